//! Queries answered from a bulk table.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::select::{Select, When};
use super::{Answer, Node, Query};
use crate::dataset::Dataset;
use crate::dataset::table::{Flow, Side, Table, Total};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::number::{Amount, Currency, Figure, Hedge, Numeral, Unit};
use crate::period::Period;
use crate::record::{Basis, Entry, Missing, Record, Standing, TradeVolume, Valuation};
use crate::source::{Quote, Source};

/// The source that records made of a table name.
const SOURCE: &str = "table";

impl Table {
    /// The answer to a query, as [`Dataset::eval`] gives it: the same rules, the same derivation. Each total that the query may
    /// need becomes a record of source `table`, with its valuation, and with its reporter as the one who reported it.
    ///
    /// ```
    /// use bilateral::{Economy, Period, Query, import};
    ///
    /// let file = "t,i,j,k,v,q\n2022,643,408,270900,30,\n2022,156,408,270900,90,\n";
    /// let table = import::table(file.as_bytes(), &import::Options::new())?.table;
    /// let russia = Query::exports(Economy::RUS, Economy::PRK).in_year(2022);
    /// let china = Query::exports(Economy::CHN, Economy::PRK).in_year(2022);
    /// let answer = table.eval(&china.times_more_than(russia))?;
    /// assert_eq!(answer.nominal().to_string(), "3");
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Dataset::eval`]; and as for [`Table::total`] where the table itself is ambiguous.
    pub fn eval(&self, query: &Query) -> Result<Answer, Error> {
        self.records_for(query)?.eval(query)
    }

    /// The totals that a query may need as records, to be [merged](Dataset::merge) with others.
    ///
    /// # Errors
    ///
    /// As for [`Table::total`], except where there is no observation.
    pub fn records_for(&self, query: &Query) -> Result<Dataset, Error> {
        let mut asked = BTreeSet::new();
        for node in &query.nodes {
            let Node::Select(select) = node else { continue };
            for period in self.periods_of(select) {
                asked.insert((select.reporter, select.partner, period));
                asked.insert((select.partner, select.reporter, period));
            }
        }
        let mut records = Vec::new();
        for (reporter, partner, period) in asked {
            for flow in [Flow::Exports, Flow::Imports] {
                records.extend(self.record(flow, reporter, partner, period)?);
            }
        }
        let source = Source::new(SOURCE, "Bulk observations");
        Ok(records.into_iter().collect::<Dataset>().with_sources([source]))
    }

    fn periods_of(&self, select: &Select) -> Vec<Period> {
        match select.filters.when {
            _ if select.basis != Basis::Level => Vec::new(),
            Some(When::In(period)) => vec![period],
            Some(When::NoYear(_)) => Vec::new(),
            None => self.periods(),
        }
    }

    fn record(&self, flow: Flow, reporter: Economy, partner: Economy, period: Period) -> Result<Option<Record>, Error> {
        let total = match self.total(flow, reporter, partner, period, Side::Direct) {
            Err(error) if error.kind() == ErrorKind::Missing => return Ok(None),
            other => other?,
        };
        let measure = flow.measure().unwrap_or(Measure::Exports);
        if reporter == partner {
            return Ok(None);
        }
        let id = format!("{SOURCE}-{reporter}-{partner}-{period}-{measure}");
        let quote = Quote::new(SOURCE, total.to_string(), None);
        let mut entry = Entry::new(id, measure, reporter, partner, period, quote);
        entry.standing = Standing::Reported;
        entry.reported_by = match total.side() {
            Side::Reconciled => "reconciled".into(),
            _ => reporter.name().into(),
        };
        entry.figure = figure(&total);
        let valuation = valuation(&total);
        TradeVolume::new(entry).map(|record| Some(record.valued(valuation).into()))
    }
}

/// The total as a figure that is exactly as it stands.
fn figure(total: &Total) -> Result<Figure, Missing> {
    let value: Decimal = total.value().map_err(|_| Missing::Absent)?;
    let numeral = Numeral::new(value, 0).map_err(|_| Missing::Absent)?;
    Figure::new(Hedge::Exact, Amount::Numeral(numeral), Unit::Money(Currency::USD)).map_err(|_| Missing::Absent)
}

/// The one valuation of a total; unstated where it has several.
fn valuation(total: &Total) -> Valuation {
    let mut valuations = total.valuations().iter();
    let first = valuations.next().unwrap_or_default();
    if valuations.next().is_some() { Valuation::Unstated } else { first }
}
