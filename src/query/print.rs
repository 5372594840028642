//! Queries as text.

use std::fmt::{self, Write};

use super::select::{Filters, Select, When};
use super::{Node, Op, Query};
use crate::record::Basis;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, &self.nodes)
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where in `nodes`, operands before their operation, each operand begins: the text is put together from the left.
fn write(f: &mut fmt::Formatter<'_>, nodes: &[Node]) -> fmt::Result {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for node in nodes {
        let mut text = String::new();
        match node {
            Node::Op(op) => {
                let right = if matches!(op, Op::PerYear(_)) { None } else { parts.pop() };
                let left = parts.pop().unwrap_or_default();
                operand(&mut text, &left)?;
                write!(text, " {} ", op.words())?;
                match (op, right) {
                    (Op::PerYear(years), _) => write!(text, "{years}")?,
                    (_, right) => operand(&mut text, &right.unwrap_or_default())?,
                }
                parts.push((text, true));
                continue;
            }
            Node::Select(query) => select(&mut text, query)?,
            Node::Record(id) => quoted(&mut text, "record ", id)?,
            Node::Figure(figure) => quoted(&mut text, "figure ", &figure.to_string())?,
        }
        parts.push((text, false));
    }
    f.write_str(&parts.pop().unwrap_or_default().0)
}

fn operand(out: &mut String, (text, computed): &(String, bool)) -> fmt::Result {
    if *computed { write!(out, "({text})") } else { out.write_str(text) }
}

fn select(out: &mut String, select: &Select) -> fmt::Result {
    match select.basis {
        Basis::Level => {}
        basis => write!(out, "{basis} of ")?,
    }
    write!(out, "{} {} {}", select.measure, select.reporter, select.partner)?;
    let Filters { when, reported_by, source, coverage, status, prefer } = &select.filters;
    match when {
        Some(When::In(period)) => write!(out, " in {period}")?,
        Some(When::NoYear(year)) => write!(out, " in {year}")?,
        None => {}
    }
    if let Some(status) = status {
        write!(out, " status {status}")?;
    }
    if let Some(source) = source {
        quoted(out, " from ", source)?;
    }
    if let Some(reporter) = reported_by {
        quoted(out, " reported by ", reporter)?;
    }
    if let Some(coverage) = coverage {
        quoted(out, " with ", &coverage.to_string())?;
    }
    prefer.iter().try_for_each(|preferred| quoted(out, " prefer ", preferred))
}

/// The text in quotation marks, with a backslash before one that is part of it.
fn quoted(out: &mut String, before: &str, text: &str) -> fmt::Result {
    out.write_str(before)?;
    out.write_char('"')?;
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            out.write_char('\\')?;
        }
        out.write_char(letter)?;
    }
    out.write_char('"')
}
