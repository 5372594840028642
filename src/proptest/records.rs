//! Records, datasets, queries, and texts without meaning.

use std::ops::RangeInclusive;
use std::sync::Arc;

use ::proptest::collection::{SizeRange, vec};
use ::proptest::option;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use super::values::{FigureParameters, day, economy, economy_pair, figure, measure, period};
use crate::dataset::Dataset;
use crate::measure::Measure;
use crate::number::Unit;
use crate::query::Query;
use crate::record::{
    Basis, Coverage, DebtWriteOff, Entry, Event, InvestmentTranche, Missing, Record, Repayment, Standing, Status,
    TradeVolume, Valuation,
};
use crate::source::{Quote, Source, Span};

/// Clauses such as "excluding inter-Korean trade", none to three of them.
pub fn coverage() -> impl Strategy<Value = Coverage> + Clone {
    let verb = select(vec!["including ", "excluding ", ""]);
    let subject = select(vec!["inter-Korean trade", "estimated crude oil", "goods only", "services", "re-exports"]);
    vec((verb, subject), 0..=3).prop_map(|clauses| {
        let clauses: Vec<String> = clauses.into_iter().map(|(verb, subject)| format!("{verb}{subject}")).collect();
        Coverage::new(&clauses.join(";"))
    })
}

/// A place of this text, empty ones included, that splits no character.
pub fn span_in(text: &str) -> impl Strategy<Value = Span> + Clone + use<> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    (select(places.clone()), select(places)).prop_map(|(a, b)| Span::new(a.min(b), a.max(b)))
}

/// A line of letters, digits, blanks, quotation marks and what else tables and queries have to keep apart.
pub(super) fn line() -> impl Strategy<Value = String> + Clone {
    let letter = prop_oneof![
        8 => prop::char::range('a', 'z'),
        2 => prop::char::range('0', '9'),
        2 => Just(' '),
        1 => select(vec!['"', '\\', ',', ';', '(', ')', '\'', 'é', '北', '€', '-', '/']),
    ];
    let inner = vec(letter, 0..=18).prop_map(String::from_iter);
    (prop::char::range('A', 'Z'), inner, prop::char::range('a', 'z'))
        .prop_map(|(first, inner, last)| format!("{first}{inner}{last}"))
}

fn name() -> impl Strategy<Value = Arc<str>> + Clone {
    line().prop_map(Arc::from)
}

fn optional_name() -> impl Strategy<Value = Arc<str>> + Clone {
    prop_oneof![3 => Just(Arc::from("")), 1 => name()]
}

/// Words of a source, with or without their place.
pub fn quote() -> impl Strategy<Value = Quote> + Clone {
    (name(), name(), option::of(0..10_000_usize)).prop_map(|(source, exact, start)| {
        let span = start.map(|start| Span::new(start, start + exact.len()));
        Quote::new(source, exact, span)
    })
}

/// A source whose text is not kept.
pub fn source() -> impl Strategy<Value = Source> + Clone {
    (name(), line(), line(), option::of(day(1900..=2030))).prop_map(|(id, title, publisher, published)| {
        let mut source = Source::new(id, title);
        source.publisher = publisher;
        source.published = published;
        source
    })
}

/// A schedule of repayment.
pub fn repayment() -> impl Strategy<Value = Repayment> + Clone {
    (1..=50_u32, option::of(1..=200_u32), any::<bool>()).prop_filter_map("years", |(years, payments, equal)| {
        let schedule = Repayment::over(years.try_into().ok()?);
        Some(match payments.and_then(|count| count.try_into().ok()) {
            None => schedule,
            Some(count) if equal => schedule.in_equal(count),
            Some(count) => schedule.in_instalments(count),
        })
    })
}

/// The types of records, each in the table that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Table {
    /// Trade of a period.
    TradeVolumes,
    /// Figures of a debt agreement.
    DebtWriteOffs,
    /// Money put into another economy.
    InvestmentTranches,
}

/// What a [`record`] may look like. The default: any type, years 1990 to 2030, any figure, now and then none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordParameters {
    /// The types to choose from; any where this is empty.
    pub tables: Vec<Table>,
    /// The years in which its period begins.
    pub years: RangeInclusive<i32>,
    /// Of its figure; the unit of a level only, a share or change being in percent.
    pub figure: FigureParameters,
    /// Whether some have no figure, some are targets or estimates, some leave something in doubt.
    pub irregular: bool,
}

impl Default for RecordParameters {
    fn default() -> Self {
        Self { tables: Vec::new(), years: 1990..=2030, figure: FigureParameters::default(), irregular: true }
    }
}

/// Records that their constructors accept. Ids repeat: two records of one [`dataset`] never share one.
pub fn record(parameters: &RecordParameters) -> impl Strategy<Value = Record> + Clone + use<> {
    let all = vec![Table::TradeVolumes, Table::DebtWriteOffs, Table::InvestmentTranches];
    let tables = if parameters.tables.is_empty() { all } else { parameters.tables.clone() };
    let parameters = parameters.clone();
    select(tables).prop_flat_map(move |table| of_table(table, &parameters))
}

fn of_table(table: Table, parameters: &RecordParameters) -> BoxedStrategy<Record> {
    match table {
        Table::TradeVolumes => {
            let valuation = select(Valuation::all().collect::<Vec<_>>());
            (entry(TradeVolume::MEASURES, parameters), valuation)
                .prop_filter_map("a trade volume", |(entry, valuation)| {
                    Some(TradeVolume::new(entry).ok()?.valued(valuation).into())
                })
                .boxed()
        }
        Table::DebtWriteOffs => {
            let dates = (vec(day(parameters.years.clone()), 3), vec(any::<bool>(), 3));
            (entry(DebtWriteOff::MEASURES, parameters), optional_name(), dates)
                .prop_filter_map("a debt", |(entry, agreement, (mut days, known))| {
                    days.sort_unstable();
                    let mut debt = DebtWriteOff::new(entry).ok()?.of_agreement(agreement);
                    for ((event, day), _) in Event::all().zip(days).zip(known).filter(|(_, known)| *known) {
                        debt = debt.with_event(event, day).ok()?;
                    }
                    Some(debt.into())
                })
                .boxed()
        }
        Table::InvestmentTranches => (entry(InvestmentTranche::MEASURES, parameters), option::of(repayment()))
            .prop_filter_map("an investment", |(entry, schedule)| {
                let tranche = InvestmentTranche::new(entry).ok()?;
                Some(schedule.map_or(tranche.clone(), |schedule| tranche.repaid(schedule)).into())
            })
            .boxed(),
    }
}

fn entry(measures: &'static [Measure], parameters: &RecordParameters) -> impl Strategy<Value = Entry> + Clone + use<> {
    let irregular = parameters.irregular;
    let relative = FigureParameters { units: vec![Unit::Percent], ..parameters.figure.clone() };
    let bases =
        if irregular { vec![Basis::Level, Basis::Level, Basis::Share, Basis::Change] } else { vec![Basis::Level] };
    let level = parameters.figure.clone();
    let numbers = select(bases).prop_flat_map(move |basis| {
        let figure = if basis == Basis::Level { figure(&level) } else { figure(&relative) };
        (Just(basis), figure)
    });
    let missing = if irregular {
        option::weighted(0.1, select(Missing::all().collect::<Vec<_>>())).boxed()
    } else {
        Just(None).boxed()
    };
    let statuses = if irregular { Status::all().collect() } else { vec![Status::Actual] };
    let said = (select(statuses), select(Standing::all().collect::<Vec<_>>()), coverage());
    let names = (
        name(),
        optional_name(),
        optional_name(),
        if irregular { optional_name().boxed() } else { Just(Arc::from("")).boxed() },
    );
    let asked = (select(measures), economy_pair(), period(parameters.years.clone()));
    (asked, numbers, missing, said, names, quote()).prop_map(|(asked, (basis, figure), missing, said, names, quote)| {
        let (measure, (reporter, partner), period) = asked;
        let signed = basis == Basis::Change || measure == Measure::Balance;
        let figure = if figure.value().is_sign_negative() && !signed { figure.negated() } else { figure };
        let mut entry = Entry::new(names.0, measure, reporter, partner, period, quote);
        entry.basis = basis;
        entry.figure = missing.map_or(Ok(figure), Err);
        (entry.status, entry.standing, entry.coverage) = said;
        (entry.reported_by, entry.note, entry.doubt) = (names.1, names.2, names.3);
        entry
    })
}

/// Datasets of so many records with different ids.
pub fn dataset(size: impl Into<SizeRange>) -> impl Strategy<Value = Dataset> + Clone {
    vec(record(&RecordParameters::default()), size).prop_map(|records| {
        let mut ids = std::collections::BTreeSet::new();
        records.into_iter().filter(|record| ids.insert(record.id().to_owned())).collect()
    })
}

/// The operations of two queries.
pub(super) const BINARY: [fn(Query, Query) -> Query; 15] = [
    Query::times_less_than,
    Query::times_more_than,
    Query::share_of,
    Query::growth_from,
    Query::change_from,
    Query::plus,
    Query::minus,
    Query::times,
    Query::per,
    Query::part,
    Query::rest,
    Query::whole_from_part,
    Query::whole_from_rest,
    Query::before_change,
    Query::both,
];

/// Queries of at most so many operations within each other.
pub fn query(depth: u32) -> impl Strategy<Value = Query> + Clone {
    let leaf = prop_oneof![
        4 => filtered(),
        1 => name().prop_map(Query::record),
        1 => figure(&FigureParameters::default()).prop_map(Query::figure),
    ];
    leaf.prop_recursive(depth, 1 << depth.min(6), 2, |inner| {
        prop_oneof![
            15 => (inner.clone(), inner.clone(), select(BINARY.to_vec()))
                .prop_map(|(a, b, op)| op(a, b)),
            1 => (inner, any::<u32>()).prop_map(|(query, years)| query.per_year(years)),
        ]
    })
}

fn filtered() -> impl Strategy<Value = Query> + Clone {
    let asked = (measure(), economy(), economy(), select(Basis::all().collect::<Vec<_>>()));
    let when = prop_oneof![
        period(1..=9999).prop_map(|period| Some(Ok(period))),
        (-20_000..20_000_i32).prop_map(|year| Some(Err(year))),
        Just(None),
    ];
    let status = option::weighted(0.2, select(Status::all().collect::<Vec<_>>()));
    let rare = || option::weighted(0.2, name());
    let filters = (when, status, rare(), rare(), option::weighted(0.2, coverage()), vec(name(), 0..=2));
    (asked, filters).prop_map(|((measure, one, other, basis), filters)| {
        let query = match basis {
            Basis::Level => Query::of(measure, one, other),
            Basis::Share => Query::stated_share(measure, one, other),
            Basis::Change => Query::stated_change(measure, one, other),
        };
        let (when, status, source, reporter, coverage, prefer) = filters;
        let query = match when {
            Some(Ok(period)) => query.in_period(period),
            Some(Err(year)) => query.in_year(year),
            None => query,
        };
        let query = status.into_iter().fold(query, Query::with_status);
        let query = source.into_iter().fold(query, Query::from_source);
        let query = reporter.into_iter().fold(query, Query::reported_by);
        let query = coverage.into_iter().fold(query, |query, coverage| query.with_coverage(&coverage.to_string()));
        prefer.into_iter().fold(query, Query::prefer)
    })
}

/// Texts of words that a reader of statistics looks for, numbers, marks and letters of any script, in no order: so many of
/// them.
pub fn prose(size: impl Into<SizeRange>) -> impl Strategy<Value = String> + Clone {
    let cue = select(vec![
        "exports",
        "imports",
        "trade",
        "turnover",
        "deficit",
        "surplus",
        "balance",
        "debt",
        "rose",
        "fell",
        "up",
        "down",
        "increased",
        "dropped",
        "doubled",
        "halved",
        "accounted for",
        "share",
        "of",
        "of which",
        "from",
        "to",
        "by",
        "than",
        "times",
        "less",
        "more",
        "compared with",
        "a year earlier",
        "last year",
        "in 2011",
        "January-June",
        "respectively",
        "and",
        "or",
        "between",
        "while",
        "the remaining",
        "total",
        "record",
        "since 2009",
        "China",
        "Russia",
        "North Korea",
        "per",
        "a",
        "the",
        "first",
        "half",
        "a third",
    ]);
    let hedges = select(vec![
        "about",
        "almost",
        "nearly",
        "just over",
        "more than",
        "over",
        "at least",
        "under",
        "up to",
        "on the order of",
        "exactly",
        "some",
        "only",
        "~",
        "dozens of",
        "hundreds of",
        "tens of millions of",
        "one fiftieth",
    ]);
    let number = (any::<u32>(), 0..=3_u32, 0..=9_u8, any::<bool>()).prop_map(|(number, digits, kind, small)| {
        let number = rust_decimal::Decimal::new(i64::from(if small { number % 1000 } else { number }), digits);
        match kind {
            0 | 1 => format!("${number} billion"),
            2 => format!("{number} percent"),
            3 => format!("{number}%"),
            4 => format!("{number} times"),
            5 => format!("{number}-fold"),
            6 => format!("{number} million yuan"),
            7 => format!("{number}-{number}"),
            _ => number.to_string(),
        }
    });
    let mark = select(vec![
        ",", ".", ";", ":", "(", ")", "\"", "'s", "\n", "\n\n", "-", "–", "!", "%", "$", "€", "½", "١٢", "\u{a0}",
    ]);
    let letters = vec(any::<char>(), 1..=4).prop_map(String::from_iter);
    let token = prop_oneof![
        8 => cue.prop_map(str::to_owned),
        2 => hedges.prop_map(str::to_owned),
        6 => number,
        3 => mark.prop_map(str::to_owned),
        1 => letters,
    ];
    vec((token, any::<Option<bool>>()), size).prop_map(|tokens| {
        let gap = |glued: Option<bool>| if glued == Some(true) { "" } else { " " };
        tokens.into_iter().flat_map(|(token, glued)| [token, gap(glued).to_owned()]).collect()
    })
}
