//! Two reports of one flow.

use std::fmt;

use super::observed::{Observed, quotient, rising_falling, whole};
use crate::error::Error;
use crate::number::Interval;

/// How far two reports of one flow are apart, in every way that is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MirrorDiscrepancy {
    /// `M - X`.
    pub difference: Interval,
    /// `M / X`: with imports CIF and exports FOB, freight and insurance alone make it somewhat more than 1.
    pub ratio: Interval,
    /// `(M - X) / X`.
    pub relative: Interval,
    /// `2 · (M - X) / (M + X)`, from -2 to 2: neither side is the base.
    pub symmetric: Interval,
}

impl fmt::Display for MirrorDiscrepancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { difference, ratio, relative, symmetric } = self;
        let [ratio, relative, symmetric] = [ratio, relative, symmetric].map(|i| i.rounded(6));
        write!(f, "imports less exports {difference}, ratio {ratio}, relative {relative}, symmetric {symmetric}")
    }
}

/// The discrepancy between the imports of A from B as A reports them and the exports of B to A as B reports them, without any
/// correction of valuation.
///
/// Source: Mikic and Gilbert 2009; WITS finds 10 to 20 percent usual.
///
/// # Errors
///
/// [`ErrorKind::Missing`](crate::ErrorKind::Missing) for a missing report or exports of zero.
pub fn mirror_discrepancy(
    imports: impl Into<Observed>,
    exports: impl Into<Observed>,
) -> Result<MirrorDiscrepancy, Error> {
    mirror_discrepancy_with_factor(imports, exports, 1)
}

/// The discrepancy after the imports (CIF) were divided by a factor that brings them to FOB: `M / f` against `X`.
///
/// The factor is the caller's: the IMF's Direction of Trade Statistics use 1.06 since 2017 and used 1.10 before; the OECD finds
/// 1.05 on average; the true one depends on goods and distance.
///
/// ```
/// use bilateral::query::indicators::mirror_discrepancy_with_factor;
/// use rust_decimal::Decimal;
///
/// let discrepancy = mirror_discrepancy_with_factor(106, 100, Decimal::new(106, 2))?;
/// assert_eq!(discrepancy.ratio.to_string(), "[1, 1]");
/// # Ok::<(), bilateral::Error>(())
/// ```
///
/// # Errors
///
/// As for [`mirror_discrepancy`].
pub fn mirror_discrepancy_with_factor(
    imports: impl Into<Observed>,
    exports: impl Into<Observed>,
    factor: impl Into<Observed>,
) -> Result<MirrorDiscrepancy, Error> {
    let imports = quotient(imports.into().amount("imports")?, factor.into().amount("the factor")?, "the factor")?;
    let exports = exports.into().amount("exports")?;
    let ratio = quotient(imports, exports, "exports")?;
    let symmetric = rising_falling(imports, exports, |m, x| quotient(whole(2) * (m - x), m + x, "their sum"))?;
    Ok(MirrorDiscrepancy { difference: imports - exports, ratio, relative: ratio - Interval::ONE, symmetric })
}
