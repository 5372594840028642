//! Currencies: ISO 4217 codes, names, symbols and the economies that use them.
//!
//! Everything comes from `data/currencies.csv`, one row for each currency, sorted by code. The table is read once, on
//! first use.

use std::collections::HashMap;
use std::fmt;
use std::iter;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::economy::{Economy, fields, fold, list};
use crate::error::Error;

/// A currency of ISO 4217: every active code, funds and metals included, and former ones that trade statistics and
/// older articles still name.
///
/// Held as a validated alphabetic code: three bytes, `Copy`, ordered by code. Each has a constant.
///
/// A [name](Self::names) is one currency's; "dollar" alone is the US dollar's, as "pound" is the British, "rupee"
/// the Indian, "ruble" the Russian and "won" the South Korean. What several share stands apart: [`symbols`](Self::symbols)
/// such as "Rs" and [`nouns`](Self::nouns) such as "dollars", from which a reader chooses with
/// [`of_economy`](Self::of_economy) once it knows where the text speaks of.
///
/// # Laws
///
/// - `currency.code().parse() == Ok(currency)`, and so for every one of [`names`](Self::names).
/// - `Display`, `Debug`, [`code`](Self::code) and serde all write the code; serde reads what `FromStr` reads.
/// - `Currency::of_economy(e) == Some(c)` exactly when `c` is active and `e` is among `c.economies()`.
///
/// ```
/// use bilateral::Currency;
///
/// let yuan: Currency = "CNY".parse()?;
/// assert_eq!(yuan, Currency::CNY);
/// assert_eq!("renminbi".parse::<Currency>()?, yuan);
/// assert_eq!(yuan.name(), "Chinese yuan");
/// assert_eq!(yuan.to_string(), "CNY");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// What sort of thing a [`Currency`] is.
///
/// ```
/// use bilateral::{Currency, CurrencyKind};
///
/// assert_eq!(Currency::EUR.kind(), CurrencyKind::Active);
/// assert_eq!(Currency::DEM.kind(), CurrencyKind::Former);
/// assert_eq!(Currency::XDR.kind(), CurrencyKind::Unit);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum CurrencyKind {
    /// Legal tender today.
    #[default]
    Active,
    /// Legal tender once, such as the German mark.
    Former,
    /// A fund, metal, unit of account or test code.
    Unit,
}

/// One line of the table. Lists are kept as written, separated by semicolons.
struct Row {
    currency: Currency,
    number: Option<u16>,
    minor_units: Option<u8>,
    name: &'static str,
    plural: &'static str,
    other_names: &'static str,
    nouns: &'static str,
    symbols: &'static str,
    minor_names: &'static str,
    economies: &'static str,
    kind: CurrencyKind,
}

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| include_str!("../../data/currencies.csv").lines().skip(1).filter_map(Row::read).collect());

/// Names, folded: built only when a name is first looked up.
static NAMES: LazyLock<HashMap<String, Currency>> = LazyLock::new(|| {
    let names = Currency::all().flat_map(|currency| currency.names().map(move |name| (fold(name), currency)));
    names.collect()
});

impl Row {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = fields(line);
        let mut next = || fields.next();
        Some(Self {
            currency: Currency(next()?.as_bytes().try_into().ok()?),
            number: next()?.parse().ok(),
            minor_units: next()?.parse().ok(),
            name: next()?,
            plural: next()?,
            other_names: next()?,
            nouns: next()?,
            symbols: next()?,
            minor_names: next()?,
            economies: next()?,
            kind: match next()? {
                "former" => CurrencyKind::Former,
                "unit" => CurrencyKind::Unit,
                _ => CurrencyKind::Active,
            },
        })
    }
}

impl Currency {
    /// Every currency of the table, in the order of the codes.
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert!(Currency::all().is_sorted());
    /// assert!(Currency::all().any(|currency| currency == Currency::KPW));
    /// ```
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone {
        ROWS.iter().map(|row| row.currency)
    }

    fn row(self) -> Option<&'static Row> {
        let position = ROWS.binary_search_by_key(&self, |row| row.currency).ok()?;
        ROWS.get(position)
    }

    /// A field of this currency's row.
    fn field(self, read: impl Fn(&'static Row) -> &'static str) -> &'static str {
        self.row().map_or("", read)
    }

    /// The currency of an ISO 4217 code in capitals. In prose "all", "top" and "try" are words; a code that may be
    /// written in either case, or a name, is for [`FromStr`].
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert_eq!(Currency::from_code("TRY"), Some(Currency::TRY));
    /// assert_eq!(Currency::from_code("try"), None);
    /// assert_eq!(Currency::from_code("ZZZ"), None);
    /// ```
    pub fn from_code(code: &str) -> Option<Self> {
        let currency = Self(code.as_bytes().try_into().ok()?);
        currency.row().map(|_| currency)
    }

    /// The ISO 4217 code, in capitals.
    ///
    /// ```
    /// assert_eq!(bilateral::Currency::RUB.code(), "RUB");
    /// ```
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The ISO 4217 number.
    ///
    /// ```
    /// assert_eq!(bilateral::Currency::USD.number(), Some(840));
    /// ```
    pub fn number(self) -> Option<u16> {
        self.row()?.number
    }

    /// How many decimals the minor unit has: 2 for cents. None where ISO 4217 says "not applicable".
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert_eq!(Currency::USD.minor_units(), Some(2));
    /// assert_eq!(Currency::JPY.minor_units(), Some(0));
    /// assert_eq!(Currency::KWD.minor_units(), Some(3));
    /// assert_eq!(Currency::XAU.minor_units(), None);
    /// ```
    pub fn minor_units(self) -> Option<u8> {
        self.row()?.minor_units
    }

    /// The English name, singular.
    ///
    /// ```
    /// assert_eq!(bilateral::Currency::KRW.name(), "South Korean won");
    /// ```
    pub fn name(self) -> &'static str {
        self.field(|row| row.name)
    }

    /// The English name, plural.
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert_eq!(Currency::RUB.plural(), "Russian rubles");
    /// assert_eq!(Currency::JPY.plural(), "Japanese yen");
    /// ```
    pub fn plural(self) -> &'static str {
        self.field(|row| row.plural)
    }

    /// Every name that means this currency and no other, singular and plural, [`name`](Self::name) first.
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert!(Currency::USD.names().any(|name| name == "greenback"));
    /// assert!(Currency::RUB.names().any(|name| name == "roubles"));
    /// assert!(Currency::CNY.names().any(|name| name == "RMB"));
    /// ```
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let plural = self.plural();
        let plural = (plural != self.name()).then_some(plural);
        iter::once(self.name()).chain(plural).chain(list(self.field(|row| row.other_names)))
    }

    /// The bare nouns, singular and plural, that other currencies may share.
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert!(Currency::CAD.nouns().eq(["dollar", "dollars"]));
    /// ```
    pub fn nouns(self) -> impl Iterator<Item = &'static str> {
        list(self.field(|row| row.nouns))
    }

    /// The symbols and abbreviations, the usual one first; other currencies may share them. A single letter counts
    /// only where it is the usual mark and no unit or scale (`R` for the rand, but no `K`, `M` or `L`).
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert_eq!(Currency::EUR.symbols().next(), Some("€"));
    /// assert!(Currency::USD.symbols().any(|symbol| symbol == "US $"));
    /// ```
    pub fn symbols(self) -> impl Iterator<Item = &'static str> {
        list(self.field(|row| row.symbols))
    }

    /// The names of the minor unit, singular and plural; other currencies may share them. The British "penny" and
    /// "pence", the Russian "kopeck" and "kopecks".
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert!(Currency::USD.minor_names().eq(["cent", "cents"]));
    /// assert_eq!(Currency::KRW.minor_names().next(), Some("jeon"));
    /// ```
    pub fn minor_names(self) -> impl Iterator<Item = &'static str> {
        list(self.field(|row| row.minor_names))
    }

    /// The economies whose currency this is, the issuing one first where there is one. An economy that has two
    /// in circulation (Panama, Lesotho) stands with its own.
    ///
    /// ```
    /// use bilateral::{Currency, Economy};
    ///
    /// assert_eq!(Currency::USD.economies().next(), Some(Economy::USA));
    /// assert!(Currency::EUR.economies().any(|economy| economy == Economy::DEU));
    /// assert_eq!(Currency::XAU.economies().count(), 0);
    /// ```
    pub fn economies(self) -> impl Iterator<Item = Economy> {
        list(self.field(|row| row.economies)).filter_map(Economy::from_alpha3)
    }

    /// Whether this is legal tender today, was so once, or is a fund, metal or unit of account.
    ///
    /// ```
    /// use bilateral::{Currency, CurrencyKind};
    ///
    /// assert_eq!(Currency::SUR.kind(), CurrencyKind::Former);
    /// ```
    pub fn kind(self) -> CurrencyKind {
        self.row().map_or(CurrencyKind::default(), |row| row.kind)
    }

    /// The currency an economy uses today; the last one of an economy that is no more.
    ///
    /// ```
    /// use bilateral::{Currency, Economy};
    ///
    /// assert_eq!(Currency::of_economy(Economy::PRK), Some(Currency::KPW));
    /// assert_eq!(Currency::of_economy(Economy::HRV), Some(Currency::EUR));
    /// assert_eq!(Currency::of_economy(Economy::SUN), Some(Currency::SUR));
    /// assert_eq!(Currency::of_economy(Economy::WLD), None);
    /// ```
    pub fn of_economy(economy: Economy) -> Option<Self> {
        Self::all().find(|currency| currency.economies().any(|user| user == economy))
    }

    /// Every currency that is written with this symbol, case as given: first those of which it is the usual one,
    /// otherwise in the order of the codes.
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert_eq!(Currency::with_symbol("$").next(), Some(Currency::USD));
    /// assert!(Currency::with_symbol("$").count() > 20);
    /// assert!(Currency::with_symbol("¥").eq([Currency::JPY, Currency::CNY]));
    /// assert!(Currency::with_symbol("Rs").any(|currency| currency == Currency::PKR));
    /// assert_eq!(Currency::with_symbol("Zz").count(), 0);
    /// ```
    pub fn with_symbol(symbol: &str) -> impl Iterator<Item = Self> {
        let usual = Self::all().filter(move |currency| currency.symbols().next() == Some(symbol));
        let also = Self::all().filter(move |currency| currency.symbols().skip(1).any(|other| other == symbol));
        usual.chain(also)
    }

    /// Every currency that this bare noun may mean: first the one that has it as a [name](Self::names), if any,
    /// otherwise in the order of the codes.
    ///
    /// ```
    /// use bilateral::Currency;
    ///
    /// assert_eq!(Currency::with_noun("dollars").next(), Some(Currency::USD));
    /// assert!(Currency::with_noun("rupees").any(|currency| currency == Currency::NPR));
    /// assert!(Currency::with_noun("yen").eq([Currency::JPY]));
    /// assert!(Currency::with_noun("francs").count() > 10 && "francs".parse::<Currency>().is_err());
    /// ```
    pub fn with_noun(noun: &str) -> impl Iterator<Item = Self> {
        let noun = fold(noun);
        let owner = NAMES.get(&noun).copied();
        let has = move |currency: Self| currency.nouns().any(|other| other == noun);
        let owner = owner.filter(|owner| has(*owner));
        owner.into_iter().chain(Self::all().filter(move |currency| Some(*currency) != owner && has(*currency)))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Reads a code or one of [`Currency::names`], in capitals or not, with blanks around it ignored. Symbols are for
/// [`Currency::with_symbol`].
///
/// ```
/// use bilateral::Currency;
///
/// assert_eq!("usd".parse::<Currency>()?, Currency::USD);
/// assert_eq!("US dollars".parse::<Currency>()?, Currency::USD);
/// let error = "doubloons".parse::<Currency>().unwrap_err();
/// assert_eq!(error.to_string(), "currency \"doubloons\": expected an ISO 4217 code or name of data/currencies.csv");
/// # Ok::<(), bilateral::Error>(())
/// ```
impl FromStr for Currency {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let trimmed = text.trim();
        Self::from_code(&trimmed.to_ascii_uppercase())
            .or_else(|| NAMES.get(&fold(trimmed)).copied())
            .ok_or_else(|| Error::syntax("currency", text, EXPECTED))
    }
}

const EXPECTED: &str = "an ISO 4217 code or name of data/currencies.csv";

crate::text_serde!(Currency);

macro_rules! constants {
    ($($code:ident $bytes:literal $name:literal,)*) => {
        /// One constant for each row of the table.
        impl Currency {
            $(
                #[doc = concat!($name, ".")]
                pub const $code: Self = Self(*$bytes);
            )*
        }

        #[cfg(test)]
        const CONSTANTS: &[(Currency, &str)] = &[$((Currency::$code, $name)),*];
    };
}

constants! {
    AED b"AED" "UAE dirham",
    AFN b"AFN" "Afghan afghani",
    ALL b"ALL" "Albanian lek",
    AMD b"AMD" "Armenian dram",
    ANG b"ANG" "Netherlands Antillean guilder",
    AOA b"AOA" "Angolan kwanza",
    ARS b"ARS" "Argentine peso",
    ATS b"ATS" "Austrian schilling",
    AUD b"AUD" "Australian dollar",
    AWG b"AWG" "Aruban florin",
    AZN b"AZN" "Azerbaijani manat",
    BAM b"BAM" "Bosnian mark",
    BBD b"BBD" "Barbadian dollar",
    BDT b"BDT" "Bangladeshi taka",
    BEF b"BEF" "Belgian franc",
    BGN b"BGN" "Bulgarian lev",
    BHD b"BHD" "Bahraini dinar",
    BIF b"BIF" "Burundian franc",
    BMD b"BMD" "Bermudian dollar",
    BND b"BND" "Brunei dollar",
    BOB b"BOB" "Bolivian boliviano",
    BOV b"BOV" "mvdol",
    BRL b"BRL" "Brazilian real",
    BSD b"BSD" "Bahamian dollar",
    BTN b"BTN" "Bhutanese ngultrum",
    BWP b"BWP" "Botswana pula",
    BYN b"BYN" "Belarusian ruble",
    BYR b"BYR" "former Belarusian ruble",
    BZD b"BZD" "Belize dollar",
    CAD b"CAD" "Canadian dollar",
    CDF b"CDF" "Congolese franc",
    CHE b"CHE" "WIR euro",
    CHF b"CHF" "Swiss franc",
    CHW b"CHW" "WIR franc",
    CLF b"CLF" "Chilean unidad de fomento",
    CLP b"CLP" "Chilean peso",
    CNY b"CNY" "Chinese yuan",
    COP b"COP" "Colombian peso",
    COU b"COU" "unidad de valor real",
    CRC b"CRC" "Costa Rican colon",
    CSK b"CSK" "Czechoslovak koruna",
    CUC b"CUC" "Cuban convertible peso",
    CUP b"CUP" "Cuban peso",
    CVE b"CVE" "Cape Verdean escudo",
    CYP b"CYP" "Cypriot pound",
    CZK b"CZK" "Czech koruna",
    DDM b"DDM" "East German mark",
    DEM b"DEM" "German mark",
    DJF b"DJF" "Djibouti franc",
    DKK b"DKK" "Danish krone",
    DOP b"DOP" "Dominican peso",
    DZD b"DZD" "Algerian dinar",
    ECS b"ECS" "Ecuadorian sucre",
    EEK b"EEK" "Estonian kroon",
    EGP b"EGP" "Egyptian pound",
    ERN b"ERN" "Eritrean nakfa",
    ESP b"ESP" "Spanish peseta",
    ETB b"ETB" "Ethiopian birr",
    EUR b"EUR" "euro",
    FIM b"FIM" "Finnish markka",
    FJD b"FJD" "Fijian dollar",
    FKP b"FKP" "Falkland Islands pound",
    FRF b"FRF" "French franc",
    GBP b"GBP" "British pound",
    GEL b"GEL" "Georgian lari",
    GHS b"GHS" "Ghanaian cedi",
    GIP b"GIP" "Gibraltar pound",
    GMD b"GMD" "Gambian dalasi",
    GNF b"GNF" "Guinean franc",
    GRD b"GRD" "Greek drachma",
    GTQ b"GTQ" "Guatemalan quetzal",
    GYD b"GYD" "Guyanese dollar",
    HKD b"HKD" "Hong Kong dollar",
    HNL b"HNL" "Honduran lempira",
    HRK b"HRK" "Croatian kuna",
    HTG b"HTG" "Haitian gourde",
    HUF b"HUF" "Hungarian forint",
    IDR b"IDR" "Indonesian rupiah",
    IEP b"IEP" "Irish pound",
    ILS b"ILS" "Israeli shekel",
    INR b"INR" "Indian rupee",
    IQD b"IQD" "Iraqi dinar",
    IRR b"IRR" "Iranian rial",
    ISK b"ISK" "Icelandic krona",
    ITL b"ITL" "Italian lira",
    JMD b"JMD" "Jamaican dollar",
    JOD b"JOD" "Jordanian dinar",
    JPY b"JPY" "Japanese yen",
    KES b"KES" "Kenyan shilling",
    KGS b"KGS" "Kyrgyz som",
    KHR b"KHR" "Cambodian riel",
    KMF b"KMF" "Comorian franc",
    KPW b"KPW" "North Korean won",
    KRW b"KRW" "South Korean won",
    KWD b"KWD" "Kuwaiti dinar",
    KYD b"KYD" "Cayman Islands dollar",
    KZT b"KZT" "Kazakh tenge",
    LAK b"LAK" "Lao kip",
    LBP b"LBP" "Lebanese pound",
    LKR b"LKR" "Sri Lankan rupee",
    LRD b"LRD" "Liberian dollar",
    LSL b"LSL" "Lesotho loti",
    LTL b"LTL" "Lithuanian litas",
    LUF b"LUF" "Luxembourg franc",
    LVL b"LVL" "Latvian lats",
    LYD b"LYD" "Libyan dinar",
    MAD b"MAD" "Moroccan dirham",
    MDL b"MDL" "Moldovan leu",
    MGA b"MGA" "Malagasy ariary",
    MKD b"MKD" "Macedonian denar",
    MMK b"MMK" "Myanmar kyat",
    MNT b"MNT" "Mongolian tugrik",
    MOP b"MOP" "Macanese pataca",
    MRO b"MRO" "former Mauritanian ouguiya",
    MRU b"MRU" "Mauritanian ouguiya",
    MTL b"MTL" "Maltese lira",
    MUR b"MUR" "Mauritian rupee",
    MVR b"MVR" "Maldivian rufiyaa",
    MWK b"MWK" "Malawian kwacha",
    MXN b"MXN" "Mexican peso",
    MXV b"MXV" "Mexican unidad de inversion",
    MYR b"MYR" "Malaysian ringgit",
    MZN b"MZN" "Mozambican metical",
    NAD b"NAD" "Namibian dollar",
    NGN b"NGN" "Nigerian naira",
    NIO b"NIO" "Nicaraguan cordoba",
    NLG b"NLG" "Dutch guilder",
    NOK b"NOK" "Norwegian krone",
    NPR b"NPR" "Nepalese rupee",
    NZD b"NZD" "New Zealand dollar",
    OMR b"OMR" "Omani rial",
    PAB b"PAB" "Panamanian balboa",
    PEN b"PEN" "Peruvian sol",
    PGK b"PGK" "Papua New Guinean kina",
    PHP b"PHP" "Philippine peso",
    PKR b"PKR" "Pakistani rupee",
    PLN b"PLN" "Polish zloty",
    PTE b"PTE" "Portuguese escudo",
    PYG b"PYG" "Paraguayan guarani",
    QAR b"QAR" "Qatari riyal",
    ROL b"ROL" "former Romanian leu",
    RON b"RON" "Romanian leu",
    RSD b"RSD" "Serbian dinar",
    RUB b"RUB" "Russian ruble",
    RUR b"RUR" "former Russian ruble",
    RWF b"RWF" "Rwandan franc",
    SAR b"SAR" "Saudi riyal",
    SBD b"SBD" "Solomon Islands dollar",
    SCR b"SCR" "Seychellois rupee",
    SDG b"SDG" "Sudanese pound",
    SEK b"SEK" "Swedish krona",
    SGD b"SGD" "Singapore dollar",
    SHP b"SHP" "Saint Helena pound",
    SIT b"SIT" "Slovenian tolar",
    SKK b"SKK" "Slovak koruna",
    SLE b"SLE" "Sierra Leonean leone",
    SLL b"SLL" "former Sierra Leonean leone",
    SOS b"SOS" "Somali shilling",
    SRD b"SRD" "Surinamese dollar",
    SSP b"SSP" "South Sudanese pound",
    STD b"STD" "former São Tomé and Príncipe dobra",
    STN b"STN" "São Tomé and Príncipe dobra",
    SUR b"SUR" "Soviet ruble",
    SVC b"SVC" "Salvadoran colon",
    SYP b"SYP" "Syrian pound",
    SZL b"SZL" "Swazi lilangeni",
    THB b"THB" "Thai baht",
    TJS b"TJS" "Tajik somoni",
    TMT b"TMT" "Turkmen manat",
    TND b"TND" "Tunisian dinar",
    TOP b"TOP" "Tongan paanga",
    TRL b"TRL" "former Turkish lira",
    TRY b"TRY" "Turkish lira",
    TTD b"TTD" "Trinidad and Tobago dollar",
    TWD b"TWD" "Taiwan dollar",
    TZS b"TZS" "Tanzanian shilling",
    UAH b"UAH" "Ukrainian hryvnia",
    UGX b"UGX" "Ugandan shilling",
    USD b"USD" "US dollar",
    USN b"USN" "US dollar (next day)",
    UYI b"UYI" "Uruguay peso in indexed units",
    UYU b"UYU" "Uruguayan peso",
    UYW b"UYW" "unidad previsional",
    UZS b"UZS" "Uzbek soum",
    VED b"VED" "Venezuelan digital bolivar",
    VEF b"VEF" "Venezuelan strong bolivar",
    VES b"VES" "Venezuelan bolivar",
    VND b"VND" "Vietnamese dong",
    VUV b"VUV" "Vanuatu vatu",
    WST b"WST" "Samoan tala",
    XAD b"XAD" "Arab accounting dinar",
    XAF b"XAF" "Central African CFA franc",
    XAG b"XAG" "troy ounce of silver",
    XAU b"XAU" "troy ounce of gold",
    XBA b"XBA" "European composite unit",
    XBB b"XBB" "European monetary unit",
    XBC b"XBC" "European unit of account 9",
    XBD b"XBD" "European unit of account 17",
    XCD b"XCD" "East Caribbean dollar",
    XCG b"XCG" "Caribbean guilder",
    XDR b"XDR" "special drawing right",
    XEU b"XEU" "European currency unit",
    XOF b"XOF" "West African CFA franc",
    XPD b"XPD" "troy ounce of palladium",
    XPF b"XPF" "CFP franc",
    XPT b"XPT" "troy ounce of platinum",
    XSU b"XSU" "unified regional compensation unit",
    XTS b"XTS" "test currency",
    XUA b"XUA" "ADB unit of account",
    XXX b"XXX" "no currency",
    YER b"YER" "Yemeni rial",
    YUD b"YUD" "Yugoslav dinar",
    ZAR b"ZAR" "South African rand",
    ZMW b"ZMW" "Zambian kwacha",
    ZWG b"ZWG" "Zimbabwe gold",
    ZWL b"ZWL" "Zimbabwean dollar",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::economy::EconomyKind;
    use crate::error::ErrorKind;
    use std::collections::HashSet;

    const TEXT: &str = include_str!("../../data/currencies.csv");

    /// The fast splitter reads what a CSV reader reads.
    #[test]
    fn table_is_plain_csv() {
        let mut reader = csv::Reader::from_reader(TEXT.as_bytes());
        let header = "code,number,minor_units,name,plural,other_names,nouns,symbols,minor,economies,kind";
        assert_eq!(reader.headers().unwrap(), header.split(',').collect::<Vec<_>>());
        let mut count = 0;
        for (record, line) in reader.records().zip(TEXT.lines().skip(1)) {
            assert_eq!(record.unwrap(), fields(line).collect::<Vec<_>>());
            assert!(Row::read(line).is_some(), "{line}");
            let kind = fields(line).last().unwrap();
            assert!(["active", "former", "unit"].contains(&kind), "{line}");
            count += 1;
        }
        assert_eq!(count, Currency::all().len());
    }

    #[test]
    fn rows_are_sorted_and_have_constants() {
        assert!(Currency::all().is_sorted_by(|a, b| a < b));
        let rows = Currency::all().map(|currency| (currency, currency.name()));
        assert!(rows.eq(CONSTANTS.iter().copied()));
    }

    #[test]
    fn every_name_is_one_currency() {
        let mut owners = HashMap::new();
        for currency in Currency::all() {
            for name in currency.names() {
                assert_eq!(*owners.entry(fold(name)).or_insert(currency), currency, "{name}");
                assert_eq!(name.parse::<Currency>().unwrap(), currency, "{name}");
                assert_eq!(name.to_uppercase().parse::<Currency>().unwrap(), currency, "{name}");
            }
            assert_eq!(currency.to_string().parse::<Currency>().unwrap(), currency);
            assert_eq!(currency.code().to_lowercase().parse::<Currency>().unwrap(), currency);
            assert_eq!(format!("{currency:?}"), currency.code());
        }
        for (name, currency) in [
            ("dollar", Currency::USD),
            ("pounds", Currency::GBP),
            ("rupees", Currency::INR),
            ("rouble", Currency::RUB),
            ("won", Currency::KRW),
            ("euros", Currency::EUR),
            ("RMB", Currency::CNY),
            ("lira", Currency::TRY),
        ] {
            assert_eq!(owners.get(&fold(name)), Some(&currency), "{name}");
        }
        for nobody in
            ["franc", "peso", "dinar", "dirham", "krone", "krona", "crown", "shilling", "rial", "riyal", "mark"]
        {
            assert!(!owners.contains_key(nobody), "{nobody}");
        }
    }

    #[test]
    fn every_noun_and_symbol_finds_its_currencies() {
        for currency in Currency::all() {
            for noun in currency.nouns() {
                assert_eq!(noun, fold(noun));
                assert_eq!(Currency::with_noun(noun).filter(|found| *found == currency).count(), 1, "{noun}");
            }
            let symbols: Vec<_> = currency.symbols().collect();
            assert_eq!(symbols.iter().collect::<HashSet<_>>().len(), symbols.len(), "{currency}");
            for symbol in symbols {
                assert_eq!(Currency::with_symbol(symbol).filter(|found| *found == currency).count(), 1, "{symbol}");
            }
        }
        for (symbol, currency) in [
            ("$", Currency::USD),
            ("US$", Currency::USD),
            ("C$", Currency::CAD),
            ("£", Currency::GBP),
            ("¥", Currency::JPY),
            ("₹", Currency::INR),
            ("₽", Currency::RUB),
            ("HK$", Currency::HKD),
            ("SR", Currency::SAR),
            ("SDR", Currency::XDR),
        ] {
            assert_eq!(Currency::with_symbol(symbol).next(), Some(currency), "{symbol}");
        }
        let rupees = [Currency::INR, Currency::PKR, Currency::NPR, Currency::LKR, Currency::MUR];
        for currency in rupees {
            assert!(Currency::with_symbol("Rs").any(|found| found == currency), "{currency}");
        }
        for currency in [Currency::KES, Currency::TZS, Currency::UGX] {
            assert!(Currency::with_symbol("Shs").any(|found| found == currency), "{currency}");
        }
    }

    #[test]
    fn every_economy_has_one_currency() {
        let mut seen = HashSet::new();
        for currency in Currency::all() {
            for code in list(currency.field(|row| row.economies)) {
                let economy = Economy::from_alpha3(code).unwrap();
                assert!(seen.insert(economy), "{code}");
                assert_eq!(Currency::of_economy(economy), Some(currency));
                assert_eq!(currency.kind() == CurrencyKind::Former, economy.kind() == EconomyKind::Former, "{code}");
            }
        }
        let without: Vec<_> = Economy::all()
            .filter(|economy| economy.kind() == EconomyKind::Economy && Currency::of_economy(*economy).is_none())
            .collect();
        assert_eq!(without, [Economy::ATA]);
    }

    #[test]
    fn minor_units_are_those_of_iso_4217() {
        let with =
            |units| Currency::all().filter(move |c| c.kind() == CurrencyKind::Active && c.minor_units() == units);
        let none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
        assert!(with(Some(0)).map(|c| c.to_string()).eq(none.split(' ')));
        let three = "BHD IQD JOD KWD LYD OMR TND";
        assert!(with(Some(3)).map(|c| c.to_string()).eq(three.split(' ')));
        assert_eq!(with(None).count(), 0);
    }

    /// A currency's number is that of its issuing country wherever ISO 4217 could arrange it.
    #[test]
    fn numbers_are_unique_and_follow_the_country() {
        let mut seen = HashSet::new();
        for currency in Currency::all().filter(|currency| currency.kind() != CurrencyKind::Former) {
            assert!(seen.insert(currency.number().unwrap()), "{currency}");
        }
        for currency in [Currency::USD, Currency::CNY, Currency::RUB, Currency::KPW, Currency::KRW, Currency::INR] {
            assert_eq!(currency.economies().next().unwrap().m49(), currency.number());
        }
    }

    #[test]
    fn other_texts_are_errors() {
        for text in ["", " ", "US", "USDX", "ZZZ", "840", "$", "franc", "doubloon", "€", "日本円"] {
            let error = text.parse::<Currency>().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Syntax, "{text}");
        }
    }

    #[test]
    fn serde_writes_the_code_and_reads_what_from_str_reads() {
        assert_eq!(serde_json::to_string(&Currency::XDR).unwrap(), "\"XDR\"");
        for text in ["\"XDR\"", "\"xdr\"", "\"special drawing rights\""] {
            assert_eq!(serde_json::from_str::<Currency>(text).unwrap(), Currency::XDR, "{text}");
        }
        assert!(serde_json::from_str::<Currency>("\"ZZZ\"").is_err());
        assert!(serde_json::from_str::<Currency>("960").is_err());
    }
}
