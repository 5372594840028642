//! Parts of a whole.

use super::observed::{Observed, quotient, whole};
use crate::error::Error;
use crate::number::Interval;

/// The export share of a partner: `100 · x_ij / X_i`, percent.
///
/// `X_i` is all exports of the reporter. A published World total and the sum over partners differ by confidential trade and
/// areas not elsewhere specified: name the one used. Source: Mikic and Gilbert 2009; WITS, Trade Indicators.
///
/// ```
/// use bilateral::query::indicators::export_share;
///
/// assert_eq!(export_share(1, 8)?.to_string(), "[12.500, 12.500]");
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn export_share(exports_to: impl Into<Observed>, exports: impl Into<Observed>) -> Result<Interval, Error> {
    percent(exports_to.into().amount("exports to the partner")?, exports.into().amount("all exports")?, "all exports")
}

/// The import share of a partner: `100 · m_ij / M_i`, percent. As [`export_share`] in everything else.
pub fn import_share(imports_from: impl Into<Observed>, imports: impl Into<Observed>) -> Result<Interval, Error> {
    let part = imports_from.into().amount("imports from the partner")?;
    percent(part, imports.into().amount("all imports")?, "all imports")
}

/// Partner dependence: `100 · T_ij / T_i`, the share of a partner in turnover, percent.
///
/// Source: KOTRA's yearly report on the trade of North Korea, for its dependence on China; the denominator there is without
/// inter-Korean trade.
pub fn partner_dependence(
    turnover_with: impl Into<Observed>,
    turnover: impl Into<Observed>,
) -> Result<Interval, Error> {
    let part = turnover_with.into().amount("turnover with the partner")?;
    percent(part, turnover.into().amount("all turnover")?, "all turnover")
}

/// Trade dependence, openness: `(X + M) / GDP`.
///
/// Source: Mikic and Gilbert 2009. UNCTAD divides by two: [`unctad_openness`].
pub fn trade_openness(
    exports: impl Into<Observed>,
    imports: impl Into<Observed>,
    gdp: impl Into<Observed>,
) -> Result<Interval, Error> {
    let turnover = super::turnover(exports, imports)?;
    quotient(turnover, gdp.into().amount("GDP")?, "GDP")
}

/// Trade openness as UNCTAD defines it: `((X + M) / 2) / GDP`.
///
/// Source: UNCTAD, Calculation methods.
pub fn unctad_openness(
    exports: impl Into<Observed>,
    imports: impl Into<Observed>,
    gdp: impl Into<Observed>,
) -> Result<Interval, Error> {
    Ok(trade_openness(exports, imports, gdp)? / whole(2))
}

fn percent(part: Interval, all: Interval, what: &str) -> Result<Interval, Error> {
    Ok(quotient(part, all, what)? * whole(100))
}
