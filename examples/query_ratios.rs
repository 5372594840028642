//! A tour of the queries: levels, ratios, shares, growth, debts, choices, conflicts and gaps.
//!
//! ```text
//! cargo run --example query_ratios
//! cargo run --example query_ratios -- "turnover CHN PRK in 2013 as share of turnover PRK WLD in 2013"
//! ```
#![allow(clippy::print_stdout, reason = "an example prints")]

use bilateral::record::Status;
use bilateral::{Dataset, Economy, Error, ErrorKind, Figure, Measure, Query};

const RUS: Economy = Economy::RUS;
const CHN: Economy = Economy::CHN;
const PRK: Economy = Economy::PRK;
const WLD: Economy = Economy::WLD;

fn main() -> Result<(), Error> {
    let data = Dataset::embedded()?;
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if !asked.is_empty() {
        for text in asked {
            println!("{:#}", data.eval(&text.parse()?)?);
        }
        return Ok(());
    }
    ratios(data)?;
    shares_and_growth(data)?;
    debt(data)?;
    choices(data)?;
    gaps(data)?;
    conflicts(data);
    Ok(())
}

/// Prints a query and its answer with the derivation.
fn show(data: &Dataset, query: &Query) -> Result<(), Error> {
    println!("{query}\n= {:#}\n", data.eval(query)?);
    Ok(())
}

fn ratios(data: &Dataset) -> Result<(), Error> {
    println!("--- Ratios\n");
    let russia = Query::turnover(RUS, PRK).in_year(2011);
    let china = Query::turnover(CHN, PRK).in_year(2011);
    let korea = Query::turnover(Economy::KOR, PRK).in_year(2011);
    show(data, &russia.clone().times_less_than(china))?;
    show(data, &korea.times_more_than(russia.clone()))?;
    // What an article's own words imply: 110 million, "almost 50 times less than" with China.
    let words: Figure = "almost 50 times".parse()?;
    show(data, &russia.from_source("old-allies").times(Query::figure(words)))
}

fn shares_and_growth(data: &Dataset) -> Result<(), Error> {
    println!("--- Shares, balances, growth\n");
    let china = Query::turnover(CHN, PRK);
    // A filter around a computation holds for every leaf that has none of its own.
    show(data, &china.clone().share_of(Query::turnover(PRK, WLD)).in_year(2013).reported_by("KOTRA"))?;
    show(data, &Query::stated_share(Measure::Exports, PRK, CHN).in_year(2013))?;
    show(data, &Query::balance(PRK, RUS).in_year(2014))?;
    // Nobody reported the exports of Russia in 2014, but North Korea's imports are the same flow.
    show(data, &Query::exports(RUS, PRK).in_year(2014))?;
    show(data, &china.clone().in_year(2014).growth_from(china.in_year(2013)))
}

fn debt(data: &Dataset) -> Result<(), Error> {
    println!("--- A debt\n");
    let article = |query: Query| query.from_source("economic-ties");
    let share = article(Query::stated_share(Measure::WrittenOff, RUS, PRK));
    let (written_off, remaining) = (article(Query::written_off(RUS, PRK)), article(Query::remaining(RUS, PRK)));
    let whole = remaining.clone().whole_from_rest(share).both(written_off.plus(remaining));
    show(data, &whole)?;
    // Two texts that name two years mean two events of one agreement.
    for year in [2012, 2014] {
        for (event, day, record) in data.debt_events(RUS, PRK, bilateral::Period::year(year)?) {
            if record.measure() == Measure::DebtStock {
                println!("in {year}: {event} on {day} ({})", record.id());
            }
        }
    }
    println!();
    show(data, &Query::record("debt-tranche").per_year(20))
}

fn choices(data: &Dataset) -> Result<(), Error> {
    println!("--- Several records\n");
    let russia = Query::turnover(RUS, PRK).in_year(2013);
    refused(data, &russia, ErrorKind::Conflict);
    for answer in data.eval_all(&russia)? {
        println!("each: {answer}");
    }
    println!();
    show(data, &russia.prefer("KOTRA"))?;
    show(data, &Query::turnover(PRK, WLD).in_year(2011).with_coverage("including inter-Korean trade"))
}

fn gaps(data: &Dataset) -> Result<(), Error> {
    println!("--- What cannot be answered\n");
    let china = Query::turnover(CHN, PRK);
    refused(data, &china.clone().in_year(2012), ErrorKind::Missing);
    refused(data, &china.clone().in_year(2015).growth_from(china.in_year(2014)), ErrorKind::Incomparable);
    // A goal is no fact: it answers only when goals are asked for.
    let goal = Query::turnover(RUS, PRK).in_year(2020);
    refused(data, &goal, ErrorKind::Missing);
    show(data, &goal.with_status(Status::Target))
}

fn refused(data: &Dataset, query: &Query, kind: ErrorKind) {
    if let Err(error) = data.eval(query) {
        assert_eq!(error.kind(), kind);
        println!("{query}\n! {error}\n");
    }
}

fn conflicts(data: &Dataset) {
    println!("--- Records that contradict each other\n");
    for conflict in data.conflicts() {
        println!("{conflict}");
    }
}
