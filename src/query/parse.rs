//! Queries from text.

use std::str::FromStr;

use super::select::{Filters, Select, When};
use super::{Node, Op, Query};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::measure::Measure;
use crate::number::Figure;
use crate::record::{Basis, Coverage, Status};

impl FromStr for Query {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut parser = Parser { text, rest: text, nodes: Vec::new() };
        parser.expression(0)?;
        match parser.peek() {
            "" => Ok(Self { nodes: parser.nodes }),
            _ => Err(parser.wrong("an operation or the end")),
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    rest: &'t str,
    nodes: Vec<Node>,
}

impl<'t> Parser<'t> {
    /// The next word, parenthesis or opening quotation mark; empty at the end.
    fn peek(&self) -> &'t str {
        let rest = self.rest.trim_start();
        let single = |letter| matches!(letter, '(' | ')' | '"');
        let end = match rest.chars().next() {
            Some(letter) if single(letter) => letter.len_utf8(),
            _ => rest.find(|letter: char| letter.is_whitespace() || single(letter)).unwrap_or(rest.len()),
        };
        rest.get(..end).unwrap_or_default()
    }

    fn next(&mut self) -> &'t str {
        let word = self.peek();
        self.rest = self.rest.trim_start().get(word.len()..).unwrap_or_default();
        word
    }

    /// Takes these words if they come next.
    fn take(&mut self, words: &str) -> bool {
        let before = self.rest;
        let taken = words.split(' ').all(|word| self.next() == word);
        if !taken {
            self.rest = before;
        }
        taken
    }

    #[cold]
    fn wrong(&self, expected: &str) -> Error {
        let at = self.text.len() - self.rest.trim_start().len();
        Error::syntax("query", self.text, format!("{expected} at byte {at}"))
    }

    /// The next word as a value of its own kind, with that kind's error.
    fn value<T: FromStr<Err = Error>>(&mut self) -> Result<T, Error> {
        self.next().parse()
    }

    fn quoted(&mut self) -> Result<String, Error> {
        if self.peek() != "\"" {
            return Err(self.wrong("a text in quotation marks"));
        }
        self.next();
        let mut text = String::new();
        let mut letters = self.rest.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.rest = self.rest.get(at + 1..).unwrap_or_default();
                    return Ok(text);
                }
                '\\' => text.extend(letters.next().map(|(_, letter)| letter)),
                _ => text.push(letter),
            }
        }
        Err(self.wrong("a closing quotation mark"))
    }

    fn expression(&mut self, depth: usize) -> Result<(), Error> {
        if depth > limits::QUERY_DEPTH {
            return Err(Error::new(
                ErrorKind::Limit,
                format!("query of more than {} levels of parentheses", limits::QUERY_DEPTH),
            ));
        }
        self.operand(depth)?;
        loop {
            if self.take("per year over") {
                let years = self.peek().parse().map_err(|_| self.wrong("a number of years"))?;
                self.next();
                self.nodes.push(Node::Op(Op::PerYear(years)));
                continue;
            }
            let mut operations = Op::BINARY.into_iter();
            let Some((op, _)) = operations.find(|(_, words)| self.take(words)) else { return Ok(()) };
            self.operand(depth)?;
            self.nodes.push(Node::Op(op));
        }
    }

    fn operand(&mut self, depth: usize) -> Result<(), Error> {
        if self.take("(") {
            self.expression(depth + 1)?;
            return if self.take(")") { Ok(()) } else { Err(self.wrong("a closing parenthesis")) };
        }
        let node = match self.peek() {
            "" => return Err(self.wrong("a measure, record or figure")),
            "record" => {
                self.next();
                Node::Record(self.quoted()?.into())
            }
            "figure" => {
                self.next();
                Node::Figure(self.quoted()?.parse::<Figure>()?)
            }
            _ => Node::Select(Box::new(self.select()?)),
        };
        self.nodes.push(node);
        Ok(())
    }

    fn select(&mut self) -> Result<Select, Error> {
        let relative = [("share of", Basis::Share), ("change of", Basis::Change)];
        let found = relative.into_iter().find(|(words, _)| self.take(words));
        let basis = found.map_or(Basis::Level, |(_, basis)| basis);
        let measure = self.value::<Measure>()?;
        let (reporter, partner) = (self.value::<Economy>()?, self.value::<Economy>()?);
        Ok(Select { measure, basis, reporter, partner, filters: self.filters()? })
    }

    fn filters(&mut self) -> Result<Filters, Error> {
        let mut filters = Filters::default();
        loop {
            if self.take("in") {
                filters.when = Some(self.when()?);
            } else if self.take("status") {
                filters.status = Some(self.value::<Status>()?);
            } else if self.take("from") {
                filters.source = Some(self.quoted()?.into());
            } else if self.take("reported by") {
                filters.reported_by = Some(self.quoted()?.into());
            } else if self.take("with") {
                filters.coverage = Some(Coverage::new(&self.quoted()?));
            } else if self.take("prefer") {
                filters.prefer.push(self.quoted()?.into());
            } else {
                return Ok(filters);
            }
        }
    }

    fn when(&mut self) -> Result<When, Error> {
        let word = self.next();
        word.parse().map(When::In).or_else(|error| word.parse().map(When::year).map_err(|_| error))
    }
}
