//! The options of the checker, each with its effect and its absence, and many documents at once.

use std::cell::Cell;

use bilateral::proptest::trade_sentence;
use bilateral::text::Identity;
use bilateral::{Checker, Currency, Dataset, Finding, Period, Report, Unit, Verdict};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse::<Period>().unwrap().first()
}

/// The units of all findings.
fn units(checker: &Checker<'_>, text: &str) -> Vec<Unit> {
    checker.check(text).findings().iter().map(|finding| finding.unit).collect()
}

fn verdicts(checker: &Checker<'_>, text: &str) -> Vec<String> {
    checker.check(text).findings().iter().map(Finding::code).collect()
}

/// Both articles that come with the crate, and sentences of the generator.
fn documents() -> Vec<String> {
    let sources = Dataset::embedded().unwrap().sources();
    let articles = sources.filter_map(|source| source.text.as_deref().map(str::to_owned));
    let mut runner = TestRunner::deterministic();
    let sentences = trade_sentence();
    let drawn = (0..150).map(move |_| sentences.new_tree(&mut runner).unwrap().current().text().to_owned());
    articles.chain(drawn).collect()
}

#[test]
fn the_date_says_which_year_was_the_last() {
    let checker = Checker::new().with_dataset(Dataset::embedded().unwrap());
    let last = "Russia's trade with North Korea came to $113.7 million last year.";
    assert_eq!(verdicts(&checker, last), [""; 0]);
    assert_eq!(verdicts(&checker.clone().dated(day("2012-03-01")), last), ["level/supported"]);
    assert_eq!(verdicts(&checker.clone().dated(day("2013-03-01")), last), ["level/contradicted"]);
    // A year that is named stays, whatever the day.
    let named = "In 2011 Russia's trade with North Korea came to $113.7 million.";
    for date in ["2012-03-01", "2020-01-01"] {
        assert_eq!(verdicts(&checker.clone().dated(day(date)), named), ["level/supported"], "{date}");
    }
}

#[test]
fn the_currency_decides_what_the_text_leaves_open() {
    let (plain, canadian) = (Checker::new(), Checker::new().in_currency(Currency::CAD));
    let (usd, cad) = (Unit::Money(Currency::USD), Unit::Money(Currency::CAD));
    let bare = "Sales fell by 3 billion, from 5 billion to 2 billion.";
    assert_eq!(units(&plain, bare), [Unit::Number]);
    assert_eq!(units(&canadian, bare), [cad]);
    for shared in ["$", "dollars"] {
        let text = |n: u8| if shared == "$" { format!("${n} billion") } else { format!("{n} billion dollars") };
        let text = format!("Sales fell by {}, from {} to {}.", text(3), text(5), text(2));
        assert_eq!(units(&plain, &text), [usd], "{text}");
        assert_eq!(units(&canadian, &text), [cad], "{text}");
    }
}

#[test]
fn the_currency_does_not_decide_what_the_text_says() {
    let checker = Checker::new().in_currency(Currency::CAD);
    let unit = |currency| Unit::Money(currency);
    let named = "Sales fell by US$3 billion, from US$5 billion to US$2 billion.";
    assert_eq!(units(&checker, named), [unit(Currency::USD)]);
    let lent = "Sales fell by 3 billion yuan, from 5 billion to 2 billion.";
    assert_eq!(units(&checker, lent), [unit(Currency::CNY)]);
    let counted = "Riders fell by 3 million people, from 5 million people to 2 million people.";
    assert!(units(&checker, counted).iter().all(|unit| unit.currency().is_none()));
    // A shared word is that of the economy named, else the default, else the usual one.
    let mexican = "In Mexico sales fell by 3 billion pesos, from 5 billion pesos to 2 billion pesos.";
    let nowhere = "Sales fell by 3 billion pesos, from 5 billion pesos to 2 billion pesos.";
    let chilean = Checker::new().in_currency(Currency::CLP);
    assert_eq!(units(&chilean, mexican), [unit(Currency::MXN)]);
    assert_eq!(units(&chilean, nowhere), [unit(Currency::CLP)]);
    assert_ne!(units(&checker, nowhere), [unit(Currency::CLP)]);
}

#[test]
fn yen_and_yuan_share_a_sign() {
    let text = |economy: &str| format!("{economy} cut spending by ¥3 billion, from ¥5 billion to ¥2 billion.");
    let chinese = Checker::new().in_currency(Currency::CNY);
    assert_eq!(units(&Checker::new(), &text("It")), [Unit::Money(Currency::JPY)]);
    assert_eq!(units(&chinese, &text("It")), [Unit::Money(Currency::CNY)]);
    assert_eq!(units(&chinese, &text("Japan")), [Unit::Money(Currency::JPY)]);
    let japanese = Checker::new().in_currency(Currency::JPY);
    assert_eq!(units(&japanese, &text("China")), [Unit::Money(Currency::CNY)]);
}

#[test]
fn the_turnover_is_the_sum_of_the_flows_unless_it_is_not() {
    let wrong = "Exports were $575.3 million and imports $984.6 million; trade turnover was $963.6 million.";
    let right = "Exports were $575.3 million and imports $984.6 million; trade turnover was $1,559.9 million.";
    let plain = Checker::new();
    for checker in [&plain, &plain.clone().without(Identity::Balance)] {
        assert_eq!(verdicts(checker, wrong), ["sum/contradicted"]);
        assert_eq!(verdicts(checker, right), ["sum/compatible"]);
    }
    let off = plain.without(Identity::Turnover);
    for text in [wrong, right] {
        assert_eq!(verdicts(&off, text), [""; 0]);
        assert_eq!(off.check(text).coverage.checked, 0);
    }
}

#[test]
fn the_change_of_turnover_follows_from_those_of_the_flows_unless_it_does_not() {
    let text = |change: &str| {
        format!(
            "Trade was $1,640 million, down {change}. Exports were $1,250 million, down 5.2 percent, and imports $390 million, \
             down 13.8 percent."
        )
    };
    let change = |checker: &Checker<'_>, text: &str| {
        verdicts(checker, text).into_iter().find(|verdict| verdict.starts_with("change/")).unwrap_or_default()
    };
    let plain = Checker::new();
    assert_eq!(change(&plain, &text("23 percent")), "change/contradicted");
    assert_eq!(change(&plain, &text("7.4 percent")), "change/compatible");
    let off = plain.without(Identity::Turnover);
    assert_eq!(change(&off, &text("23 percent")), "change/unverifiable");
}

#[test]
fn the_balance_is_the_difference_of_the_flows_unless_it_is_not() {
    let wrong = "Exports were $575.3 million and imports $984.6 million, a deficit of $490.3 million.";
    let right = "Exports were $575.3 million and imports $984.6 million, a deficit of $409.3 million.";
    let plain = Checker::new();
    for checker in [&plain, &plain.clone().without(Identity::Turnover)] {
        assert_eq!(verdicts(checker, wrong), ["balance/contradicted"]);
        assert_eq!(verdicts(checker, right), ["balance/compatible"]);
    }
    let off = plain.without(Identity::Balance);
    for text in [wrong, right] {
        assert_eq!(verdicts(&off, text), [""; 0]);
        assert_eq!(off.check(text).coverage.checked, 0);
    }
}

#[test]
fn two_parts_make_up_the_whole_unless_they_do_not() {
    let origin = "Total exports were $575.3 million. National exports were $500.1 million and re-exports {}.";
    let complement = "Exports were $575.3 million. Oil exports were $500.1 million and non-oil exports {}.";
    let plain = Checker::new();
    for (identity, text) in [(Identity::Origin, origin), (Identity::Complement, complement)] {
        let (wrong, right) = (text.replace("{}", "$57.2 million"), text.replace("{}", "$75.2 million"));
        assert_eq!(verdicts(&plain, &wrong), ["sum/contradicted"]);
        assert_eq!(verdicts(&plain, &right), ["sum/compatible"]);
        let off = plain.clone().without(identity);
        assert_eq!([verdicts(&off, &wrong), verdicts(&off, &right)], [[""; 0], [""; 0]]);
    }
}

#[test]
fn exports_may_exceed_the_turnover_where_it_is_no_sum() {
    let one = "In 2011 China's exports to North Korea were $6.9 billion.";
    let other = "In 2011 China's trade with North Korea was $5.6 billion.";
    let conflicts = |checker: Checker<'_>| checker.check_together([one, other]).joint.conflicts.len();
    assert_eq!(conflicts(Checker::new()), 1);
    assert_eq!(conflicts(Checker::new().without(Identity::Balance)), 1);
    assert_eq!(conflicts(Checker::new().without(Identity::Turnover)), 0);
}

/// The pair has another name where both texts are read together: the economy named most often stands last.
#[test]
fn what_one_text_implies_is_not_what_several_say_together() {
    let one = "Azerbaijan's trade with Georgia rose 9.7% to $697 million in 2021.";
    let other = "Georgia's trade with Turkey came to $2 billion in 2021. Georgia's trade with Armenia came to $1 billion in 2021.";
    let together = Checker::new().check_together([one, other]);
    let implied: Vec<&str> = together.reports[0].implied.iter().map(|implied| implied.quantity.as_str()).collect();
    assert_eq!(implied, ["turnover of Georgia and Azerbaijan in 2020"]);
    assert_eq!(together.joint.implied, []);
}

#[test]
fn fewer_assumptions_fewer_findings() {
    for text in documents() {
        let whole = Checker::new().check(&text);
        for identity in [Identity::Turnover, Identity::Balance, Identity::Origin, Identity::Complement] {
            let less = Checker::new().without(identity).check(&text);
            let new = less.findings().iter().find(|finding| !whole.findings().contains(finding));
            assert_eq!(new, None, "{identity:?}: {text}");
        }
    }
}

#[test]
fn a_lower_limit_never_contradicts_more() {
    let data = Dataset::embedded().unwrap();
    let mut reached = 0;
    for text in documents() {
        let whole = Checker::new().with_dataset(data).check(&text);
        for limit in 0..4 {
            let less = Checker::new().with_dataset(data).readings_limit(limit).check(&text);
            let wrong = |report: &Report| {
                let wrong = report.findings().iter().filter(|finding| finding.verdict() == Verdict::Contradicted);
                wrong.map(|finding| (finding.span, finding.kind)).collect::<Vec<_>>()
            };
            assert!(wrong(&less).iter().all(|one| wrong(&whole).contains(one)), "{limit}: {text}");
            assert!(less.limit_reached || less == whole, "{limit}: {text}");
            reached += usize::from(less.limit_reached && !whole.limit_reached);
        }
    }
    assert!(reached > 0);
}

#[test]
fn readings_are_tried_up_to_the_limit() {
    let text = Dataset::embedded().unwrap().source("old-allies").unwrap().text.as_deref().unwrap();
    let tried = |limit| Checker::new().readings_limit(limit).check(text);
    let readings = |report: &Report| report.implied.iter().filter(|implied| implied.reading.is_some()).count();
    let whole = Checker::new().check(text);
    assert!(!whole.limit_reached && readings(&whole) > 0);
    assert_eq!(tried(64), whole);
    // A clause is tried with all its readings or with none.
    assert!(tried(0).limit_reached && tried(1).limit_reached);
    assert_eq!((readings(&tried(0)), readings(&tried(1))), (0, 0));
}

#[test]
fn all_documents_give_what_each_gives() {
    let (documents, checker) = (documents(), Checker::new());
    let each: Vec<Report> = documents.iter().map(|text| checker.check(text)).collect();
    assert!(checker.check_all(&documents).eq(each));
}

#[test]
fn a_document_is_taken_when_it_is_asked_for() {
    let taken = Cell::new(0);
    let endless = std::iter::repeat_with(|| {
        taken.set(taken.get() + 1);
        "Exports rose 5 percent to $2.1 billion from $2 billion."
    });
    let checker = Checker::new();
    let mut reports = checker.check_all(endless);
    assert_eq!(taken.get(), 0);
    for n in 1..4 {
        assert_eq!(reports.next().unwrap().findings().len(), 1);
        assert_eq!(taken.get(), n);
    }
}

#[cfg(feature = "parallel")]
mod parallel {
    use super::*;

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
    }

    #[test]
    fn any_number_of_threads_gives_the_same() {
        let (documents, checker) = (documents(), Checker::new().with_dataset(Dataset::embedded().unwrap()));
        let alone: Vec<Report> = checker.check_all(&documents).collect();
        for threads in [1, 2, 4] {
            let spread: Vec<Report> = pool(threads).install(|| checker.check_all_in_parallel(&documents).collect());
            assert_eq!(spread, alone, "{threads} threads");
        }
    }

    #[test]
    fn few_documents_are_taken_ahead() {
        let checker = Checker::new();
        for threads in [1, 2, 4] {
            let taken = std::sync::atomic::AtomicUsize::new(0);
            let endless = std::iter::repeat_with(|| {
                taken.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                "Exports rose 5 percent to $2.1 billion from $2 billion."
            });
            pool(threads).install(|| assert_eq!(checker.check_all_in_parallel(endless).take(3).count(), 3));
            assert_eq!(taken.into_inner(), 16 * threads);
        }
    }

    #[test]
    fn an_end_is_an_end() {
        let checker = Checker::new();
        let mut reports = checker.check_all_in_parallel(["a", "b"]);
        assert_eq!(reports.by_ref().count(), 2);
        assert!(reports.next().is_none());
    }
}

/// The first explanation of a text that is held against itself.
fn explained(text: &str) -> String {
    Checker::new().check(text).findings().first().map(|finding| finding.explanation.clone()).unwrap_or_default()
}

#[test]
fn an_explanation_is_one_sentence_with_the_arithmetic_in_it() {
    let cases = [
        (
            "Exports rose 37.5 percent from $5.00 billion to $8.00 billion.",
            "a rise of 37.5 percent contradicts $5.00 billion to $8.00 billion: that is a rise of 59.48 to 60.53 percent; \
             37.5 percent is the rise as a share of the new level",
        ),
        (
            "Imports fell by $2 billion, from $9.5 billion to $7.5 billion.",
            "a fall of $2 billion agrees with $9.5 billion to $7.5 billion: that is a fall of 1.9 to 2.1 billion USD",
        ),
        (
            "Exports fell by $2.0 billion, or 21.1 percent, to $7.5 billion.",
            "a fall of 21.1 percent is compatible with a fall of $2.0 billion to $7.5 billion: \
             that is a fall of 20.31 to 21.81 percent",
        ),
        (
            "Exports came to $4.5 billion and imports to $6.0 billion, a trade deficit of $1.5 billion.",
            "$1.5 billion is compatible with the difference between $4.5 billion and $6.0 billion (exports less imports): \
             that is 1.4 to 1.6 billion USD",
        ),
        (
            "Of exports of $40.0 billion, coal accounted for $10.0 billion, or a quarter.",
            "\"a quarter\" agrees with $10.0 billion of $40.0 billion: that is 0.2484 to 0.2516 of the whole",
        ),
        (
            "Debt was $10 billion. After writing off 90% of it, the remaining billion was to be invested.",
            "\"billion\" is compatible with $10 billion less 90%: that leaves 0.855 to 1.155 billion USD",
        ),
        (
            "Exports rose by between 15 and 16 percent, from $100.0 million to $115.5 million.",
            "a rise of between 15 and 16 percent agrees with $100.0 million to $115.5 million: \
             that is a rise of 15.39 to 15.61 percent",
        ),
        (
            "Trade doubled from $5.0 billion to $15.0 billion.",
            "\"doubled\" fits $15.0 billion / $5.0 billion - 1 only if the increase alone is that many times the base: \
             that is 1.96 to 2.041 times",
        ),
    ];
    for (text, explanation) in cases {
        assert_eq!(explained(text), explanation, "{text}");
    }
}
