//! Answering queries.

use std::sync::Arc;

use super::answer::{How, Step};
use super::select::Select;
use super::{Answer, Node, Op, Query, Value, choose};
use crate::dataset::Dataset;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::measure::Measure;
use crate::record::{Basis, Record, Valuation};

impl Dataset {
    /// The answer to a query. It depends on nothing but the query and the records.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Missing`]: no record answers a leaf, or those that do have no figure, or a ratio is over zero;
    /// - [`ErrorKind::Conflict`]: several records answer a leaf with different figures, all named; or two ways to one quantity
    ///   exclude each other;
    /// - [`ErrorKind::Incomparable`]: units differ, or one figure includes what the other excludes;
    /// - [`ErrorKind::Range`]: a result of more than 28 digits, or a year outside 1 to 9999.
    pub fn eval(&self, query: &Query) -> Result<Answer, Error> {
        Machine::new(self, &mut Choices::One).run(query)
    }

    /// One answer for each combination of records that answer the leaves, whatever their standing; records that print the
    /// same count once. Combinations that cannot be computed, such as a sum of figures that include what others exclude, are
    /// left out.
    ///
    /// # Errors
    ///
    /// As for [`eval`](Self::eval), but for the choice between records, when no combination can be computed;
    /// [`ErrorKind::Limit`] for more than [`ANSWERS`](limits::ANSWERS) combinations.
    pub fn eval_all(&self, query: &Query) -> Result<Vec<Answer>, Error> {
        let mut choices = Choices::Each(Vec::new());
        let (mut answers, mut failed) = (Vec::new(), None);
        for _ in 0..limits::ANSWERS {
            match Machine::new(self, &mut choices).run(query) {
                Ok(answer) => answers.push(answer),
                Err(error) => failed = Some(error),
            }
            if !choices.advance() {
                return failed.filter(|_| answers.is_empty()).map_or(Ok(answers), Err);
            }
        }
        let message = format!("more than {} combinations of records answer {query}", limits::ANSWERS);
        Err(Error::new(ErrorKind::Limit, message))
    }
}

/// Which of several records answers.
enum Choices {
    /// There may be only one.
    One,
    /// Each in turn: for every leaf the one now taken, and how many there are.
    Each(Vec<(usize, usize)>),
}

impl Choices {
    /// Turns to the next combination; false after the last.
    fn advance(&mut self) -> bool {
        let Self::Each(wheels) = self else { return false };
        while let Some((taken, count)) = wheels.pop() {
            if taken + 1 < count {
                wheels.push((taken + 1, count));
                return true;
            }
        }
        false
    }
}

/// Evaluates nodes in order, operands before their operation.
struct Machine<'d, 'c> {
    data: &'d Dataset,
    choices: &'c mut Choices,
    /// How many leaves have been chosen for so far.
    leaves: usize,
    /// The steps whose values the next operations take.
    stack: Vec<usize>,
    answer: Answer,
}

impl<'d, 'c> Machine<'d, 'c> {
    fn new(data: &'d Dataset, choices: &'c mut Choices) -> Self {
        let answer = Answer { steps: Vec::new(), records: Vec::new(), others: Vec::new() };
        Self { data, choices, leaves: 0, stack: Vec::new(), answer }
    }

    fn run(mut self, query: &Query) -> Result<Answer, Error> {
        for node in &query.nodes {
            match node {
                Node::Select(select) => self.select(select)?,
                Node::Record(id) => self.record(id)?,
                Node::Figure(figure) => {
                    self.push(How::Figure(*figure), Value::from(*figure), self.answer.records.len());
                }
                Node::Op(op) => self.operate(*op, false)?,
            }
        }
        Ok(self.answer)
    }

    /// Adds a step that rests on the records from `first` on.
    fn push(&mut self, how: How, value: Value, first: usize) {
        self.stack.push(self.answer.steps.len());
        self.answer.steps.push(Step { how, value, records: first..self.answer.records.len() });
    }

    fn operate(&mut self, op: Op, identity: bool) -> Result<(), Error> {
        let right = if matches!(op, Op::PerYear(_)) { None } else { self.stack.pop() };
        let left = self.stack.pop().unwrap_or_default();
        let step = |at: usize| self.answer.steps.get(at).cloned();
        let (Some(a), b) = (step(left), right.and_then(step)) else { return Ok(()) };
        if let Some(b) = &b {
            self.comparable(op, &a, b)?;
        }
        let value = match a.value.with(op, b.as_ref().map_or(a.value, |b| b.value)) {
            Err(error) if error.kind() == ErrorKind::Missing => {
                return Err(self.over_zero(&error, b.as_ref().filter(|_| op != Op::TimesLess).unwrap_or(&a)));
            }
            result => result?,
        };
        self.push(How::Computed { op, left, right, identity }, value, a.records.start);
        Ok(())
    }

    /// The error with the records of the divisor.
    #[cold]
    fn over_zero(&self, error: &Error, divisor: &Step) -> Error {
        let records = self.answer.records.get(divisor.records.clone()).unwrap_or_default();
        let ids: Vec<String> = records.iter().map(|record| format!(" (record {:?})", record.id())).collect();
        Error::new(ErrorKind::Missing, format!("{error}{}", ids.concat()))
    }

    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] naming two records of which one includes what the other excludes, or that are valued
    /// differently where one is set against the other.
    fn comparable(&self, op: Op, a: &Step, b: &Step) -> Result<(), Error> {
        let of = |step: &Step| self.answer.records.get(step.records.clone()).unwrap_or_default();
        let valued = |r: &Record| r.valuation() != Valuation::Unstated;
        let trend = matches!(op, Op::Growth | Op::Change);
        for one in of(a) {
            for other in of(b) {
                if one.entry().coverage.contradicts(&other.entry().coverage) {
                    return Err(incomparable(one, &one.entry().coverage, other, &other.entry().coverage));
                }
                if trend && valued(one) && valued(other) && one.valuation() != other.valuation() {
                    return Err(incomparable(one, &one.valuation(), other, &other.valuation()));
                }
            }
        }
        Ok(())
    }

    fn record(&mut self, id: &str) -> Result<(), Error> {
        let data = self.data;
        let found: Vec<&Arc<Record>> = data.index().with_id(id).filter_map(|at| data.at(at)).collect();
        match choose::groups(&found).as_slice() {
            [] => Err(Error::new(ErrorKind::Missing, format!("no record {id:?}"))),
            [group] => self.take(group, false),
            _ => Err(Error::new(ErrorKind::Conflict, format!("several records {id:?}"))),
        }
    }

    /// The value of a leaf: from its own records, those of the other side, or exports and imports.
    fn select(&mut self, select: &Select) -> Result<(), Error> {
        match self.find(select)? {
            Found::Yes => Ok(()),
            Found::No(missing) => Err(missing.unwrap_or_else(|| nothing(self.data, select))),
        }
    }

    fn find(&mut self, select: &Select) -> Result<Found, Error> {
        let missing = match self.direct(select, false)? {
            Found::Yes => return Ok(Found::Yes),
            Found::No(missing) => missing,
        };
        if let Some(mirror) = mirror(select)
            && matches!(self.direct(&mirror, true)?, Found::Yes)
        {
            return Ok(Found::Yes);
        }
        match self.identity(select)? {
            Found::Yes => Ok(Found::Yes),
            Found::No(of_parts) => Ok(Found::No(missing.or(of_parts))),
        }
    }

    fn direct(&mut self, select: &Select, mirrored: bool) -> Result<Found, Error> {
        let all = choose::all(self.data, select)?;
        if all.is_empty() {
            return Ok(Found::No(None));
        }
        let choose::Candidates { chosen, others } = choose::best(all, select);
        if let Some(without) = chosen.iter().find(|record| record.figure().is_err()) {
            return Ok(Found::No(without.figure().err().map(|missing| unknown(select, without, missing))));
        }
        if let Choices::Each(_) = self.choices {
            let known = chosen.into_iter().chain(others).filter(|record| record.figure().is_ok());
            self.each(&known.collect::<Vec<_>>(), mirrored)?;
            return Ok(Found::Yes);
        }
        self.answer.others.extend(others.into_iter().cloned());
        match (chosen.as_slice(), choose::groups) {
            ([_], _) => self.take(&chosen, mirrored)?,
            (several, groups) => match groups(several).as_slice() {
                [group] => self.take(group, mirrored)?,
                groups => return Err(ambiguous(select, groups)),
            },
        }
        Ok(Found::Yes)
    }

    /// Takes the group whose turn it is.
    fn each(&mut self, known: &[&Arc<Record>], mirrored: bool) -> Result<(), Error> {
        let groups = choose::groups(known);
        let leaf = self.leaves;
        self.leaves += 1;
        let Choices::Each(wheels) = &mut *self.choices else { return Ok(()) };
        if wheels.len() == leaf {
            wheels.push((0, groups.len()));
        }
        let turn = wheels.get(leaf).map_or(0, |(taken, _)| *taken);
        let left_out = (0..).zip(&groups).filter(|(at, _)| *at != turn).flat_map(|(_, group)| group);
        self.answer.others.extend(left_out.map(|record| Arc::clone(record)));
        groups.get(turn).map_or(Ok(()), |group| self.take(group, mirrored))
    }

    /// Adds records that say the same.
    fn take(&mut self, group: &[&Arc<Record>], mirrored: bool) -> Result<(), Error> {
        let Some(first) = group.first() else { return Ok(()) };
        let figure = first.figure().map_err(|missing| {
            Error::new(ErrorKind::Missing, format!("record {:?} has no figure: {missing}", first.id()))
        })?;
        let start = self.answer.records.len();
        self.answer.records.extend(group.iter().map(|record| Arc::clone(record)));
        let value = Value::from(figure);
        let turned = mirrored && first.measure() == Measure::Balance;
        self.push(How::Record { mirrored }, if turned { value.negated() } else { value }, start);
        Ok(())
    }

    /// Turnover or balance as the sum or difference of exports and imports, if both are known.
    fn identity(&mut self, select: &Select) -> Result<Found, Error> {
        let op = match (select.measure, select.basis) {
            (Measure::Turnover, Basis::Level) => Op::Plus,
            (Measure::Balance, Basis::Level) => Op::Minus,
            _ => return Ok(Found::No(None)),
        };
        let part = |measure| Select { measure, ..select.clone() };
        let (exports, imports) = (part(Measure::Exports), part(Measure::Imports));
        if let Found::No(missing) = self.find(&exports)? {
            return Ok(Found::No(missing.map(|missing| partial(select, &missing))));
        }
        if let Found::No(missing) = self.find(&imports)? {
            let missing = missing.unwrap_or_else(|| nothing(self.data, &imports));
            return Ok(Found::No(Some(partial(select, &missing))));
        }
        self.operate(op, true)?;
        Ok(Found::Yes)
    }
}

/// Whether records answered a leaf; if not, the error of those that have no figure.
enum Found {
    Yes,
    No(Option<Error>),
}

/// The same flow as the other side reports it.
fn mirror(select: &Select) -> Option<Select> {
    let measure = match select.measure {
        _ if select.basis != Basis::Level => return None,
        Measure::Exports => Measure::Imports,
        Measure::Imports => Measure::Exports,
        Measure::Balance => Measure::Balance,
        _ => return None,
    };
    Some(Select { measure, reporter: select.partner, partner: select.reporter, ..select.clone() })
}

fn shown(select: &Select) -> Query {
    Query { nodes: vec![Node::Select(Box::new(select.clone()))] }
}

#[cold]
fn unknown(select: &Select, record: &Record, missing: crate::record::Missing) -> Error {
    Error::new(ErrorKind::Missing, format!("{} is {missing} (record {:?})", shown(select), record.id()))
}

/// The error where one of exports and imports is not known.
#[cold]
fn partial(select: &Select, missing: &Error) -> Error {
    Error::new(ErrorKind::Missing, format!("no record answers {}, and {missing}", shown(select)))
}

/// The error where no record passes; it names those that a doubt or their being a target holds back.
#[cold]
fn nothing(data: &Dataset, select: &Select) -> Error {
    let message = format!("no record answers {}", shown(select));
    let mut wider = select.clone();
    let held_back = data.records_for(select.reporter, select.partner, select.measure).filter(|record| {
        wider.filters.source = Some(Arc::clone(&record.quote().source));
        wider.filters.status = Some(record.entry().status);
        let found = choose::all(data, &wider).unwrap_or_default();
        let meant = select.filters.source.as_ref().is_none_or(|source| *source == record.quote().source);
        meant && found.iter().any(|other| other.id() == record.id())
    });
    let ids: Vec<String> = held_back.map(|record| format!("{:?}", record.id())).collect();
    let hint = if ids.is_empty() { String::new() } else { format!("; by id or source there is {}", ids.join(", ")) };
    Error::new(ErrorKind::Missing, message + &hint)
}

#[cold]
fn ambiguous(select: &Select, groups: &[Vec<&Arc<Record>>]) -> Error {
    let firsts = groups.iter().filter_map(|group| group.first());
    let named: Vec<String> = firsts.map(|record| super::answer::cited(record)).collect();
    let message = format!("{} records answer {}: {}", named.len(), shown(select), named.join("; "));
    Error::new(ErrorKind::Conflict, message)
}

#[cold]
fn incomparable(one: &Record, this: &dyn std::fmt::Display, other: &Record, that: &dyn std::fmt::Display) -> Error {
    let message = format!("record {:?} is {this} but record {:?} {that}", one.id(), other.id());
    Error::new(ErrorKind::Incomparable, message)
}
