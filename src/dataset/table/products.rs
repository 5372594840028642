//! Trade by product.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::columns::{Tally, VALUE_SCALE};
use super::commodity::{Commodity, Level};
use super::flow::{Classification, Compilation, Flow};
use super::observation::Parts;
use super::select::Selection;
use super::total::Side;
use super::{Table, builder, too_large};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::period::Period;
use crate::record::Missing;

impl Table {
    /// The value of a flow of `reporter` for each product, in the order of the codes: with one partner, or with World where the
    /// file has it, or summed over all partners. A product with a missing value has none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] when there is no row; [`ErrorKind::Conflict`] when there are several levels of detail or
    /// classifications; [`ErrorKind::Incomparable`] when a sum over partners would count twice, or for the mirror of a flow that
    /// has none.
    pub fn by_product(
        &self,
        flow: Flow,
        reporter: Economy,
        partner: Option<Economy>,
        period: Period,
        side: Side,
    ) -> Result<Vec<(Commodity, Cell)>, Error> {
        let selection = self.products(flow, reporter, partner, period, side)?;
        // The sum says whether the rows may be added.
        selection.sum()?;
        let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
        for (code, tally) in selection.codes() {
            let sum = tallies.entry(code).or_default();
            sum.sum += tally.sum;
            sum.missing += tally.missing;
        }
        let cell = |tally: Tally| match tally.missing {
            0 => i64::try_from(tally.sum).ok().and_then(|sum| Cell::new(sum, VALUE_SCALE)).ok_or_else(too_large),
            _ => Ok(Missing::Absent.into()),
        };
        let commodity = |code| builder::commodity(&self.words.list, code);
        tallies
            .into_iter()
            .filter_map(|(code, tally)| Some((commodity(code)?, tally)))
            .map(|(c, t)| Ok((c, cell(t)?)))
            .collect()
    }

    /// The rows by product, of the one level there is.
    fn products(
        &self,
        flow: Flow,
        reporter: Economy,
        partner: Option<Economy>,
        period: Period,
        side: Side,
    ) -> Result<Selection<'_>, Error> {
        let all = self.select().period(period).parts(Parts::TOTAL);
        let own = |compilation| {
            let selection = all.compilation(compilation).reporter(reporter).flow(flow);
            partner.map_or(selection, |partner| selection.partner(partner))
        };
        let mirrored = |compilation| {
            let flow = flow
                .mirror()
                .ok_or_else(|| Error::new(ErrorKind::Incomparable, format!("{} have no mirror", flow.words())))?;
            let selection = all.compilation(compilation).partner(reporter).flow(flow);
            Ok(partner.map_or(selection, |partner| selection.reporter(partner)))
        };
        let candidates = match side {
            Side::Mirror => vec![mirrored(Compilation::Reported)?],
            Side::Direct => {
                vec![own(Compilation::Reported), own(Compilation::Reconciled), mirrored(Compilation::Reconciled)?]
            }
            Side::Reconciled => {
                vec![own(Compilation::Reconciled), mirrored(Compilation::Reconciled)?]
            }
        };
        let world = candidates.iter().map(|selection| selection.partner(Economy::WLD));
        let world = world.filter(|_| partner.is_none() && side != Side::Mirror);
        let mut found =
            world.chain(candidates.iter().copied()).filter_map(|selection| one_level(selection).transpose());
        found.next().unwrap_or_else(|| {
            let message = format!("{} of {reporter} in {period}: no observation by product", flow.words());
            Err(Error::new(ErrorKind::Missing, message))
        })
    }
}

/// The selection at the one level of detail below the total that its rows have.
fn one_level(selection: Selection<'_>) -> Result<Option<Selection<'_>>, Error> {
    let mut levels: Vec<(Level, Classification)> = selection.details();
    levels.sort_unstable();
    levels.dedup();
    match levels.as_slice() {
        [] => Ok(None),
        [(level, classification)] => Ok(Some(selection.level(*level).classification(*classification))),
        several => {
            let shown: Vec<String> = several.iter().map(|(level, class)| format!("{class}, {level}")).collect();
            Err(Error::new(ErrorKind::Conflict, format!("products of several levels: {}", shown.join("; "))))
        }
    }
}
