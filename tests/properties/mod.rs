//! Laws, tested with nothing but the strategies that everybody can use.

mod intervals;
mod numbers;
mod outputs;
mod prose;
mod records;

use proptest::test_runner::{Config, FileFailurePersistence};

/// So many cases. What once failed is kept in `tests/regressions` and tried first from then on.
fn cases(count: u32) -> Config {
    Config {
        cases: count,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/regressions/properties.txt"))),
        max_global_rejects: count.saturating_mul(20),
        max_shrink_iters: 4096,
        ..Config::default()
    }
}
