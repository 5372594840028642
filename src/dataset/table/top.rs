//! The largest partners.

use super::flow::{Compilation, Flow};
use super::total::{Combined, Side, Total};
use super::{Table, in_period};
use crate::economy::{Economy, EconomyKind};
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::period::Period;

/// A partner with its total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ranked {
    /// The partner.
    pub partner: Economy,
    /// Its total.
    pub total: Total,
}

/// Partners in descending order of their totals.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ranking {
    /// The largest ones.
    pub partners: Vec<Ranked>,
    /// Partners with rows that have no value, so that their rank is not known.
    pub unranked: Vec<Economy>,
}

impl Table {
    /// The `count` partners with which a flow of `reporter` is largest. Groups such as World are left out, areas not
    /// elsewhere specified are not: they are nobody, and yet a part of the whole. Equal totals stand by code.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] for the mirror of a flow that has none, else as for [`Table::total`].
    pub fn top_partners(
        &self,
        flow: Flow,
        reporter: Economy,
        period: Period,
        side: Side,
        count: usize,
    ) -> Result<Ranking, Error> {
        let mut ranking = Ranking { partners: Vec::new(), unranked: Vec::new() };
        for (partner, total) in self.by_partner(flow, reporter, period, side)? {
            if total.missing() == 0 {
                ranking.partners.push(Ranked { partner, total });
            } else {
                ranking.unranked.push(partner);
            }
        }
        ranking.partners.sort_by_key(|ranked| (std::cmp::Reverse(ranked.total.thousandths), ranked.partner));
        ranking.partners.truncate(count);
        Ok(ranking)
    }

    /// The total of a flow with each partner that is no group, in the order of their codes.
    ///
    /// # Errors
    ///
    /// As for [`top_partners`](Self::top_partners).
    pub fn by_partner(
        &self,
        flow: Flow,
        reporter: Economy,
        period: Period,
        side: Side,
    ) -> Result<Vec<(Economy, Total)>, Error> {
        let mut found = match side {
            Side::Mirror => self.mirrored(flow, reporter, period, Compilation::Reported)?,
            Side::Direct => self.reported(flow, reporter, period, Compilation::Reported)?,
            Side::Reconciled => Vec::new(),
        };
        let mut side = side;
        if found.is_empty() && side != Side::Mirror {
            side = Side::Reconciled;
            found = self.reported(flow, reporter, period, Compilation::Reconciled)?;
            if found.is_empty() && flow.mirror().is_some() {
                found = self.mirrored(flow, reporter, period, Compilation::Reconciled)?;
            }
        }
        found.retain(|(partner, _)| *partner != reporter && partner.kind() != EconomyKind::Group);
        found.sort_unstable_by_key(|(partner, _)| *partner);
        Ok(found.into_iter().map(|(partner, total)| (partner, Total { side, ..total })).collect())
    }

    /// What `reporter` says of each partner.
    fn reported(
        &self,
        flow: Flow,
        reporter: Economy,
        period: Period,
        compilation: Compilation,
    ) -> Result<Vec<(Economy, Total)>, Error> {
        let Some(number) = self.names.find(reporter) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for blocks in self.reports(number).chunk_by(|a, b| a.key.partner == b.key.partner) {
            let partner = blocks.first().and_then(|block| self.economy(block.key.partner));
            let total = self.totals(in_period(blocks, period), flow, compilation)?;
            found.extend(partner.zip(total));
        }
        Ok(found)
    }

    /// What each partner says of `reporter`.
    fn mirrored(
        &self,
        flow: Flow,
        reporter: Economy,
        period: Period,
        compilation: Compilation,
    ) -> Result<Vec<(Economy, Total)>, Error> {
        let Some(flow) = flow.mirror() else {
            return Err(Error::new(ErrorKind::Incomparable, format!("{} have no mirror", flow.words())));
        };
        let Some(number) = self.names.find(reporter) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for (partner, name) in (0..).zip(&self.names.list) {
            let total = self.totals(in_period(self.pair(partner, number), period), flow, compilation)?;
            found.extend(total.map(|total| (*name, total)));
        }
        Ok(found)
    }

    /// Exports and imports with all partners that are no groups, added up: what the world total is when the file has none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] when there is no partner, else as for [`Table::total`].
    pub fn sum_over_partners(&self, flow: Flow, reporter: Economy, period: Period, side: Side) -> Result<Total, Error> {
        let totals = self.by_partner(flow, reporter, period, side)?;
        let mut totals = totals.into_iter().map(|(_, total)| total);
        let missing = || {
            let message = format!("{} of {reporter} in {period}: no observation of any partner", flow.words());
            Error::new(ErrorKind::Missing, message)
        };
        let first = totals.next().ok_or_else(missing)?;
        totals.try_fold(first, |sum, next| sum.plus(&next))
    }

    /// Turnover by partner, for partners with both flows.
    ///
    /// # Errors
    ///
    /// As for [`by_partner`](Self::by_partner).
    pub fn turnover_by_partner(
        &self,
        reporter: Economy,
        period: Period,
        side: Side,
    ) -> Result<Vec<(Economy, Combined)>, Error> {
        let exports = self.by_partner(Flow::Exports, reporter, period, side)?;
        let imports = self.by_partner(Flow::Imports, reporter, period, side)?;
        let mut both = Vec::new();
        for (partner, exports) in exports {
            if let Ok(at) = imports.binary_search_by_key(&partner, |(partner, _)| *partner)
                && let Some((_, imports)) = imports.get(at)
            {
                both.push((partner, Combined::new(Measure::Turnover, exports, *imports)?));
            }
        }
        Ok(both)
    }
}
