//! The claims of one or several texts as one network.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Report;
use super::finding::{Conflict, Finding, Implied};
use super::naming::Names;
use super::network::{
    Component, Constraint, Network, Outcome, PartWhole, Purse, Stated, Support, Tag, Term, Tier, Variable, conflicts,
    margin,
};
use crate::economy::Economy;
use crate::limits;
use crate::measure::Measure;
use crate::number::{Figure, Interval, Unit};
use crate::source::Span;
use crate::text::{Claim, Identity, Said, Subject};

/// How many conflicts are looked into.
const CONFLICTS: usize = 8;

/// What is taken for granted and how far the reasoning goes.
#[allow(clippy::struct_excessive_bools, reason = "one for each identity")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Premises {
    /// Exports + imports = turnover.
    pub(crate) turnover: bool,
    /// Exports - imports = balance.
    pub(crate) balance: bool,
    /// National exports + re-exports = exports.
    pub(crate) origin: bool,
    /// What is so and what is not make up the whole.
    pub(crate) complement: bool,
    /// How many readings of clauses with an open subject are tried.
    pub(crate) readings: usize,
}

impl Default for Premises {
    fn default() -> Self {
        Self { turnover: true, balance: true, origin: true, complement: true, readings: limits::READINGS }
    }
}

impl Premises {
    /// Whether an identity holds.
    pub(crate) const fn hold(&self, identity: Identity) -> bool {
        match identity {
            Identity::Turnover => self.turnover,
            Identity::Balance => self.balance,
            Identity::Origin => self.origin,
            Identity::Complement => self.complement,
        }
    }
}

/// A claim with the figure it states.
#[derive(Clone, Copy)]
pub(crate) struct Stating<'c> {
    pub(crate) claim: &'c Claim,
    pub(crate) figure: &'c Figure,
    pub(crate) words: &'c str,
    /// Which of several texts it stands in.
    pub(crate) text: usize,
}

/// A way to take a claim that the other statements rule out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Excluded {
    /// By how much: the factor by which all half-widths would have to grow.
    pub(crate) margin: Option<Decimal>,
}

/// What follows from the claims together.
#[derive(Debug, Default)]
pub(crate) struct Consequences {
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) implied: Vec<Implied>,
    /// For each conflict what its reading takes the words to be about.
    pub(crate) readings: Vec<Option<Subject>>,
    /// For each implied figure what it is of, and what its reading takes the words to be about.
    pub(crate) places: Vec<(Subject, Option<Subject>)>,
    /// For each claim whose subject is open, by its position: what the others say of each candidate.
    pub(crate) excluded: BTreeMap<usize, Vec<Option<Excluded>>>,
    pub(crate) limit_reached: bool,
}

impl Consequences {
    /// Names in every conflict the findings on its clauses.
    pub(crate) fn locate(&mut self, findings: &[Finding]) {
        for conflict in &mut self.conflicts {
            let concerned = findings.iter().enumerate().filter(|(_, finding)| conflict.spans.contains(&finding.span));
            conflict.findings = concerned.map(|(index, _)| index).collect();
        }
    }
}

/// A network with the variables of its subjects.
struct World<'g> {
    network: Network,
    variables: BTreeMap<Subject, Variable>,
    /// The subjects that some text gives a figure for, each with where the figure puts it.
    stated: BTreeMap<Subject, Vec<Interval>>,
    names: Names,
    told: &'g [Report],
}

/// The claims of a clause under one of their candidates.
struct Taken<'t> {
    subject: Subject,
    reading: String,
    members: &'t [usize],
}

/// What a world is made from.
#[derive(Clone, Copy)]
struct Given<'g> {
    claims: &'g [Stating<'g>],
    /// The figures of the claims, each as it stands in their relations.
    stated: &'g [Stated],
    names: Names,
    premises: Premises,
    /// What has been reported already: nothing of it is implied again.
    told: &'g [Report],
    purse: &'g Purse,
}

/// Draws the consequences of the claims: those with one subject hold; each clause with an open subject is tried with every
/// candidate. What the reports `told` imply is not said again.
pub(crate) fn consequences(all: &[Stating<'_>], premises: Premises, told: &[Report]) -> Consequences {
    let claims = all.get(..limits::CLAIMS).unwrap_or(all);
    let purse = Purse::new(limits::STEPS);
    let settled = |s: &Stating<'_>| s.claim.candidates.len() == 1 && !s.claim.target;
    let stated: Vec<Stated> = claims.iter().map(as_related).collect();
    let given = Given { claims, stated: &stated, names: Names::of(claims), premises, told, purse: &purse };
    let base = World::new(given, |s| settled(s).then(|| s.claim.candidates.first().copied()).flatten());
    let mut found = Consequences::default();
    base.report(claims, None, &mut found);
    found.limit_reached |= claims.len() < all.len();
    let mut left = premises.readings;
    for clause in open_clauses(claims) {
        let members: Vec<usize> =
            claims.iter().enumerate().filter(|(_, s)| s.claim.clause == clause).map(|(i, _)| i).collect();
        let candidates = members.first().and_then(|&i| claims.get(i)).map(|s| s.claim.candidates.clone());
        let candidates = candidates.unwrap_or_default();
        let Some(rest) = left.checked_sub(candidates.len()) else {
            found.limit_reached = true;
            break;
        };
        left = rest;
        let mut excluded = Vec::new();
        for (nth, candidate) in candidates.into_iter().enumerate() {
            let world = World::new(given, |s| {
                let own = s.claim.clause == clause;
                let nth = if own { Some(nth) } else { settled(s).then_some(0) };
                s.claim.candidates.get(nth?).copied()
            });
            let taken = Taken { subject: candidate, reading: world.names.describe(&candidate), members: &members };
            excluded.push(world.report(claims, Some(&taken), &mut found));
        }
        found.excluded.extend(members.into_iter().map(|i| (i, excluded.clone())));
    }
    found.limit_reached |= purse.is_empty();
    found
}

/// The figure of a claim: the fraction that a share means, what a change multiplies by, else as it is.
fn as_related(stating: &Stating<'_>) -> Stated {
    let stated = Stated::of(stating.figure);
    let hundredth = Decimal::new(1, 2);
    match stating.claim.said {
        Said::Change { negative } => stated.affine(if negative { -hundredth } else { hundredth }, Decimal::ONE),
        Said::ShareOf { .. } => stated.affine(hundredth, Decimal::ZERO),
        Said::Level | Said::Ratio { .. } | Said::Since { .. } => stated,
    }
}

impl Taken<'_> {
    /// The claims that are not of the clause.
    fn apart(&self, tags: &[Tag]) -> impl Iterator<Item = Tag> {
        tags.iter().copied().filter(|tag| !self.members.contains(&tag.0))
    }

    /// Whether one of the claims is of the clause.
    fn touches(&self, tags: &[Tag]) -> bool {
        tags.iter().any(|tag| self.members.contains(&tag.0))
    }
}

/// The clauses whose subject is open, in order.
fn open_clauses(claims: &[Stating<'_>]) -> Vec<usize> {
    let mut open: Vec<usize> =
        claims.iter().filter(|s| s.claim.candidates.len() > 1 && !s.claim.target).map(|s| s.claim.clause).collect();
    open.dedup();
    open
}

impl<'g> World<'g> {
    fn new(given: Given<'g>, subject: impl Fn(&Stating<'_>) -> Option<Subject>) -> Self {
        let Given { claims, stated: figures, names, premises, told, purse } = given;
        let network = Network::with_room(purse, 2 * claims.len());
        let mut world = Self { network, variables: BTreeMap::new(), stated: BTreeMap::new(), names, told };
        for (i, (stating, figure)) in claims.iter().zip(figures).enumerate() {
            if let Some(subject) = subject(stating) {
                world.claim(Tag(i), stating.claim, *figure, subject);
            }
        }
        world.debts(claims, figures, &subject);
        if premises.turnover {
            world.flows();
        }
        world.wholes();
        world
    }

    fn variable(&mut self, subject: Subject) -> Variable {
        let network = &mut self.network;
        *self.variables.entry(subject).or_insert_with(|| network.variable(Interval::NON_NEGATIVE))
    }

    fn claim(&mut self, tag: Tag, claim: &Claim, stated: Stated, subject: Subject) {
        let own = self.variable(subject);
        match &claim.said {
            Said::Level => {
                self.stated.entry(subject).or_default().push(stated.tiers().accept);
                self.network.add(&[tag], Constraint::Within(own, stated));
                self.moved(tag, claim.moved, subject);
            }
            // A series says nothing of figures that are not given.
            Said::Since { .. } => {}
            Said::Change { .. } => {
                let Some(before) = subject.a_year_earlier() else { return };
                let before = self.variable(before);
                let factor = self.factor(tag, stated);
                self.network.add(&[tag], Constraint::Product { product: own, x: factor, y: before });
            }
            Said::Ratio { other, less } => {
                let other = self.variable(*other);
                let factor = self.factor(tag, stated);
                let (product, y) = if *less { (other, own) } else { (own, other) };
                self.network.add(&[tag], Constraint::Product { product, x: factor, y });
            }
            // The share of a debt is joined with what remains of it: see `debts`.
            Said::ShareOf { other } if other.measure == Measure::DebtStock => {}
            Said::ShareOf { other } => {
                let whole = self.variable(*other);
                let share = self.factor(tag, stated);
                self.network.add(&[tag], Constraint::Product { product: own, x: share, y: whole });
            }
        }
    }

    /// "fell to": less than the year before.
    fn moved(&mut self, tag: Tag, moved: i8, subject: Subject) {
        let Some(before) = subject.a_year_earlier().filter(|_| moved != 0) else { return };
        let (own, before) = (self.variable(subject), self.variable(before));
        let (low, high) = if moved < 0 { (own, before) } else { (before, own) };
        self.network.add(&[tag], Constraint::Less { low, high });
    }

    /// Exports and imports are no more than the turnover of the same pair.
    fn flows(&mut self) {
        let flows: Vec<(Subject, Variable)> = self.variables.iter().map(|(s, v)| (*s, *v)).collect();
        for (subject, low) in flows {
            let whole = Subject::new(Measure::Turnover, subject.reporter, subject.partner, subject.period);
            let high = self.variables.get(&whole).copied();
            if let Some(high) = high.filter(|_| matches!(subject.measure, Measure::Exports | Measure::Imports)) {
                self.network.add(&[], Constraint::AtMost { low, high });
            }
        }
    }

    fn factor(&mut self, tag: Tag, stated: Stated) -> Variable {
        let factor = self.network.variable(Interval::NON_NEGATIVE);
        self.network.add(&[tag], Constraint::Within(factor, stated));
        factor
    }

    /// Debt = written off + remaining, with the share written off where one is claimed.
    fn debts(
        &mut self,
        claims: &[Stating<'_>],
        figures: &[Stated],
        subject: &impl Fn(&Stating<'_>) -> Option<Subject>,
    ) {
        let wholes: Vec<Subject> = self.variables.keys().filter(|s| is_debt(s)).copied().collect();
        let mut done: Vec<(Economy, Economy)> = Vec::new();
        for one in wholes {
            if done.contains(&(one.reporter, one.partner)) {
                continue;
            }
            done.push((one.reporter, one.partner));
            let [whole, part, rest] = [Measure::DebtStock, Measure::WrittenOff, Measure::Remaining]
                .map(|measure| self.variable(Subject { measure, ..one }));
            self.network.add_sum(&[], whole, &[Term::Plus(part), Term::Plus(rest)]);
            for (i, (stating, figure)) in claims.iter().zip(figures).enumerate() {
                let share =
                    matches!(&stating.claim.said, Said::ShareOf { other } if other.measure == Measure::DebtStock);
                let same = subject(stating).is_some_and(|s| (s.reporter, s.partner) == (one.reporter, one.partner));
                if share && same {
                    let share = self.factor(Tag(i), *figure);
                    self.network.add_part_whole(&[Tag(i)], &[Tag(i)], PartWhole { whole, part, rest, share });
                }
            }
        }
    }

    /// The turnover with each partner adds up to no more than that with the world.
    fn wholes(&mut self) {
        let all: Vec<Subject> = self.variables.keys().filter(|s| s.partner == Economy::WLD).copied().collect();
        for whole in all {
            let of = |s: &Subject| {
                let flow =
                    s.reporter == whole.reporter || (s.partner == whole.reporter && s.measure == Measure::Turnover);
                flow && s.partner != Economy::WLD && s.measure == whole.measure && s.period == whole.period
            };
            let parts: Vec<Term> = self.variables.iter().filter(|(s, _)| of(s)).map(|(_, v)| Term::Plus(*v)).collect();
            if parts.is_empty() {
                continue;
            }
            let (sum, total) = (self.network.variable(Interval::NON_NEGATIVE), self.variable(whole));
            self.network.add_sum(&[], sum, &parts);
            self.network.add(&[], Constraint::AtMost { low: sum, high: total });
        }
    }

    /// Adds conflicts and implied figures, under a reading only those that rest on its clause; whether the reading is
    /// excluded.
    fn report(&self, claims: &[Stating<'_>], taken: Option<&Taken<'_>>, found: &mut Consequences) -> Option<Excluded> {
        let subjects: BTreeMap<Variable, &Subject> = self.variables.iter().map(|(s, v)| (*v, s)).collect();
        let single = one_text(claims.iter());
        let mut excluded = None;
        // What does not hold a claim of the clause says nothing of its reading.
        for part in self.network.components_with(|tags| taken.is_none_or(|taken| taken.touches(tags))) {
            let tags = part.network.tags();
            // Of several texts each has told already what it says alone.
            if !single && one_text(members(claims, &tags)) {
                continue;
            }
            if !self.imply(claims, taken, &part, &tags, &subjects, found) {
                excluded = excluded.or(refute(claims, taken, &part, &tags, found));
            }
        }
        excluded
    }

    /// The figures that one part of the network implies; whether its statements may all hold at face value.
    fn imply(
        &self,
        claims: &[Stating<'_>],
        taken: Option<&Taken<'_>>,
        part: &Component,
        tags: &[Tag],
        subjects: &BTreeMap<Variable, &Subject>,
        found: &mut Consequences,
    ) -> bool {
        let support = Support::new(&part.network, Tier::Accept);
        let outcome = support.from(tags, Outcome::clone);
        found.limit_reached |= outcome.limit_reached;
        if !outcome.is_consistent() {
            return false;
        }
        // What follows without the clause of a reading does not rest on it.
        let without: Option<Vec<Tag>> = taken.map(|taken| taken.apart(tags).collect());
        let rests = |own| without.as_ref().is_none_or(|without| !support.follows(without, tags, own));
        for variable in &part.variables {
            let Some((subject, own)) = subjects.get(variable).zip(part.local(*variable)) else { continue };
            let interval = outcome.domain(own);
            let reading = taken.map(|taken| taken.reading.as_str());
            if self.is_news(subject, interval) && rests(own) && !self.is_told(subject, interval, reading) {
                let Some(from) = support.of(tags, own) else { break };
                if taken.is_none_or(|taken| taken.touches(&from)) {
                    found.implied.push(self.implied(claims, subject, interval, &from, reading));
                    found.places.push((**subject, taken.map(|taken| taken.subject)));
                }
            }
        }
        true
    }

    /// Whether an implied figure says more than what is printed: all that is stated of the subject, or something at all.
    fn is_news(&self, subject: &Subject, interval: Interval) -> bool {
        const DIGITS: u32 = 6;
        let bounded = interval.lower_value().is_some_and(|d| !d.is_zero()) && interval.upper_value().is_some();
        let stated = self.stated.get(subject);
        bounded && stated.is_none_or(|all| all.iter().any(|told| told.rounded(DIGITS) != interval.rounded(DIGITS)))
    }

    /// Whether a report says so already, but for the last digits.
    fn is_told(&self, subject: &Subject, interval: Interval, reading: Option<&str>) -> bool {
        const DIGITS: u32 = 9;
        if self.told.is_empty() {
            return false;
        }
        let quantity = self.names.describe(subject);
        let same = |own: &Implied| own.quantity == quantity && own.reading.as_deref() == reading;
        let mut own = self.told.iter().flat_map(|report| &report.implied).filter(|own| same(own));
        own.any(|own| own.interval.rounded(DIGITS) == interval.rounded(DIGITS))
    }

    fn implied(
        &self,
        claims: &[Stating<'_>],
        subject: &Subject,
        interval: Interval,
        from: &[Tag],
        reading: Option<&str>,
    ) -> Implied {
        let (spans, units): (Vec<Span>, Vec<Unit>) =
            members(claims, from).map(|s| (s.claim.span, s.figure.unit())).unzip();
        let unit = units.into_iter().find(|unit| unit.currency().is_some()).unwrap_or(Unit::Number);
        Implied {
            quantity: self.names.describe(subject),
            interval,
            unit,
            from: spans,
            reading: reading.map(ToOwned::to_owned),
        }
    }
}

/// The conflicts of one part of the network.
fn refute(
    claims: &[Stating<'_>],
    taken: Option<&Taken<'_>>,
    part: &Component,
    tags: &[Tag],
    found: &mut Consequences,
) -> Option<Excluded> {
    // No set of guesses is more than one.
    if is_guess(claims, tags) {
        return None;
    }
    let mut excluded = None;
    let single = one_text(claims.iter());
    for set in conflicts(&part.network, tags).take(CONFLICTS) {
        let news = single || !one_text(members(claims, &set));
        if news && taken.is_none_or(|taken| taken.touches(&set)) && !is_guess(claims, &set) {
            let conflict = conflict(&part.network, claims, &set, taken);
            excluded = excluded.or(Some(Excluded { margin: conflict.margin }));
            found.conflicts.push(conflict);
            found.readings.push(taken.map(|taken| taken.subject));
        }
    }
    excluded
}

/// Whether the statements are no more than figures of one text for what is taken to be one quantity: then it is likelier that
/// they are about two than that the text contradicts itself.
fn is_guess(claims: &[Stating<'_>], set: &[Tag]) -> bool {
    members(claims, set).all(|s| s.claim.said == Said::Level) && one_text(members(claims, set))
}

fn members<'c>(claims: &'c [Stating<'c>], set: &[Tag]) -> impl Iterator<Item = &'c Stating<'c>> {
    set.iter().filter_map(|tag| claims.get(tag.0))
}

fn one_text<'c>(claims: impl Iterator<Item = &'c Stating<'c>>) -> bool {
    let mut texts = claims.map(|stating| stating.text);
    texts.next().is_none_or(|first| texts.all(|text| text == first))
}

fn conflict(network: &Network, claims: &[Stating<'_>], set: &[Tag], taken: Option<&Taken<'_>>) -> Conflict {
    let members: Vec<&Stating<'_>> = members(claims, set).collect();
    let words: Vec<&str> = members.iter().map(|s| s.words).collect();
    let margin = margin(network, set);
    let reading = taken.map(|taken| taken.reading.as_str());
    let under = reading.map_or(String::new(), |reading| format!(", read as the {reading},"));
    let by = margin.map_or(String::new(), |m| format!("; the figures would have to be {m} times as coarse"));
    Conflict {
        findings: Vec::new(),
        spans: members.iter().map(|s| s.claim.span).collect(),
        margin,
        reading: reading.map(ToOwned::to_owned),
        explanation: format!("{}{under} cannot all hold{by}", quoted(&words)),
    }
}

const fn is_debt(subject: &Subject) -> bool {
    matches!(subject.measure, Measure::DebtStock | Measure::WrittenOff | Measure::Remaining)
}

/// "a", "b" and "c".
pub(crate) fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.join(""),
    }
}
