//! Reading prose: quantities, times, names, and the statements made of them.

mod grammar;
mod quantity;
mod time;

pub use grammar::StatementKind;
pub use quantity::{Kind, Quantity, quantities};
pub use time::{Time, TimeMention, times};
