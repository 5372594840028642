//! Countries and areas of trade statistics: ISO 3166, UN M49 and UN Comtrade codes, names, demonyms, capitals.
//!
//! Everything comes from `data/economies.csv`, one row for each economy, sorted by alpha-3 code. The table is read
//! once, on first use.

use std::collections::HashMap;
use std::fmt;
use std::iter;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::error::Error;

/// A country or area of trade statistics.
///
/// Held as a validated alpha-3 code: three bytes, `Copy`, ordered by code. Besides the economies of ISO 3166-1 the
/// table has Kosovo, former states with trade data, groups (World, the European Union, ASEAN, continents) and the
/// special partners of UN Comtrade ("areas not elsewhere specified", bunkers, free zones); [`kind`](Self::kind) tells
/// them apart. Each has a constant.
///
/// Economies without an ISO code take the World Bank's (`WLD`, `EUU`, `EMU`, `XKX`) or one of the codes ISO leaves
/// to users (`QMA` to `QZZ`, `XAA` to `XZZ`), listed in `data/economies.csv`.
///
/// # Laws
///
/// - `economy.code().parse() == Ok(economy)`, and so for [`alpha2`](Self::alpha2), [`m49`](Self::m49), every one of
///   [`names`](Self::names) and [`other_codes`](Self::other_codes): no spelling belongs to two economies.
/// - `Display`, `Debug`, [`code`](Self::code) and serde all write the alpha-3 code; serde reads what `FromStr` reads.
///
/// ```
/// use bilateral::Economy;
///
/// let dprk: Economy = "PRK".parse()?;
/// assert_eq!(dprk, Economy::PRK);
/// assert_eq!("North Korea".parse::<Economy>()?, dprk);
/// assert_eq!("408".parse::<Economy>()?, dprk);
/// assert_eq!(dprk.name(), "North Korea");
/// assert_eq!(dprk.to_string(), "PRK");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Economy([u8; 3]);

/// What sort of thing an [`Economy`] is.
///
/// ```
/// use bilateral::{Economy, EconomyKind};
///
/// assert_eq!(Economy::KOR.kind(), EconomyKind::Economy);
/// assert_eq!(Economy::SUN.kind(), EconomyKind::Former);
/// assert_eq!(Economy::WLD.kind(), EconomyKind::Group);
/// assert_eq!(Economy::from_comtrade(899).map(Economy::kind), Some(EconomyKind::Area));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum EconomyKind {
    /// A country or territory of today.
    #[default]
    Economy,
    /// One that no longer exists, such as the Soviet Union.
    Former,
    /// Several economies together, such as World, the European Union or Africa.
    Group,
    /// A partner that is no country: areas not elsewhere specified, bunkers, free zones.
    Area,
}

/// How a word names an [`Economy`]; see [`Economy::designations`].
///
/// ```
/// use bilateral::{Designation, Economy};
///
/// let capitals = Economy::designations().filter(|(.., kind)| *kind == Designation::Capital);
/// assert!(capitals.map(|(word, ..)| word).any(|word| word == "Pyongyang"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Designation {
    /// A name or usual abbreviation: "South Korea", "ROK".
    Name,
    /// An adjective or the word for the people: "South Korean", "South Koreans".
    Demonym,
    /// The capital or seat of government standing for the country: "Seoul", "Kremlin".
    Capital,
}

/// One line of the table. Lists are kept as written, separated by semicolons.
struct Row {
    economy: Economy,
    alpha2: &'static str,
    m49: Option<u16>,
    name: &'static str,
    other_names: &'static str,
    demonyms: &'static str,
    capitals: &'static str,
    comtrade: &'static str,
    other_codes: &'static str,
    kind: EconomyKind,
}

/// M49 and Comtrade numbers have at most three digits.
const NUMBERS: usize = 1000;
const LETTERS: usize = 26;

struct Table {
    rows: Vec<Row>,
    /// The row of each alpha-3 code, by [`slot`]; `u16::MAX` where there is none.
    by_code: Vec<u16>,
    by_alpha2: Vec<Option<Economy>>,
    by_m49: Vec<Option<Economy>>,
    by_comtrade: Vec<Option<Economy>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../data/economies.csv")));

/// Names and code aliases, folded: built only when a name is first looked up.
static NAMES: LazyLock<HashMap<String, Economy>> = LazyLock::new(|| {
    let names = Economy::all().flat_map(|economy| economy.names().map(move |name| (fold(name), economy)));
    names.collect()
});

static OTHER_CODES: LazyLock<HashMap<String, Economy>> = LazyLock::new(|| {
    let codes = Economy::all().flat_map(|economy| economy.other_codes().map(move |code| (fold(code), economy)));
    codes.collect()
});

impl Table {
    fn read(text: &'static str) -> Self {
        let rows: Vec<Row> = text.lines().skip(1).filter_map(Row::read).collect();
        let mut table = Self {
            rows: Vec::new(),
            by_code: vec![u16::MAX; LETTERS * LETTERS * LETTERS],
            by_alpha2: vec![None; LETTERS * LETTERS],
            by_m49: vec![None; NUMBERS],
            by_comtrade: vec![None; NUMBERS],
        };
        let mut comtrade_only = Vec::new();
        for (position, row) in (0..).zip(&rows) {
            put(&mut table.by_code, slot(&row.economy.0), position);
            put(&mut table.by_alpha2, slot(row.alpha2.as_bytes()), Some(row.economy));
            put(&mut table.by_m49, row.m49.map(usize::from), Some(row.economy));
            put(&mut table.by_comtrade, row.m49.map(usize::from), Some(row.economy));
            comtrade_only.extend(list(row.comtrade).map(|number| (number.parse().ok(), row.economy)));
        }
        // After all M49 numbers: where the two lists differ, here Comtrade's meaning holds.
        for (number, economy) in comtrade_only {
            put(&mut table.by_comtrade, number, Some(economy));
        }
        table.rows = rows;
        table
    }
}

impl Row {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = fields(line);
        let mut next = || fields.next();
        Some(Self {
            economy: Economy(next()?.as_bytes().try_into().ok()?),
            alpha2: next()?,
            m49: next()?.parse().ok(),
            name: next()?,
            other_names: next()?,
            demonyms: next()?,
            capitals: next()?,
            comtrade: next()?,
            other_codes: next()?,
            kind: match next()? {
                "former" => EconomyKind::Former,
                "group" => EconomyKind::Group,
                "area" => EconomyKind::Area,
                _ => EconomyKind::Economy,
            },
        })
    }
}

/// The fields of a line of an embedded table, quoted where they hold a comma and never holding a quotation mark.
pub(crate) fn fields(line: &'static str) -> impl Iterator<Item = &'static str> {
    let mut quoted = false;
    let separator = move |letter| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    };
    line.split(separator).map(|field| field.trim_matches('"'))
}

/// The items of a field that is a list.
pub(crate) fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(';').filter(|item| !item.is_empty())
}

/// What names are compared by: case, a leading "the" and the shape of an apostrophe do not matter.
pub(crate) fn fold(name: &str) -> String {
    let lower = name.trim().to_lowercase().replace('’', "'");
    match lower.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => lower,
    }
}

fn put<T>(table: &mut [T], index: Option<usize>, value: T) {
    if let Some(entry) = index.and_then(|index| table.get_mut(index)) {
        *entry = value;
    }
}

/// The number that capital letters spell in base 26; none for other bytes and for no letters.
pub(crate) fn slot(letters: &[u8]) -> Option<usize> {
    if letters.is_empty() {
        return None;
    }
    letters.iter().try_fold(0, |sum, letter| match letter {
        b'A'..=b'Z' => Some(sum * LETTERS + usize::from(letter - b'A')),
        _ => None,
    })
}

impl Economy {
    /// Every economy of the table, in the order of the codes.
    ///
    /// ```
    /// use bilateral::{Economy, EconomyKind};
    ///
    /// assert!(Economy::all().is_sorted());
    /// let today = Economy::all().filter(|economy| economy.kind() == EconomyKind::Economy);
    /// assert_eq!(today.count(), 250); // the 249 of ISO 3166-1, and Kosovo
    /// ```
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone {
        TABLE.rows.iter().map(|row| row.economy)
    }

    fn row(self) -> Option<&'static Row> {
        let position = *TABLE.by_code.get(slot(&self.0)?)?;
        TABLE.rows.get(usize::from(position))
    }

    /// A field of this economy's row.
    fn field(self, read: impl Fn(&'static Row) -> &'static str) -> &'static str {
        self.row().map_or("", read)
    }

    /// The alpha-3 code, in capitals.
    ///
    /// ```
    /// assert_eq!(bilateral::Economy::CHN.code(), "CHN");
    /// ```
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The ISO 3166-1 alpha-2 code. The European Union has its reserved `EU`, Kosovo the usual `XK`; most former
    /// economies keep theirs where no other has it now.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::NAM.alpha2(), Some("NA")); // Namibia, not a missing value
    /// assert_eq!(Economy::WLD.alpha2(), None);
    /// ```
    pub fn alpha2(self) -> Option<&'static str> {
        let code = self.field(|row| row.alpha2);
        (!code.is_empty()).then_some(code)
    }

    /// The UN M49 number, which for countries is also the ISO 3166-1 numeric code. Special partners have the number
    /// UN Comtrade gives them.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::USA.m49(), Some(840));
    /// assert_eq!(Economy::WLD.m49(), Some(1)); // 0 in UN Comtrade
    /// assert_eq!(Economy::EUU.m49(), None); // 97 in UN Comtrade
    /// ```
    pub fn m49(self) -> Option<u16> {
        self.row()?.m49
    }

    /// The short English name.
    ///
    /// ```
    /// assert_eq!(bilateral::Economy::PRK.name(), "North Korea");
    /// ```
    pub fn name(self) -> &'static str {
        self.field(|row| row.name)
    }

    /// Every spelling of the name: first [`name`](Self::name), then official and former names, abbreviations and
    /// what the United Nations, the World Bank and the IMF print. Words that fit two economies, such as "Congo" or
    /// "Korea", are nobody's.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert!(Economy::USA.names().any(|name| name == "U.S."));
    /// assert!(Economy::MMR.names().any(|name| name == "Burma"));
    /// assert!(Economy::all().all(|economy| economy.names().all(|name| name != "Korea")));
    /// ```
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        iter::once(self.name()).chain(list(self.field(|row| row.other_names)))
    }

    /// Adjectives and the words for the people. A word of two economies ("Korean", "Congolese") is nobody's;
    /// "Dominican" is the Dominican Republic's.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert!(Economy::PRK.demonyms().eq(["North Korean", "North Koreans"]));
    /// assert!(Economy::CHN.demonyms().eq(["Chinese"]));
    /// ```
    pub fn demonyms(self) -> impl Iterator<Item = &'static str> {
        list(self.field(|row| row.demonyms))
    }

    /// The capital and the seats of government that stand for the country in prose. Left out are the ones that more
    /// often mean something else: Brussels (Belgium or the European Union), Georgetown, Hamilton, Kingston, Stanley,
    /// Victoria, and those that only repeat the country's name.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert!(Economy::RUS.capitals().eq(["Moscow", "Kremlin"]));
    /// assert_eq!(Economy::BEL.capitals().count(), 0);
    /// ```
    pub fn capitals(self) -> impl Iterator<Item = &'static str> {
        list(self.field(|row| row.capitals))
    }

    /// Codes of other lists that [`FromStr`] accepts too: UN Comtrade's letter codes, the World Bank's and the IMF's
    /// aggregates, Eurostat's memberships. They name the same economy, not always the same territory: `EU28` and
    /// `EU27_2020` differ by the United Kingdom, and keeping them apart is the matter of a record's coverage.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// for world in ["0", "000", "001", "W00", "1W", "G001", "WLD", "World"] {
    ///     assert_eq!(world.parse::<Economy>()?, Economy::WLD);
    /// }
    /// assert!(Economy::EUU.other_codes().any(|code| code == "EU27_2020"));
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    pub fn other_codes(self) -> impl Iterator<Item = &'static str> {
        list(self.field(|row| row.other_codes))
    }

    /// Whether this is an economy of today, a former one, a group or no country at all.
    ///
    /// ```
    /// use bilateral::{Economy, EconomyKind};
    ///
    /// assert_eq!(Economy::EUU.kind(), EconomyKind::Group);
    /// ```
    pub fn kind(self) -> EconomyKind {
        self.row().map_or(EconomyKind::default(), |row| row.kind)
    }

    /// The economy of an alpha-3 code, in capitals or not. Other codes and names are for [`FromStr`].
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::from_alpha3("kor"), Some(Economy::KOR));
    /// assert_eq!(Economy::from_alpha3("KOX"), None);
    /// ```
    pub fn from_alpha3(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        let economy = Self(letters.map(|letter| letter.to_ascii_uppercase()));
        economy.row().map(|_| economy)
    }

    /// The economy of an alpha-2 code, in capitals or not.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::from_alpha2("KP"), Some(Economy::PRK));
    /// assert_eq!(Economy::from_alpha2("NA"), Some(Economy::NAM));
    /// assert_eq!(Economy::from_alpha2("ZZ"), None);
    /// ```
    pub fn from_alpha2(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        let index = slot(&letters.map(|letter| letter.to_ascii_uppercase()))?;
        TABLE.by_alpha2.get(index).copied().flatten()
    }

    /// The economy of a UN M49 number. For numbers of UN Comtrade and BACI files use
    /// [`from_comtrade`](Self::from_comtrade).
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::from_m49(408), Some(Economy::PRK));
    /// assert_eq!(Economy::from_m49(842), None); // Comtrade's number of the United States
    /// ```
    pub fn from_m49(number: u16) -> Option<Self> {
        TABLE.by_m49.get(usize::from(number)).copied().flatten()
    }

    /// The economy of a partner or reporter number of UN Comtrade or BACI: M49 with their own numbers where they
    /// differ.
    ///
    /// - 0 is World; 842 the United States, 699 India, 251 France, 757 Switzerland, 579 Norway.
    /// - A number of an earlier territory is the economy that continues its series, as in BACI: 58
    ///   (Belgium-Luxembourg) Belgium, 280 (Federal Republic) Germany, 711 (Southern African Customs Union) South
    ///   Africa, 736 (before the secession) Sudan.
    /// - 490, "Other Asia, not elsewhere specified", is in practice Taiwan, whose M49 number is 158; so both are
    ///   [`TWN`](Self::TWN).
    /// - 492, Monaco in M49, is "Europe EU, not elsewhere specified": Monaco's trade is in that of France.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::from_comtrade(0), Some(Economy::WLD));
    /// assert_eq!(Economy::from_comtrade(842), Some(Economy::USA));
    /// assert_eq!(Economy::from_comtrade(408), Some(Economy::PRK));
    /// assert_eq!(Economy::from_comtrade(490), Economy::from_m49(158));
    /// assert_eq!(Economy::from_comtrade(999), None);
    /// ```
    pub fn from_comtrade(number: u16) -> Option<Self> {
        TABLE.by_comtrade.get(usize::from(number)).copied().flatten()
    }

    /// The economy with this name, in capitals or not, with or without "the". Demonyms and capitals are no names.
    ///
    /// ```
    /// use bilateral::Economy;
    ///
    /// assert_eq!(Economy::from_name("Republic of Korea"), Some(Economy::KOR));
    /// assert_eq!(Economy::from_name("the netherlands"), Some(Economy::NLD));
    /// assert_eq!(Economy::from_name("Turkey"), Economy::from_name("Türkiye"));
    /// assert_eq!(Economy::from_name("Russian"), None);
    /// assert_eq!(Economy::from_name("Moscow"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        NAMES.get(&fold(name)).copied()
    }

    /// Every word of the table with the economy it stands for: what a reader of prose searches for. The special
    /// partners ([`EconomyKind::Area`]) are left out: their names ("Bunkers") are for tables.
    ///
    /// Each word belongs to one economy only, but a text may mean something else by it ("World Bank", "Washington
    /// Post", the pronoun in "told us"); so match the case as written and the longest word first.
    ///
    /// ```
    /// use bilateral::{Designation, Economy};
    ///
    /// let find = |word| Economy::designations().find(|(text, ..)| *text == word);
    /// assert_eq!(find("Pyongyang"), Some(("Pyongyang", Economy::PRK, Designation::Capital)));
    /// assert_eq!(find("Chinese"), Some(("Chinese", Economy::CHN, Designation::Demonym)));
    /// assert_eq!(find("UK"), Some(("UK", Economy::GBR, Designation::Name)));
    /// assert_eq!(find("Brussels"), None);
    /// ```
    pub fn designations() -> impl Iterator<Item = (&'static str, Self, Designation)> {
        Self::all().filter(|economy| economy.kind() != EconomyKind::Area).flat_map(|economy| {
            let names = economy.names().map(move |name| (name, economy, Designation::Name));
            let demonyms = economy.demonyms().map(move |word| (word, economy, Designation::Demonym));
            let capitals = economy.capitals().map(move |word| (word, economy, Designation::Capital));
            names.chain(demonyms).chain(capitals)
        })
    }
}

impl fmt::Display for Economy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Economy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Reads, with blanks around it ignored, the first of these that fits:
///
/// 1. an alpha-3 code, in capitals or not;
/// 2. a number with any leading zeros: an M49 number or else one of UN Comtrade ([`Economy::from_comtrade`]);
/// 3. an alpha-2 code in capitals (`in` and `no` are words);
/// 4. one of [`Economy::other_codes`] or [`Economy::names`], in capitals or not.
///
/// ```
/// use bilateral::Economy;
///
/// assert_eq!("afg".parse::<Economy>()?, Economy::AFG);
/// assert_eq!("004".parse::<Economy>()?, Economy::AFG);
/// assert_eq!("NA".parse::<Economy>()?, Economy::NAM);
/// assert_eq!("842".parse::<Economy>()?, Economy::USA);
/// assert_eq!("EU28".parse::<Economy>()?, Economy::EUU);
/// assert!("no".parse::<Economy>().is_err());
/// assert!("North Korean".parse::<Economy>().is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
impl FromStr for Economy {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let code = text.trim();
        if let Some(economy) = Self::from_alpha3(code) {
            return Ok(economy);
        }
        let found = if !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit()) {
            code.parse().ok().and_then(|number| Self::from_m49(number).or_else(|| Self::from_comtrade(number)))
        } else if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Self::from_alpha2(code)
        } else {
            None
        };
        found
            .or_else(|| OTHER_CODES.get(&fold(code)).copied())
            .or_else(|| Self::from_name(code))
            .ok_or_else(|| Error::syntax("economy", text, EXPECTED))
    }
}

const EXPECTED: &str = "an alpha-3 code, M49 number or name of data/economies.csv";

crate::text_serde!(Economy);

macro_rules! constants {
    ($($code:ident $bytes:literal $name:literal,)*) => {
        /// One constant for each row of the table.
        impl Economy {
            $(
                #[doc = concat!($name, ".")]
                pub const $code: Self = Self(*$bytes);
            )*
        }

        #[cfg(test)]
        const CONSTANTS: &[(Economy, &str)] = &[$((Economy::$code, $name)),*];
    };
}

constants! {
    ABW b"ABW" "Aruba",
    AFG b"AFG" "Afghanistan",
    AGO b"AGO" "Angola",
    AIA b"AIA" "Anguilla",
    ALA b"ALA" "Åland Islands",
    ALB b"ALB" "Albania",
    AND b"AND" "Andorra",
    ANT b"ANT" "Netherlands Antilles",
    ARE b"ARE" "United Arab Emirates",
    ARG b"ARG" "Argentina",
    ARM b"ARM" "Armenia",
    ASM b"ASM" "American Samoa",
    ATA b"ATA" "Antarctica",
    ATB b"ATB" "British Antarctic Territory",
    ATF b"ATF" "French Southern Territories",
    ATG b"ATG" "Antigua and Barbuda",
    AUS b"AUS" "Australia",
    AUT b"AUT" "Austria",
    AZE b"AZE" "Azerbaijan",
    BDI b"BDI" "Burundi",
    BEL b"BEL" "Belgium",
    BEN b"BEN" "Benin",
    BES b"BES" "Bonaire, Sint Eustatius and Saba",
    BFA b"BFA" "Burkina Faso",
    BGD b"BGD" "Bangladesh",
    BGR b"BGR" "Bulgaria",
    BHR b"BHR" "Bahrain",
    BHS b"BHS" "Bahamas",
    BIH b"BIH" "Bosnia and Herzegovina",
    BLM b"BLM" "Saint Barthélemy",
    BLR b"BLR" "Belarus",
    BLZ b"BLZ" "Belize",
    BMU b"BMU" "Bermuda",
    BOL b"BOL" "Bolivia",
    BRA b"BRA" "Brazil",
    BRB b"BRB" "Barbados",
    BRN b"BRN" "Brunei",
    BTN b"BTN" "Bhutan",
    BVT b"BVT" "Bouvet Island",
    BWA b"BWA" "Botswana",
    CAF b"CAF" "Central African Republic",
    CAN b"CAN" "Canada",
    CCK b"CCK" "Cocos (Keeling) Islands",
    CHE b"CHE" "Switzerland",
    CHL b"CHL" "Chile",
    CHN b"CHN" "China",
    CIV b"CIV" "Côte d'Ivoire",
    CMR b"CMR" "Cameroon",
    COD b"COD" "Democratic Republic of the Congo",
    COG b"COG" "Republic of the Congo",
    COK b"COK" "Cook Islands",
    COL b"COL" "Colombia",
    COM b"COM" "Comoros",
    CPV b"CPV" "Cape Verde",
    CRI b"CRI" "Costa Rica",
    CSK b"CSK" "Czechoslovakia",
    CUB b"CUB" "Cuba",
    CUW b"CUW" "Curaçao",
    CXR b"CXR" "Christmas Island",
    CYM b"CYM" "Cayman Islands",
    CYP b"CYP" "Cyprus",
    CZE b"CZE" "Czechia",
    DDR b"DDR" "East Germany",
    DEU b"DEU" "Germany",
    DJI b"DJI" "Djibouti",
    DMA b"DMA" "Dominica",
    DNK b"DNK" "Denmark",
    DOM b"DOM" "Dominican Republic",
    DZA b"DZA" "Algeria",
    ECU b"ECU" "Ecuador",
    EGY b"EGY" "Egypt",
    EMU b"EMU" "Euro area",
    ERI b"ERI" "Eritrea",
    ESH b"ESH" "Western Sahara",
    ESP b"ESP" "Spain",
    EST b"EST" "Estonia",
    ETH b"ETH" "Ethiopia",
    EUU b"EUU" "European Union",
    FIN b"FIN" "Finland",
    FJI b"FJI" "Fiji",
    FLK b"FLK" "Falkland Islands",
    FRA b"FRA" "France",
    FRO b"FRO" "Faroe Islands",
    FSM b"FSM" "Micronesia",
    GAB b"GAB" "Gabon",
    GBR b"GBR" "United Kingdom",
    GEO b"GEO" "Georgia",
    GGY b"GGY" "Guernsey",
    GHA b"GHA" "Ghana",
    GIB b"GIB" "Gibraltar",
    GIN b"GIN" "Guinea",
    GLP b"GLP" "Guadeloupe",
    GMB b"GMB" "Gambia",
    GNB b"GNB" "Guinea-Bissau",
    GNQ b"GNQ" "Equatorial Guinea",
    GRC b"GRC" "Greece",
    GRD b"GRD" "Grenada",
    GRL b"GRL" "Greenland",
    GTM b"GTM" "Guatemala",
    GUF b"GUF" "French Guiana",
    GUM b"GUM" "Guam",
    GUY b"GUY" "Guyana",
    HKG b"HKG" "Hong Kong",
    HMD b"HMD" "Heard Island and McDonald Islands",
    HND b"HND" "Honduras",
    HRV b"HRV" "Croatia",
    HTI b"HTI" "Haiti",
    HUN b"HUN" "Hungary",
    IDN b"IDN" "Indonesia",
    IMN b"IMN" "Isle of Man",
    IND b"IND" "India",
    IOT b"IOT" "British Indian Ocean Territory",
    IRL b"IRL" "Ireland",
    IRN b"IRN" "Iran",
    IRQ b"IRQ" "Iraq",
    ISL b"ISL" "Iceland",
    ISR b"ISR" "Israel",
    ITA b"ITA" "Italy",
    JAM b"JAM" "Jamaica",
    JEY b"JEY" "Jersey",
    JOR b"JOR" "Jordan",
    JPN b"JPN" "Japan",
    KAZ b"KAZ" "Kazakhstan",
    KEN b"KEN" "Kenya",
    KGZ b"KGZ" "Kyrgyzstan",
    KHM b"KHM" "Cambodia",
    KIR b"KIR" "Kiribati",
    KNA b"KNA" "Saint Kitts and Nevis",
    KOR b"KOR" "South Korea",
    KWT b"KWT" "Kuwait",
    LAO b"LAO" "Laos",
    LBN b"LBN" "Lebanon",
    LBR b"LBR" "Liberia",
    LBY b"LBY" "Libya",
    LCA b"LCA" "Saint Lucia",
    LIE b"LIE" "Liechtenstein",
    LKA b"LKA" "Sri Lanka",
    LSO b"LSO" "Lesotho",
    LTU b"LTU" "Lithuania",
    LUX b"LUX" "Luxembourg",
    LVA b"LVA" "Latvia",
    MAC b"MAC" "Macao",
    MAF b"MAF" "Saint Martin (French part)",
    MAR b"MAR" "Morocco",
    MCO b"MCO" "Monaco",
    MDA b"MDA" "Moldova",
    MDG b"MDG" "Madagascar",
    MDV b"MDV" "Maldives",
    MEX b"MEX" "Mexico",
    MHL b"MHL" "Marshall Islands",
    MKD b"MKD" "North Macedonia",
    MLI b"MLI" "Mali",
    MLT b"MLT" "Malta",
    MMR b"MMR" "Myanmar",
    MNE b"MNE" "Montenegro",
    MNG b"MNG" "Mongolia",
    MNP b"MNP" "Northern Mariana Islands",
    MOZ b"MOZ" "Mozambique",
    MRT b"MRT" "Mauritania",
    MSR b"MSR" "Montserrat",
    MTQ b"MTQ" "Martinique",
    MUS b"MUS" "Mauritius",
    MWI b"MWI" "Malawi",
    MYS b"MYS" "Malaysia",
    MYT b"MYT" "Mayotte",
    NAM b"NAM" "Namibia",
    NCL b"NCL" "New Caledonia",
    NER b"NER" "Niger",
    NFK b"NFK" "Norfolk Island",
    NGA b"NGA" "Nigeria",
    NIC b"NIC" "Nicaragua",
    NIU b"NIU" "Niue",
    NLD b"NLD" "Netherlands",
    NOR b"NOR" "Norway",
    NPL b"NPL" "Nepal",
    NRU b"NRU" "Nauru",
    NTZ b"NTZ" "Neutral Zone",
    NZL b"NZL" "New Zealand",
    OMN b"OMN" "Oman",
    PAK b"PAK" "Pakistan",
    PAN b"PAN" "Panama",
    PCI b"PCI" "Pacific Islands (trust territory)",
    PCN b"PCN" "Pitcairn",
    PCZ b"PCZ" "Panama Canal Zone",
    PER b"PER" "Peru",
    PHL b"PHL" "Philippines",
    PLW b"PLW" "Palau",
    PNG b"PNG" "Papua New Guinea",
    POL b"POL" "Poland",
    PRI b"PRI" "Puerto Rico",
    PRK b"PRK" "North Korea",
    PRT b"PRT" "Portugal",
    PRY b"PRY" "Paraguay",
    PSE b"PSE" "Palestine",
    PUS b"PUS" "US Miscellaneous Pacific Islands",
    PYF b"PYF" "French Polynesia",
    QAT b"QAT" "Qatar",
    QOE b"QOE" "Other Europe, nes",
    QOF b"QOF" "Other Africa, nes",
    QOO b"QOO" "Oceania, nes",
    QRA b"QRA" "Rest of America, nes",
    QRB b"QRB" "Caribbean, nes",
    QRC b"QRC" "Africa CAMEU region, nes",
    QRE b"QRE" "Eastern Europe, nes",
    QRF b"QRF" "Europe EFTA, nes",
    QRL b"QRL" "LAIA, nes",
    QRM b"QRM" "CACM, nes",
    QRN b"QRN" "Northern Africa, nes",
    QRO b"QRO" "North America and Central America, nes",
    QRU b"QRU" "Europe EU, nes",
    QRW b"QRW" "Western Asia, nes",
    QYK b"QYK" "Sarawak",
    QYM b"QYM" "Peninsula Malaysia",
    QYR b"QYR" "Rhodesia and Nyasaland",
    QYS b"QYS" "Sabah",
    QYT b"QYT" "Tanganyika",
    QYU b"QYU" "Ryukyu Islands",
    QYZ b"QYZ" "Zanzibar and Pemba",
    QZB b"QZB" "Bunkers",
    QZF b"QZF" "Free Zones",
    QZN b"QZN" "Areas, nes",
    QZS b"QZS" "Special Categories",
    REU b"REU" "Réunion",
    ROU b"ROU" "Romania",
    RUS b"RUS" "Russia",
    RWA b"RWA" "Rwanda",
    SAU b"SAU" "Saudi Arabia",
    SCG b"SCG" "Serbia and Montenegro",
    SDN b"SDN" "Sudan",
    SEN b"SEN" "Senegal",
    SGP b"SGP" "Singapore",
    SGS b"SGS" "South Georgia and the South Sandwich Islands",
    SHN b"SHN" "Saint Helena, Ascension and Tristan da Cunha",
    SJM b"SJM" "Svalbard and Jan Mayen",
    SKM b"SKM" "Sikkim",
    SLB b"SLB" "Solomon Islands",
    SLE b"SLE" "Sierra Leone",
    SLV b"SLV" "El Salvador",
    SMR b"SMR" "San Marino",
    SOM b"SOM" "Somalia",
    SPM b"SPM" "Saint Pierre and Miquelon",
    SRB b"SRB" "Serbia",
    SSD b"SSD" "South Sudan",
    STP b"STP" "São Tomé and Príncipe",
    SUN b"SUN" "Soviet Union",
    SUR b"SUR" "Suriname",
    SVK b"SVK" "Slovakia",
    SVN b"SVN" "Slovenia",
    SWE b"SWE" "Sweden",
    SWZ b"SWZ" "Eswatini",
    SXM b"SXM" "Sint Maarten (Dutch part)",
    SYC b"SYC" "Seychelles",
    SYR b"SYR" "Syria",
    TCA b"TCA" "Turks and Caicos Islands",
    TCD b"TCD" "Chad",
    TGO b"TGO" "Togo",
    THA b"THA" "Thailand",
    TJK b"TJK" "Tajikistan",
    TKL b"TKL" "Tokelau",
    TKM b"TKM" "Turkmenistan",
    TLS b"TLS" "Timor-Leste",
    TON b"TON" "Tonga",
    TTO b"TTO" "Trinidad and Tobago",
    TUN b"TUN" "Tunisia",
    TUR b"TUR" "Türkiye",
    TUV b"TUV" "Tuvalu",
    TWN b"TWN" "Taiwan",
    TZA b"TZA" "Tanzania",
    UGA b"UGA" "Uganda",
    UKR b"UKR" "Ukraine",
    UMI b"UMI" "United States Minor Outlying Islands",
    URY b"URY" "Uruguay",
    USA b"USA" "United States",
    UZB b"UZB" "Uzbekistan",
    VAT b"VAT" "Vatican City",
    VCT b"VCT" "Saint Vincent and the Grenadines",
    VDR b"VDR" "North Vietnam",
    VEN b"VEN" "Venezuela",
    VGB b"VGB" "British Virgin Islands",
    VIR b"VIR" "U.S. Virgin Islands",
    VNM b"VNM" "Vietnam",
    VUT b"VUT" "Vanuatu",
    WLD b"WLD" "World",
    WLF b"WLF" "Wallis and Futuna",
    WSM b"WSM" "Samoa",
    XAM b"XAM" "Americas",
    XAS b"XAS" "Asia",
    XBR b"XBR" "BRICS",
    XCA b"XCA" "Central America",
    XCB b"XCB" "Caribbean",
    XCH b"XCH" "Channel Islands",
    XCN b"XCN" "Central Asia",
    XEA b"XEA" "Eastern Asia",
    XEE b"XEE" "Eurasian Economic Union",
    XEF b"XEF" "EFTA",
    XEU b"XEU" "Europe",
    XFR b"XFR" "Africa",
    XGC b"XGC" "Gulf Cooperation Council",
    XGS b"XGS" "G7",
    XGT b"XGT" "G20",
    XIS b"XIS" "CIS",
    XKX b"XKX" "Kosovo",
    XLA b"XLA" "Latin America and the Caribbean",
    XME b"XME" "Middle East",
    XMR b"XMR" "Mercosur",
    XNA b"XNA" "North America",
    XOC b"XOC" "Oceania",
    XOE b"XOE" "OECD",
    XOP b"XOP" "OPEC",
    XSA b"XSA" "South America",
    XSE b"XSE" "South-eastern Asia",
    XSN b"XSN" "ASEAN",
    XSS b"XSS" "Sub-Saharan Africa",
    YEM b"YEM" "Yemen",
    YMD b"YMD" "South Yemen",
    YUG b"YUG" "Yugoslavia",
    ZAF b"ZAF" "South Africa",
    ZMB b"ZMB" "Zambia",
    ZWE b"ZWE" "Zimbabwe",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use rust_iso3166 as iso;
    use std::collections::HashSet;

    const TEXT: &str = include_str!("../data/economies.csv");

    #[test]
    fn iso_3166_agrees() {
        assert_eq!(iso::ALL.len(), 249);
        for country in iso::ALL {
            let economy = Economy::from_alpha3(country.alpha3).unwrap();
            assert_eq!(economy.kind(), EconomyKind::Economy);
            assert_eq!(economy.alpha2(), Some(country.alpha2));
            assert_eq!(economy.m49(), Some(country.numeric));
            assert_eq!(Economy::from_alpha2(country.alpha2), Some(economy));
            assert_eq!(Economy::from_m49(country.numeric), Some(economy));
            assert_eq!(country.alpha2.parse::<Economy>().unwrap(), economy);
            assert_eq!(country.numeric_str().parse::<Economy>().unwrap(), economy);
        }
        for economy in Economy::all().filter(|economy| economy.kind() == EconomyKind::Economy) {
            assert!(iso::from_alpha3(economy.code()).is_some() || economy == Economy::XKX, "{economy}");
        }
    }

    #[test]
    fn codes_without_iso_meaning_are_free_for_users() {
        let world_bank = [Economy::WLD, Economy::EUU, Economy::EMU];
        for economy in Economy::all().filter(|e| matches!(e.kind(), EconomyKind::Group | EconomyKind::Area)) {
            let code = economy.code();
            assert!(
                world_bank.contains(&economy) || ("QMA"..="QZZ").contains(&code) || code.starts_with('X'),
                "{code}"
            );
        }
    }

    /// The fast splitter reads what a CSV reader reads.
    #[test]
    fn table_is_plain_csv() {
        let mut reader = csv::Reader::from_reader(TEXT.as_bytes());
        let header = "alpha3,alpha2,m49,name,other_names,demonyms,capitals,comtrade,codes,kind";
        assert_eq!(reader.headers().unwrap(), header.split(',').collect::<Vec<_>>());
        let mut count = 0;
        for (record, line) in reader.records().zip(TEXT.lines().skip(1)) {
            assert_eq!(record.unwrap(), fields(line).collect::<Vec<_>>());
            assert!(Row::read(line).is_some(), "{line}");
            let kind = fields(line).last().unwrap();
            assert!(["economy", "former", "group", "area"].contains(&kind), "{line}");
            count += 1;
        }
        assert_eq!(count, Economy::all().len());
    }

    #[test]
    fn rows_are_sorted_and_have_constants() {
        assert!(Economy::all().is_sorted_by(|a, b| a < b));
        let rows = Economy::all().map(|economy| (economy, economy.name()));
        assert!(rows.eq(CONSTANTS.iter().copied()));
    }

    #[test]
    fn no_word_belongs_to_two_economies() {
        let mut owners = HashMap::new();
        for (word, economy, _) in Economy::designations() {
            assert_eq!(word, word.trim());
            let owner = *owners.entry(fold(word)).or_insert(economy);
            assert_eq!(owner, economy, "{word}");
        }
        for economy in Economy::all() {
            for code in economy.names().chain(economy.other_codes()) {
                let owner = *owners.entry(fold(code)).or_insert(economy);
                assert_eq!(owner, economy, "{code}");
            }
        }
        for nobody in ["Korea", "Korean", "Congo", "Congolese", "Brussels", "Virgin Islands", "the North"] {
            assert!(!owners.contains_key(&fold(nobody)), "{nobody}");
        }
    }

    #[test]
    fn no_number_belongs_to_two_economies() {
        let mut seen = HashSet::new();
        let mut only_m49 = Vec::new();
        for economy in Economy::all() {
            if let Some(number) = economy.m49() {
                assert!(seen.insert(("m49", number)), "{number}");
                if Economy::from_comtrade(number) != Some(economy) {
                    only_m49.push(economy);
                }
            }
            for number in list(economy.field(|row| row.comtrade)) {
                let number: u16 = number.parse().unwrap();
                assert!(seen.insert(("comtrade", number)), "{number}");
                assert_eq!(Economy::from_comtrade(number), Some(economy));
            }
        }
        assert_eq!(only_m49, [Economy::MCO]);
    }

    #[test]
    fn every_spelling_resolves() {
        for economy in Economy::all() {
            let mut spellings = vec![economy.to_string()];
            spellings.extend(economy.alpha2().map(str::to_owned));
            spellings.extend(economy.m49().map(|number| format!("{number:03}")));
            spellings.extend(economy.names().chain(economy.other_codes()).map(str::to_owned));
            for text in spellings {
                assert_eq!(text.parse::<Economy>().unwrap(), economy, "{text}");
                assert_eq!(format!(" {text} ").parse::<Economy>().unwrap(), economy, "{text}");
            }
            for name in economy.names() {
                assert_eq!(Economy::from_name(&name.to_uppercase()), Some(economy), "{name}");
                let bare = name.strip_prefix("The ").unwrap_or(name);
                assert_eq!(Economy::from_name(&format!("the {bare}")), Some(economy), "{name}");
            }
            assert_eq!(economy.to_string().parse::<Economy>().unwrap(), economy);
            assert_eq!(economy.code().to_lowercase().parse::<Economy>().unwrap(), economy);
            assert_eq!(format!("{economy:?}"), economy.code());
        }
    }

    #[test]
    fn comtrade_and_baci_numbers() {
        let expected = [
            (0, Economy::WLD),
            (58, Economy::BEL),
            (97, Economy::EUU),
            (251, Economy::FRA),
            (280, Economy::DEU),
            (381, Economy::ITA),
            (408, Economy::PRK),
            (410, Economy::KOR),
            (490, Economy::TWN),
            (158, Economy::TWN),
            (492, Economy::QRU),
            (579, Economy::NOR),
            (699, Economy::IND),
            (356, Economy::IND),
            (711, Economy::ZAF),
            (736, Economy::SDN),
            (729, Economy::SDN),
            (757, Economy::CHE),
            (810, Economy::SUN),
            (842, Economy::USA),
            (840, Economy::USA),
            (899, Economy::QZN),
            (975, Economy::XSN),
        ];
        for (number, economy) in expected {
            assert_eq!(Economy::from_comtrade(number), Some(economy), "{number}");
        }
        for area in [129, 221, 290, 471, 472, 473, 527, 568, 577, 636, 637, 697, 837, 838, 839, 879, 899] {
            let economy = Economy::from_comtrade(area).unwrap();
            assert_eq!(economy.kind(), EconomyKind::Area, "{area}");
        }
        let former = [
            80, 200, 278, 457, 459, 461, 488, 530, 532, 536, 582, 588, 590, 592, 647, 658, 698, 717, 720, 830, 835,
            836, 841, 849, 850, 866, 868, 872, 886, 890, 891,
        ];
        for number in former {
            assert!(Economy::from_comtrade(number).is_some(), "{number}");
        }
        for (code, number) in
            [("_X", 899), ("X1", 837), ("X2", 838), ("XX", 839), ("_AC", 472), ("R91", 471), ("_KS", 412)]
        {
            assert_eq!(code.parse::<Economy>().ok(), Economy::from_comtrade(number), "{code}");
        }
        assert!("A79".parse::<Economy>().is_err(), "two areas have this code");
        assert_eq!("_X ".parse::<Economy>().unwrap(), Economy::QZN);
        assert_eq!("Other Asia, nes".parse::<Economy>().unwrap(), Economy::TWN);
    }

    #[test]
    fn other_texts_are_errors() {
        let texts = [
            "",
            " ",
            "Atlantis",
            "KOX",
            "999",
            "842000",
            "+4",
            "-4",
            "4.0",
            "us dollar",
            "ÅLA",
            "日本",
            "kp",
            "99999999999",
        ];
        for text in texts {
            let error = text.parse::<Economy>().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Syntax, "{text}");
            assert!(error.to_string().starts_with(&format!("economy {text:?}: expected")), "{error}");
        }
        assert_eq!(Economy::from_alpha3("PR"), None);
        assert_eq!(Economy::from_alpha3("PRKX"), None);
        assert_eq!(Economy::from_alpha2(""), None);
        assert_eq!(Economy::from_alpha2("N/A"), None);
        assert_eq!(Economy::from_m49(0), None);
        assert_eq!(Economy::from_m49(u16::MAX), None);
        assert_eq!(Economy::from_comtrade(u16::MAX), None);
        assert_eq!(Economy::from_name(""), None);
    }

    #[test]
    fn serde_writes_the_code_and_reads_what_from_str_reads() {
        assert_eq!(serde_json::to_string(&Economy::NAM).unwrap(), "\"NAM\"");
        for text in ["\"NAM\"", "\"NA\"", "\"516\"", "\"Namibia\"", "\"\\u004eAM\""] {
            assert_eq!(serde_json::from_str::<Economy>(text).unwrap(), Economy::NAM, "{text}");
        }
        assert!(serde_json::from_str::<Economy>("\"Atlantis\"").unwrap_err().to_string().contains("Atlantis"));
        assert!(serde_json::from_str::<Economy>("516").is_err());
    }

    #[test]
    fn padding_is_respected() {
        assert_eq!(format!("{:>5}|{:<5}|", Economy::CHN, Economy::RUS), "  CHN|RUS  |");
    }
}
