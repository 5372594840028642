//! From a text to its findings.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::disputed::disputed;
use super::evidence::Trial;
use super::finding::{Coverage, Finding, Implied, Operand, Reading};
use super::joint::{GAP, Joint, Together};
use super::judge::{Figures, Judgement};
use super::naming::Names;
use super::settle::{Judged, in_error, in_parallel, settle};
use super::verdict::Verdict;
use super::world::{Consequences, Premises, Stating, consequences};
use super::{Report, explain, suggest};
use crate::dataset::Dataset;
use crate::limits;
use crate::number::{Currency, Figure, Interval, Unit, plain};
use crate::period::Period;
use crate::source::Span;
use crate::text::{Claim, Content, Document, Identity, Said, Statement, StatementKind, read};

/// Checks texts: plain options, no state between texts.
///
/// | option | without it |
/// |---|---|
/// | [`with_dataset`](Self::with_dataset) | a text is held against itself only |
/// | [`dated`](Self::dated) | "last year" names no year |
/// | [`in_currency`](Self::in_currency) | "$" is the US dollar, a bare "4.1 billion" is of no currency |
/// | [`without`](Self::without) | all [identities](Identity) are assumed |
/// | [`readings_limit`](Self::readings_limit) | 64 |
///
/// # Laws
///
/// - What a text gives depends on the text, the options and the dataset only: not on texts checked before, nor on the thread.
/// - Many documents give what each gives alone, in their order: [`check_all`](Self::check_all) and, with the feature
///   `parallel`, `check_all_in_parallel`.
///
/// ```
/// use bilateral::{Checker, Verdict};
///
/// let text = "Exports increased 1.51 percent to $1.292 billion against $1.312 billion.";
/// let report = Checker::new().check(text);
/// assert_eq!(report.findings()[0].verdict(), Verdict::Contradicted);
/// assert!(report.findings()[0].suggestions[0].text.starts_with("the direction is wrong"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Checker<'d> {
    dataset: Option<&'d Dataset>,
    date: Option<NaiveDate>,
    currency: Option<Currency>,
    premises: Premises,
}

impl<'d> Checker<'d> {
    /// A checker that holds a text against itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds texts also against the records of a dataset.
    #[must_use]
    pub const fn with_dataset(self, dataset: &'d Dataset) -> Self {
        Self { dataset: Some(dataset), ..self }
    }

    /// The day a text was published: what "last year" counts from.
    ///
    /// # Law
    ///
    /// A period that the words name in full is never changed by it.
    ///
    /// ```
    /// use bilateral::{Checker, Dataset, Verdict};
    ///
    /// let text = "Russia's trade with North Korea came to $113.7 million last year.";
    /// let checker = Checker::new().with_dataset(Dataset::embedded()?);
    /// assert_eq!(checker.check(text).count(Verdict::Supported), 0);
    /// let day = "2012-03-01".parse::<bilateral::Period>()?.first();
    /// assert_eq!(checker.dated(day).check(text).count(Verdict::Supported), 1);
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub const fn dated(self, date: NaiveDate) -> Self {
        Self { date: Some(date), ..self }
    }

    /// The currency a text means where it leaves that open: in a bare "4.1 billion" that counts nothing else, and in a
    /// symbol or noun that currencies share ("$", "dollars", "pesos"), if it is one of them.
    ///
    /// # Law
    ///
    /// It decides last. A currency that the words name ("US$", "yuan"), one lent by an amount of the same sentence, and the
    /// economy a text names for a shared word ("pesos" in a text about Mexico) stand as they are.
    ///
    /// ```
    /// use bilateral::{Checker, Currency, Unit};
    ///
    /// let text = "Sales fell by $3 billion, from $5 billion to $2 billion.";
    /// let unit = |checker: Checker<'_>| checker.check(text).findings()[0].unit;
    /// assert_eq!(unit(Checker::new()), Unit::Money(Currency::USD));
    /// assert_eq!(unit(Checker::new().in_currency(Currency::CAD)), Unit::Money(Currency::CAD));
    /// ```
    #[must_use]
    pub const fn in_currency(self, currency: Currency) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// Takes an identity of flows for granted no longer: no figure is then held against what other flows give by it.
    ///
    /// # Law
    ///
    /// Fewer assumptions, fewer findings: what is left says what it said before, and nothing is newly contradicted.
    ///
    /// ```
    /// use bilateral::{Checker, Verdict, text::Identity};
    ///
    /// let text = "Exports were $575.3 million and imports $984.6 million; trade turnover was $963.6 million.";
    /// assert_eq!(Checker::new().check(text).count(Verdict::Contradicted), 1);
    /// assert_eq!(Checker::new().without(Identity::Turnover).check(text).count(Verdict::Contradicted), 0);
    /// ```
    #[must_use]
    pub const fn without(mut self, identity: Identity) -> Self {
        match identity {
            Identity::Turnover => self.premises.turnover = false,
            Identity::Balance => self.premises.balance = false,
            Identity::Origin => self.premises.origin = false,
            Identity::Complement => self.premises.complement = false,
        }
        self
    }

    /// How many readings of clauses that leave open whom they mean are tried against the rest of the text, in its order: 64,
    /// if nothing else is said.
    ///
    /// # Law
    ///
    /// Work on a text is bounded by it. What a lower limit leaves out excludes no reading, so nothing is newly contradicted,
    /// and [`Report::limit_reached`] says that something was left out.
    #[must_use]
    pub const fn readings_limit(mut self, readings: usize) -> Self {
        self.premises.readings = readings;
        self
    }

    /// The findings of several texts about one world: each its own, and what their claims say together.
    ///
    /// ```
    /// let one = "In 2012 Russia wrote off 90% of the debt of North Korea, almost $10 billion.";
    /// let other = "The remaining $3 billion of North Korea's debt to Russia is to be paid back over 20 years.";
    /// let together = bilateral::Checker::new().check_together([one, other]);
    /// assert_eq!(together.reports.len(), 2);
    /// assert_eq!(together.text.len(), one.len() + 2 + other.len());
    /// ```
    pub fn check_together<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Together {
        let texts: Vec<&str> = texts.into_iter().collect();
        let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::read_in(text, self.currency)).collect();
        let mut reports = Vec::with_capacity(texts.len());
        let (mut moved, mut ends) = (Vec::new(), Vec::new());
        let (mut bytes, mut quantities) = (0, 0);
        for (text, document) in documents.iter().enumerate() {
            let content = read(document, self.year());
            for claim in &content.claims {
                let stated = words(document, claim);
                moved.extend(stated.map(|(figure, words)| (claim.shifted(bytes, quantities), figure, words, text)));
            }
            reports.push(self.report(document, &content));
            ends.push(bytes + document.text.len());
            bytes += document.text.len() + GAP.len();
            quantities += document.quantities.len();
        }
        let stated: Vec<Stating<'_>> =
            moved.iter().map(|(claim, figure, words, text)| Stating { claim, figure, words, text: *text }).collect();
        let claims = stated.get(..limits::CLAIMS).unwrap_or(&stated);
        let joint = Joint { data: self.dataset, claims, ends: &ends, alone: &reports };
        let joint = joint.report(consequences(&stated, self.premises, &reports));
        Together { reports, text: texts.join(GAP), joint }
    }

    fn year(&self) -> Option<Period> {
        self.date.and_then(|date| Period::year(date.year()).ok())
    }

    /// The findings of one text.
    pub fn check(&self, text: &str) -> Report {
        let document = Document::read_in(text, self.currency);
        self.report(&document, &read(&document, self.year()))
    }

    /// The findings of what a document says.
    fn report(&self, document: &Document<'_>, content: &Content) -> Report {
        let figures = Figures::new(document);
        let mut judged: Vec<Judged<'_>> = content.statements.iter().map(|s| (s, figures.judge(s))).collect();
        let mut concluded = in_parallel(&figures, &judged);
        concluded.extend(in_error(&figures, &judged, &concluded));
        judged.extend(concluded.iter().map(|s| (s, figures.judge(s))));
        judged.sort_by_key(|(s, _)| s.span);
        let claims: Vec<Stating<'_>> = stating(document, &content.claims).collect();
        let mut found = consequences(&claims, self.premises, &[]);
        let claimed = self.claimed(&claims, &found);
        let told = Told::new(&claimed);
        let plain = settle(&figures, &judged).into_iter().filter(|(s, j)| j.is_some() || !told.covers(s));
        let plain = plain.filter(|(_, j)| self.grants(*j));
        let mut findings: Vec<Finding> = plain.map(|(s, j)| finding(&figures, s, j)).collect();
        judged.retain(|(_, j)| self.grants(j.as_ref()));
        let coverage = coverage(document, &judged, &claimed);
        findings.extend(claimed.into_iter().map(|(_, finding)| finding));
        findings.sort_by_key(|f| (f.span, f.kind));
        found.locate(&findings);
        let disputed = disputed(&claims, &findings, &found);
        found.implied.extend(judged.iter().filter_map(|(s, _)| payments(&figures, s)));
        Report {
            findings,
            conflicts: found.conflicts,
            implied: found.implied,
            disputed,
            coverage,
            limit_reached: content.limit_reached || found.limit_reached,
        }
    }

    /// Whether what a judgement assumes is taken for granted. It is asked last: what explains another figure explains it still.
    fn grants(&self, judgement: Option<&Judgement<'_>>) -> bool {
        let assumed = judgement.and_then(|judgement| judgement.reading.assumes);
        assumed.is_none_or(|identity| self.premises.hold(identity))
    }

    /// The findings of claims, each with its claim.
    fn claimed<'c>(&self, claims: &'c [Stating<'c>], found: &Consequences) -> Vec<(&'c Claim, Finding)> {
        let names = Names::of(claims);
        let tried = claims.iter().enumerate().filter_map(|(i, stating)| {
            let excluded = found.excluded.get(&i).map_or(&[][..], Vec::as_slice);
            let trial = Trial { data: self.dataset, stating, names, excluded };
            Some((stating.claim, trial.finding()?))
        });
        tried.collect()
    }
}

/// The claims of a document with their figures.
fn stating<'c>(document: &'c Document<'_>, claims: &'c [Claim]) -> impl Iterator<Item = Stating<'c>> {
    claims.iter().filter_map(|claim| {
        let (figure, words) = words(document, claim)?;
        Some(Stating { claim, figure, words, text: 0 })
    })
}

/// The figure of a claim and the words that state it.
fn words<'d>(document: &'d Document<'_>, claim: &Claim) -> Option<(&'d Figure, &'d str)> {
    let quantity = document.quantities.get(claim.quantity)?;
    let span = match claim.said {
        Said::Ratio { .. } | Said::Since { .. } => claim.span,
        _ => quantity.full,
    };
    Some((&quantity.figure, span.of(document.text)))
}

/// What claims tell more of than a statement without a verdict.
struct Told {
    quantities: BTreeSet<usize>,
    series: Vec<Span>,
}

impl Told {
    fn new(claimed: &[(&Claim, Finding)]) -> Self {
        let series = |claim: &Claim| matches!(claim.said, Said::Since { .. });
        let (series, plain): (Vec<_>, Vec<_>) =
            claimed.iter().map(|(claim, _)| *claim).partition(|claim| series(claim));
        let quantities = plain.into_iter().map(|claim| claim.quantity).collect();
        Self { quantities, series: series.into_iter().map(|claim| claim.span).collect() }
    }

    fn covers(&self, statement: &Statement) -> bool {
        match statement.kind {
            StatementKind::Target | StatementKind::Schedule => false,
            StatementKind::Trend => self.series.iter().any(|span| span.overlaps(statement.span)),
            _ => statement.stated.is_some_and(|quantity| self.quantities.contains(&quantity)),
        }
    }
}

/// "to be paid back over 20 years": what each year takes if all take the same. Contractual durations are exact.
fn payments(figures: &Figures<'_>, statement: &Statement) -> Option<Implied> {
    let duration = statement.stated.filter(|_| statement.kind == StatementKind::Schedule)?;
    let (amount, _) = statement.operands.iter().find(|(_, role)| *role == "amount")?;
    let (paid, over) = (figures.figure(*amount)?, figures.figure(duration)?);
    let each = if matches!(over.unit(), Unit::Measure(code) if code.code() == "mo") { "month" } else { "year" };
    let number = Interval::point(over.value());
    let interval = (!over.value().is_zero()).then(|| paid.accept() / number)?;
    let from: Vec<Span> = vec![figures.span(*amount), figures.span(duration)];
    Some(Implied::new(format!("payment a {each}, if equal"), interval, paid.unit(), from))
}

fn finding(figures: &Figures<'_>, statement: &Statement, judgement: Option<&Judgement<'_>>) -> Finding {
    let unit = statement.stated.and_then(|q| figures.figure(q)).map_or(Unit::Number, Figure::unit);
    let operand = |(quantity, role): &(usize, &'static str)| Operand { span: figures.span(*quantity), role };
    let mut finding = Finding {
        operands: statement.operands.iter().map(operand).collect(),
        explanation: statement.missing.to_owned(),
        ..Finding::unverifiable(statement.kind, statement.span, unit)
    };
    let Some(judgement) = judgement else { return finding };
    finding.verdict = judgement.verdict;
    finding.stated = Some(judgement.stated);
    finding.computed = Some(judgement.computed);
    finding.margin = figures.margin(statement, judgement);
    finding.explanation = explain::sentence(figures, statement, judgement);
    finding.derivation = vec![format!(
        "{} = {}",
        explain::arithmetic(figures, &judgement.reading.expression),
        plain(&judgement.computed, unit)
    )];
    if statement.operands.is_empty() {
        finding.operands = operands_of(figures, statement, judgement);
    }
    if judgement.verdict == Verdict::Contradicted {
        finding.suggestions = suggest::suggestions(figures, statement, judgement);
    }
    if judgement.verdict == Verdict::DependsOnReading {
        let all = statement.readings.iter().zip(&judgement.all);
        finding.readings =
            all.map(|(r, v)| Reading { description: r.description.clone().into_owned(), verdict: *v }).collect();
    }
    finding
}

/// The operands of a reading that was found by what its figures measure.
fn operands_of(figures: &Figures<'_>, statement: &Statement, judgement: &Judgement<'_>) -> Vec<Operand> {
    let roles: [&'static str; 2] = match statement.kind {
        StatementKind::Share => ["part", "whole"],
        StatementKind::Balance => ["exports", "imports"],
        StatementKind::Change | StatementKind::ChangeAbs => ["to", "from"],
        _ => ["operand", "operand"],
    };
    let mut found: Vec<Operand> = Vec::new();
    for (i, quantity) in judgement.reading.expression.quantities().into_iter().enumerate() {
        found.push(Operand { span: figures.span(quantity), role: roles.get(i).copied().unwrap_or("operand") });
    }
    found.extend(statement.stated.map(|q| Operand { span: figures.span(q), role: "stated" }));
    found
}

/// How many quantities took part in a statement with a verdict from arithmetic, or in a claim that has one.
fn coverage(document: &Document<'_>, judged: &[Judged<'_>], claimed: &[(&Claim, Finding)]) -> Coverage {
    let mut checked = vec![false; document.quantities.len()];
    let mut reasons: Vec<&'static str> = vec!["no statement compares it"; document.quantities.len()];
    for (statement, judgement) in judged {
        let used = judgement.as_ref().map(|j| j.reading.expression.quantities()).unwrap_or_default();
        for quantity in used.into_iter().chain(statement.stated) {
            let slot = checked.get_mut(quantity).zip(reasons.get_mut(quantity));
            match (slot, judgement) {
                (Some((checked, _)), Some(_)) => *checked = true,
                (Some((_, reason)), None) if !statement.missing.is_empty() => *reason = statement.missing,
                _ => {}
            }
        }
    }
    for (claim, _) in claimed.iter().filter(|(_, finding)| finding.verdict != Verdict::Unverifiable) {
        if let Some(checked) = checked.get_mut(claim.quantity) {
            *checked = true;
        }
    }
    let open = document.quantities.iter().zip(&checked).zip(&reasons).filter(|((_, done), _)| !**done);
    Coverage {
        quantities: document.quantities.len(),
        checked: checked.iter().filter(|done| **done).count(),
        unchecked: open.map(|((q, _), reason)| (q.span, *reason)).collect(),
    }
}
