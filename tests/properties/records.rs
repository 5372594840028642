//! Records, datasets, queries.

use bilateral::proptest::{RecordParameters, Table, dataset, query, record};
use bilateral::{Dataset, ErrorKind, Query, Record};
use proptest::prelude::*;

use super::cases;

/// The ids of the records, in order: what a merge may reorder but not change.
fn sorted(data: &Dataset) -> Vec<Record> {
    let mut records: Vec<Record> = data.records().cloned().collect();
    records.sort_by(|a, b| a.id().cmp(b.id()));
    records
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn records_survive_serde(record: Record) {
        let json = serde_json::to_string(&record).unwrap();
        let read: Record = serde_json::from_str(&json).map_err(|error| TestCaseError::fail(format!("{error}: {json}")))?;
        prop_assert_eq!(&read, &record);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }

    #[test]
    fn records_are_of_the_tables_asked_for(record in record(&debts())) {
        prop_assert!(record.as_debt().is_some());
    }

    #[test]
    fn queries_print_and_parse(query in query(6)) {
        let text = query.to_string();
        let read: Query = text.parse().map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        prop_assert_eq!(&read, &query, "{}", text);
        prop_assert_eq!(read.to_string(), text);
        let json = serde_json::to_string(&query).unwrap();
        prop_assert_eq!(serde_json::from_str::<Query>(&json).unwrap(), query);
    }

    #[test]
    fn any_text_is_a_query_or_an_error(query in query(3), cut in 0..200_usize, noise in "\\PC{0,12}") {
        let text: String = query.to_string().chars().take(cut).chain(noise.chars()).collect();
        if let Ok(read) = text.parse::<Query>() {
            prop_assert_eq!(read.to_string().parse::<Query>().unwrap(), read);
        }
    }
}

fn debts() -> RecordParameters {
    let mut parameters = RecordParameters::default();
    parameters.tables = vec![Table::DebtWriteOffs];
    parameters
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_dataset_finds_its_records(data in dataset(0..30)) {
        for record in data.records() {
            prop_assert_eq!(data.record(record.id()), Some(record));
            prop_assert!(data.records_for(record.partner(), record.reporter(), record.measure()).any(|r| r == record));
        }
        prop_assert_eq!(data.record("no such id"), None);
    }

    #[test]
    fn merging_is_a_union(a in dataset(0..12), b in dataset(0..12), c in dataset(0..12)) {
        let empty = Dataset::default();
        prop_assert_eq!(&a.clone().merge(a.clone()).unwrap(), &a);
        prop_assert_eq!(&a.clone().merge(empty.clone()).unwrap(), &a);
        prop_assert_eq!(&empty.merge(a.clone()).unwrap(), &a);
        let (one, other) = (a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        prop_assert_eq!(one.is_ok(), other.is_ok());
        if let (Ok(one), Ok(other)) = (one, other) {
            prop_assert_eq!(sorted(&one), sorted(&other));
            prop_assert!(a.records().chain(b.records()).all(|record| one.record(record.id()) == Some(record)));
            let (left, right) = (one.merge(c.clone()), b.merge(c).and_then(|bc| a.merge(bc)));
            prop_assert_eq!(left.is_ok(), right.is_ok());
            if let (Ok(left), Ok(right)) = (left, right) {
                prop_assert_eq!(left, right);
            }
        }
    }

    #[test]
    fn conflicts_are_between_answers_to_one_question(data in dataset(0..30)) {
        for conflict in data.conflicts() {
            let [one, other] = conflict.records();
            prop_assert!(one.entry().asks_the_same(other.entry()) && other.entry().asks_the_same(one.entry()));
            prop_assert!(!one.figure().unwrap().tolerate().meets(&other.figure().unwrap().tolerate()));
        }
    }

    #[test]
    fn an_answer_or_an_error_that_names_itself(data in dataset(1..20), query in query(3)) {
        match data.eval(&query) {
            Ok(answer) => prop_assert!(answer.accept().is_within(&answer.tolerate()) && !answer.to_string().is_empty()),
            Err(error) => {
                prop_assert!(!error.to_string().is_empty());
                prop_assert!(error.kind() != ErrorKind::Io && error.kind() != ErrorKind::Syntax, "{error}");
            }
        }
    }

    #[test]
    fn every_record_answers_for_itself(data in dataset(1..20)) {
        for record in data.records() {
            let answer = data.eval(&Query::record(record.id()));
            if let Ok(figure) = record.figure() {
                prop_assert_eq!(answer.unwrap().accept(), figure.accept());
            } else {
                prop_assert_eq!(answer.unwrap_err().kind(), ErrorKind::Missing);
            }
        }
    }
}
