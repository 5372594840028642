//! A property test of your own on the strategies of this crate.
//!
//! Here a checker of somebody else's is tested: it has to find the figures of a sentence that this crate wrote.
#![allow(clippy::print_stdout, reason = "an example prints")]

use bilateral::proptest::{broken_sentence, trade_sentence};
use bilateral::text::quantities;
use bilateral::{Checker, Verdict};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    fn every_stated_figure_is_read(sentence in trade_sentence()) {
        let found = quantities(sentence.text());
        for stated in sentence.statements() {
            prop_assert!(found.iter().any(|quantity| quantity.span == stated.span && quantity.figure == stated.figure));
        }
    }

    fn repairing_the_error_ends_the_contradiction(broken in broken_sentence()) {
        let report = Checker::new().check(&broken.repaired());
        prop_assert_eq!(report.count(Verdict::Contradicted), 0);
    }
}

fn main() {
    every_stated_figure_is_read();
    repairing_the_error_ends_the_contradiction();
    println!("200 cases each");
}
