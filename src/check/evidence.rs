//! Claims against the records of a dataset, and against what the other statements leave of them.

use std::sync::Arc;

use super::explain;
use super::finding::{Evidence, Finding, Operand, Reading, Suggestion};
use super::judge::{directed, forgiving};
use super::margin::smallest;
use super::naming::Names;
use super::records::{self, Computed, Dates};
use super::series;
use super::verdict::Verdict;
use super::world::{Excluded, Stating};
use crate::dataset::Dataset;
use crate::number::{Figure, Interval, Tiers, plain};
use crate::record::Record;
use crate::text::{Said, StatementKind, Subject};

/// A claim with what it can be held against.
#[derive(Clone, Copy)]
pub(crate) struct Trial<'t> {
    pub(crate) data: Option<&'t Dataset>,
    pub(crate) stating: &'t Stating<'t>,
    pub(crate) names: Names,
    /// For each candidate whether the other statements exclude it; empty where they do not speak to it.
    pub(crate) excluded: &'t [Option<Excluded>],
}

/// A claim under one of the subjects its words can have.
pub(crate) struct Case<'d> {
    pub(crate) subject: Subject,
    pub(crate) verdict: Verdict,
    /// What the records give, where they speak of it.
    pub(crate) held: Option<Held<'d>>,
    excluded: Option<Excluded>,
}

/// A figure computed from records with how it bears on a claim.
pub(crate) struct Held<'d> {
    pub(crate) computed: Interval,
    pub(crate) records: Vec<&'d Record>,
    pub(crate) derivation: String,
}

pub(crate) const fn kind(said: &Said) -> StatementKind {
    match said {
        Said::Level => StatementKind::Level,
        Said::Change { .. } => StatementKind::Change,
        Said::Ratio { .. } => StatementKind::Ratio,
        Said::ShareOf { .. } => StatementKind::Share,
        Said::Since { .. } => StatementKind::Trend,
    }
}

impl<'t> Trial<'t> {
    /// The finding; `None` where neither the records nor the other statements can speak to the claim.
    pub(crate) fn finding(&self) -> Option<Finding> {
        let claim = self.stating.claim;
        if claim.target {
            return None;
        }
        let cases: Vec<Case<'t>> = claim.candidates.iter().enumerate().map(|(n, s)| self.case(n, *s)).collect();
        if cases.iter().all(|case| case.verdict == Verdict::Unverifiable) && cases.len() == 1 {
            return self.at_another_date(cases.first()?);
        }
        let verdict = overall(claim.open, &cases);
        let shown = shown(&cases)?;
        let mut finding = self.blank();
        finding.verdict = verdict;
        finding.readings =
            if cases.len() > 1 { cases.iter().map(|case| self.reading(case)).collect() } else { Vec::new() };
        finding.derivation = derivations(&cases);
        finding.explanation = self.explanation(verdict, shown, &cases);
        if let Some(held) = &shown.held {
            finding.derivation.extend(self.dates(&held.records).and_then(|dates| dates.not_by()));
            finding.computed = (!matches!(claim.said, Said::Since { .. })).then_some(held.computed);
            finding.margin =
                finding.computed.and_then(|computed| margin(self.stating.figure, self.negative(), computed));
            finding.evidence = self.evidence(&held.records);
        }
        if !cases.iter().any(|case| case.verdict.holds()) {
            finding.suggestions = self.suggestions();
        }
        Some(finding)
    }

    /// What is known before any verdict.
    fn blank(&self) -> Finding {
        let claim = self.stating.claim;
        let stated = !matches!(claim.said, Said::Since { .. });
        Finding {
            stated: stated.then(|| self.stated().accept),
            operands: vec![Operand { span: claim.span, role: "stated" }],
            relied_on: claim.relied_on.clone(),
            ..Finding::unverifiable(kind(&claim.said), claim.span, self.stating.figure.unit())
        }
    }

    const fn negative(&self) -> bool {
        matches!(self.stating.claim.said, Said::Change { negative: true } | Said::Since { fall: true, .. })
    }

    fn stated(&self) -> Tiers {
        directed(forgiving(self.stating.figure), self.negative())
    }

    fn case(&self, nth: usize, subject: Subject) -> Case<'t> {
        let excluded = self.excluded.get(nth).copied().flatten();
        let found = self.data.and_then(|data| match self.stating.claim.said {
            Said::Since { fall, year } => series::held(data, subject, fall, year),
            _ => best(records::all(data, self.stating.claim, subject), self.stated()),
        });
        let (verdict, held) = found.map_or((Verdict::Unverifiable, None), |(verdict, held)| (verdict, Some(held)));
        let verdict = if excluded.is_some() { Verdict::Contradicted } else { verdict };
        Case { subject, verdict, held, excluded }
    }

    fn reading(&self, case: &Case<'_>) -> Reading {
        let why = match (&case.excluded, &case.held) {
            (Some(Excluded { margin: Some(margin) }), _) => {
                format!(" (the other statements exclude it, margin {margin})")
            }
            (Some(Excluded { margin: None }), _) => " (the other statements exclude it)".to_owned(),
            (None, Some(_)) => String::new(),
            (None, None) => " (no record)".to_owned(),
        };
        Reading { description: format!("{}{why}", self.names.describe(&case.subject)), verdict: case.verdict }
    }

    /// One plain sentence.
    fn explanation(&self, verdict: Verdict, shown: &Case<'_>, cases: &[Case<'_>]) -> String {
        let words = self.stating.words;
        let undecided = matches!(verdict, Verdict::DependsOnReading | Verdict::Unverifiable);
        let Some(held) = shown.held.as_ref().filter(|_| !undecided) else { return self.undecided(cases) };
        let what = self.names.whole(&self.stating.claim.said, &shown.subject);
        let fit = match shown.verdict {
            Verdict::Supported => format!("agrees with the {what}"),
            Verdict::Compatible => format!("is compatible with the {what}"),
            Verdict::Loose => format!("fits the {what} only loosely"),
            _ => format!("contradicts the {what}"),
        };
        let unit = self.stating.figure.unit();
        let gives = match (&self.stating.claim.said, held.records.as_slice()) {
            (Said::Since { .. }, _) | (_, [_]) => held.derivation.clone(),
            (Said::Change { .. }, _) => format!("{} is {}", held.derivation, explain::change(held.computed, unit)),
            _ => format!("{} gives {}", held.derivation, plain(&held.computed, unit)),
        };
        let dated = self.dates(&held.records).map_or(String::new(), |dates| format!("; {}", dates.dated_by()));
        format!("\"{words}\" {fit}: {gives}{dated}")
    }

    /// What the words can and cannot be.
    fn undecided(&self, cases: &[Case<'_>]) -> String {
        let words = self.stating.words;
        let names = |wanted: &dyn Fn(&Case<'_>) -> bool| {
            let some: Vec<Subject> = cases.iter().filter(|case| wanted(case)).map(|case| case.subject).collect();
            self.names.alternatives(&some)
        };
        let (fits, out) = (names(&|c| c.verdict.holds()), names(&|c| c.verdict.is_contradicted()));
        let unknown = names(&|c| c.verdict == Verdict::Unverifiable);
        match (fits.is_empty(), out.is_empty(), unknown.is_empty()) {
            (true, true, _) => format!("\"{words}\" can be the {unknown}: no record says which"),
            (true, false, true) => format!("\"{words}\" fits none of what it can be about: the {out}"),
            (true, false, false) => format!("\"{words}\" cannot be the {out}; of the {unknown} there is no record"),
            (false, true, true) => format!("\"{words}\" fits the {fits}"),
            (false, true, false) => format!("\"{words}\" fits the {fits}; of the {unknown} there is no record"),
            (false, false, _) => format!("\"{words}\" fits the {fits}, not the {out}"),
        }
    }

    /// Which event of an agreement the date of a claim is.
    fn dates(&self, records: &[&Record]) -> Option<Dates> {
        let dates = Dates::of(records.iter().copied(), self.stating.claim.dated?)?;
        (!dates.told.is_empty()).then_some(dates)
    }

    /// A debt that the records know under other dates than the one told: nothing to hold the claim against.
    fn at_another_date(&self, case: &Case<'_>) -> Option<Finding> {
        let (data, told) = (self.data?, self.stating.claim.dated?);
        let undated = crate::text::Claim { dated: None, ..self.stating.claim.clone() };
        let (_, held) = best(records::all(data, &undated, case.subject), self.stated())?;
        let dates = Dates::of(held.records.iter().copied(), told)?;
        let mut finding = self.blank();
        let (words, what) = (self.stating.words, self.names.describe(&case.subject));
        let known = dates.others.join(", ");
        finding.explanation =
            format!("\"{words}\" ({what}): nothing is on record for {told}; the agreement is dated by its {known}");
        finding.evidence = self.evidence(&held.records);
        Some(finding)
    }

    /// Other years of the dataset that the words fit.
    fn suggestions(&self) -> Vec<Suggestion> {
        let claim = self.stating.claim;
        let (Some(data), Said::Change { .. } | Said::Since { .. }) = (self.data, &claim.said) else {
            return Vec::new();
        };
        let stated = self.stated().accept;
        let fits = |tiers: Tiers| tiers.accept.meets(&stated);
        let others = records::other_years(data, &claim.candidates, fits);
        let text = |(subject, computed): (Subject, Computed<'_>)| {
            let how = match claim.said {
                Said::Since { fall, year } => series::words(data, subject, fall, year)?,
                _ => computed.derivation(),
            };
            Some(Suggestion::new(format!("the words fit the {}: {how}", self.names.describe(&subject))))
        };
        others.into_iter().filter_map(text).collect()
    }

    fn evidence(&self, records: &[&Record]) -> Vec<Evidence> {
        let Some(data) = self.data else { return Vec::new() };
        records.iter().map(|record| cite(data, record)).collect()
    }
}

/// The best verdict that any of the figures gives.
fn best(found: Vec<Computed<'_>>, stated: Tiers) -> Option<(Verdict, Held<'_>)> {
    let judged = found.into_iter().map(|c| (Verdict::of(stated, c.tiers), c));
    let (verdict, best) = judged.min_by_key(|(verdict, _)| *verdict)?;
    let computed = if verdict > Verdict::Compatible { best.tiers.tolerate } else { best.tiers.accept };
    let derivation = best.derivation();
    Some((verdict, Held { computed, records: best.records, derivation }))
}

/// One verdict for all cases. Words that name nobody are never contradicted: they may mean what no other words of the text do.
fn overall(open: bool, cases: &[Case<'_>]) -> Verdict {
    let Some(first) = cases.first() else { return Verdict::Unverifiable };
    let mut known = cases.iter().filter(|case| case.verdict != Verdict::Unverifiable);
    if cases.len() == 1 {
        first.verdict
    } else if known.clone().next().is_none() {
        Verdict::Unverifiable
    } else if first.verdict.holds() && known.all(|case| case.verdict.holds()) {
        first.verdict
    } else if !open && cases.iter().all(|case| case.verdict.is_contradicted()) {
        Verdict::Contradicted
    } else {
        Verdict::DependsOnReading
    }
}

/// The case whose figures are shown: the likeliest where it holds, else the best one.
fn shown<'c, 'd>(cases: &'c [Case<'d>]) -> Option<&'c Case<'d>> {
    let first = cases.first().filter(|case| case.verdict.holds());
    first.or_else(|| cases.iter().min_by_key(|case| (case.verdict, case.held.is_none())))
}

fn derivations(cases: &[Case<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for held in cases.iter().filter_map(|case| case.held.as_ref()) {
        if !found.contains(&held.derivation) {
            found.push(held.derivation.clone());
        }
    }
    found
}

fn margin(figure: &Figure, negative: bool, computed: Interval) -> Option<rust_decimal::Decimal> {
    let (accept, nominal) = (figure.accept(), figure.value());
    let beside = |stated: Interval| [computed, if negative { -stated } else { stated }];
    smallest(beside(accept), |factor| beside(accept.stretched(nominal, factor)))
}

/// A record as evidence.
pub(crate) fn cite(data: &Dataset, record: &Record) -> Evidence {
    let quote = record.quote();
    let source = data.source(&quote.source);
    let named = source.map_or_else(
        || quote.source.to_string(),
        |s| {
            let known = s.publisher.is_empty() || s.title.contains(&s.publisher);
            if known { s.title.clone() } else { format!("{}, {}", s.title, s.publisher) }
        },
    );
    Evidence { record: Arc::from(record.id()), source: named, quote: quote.exact.to_string() }
}
