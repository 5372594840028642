//! What the embedded dataset holds, and how datasets are searched and put together.

use bilateral::record::Event;
use bilateral::{Dataset, Economy, Measure, Period, Record};

use crate::tables::files;

#[test]
fn the_embedded_dataset_is_the_two_directories() {
    // Directories are read with double entry: each quote says what its record does.
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let articles = Dataset::from_dir(&root).unwrap();
    let reference = Dataset::from_dir(root.join("reference")).unwrap();
    let merged = articles.merge(reference).unwrap();
    let embedded = Dataset::embedded().unwrap();
    assert_eq!(merged.records().len(), embedded.records().len());
    assert!(merged.records().all(|record| embedded.record(record.id()) == Some(record)));
    assert!(merged.sources().all(|source| embedded.source(&source.id) == Some(source)));
}

#[test]
fn every_record_of_an_article_stands_where_it_says() {
    let data = Dataset::embedded().unwrap();
    let mut located = 0;
    for record in data.records() {
        let quote = record.quote();
        let source = data.source(&quote.source).unwrap();
        if let (Some(text), Some(span)) = (&source.text, quote.span) {
            assert_eq!(span.of(text), &*quote.exact, "{}", record.id());
            located += 1;
        }
    }
    assert_eq!(located, 16);
}

#[test]
fn merging_keeps_one_of_the_same_and_refuses_two_under_one_name() {
    let whole = files().load().unwrap();
    assert_eq!(whole.clone().merge(whole.clone()).unwrap(), whole);
    let other = files().with("trade", b"110 million,USD,bare,,CIF", b"110 million,USD,bare,,FOB").load().unwrap();
    let message = whole.clone().merge(other).unwrap_err().to_string();
    assert_eq!(message, "record \"russia\" is in both datasets and differs");
    let renamed = files().with("sources", b"The news", b"Other news").load().unwrap();
    let message = whole.merge(renamed).unwrap_err().to_string();
    assert_eq!(message, "source \"news\" is in both datasets and differs");
}

#[test]
fn collecting_and_extending() {
    let whole = files().load().unwrap();
    let records: Vec<Record> = whole.records().cloned().collect();
    let mut collected: Dataset = records.iter().take(2).cloned().collect();
    collected.extend(records.iter().skip(2).cloned());
    assert!(collected.records().eq(whole.records()));
    let with_sources = collected.with_sources(whole.sources().cloned());
    assert_eq!(with_sources, whole);
    assert_eq!(format!("{with_sources:?}"), "Dataset(7 records of 2 sources)");
}

#[test]
fn lookups() {
    let data = Dataset::embedded().unwrap();
    let ids = |records: Vec<&Record>| records.iter().map(|record| record.id().to_owned()).collect::<Vec<_>>();
    let both_ways = |a, b| data.records_for(a, b, Measure::Exports).map(Record::id).collect::<Vec<_>>();
    assert_eq!(both_ways(Economy::RUS, Economy::PRK), both_ways(Economy::PRK, Economy::RUS));
    assert_eq!(
        ids(data.series(Measure::Turnover, Economy::PRK, Economy::KOR)),
        ["kor-prk-2010", "kor-prk-2011", "kor-prk-2012", "kor-prk-2013", "kor-prk-2014"]
    );
    assert_eq!(
        ids(data.series(Measure::Imports, Economy::PRK, Economy::CHN)),
        ["prk-chn-2011-m", "prk-chn-2013-m", "prk-chn-2015-m"]
    );
    assert!(data.series(Measure::Imports, Economy::CHN, Economy::PRK).is_empty());
    assert!(data.record("nobody").is_none() && data.source("nobody").is_none());
}

#[test]
fn v18_two_dates_are_two_events_of_one_agreement() {
    let data = Dataset::embedded().unwrap();
    let in_year = |year| {
        let events = data.debt_events(Economy::RUS, Economy::PRK, Period::year(year).unwrap());
        let total = events.into_iter().filter(|(.., record)| record.id() == "debt-total");
        total.map(|(event, day, _)| (event, day.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(in_year(2012), [(Event::Signed, "2012-09-17".to_owned())]);
    assert_eq!(in_year(2013), []);
    assert_eq!(in_year(2014), [(Event::Ratified, "2014-04-18".to_owned()), (Event::InForce, "2014-05-05".to_owned())]);
    let agreement = |id| data.record(id).unwrap().as_debt().unwrap().agreement().to_owned();
    assert_eq!(agreement("ties-written-off"), agreement("allies-debt"));
    assert_eq!(agreement("debt-total"), "rus-prk-2012");
}

#[test]
fn known_conflicts_are_reported() {
    let found: Vec<String> = Dataset::embedded().unwrap().conflicts().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "turnover RUS PRK 2013: 104 million USD (rus-prk-2013) against 112.7 million USD (rus-prk-2013-rus)",
            "change of turnover RUS PRK 2013: 37.3 percent (rus-prk-2013-change) against 64.2 percent (rus-prk-2013-rus-change)",
        ]
    );
}

#[test]
fn datasets_are_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Dataset>();
    shared::<Record>();
    shared::<bilateral::Answer>();
    shared::<bilateral::Query>();
    shared::<bilateral::dataset::Conflict>();
    shared::<bilateral::dataset::Loader>();
}
