//! What propagation may still cost.

use std::cell::Cell;
use std::rc::Rc;

use crate::limits;

/// Narrowings left to all networks that share it. Once it is empty nothing is narrowed or refuted any more, and what a search
/// has not found by then is not found.
#[derive(Clone, Debug)]
pub(crate) struct Purse(Rc<Cell<usize>>);

impl Purse {
    pub(crate) fn new(steps: usize) -> Self {
        Self(Rc::new(Cell::new(steps)))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.get() == 0
    }

    pub(super) fn left(&self) -> usize {
        self.0.get()
    }

    pub(super) fn pay(&self, steps: usize) {
        self.0.set(self.0.get().saturating_sub(steps));
    }
}

impl Default for Purse {
    fn default() -> Self {
        Self::new(limits::STEPS)
    }
}
