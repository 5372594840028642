//! Reports for the tests and benches of the renderers, built by hand.

use bilateral::check::{Conflict, Evidence, Finding, Implied, Operand, Reading, Report, Suggestion, Verdict};
use bilateral::text::StatementKind;
use bilateral::{Source, Span, Unit};

/// A passage of "Russia and North Korea: Old allies, new opportunities", a goal and a deficit put in.
pub(super) const TEXT: &str = include_str!("article.txt");

pub(super) fn source() -> Source {
    let mut source = Source::new("ukhov-2015", "Russia and North Korea: Old allies, new opportunities");
    source.publisher = "Fort Russ".into();
    source.author = "Ilya Ukhov".into();
    source.published = "2015-11-16".parse().ok();
    source.url = "https://example.org/old-allies".into();
    source
}

pub(super) fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words:?} is not in the sample"));
    Span::new(start, start + words.len())
}

fn operand(words: &str, role: &'static str) -> Operand {
    Operand::new(span(words), role)
}

fn customs(record: &str, quote: &str) -> Evidence {
    Evidence::new(record, "Sample Office, Yearbook of Trade", quote)
}

fn strings(steps: &[&str]) -> Vec<String> {
    steps.iter().map(|step| (*step).to_owned()).collect()
}

fn unit(text: &str) -> Unit {
    text.parse().unwrap()
}

/// A finding with its explanation, its unit and the two intervals, where they are given.
fn finding(words: &str, code: &str, explanation: &str, unit_of: &str, stated: &str, computed: &str) -> Finding {
    let (kind, verdict) = code.split_once('/').unwrap();
    let mut finding = Finding::new(span(words), kind.parse().unwrap(), verdict.parse().unwrap());
    finding.explanation = explanation.into();
    finding.unit = unit(unit_of);
    finding.stated = stated.parse().ok();
    finding.computed = computed.parse().ok();
    finding
}

pub(super) fn report() -> Report {
    let mut report = Report::default();
    report.findings = vec![share(), decline(), trend(), times_less(), times_smaller(), debt(), swing(), goal()];
    report.conflicts = vec![conflict()];
    report.implied = implied();
    report.coverage.quantities = 14;
    report.coverage.checked = 12;
    report.coverage.unchecked =
        ["54 kilometer", "4.5 billion tons"].map(|words| (span(words), "no record of this measure")).into();
    report
}

fn share() -> Finding {
    let words = "China accounted for 90%, according to date for 2013, of North Korean exports";
    let explanation = "no record of the exports of North Korea to the world in 2013";
    let mut share = finding(words, "share/unverifiable", explanation, "percent", "[89.5, 90.5)", "");
    share.operands = vec![Operand::new(Span::new(span("90%, acc").start, span("90%, acc").start + 3), "stated")];
    share
}

fn decline() -> Finding {
    let words = "In 2012, trade turnover decreased by 2.4%, reaching an amount of $6.9 billion";
    let explanation = "whose turnover is not said; only the trade with all partners can have fallen so";
    let code = "change/depends_on_reading";
    let mut decline = finding(words, code, explanation, "percent", "[-2.45, -2.35)", "(18.9, 46.1)");
    decline.margin = "5.15".parse().ok();
    decline.operands = vec![operand("2.4%", "stated"), operand("$6.9 billion", "to")];
    decline.readings = vec![
        Reading::new("turnover of China and North Korea", Verdict::Contradicted),
        Reading::new("foreign trade of North Korea with all partners", Verdict::Compatible),
        Reading::new("turnover of Russia and North Korea", Verdict::Contradicted),
    ];
    decline.evidence = vec![customs("CHN-PRK-2011", "5.63 billion"), customs("CHN-PRK-2012", "5.93 billion")];
    decline.derivation = strings(&[
        "turnover CHN-PRK 2012 = 6.85 to 6.95 billion USD (this text)",
        "turnover CHN-PRK 2011 = 110 million × 50 = 4.725 to 5.75 billion USD (this text)",
        "6.85 ÷ 5.75 - 1 = 19.1%, a rise",
    ]);
    decline.suggestions = vec![
        Suggestion::new("the words fit turnover of China and North Korea in 2014: 6.54 to 6.39 billion USD, down 2.4%")
            .replacing(span("In 2012, trade"), "In 2014, trade"),
    ];
    decline.relied_on = vec![span("North Korean exports")];
    decline
}

fn trend() -> Finding {
    let explanation = "the trade of 2009 and 2010 is not known";
    finding("the first decline since 2009", "trend/unverifiable", explanation, "number", "", "")
}

fn times_less() -> Finding {
    let words = "almost 50 times less than the volume of DPRK trade with China";
    let explanation = "the trade with China was 49.5 times that with Russia";
    let mut ratio = finding(words, "ratio/supported", explanation, "times", "[45, 50)", "[49.37, 49.66]");
    ratio.margin = "0.2".parse().ok();
    ratio.operands = vec![operand("$110 million", "part"), operand("almost 50 times less", "stated")];
    ratio.evidence = vec![customs("RUS-PRK-2011", "113.7 million"), customs("CHN-PRK-2011", "5.63 billion")];
    ratio.derivation = strings(&["5.63 billion ÷ 113.7 million = 49.5"]);
    ratio.relied_on = vec![span("In 2011")];
    ratio
}

fn times_smaller() -> Finding {
    let words = "14 times smaller than trade turnover between the DPRK and South Korea";
    let explanation = "15 times by the records: within the rounding of the stated figures only";
    let mut ratio = finding(words, "ratio/loose", explanation, "times", "[13.5, 14.5)", "[15.03, 15.12]");
    ratio.margin = "1.2".parse().ok();
    ratio.operands = vec![operand("$110 million", "part"), operand("14 times smaller", "stated")];
    ratio.evidence = vec![customs("KOR-PRK-2011", "1,713.86 million")];
    ratio.derivation = strings(&["1.71386 billion ÷ 113.7 million = 15.07"]);
    ratio.suggestions =
        vec![Suggestion::new("15 times smaller").replacing(span("14 times smaller"), "15 times smaller")];
    ratio
}

fn debt() -> Finding {
    let words = "After writing off 90% of debt, the remaining billion became";
    let explanation = "10% of about 10 billion USD is 0.855 to 1.155 billion USD";
    let code = "remainder/compatible";
    let mut debt = finding(words, code, explanation, "USD", "[900000000, 1100000000)", "(855000000, 1155000000]");
    debt.margin = "0.4".parse().ok();
    debt.operands = vec![
        operand("about $10 billion", "whole"),
        operand("90% of debt", "share"),
        operand("the remaining billion", "stated"),
    ];
    debt.derivation = strings(&["10 billion × (100% - 90%) = 1 billion"]);
    debt
}

fn swing() -> Finding {
    let words = "shrank by a striking 42.9 percent, going from $11.89 billion to $678 million";
    let explanation = "from 11.89 billion to 678 million USD is a fall by 94.3%, not 42.9%";
    let code = "change/contradicted";
    let mut swing = finding(words, code, explanation, "percent", "[-42.95, -42.85)", "[-94.31, -94.29]");
    swing.margin = "514".parse().ok();
    swing.operands =
        vec![operand("$11.89 billion", "from"), operand("$678 million", "to"), operand("42.9 percent", "stated")];
    swing.derivation = strings(&[
        "from 11.89 billion USD (11.885 to 11.895)",
        "to 678 million USD (677.5 to 678.5)",
        "678 million ÷ 11.89 billion - 1 = -94.3%",
    ]);
    swing.suggestions = vec![
        Suggestion::new("$1.189 billion to $678 million is a fall by 43%: a slip of a digit")
            .replacing(span("$11.89 billion"), "$1.189 billion"),
        Suggestion::new("a fall by 94.3 percent"),
    ];
    swing
}

fn goal() -> Finding {
    let explanation = "a goal is not held against a figure";
    let stated = "[900000000, 1100000000)";
    let mut goal = finding("to $1 billion by 2020", "target/unverifiable", explanation, "USD", stated, "");
    goal.operands = vec![operand("$1 billion", "stated")];
    goal
}

fn conflict() -> Conflict {
    let words = ["2.4%", "$6.9 billion", "$110 million", "almost 50 times less"];
    let explanation = "2011 would be at least 6.96 billion USD by the first two and below 6 billion by the others";
    let mut conflict = Conflict::new(words.map(span).into(), explanation);
    conflict.findings = vec![1, 3];
    conflict.margin = "5.15".parse().ok();
    conflict.reading = Some("“trade turnover” is that of China and North Korea".to_owned());
    conflict
}

fn implied() -> Vec<Implied> {
    let one = |quantity: &str, interval: &str, from: [&str; 2]| {
        Implied::new(quantity, interval.parse().unwrap(), unit("USD"), from.map(span).into())
    };
    let mut all = vec![
        one("turnover CHN-PRK 2011", "[4725000000, 5750000000)", ["$110 million", "almost 50 times less"]),
        one("turnover KOR-PRK 2011", "[1417500000, 1667500000)", ["$110 million", "14 times smaller"]),
        one("turnover PRK-World 2011", "[7014848796, 7124551512)", ["2.4%", "$6.9 billion"]),
    ];
    all[2].reading = Some("“trade turnover” is that with all partners".to_owned());
    all
}

/// A text that attacks whoever shows it.
pub(super) const HOSTILE: &str = "Exports of <script>alert('1')</script> \"rose\" by\u{202e} 5%\u{202c} \x1b[31;1mto\x1b]8;;http://x\x07 $1 & </textarea><img src=x onerror=alert(2)> \u{9b}2J\r {{7*7}} {% raw %} ]]> --> ${x}.";

/// A report that quotes [`HOSTILE`] wherever a report has words.
pub(super) fn hostile() -> Report {
    let whole = Span::new(0, HOSTILE.len());
    let rose = HOSTILE.find("5%").unwrap();
    let mut one = Finding::new(whole, StatementKind::Change, Verdict::Contradicted);
    one.operands = vec![Operand::new(Span::new(rose, rose + 2), "stated")];
    one.readings = vec![Reading::new(HOSTILE, Verdict::Contradicted)];
    one.evidence = vec![Evidence::new(HOSTILE, HOSTILE, HOSTILE)];
    one.derivation = vec![HOSTILE.to_owned()];
    one.explanation = HOSTILE.into();
    one.suggestions = vec![Suggestion::new(HOSTILE).replacing(whole, HOSTILE)];
    one.relied_on = vec![whole];
    one.stated = "[4.5, 5.5)".parse().ok();
    one.computed = "[7, 8)".parse().ok();
    one.unit = Unit::Percent;
    one.margin = "3".parse().ok();
    let mut conflict = Conflict::new(vec![whole], HOSTILE);
    conflict.findings = vec![0];
    conflict.reading = Some(HOSTILE.to_owned());
    let mut implied = Implied::new(HOSTILE, "[1, 2)".parse().unwrap(), Unit::Times, vec![whole]);
    implied.reading = Some(HOSTILE.to_owned());
    let mut report = Report::default();
    report.findings = vec![one];
    report.conflicts = vec![conflict];
    report.implied = vec![implied];
    report.coverage.quantities = 1;
    report.coverage.unchecked = vec![(whole, "no reason")];
    report.limit_reached = true;
    report
}

/// A source with [`HOSTILE`] in every field.
pub(super) fn hostile_source() -> Source {
    let mut source = Source::new(HOSTILE, HOSTILE);
    source.publisher = HOSTILE.into();
    source.author = HOSTILE.into();
    source.url = "javascript:alert(1)//\"><script>".into();
    source
}

/// The sample `times` times over: its text repeated, and its findings with their places moved.
pub(super) fn repeated(times: usize) -> (String, Report) {
    let mut report = Report::default();
    for index in 0..times {
        let moved = |span: &mut Span| *span = Span::new(span.start + index * TEXT.len(), span.end + index * TEXT.len());
        let mut next = self::report();
        for finding in &mut next.findings {
            moved(&mut finding.span);
            finding.operands.iter_mut().for_each(|operand| moved(&mut operand.span));
            finding.relied_on.iter_mut().for_each(moved);
            let replaced = finding.suggestions.iter_mut().filter_map(|suggestion| suggestion.replacement.as_mut());
            replaced.for_each(|(span, _)| moved(span));
        }
        report.findings.extend(next.findings);
    }
    (TEXT.repeat(times), report)
}

#[allow(dead_code, reason = "for the bench")]
pub(super) fn data() -> &'static bilateral::Dataset {
    bilateral::Dataset::embedded().unwrap()
}

/// The same with a series in question for each time.
#[allow(dead_code, reason = "for the bench")]
pub(super) fn in_question(times: usize) -> (String, Report) {
    let (text, mut report) = repeated(times);
    let series = bilateral::check("In 2013 trade between China and North Korea came to $7.2 billion.", data());
    report.disputed = vec![series.disputed[0].clone(); times];
    (text, report)
}
