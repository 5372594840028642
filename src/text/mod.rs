//! Reading prose: quantities, times, names, and the statements made of them.

mod cue;
mod grammar;
mod names;
mod quantity;
mod sentence;
mod time;

pub use grammar::StatementKind;
pub(crate) use grammar::{Expression, Ground, Reading, Statement, signed, statements};
pub use names::{NameMention, names};
pub use quantity::{Kind, Quantity, quantities};
pub(crate) use sentence::Document;
pub use time::{Time, TimeMention, times};
