//! Exports and imports together.

use super::observed::{Observed, magnitude, quotient, rising_falling};
use crate::error::Error;
use crate::number::Interval;

/// Turnover, "trade", "trade volume": `X + M`.
///
/// Unit: that of the operands. Source: ordinary use, as KOTRA's and the Bank of Korea's. Exports are mostly valued FOB and
/// imports CIF; the sum mixes the two as every published turnover does.
pub fn turnover(exports: impl Into<Observed>, imports: impl Into<Observed>) -> Result<Interval, Error> {
    Ok(exports.into().amount("exports")? + imports.into().amount("imports")?)
}

/// Trade balance: `X - M`.
///
/// Unit: that of the operands. Source: WITS, Trade Indicators. State the valuation of either side with the result: with
/// imports CIF and exports FOB it contains the cost of freight and insurance.
pub fn balance(exports: impl Into<Observed>, imports: impl Into<Observed>) -> Result<Interval, Error> {
    Ok(exports.into().amount("exports")? - imports.into().amount("imports")?)
}

/// Normalised trade balance: `(X - M) / (X + M)`, from -1 to 1.
///
/// Source: UNCTAD, Calculation methods. No unit.
pub fn normalised_balance(exports: impl Into<Observed>, imports: impl Into<Observed>) -> Result<Interval, Error> {
    let (exports, imports) = (exports.into().amount("exports")?, imports.into().amount("imports")?);
    rising_falling(exports, imports, |x, m| quotient(x - m, x + m, "turnover"))
}

/// Intra-industry trade, the index of Grubel and Lloyd: `1 - |X - M| / (X + M)`, from 0 (one way only) to 1 (as much in as
/// out).
///
/// For one product or industry; unadjusted for the overall balance. Source: Grubel and Lloyd 1975; Mikic and Gilbert 2009.
///
/// ```
/// use bilateral::query::indicators::grubel_lloyd;
///
/// assert_eq!(grubel_lloyd(3, 1)?.to_string(), "[0.5, 0.5]");
/// assert_eq!(grubel_lloyd(0, 0).unwrap_err().to_string(), "turnover is zero: there is no ratio to it");
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn grubel_lloyd(exports: impl Into<Observed>, imports: impl Into<Observed>) -> Result<Interval, Error> {
    Ok(Interval::ONE - magnitude(normalised_balance(exports, imports)?))
}
