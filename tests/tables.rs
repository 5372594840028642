//! Tables: what is accepted, what is refused and how.

use bilateral::record::Standing;
use bilateral::{Dataset, Error, ErrorKind};

/// A dataset in files, whole as it stands; each case breaks it in one place.
#[derive(Clone)]
pub(crate) struct Files {
    sources: Vec<u8>,
    trade: Vec<u8>,
    debts: Vec<u8>,
    tranches: Vec<u8>,
    text: Vec<u8>,
}

const TEXT: &str = "In 2011 trade with Russia was $110 million, that with China almost €5.6 billion. In 2012 Russia wrote off \
almost $10 billion, or 90%. The remaining $1.09bn is paid back over 20 years. It fell by 2.4%. Once $7 million, twice $7 million.";
const SHA256: &str = "63120ebed242e991f0f26b145659eab4b601b9b405fca81c34c0699acc17a926";

pub(crate) fn files() -> Files {
    let sources = format!(
        "id,title,publisher,author,published,url,sha256,file\n\
         news,The news,Daily,A. Writer,2015-11-16,https://example.org,{SHA256},news.txt\n\
         ledger,The ledger,,,,,,\n"
    );
    let trade = "id,reporter,partner,measure,basis,period,value,unit,hedge,coverage,valuation,status,standing,reported_by,source,quote,offset,doubt,note\n\
         russia,RUS,PRK,turnover,level,2011,110 million,USD,bare,,CIF,actual,quoted,,news,$110 million,30,,\n\
         china,CHN,PRK,turnover,level,2011,5.6 billion,EUR,almost,,,,,,news,almost €5.6 billion,,,\n\
         office,CHN,PRK,exports,level,2011-H1,3.1 billion,USD,,excluding oil,FOB,estimate,,Customs,ledger,3.1 billion,,,\n\
         fall,RUS,PRK,turnover,change,2012,-2.4,percent,bare,,,,,,news,fell by 2.4%,,,\n";
    let debts = "id,agreement,reporter,partner,measure,basis,period,value,unit,hedge,signed,ratified,in_force,source,quote\n\
         written,a,RUS,PRK,written_off,level,2012,10 billion,USD,almost,2012-09-17,2014-04-18,2014-05-05,news,almost $10 billion\n\
         share,a,RUS,PRK,written_off,share,2012,90,percent,bare,,,,news,90%\n";
    let tranches = "id,reporter,partner,measure,period,value,unit,hedge,years,instalments,equal,source,quote\n\
         tranche,RUS,PRK,investment,2012,1.09 billion,USD,bare,20,40,yes,news,\"The remaining $1.09bn is paid back over 20 years\"\n";
    Files {
        sources: sources.into(),
        trade: trade.into(),
        debts: debts.into(),
        tranches: tranches.into(),
        text: TEXT.into(),
    }
}

impl Files {
    pub(crate) fn load(&self) -> Result<Dataset, Error> {
        Dataset::loader()
            .sources("sources.csv", &*self.sources)?
            .text("news.txt", &*self.text)?
            .trade_volumes("trade.csv", &*self.trade)?
            .debt_write_offs("debts.csv", &*self.debts)?
            .investment_tranches("tranches.csv", &*self.tranches)?
            .finish()
    }

    fn file(&mut self, name: &str) -> &mut Vec<u8> {
        match name {
            "sources" => &mut self.sources,
            "trade" => &mut self.trade,
            "debts" => &mut self.debts,
            "tranches" => &mut self.tranches,
            _ => &mut self.text,
        }
    }

    /// The same files with the first `found` of one replaced.
    #[track_caller]
    pub(crate) fn with(mut self, name: &str, found: &[u8], replacement: &[u8]) -> Self {
        let file = self.file(name);
        let at = file.windows(found.len().max(1)).position(|window| window == found);
        let at = at.unwrap_or_else(|| panic!("{name} has no {:?}", String::from_utf8_lossy(found)));
        file.splice(at..at + found.len(), replacement.iter().copied());
        self
    }
}

#[track_caller]
fn refused(files: &Files, message: &str) {
    match files.load() {
        Ok(_) => panic!("accepted: expected {message}"),
        Err(error) => assert_eq!(error.to_string(), message),
    }
}

/// Each row: file, words in it, words put in their place, the message.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    // The file as such.
    ("trade", "id,reporter", "id,id", "trade.csv:1:2: column \"id\" is there twice"),
    ("trade", "doubt,note\n", "doubt\n", "trade.csv:2:0: 19 fields: expected 18 as in the header"),
    ("trade", ",news,$110 million", ",news,\"$110 million", "trade.csv:2:0: 16 fields: expected 19 as in the header"),
    ("trade", "china,CHN", "china,,CHN", "trade.csv:3:0: 20 fields: expected 19 as in the header"),
    ("trade", "fall,RUS,PRK,", "fall,RUS,", "trade.csv:5:0: 18 fields: expected 19 as in the header"),
    (
        "trade",
        "partner,",
        "partners,",
        "trade.csv:1:3: column \"partners\": expected one of id, reporter, partner, measure, period, value, unit, source, quote, basis, hedge, coverage, valuation, status, standing, reported_by, offset, doubt, note",
    ),
    (
        "trade",
        "measure,",
        "Measure,",
        "trade.csv:1:4: column \"Measure\": expected one of id, reporter, partner, measure, period, value, unit, source, quote, basis, hedge, coverage, valuation, status, standing, reported_by, offset, doubt, note",
    ),
    ("debts", ",quote\n", "\n", "debts.csv:1:0: the header has no quote"),
    ("debts", ",source,quote", ",note,doubt", "debts.csv:1:0: the header has no source, quote"),
    (
        "sources",
        ",title",
        ",name",
        "sources.csv:1:2: column \"name\": expected one of id, title, publisher, author, published, url, sha256, file",
    ),
    // Ids.
    ("trade", "china,CHN", "russia,CHN", "trade.csv:3:1: record \"russia\" is already in trade.csv line 2"),
    ("trade", "china,CHN", "written,CHN", "debts.csv:2:1: record \"written\" is already in trade.csv line 3"),
    ("debts", "share,a", "written,a", "debts.csv:3:1: record \"written\" is already in debts.csv line 2"),
    ("sources", "ledger,", "news,", "sources.csv:3:1: source \"news\" is already in sources.csv line 2"),
    ("trade", "china,CHN", ",CHN", "trade.csv:3:1: a record needs an id"),
    ("trade", "china,CHN", "\" \",CHN", "trade.csv:3:1: a record needs an id"),
    ("sources", "ledger,", ",", "sources.csv:3:1: a source needs an id"),
    // Economies, measures, periods.
    (
        "trade",
        "china,CHN",
        "china,Atlantis",
        "trade.csv:3:2: economy \"Atlantis\": expected an alpha-3 code, M49 number or name of data/economies.csv",
    ),
    (
        "trade",
        "RUS,PRK,turnover,level",
        "RUS,,turnover,level",
        "trade.csv:2:3: economy \"\": expected an alpha-3 code, M49 number or name of data/economies.csv",
    ),
    (
        "trade",
        "RUS,PRK,turnover,level",
        "RUS,RUS,turnover,level",
        "trade.csv:2:3: partner RUS is the reporter: expected another economy",
    ),
    (
        "trade",
        "PRK,turnover,level",
        "PRK,trade,level",
        "trade.csv:2:4: measure \"trade\": expected one of exports, imports, turnover, balance, debt_stock, written_off, remaining, investment, commitment",
    ),
    (
        "trade",
        "PRK,turnover,level",
        "PRK,debt_stock,level",
        "trade.csv:2:4: measure debt_stock: expected one of exports, imports, turnover, balance",
    ),
    (
        "debts",
        "PRK,written_off,level",
        "PRK,exports,level",
        "debts.csv:2:5: measure exports: expected one of debt_stock, written_off, remaining",
    ),
    (
        "tranches",
        "PRK,investment",
        "PRK,remaining",
        "tranches.csv:2:4: measure remaining: expected one of investment, commitment",
    ),
    (
        "trade",
        ",2011,110",
        ",2011-13,110",
        "trade.csv:2:6: period \"2011-13\": expected 2012, 2012-H1, 2012-Q3, 2012-09, 2012-09-17 or two of them with a slash between",
    ),
    (
        "trade",
        ",2011,110",
        ",2012/2011,110",
        "trade.csv:2:6: period from 2012-01-01 to 2011-12-31 ends before it begins",
    ),
    (
        "trade",
        ",2011,110",
        ",0000,110",
        "trade.csv:2:6: period \"0000\": expected 2012, 2012-H1, 2012-Q3, 2012-09, 2012-09-17 or two of them with a slash between",
    ),
    (
        "trade",
        ",level,2011-H1",
        ",levels,2011-H1",
        "trade.csv:4:5: basis \"levels\": expected one of level, share, change",
    ),
    // Figures.
    (
        "trade",
        "110 million",
        "110 millions",
        "trade.csv:2:7: numeral \"110 millions\": expected digits with an optional scale such as 6.9 billion or 12e5",
    ),
    (
        "trade",
        "110 million",
        "",
        "trade.csv:2:7: numeral \"\": expected digits with an optional scale such as 6.9 billion or 12e5",
    ),
    ("trade", "110 million", "1e29", "trade.csv:2:7: 1e29 has more than 28 digits"),
    (
        "trade",
        "110 million",
        "99999999999999999999999999999",
        "trade.csv:2:7: numeral \"99999999999999999999999999999\": expected digits with an optional scale such as 6.9 billion or 12e5",
    ),
    (
        "trade",
        "110 million",
        "about 110 million",
        "trade.csv:2:7: numeral \"about 110 million\": expected digits with an optional scale such as 6.9 billion or 12e5",
    ),
    ("trade", "110 million", "-110 million", "trade.csv:2:7: level of turnover is negative"),
    ("trade", ",-2.4,percent", ",-2.4,USD", "trade.csv:5:8: unit USD of a change: expected percent"),
    (
        "trade",
        "110 million,USD",
        "110 million,percent",
        "trade.csv:2:8: unit percent of a level: expected a currency or unit",
    ),
    (
        "trade",
        "110 million,USD",
        "110 million,US dollar",
        "trade.csv:2:8: unit \"US dollar\": expected number, percent, percentage_points, times, a currency or a UCUM code",
    ),
    (
        "trade",
        "110 million,USD",
        "110 million,",
        "trade.csv:2:8: unit \"\": expected number, percent, percentage_points, times, a currency or a UCUM code",
    ),
    (
        "trade",
        "million,USD,bare",
        "million,USD,circa",
        "trade.csv:2:9: hedge \"circa\": expected one of bare, exact, approx, almost, just_over, more_than, at_least, less_than, at_most, up_to, between, order, fraction, one_nth, vague",
    ),
    (
        "trade",
        "million,USD,bare",
        "million,USD,between",
        "trade.csv:2:9: hedge between does not go with \"110 million\": expected bare",
    ),
    // The other columns.
    ("trade", ",CIF,", ",C.I.F.,", "trade.csv:2:11: valuation \"C.I.F.\": expected one of unstated, CIF, FOB"),
    ("trade", ",actual,", ",goal,", "trade.csv:2:12: status \"goal\": expected one of actual, estimate, target"),
    ("trade", ",quoted,", ",official,", "trade.csv:2:13: standing \"official\": expected one of reported, quoted"),
    ("debts", "2012-09-17", "17.09.2012", "debts.csv:2:11: date \"17.09.2012\": expected a day such as 2012-09-17"),
    ("debts", "2014-04-18", "2012-04-18", "debts.csv:2:12: ratified on 2012-04-18 before signed on 2012-09-17"),
    ("debts", "2014-05-05", "2012-09-16", "debts.csv:2:13: in_force on 2012-09-16 before ratified on 2014-04-18"),
    ("tranches", ",20,40,yes", ",20,40,true", "tranches.csv:2:11: equal \"true\": expected yes or no"),
    ("tranches", ",20,40,yes", ",0,40,yes", "tranches.csv:2:9: count \"0\": expected a whole number from 1"),
    ("tranches", ",20,40,yes", ",20,-40,yes", "tranches.csv:2:10: count \"-40\": expected a whole number from 1"),
    ("tranches", ",20,40,yes", ",,40,yes", "tranches.csv:2:9: a schedule of repayment needs its years"),
    (
        "sources",
        "2015-11-16",
        "16 November",
        "sources.csv:2:5: date \"16 November\": expected a day such as 2012-09-17",
    ),
    // Sources and quotes.
    ("sources", SHA256, "00", "sources.csv:2:7: SHA-256 of \"news.txt\" is {sha}: expected \"00\""),
    ("sources", SHA256, "", "sources.csv:2:7: file and sha256 go together: expected both or neither"),
    ("sources", ",news.txt", ",", "sources.csv:2:7: file and sha256 go together: expected both or neither"),
    (
        "sources",
        ",news.txt",
        ",other.txt",
        "sources.csv:2:8: text \"other.txt\" was not given, or is that of another source",
    ),
    (
        "text",
        "In 2011",
        "In 2010",
        "sources.csv:2:7: SHA-256 of \"news.txt\" is fb0ec37a043b42ad46b48deb6bd42ba9caf910ffbd12dc6497114315e2f6bba6: expected \"{sha}\"",
    ),
    ("trade", ",,news,almost", ",,paper,almost", "trade.csv:3:15: source \"paper\" is not in the table of sources"),
    ("trade", ",,news,almost", ",,,almost", "trade.csv:3:15: a record needs a source"),
    (
        "trade",
        "almost €5.6 billion",
        "almost €5.7 billion",
        "trade.csv:3:16: quote \"almost €5.7 billion\" is not in source \"news\"",
    ),
    ("trade", "almost €5.6 billion", "", "trade.csv:3:16: a record needs the words it stands on"),
    (
        "trade",
        "fell by 2.4%",
        "$7 million",
        "trade.csv:5:16: quote \"$7 million\" is more than once in source \"news\": expected an offset",
    ),
    (
        "trade",
        "$110 million,30",
        "$110 million,29",
        "trade.csv:2:17: quote \"$110 million\" is not at byte 29 of source \"news\"",
    ),
    (
        "trade",
        "$110 million,30",
        "$110 million,9999",
        "trade.csv:2:17: quote \"$110 million\" is not at byte 9999 of source \"news\"",
    ),
    ("trade", "$110 million,30", "$110 million,-1", "trade.csv:2:17: offset \"-1\": expected a number of bytes"),
    (
        "trade",
        "$110 million,30",
        "$110 million,18446744073709551615",
        "trade.csv:2:17: offset \"18446744073709551615\": expected a number of bytes",
    ),
    (
        "trade",
        ",ledger,3.1 billion,",
        ",ledger,3.1 billion,4",
        "trade.csv:4:17: the text of source \"ledger\" is not kept: expected no offset",
    ),
    // Double entry.
    (
        "trade",
        "110 million,USD",
        "120 million,USD",
        "trade.csv:2:7: the quote reads as 110 million USD: expected 120 million USD",
    ),
    (
        "trade",
        "110 million,USD",
        "110.0 million,USD",
        "trade.csv:2:7: the quote reads as 110 million USD: expected 110.0 million USD",
    ),
    (
        "trade",
        "110 million,USD",
        "110 million,EUR",
        "trade.csv:2:7: the quote reads as 110 million USD: expected 110 million EUR",
    ),
    (
        "trade",
        "million,USD,bare",
        "million,USD,approx",
        "trade.csv:2:7: the quote reads as 110 million USD: expected about 110 million USD",
    ),
    ("trade", ",-2.4,percent", ",-2.5,percent", "trade.csv:5:7: the quote reads as 2.4 percent: expected -2.5 percent"),
    (
        "trade",
        ",-2.4,percent",
        ",-2.40,percent",
        "trade.csv:5:7: the quote reads as 2.4 percent: expected -2.40 percent",
    ),
    ("trade", "fell by 2.4%", "It fell by", "trade.csv:5:7: the quote reads as no quantity: expected -2.4 percent"),
    ("debts", ",90,percent", ",91,percent", "debts.csv:3:8: the quote reads as 90 percent: expected 91 percent"),
    (
        "debts",
        ",almost,2012",
        ",bare,2012",
        "debts.csv:2:8: the quote reads as almost 10 billion USD: expected 10 billion USD",
    ),
    (
        "tranches",
        ",1.09 billion",
        ",1.1 billion",
        "tranches.csv:2:6: the quote reads as 1.09 billion USD, 20 a: expected 1.1 billion USD",
    ),
    (
        "tranches",
        ",20,40,yes",
        ",25,40,yes",
        "tranches.csv:2:9: the quote reads as 1.09 billion USD, 20 a: expected 25 years",
    ),
];

#[test]
fn whole_files_are_accepted() {
    let data = files().load().unwrap();
    assert_eq!(data.records().len(), 7);
    let china = data.record("china").unwrap();
    assert_eq!(china.quote().span.unwrap().of(TEXT), "almost €5.6 billion");
}

#[test]
fn broken_files_are_refused_with_place_and_reason() {
    for (file, found, replacement, message) in BROKEN {
        let files = files().with(file, found.as_bytes(), replacement.as_bytes());
        refused(&files, &message.replace("{sha}", SHA256));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let table = files().with("trade", b"110 million", b"110 \xff million");
    refused(&table, "trade.csv:2:7: not UTF-8 at byte 4 of the field");
    let header = files().with("debts", b"agreement", b"agr\xe9ement");
    refused(&header, "debts.csv:1:2: not UTF-8 at byte 3 of the field");
    let mut text = files().with("text", b"In 2011", b"In \xc3\x28011");
    let digest = sha256(&text.text);
    text = text.with("sources", SHA256.as_bytes(), digest.as_bytes());
    refused(&text, "sources.csv:2:8: \"news.txt\" is not UTF-8 at byte 3");
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[test]
fn one_figure_may_be_typed_in_two_ways() {
    let billions = files().with("trade", b"110 million,USD", b"0.11 billion,USD").load().unwrap();
    let (one, other) = (billions.record("russia").unwrap(), files().load().unwrap());
    assert_eq!(one.figure().unwrap().accept(), other.record("russia").unwrap().figure().unwrap().accept());
}

#[test]
fn an_empty_file_is_refused_and_a_header_alone_is_not() {
    let mut empty = files();
    empty.tranches.clear();
    let columns = bilateral::record::InvestmentTranche::COLUMNS.join(", ");
    refused(&empty, &format!("tranches.csv:1:0: the table is empty: expected a header with {columns}"));
    let header = empty.debts.iter().position(|byte| *byte == b'\n').unwrap();
    let mut alone = files();
    alone.debts.truncate(header + 1);
    assert_eq!(alone.load().unwrap().records().len(), 5);
    alone.debts.truncate(header);
    assert_eq!(alone.load().unwrap().records().len(), 5);
}

#[test]
fn spreadsheet_habits_are_accepted() {
    let whole = files().load().unwrap();
    let mut marked = files();
    marked.trade.splice(0..0, *b"\xef\xbb\xbf");
    assert_eq!(marked.load().unwrap(), whole, "byte order mark");

    let mut windows = files();
    windows.trade = String::from_utf8(windows.trade).unwrap().replace('\n', "\r\n").into();
    assert_eq!(windows.load().unwrap(), whole, "CRLF");
    refused(&windows.with("trade", b"-2.4", b"-2,4"), "trade.csv:5:0: 20 fields: expected 19 as in the header");

    let mut blank = files().with("trade", b"china,CHN", b"\n\nchina,CHN");
    assert_eq!(blank.load().unwrap(), whole, "blank lines");
    blank = blank.with("trade", b"fall,RUS", b"fall,RUSSLAND");
    let message = "economy \"RUSSLAND\": expected an alpha-3 code, M49 number or name of data/economies.csv";
    refused(&blank, &format!("trade.csv:7:2: {message}"));

    let named = files().with("trade", b"china,CHN", b"china,\"China\"");
    assert_eq!(named.load().unwrap(), whole, "a name and quotation marks");
    let unended = files().with("trade", b"by 2.4%,,,\n", b"by 2.4%,,,");
    assert_eq!(unended.load().unwrap(), whole, "no line end at the end");
}

#[test]
fn columns_stand_in_any_order_and_optional_ones_may_be_left_out() {
    let table = "quote,source,unit,value,period,measure,partner,reporter,id\n\
                 3.1 billion,ledger,USD,3.1 billion,2011,exports,PRK,CHN,office\n";
    let loader = Dataset::loader().sources("s", &b"id,title\nledger,The ledger\n"[..]).unwrap();
    let data = loader.trade_volumes("t", table.as_bytes()).unwrap().finish().unwrap();
    let entry = data.record("office").unwrap().entry();
    assert_eq!(entry.standing, Standing::Quoted);
    assert_eq!(entry.figure.unwrap().to_string(), "3.1 billion USD");
}

#[test]
fn a_value_may_be_a_range_a_fraction_or_missing() {
    let read = |value: &str, hedge: &str| {
        let files = files().with("trade", b"3.1 billion,USD,", format!("{value},USD,{hedge}").as_bytes());
        files.load().map(|data| match data.record("office").unwrap().figure() {
            Ok(figure) => figure.to_string(),
            Err(missing) => missing.to_string(),
        })
    };
    assert_eq!(read("between 3 billion and 4 billion", "").unwrap(), "between 3 billion and 4 billion USD");
    assert_eq!(read("1/2 billion", "almost").unwrap(), "almost 1/2 billion USD");
    assert_eq!(read("suppressed", "").unwrap(), "suppressed");
    assert_eq!(read("0", "").unwrap(), "0 USD");
    let error = read("between 4 billion and 3 billion", "").unwrap_err().to_string();
    assert!(error.starts_with("trade.csv:4:7: numeral \"between 4 billion and 3 billion\""), "{error}");
}

/// A directory under the target directory, removed in the end.
struct Directory(std::path::PathBuf);

impl Directory {
    fn new(name: &str) -> Self {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dataset-{name}"));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).unwrap();
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_directory_is_read_like_its_tables() {
    let (files, directory) = (files(), Directory::new("whole"));
    directory.write("sources.csv", &files.sources);
    let error = Dataset::from_dir(&directory.0).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    let shown = directory.0.display();
    assert!(error.to_string().starts_with(&format!("{shown}/sources.csv:2:8: {shown}/news.txt: ")), "{error}");
    directory.write("news.txt", &files.text);
    assert_eq!(Dataset::from_dir(&directory.0).unwrap().records().len(), 0);
    directory.write("trade_volumes.csv", &files.trade);
    directory.write("debt_write_offs.csv", &files.debts);
    directory.write("investment_tranches.csv", &files.tranches);
    assert_eq!(Dataset::from_dir(&directory.0).unwrap(), files.load().unwrap());
}

#[test]
fn a_directory_keeps_to_itself() {
    let directory = Directory::new("outside");
    assert_eq!(Dataset::from_dir(&directory.0).unwrap_err().kind(), ErrorKind::Io);
    for path in ["../news.txt", "/etc/hostname", "a/../../b"] {
        let sources = format!("id,title,sha256,file\nnews,The news,00,{path}\n");
        directory.write("sources.csv", sources.as_bytes());
        let error = Dataset::from_dir(&directory.0).unwrap_err().to_string();
        assert!(error.ends_with(&format!(":2:4: file {path:?}: expected a path inside the directory")), "{error}");
    }
}
