//! What the crate takes at most, and what it does beyond: see the [table](crate#limits) of the crate.
//!
//! No limit is met by what people write; all are there so that time and memory stay in proportion to the input, whatever it
//! is. Beyond a limit stands an error of the kind [`Limit`](crate::ErrorKind::Limit), or a
//! [`Report`](crate::Report) that says [`limit_reached`](crate::Report::limit_reached).

/// Bytes of a text that is checked. Of a longer one what comes before is checked, up to the end of a line or sentence.
pub const TEXT: usize = 1 << 24;
/// Words, marks, quantities, times and names of a sentence; what comes after counts as another.
pub const SENTENCE: usize = 1024;
/// Quantities of a sentence; what comes after counts as another. No clause has so many, tables without full stops do.
pub const QUANTITIES: usize = 64;
/// Statements that are read in a text, figures for a measure and guesses at what a figure may mean among them. Sentences after
/// these are not checked.
pub const STATEMENTS: usize = 1 << 14;
/// Claims of a text or of several that are held against each other. Those after these are checked each by itself.
pub const CLAIMS: usize = 1024;
/// Readings of clauses with an open subject that are tried, where a [`Checker`](crate::Checker) is not told another number.
pub const READINGS: usize = 64;
/// Narrowings of intervals that the reasoning of one check may cost.
pub const STEPS: usize = 1 << 22;
/// Digits of a number in a text. More are a code or a key, and no quantity.
pub const DIGITS: usize = 28;
/// Bytes of a line of a file.
pub const LINE: usize = 1 << 24;
/// Columns of a table in a file.
pub const COLUMNS: usize = 1024;
/// Brackets and braces of JSON inside each other.
pub const JSON_DEPTH: usize = 64;
/// Bytes of a file of JSON, which is held as a whole; unpacked, if it was compressed.
pub const JSON: usize = 1 << 30;
/// Parentheses of a query inside each other.
pub const QUERY_DEPTH: usize = 64;
/// Answers of one query where several records answer.
pub const ANSWERS: usize = 10_000;
