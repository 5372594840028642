//! `Arbitrary` for the types of the crate, by the functions beside.

use ::proptest::prelude::*;
use ::proptest::sample::select;
use rust_decimal::Decimal;

use super::{
    Broken, FigureParameters, NumeralParameters, RecordParameters, Sentence, SentenceParameters, broken_sentence, cell,
    commodity, coverage, currency, dataset, economy, figure, hedge, interval, measure, numeral, observation, period,
    query, quote, record, repayment, sentence, source, table, ucum, unit,
};
use crate::check::Verdict;
use crate::dataset::Dataset;
use crate::dataset::table::{Cell, Classification, Commodity, Compilation, Flow, Observation, Table as BulkTable};
use crate::economy::Economy;
use crate::import::Format;
use crate::measure::Measure;
use crate::number::{Currency, Figure, Hedge, Interval, Numeral, Ucum, Unit};
use crate::period::Period;
use crate::query::Query;
use crate::query::indicators::Indicator;
use crate::record::{Basis, Coverage, Event, Missing, Record, Repayment, Standing, Status, Valuation};
use crate::source::{Quote, Source, Span};
use crate::text::StatementKind;

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
