//! Every layout by a made-up file, every trap of the formats by name, and files that were damaged.

use std::fs;

use bilateral::dataset::table::{Cell, Classification, Compilation, Flow, Level, Marks, Observation, Side};
use bilateral::import::baci::Countries;
use bilateral::import::{self, Format, Import, Options, Summary, detect};
use bilateral::record::{Missing, Valuation};
use bilateral::{Economy, ErrorKind, Period};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(name: &str) -> Vec<Observation> {
    import::open(&fixture(name)[..], &Options::new().file(name)).unwrap().map(Result::unwrap).collect()
}

fn lines(import: Import<'_>) -> Vec<String> {
    import.map(|item| item.map_or_else(|error| error.to_string(), |observation| observation.to_string())).collect()
}

fn text(file: &str) -> Vec<String> {
    lines(import::open(file.as_bytes(), &Options::new().file("f").lenient()).unwrap())
}

/// A new file of one row, changed in some columns.
fn modern(changes: &[(&str, &str)]) -> Vec<String> {
    let file = String::from_utf8(fixture("comtrade_47.csv")).unwrap();
    let mut rows = file.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let (header, mut row) = (rows.next().unwrap(), rows.next().unwrap());
    for (name, value) in changes {
        row[header.iter().position(|column| column == name).unwrap()] = String::from(*value);
    }
    text(&format!("{}\n{}\n", header.join(","), row.join(",")))
}

#[test]
fn each_format_is_detected() {
    for (name, format) in [
        ("comtrade_classic_35.csv", Format::ComtradeClassic),
        ("comtrade_classic_renamed.csv", Format::ComtradeClassic),
        ("comtrade_classic_22.csv", Format::ComtradeClassic),
        ("comtrade_classic_22.tsv", Format::ComtradeClassic),
        ("comtrade_classic_12.csv", Format::ComtradeClassic),
        ("comtrade_classic.json", Format::ComtradeClassicJson),
        ("comtrade_47.csv", Format::Comtrade),
        ("comtrade_47.tsv", Format::Comtrade),
        ("comtrade_47.json", Format::ComtradeJson),
        ("baci.csv", Format::Baci),
        ("baci_old.csv", Format::Baci),
        ("imf_imts.csv", Format::ImfImts),
        ("imf_imts_2.csv", Format::ImfImts),
        ("imf_dots.csv", Format::ImfDots),
        ("sdmx_2_semicolon.csv", Format::SdmxCsv),
        ("wits.json", Format::SdmxJson),
        ("sdmx_flat.json", Format::SdmxJson),
    ] {
        assert_eq!(detect(&fixture(name)[..]).unwrap(), format, "{name}");
        assert_eq!(format.to_string().parse::<Format>().unwrap(), format);
    }
}

#[test]
fn files_of_other_kinds_are_named() {
    for (file, found) in [
        (&b""[..], "no header: the file is empty"),
        (b"PAR1", "not a file of trade statistics: a Parquet file, which a table loads"),
        (b"PK\x03\x04", "not a file of trade statistics: a zip archive, to be unpacked first"),
        (b"\xFF\xFEt\0", "not a file of trade statistics: UTF-16 text, to be saved as UTF-8 first"),
        (b"<html>", "not a file of trade statistics: XML or HTML"),
        (b"{\"a\": 1}", "not a file of trade statistics: JSON of another kind"),
        (
            b"{\"data\": [{\"fileUrl\": 1}]}",
            "not a file of trade statistics: a list of files to download, without observations",
        ),
        (
            b"STRUCTURE,STRUCTURE_ID,ACTION,DIM_1,OBS_VALUE\n",
            "no format has these columns: structure, structureid, action, dim1, obsvalue",
        ),
        (b"H5,2017,1,Import\n", "no format has these columns: h5, 2017, 1, import"),
    ] {
        let error = detect(file).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Data, found));
    }
}

#[test]
fn classic_layouts_give_the_same_observations() {
    let rows = read("comtrade_classic_35.csv");
    assert_eq!(rows.len(), 8);
    assert_eq!(rows[2].to_string(), "RUS exports to PRK 2011 H3 TOTAL: 99000000 USD unstated");
    assert_eq!(rows[6].flow, Flow::ReExports);
    assert_eq!(rows[7].flow, Flow::ReImports);
    assert_eq!(read("comtrade_classic_renamed.csv"), rows[2..4]);
    assert_eq!(read("comtrade_classic_22.csv"), read("comtrade_classic_22.tsv"));
    let bulk = read("comtrade_classic_22.csv");
    assert_eq!(bulk[0].to_string(), "PRK imports from WLD 2008 S3 0: 309500080 USD unstated");
    assert_eq!(bulk[1].commodity.code(), "00");
    if cfg!(feature = "json") {
        let legacy = read("comtrade_classic.json");
        assert_eq!(legacy[0], rows[2]);
        assert_eq!((legacy[1].quantity_unit, legacy[1].net_weight), (8, Cell::new(500, 0).unwrap()));
    }
}

#[test]
fn new_layouts_give_the_same_observations() {
    let rows = read("comtrade_47.csv");
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[0].to_string(), "CHN imports from PRK 2014 H4 TOTAL: 2841476000 USD CIF");
    assert_eq!(rows[1].to_string(), "CHN exports to PRK 2014 H4 TOTAL: 3522514000.5 USD FOB");
    assert_eq!(read("comtrade_47.tsv"), rows);
    if cfg!(feature = "json") {
        assert_eq!(read("comtrade_47.json"), rows);
    }
}

#[test]
fn ref_month_52_is_a_year() {
    assert_eq!(read("comtrade_47.csv")[0].period, Period::year(2014).unwrap());
    assert_eq!(modern(&[("refMonth", "99")]), modern(&[]));
    assert_eq!(read("comtrade_47.csv")[9].period, Period::month(2014, 3).unwrap());
}

#[test]
fn zero_beside_a_value_means_not_given() {
    let rows = read("comtrade_47.csv");
    assert_eq!(rows[2].net_weight, Missing::ZeroNotGiven.into());
    assert_eq!(rows[2].quantity, Missing::ZeroNotGiven.into());
    assert_eq!(rows[0].net_weight, Missing::Absent.into());
    assert_eq!(rows[3].net_weight.to_string(), "5400.25");
    assert_eq!(read("comtrade_classic_35.csv")[2].net_weight, Missing::ZeroNotGiven.into());
    // Without a value beside it, 0 is 0.
    let zero = modern(&[("primaryValue", "0"), ("cifvalue", "0")]);
    assert_eq!(zero, ["CHN imports from PRK 2014 H4 TOTAL: 0 USD unstated"]);
}

#[test]
fn valuation_is_of_each_row() {
    let rows = read("comtrade_47.csv");
    assert_eq!(rows[8].to_string(), "MEX imports from USA 2014 H4 TOTAL: 195857000000 USD FOB");
    assert_eq!(rows[0].valuation, Valuation::Cif);
    assert_eq!(read("comtrade_classic_35.csv")[2].valuation, Valuation::Unstated);
}

#[test]
fn flags_do_not_make_a_value_an_estimate() {
    let rows = read("comtrade_47.csv");
    let estimates = Marks::QUANTITY_ESTIMATED.with(Marks::WEIGHT_ESTIMATED);
    assert_eq!(rows[3].marks, estimates.with(Marks::FILED));
    assert_eq!(rows[2].marks, Marks::ROLLED_UP);
    assert_eq!(read("comtrade_classic_35.csv")[2].marks, Marks::WEIGHT_ESTIMATED);
    assert_eq!(modern(&[("legacyEstimationFlag", "3")]), ["f:2:45: estimation flag \"3\": expected 0, 2, 4 or 6"]);
}

#[test]
fn world_by_all_its_names() {
    let world = |rows: &[Observation], row: usize| assert_eq!(rows[row].partner, Economy::WLD);
    world(&read("comtrade_classic_35.csv"), 0);
    world(&read("comtrade_47.csv"), 9);
    world(&read("imf_imts.csv"), 1);
    world(&read("imf_dots.csv"), 1);
    if cfg!(feature = "json") {
        world(&read("wits.json"), 0);
    }
    for partner in ["0", "000", "00"] {
        assert!(modern(&[("partnerCode", partner), ("partnerISO", "W00")])[0].contains("imports from WLD"));
    }
}

#[test]
fn comtrade_numbers_that_are_not_m49() {
    for (number, code) in
        [("842", "USA"), ("699", "IND"), ("251", "FRA"), ("757", "CHE"), ("579", "NOR"), ("490", "TWN")]
    {
        let rows = modern(&[("partnerCode", number), ("partnerISO", "")]);
        assert_eq!(rows, [format!("CHN imports from {code} 2014 H4 TOTAL: 2841476000 USD CIF")]);
    }
    assert_eq!(modern(&[("partnerCode", "999")]), ["f:2:12: economy \"999\": expected a UN Comtrade number"]);
}

#[test]
fn numbers_decide_and_contradicting_letters_are_an_error() {
    let rows = read("comtrade_47.csv");
    assert_eq!((rows[7].reporter, rows[7].partner), (Economy::PRK, Economy::TWN));
    let shifted = modern(&[("partnerISO", "KOR")]);
    assert_eq!(shifted, ["f:2:12: 408 is PRK, but \"KOR\" is KOR: have columns shifted?"]);
    let year = modern(&[("refYear", "2013")]);
    assert_eq!(year, ["f:2:4: year 2013 and period 2014 differ: have columns shifted?"]);
}

#[test]
fn leading_zeros_of_codes_stay_and_lost_ones_come_back() {
    let compact = read("comtrade_classic_12.csv");
    assert_eq!(compact[0].commodity.code(), "01");
    assert!(compact[0].marks.has(Marks::ZERO_RESTORED));
    assert_eq!(read("comtrade_47.csv")[3].commodity.code(), "010121");
    assert_eq!(read("comtrade_classic_22.csv")[0].commodity.code(), "0");
    assert_eq!(read("baci_old.csv")[1].commodity.code(), "010121");
}

#[test]
fn namibia_is_no_missing_value() {
    assert_eq!(read("imf_dots.csv")[2].reporter, Economy::NAM);
    let countries = Countries::read(&fixture("baci_countries_v202201.csv")[..], "c").unwrap();
    assert_eq!(countries.len(), 4);
    let file = "t,i,j,k,v,q\n2020,516,4,120791,1,NA\n";
    let row = import::open(file.as_bytes(), &Options::new().countries(countries)).unwrap().next().unwrap().unwrap();
    assert_eq!((row.reporter, row.quantity), (Economy::NAM, Cell::ABSENT));
}

#[test]
fn baci_is_reconciled_exports_in_thousands() {
    let rows = read("baci.csv");
    assert_eq!(rows[0].to_string(), "CHN exports to PRK 2022 HS 270900: 105500125 USD FOB");
    assert_eq!(rows[0].compilation, Compilation::Reconciled);
    assert_eq!((rows[2].quantity, rows[4].quantity), (Cell::ABSENT, Cell::ABSENT));
    let who: Vec<String> = rows.iter().map(|row| format!("{}-{}", row.reporter, row.partner)).collect();
    assert_eq!(who, ["CHN-PRK", "CHN-IND", "IND-CAN", "AFG-AND", "FRA-CHE", "BEL-NOR"]);
    let old = read("baci_old.csv");
    assert_eq!(old[0].quantity.to_string(), "0.0815060602");
    assert_eq!((old[0].partner, old[1].reporter), (Economy::ZAF, Economy::DEU));
}

#[test]
fn baci_country_files_of_both_generations() {
    let countries = Countries::read(&fixture("baci_countries_v2026.csv")[..], "c").unwrap();
    let options = Options::new().countries(countries);
    let rows: Vec<_> = import::open(&fixture("baci.csv")[..], &options).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows, read("baci.csv"));
    let unknown = Countries::read("country_code,country_iso3\n4,AFG\n999,???\n".as_bytes(), "c").unwrap_err();
    assert_eq!(unknown.to_string(), "c:3:1: country 999 with code \"???\" is not known");
}

#[test]
fn scale_of_imts_is_not_multiplied() {
    let rows = read("imf_imts.csv");
    assert_eq!(rows[0].to_string(), "KOR exports to CHN 2024 none TOTAL: 132900000288 USD FOB");
    assert_eq!(rows[2].period, Period::month(2024, 3).unwrap());
    assert_eq!(rows[3].partner, Economy::EMU);
    assert_eq!((rows[4].reporter, rows[4].partner), (Economy::USA, Economy::USA));
    assert_eq!(rows[5].value, Cell::ABSENT);
    assert_eq!(rows[6].value.to_string(), "-295000000000");
    assert_eq!(read("imf_imts_2.csv")[0].value.to_string(), "56000000567");
    let other = "DATAFLOW,REPORTER,PARTNER,FLOW,TIME_PERIOD,OBS_VALUE,SCALE\nA:B(1),FRA,PRK,X,2014,5,6\n";
    let expected = "f:2:7: scale \"6\": only of the IMF's IMTS is it known that values are not multiplied by it";
    assert_eq!(text(other), [expected]);
}

#[test]
fn unit_mult_of_dots_is_multiplied() {
    let rows = read("imf_dots.csv");
    assert_eq!(rows[0].to_string(), "PRK exports to CHN 2011 none TOTAL: 2475500000 USD FOB");
    assert_eq!(rows[1].value, Cell::ABSENT);
    assert_eq!((rows[2].valuation, rows[2].marks), (Valuation::Fob, Marks::PROVISIONAL));
    assert_eq!((rows[3].period, rows[3].marks), (Period::quarter(2011, 2).unwrap(), Marks::VALUE_ESTIMATED));
    let numbers = "FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE\nA,512,TXG_FOB_USD,CN,2011,1\n";
    assert_eq!(text(numbers), ["f:2:2: economy \"512\": expected letters: the IMF's country numbers are not M49"]);
}

#[test]
fn labels_semicolons_and_decimal_commas() {
    let rows = read("sdmx_2_semicolon.csv");
    assert_eq!(rows[0].to_string(), "FRA exports to PRK 2014 none TOTAL: 12400000 USD unstated");
    assert_eq!(rows[1].value, Missing::Suppressed.into());
}

#[test]
#[cfg(feature = "json")]
fn wits_counts_in_thousands() {
    let rows = read("wits.json");
    assert_eq!(rows.len(), 4);
    let prk = rows.iter().find(|row| row.partner == Economy::PRK).unwrap();
    assert_eq!(prk.to_string(), "USA exports to PRK 2011 none TOTAL: 9404123 USD unstated");
    let flat = read("sdmx_flat.json");
    assert_eq!(flat[0].to_string(), "KOR exports to PRK 2012 none TOTAL: 896000000 USD FOB");
}

#[test]
fn indicators_and_units_that_are_no_dollars_of_trade_are_errors() {
    let file =
        |row: &str| text(&format!("FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT\n{row}\n"));
    assert!(file("A,KP,NGDP,CN,2011,1,USD")[0].starts_with("f:2:3: indicator \"NGDP\": expected exports, imports"));
    assert_eq!(file("A,KP,TXG_FOB_USD,CN,2011,1,EUR"), ["f:2:7: unit \"EUR\": expected USD"]);
    assert!(file("A,ZZ,TXG_FOB_USD,CN,2011,1,USD")[0].starts_with("f:2:2: economy \"ZZ\""));
}

#[test]
fn totals_beside_sub_totals_are_refused_in_a_sum() {
    let table = import::table(&fixture("comtrade_47.csv")[..], &Options::new()).unwrap().table;
    let year = Period::year(2014).unwrap();
    let total = table.total(Flow::Imports, Economy::CHN, Economy::PRK, year, Side::Direct).unwrap();
    assert_eq!(total.to_string(), "2841476000.000 USD (CIF, direct, published total)");
    let all = table.select().reporter(Economy::CHN).partner(Economy::PRK).flow(Flow::Imports).level(Level::Total);
    let error = all.sum().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Incomparable);
    assert!(error.to_string().starts_with("sum over parts of a flow total and "), "{error}");
}

#[test]
fn latin_1_is_said_aloud() {
    let file = fixture("comtrade_latin1.csv");
    let mut import = import::open(&file[..], &Options::new()).unwrap();
    assert_eq!(import.by_ref().map(Result::unwrap).filter(|row| row.reporter == Economy::CIV).count(), 2);
    let notices: Vec<String> = import.notices().iter().map(ToString::to_string).collect();
    assert_eq!(notices, ["line 2: not UTF-8, so read as ISO-8859-1"]);
}

#[test]
fn byte_order_mark_and_carriage_returns() {
    let file = "\u{FEFF}t,i,j,k,v,q\r\n2022,643,408,270900,105.5,\r\n\r\n";
    let mut import = import::open(file.as_bytes(), &Options::new()).unwrap();
    assert_eq!(import.by_ref().map(Result::unwrap).count(), 1);
    let Summary { rows, rejected, blank, lines, .. } = import.summary();
    assert_eq!((rows, rejected, blank, lines), (1, 0, 1, 2));
}

#[test]
#[cfg(feature = "gzip")]
fn gzip_is_read_through() {
    use std::io::Write;

    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&fixture("baci.csv")).unwrap();
    let packed = packed.finish().unwrap();
    assert_eq!(detect(&packed[..]).unwrap(), Format::Baci);
    let rows: Vec<_> = import::open(&packed[..], &Options::new()).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows, read("baci.csv"));
    let cut = import::table(&packed[..packed.len() - 12], &Options::new()).unwrap_err();
    assert_eq!(cut.kind(), ErrorKind::Io);
}

#[test]
fn strict_stops_and_lenient_goes_on() {
    let file = "t,i,j,k,v,q\n2022,643,408,270900,x,\n2022,643,408,270900,1,\n";
    let strict: Vec<_> = import::open(file.as_bytes(), &Options::new()).unwrap().collect();
    assert_eq!(strict.len(), 1);
    let message = strict[0].as_ref().unwrap_err().to_string();
    assert_eq!(message, "input:2:5: number \"x\": expected digits with one decimal mark, or an empty field");
    let loaded = import::table(file.as_bytes(), &Options::new().lenient()).unwrap();
    assert_eq!((loaded.table.len(), loaded.errors.len(), loaded.summary.rejected), (1, 1, 1));
    assert_eq!(import::table(file.as_bytes(), &Options::new()).unwrap_err().kind(), ErrorKind::Syntax);
}

#[test]
fn quotation_marks_that_do_not_close_cost_one_line() {
    let file = "t,i,j,k,v,q\n2022,643,408,\"270900,1,\n2022,643,408,270900,1,\n";
    let rows = text(file);
    assert!(rows[0].starts_with("f:2:4: field \"270900,1,\": expected a closing quotation mark"), "{rows:?}");
    assert_eq!(rows[1], "RUS exports to PRK 2022 HS 270900: 1000 USD FOB");
}

#[test]
fn fields_too_many_or_too_few_are_errors() {
    let rows = text("t,i,j,k,v,q\n2022,643,408,270900,1\n2022,643,408,270900,1,2,3\n");
    assert_eq!(rows, ["f:2:6: 5 fields where the header has 6", "f:3:7: 7 fields where the header has 6"]);
}

#[test]
fn editions_of_baci_come_from_the_file_name() {
    let options = Options::new().file("BACI_HS92_Y2022_V202401.csv");
    let row = import::open(&fixture("baci.csv")[..], &options).unwrap().next().unwrap().unwrap();
    assert_eq!(row.classification, Classification::H0);
}

#[test]
fn values_are_exact_or_errors() {
    for (value, kept) in
        [("0.001", "1"), ("99999999999999", "99999999999999000"), ("12", "12000"), ("1.2345", "1234.5")]
    {
        let file = format!("t,i,j,k,v,q\n2022,643,408,270900,{value},\n");
        let row = import::open(file.as_bytes(), &Options::new()).unwrap().next().unwrap().unwrap();
        assert_eq!(row.value.to_string(), kept);
    }
    for value in ["99999999999999999999999", "999999999999999999", "-1", ""] {
        let file = format!("t,i,j,k,v,q\n2022,643,408,270900,{value},\n");
        let error = import::table(file.as_bytes(), &Options::new()).unwrap_err();
        assert!(error.to_string().starts_with("input:2:5: "), "{error}");
    }
    let fine = modern(&[("primaryValue", "8532861.129999999"), ("cifvalue", "")]);
    assert_eq!(fine, ["CHN imports from PRK 2014 H4 TOTAL: 8532861.129999999 USD unstated"]);
}

#[test]
fn a_table_refuses_or_rounds_what_is_finer_than_it_holds() {
    let file = String::from_utf8(fixture("comtrade_47.csv")).unwrap().replace("3522514000.5", "3522514000.1299999");
    let error = import::table(file.as_bytes(), &Options::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Range);
    assert_eq!(error.place().unwrap().line, 3);
    let loaded = import::table(file.as_bytes(), &Options::new().rounding_values()).unwrap();
    assert_eq!(loaded.table.remarks().rounded, 1);
    let lenient = import::table(file.as_bytes(), &Options::new().lenient()).unwrap();
    assert_eq!((lenient.summary.rows, lenient.summary.rejected), (9, 1));
}

#[test]
fn progress_reaches_the_end() {
    use std::sync::{Arc, Mutex};

    let mut files = vec![("baci.csv", 6), ("comtrade_47.csv", 10)];
    if cfg!(feature = "json") {
        files.extend([("comtrade_47.json", 10), ("wits.json", 4)]);
    }
    for (name, rows) in files {
        let last = Arc::new(Mutex::new(None));
        let seen = Arc::clone(&last);
        let file = fixture(name);
        let size = u64::try_from(file.len()).unwrap();
        let options = Options::new().total(size).on_progress(move |progress| *seen.lock().unwrap() = Some(progress));
        import::table(&file[..], &options).unwrap();
        let last = last.lock().unwrap().unwrap();
        assert_eq!((last.rows, last.bytes, last.total), (rows, size, Some(size)), "{name}");
    }
}

/// The size is a promise of the caller: a wrong one changes nothing.
#[test]
fn a_wrong_size_changes_no_table() {
    for name in ["baci.csv", "comtrade_47.csv"] {
        let file = fixture(name);
        let plain = import::table(&file[..], &Options::new()).unwrap();
        for size in [0, 1, u64::try_from(file.len()).unwrap(), 1 << 30, u64::MAX] {
            let sized = import::table(&file[..], &Options::new().total(size)).unwrap();
            assert_eq!(sized.summary, plain.summary, "{name}, {size}");
            assert!(sized.table.observations().eq(plain.table.observations()), "{name}, {size}");
            assert_eq!(sized.table.bytes(), plain.table.bytes(), "{name}, {size}");
        }
    }
}

/// The fixture of the API with more or fewer records than it says, or cut.
#[cfg(feature = "json")]
mod streamed {
    use bilateral::Error;

    use super::*;

    fn load(file: &str) -> Result<import::Loaded, Error> {
        import::table(file.as_bytes(), &Options::new().file("f").lenient())
    }

    fn text() -> String {
        String::from_utf8(fixture("comtrade_47.json")).unwrap()
    }

    #[test]
    fn the_number_of_records_is_held_against_the_count() {
        assert!(load(&text()).unwrap().notices.is_empty());
        let loaded = load(&text().replace("\"count\": 10", "\"count\": 12")).unwrap();
        assert_eq!((loaded.summary.rows, loaded.summary.lines), (10, 10));
        let notices: Vec<String> = loaded.notices.iter().map(ToString::to_string).collect();
        assert_eq!(notices, ["line 3: the file says it has 12 observations and has 10: it may have been cut"]);
    }

    #[test]
    fn a_file_that_is_cut_is_no_table_even_if_lenient() {
        let whole = text();
        let cut = &whole[..whole.rfind("\"typeCode\"").unwrap()];
        let error = load(cut).unwrap_err();
        let line = cut.matches('\n').count();
        assert_eq!(error.to_string(), format!("f:{line}:3: JSON: the file ends in a value"));
        let mut import = import::open(cut.as_bytes(), &Options::new().lenient()).unwrap();
        assert_eq!(import.by_ref().flatten().count(), 9);
        assert_eq!((import.summary().rows, import.summary().rejected, import.summary().lines), (9, 1, 10));
    }

    #[test]
    fn a_record_that_is_none_costs_one_and_broken_json_the_rest() {
        let odd = text().replacen(" \"data\": [", " \"data\": [ {\"typeCode\": \"C\"},", 1);
        // The first record says which members there are.
        assert!(load(&odd).is_err());
        let end = text().rfind("\n ]").unwrap();
        let odd = format!("{}, 7{}", &text()[..end], &text()[end..]);
        let loaded = load(&odd).unwrap();
        assert_eq!((loaded.summary.rows, loaded.summary.rejected), (10, 1));
        assert!(loaded.errors[0].to_string().ends_with("record \"7\": expected an object of numbers and texts"));
        let broken = text().replacen("\"flowCode\": \"X\"", "\"flowCode\": X", 1);
        let error = load(&broken).unwrap_err();
        assert!(error.to_string().contains(": JSON: expected value"), "{error}");
    }

    /// Many records are never held together.
    #[test]
    fn memory_does_not_grow_with_the_file() {
        let text = text();
        let start = text.find("[\n").unwrap() + 1;
        let end = text.rfind("\n ]").unwrap();
        let (head, records) = (&text[..start], &text[start..end]);
        let peak = |times: usize| {
            let body = vec![records; times].join(",");
            let file = format!("{}{body}]}}", head.replace("\"count\": 10", &format!("\"count\": {}", 10 * times)));
            let info = allocation_counter::measure(|| {
                let import = import::open(file.as_bytes(), &Options::new()).unwrap();
                assert_eq!(import.flatten().count(), 10 * times);
            });
            info.bytes_max
        };
        let (some, many) = (peak(100), peak(400));
        assert!(many < some + 100_000, "{some} bytes for 1,000 records, {many} for 4,000");
    }
}

mod damaged {
    //! Small files with bytes flipped, rows cut, columns dropped, numbers blown up: an error with its place or a row that
    //! stands in the file, `rows + rejected + blank = lines`, never a panic.

    use super::*;

    /// Set `BILATERAL_DAMAGED` for more than the usual number of files.
    fn count() -> usize {
        std::env::var("BILATERAL_DAMAGED").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000)
    }

    /// Marsaglia's xorshift.
    struct Random(u64);

    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
        }
    }

    const FILES: [&str; 17] = [
        "comtrade_classic_35.csv",
        "comtrade_classic_renamed.csv",
        "comtrade_classic_22.csv",
        "comtrade_classic_22.tsv",
        "comtrade_classic_12.csv",
        "comtrade_classic.json",
        "comtrade_47.csv",
        "comtrade_47.tsv",
        "comtrade_47.json",
        "baci.csv",
        "baci.csv",
        "baci_old.csv",
        "imf_imts.csv",
        "imf_dots.csv",
        "sdmx_2_semicolon.csv",
        "wits.json",
        "sdmx_flat.json",
    ];

    fn damage(file: &mut Vec<u8>, random: &mut Random) {
        let at = random.below(file.len());
        match random.below(7) {
            0 => file[at] = u8::try_from(random.below(256)).unwrap(),
            1 => file[at] ^= 1 << random.below(8),
            2 => drop(file.remove(at)),
            3 => file.truncate(at),
            4 => file.splice(at..at, *b"99999999999999999999").for_each(drop),
            5 => {
                // A column of one line.
                let end = file[at..].iter().position(|&b| b == b',').map_or(file.len(), |comma| at + comma + 1);
                file.drain(at..end.min(at + 40)).for_each(drop);
            }
            _ => file.insert(at, b"\",;\n\r\t-.e\0"[random.below(10)]),
        }
        if file.is_empty() {
            file.push(b'\n');
        }
    }

    #[test]
    fn files_give_errors_with_places_or_rows_that_are_there() {
        let mut random = Random(0x1234_5678_9ABC_DEF1);
        let originals: Vec<Vec<u8>> = FILES.iter().map(|name| fixture(name)).collect();
        for round in 0..count() {
            let which = round % FILES.len();
            let mut file = originals[which].clone();
            for _ in 0..=random.below(3) {
                damage(&mut file, &mut random);
            }
            check(FILES[which], &file, round);
        }
    }

    #[track_caller]
    fn check(name: &str, file: &[u8], round: usize) {
        let shown = || format!("round {round}, {name}:\n{}", String::from_utf8_lossy(file));
        let mut import = match import::open(file, &Options::new().lenient()) {
            Ok(import) => import,
            Err(error) => return assert!(error.place().is_some(), "{error} in {}", shown()),
        };
        let json = import.format().is_json();
        let (mut rows, mut rejected) = (0, 0);
        let mut observations = Vec::new();
        for item in import.by_ref() {
            match item {
                Ok(observation) => {
                    rows += 1;
                    observations.push(observation);
                }
                Err(error) => {
                    rejected += 1;
                    assert!(error.place().is_some_and(|place| place.line > 0), "{error} in {}", shown());
                }
            }
        }
        let summary = import.summary();
        assert_eq!((summary.rows, summary.rejected), (rows, rejected), "{}", shown());
        assert_eq!(summary.rows + summary.rejected + summary.blank, summary.lines, "{}", shown());
        if !json {
            let lines = file.split(|&byte| byte == b'\n').count() - usize::from(file.ends_with(b"\n")) - 1;
            assert_eq!(summary.lines, u64::try_from(lines).unwrap(), "{}", shown());
            for row in &observations {
                stands(row, file, &shown);
            }
        }
        same_in_a_table(file, &observations, summary, &shown);
    }

    /// The digits of the value stand in a line of the file, in dollars, thousands or millions of them.
    fn stands(observation: &Observation, file: &[u8], shown: &dyn Fn() -> String) {
        let Some((mantissa, _)) = observation.value.parts() else { return };
        let digits = mantissa.unsigned_abs().to_string();
        let digits = digits.trim_end_matches('0');
        let bare = |line: &[u8]| {
            line.iter().filter(|b| b.is_ascii_digit() || **b == b'|').map(|b| char::from(*b)).collect::<String>()
        };
        let found = file.split(|&byte| byte == b'\n').any(|line| bare(line).contains(digits));
        // An exponent moves digits by zeros alone.
        assert!(found, "{observation} is in no line of {}", shown());
    }

    /// The quick way into a table takes what the general way takes.
    fn same_in_a_table(file: &[u8], observations: &[Observation], summary: Summary, shown: &dyn Fn() -> String) {
        let options = Options::new().lenient().rounding_values().on_clash(bilateral::dataset::table::Clash::KeepFirst);
        let Ok(loaded) = import::table(file, &options) else { return };
        assert_eq!(loaded.summary.lines, summary.lines, "{}", shown());
        let remarks = loaded.table.remarks();
        let held = u64::try_from(loaded.table.len()).unwrap() + remarks.repeated + remarks.replaced;
        assert_eq!(held, loaded.summary.rows, "{}", shown());
        for observation in loaded.table.observations() {
            // Values may have been rounded.
            let near = |other: &Observation| {
                let mut other = *other;
                other.value = observation.value;
                other == observation
            };
            assert!(observations.iter().any(near), "{observation} in {}", shown());
        }
    }
}
