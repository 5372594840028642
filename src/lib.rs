//! Statistics between two countries, and the sentences people write about them.
//!
//! - **Records** of trade volumes, debt write-offs and investment tranches are typed, and each stands on a quotation from a
//!   source.
//! - **Queries** compute ratios, shares, growth and balances of them. Their answers are intervals, with the records used and
//!   the derivation.
//! - **The checker** reads English prose, recomputes every comparison it states ("almost 50 times less than"), and says
//!   supported or contradicted.
//!
//! # Quick start
//!
//! ```
//! use bilateral::{Dataset, Economy, Query};
//!
//! let data = Dataset::embedded()?;
//! let russia = Query::turnover(Economy::RUS, Economy::PRK).in_year(2011);
//! let china = Query::turnover(Economy::CHN, Economy::PRK).in_year(2011);
//!
//! let answer = data.eval(&russia.times_less_than(china))?;
//! assert!(answer.to_string().starts_with("49.5 times less [49.4, 49.6)"));
//! assert!(answer.check("almost 50 times less")?.verdict().is_supported());
//!
//! let text = "In 2011 trade between Russia and North Korea amounted to $110 million, almost 50 times less than \
//!             North Korea's trade with China.";
//! let report = bilateral::check(text, data);
//! assert!(report.findings().iter().any(|finding| finding.verdict().is_supported()));
//! for finding in report.findings() {
//!     println!("{finding}");
//! }
//! # Ok::<(), bilateral::Error>(())
//! ```
//!
//! `cargo run --example check_article` does the same to whole articles.
//!
//! # Rooms
//!
//! | what | where |
//! |---|---|
//! | countries and areas; what is measured; spans of time | [`Economy`], [`Measure`], [`Period`] |
//! | printed numbers: hedges, units, currencies, what interval they denote | [`number`]: [`Figure`], [`Hedge`], [`Interval`], [`Unit`] |
//! | figures with economies, period, coverage, status and quote | [`record`], [`mod@source`]: [`Record`], [`Source`], [`Quote`] |
//! | records of one or many sources, with their conflicts; millions of observations in columns | [`dataset`]: [`Dataset`], [`table`](dataset::table) |
//! | questions as plain data, and their answers | [`query`]: [`Query`], [`Answer`] |
//! | quantities and statements of prose | [`text`] |
//! | statements recomputed, alone and together | [`mod@check`]: [`check()`], [`Checker`], [`Finding`], [`Verdict`] |
//! | findings for people and machines | [`report`] |
//! | files of UN Comtrade, BACI and SDMX | [`import`] |
//!
//! A text flows one way, from words to quantities, statements, readings, findings and a report; a file flows one way, from rows to
//! observations, a dataset and the answer to a query.
//!
//! # Laws
//!
//! - A printed number denotes two intervals: *accept*, what a careful reader takes it to say, and *tolerate*, what truncation and
//!   generous use can bear. Only a figure outside the second is called contradicted. The rules stand with [`Hedge`] and
//!   [`Verdict`].
//! - Arithmetic is in decimals and rounds outward: an interval may be too wide by its last digit, never too narrow. No figure passes
//!   through a float.
//! - What has a text form prints and parses back to itself, and serde uses the same text.
//! - Where several records answer, the caller chooses or gets the conflict; nothing is picked silently. What is missing is an error
//!   that names it, never zero.
//! - No text and no file makes the crate panic. Every error is an [`Error`] with a [kind](ErrorKind) and, where a file was read, a
//!   [place](Place).
//!
//! # What it cannot know
//!
//! *Supported* means that the evidence at hand does not refute a statement and speaks for it. It does not mean true: the crate knows
//! its records and the text in front of it, nothing else. The module [`mod@check`] says more of that. The embedded dataset is small,
//! North Korea's trade from 2009 to 2016 and one debt agreement.
//!
//! # How it compares
//!
//! | | reads quantities in prose | recomputes what the prose says of them | knows trade |
//! |---|---|---|---|
//! | **bilateral** | with hedges, as intervals | ratios, changes, shares, sums, balances, remainders, across sentences and against records | records, queries, Comtrade, BACI, SDMX |
//! | comtradr, comtradeapicall, pysdmx | no | no | downloads and tables |
//! | CQE | yes, with bounds; 2.6 KB/s and 10.8 s to start | no | no |
//! | Recognizers-Text | yes; 4 to 8 KB/s with four models; "$1.09bn" is read as 1.09 | no | no |
//! | quantulum3 | yes; 25 to 35 KB/s; "$1.09bn" is read as "dollar bit newton" | no | no |
//! | duckling | yes, without percentages; "$1.09bn" is read as $1.09 | no | no |
//! | statcheck | test statistics | p-values, in psychology papers | no |
//!
//! # Limits
//!
//! Time and memory stay in proportion to the input, whatever it is, because of these. An error beyond one has the kind
//! [`Limit`](ErrorKind::Limit); "said" means that [`Report::limit_reached`] is set and [`summary`](report::summary) tells it.
//!
//! | limit | at most | beyond it |
//! |---|---|---|
//! | [`TEXT`](limits::TEXT), bytes of a text | 16,777,216 | checked up to the last line or sentence that ends before; said |
//! | [`SENTENCE`](limits::SENTENCE), words and marks of a sentence | 1,024 | the rest counts as another sentence; said |
//! | [`QUANTITIES`](limits::QUANTITIES) of a sentence | 64 | the rest counts as another sentence; said |
//! | [`STATEMENTS`](limits::STATEMENTS) of a text | 16,384 | the sentences after are not checked; said |
//! | [`CLAIMS`](limits::CLAIMS) held against each other | 1,024 | the others are checked each by itself; said |
//! | [`READINGS`](limits::READINGS) of clauses with an open subject | 64 | the others are not tried; said |
//! | [`STEPS`](limits::STEPS) of the reasoning | 4,194,304 | conflicts and implied figures not yet found are left out; said |
//! | [`DIGITS`](limits::DIGITS) of a number | 28 | in prose no quantity, elsewhere an error |
//! | [`LINE`](limits::LINE), bytes of a line of a file | 16,777,216 | an error with its line; a lenient import goes on |
//! | [`COLUMNS`](limits::COLUMNS) of a file | 1,024 | an error with its line |
//! | [`JSON`](limits::JSON), bytes of a JSON file | 1,073,741,824 | an error |
//! | [`JSON_DEPTH`](limits::JSON_DEPTH), brackets inside each other | 64 | an error with its line |
//! | [`QUERY_DEPTH`](limits::QUERY_DEPTH), parentheses inside each other | 64 | an error |
//! | [`ANSWERS`](limits::ANSWERS) of one query | 10,000 | an error |
//!
//! # Features
//!
//! Without any feature the dataset, queries, checker and importers of CSV work.
//!
//! - **`json`** (default): machine-readable reports, JSON importers; adds `serde_json`.
//! - **`terminal`** (default): findings drawn as a compiler draws its diagnostics; adds `annotate-snippets`.
//! - **`html`**: a page of findings that needs nothing else; adds `minijinja`.
//! - **`proptest`**: strategies for property tests; adds `proptest`.
//! - **`parallel`**: large files and many documents on several threads; adds `rayon`.
//! - **`parquet`**: the bulk table as Parquet files by year; adds `parquet` and `bytes`.
//! - **`gzip`**: compressed input of the importers; adds `flate2`.
//!
//! # Compiler
//!
//! Rust 1.88 or newer. A newer one is asked for in minor releases only, and never one younger than six months.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "a test may panic"
    )
)]

pub mod check;
pub mod dataset;
mod economy;
mod error;
pub mod import;
pub mod limits;
mod measure;
pub mod number;
pub mod period;
#[cfg(feature = "proptest")]
pub mod proptest;
pub mod query;
pub mod record;
pub mod report;
mod serde_text;
pub mod source;
pub mod text;

pub(crate) use serde_text::text_serde;

pub use check::{Checker, Finding, Report, Verdict, check};
pub use dataset::Dataset;
pub use economy::{Designation, Economy, EconomyKind};
pub use error::{Error, ErrorKind, Place};
pub use measure::Measure;
pub use number::{Amount, Currency, CurrencyKind, Figure, Hedge, Interval, Numeral, Ucum, Unit};
pub use period::Period;
pub use query::{Answer, Query};
pub use record::Record;
pub use source::{Quote, Source, Span};

#[doc = include_str!("../data/scaling.md")]
pub mod scaling {}

/// The Rust code of the README, as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
