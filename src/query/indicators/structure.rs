//! What is traded, compared with others.

use super::concentration::shares;
use super::observed::{Observed, magnitude, quotient, whole};
use crate::error::Error;
use crate::number::Interval;

/// Trade intensity: `(x_ij / X_i) / (x_wj / X_w)`, how many times the world's share the partner has in the exports of the
/// reporter; above 1 is intense.
///
/// The variant whose world includes the reporter and the partner's trade with itself. Source: Mikic and Gilbert 2009.
pub fn trade_intensity(
    exports_to: impl Into<Observed>,
    exports: impl Into<Observed>,
    world_exports_to: impl Into<Observed>,
    world_exports: impl Into<Observed>,
) -> Result<Interval, Error> {
    let own = quotient(
        exports_to.into().amount("exports to the partner")?,
        exports.into().amount("all exports")?,
        "all exports",
    )?;
    let world = quotient(
        world_exports_to.into().amount("world exports to the partner")?,
        world_exports.into().amount("all world exports")?,
        "all world exports",
    )?;
    quotient(own, world, "the world's share of the partner")
}

/// Revealed comparative advantage, the index of Balassa: `(x_ik / X_i) / (x_wk / X_w)` for a product `k`; above 1 reveals one.
///
/// Source: Balassa 1965; WITS, Trade Indicators. Where a product is not in the reporter's file, nothing is known of it: that
/// is an error here, and 0 elsewhere.
///
/// ```
/// use bilateral::query::indicators::balassa_rca;
///
/// assert_eq!(balassa_rca(30, 100, 10, 100)?.to_string(), "[3, 3]");
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn balassa_rca(
    exports_of_product: impl Into<Observed>,
    exports: impl Into<Observed>,
    world_exports_of_product: impl Into<Observed>,
    world_exports: impl Into<Observed>,
) -> Result<Interval, Error> {
    let own = exports_of_product.into().amount("exports of the product")?;
    let own = quotient(own, exports.into().amount("all exports")?, "all exports")?;
    let world = world_exports_of_product.into().amount("world exports of the product")?;
    let world = quotient(world, world_exports.into().amount("all world exports")?, "all world exports")?;
    quotient(own, world, "the world's share of the product")
}

/// Trade complementarity: `100 · (1 - sum|m_ik - x_jk| / 2)` over products `k`, with the shares `m_ik` of the imports of one
/// economy and `x_jk` of the exports of the other as fractions; from 0 (nothing in common) to 100 (the same structure).
///
/// Each item is a product: imports of the one, exports of the other. Source: Michaely 1996; WITS, Trade Indicators.
pub fn complementarity<M: Into<Observed>, X: Into<Observed>>(
    products: impl IntoIterator<Item = (M, X)>,
) -> Result<Interval, Error> {
    let (imports, exports) = structures(products)?;
    let distance = imports.iter().zip(&exports).map(|(&m, &x)| magnitude(m - x)).fold(Interval::ZERO, |sum, d| sum + d);
    Ok(whole(100) * (Interval::ONE - distance / whole(2)))
}

/// Export similarity, the index of Finger and Kreinin: `100 · sum(min(s_ak, s_bk))` over products `k`; from 0 to 100.
///
/// Each item is a product: exports of the one, exports of the other. Source: Finger and Kreinin 1979; Mikic and Gilbert 2009.
/// Not the similarity of Bahar, Hausmann and Hidalgo, which correlates advantages.
pub fn finger_kreinin_similarity<A: Into<Observed>, B: Into<Observed>>(
    products: impl IntoIterator<Item = (A, B)>,
) -> Result<Interval, Error> {
    let (one, other) = structures(products)?;
    let common = one.iter().zip(&other).map(|(a, b)| least(a, b)).fold(Interval::ZERO, |sum, s| sum + s);
    Ok(whole(100) * common)
}

/// The shares of the products in either sum.
fn structures<A: Into<Observed>, B: Into<Observed>>(
    products: impl IntoIterator<Item = (A, B)>,
) -> Result<(Vec<Interval>, Vec<Interval>), Error> {
    let (one, other): (Vec<Observed>, Vec<Observed>) = products.into_iter().map(|(a, b)| (a.into(), b.into())).unzip();
    Ok((shares(one)?, shares(other)?))
}

/// The lesser of two numbers in intervals.
fn least(a: &Interval, b: &Interval) -> Interval {
    let ends = |i: &Interval| i.lower_value().zip(i.upper_value());
    let Some(((a1, a2), (b1, b2))) = ends(a).zip(ends(b)) else { return a.hull(b) };
    Interval::closed(a1.min(b1), a2.min(b2)).unwrap_or_else(|_| a.hull(b))
}
