//! What the crate gives back: each value is made by the function that gives it, of generated input, so none is one that the
//! crate could not have made.

use std::fmt::Debug;
use std::iter::once;
use std::ops::RangeInclusive;

use ::proptest::collection::vec;
use ::proptest::option;
use ::proptest::prelude::*;
use ::proptest::sample::{Index, select};
use rust_decimal::Decimal;

use super::records::{BINARY, RecordParameters, Table as Kind, dataset, line, prose, record};
use super::sentences::{broken_sentence, trade_sentence};
use super::tables::{cell, observation, table};
use super::values::{FigureParameters, economy, figure, interval, period};
use crate::check::{Checker, Finding, Reading, Report, Together};
use crate::dataset::table::{Builder, Combined, Flow, Observation, Parts, Ranking, Side, Table, Total};
use crate::dataset::{Conflict, Dataset};
use crate::error::Error;
use crate::import::baci::Countries;
use crate::import::{self, Loaded, Options, own};
use crate::number::{Currency, Figure, Interval};
use crate::query::{Answer, Query};
use crate::record::{Record, TradeVolume};
use crate::report::svg::{Chart, Point, Series};
use crate::text::{NameMention, Quantity, TimeMention, names, quantities, times};

/// One part of what a strategy gives; a whole without parts is drawn again.
pub(super) fn part_of<W: Debug, P: Debug>(
    whole: impl Strategy<Value = W>,
    parts: impl Fn(W) -> Vec<P>,
) -> impl Strategy<Value = P> {
    (whole, any::<Index>()).prop_filter_map("a part", move |(whole, index)| {
        let mut parts = parts(whole);
        (!parts.is_empty()).then(|| parts.swap_remove(index.index(parts.len())))
    })
}

/// Texts of one to four parts: true sentences, ones with an error, both of one, and rises with or
/// without the year before, which they imply or exclude.
pub fn article() -> impl Strategy<Value = String> + Clone {
    let part = prop_oneof![
        3 => trade_sentence().prop_map(|sentence| sentence.text().to_owned()),
        1 => broken_sentence().prop_map(|broken| broken.sentence.text().to_owned()),
        1 => broken_sentence().prop_map(|broken| format!("{} {}", broken.sentence.text(), broken.repaired())),
        1 => rise(),
    ];
    vec(part, 1..=4).prop_map(|parts| parts.join(" "))
}

/// A small rise to billions, which implies the year before, and now and then that year in millions.
fn rise() -> impl Strategy<Value = String> + Clone {
    let partner = select(vec!["China", "Russia", "Japan", "Mongolia"]);
    (partner, 1991..=2030, 1..=40, 2..=9, option::of(100..=900)).prop_map(|(partner, year, rise, after, before)| {
        let trade = format!("Trade between {partner} and North Korea");
        let earlier = year - 1;
        let before = before.map(|before| format!(" {trade} was ${before} million in {earlier}."));
        format!("{trade} grew {rise} percent to ${after} billion in {year}.{}", before.unwrap_or_default())
    })
}

/// What [`Checker::check`] gives for an [`article`]; to have the text as well, map [`article`] yourself. A report equals
/// the one of the same text checked again, and every place in it lies in the text.
pub fn report() -> impl Strategy<Value = Report> + Clone {
    article().prop_map(|text| Checker::new().check(&text))
}

/// What [`Checker::check_together`] gives for two or three articles: a report for each, in their order.
pub fn together() -> impl Strategy<Value = Together> + Clone {
    vec(article(), 2..=3).prop_map(|texts| Checker::new().check_together(texts.iter().map(String::as_str)))
}

/// A finding of a [`report`], or one that [`Answer::check`] gives for the number of an [`answer`], right or up to two too
/// high, which comes with evidence.
pub fn finding() -> impl Strategy<Value = Finding> {
    let phrase = (answer(), 0..=2_u32, select(vec!["", " less", " more"]));
    let phrase = phrase.prop_filter_map("a phrase that suits", |(answer, off, direction)| {
        let stated = (answer.nominal().abs().round_dp(1)).checked_add(off.into())?;
        answer.check(&format!("{stated} {}{direction}", answer.unit())).ok()
    });
    prop_oneof![part_of(report(), |report| report.findings), phrase]
}

/// "Five times less" of a sixth, "five times more" of the sixfold: words that hold in their other reading only.
pub(super) fn reading() -> impl Strategy<Value = Reading> {
    part_of(3..=40_u32, |times| {
        let figure = |number: u32| format!("{number}.0000 billion USD").parse().map(Query::figure);
        let (Ok(one), Ok(many)) = (figure(1), figure(times)) else { return Vec::new() };
        let less = Dataset::default().eval(&one.clone().times_less_than(many.clone()));
        let more = Dataset::default().eval(&many.times_more_than(one));
        let readings = |answer: Result<Answer, Error>, direction| {
            answer
                .and_then(|answer| answer.check(&format!("{} times {direction}", times - 1)))
                .map(|found| found.readings)
        };
        [readings(less, "less"), readings(more, "more")].into_iter().flatten().flatten().collect()
    })
}

/// What [`Dataset::eval`] gives for a query over generated records: a record, or a computation of up to four whose
/// figures suit each other.
pub fn answer() -> impl Strategy<Value = Answer> + Clone {
    let operations = vec((select(BINARY.to_vec()), any::<Index>()), 0..=3);
    (regular(1..=4), any::<Index>(), operations).prop_filter_map("an answer", |(data, first, operations)| {
        let leaf = |index: Index| index.get(&data).id();
        let query = operations.iter().fold(Query::record(leaf(first)), |query, (operation, index)| {
            operation(query, Query::record(leaf(*index)))
        });
        let data: Dataset = data.iter().cloned().collect();
        data.eval(&query).ok()
    })
}

/// Records with an amount of dollars each.
fn regular(size: RangeInclusive<usize>) -> impl Strategy<Value = Vec<Record>> + Clone {
    vec(record(&dollars(Vec::new())), size)
}

fn dollars(tables: Vec<Kind>) -> RecordParameters {
    let figure = FigureParameters::money(Currency::USD);
    RecordParameters { tables, figure, irregular: false, ..RecordParameters::default() }
}

/// What [`Dataset::conflicts`] gives: two records that ask the same and whose figures have no number in common.
pub fn conflict() -> impl Strategy<Value = Conflict> {
    let trade = record(&dollars(vec![Kind::TradeVolumes]));
    part_of((trade, figure(&FigureParameters::money(Currency::USD))), |(record, figure)| {
        let mut other = record.entry().clone();
        other.id = format!("{} again", other.id).into();
        other.figure = Ok(if figure.value().is_sign_negative() { figure.negated() } else { figure });
        let again = record.as_trade().and_then(|trade| Some(TradeVolume::new(other).ok()?.valued(trade.valuation())));
        let data: Dataset = [record].into_iter().chain(again.map(Into::into)).collect();
        data.conflicts()
    })
}

/// A quantity that [`quantities`] finds in an [`article`].
pub fn quantity() -> impl Strategy<Value = Quantity> {
    part_of(article(), |text| quantities(&text))
}

/// A name that [`names`] finds in an [`article`].
pub fn name_mention() -> impl Strategy<Value = NameMention> {
    part_of(article(), |text| names(&text))
}

/// A time that [`times`] finds in an [`article`].
pub fn time_mention() -> impl Strategy<Value = TimeMention> {
    part_of(article(), |text| times(&text))
}

/// What a lenient [`import::table`] gives for a file that [`own::write`] wrote and in which a line may be spoiled: as many rows and
/// rejected lines as it has lines.
pub fn loaded() -> impl Strategy<Value = Loaded> {
    file().prop_filter_map("a file that loads", |file| import::table(&file[..], &Options::new().lenient()).ok())
}

/// A file of our own; a spoiled one ends with a line that is no row and no UTF-8.
fn file() -> impl Strategy<Value = Vec<u8>> {
    (table(1..10), any::<bool>()).prop_filter_map("a file", |(table, spoiled)| {
        let mut file = Vec::new();
        own::write(&mut file, table.observations()).ok()?;
        file.extend_from_slice(if spoiled { b"\xe9\n" } else { b"" });
        Some(file)
    })
}

/// An error: of a text that does not parse, of a query that has no answer, or of a line of a file, with its place.
pub fn error() -> impl Strategy<Value = Error> {
    let parsed = prose(1..4).prop_filter_map("no interval", |text| text.parse::<Interval>().err());
    let asked = (dataset(0..4), super::query(2)).prop_filter_map("no answer", |(data, query)| data.eval(&query).err());
    let read = file().prop_filter_map("a file that is refused", |file| import::table(&file[..], &Options::new()).err());
    prop_oneof![parsed, asked, read]
}

/// A country file of BACI as [`Countries::read`] reads it.
pub fn countries() -> impl Strategy<Value = Countries> {
    vec(economy(), 0..10).prop_filter_map("a country file", |economies| {
        let rows = economies.iter().filter_map(|economy| Some(format!("{},{}\n", economy.m49()?, economy.code())));
        let file: String = once("country_code,country_iso3\n".to_owned()).chain(rows).collect();
        Countries::read(file.as_bytes(), "countries").ok()
    })
}

/// What [`Table::total`] gives for a flow of a [`table`](table()), as its reporter tells it or its partner.
pub fn total() -> impl Strategy<Value = Total> {
    part_of(table(1..20), |table| {
        let of = |row: Observation| {
            let Observation { flow, reporter, partner, period, .. } = row;
            let own = [Side::Direct, Side::Reconciled].map(|side| table.total(flow, reporter, partner, period, side));
            let other = flow.mirror().map(|flow| table.total(flow, partner, reporter, period, Side::Mirror));
            own.into_iter().chain(other).flatten().collect::<Vec<_>>()
        };
        table.observations().flat_map(of).collect()
    })
}

/// What [`Table::turnover`] or [`Table::balance`] gives for exports and imports of one pair and period.
pub fn combined() -> impl Strategy<Value = Combined> {
    part_of((observation(), cell()), |(row, value)| {
        let exports = Observation { flow: Flow::Exports, parts: Parts::TOTAL, ..row };
        let imports = Observation { flow: Flow::Imports, value, ..exports };
        let mut builder = Builder::new();
        let pushed = builder.push(&exports).and_then(|()| builder.push(&imports));
        let Ok(table) = pushed.and_then(|()| builder.finish()) else { return Vec::new() };
        let both =
            [Table::turnover, Table::balance].map(|of| of(&table, row.reporter, row.partner, row.period, Side::Direct));
        both.into_iter().flatten().collect()
    })
}

/// What [`Table::top_partners`] gives for a reporter of a [`table`](table()): in falling order, at most three.
pub fn ranking() -> impl Strategy<Value = Ranking> {
    part_of(table(1..20), |table| {
        let of = |row: Observation| table.top_partners(row.flow, row.reporter, row.period, Side::Direct, 3).ok();
        table.observations().filter_map(of).collect()
    })
}

/// A figure of a chart, amounts of dollars, now and then a target or with a note.
pub fn point() -> impl Strategy<Value = Point> + Clone {
    let told = (period(1990..=2030), figure(&FigureParameters::money(Currency::USD)), any::<bool>(), line());
    told.prop_map(|(period, figure, target, note)| {
        let of: fn(_, Figure) -> Point = if target { Point::target } else { Point::new };
        of(period, figure).noted(note)
    })
}

/// Up to six [points](point) in the order of their periods.
pub fn series() -> impl Strategy<Value = Series> + Clone {
    (line(), vec(point(), 0..=6)).prop_map(|(name, points)| Series::new(name, points))
}

/// A chart of up to three panels, each of one unit.
pub fn chart() -> impl Strategy<Value = Chart> + Clone {
    let panels = vec((line(), vec(series(), 0..=3)), 0..=3);
    (line(), panels, line()).prop_filter_map("one unit", |(title, panels, source)| {
        let add = |chart: Chart, (heading, series)| chart.panel(heading, series).ok();
        Some(panels.into_iter().try_fold(Chart::new(title), add)?.source(source))
    })
}

/// Numbers not below zero, as an indicator observes them.
pub(super) fn amount() -> impl Strategy<Value = Interval> + Clone {
    let most = Decimal::from(1_000_000_000_000_i64);
    interval(Decimal::ZERO..=most)
}
