//! What a dependent can rely on without reading the source: auto traits, sizes, trait impls, and the list of everything
//! public.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display, Write as _};
use std::fs;
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use bilateral::dataset::table;
use bilateral::import::{Format, Options};
use bilateral::proptest::{Broken, Sentence};
use bilateral::query::indicators;
use bilateral::query::{How, Op, Step, Value};
use bilateral::record::{
    Basis, Coverage, DebtWriteOff, Entry, Event, InvestmentTranche, Missing, Repayment, Standing, Status, TradeVolume,
    Valuation,
};
use bilateral::report::svg;
use bilateral::text::{Identity, Kind, Quantity, StatementKind};
use bilateral::{
    Amount, Answer, Checker, Currency, CurrencyKind, Dataset, Designation, Economy, EconomyKind, Error, ErrorKind,
    Figure, Finding, Hedge, Interval, Measure, Numeral, Period, Place, Query, Quote, Record, Report, Source, Span,
    Ucum, Unit, Verdict,
};
use bilateral::{check, dataset, import, proptest as strategies, report, text};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn anywhere<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}
fn shared<T: Send + Sync + Unpin + 'static>() {}
fn value<T: Copy + Clone + Eq + Hash + Debug>() {}
fn owned<T: Clone + Eq + Debug>() {}
fn ordered<T: Ord>() {}
fn printed<T: Display + FromStr<Err = Error> + Serialize + DeserializeOwned>() {}

/// Calls a check for each of some types.
macro_rules! each {
    ($check:ident: $($type:ty),+ $(,)?) => { $($check::<$type>();)+ };
}

#[test]
fn everything_may_be_sent_shared_and_caught() {
    each!(anywhere: Amount, Answer, Checker<'static>, Currency, CurrencyKind, Dataset, Designation, Economy, EconomyKind, Figure);
    each!(anywhere: Finding, Hedge, Interval, Measure, Numeral, Period, Place, Query, Quote, Record, Report, Source, Span);
    each!(anywhere: Ucum, Unit, Verdict, Basis, Coverage, DebtWriteOff, Entry, Event, InvestmentTranche, Missing);
    each!(anywhere: Repayment, Standing, Status, TradeVolume, Valuation, Kind, Quantity, StatementKind, How, Op, Step);
    each!(anywhere: Value, Format, ErrorKind, Sentence, Broken);
    each!(anywhere: check::Together, check::Conflict, check::Coverage, check::Evidence, check::Implied, check::Operand);
    each!(anywhere: check::Reading, check::Suggestion, dataset::Conflict, dataset::Loader, text::NameMention, text::Time);
    each!(anywhere: text::TimeMention, table::Table, table::Builder, table::Clash, table::Remarks, table::Cell);
    each!(anywhere: table::Commodity, table::Level, table::Flow, table::Classification, table::Compilation, table::Parts);
    each!(anywhere: table::Tag, table::Marks, table::Observation, table::Stream, table::Ranked, table::Ranking);
    each!(anywhere: table::Selection<'static>, table::Side, table::Valuations, table::Basis, table::Total, table::Combined);
    each!(anywhere: import::Summary, import::Notice, import::Progress, import::baci::Countries);
    each!(anywhere: indicators::Indicator, indicators::Subject, indicators::Observed, indicators::MirrorDiscrepancy);
    each!(anywhere: report::Article<'static>, svg::Point, svg::Series, svg::Chart, svg::Picture);
    each!(anywhere: strategies::Stated, strategies::Wording, strategies::Slip, strategies::Table);
    each!(anywhere: strategies::SentenceParameters, strategies::RecordParameters, strategies::NumeralParameters);
    each!(anywhere: strategies::FigureParameters);
    each!(anywhere: check::Disputed, check::Telling, check::Told);
    #[cfg(feature = "terminal")]
    anywhere::<report::terminal::Style>();
    // They hold a callback of the caller's, or errors.
    shared::<Options>();
    shared::<import::Loaded>();
}

/// However little it holds.
#[test]
fn every_value_shows_something() {
    let table = table::Builder::new().finish().unwrap();
    let zero = Interval::point(Decimal::ZERO);
    let missing = table::Cell::from(Missing::ZeroNotGiven);
    let values: [&dyn Debug; 22] = [
        &Coverage::default(),
        &Checker::new(),
        &Checker::new().check(""),
        &CurrencyKind::default(),
        &Dataset::default(),
        &EconomyKind::default(),
        &Hedge::default(),
        &zero,
        &Span { start: 0, end: 0 },
        &Basis::default(),
        &Options::default(),
        &import::Summary::default(),
        &import::baci::Countries::default(),
        &check::Coverage::default(),
        &table,
        &table.select(),
        &table::Builder::new(),
        &table::Cell::ABSENT,
        &missing,
        &table::Marks::NONE,
        &table::Parts::TOTAL,
        &table::Commodity::TOTAL,
    ];
    for (position, value) in values.iter().enumerate() {
        assert!(format!("{value:?}").contains(|c: char| c.is_alphanumeric()), "{position}");
    }
}

/// Whatever is added to the public surface is asked, too. An [`Import`](import::Import) holds the reader of its caller, which
/// may be tied to a thread.
#[test]
fn every_public_type_is_asked() {
    let asked = fs::read_to_string(root().join("tests/api.rs")).unwrap();
    let asked: BTreeSet<&str> = asked.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    let listing = listing();
    let types = listing.lines().filter_map(|line| {
        let (_, rest) = line.split_once("pub struct ").or_else(|| line.split_once("pub enum "))?;
        rest.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
    });
    let unasked: Vec<&str> = types.filter(|name| !asked.contains(name)).collect();
    assert_eq!(unasked, [""; 0]);
}

#[test]
fn an_error_goes_through_every_question_mark() {
    fn error<T: std::error::Error + Send + Sync + Unpin + 'static>() {}
    error::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), Error>>(), size_of::<usize>());
}

#[test]
fn values_are_values() {
    each!(value: Amount, Currency, CurrencyKind, Economy, EconomyKind, Figure, Hedge, Interval, Measure, Numeral, Period);
    each!(value: Span, Ucum, Unit, Verdict, Basis, Event, Missing, Repayment, Standing, Status, Valuation, StatementKind);
    each!(value: Op, Value, ErrorKind, Identity);
    each!(owned: Coverage, DebtWriteOff, Entry, InvestmentTranche, Query, Quote, Record, Source, TradeVolume, Finding);
    each!(owned: Report, Dataset, Place, Quantity, Sentence, Broken);
}

#[test]
fn what_has_an_order_is_ordered() {
    each!(ordered: Currency, CurrencyKind, Economy, EconomyKind, Hedge, Measure, Period, Span, Ucum, Unit, Verdict, Basis);
    each!(ordered: Coverage, Event, Missing, Standing, Status, Valuation, StatementKind, ErrorKind);
}

#[test]
fn what_prints_parses_and_serializes() {
    each!(printed: Currency, Economy, Figure, Hedge, Interval, Measure, Numeral, Period, Query, Unit, Verdict, Basis, Coverage);
    each!(printed: Event, Missing, Standing, Status, Valuation, StatementKind);
}

#[test]
fn small_values_stay_small() {
    let sizes = [
        ("Economy", size_of::<Economy>(), 3),
        ("Currency", size_of::<Currency>(), 3),
        ("Unit", size_of::<Unit>(), 16),
        ("Span", size_of::<Span>(), 2 * size_of::<usize>()),
        ("Period", size_of::<Period>(), 8),
        ("Numeral", size_of::<Numeral>(), 36),
        ("Interval", size_of::<Interval>(), 40),
        ("Figure", size_of::<Figure>(), 96),
        ("Option<Period>", size_of::<Option<Period>>(), 8),
    ];
    let wrong: Vec<_> = sizes.iter().filter(|(_, size, expected)| size != expected).collect();
    assert!(wrong.is_empty(), "(type, size, expected): {wrong:?}");
}

const LISTING: &str = "tests/snapshots/public.txt";

/// Everything public, as the source declares it. Where it changes on purpose: `UPDATE_API=1 cargo test api`.
#[test]
fn the_public_surface_is_the_one_listed() {
    let found = listing();
    if std::env::var_os("UPDATE_API").is_some() {
        fs::write(root().join(LISTING), &found).unwrap();
    }
    let listed = fs::read_to_string(root().join(LISTING)).unwrap_or_default();
    let missing =
        listed.lines().filter(|line| !found.lines().any(|other| other == *line)).map(|line| format!("- {line}"));
    let added =
        found.lines().filter(|line| !listed.lines().any(|other| other == *line)).map(|line| format!("+ {line}"));
    let changed: Vec<String> = missing.chain(added).collect();
    assert!(found == listed, "{LISTING} is out of date (UPDATE_API=1 renews it)\n{}", changed.join("\n"));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn listing() -> String {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    let mut out = String::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let items = public(&source);
        if !items.is_empty() {
            let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            writeln!(out, "{name}\n{}", items.join("\n")).unwrap();
        }
    }
    out
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

/// The public declarations of a file without their bodies: items, methods under their `impl`, fields, variants, and the
/// traits implemented.
fn public(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut holder = String::new();
    let mut variants = false;
    let mut lines = source.lines().take_while(|line| *line != "#[cfg(test)]");
    while let Some(line) = lines.next() {
        let code = line.trim_start();
        let depth = line.len() - code.len();
        let closes = depth == 0 && code.starts_with('}');
        variants &= !closes;
        let implements = depth == 0 && code.starts_with("impl");
        let variant = variants && depth == 4 && code.starts_with(|c: char| c.is_ascii_uppercase());
        let public = code.starts_with("pub ") && depth <= 8;
        if !(implements || variant || public || (depth == 0 && code.contains("text_serde!("))) {
            continue;
        }
        let mut declaration = code.to_owned();
        while !variant && !declaration.ends_with(['{', ';', ',', '}']) && !declaration.contains(" {") {
            let Some(more) = lines.next() else { break };
            declaration.push(' ');
            declaration.push_str(more.trim());
        }
        variants |= declaration.starts_with("pub enum") && !declaration.ends_with('}');
        let shown = declaration.split(" {").next().unwrap().split(" = ").next().unwrap().trim_end_matches([';', ',']);
        if implements {
            shown.clone_into(&mut holder);
            if shown.contains(" for ") {
                found.push(format!("    {shown}"));
            }
        } else if public && depth == 4 && shown.contains(" fn ") || shown.starts_with("pub const") && depth == 4 {
            found.push(format!("    {holder}: {shown}"));
        } else {
            found.push(format!("    {}{shown}", if depth == 0 { "" } else { "  " }));
        }
    }
    found
}
