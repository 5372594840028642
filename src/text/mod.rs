//! Reading prose: quantities, times, names, and the statements made of them.

mod cue;
mod grammar;
mod hedge_words;
mod item;
mod join;
mod lex;
mod lexicon;
mod money;
mod multiplier;
mod names;
mod not_quantity;
mod number;
mod number_words;
mod phrase;
mod quantity;
mod reader;
mod seed;
mod sentence;
mod time;
mod time_reader;
mod time_words;
mod unit_sense;
mod unit_words;
mod vocabulary;

pub(crate) use grammar::{
    Claim, Content, Direction, Expression, Ground, Reading, Said, Statement, Subject, directions, read,
};
pub use grammar::{Identity, StatementKind};
pub use names::{NameMention, names};
pub use quantity::{Kind, Quantity, quantities};
pub(crate) use sentence::Document;
pub use time::{Time, TimeMention, times};
