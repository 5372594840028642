//! Reports for the tests of the renderers, built by hand.

use crate::check::{Conflict, Coverage, Evidence, Finding, Implied, Operand, Reading, Report, Suggestion, Verdict};
use crate::number::Unit;
use crate::source::{Source, Span};
use crate::text::StatementKind;

/// A passage of "Russia and North Korea: Old allies, new opportunities".
pub(super) const TEXT: &str = include_str!("sample.txt");

pub(super) fn source() -> Source {
    let mut source = Source::new("ukhov-2015", "Russia and North Korea: Old allies, new opportunities");
    source.publisher = "Fort Russ".to_owned();
    source.author = "Ilya Ukhov".to_owned();
    source.published = chrono::NaiveDate::from_ymd_opt(2015, 11, 16);
    source.url = "https://example.org/old-allies".to_owned();
    source
}

pub(super) fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words:?} is not in the sample"));
    Span::new(start, start + words.len())
}

fn operand(words: &str, role: &'static str) -> Operand {
    Operand { span: span(words), role }
}

fn evidence(record: &str, source: &str, quote: &str) -> Evidence {
    Evidence { record: record.into(), source: source.to_owned(), quote: quote.to_owned() }
}

/// A finding with nothing but its words and verdict.
pub(super) fn finding(words: &str, kind: StatementKind, verdict: Verdict) -> Finding {
    Finding {
        span: span(words),
        kind,
        verdict,
        stated: None,
        computed: None,
        unit: Unit::Number,
        margin: None,
        operands: Vec::new(),
        readings: Vec::new(),
        evidence: Vec::new(),
        derivation: Vec::new(),
        explanation: String::new(),
        suggestions: Vec::new(),
        relied_on: Vec::new(),
    }
}

fn unit(text: &str) -> Unit {
    text.parse().unwrap()
}

pub(super) fn report() -> Report {
    Report {
        findings: vec![share(), decline(), trend(), times_less(), times_smaller(), debt(), swing(), deficit()],
        conflicts: vec![conflict()],
        implied: implied(),
        coverage: Coverage {
            quantities: 14,
            checked: 11,
            unchecked: vec![
                (span("54 kilometer"), "no record of this measure"),
                (span("4.5 billion tons"), "no record of this measure"),
            ],
        },
        limit_reached: false,
    }
}

fn share() -> Finding {
    Finding {
        stated: "[89.5, 90.5)".parse().ok(),
        unit: Unit::Percent,
        operands: vec![operand("90%, according", "stated")],
        explanation: "no record of the exports of North Korea to the world in 2013".to_owned(),
        ..finding(
            "China accounted for 90%, according to date for 2013, of North Korean exports",
            StatementKind::Share,
            Verdict::Unverifiable,
        )
    }
}

fn decline() -> Finding {
    let reading = |description: &str, verdict| Reading { description: description.to_owned(), verdict };
    Finding {
        stated: "[-2.45, -2.35)".parse().ok(),
        computed: "(18.9, 46.1)".parse().ok(),
        unit: Unit::Percent,
        margin: "5.15".parse().ok(),
        operands: vec![operand("2.4%", "stated"), operand("$6.9 billion", "to")],
        readings: vec![
            reading("turnover of China and North Korea", Verdict::Contradicted),
            reading("foreign trade of North Korea with all partners", Verdict::Compatible),
            reading("turnover of Russia and North Korea", Verdict::Contradicted),
        ],
        evidence: vec![
            evidence("CHN-PRK-2011", "Sample Office, Yearbook of Trade", "5.63 billion"),
            evidence("CHN-PRK-2012", "Sample Office, Yearbook of Trade", "5.93 billion"),
        ],
        derivation: vec![
            "turnover CHN-PRK 2012 = 6.85 to 6.95 billion USD (this text)".to_owned(),
            "turnover CHN-PRK 2011 = 110 million × 50 = 4.725 to 5.75 billion USD (this text)".to_owned(),
            "6.85 ÷ 5.75 - 1 = 19.1 %, a rise".to_owned(),
        ],
        explanation: "whose turnover decreased by 2.4% is not said, and only the trade with all partners can have"
            .to_owned(),
        suggestions: vec![Suggestion {
            text: "the words fit turnover of China and North Korea in 2014: 6.54 to 6.39 billion USD, down 2.4%"
                .to_owned(),
            replacement: Some((span("In 2012, trade"), "In 2014, trade".to_owned())),
        }],
        relied_on: vec![span("North Korean exports. In")],
        ..finding(
            "In 2012, trade turnover decreased by 2.4%, reaching an amount of $6.9 billion",
            StatementKind::Change,
            Verdict::DependsOnReading,
        )
    }
}

fn trend() -> Finding {
    Finding {
        explanation: "the trade of 2009 and 2010 is not known".to_owned(),
        ..finding("the first decline since 2009", StatementKind::Trend, Verdict::Unverifiable)
    }
}

fn times_less() -> Finding {
    Finding {
        stated: "[45, 50)".parse().ok(),
        computed: "[49.37, 49.66]".parse().ok(),
        unit: Unit::Times,
        margin: "0.2".parse().ok(),
        operands: vec![operand("$110 million", "part"), operand("almost 50 times less", "stated")],
        evidence: vec![
            evidence("RUS-PRK-2011", "Example Customs, Trade by Partner", "113.7 million"),
            evidence("CHN-PRK-2011", "Sample Office, Yearbook of Trade", "5.63 billion"),
        ],
        derivation: vec!["5.63 billion ÷ 113.7 million = 49.5".to_owned()],
        explanation: "the trade with China was 49.5 times that with Russia".to_owned(),
        relied_on: vec![span("In 2011")],
        ..finding(
            "almost 50 times less than the volume of DPRK trade with China",
            StatementKind::Ratio,
            Verdict::Supported,
        )
    }
}

fn times_smaller() -> Finding {
    Finding {
        stated: "[13.5, 14.5)".parse().ok(),
        computed: "[15.03, 15.12]".parse().ok(),
        unit: Unit::Times,
        margin: "1.2".parse().ok(),
        operands: vec![operand("$110 million", "part"), operand("14 times smaller", "stated")],
        evidence: vec![evidence("KOR-PRK-2011", "Sample Ministry, White Paper", "1,713.86 million")],
        derivation: vec!["1.71386 billion ÷ 113.7 million = 15.07".to_owned()],
        explanation: "15 times by the records: within the rounding of the stated figures only".to_owned(),
        suggestions: vec![Suggestion {
            text: "15 times smaller".to_owned(),
            replacement: Some((span("14 times smaller"), "15 times smaller".to_owned())),
        }],
        ..finding(
            "14 times smaller than trade turnover between the DPRK and South Korea",
            StatementKind::Ratio,
            Verdict::Loose,
        )
    }
}

fn debt() -> Finding {
    Finding {
        stated: "[900000000, 1100000000)".parse().ok(),
        computed: "(855000000, 1155000000]".parse().ok(),
        unit: unit("USD"),
        margin: "0.4".parse().ok(),
        operands: vec![
            operand("about $10 billion", "whole"),
            operand("90% of debt", "share"),
            operand("the remaining billion", "stated"),
        ],
        derivation: vec!["10 billion × (100 % - 90 %) = 1 billion".to_owned()],
        explanation: "10 % of about 10 billion USD is 0.855 to 1.155 billion USD".to_owned(),
        ..finding(
            "After writing off 90% of debt, the remaining billion became",
            StatementKind::Remainder,
            Verdict::Compatible,
        )
    }
}

fn swing() -> Finding {
    Finding {
        stated: "[42.85, 42.95)".parse().ok(),
        computed: "[94.29, 94.31]".parse().ok(),
        unit: Unit::Percent,
        margin: "514".parse().ok(),
        operands: vec![
            operand("$11.89 billion", "from"),
            operand("$678 million", "to"),
            operand("42.9 percent", "stated"),
        ],
        derivation: vec![
            "from 11.89 billion USD (11.885 to 11.895)".to_owned(),
            "to 678 million USD (677.5 to 678.5)".to_owned(),
            "1 - 678 million ÷ 11.89 billion = 94.3 %".to_owned(),
        ],
        explanation: "from 11.89 billion to 678 million USD is a fall by 94.3 %, not 42.9 %".to_owned(),
        suggestions: vec![
            Suggestion {
                text: "$1.189 billion to $678 million is a fall by 43 %: a slip of a digit".to_owned(),
                replacement: Some((span("$11.89 billion"), "$1.189 billion".to_owned())),
            },
            Suggestion { text: "a fall by 94.3 percent".to_owned(), replacement: None },
        ],
        ..finding(
            "shrank by a striking 42.9 percent, going from $11.89 billion to $678 million",
            StatementKind::Change,
            Verdict::Contradicted,
        )
    }
}

fn deficit() -> Finding {
    Finding {
        explanation: "a goal is not held against a figure".to_owned(),
        operands: vec![operand("$1 billion by 2020", "stated")],
        stated: "[900000000, 1100000000)".parse().ok(),
        unit: unit("USD"),
        ..finding("to $1 billion by 2020", StatementKind::Target, Verdict::Unverifiable)
    }
}

fn conflict() -> Conflict {
    Conflict {
        findings: vec![1, 3],
        spans: vec![span("2.4%"), span("$6.9 billion"), span("$110 million"), span("almost 50 times less")],
        margin: "5.15".parse().ok(),
        reading: Some("\"trade turnover\" is that of China and North Korea".to_owned()),
        explanation: "2011 would be at least 6.96 billion USD by the first two and below 6 billion by the others"
            .to_owned(),
    }
}

fn implied() -> Vec<Implied> {
    let one = |quantity: &str, interval: &str, from: &[&str], reading: Option<&str>| Implied {
        quantity: quantity.to_owned(),
        interval: interval.parse().unwrap(),
        unit: unit("USD"),
        from: from.iter().map(|words| span(words)).collect(),
        reading: reading.map(str::to_owned),
    };
    vec![
        one("turnover CHN-PRK 2011", "[4725000000, 5750000000)", &["$110 million", "almost 50 times less"], None),
        one("turnover KOR-PRK 2011", "[1417500000, 1667500000)", &["$110 million", "14 times smaller"], None),
        one(
            "turnover PRK-World 2011",
            "[7014848796, 7124551512)",
            &["2.4%", "$6.9 billion"],
            Some("\"trade turnover\" is that with all partners"),
        ),
    ]
}

/// A text of one line that attacks whoever shows it, and a report that quotes it everywhere.
pub(super) const HOSTILE: &str = "Exports of <script>alert('1')</script> \"rose\" by\u{202e} 5%\u{202c} \x1b[31;1mto\x1b]8;;http://x\x07 $1 & </textarea><img src=x onerror=alert(2)> \u{9b}2J {{7*7}} {% raw %}.";

pub(super) fn hostile() -> Report {
    let text = || HOSTILE.to_owned();
    let whole = Span::new(0, HOSTILE.len());
    let rose = HOSTILE.find("5%").unwrap();
    let one = Finding {
        span: whole,
        operands: vec![Operand { span: Span::new(rose, rose + 2), role: "stated" }],
        readings: vec![Reading { description: text(), verdict: Verdict::Contradicted }],
        evidence: vec![Evidence { record: HOSTILE.into(), source: text(), quote: text() }],
        derivation: vec![text()],
        explanation: text(),
        suggestions: vec![Suggestion { text: text(), replacement: Some((whole, text())) }],
        relied_on: vec![whole],
        stated: "[4.5, 5.5)".parse().ok(),
        computed: "[7, 8)".parse().ok(),
        unit: Unit::Percent,
        margin: "3".parse().ok(),
        ..finding("2012", StatementKind::Change, Verdict::Contradicted)
    };
    Report {
        findings: vec![one],
        conflicts: vec![Conflict {
            findings: vec![0],
            spans: vec![whole],
            margin: None,
            reading: Some(text()),
            explanation: text(),
        }],
        implied: vec![Implied {
            quantity: text(),
            interval: "[1, 2)".parse().unwrap(),
            unit: Unit::Times,
            from: vec![whole],
            reading: Some(text()),
        }],
        coverage: Coverage { quantities: 1, checked: 1, unchecked: vec![(whole, "no reason")] },
        limit_reached: true,
    }
}
