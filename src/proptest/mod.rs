//! Strategies for property tests.
//!
//! Free functions that take ranges or a form of options and give a [`Strategy`](::proptest::strategy::Strategy); each type
//! also has an [`Arbitrary`](::proptest::arbitrary::Arbitrary) that calls its function. Every value that comes out is one
//! the crate itself could have read: it prints, parses back, and passes the checks of its constructor.
//!
//! Two strategies make prose. [`trade_sentence`] yields a text with the statements a checker has to find in it, computed
//! from the numbers before they were printed; [`broken_sentence`] the same with one error at a known place.
//!
//! A property of your own:
//!
//! ```
//! use bilateral::{Checker, proptest::trade_sentence};
//! use proptest::prelude::*;
//!
//! proptest! {
//!     # #![proptest_config(ProptestConfig::with_cases(8))]
//!     # /*
//!     #[test]
//!     # */
//!     fn an_honest_sentence_is_never_contradicted(sentence in trade_sentence()) {
//!         let report = Checker::new().check(sentence.text());
//!         prop_assert!(report.findings().iter().all(|finding| !finding.verdict().is_contradicted()));
//!     }
//! }
//! # an_honest_sentence_is_never_contradicted();
//! ```
//!
//! | strategy | gives |
//! |---|---|
//! | [`economy`], [`currency`], [`measure`], [`unit()`], [`ucum`], [`hedge`] | any of the tables |
//! | [`decimal`] | numbers of a range at every scale, its ends among them |
//! | [`interval`] | intervals with open, closed and infinite ends |
//! | [`period`] | years, halves, quarters, months, days and other spans |
//! | [`numeral`], [`figure`] | numbers as printed |
//! | [`span_in`] | places of a text, on character boundaries |
//! | [`coverage`], [`quote`], [`source`], [`record`], [`dataset`] | records and what they are made of |
//! | [`cell`], [`commodity`], [`observation`], [`table`] | rows of statistics files, and tables of them |
//! | [`query`] | queries of a depth |
//! | [`prose`] | words, numbers and marks in no order: for what must not panic |
//! | [`trade_sentence`], [`broken_sentence`] | prose with what must be found in it |
//! | [`article`], [`report`], [`together`], [`finding`] | texts of such sentences, and what the checker says of them |
//! | [`quantity`], [`name_mention`], [`time_mention`] | what is found in such texts |
//! | [`answer`], [`conflict`] | what a dataset answers, and what in it cannot both be |
//! | [`loaded`], [`countries`], [`total`], [`combined`], [`ranking`] | what comes of files and tables |
//! | [`point`], [`series`], [`chart`] | pictures |
//! | [`error()`] | errors of texts, queries and files |
//!
//! What the crate gives back is made by the function that gives it, of generated input. Parts of it (a [`Suggestion`](crate::check::Suggestion),
//! a [`Step`](crate::query::Step)) are drawn by [`any`](::proptest::prelude::any).

mod arbitrary;
mod outputs;
mod records;
mod sentences;
mod tables;
mod values;

pub use outputs::{
    answer, article, chart, combined, conflict, countries, error, finding, loaded, name_mention, point, quantity,
    ranking, report, series, time_mention, together, total,
};
pub use records::{
    RecordParameters, Table, coverage, dataset, prose, query, quote, record, repayment, source, span_in,
};
pub use sentences::{
    Broken, Sentence, SentenceParameters, Slip, Stated, Wording, broken_sentence, sentence, trade_sentence,
};
pub use tables::{cell, commodity, observation, table};
pub use values::{
    FigureParameters, NumeralParameters, currency, day, decimal, economy, economy_pair, figure, hedge, interval,
    measure, numeral, period, ucum, unit,
};
