//! Indicators asked of a table.

use std::fmt;
use std::str::FromStr;

use super::observed::Observed;
use crate::dataset::table::{Cell, Commodity, Flow, Side, Table, Total};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::number::Interval;
use crate::period::Period;

/// An indicator by name: `turnover`, `herfindahl_hirschman`. What each is stands at the function of its name in
/// [`indicators`](super).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Indicator {
    /// [`turnover`](super::turnover) with the partner.
    Turnover,
    /// [`balance`](super::balance) with the partner.
    Balance,
    /// [`normalised_balance`](super::normalised_balance) with the partner.
    NormalisedBalance,
    /// [`export_share`](super::export_share) of the partner.
    ExportShare,
    /// [`import_share`](super::import_share) of the partner.
    ImportShare,
    /// [`growth`](super::growth) of the exports to the partner over the year before.
    Growth,
    /// [`cagr`](super::cagr) of the exports to the partner from the first year in the table.
    Cagr,
    /// [`unctad_average_growth`](super::unctad_average_growth) of the exports to the partner over the years up to this one.
    UnctadAverageGrowth,
    /// [`partner_dependence`](super::partner_dependence) on the partner.
    PartnerDependence,
    /// [`trade_intensity`](super::trade_intensity) of the exports to the partner.
    TradeIntensity,
    /// [`herfindahl_hirschman`](super::herfindahl_hirschman) of exports over products to the partner, or without one over
    /// partners; likewise the three below.
    HerfindahlHirschman,
    /// [`hirschmann_sqrt`](super::hirschmann_sqrt).
    HirschmannSqrt,
    /// [`unctad_concentration`](super::unctad_concentration).
    UnctadConcentration,
    /// [`theil`](super::theil).
    Theil,
    /// [`balassa_rca`](super::balassa_rca) of the commodity, against the economies of the table.
    BalassaRca,
    /// [`complementarity`](super::complementarity) of the exports with the imports of the partner.
    Complementarity,
    /// [`finger_kreinin_similarity`](super::finger_kreinin_similarity) of the exports with those of the partner.
    FingerKreininSimilarity,
    /// [`grubel_lloyd`](super::grubel_lloyd) of trade with the partner.
    GrubelLloyd,
    /// [`mirror_discrepancy`](super::mirror_discrepancy): the ratio of the imports from the partner to the partner's exports.
    MirrorDiscrepancy,
    /// [`trade_openness`](super::trade_openness), which needs the GDP.
    TradeOpenness,
}

impl Indicator {
    const NAMES: [(Self, &'static str); 20] = [
        (Self::Turnover, "turnover"),
        (Self::Balance, "balance"),
        (Self::NormalisedBalance, "normalised_balance"),
        (Self::ExportShare, "export_share"),
        (Self::ImportShare, "import_share"),
        (Self::Growth, "growth"),
        (Self::Cagr, "cagr"),
        (Self::UnctadAverageGrowth, "unctad_average_growth"),
        (Self::PartnerDependence, "partner_dependence"),
        (Self::TradeIntensity, "trade_intensity"),
        (Self::HerfindahlHirschman, "herfindahl_hirschman"),
        (Self::HirschmannSqrt, "hirschmann_sqrt"),
        (Self::UnctadConcentration, "unctad_concentration"),
        (Self::Theil, "theil"),
        (Self::BalassaRca, "balassa_rca"),
        (Self::Complementarity, "complementarity"),
        (Self::FingerKreininSimilarity, "finger_kreinin_similarity"),
        (Self::GrubelLloyd, "grubel_lloyd"),
        (Self::MirrorDiscrepancy, "mirror_discrepancy"),
        (Self::TradeOpenness, "trade_openness"),
    ];

    /// All indicators.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.iter().map(|(indicator, _)| *indicator)
    }
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::NAMES.iter().find(|(indicator, _)| indicator == self).map_or("", |(_, name)| name))
    }
}

impl FromStr for Indicator {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::NAMES.iter().find(|(_, name)| *name == text).map(|(indicator, _)| *indicator).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(_, name)| *name).collect();
            Error::syntax("indicator", text, format!("one of {}", names.join(", ")))
        })
    }
}

/// Of whom and when an indicator is asked.
///
/// The total of an economy is its row for World where the table has one, else the sum over its partners.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Subject {
    /// Whose indicator.
    pub economy: Economy,
    /// With whom, where the indicator is about two.
    pub partner: Option<Economy>,
    /// When.
    pub period: Period,
    /// By whose reports.
    pub side: Side,
    /// Of which commodity, where the indicator is about one.
    pub commodity: Option<Commodity>,
    /// The gross domestic product in dollars, where the indicator needs it.
    pub gdp: Option<Cell>,
}

impl Subject {
    /// An economy in a period, by its own reports. The other fields are public.
    pub const fn new(economy: Economy, period: Period) -> Self {
        Self { economy, partner: None, period, side: Side::Direct, commodity: None, gdp: None }
    }

    /// The same with a partner.
    #[must_use]
    pub const fn with(self, partner: Economy) -> Self {
        Self { partner: Some(partner), ..self }
    }
}

impl Indicator {
    /// The indicator of a subject, from a table.
    ///
    /// ```
    /// use bilateral::query::indicators::{Indicator, Subject};
    /// use bilateral::{Economy, Period, import};
    ///
    /// let file = "t,i,j,k,v,q\n2022,643,408,270900,30,\n2022,643,156,270900,90,\n";
    /// let table = import::table(file.as_bytes(), &import::Options::new())?.table;
    /// let subject = Subject::new(Economy::RUS, Period::year(2022)?).with(Economy::PRK);
    /// assert_eq!(Indicator::ExportShare.of(&table, &subject)?.rounded(4).to_string(), "[25, 25]");
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] naming the observation that is not there, or the field of the subject that the indicator needs;
    /// else as for the function of its name and for [`Table::total`].
    pub fn of(self, table: &Table, subject: &Subject) -> Result<Interval, Error> {
        let ask = Ask { table, subject };
        match self {
            Self::Turnover => super::turnover(ask.exports()?, ask.imports()?),
            Self::Balance => super::balance(ask.exports()?, ask.imports()?),
            Self::NormalisedBalance => super::normalised_balance(ask.exports()?, ask.imports()?),
            Self::GrubelLloyd => super::grubel_lloyd(ask.exports()?, ask.imports()?),
            Self::ExportShare => super::export_share(ask.exports()?, ask.all(Flow::Exports)?),
            Self::ImportShare => super::import_share(ask.imports()?, ask.all(Flow::Imports)?),
            Self::PartnerDependence => {
                let pair = super::turnover(ask.exports()?, ask.imports()?)?;
                super::partner_dependence(pair, super::turnover(ask.all(Flow::Exports)?, ask.all(Flow::Imports)?)?)
            }
            Self::TradeOpenness => {
                super::trade_openness(ask.all(Flow::Exports)?, ask.all(Flow::Imports)?, needed(subject.gdp, "the GDP")?)
            }
            Self::Growth => super::growth(ask.exports_in(subject.period.a_year_earlier()?)?, ask.exports()?),
            Self::Cagr => ask.cagr(),
            Self::UnctadAverageGrowth => {
                super::unctad_average_growth(ask.series()?.into_iter().map(|(_, total)| total))
            }
            Self::MirrorDiscrepancy => ask.mirror(),
            Self::TradeIntensity => ask.intensity(),
            Self::HerfindahlHirschman => super::herfindahl_hirschman(ask.spread()?),
            Self::HirschmannSqrt => super::hirschmann_sqrt(ask.spread()?),
            Self::UnctadConcentration => super::unctad_concentration(ask.spread()?),
            Self::Theil => super::theil(ask.spread()?),
            Self::BalassaRca => ask.advantage(),
            Self::Complementarity => super::complementarity(ask.side_by_side(Flow::Imports)?),
            Self::FingerKreininSimilarity => super::finger_kreinin_similarity(ask.side_by_side(Flow::Exports)?),
        }
    }
}

fn needed<T>(field: Option<T>, what: &str) -> Result<T, Error> {
    field.ok_or_else(|| Error::new(ErrorKind::Missing, format!("{what} is not given")))
}

/// A question under way.
struct Ask<'t> {
    table: &'t Table,
    subject: &'t Subject,
}

impl Ask<'_> {
    fn partner(&self) -> Result<Economy, Error> {
        needed(self.subject.partner, "the partner")
    }

    fn pair(&self, flow: Flow, period: Period) -> Result<Total, Error> {
        self.table.total(flow, self.subject.economy, self.partner()?, period, self.subject.side)
    }

    fn exports(&self) -> Result<Total, Error> {
        self.pair(Flow::Exports, self.subject.period)
    }

    fn exports_in(&self, period: Period) -> Result<Total, Error> {
        self.pair(Flow::Exports, period)
    }

    fn imports(&self) -> Result<Total, Error> {
        self.pair(Flow::Imports, self.subject.period)
    }

    /// A flow with all partners.
    fn all(&self, flow: Flow) -> Result<Total, Error> {
        self.all_of(flow, self.subject.economy)
    }

    fn all_of(&self, flow: Flow, economy: Economy) -> Result<Total, Error> {
        let Subject { period, side, .. } = *self.subject;
        match self.table.total(flow, economy, Economy::WLD, period, side) {
            Err(error) if error.kind() == ErrorKind::Missing => {
                self.table.sum_over_partners(flow, economy, period, side)
            }
            other => other,
        }
    }

    /// The exports to the partner in each year of the table up to the one asked about.
    fn series(&self) -> Result<Vec<(i32, Total)>, Error> {
        let last = needed(self.subject.period.as_year(), "a whole year")?;
        let years = self.table.periods().into_iter().filter_map(|period| period.as_year());
        let years: Vec<i32> = years.filter(|&year| year <= last).collect();
        let first = years.first().copied().unwrap_or(last);
        // A year that is not in the table at all is missing too.
        (first..=last).map(|year| Ok((year, self.exports_in(Period::year(year)?)?))).collect()
    }

    fn cagr(&self) -> Result<Interval, Error> {
        let series = self.series()?;
        let ends = series.first().zip(series.last());
        let ((from, first), (to, last)) = needed(ends, "a first year")?;
        super::cagr(*first, *last, u32::try_from(to - from).unwrap_or(0))
    }

    /// The imports from the partner by the economy's report, over the same flow by the partner's.
    fn mirror(&self) -> Result<Interval, Error> {
        let Subject { economy, period, .. } = *self.subject;
        let partner = self.partner()?;
        let imports = self.table.total(Flow::Imports, economy, partner, period, Side::Direct)?;
        let exports = self.table.total(Flow::Imports, economy, partner, period, Side::Mirror)?;
        Ok(super::mirror_discrepancy(imports, exports)?.ratio)
    }

    /// Who exports to the partner is what the partner's imports say by the reports of the exporters.
    fn intensity(&self) -> Result<Interval, Error> {
        let Subject { period, side, .. } = *self.subject;
        let by = if self.exports()?.side() == Side::Reconciled { Side::Reconciled } else { Side::Mirror };
        let to_partner = self.table.sum_over_partners(Flow::Imports, self.partner()?, period, by)?;
        let mut world = Interval::ZERO;
        for economy in self.table.economies().filter(|economy| economy.kind() != crate::EconomyKind::Group) {
            match self.table.sum_over_partners(Flow::Exports, economy, period, side) {
                Ok(total) => world = world + Observed::from(total).get("world exports")?,
                Err(error) if error.kind() == ErrorKind::Missing => {}
                Err(error) => return Err(error),
            }
        }
        super::trade_intensity(self.exports()?, self.all(Flow::Exports)?, to_partner, world)
    }

    /// Exports over products with a partner, over partners without one.
    fn spread(&self) -> Result<Vec<Observed>, Error> {
        let Subject { economy, partner, period, side, .. } = *self.subject;
        if partner.is_some() {
            let products = self.table.by_product(Flow::Exports, economy, partner, period, side)?;
            return Ok(products.into_iter().map(|(_, value)| value.into()).collect());
        }
        let partners = self.table.by_partner(Flow::Exports, economy, period, side)?;
        Ok(partners.into_iter().map(|(_, total)| total.into()).collect())
    }

    fn products(&self, flow: Flow, economy: Economy) -> Result<Vec<(Commodity, Cell)>, Error> {
        self.table.by_product(flow, economy, None, self.subject.period, self.subject.side)
    }

    /// The partner's flow and the economy's exports, product by product; a product that only one of them has is 0 for the other:
    /// its rows are all there.
    fn side_by_side(&self, flow: Flow) -> Result<Vec<(Cell, Cell)>, Error> {
        let theirs = self.products(flow, self.partner()?)?;
        let ours = self.products(Flow::Exports, self.subject.economy)?;
        let mut products: std::collections::BTreeMap<Commodity, (Cell, Cell)> = std::collections::BTreeMap::new();
        for (code, value) in theirs {
            products.entry(code).or_insert((Cell::ZERO, Cell::ZERO)).0 = value;
        }
        for (code, value) in ours {
            products.entry(code).or_insert((Cell::ZERO, Cell::ZERO)).1 = value;
        }
        Ok(products.into_values().collect())
    }

    fn advantage(&self) -> Result<Interval, Error> {
        let commodity = needed(self.subject.commodity, "the commodity")?;
        let (mut world, mut world_of_it) = (Interval::ZERO, Interval::ZERO);
        for economy in self.table.economies().filter(|economy| economy.kind() != crate::EconomyKind::Group) {
            let products = match self.products(Flow::Exports, economy) {
                Err(error) if error.kind() == ErrorKind::Missing => continue,
                other => other?,
            };
            for (code, value) in products {
                let value = Observed::from(value).get("world exports of a product")?;
                world = world + value;
                if code == commodity {
                    world_of_it = world_of_it + value;
                }
            }
        }
        let own = self.products(Flow::Exports, self.subject.economy)?;
        let sum = own.iter().try_fold(Interval::ZERO, |sum, (_, value)| {
            Ok::<_, Error>(sum + Observed::from(*value).get("exports of a product")?)
        })?;
        let of_it = own.iter().find(|(code, _)| *code == commodity).map_or(Cell::ABSENT, |(_, value)| *value);
        super::balassa_rca(of_it, sum, world_of_it, world)
    }
}
