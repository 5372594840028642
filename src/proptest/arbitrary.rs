//! `Arbitrary` for the types of the crate, by the functions beside.

use ::proptest::prelude::*;
use ::proptest::sample::select;
use rust_decimal::Decimal;

use super::outputs::{
    amount, answer, chart, combined, conflict, countries, error, finding, loaded, name_mention, part_of, point,
    quantity, ranking, reading, report, series, time_mention, together, total,
};
use super::{
    Broken, FigureParameters, NumeralParameters, RecordParameters, Sentence, SentenceParameters, broken_sentence, cell,
    commodity, coverage, currency, dataset, economy, figure, hedge, interval, measure, numeral, observation, period,
    query, quote, record, repayment, sentence, source, table, ucum, unit,
};
use crate::check::{
    self, Disputed, Evidence, Finding, Implied, Operand, Reading, Report, Suggestion, Telling, Together, Told, Verdict,
};
use crate::dataset::table::{
    self as bulk, Cell, Clash, Classification, Combined, Commodity, Compilation, Flow, Level, Marks, Observation,
    Parts, Ranked, Ranking, Remarks, Side, Stream, Table as BulkTable, Tag, Total, Valuations,
};
use crate::dataset::{self as records, Dataset};
use crate::economy::{Designation, Economy, EconomyKind};
use crate::error::{Error, ErrorKind, Place};
use crate::import::baci::Countries;
use crate::import::{Format, Loaded, Notice, Summary};
use crate::measure::Measure;
use crate::number::{Amount, Currency, CurrencyKind, Figure, Hedge, Interval, Numeral, Ucum, Unit};
use crate::period::Period;
use crate::query::indicators::{Indicator, MirrorDiscrepancy, Observed, Subject, mirror_discrepancy};
use crate::query::{Answer, How, Op, Query, Step, Value};
use crate::record::{
    Basis, Coverage, DebtWriteOff, Entry, Event, InvestmentTranche, Missing, Record, Repayment, Standing, Status,
    TradeVolume, Valuation,
};
use crate::report::svg::{Chart, Picture, Point, Series};
use crate::source::{Quote, Source, Span};
use crate::text::{Identity, Kind, NameMention, Quantity, StatementKind, Time, TimeMention};

/// `Arbitrary` by a function of the parameters.
macro_rules! arbitrary {
    ($($type:ty, $parameters:ty: $strategy:expr;)+) => {
        $(impl Arbitrary for $type {
            type Parameters = $parameters;
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with(parameters: $parameters) -> BoxedStrategy<Self> {
                let strategy: fn($parameters) -> BoxedStrategy<Self> = $strategy;
                strategy(parameters)
            }
        })+
    };
}

arbitrary! {
    Economy, (): |()| economy().boxed();
    Currency, (): |()| currency().boxed();
    Measure, (): |()| measure().boxed();
    Unit, (): |()| unit().boxed();
    Ucum, (): |()| ucum().boxed();
    Hedge, (): |()| hedge().boxed();
    Interval, (): |()| interval(Decimal::MIN..=Decimal::MAX).boxed();
    Period, (): |()| period(1..=9999).boxed();
    Numeral, NumeralParameters: |parameters| numeral(&parameters).boxed();
    Figure, FigureParameters: |parameters| figure(&parameters).boxed();
    Span, (): |()| (0..100_usize, 0..100_usize).prop_map(|(start, length)| Self::new(start, start + length)).boxed();
    Quote, (): |()| quote().boxed();
    Source, (): |()| source().boxed();
    Coverage, (): |()| coverage().boxed();
    Repayment, (): |()| repayment().boxed();
    Record, RecordParameters: |parameters| record(&parameters).boxed();
    Dataset, (): |()| dataset(0..20).boxed();
    Query, (): |()| query(4).boxed();
    Basis, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Status, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Standing, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Valuation, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Missing, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Event, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Verdict, (): |()| select(Self::ALL.to_vec()).boxed();
    StatementKind, (): |()| select(Self::ALL.to_vec()).boxed();
    Cell, (): |()| cell().boxed();
    Commodity, (): |()| commodity().boxed();
    Observation, (): |()| observation().boxed();
    BulkTable, (): |()| table(0..50).boxed();
    Flow, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Classification, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Compilation, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Format, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Indicator, (): |()| select(Self::all().collect::<Vec<_>>()).boxed();
    Sentence, SentenceParameters: |parameters| sentence(&parameters).boxed();
    Broken, (): |()| broken_sentence().boxed();
}

/// The values of a list, and one of them.
macro_rules! of_list {
    ($($type:ty: $all:expr;)+) => { arbitrary! { $($type, (): |()| select($all.to_vec()).boxed();)+ } };
}

of_list! {
    CurrencyKind: [CurrencyKind::Active, CurrencyKind::Former, CurrencyKind::Unit];
    Designation: [Designation::Name, Designation::Demonym, Designation::Capital];
    EconomyKind: [EconomyKind::Economy, EconomyKind::Former, EconomyKind::Group, EconomyKind::Area];
    Identity: [Identity::Turnover, Identity::Balance, Identity::Origin, Identity::Complement];
    Clash: [Clash::Refuse, Clash::KeepFirst, Clash::KeepLast];
    Side: [Side::Direct, Side::Mirror, Side::Reconciled];
}

// Outputs, and the parts of outputs.
arbitrary! {
    Report, (): |()| report().boxed();
    Together, (): |()| together().boxed();
    Finding, (): |()| finding().boxed();
    Operand, (): |()| part_of(finding(), |finding| finding.operands).boxed();
    Reading, (): |()| reading().boxed();
    Evidence, (): |()| part_of(finding(), |finding| finding.evidence).boxed();
    Suggestion, (): |()| part_of(finding(), |finding| finding.suggestions).boxed();
    check::Conflict, (): |()| part_of(report(), |report| report.conflicts).boxed();
    Implied, (): |()| part_of(report(), |report| report.implied).boxed();
    Disputed, (): |()| part_of(report(), |report| report.disputed).boxed();
    Told, (): |()| part_of(any::<Disputed>(), |disputed| disputed.told).boxed();
    Telling, (): |()| any::<Told>().prop_map(|told| told.telling).boxed();
    check::Coverage, (): |()| report().prop_map(|report| report.coverage).boxed();
    Quantity, (): |()| quantity().boxed();
    Kind, (): |()| quantity().prop_map(|quantity| quantity.kind).boxed();
    NameMention, (): |()| name_mention().boxed();
    TimeMention, (): |()| time_mention().boxed();
    Time, (): |()| time_mention().prop_map(|mention| mention.time).boxed();
    Answer, (): |()| answer().boxed();
    Step, (): |()| part_of(answer(), |answer| answer.steps().to_vec()).boxed();
    How, (): |()| any::<Step>().prop_map(|step| step.how).boxed();
    Op, (): |()| part_of(answer(), |answer| answer.steps().iter().filter_map(operation).collect()).boxed();
    Value, (): |()| answer().prop_map(|answer| answer.value()).boxed();
    records::Conflict, (): |()| conflict().boxed();
    Entry, (): |()| any::<Record>().prop_map(|record| record.entry().clone()).boxed();
    TradeVolume, (): |()| part_of(any::<Record>(), |record| record.as_trade().cloned().into_iter().collect()).boxed();
    DebtWriteOff, (): |()| part_of(any::<Record>(), |record| record.as_debt().cloned().into_iter().collect()).boxed();
    InvestmentTranche, (): |()| part_of(any::<Record>(), |record| record.as_investment().cloned().into_iter().collect())
        .boxed();
    Amount, (): |()| any::<Figure>().prop_map(|figure| figure.amount()).boxed();
    Stream, (): |()| observation().prop_map(|row| row.stream()).boxed();
    Parts, (): |()| observation().prop_map(|row| row.parts).boxed();
    Tag, (): |()| part_of(observation(), |row| row.parts.customs.into_iter().collect()).boxed();
    Marks, (): |()| observation().prop_map(|row| row.marks).boxed();
    Level, (): |()| commodity().prop_map(|commodity| commodity.level()).boxed();
    Remarks, (): |()| part_of(table(0..20), |table| table.merge(&table).iter().map(BulkTable::remarks).collect()).boxed();
    Total, (): |()| total().boxed();
    bulk::Basis, (): |()| total().prop_map(|total| total.basis()).boxed();
    Valuations, (): |()| total().prop_map(|total| total.valuations()).boxed();
    Combined, (): |()| combined().boxed();
    Ranking, (): |()| ranking().boxed();
    Ranked, (): |()| part_of(ranking(), |ranking| ranking.partners).boxed();
    Subject, (): |()| observation().prop_map(|row| Self::new(row.reporter, row.period).with(row.partner)).boxed();
    Observed, (): |()| prop_oneof![3 => amount().prop_map(Self::Known), 1 => any::<Missing>().prop_map(Self::Missing)].boxed();
    MirrorDiscrepancy, (): |()| part_of((amount(), amount()), |(m, x)| mirror_discrepancy(m, x).into_iter().collect())
        .boxed();
    Loaded, (): |()| loaded().boxed();
    Summary, (): |()| loaded().prop_map(|loaded| loaded.summary).boxed();
    Notice, (): |()| part_of(loaded(), |loaded| loaded.notices).boxed();
    Countries, (): |()| countries().boxed();
    Error, (): |()| error().boxed();
    ErrorKind, (): |()| error().prop_map(|error| error.kind()).boxed();
    Place, (): |()| part_of(error(), |error| error.place().cloned().into_iter().collect()).boxed();
    Point, (): |()| point().boxed();
    Series, (): |()| series().boxed();
    Chart, (): |()| chart().boxed();
    Picture, (): |()| chart().prop_map(|chart| chart.picture()).boxed();
}

const fn operation(step: &Step) -> Option<Op> {
    match &step.how {
        How::Computed { op, .. } => Some(*op),
        _ => None,
    }
}
