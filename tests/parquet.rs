//! Tables in Parquet files: what is kept, what is opened, and what is refused with file, row and column.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bilateral::dataset::table::parquet::SCHEMA;
use bilateral::dataset::table::{Builder, Cell, Classification, Flow, Observation, Table};
use bilateral::record::{Missing, Valuation};
use bilateral::{Economy, Error, ErrorKind, Period};
use parquet::basic::Type as Physical;
use parquet::data_type::{ByteArrayType, DataType, DoubleType, FixedLenByteArrayType, Int32Type, Int64Type};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

fn row(period: Period, code: &str, dollars: i64) -> Observation {
    let value = Cell::new(dollars, 0).unwrap();
    let mut row = Observation::new(Economy::RUS, Economy::PRK, Flow::Exports, period, value);
    row.commodity = code.parse().unwrap();
    row.classification = Classification::H3;
    row
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn table(rows: &[Observation]) -> Table {
    let mut builder = Builder::new();
    for row in rows {
        builder.push(row).unwrap();
    }
    builder.finish().unwrap()
}

fn sorted(table: &Table) -> Vec<String> {
    let mut rows: Vec<String> = table.observations().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// Everything an observation can say.
fn all_kinds() -> Vec<Observation> {
    let mut sea = row(year(2022), "27", 5);
    sea.parts.transport = Some(2100);
    sea.parts.second_partner = Some(Economy::CHN);
    sea.parts.customs = Some("C01".parse().unwrap());
    sea.parts.supply = Some(2);
    sea.valuation = Valuation::Fob;
    sea.value = Cell::new(12_345, 3).unwrap();
    sea.quantity = Cell::new(815_060_602, 10).unwrap();
    sea.quantity_unit = 21;
    sea.net_weight = Missing::ZeroNotGiven.into();
    let mut suppressed = row(year(2022), "9999AA", 0);
    suppressed.value = Missing::Suppressed.into();
    suppressed.quantity = Cell::new(57_000_000_000_000_000, 0).unwrap();
    let mut back = row(Period::month(2023, 3).unwrap(), "010129", -7);
    back.net_weight = Cell::new(1, 14).unwrap();
    vec![
        row(year(2021), "TOTAL", 99),
        sea,
        suppressed,
        row(year(2022), "9999AB", 8),
        row(year(2022), "999901", 1),
        back,
    ]
}

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bilateral-parquet-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.join(below)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The message of an error with the scratch directory left out.
#[track_caller]
fn message<T: std::fmt::Debug>(result: Result<T, Error>, root: &Path) -> String {
    result.unwrap_err().to_string().replace(&format!("{}/", root.display()), "")
}

#[test]
fn one_file_keeps_everything() {
    let whole = table(&all_kinds());
    let mut file = Vec::new();
    whole.save(&mut file).unwrap();
    assert_eq!(&file[..4], b"PAR1");
    assert_eq!(sorted(&Table::load(&file[..]).unwrap()), sorted(&whole));
    let error = Table::load(&file[..file.len() - 9]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
}

#[test]
fn the_same_observations_are_the_same_bytes() {
    let rows = all_kinds();
    let backwards: Vec<Observation> = rows.iter().rev().copied().collect();
    let bytes = |rows: &[Observation]| {
        let mut file = Vec::new();
        table(rows).save(&mut file).unwrap();
        file
    };
    assert_eq!(bytes(&rows), bytes(&backwards));
}

#[test]
fn a_folder_for_each_year_and_only_those_asked_for_are_opened() {
    let scratch = Scratch::new("years");
    let whole = table(&all_kinds());
    whole.save_years(&scratch.0).unwrap();
    for year in ["year=2021", "year=2022", "year=2023"] {
        let files: Vec<_> = fs::read_dir(scratch.path(year)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(files, ["part-0.parquet"], "{year}");
    }
    assert_eq!(sorted(&Table::load_years(&scratch.0, ..).unwrap()), sorted(&whole));
    let one = Table::load_years(scratch.path("year=2022/part-0.parquet"), ..).unwrap();
    assert_eq!((one.len(), one.periods()), (4, vec![year(2022)]));
    assert_eq!(Table::load_years(scratch.path("year=2022/part-0.parquet"), 2023..).unwrap().len(), 0);

    fs::write(scratch.path("year=2021/part-0.parquet"), "no Parquet at all").unwrap();
    fs::write(scratch.path("README"), "no part").unwrap();
    fs::write(scratch.path("_SUCCESS"), "").unwrap();
    assert_eq!(Table::load_years(&scratch.0, 2022..=2023).unwrap().len(), 5);
    let error = Table::load_years(&scratch.0, ..).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
    assert!(message::<()>(Err(error), &scratch.0).starts_with("year=2021/part-0.parquet: "));
}

#[test]
fn a_year_is_replaced_and_the_others_stay() {
    let scratch = Scratch::new("again");
    table(&[row(year(2021), "TOTAL", 1), row(year(2022), "TOTAL", 2)]).save_years(&scratch.0).unwrap();
    table(&[row(year(2022), "TOTAL", 3)]).save_years(&scratch.0).unwrap();
    let expected = table(&[row(year(2021), "TOTAL", 1), row(year(2022), "TOTAL", 3)]);
    assert_eq!(sorted(&Table::load_years(&scratch.0, ..).unwrap()), sorted(&expected));

    fs::copy(scratch.path("year=2022/part-0.parquet"), scratch.path("year=2022/part-1.parquet")).unwrap();
    let refused = expected.save_years(&scratch.0);
    let other = "year=2022/part-1.parquet: another part of the year: expected none but part-0.parquet";
    assert_eq!(message(refused, &scratch.0), other);
    // Both parts are read, and what stands in both alike is one.
    assert_eq!(Table::load_years(&scratch.0, ..).unwrap().len(), 2);
}

#[test]
fn directories_that_are_none_of_ours() {
    let scratch = Scratch::new("strange");
    let load = || message(Table::load_years(&scratch.0, ..), &scratch.0.join(".."));
    fs::create_dir_all(&scratch.0).unwrap();
    let name = scratch.0.display();
    assert_eq!(load(), format!("{name}: expected folders such as year=2023, and there is none"));
    for strange in ["year=__HIVE_DEFAULT_PARTITION__", "month=3"] {
        fs::create_dir(scratch.path(strange)).unwrap();
        assert_eq!(load(), format!("{name}/{strange}: expected a folder such as year=2023"));
        fs::remove_dir(scratch.path(strange)).unwrap();
    }
    table(&[row(year(2021), "TOTAL", 1)]).save_years(&scratch.0).unwrap();
    fs::copy(scratch.path("year=2021/part-0.parquet"), scratch.path("part-0.parquet")).unwrap();
    assert_eq!(load(), format!("{name}/part-0.parquet: expected a folder such as year=2023"));
    let error = Table::load_years(scratch.path("nowhere"), ..).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(message::<()>(Err(error), &scratch.0).starts_with("reading nowhere: "));
}

#[test]
fn a_row_in_the_folder_of_another_year() {
    let scratch = Scratch::new("moved");
    table(&[row(year(2021), "TOTAL", 1)]).save_years(&scratch.0).unwrap();
    fs::rename(scratch.path("year=2021"), scratch.path("year=2022")).unwrap();
    let moved = "year=2022/part-0.parquet:1:4: column first_day: 2021-01-01 is not in 2022, the year of the folder";
    assert_eq!(message(Table::load_years(&scratch.0, ..), &scratch.0), moved);
    assert_eq!(Table::load_years(&scratch.0, ..2022).unwrap().len(), 0);
}

/// What one row of a file made by hand has in a column.
#[derive(Clone)]
enum Field {
    Text(&'static str),
    Whole(i32),
    Long(i64),
    Wide(i128),
    Null,
}

use Field::{Long, Null, Text, Whole, Wide};

const ROW: [(&str, Field); 21] = [
    ("reporter", Text("RUS")),
    ("partner", Text("PRK")),
    ("flow", Text("X")),
    ("first_day", Whole(18_993)),
    ("last_day", Whole(19_357)),
    ("classification", Text("H3")),
    ("commodity", Text("010129")),
    ("value_usd", Long(1_500)),
    ("value_missing", Null),
    ("valuation", Text("FOB")),
    ("quantity", Wide(250_000_000_000_000)),
    ("quantity_missing", Null),
    ("quantity_unit", Whole(8)),
    ("net_weight_kg", Null),
    ("net_weight_missing", Text("absent")),
    ("compilation", Text("reported")),
    ("second_partner", Null),
    ("customs", Null),
    ("transport", Null),
    ("supply", Null),
    ("marks", Whole(0)),
];

/// A file of one row, in the columns and the order of `schema`.
fn made(schema: &str, changes: &[(&str, Field)]) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::clone(&schema), Arc::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    for column in schema.get_fields() {
        let named = |(name, _): &&(&str, Field)| *name == column.name();
        let field =
            changes.iter().find(named).or_else(|| ROW.iter().find(named)).map_or(Null, |(_, field)| field.clone());
        write_field(&mut group, column.get_physical_type(), &field);
    }
    group.close().unwrap();
    file.close().unwrap();
    bytes
}

fn write_field(group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>, physical: Physical, field: &Field) {
    match (physical, field) {
        (Physical::BYTE_ARRAY, Text(text)) => write_one::<ByteArrayType>(group, Some((*text).into())),
        (Physical::BYTE_ARRAY, _) => write_one::<ByteArrayType>(group, None),
        (Physical::INT32, Whole(number)) => write_one::<Int32Type>(group, Some(*number)),
        (Physical::INT32, _) => write_one::<Int32Type>(group, None),
        (Physical::INT64, Long(number)) => write_one::<Int64Type>(group, Some(*number)),
        (Physical::INT64, _) => write_one::<Int64Type>(group, None),
        (Physical::DOUBLE, _) => write_one::<DoubleType>(group, Some(1.5)),
        (_, Wide(number)) => {
            write_one::<FixedLenByteArrayType>(group, Some(number.to_be_bytes().to_vec().into()));
        }
        _ => write_one::<FixedLenByteArrayType>(group, None),
    }
}

fn write_one<D: DataType>(group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>, value: Option<D::T>) {
    let mut column = group.next_column().unwrap().unwrap();
    let level = i16::from(value.is_some());
    let (values, levels): (Vec<D::T>, [i16; 1]) = (value.into_iter().collect(), [level]);
    column.typed::<D>().write_batch(&values, Some(&levels), Some(&[0])).unwrap();
    column.close().unwrap();
}

fn lines(schema: &str) -> Vec<&str> {
    schema.lines().filter(|line| line.ends_with(';')).collect()
}

#[test]
fn columns_in_any_order_nullable_or_not_with_others_beside_them() {
    let mut columns = lines(SCHEMA);
    columns.reverse();
    columns.push("    OPTIONAL INT32 year;");
    let schema = format!("message spark {{\n{}\n}}", columns.join("\n").replace("REQUIRED", "OPTIONAL"));
    let read = Table::load(&made(&schema, &[])[..]).unwrap();
    let shown: Vec<String> = read.observations().map(|row| format!("{row}, {}", row.quantity)).collect();
    assert_eq!(shown, ["RUS exports to PRK 2022 H3 010129: 1.5 USD FOB, 2.5"]);
}

#[test]
fn a_missing_column_or_another_type() {
    let cases = [
        ("OPTIONAL INT64 value_usd (DECIMAL(18, 3));", "", "no column value_usd: expected INT64 DECIMAL(18, 3)"),
        (
            "BYTE_ARRAY reporter (STRING)",
            "BYTE_ARRAY reporter",
            "column reporter is BYTE_ARRAY: expected BYTE_ARRAY STRING",
        ),
        (
            "INT64 value_usd (DECIMAL(18, 3))",
            "DOUBLE value_usd",
            "column value_usd is DOUBLE: expected INT64 DECIMAL(18, 3)",
        ),
        (
            "value_usd (DECIMAL(18, 3))",
            "value_usd (DECIMAL(18, 2))",
            "column value_usd is INT64 DECIMAL(18, 2): expected INT64 DECIMAL(18, 3)",
        ),
        ("INT32 first_day (DATE)", "INT32 first_day", "column first_day is INT32: expected INT32 DATE"),
        ("REQUIRED INT32 marks", "REPEATED INT32 marks", "column marks is REPEATED INT32: expected INT32"),
    ];
    for (ours, theirs, expected) in cases {
        let file = made(&SCHEMA.replace(ours, theirs), &[]);
        let error = Table::load(&file[..]).unwrap_err();
        assert_eq!((error.kind(), error.to_string()), (ErrorKind::Data, format!("input: {expected}")));
    }
}

#[test]
fn a_value_that_is_none() {
    let cases: [(&[(&str, Field)], &str); 13] = [
        (&[("reporter", Null)], "1:1: column reporter: null: expected a value"),
        (
            &[("partner", Text("Atlantis"))],
            "1:2: column partner: economy \"Atlantis\": expected an alpha-3 code, M49 number or name of data/economies.csv",
        ),
        (&[("first_day", Whole(i32::MAX))], "1:4: column first_day: 2147483647: expected a day"),
        (
            &[("last_day", Whole(18_000))],
            "1:5: column last_day: period from 2022-01-01 to 2019-04-14 ends before it begins",
        ),
        (
            &[("commodity", Text("01 29"))],
            "1:7: column commodity: commodity code \"01 29\": expected TOTAL, or 1 to 15 ASCII letters and digits such as 010129",
        ),
        (
            &[("value_usd", Long(i64::MAX))],
            "1:8: column value_usd: 9223372036854775807: expected a number of 17 digits",
        ),
        (&[("value_usd", Null)], "1:9: column value_missing: null: expected why there is no number"),
        (
            &[("value_missing", Text("absent"))],
            "1:9: column value_missing: absent: expected null beside the number 1.5",
        ),
        (
            &[("value_usd", Null), ("value_missing", Text("lost"))],
            "1:9: column value_missing: missing value \"lost\": expected one of absent, suppressed, not_applicable, zero_not_given",
        ),
        (
            &[("quantity", Wide(i128::MAX))],
            "1:11: column quantity: a number: expected 17 digits, 14 of them after the point",
        ),
        (&[("quantity_unit", Whole(-1))], "1:13: column quantity_unit: -1: expected a smaller number, not below zero"),
        (
            &[("customs", Text("procedure"))],
            "1:18: column customs: code \"procedure\": expected up to seven printable ASCII characters",
        ),
        (&[("marks", Whole(256))], "1:21: column marks: 256: expected a smaller number, not below zero"),
    ];
    let nullable = SCHEMA.replace("REQUIRED", "OPTIONAL");
    for (changes, expected) in cases {
        let error = Table::load(&made(&nullable, changes)[..]).unwrap_err();
        assert_eq!(error.to_string(), format!("input:{expected}"));
    }
}

mod duckdb {
    //! The questions of `examples/duckdb.sql`, where the Python package is there. `BILATERAL_PYTHON` names another
    //! interpreter than `python3`.

    use std::process::{Command, Output};

    use super::*;

    const ANSWERS: &str = "\
-- 1
year|exports|imports|turnover
2021|100.000|20.000|120.000
2022|150.000|30.000|180.000
-- 2
partner|value_usd|percent
CHN|1050.000|87.5
PRK|150.000|12.5
KOR||
-- 3
from_year|to_year|first|last|percent_a_year
2021|2022|100.000|150.000|50.0
-- 4
partner|value_usd|missing
CHN|1050.000|0
PRK|150.000|0
KOR||1
-- 5
partner|exports|valuation|mirror_imports|mirror_valuation|difference|ratio
PRK|150.000|FOB|165.000|CIF|15.000|1.1
-- 6
year|partners|hhi
2020|1|1.0
2021|1|1.0
2022|2|0.7813
-- 7
year|reporter|value|rows
2020|RUS|there|1
2021|PRK|there|1
2021|RUS|there|2
2022|PRK|there|2
2022|RUS|suppressed|1
2022|RUS|there|6
-- 8
year|flow|compilation|valuation|rows|published_totals
2020|X|reported|FOB|1|900.000
2021|M|reported|CIF|2|132.000
2021|X|reported|FOB|1|100.000
2022|M|reported|CIF|2|195.000
2022|X|reported|FOB|7|1225.000
-- 9
reporter|partner|year|flow|classification|total|detail|percent
RUS|PRK|2022|X|H3|150.000|135.000|90.0
-- 10
partner|year|value_usd|before|percent
CHN|2020|900.000||
CHN|2022|1050.000||
PRK|2021|100.000||
PRK|2022|150.000|100.000|50.0
";

    fn python(arguments: &[&str]) -> std::io::Result<Output> {
        let python = std::env::var("BILATERAL_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        Command::new(python).args(arguments).output()
    }

    fn flow(reporter: Economy, partner: Economy, flow: Flow, of: i32, code: &str, dollars: i64) -> Observation {
        let mut row = row(year(of), code, dollars);
        (row.reporter, row.partner, row.flow) = (reporter, partner, flow);
        row.valuation = if flow == Flow::Imports { Valuation::Cif } else { Valuation::Fob };
        row
    }

    fn trade() -> Table {
        const RUS: Economy = Economy::RUS;
        const PRK: Economy = Economy::PRK;
        let mut by_sea = flow(RUS, PRK, Flow::Exports, 2022, "27", 5);
        by_sea.parts.transport = Some(2100);
        let mut suppressed = flow(RUS, Economy::KOR, Flow::Exports, 2022, "TOTAL", 0);
        suppressed.value = Missing::Suppressed.into();
        table(&[
            flow(RUS, Economy::CHN, Flow::Exports, 2020, "TOTAL", 900),
            flow(RUS, PRK, Flow::Exports, 2021, "TOTAL", 100),
            flow(RUS, PRK, Flow::Imports, 2021, "TOTAL", 20),
            flow(PRK, RUS, Flow::Imports, 2021, "TOTAL", 112),
            flow(RUS, PRK, Flow::Exports, 2022, "TOTAL", 150),
            flow(RUS, PRK, Flow::Exports, 2022, "270900", 90),
            flow(RUS, PRK, Flow::Exports, 2022, "270112", 45),
            flow(RUS, PRK, Flow::Imports, 2022, "TOTAL", 30),
            flow(PRK, RUS, Flow::Imports, 2022, "TOTAL", 165),
            flow(PRK, RUS, Flow::Exports, 2022, "TOTAL", 25),
            flow(RUS, Economy::CHN, Flow::Exports, 2022, "TOTAL", 1_050),
            suppressed,
            by_sea,
        ])
    }

    #[test]
    #[allow(clippy::print_stderr, reason = "a test that cannot be run says why")]
    fn ten_questions() {
        match python(&["-c", "import duckdb"]) {
            Ok(output) if output.status.success() => {}
            Ok(_) => return eprintln!("not run: the Python package duckdb is not installed"),
            Err(error) => return eprintln!("not run: no Python: {error}"),
        }
        let scratch = Scratch::new("duckdb");
        trade().save_years(scratch.path("trade")).unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (script, questions) = (here.join("tests/engines.py"), here.join("examples/duckdb.sql"));
        let arguments = [script.to_str().unwrap(), "queries", scratch.0.to_str().unwrap(), questions.to_str().unwrap()];
        let output = python(&arguments).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8(output.stdout).unwrap(), ANSWERS);
    }
}
