//! Reading prose: quantities, times, names, and the statements made of them.

mod hedge_words;
mod item;
mod join;
mod lex;
mod money;
mod multiplier;
mod not_quantity;
mod number;
mod phrase;
mod quantity;
mod reader;
mod seed;
mod time;
mod time_reader;
mod time_words;
mod unit_words;
mod vocabulary;

pub use quantity::{Kind, Quantity, quantities};
pub use time::{Time, TimeMention, times};
