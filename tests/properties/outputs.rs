//! A strategy for every type, and the laws of what the crate gives back.

use std::any::type_name;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use bilateral::check::{
    self, Checker, Disputed, Evidence, Finding, Implied, Operand, Reading, Report, Suggestion, Telling, Together, Told,
};
use bilateral::dataset;
use bilateral::dataset::table::{
    self, Cell, Clash, Classification, Combined, Commodity, Compilation, Flow, Level, Marks, Observation, Parts,
    Ranked, Ranking, Remarks, Side, Stream, Tag, Total, Valuations,
};
use bilateral::import::{Format, Loaded, Notice, Summary, baci::Countries};
use bilateral::proptest::{Broken, Sentence, article, combined, conflict, loaded, ranking};
use bilateral::query::indicators::{Indicator, MirrorDiscrepancy, Observed, Subject};
use bilateral::query::{Answer, How, Op, Step, Value};
use bilateral::record::{
    self, DebtWriteOff, Entry, Event, InvestmentTranche, Missing, Repayment, Standing, Status, TradeVolume, Valuation,
};
use bilateral::report::svg::{Chart, Picture, Point, Series};
use bilateral::text::{Identity, Kind, NameMention, Quantity, StatementKind, Time, TimeMention};
use bilateral::{
    Amount, Currency, CurrencyKind, Dataset, Designation, Economy, EconomyKind, Error, ErrorKind, Figure, Hedge,
    Interval, Measure, Numeral, Period, Place, Query, Quote, Record, Source, Span, Ucum, Unit, Verdict,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::cases;

/// Eight times: a strategy that rejects nearly all it draws gives up.
fn drawn<T: Arbitrary + Debug>() {
    let mut runner = TestRunner::deterministic();
    let strategy = any::<T>();
    for _ in 0..8 {
        black_box(strategy.new_tree(&mut runner).unwrap_or_else(|why| panic!("{}: {why}", type_name::<T>())).current());
    }
}

macro_rules! each {
    ($($type:ty),+ $(,)?) => { $(drawn::<$type>();)+ };
}

#[test]
fn every_type_can_be_drawn() {
    each!(Amount, Currency, CurrencyKind, Dataset, Designation, Economy, EconomyKind, Error, ErrorKind, Figure, Hedge);
    each!(Interval, Measure, Numeral, Period, Place, Query, Quote, Record, Source, Span, Ucum, Unit, Verdict);
    each!(record::Basis, record::Coverage, DebtWriteOff, Entry, Event, InvestmentTranche, Missing, Repayment, Standing);
    each!(Status, TradeVolume, Valuation, dataset::Conflict);
    each!(Report, Together, Finding, Operand, Reading, Evidence, Suggestion, check::Conflict, Implied, check::Coverage);
    each!(Disputed, Told, Telling, Identity, Kind, NameMention, Quantity, StatementKind, Time, TimeMention);
    each!(Answer, How, Op, Step, Value, Indicator, MirrorDiscrepancy, Observed, Subject);
    each!(table::Table, Cell, Clash, Classification, Combined, Commodity, Compilation, Flow, Level, Marks, Observation);
    each!(Parts, Ranked, Ranking, Remarks, Side, Stream, Tag, Total, Valuations, table::Basis);
    each!(Format, Loaded, Notice, Summary, Countries, Chart, Picture, Point, Series, Sentence, Broken);
}

/// What only a caller makes, or what borrows from one.
const NONE: [&str; 16] = [
    "Article",
    "Builder",
    "Checker",
    "FigureParameters",
    "Import",
    "Loader",
    "NumeralParameters",
    "Options",
    "Progress",
    "RecordParameters",
    "Selection",
    "SentenceParameters",
    "Slip",
    "Stated",
    "Style",
    "Wording",
];

#[test]
fn no_type_is_forgotten() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = fs::read_to_string(root.join("tests/properties/outputs.rs")).unwrap();
    let drawn = here.lines().filter(|line| line.trim_start().starts_with("each!("));
    let mut known: BTreeSet<&str> = drawn.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())).collect();
    known.extend(NONE);
    let listing = fs::read_to_string(root.join("tests/snapshots/public.txt")).unwrap();
    let types = listing.lines().filter_map(|line| {
        let (_, rest) = line.split_once("pub struct ").or_else(|| line.split_once("pub enum "))?;
        rest.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
    });
    assert_eq!(types.filter(|name| !known.contains(name)).collect::<Vec<_>>(), [""; 0]);
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_report_is_of_its_text(text in article()) {
        let report = Checker::new().check(&text);
        prop_assert_eq!(&report, &Checker::new().check(&text));
        let spans = report.findings.iter().flat_map(|finding| finding.operands.iter().map(|o| o.span).chain([finding.span]));
        let spans = spans.chain(report.conflicts.iter().flat_map(|conflict| conflict.spans.clone()));
        for span in spans.chain(report.implied.iter().flat_map(|implied| implied.from.clone())) {
            prop_assert!(text.get(span.range()).is_some(), "{:?} in {}", span, text);
        }
        prop_assert!(report.coverage.checked <= report.coverage.quantities);
    }

    #[test]
    fn an_answer_lies_within_its_intervals(answer: Answer) {
        let value = answer.value();
        prop_assert!(value.tolerate.hull(&value.accept) == value.tolerate, "{:?}", value);
        prop_assert_eq!(answer.steps().last().map(|step| step.value), Some(value));
    }

    #[test]
    fn conflicting_records_have_no_figure_in_common(conflict in conflict()) {
        let [one, other] = conflict.records().map(|record| record.figure().unwrap().tolerate());
        prop_assert_eq!(one.intersection(&other), None);
    }

    #[test]
    fn every_line_is_a_row_or_rejected(loaded in loaded()) {
        let Summary { rows, rejected, blank, lines, .. } = loaded.summary;
        prop_assert_eq!(rows + rejected + blank, lines);
        prop_assert_eq!(usize::try_from(rejected).unwrap(), loaded.errors.len());
        prop_assert_eq!(rejected > 0, !loaded.notices.is_empty());
    }

    #[test]
    fn a_combined_figure_is_of_both(combined in combined()) {
        let missing = [combined.exports, combined.imports].map(|total| total.missing());
        prop_assert_eq!(combined.value().is_ok(), missing == [0, 0]);
    }

    #[test]
    fn a_ranking_falls(ranking in ranking()) {
        let values: Vec<_> = ranking.partners.iter().map(|ranked| ranked.total.value().unwrap()).collect();
        prop_assert!(values.is_sorted_by(|a, b| a >= b) && values.len() <= 3);
    }
}
