//! The words that carry a comparison.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a word does in a statement about quantities; [`Cue::None`] for the words that do nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    None,
    /// Verbs and nouns of growth: "rose", "increase", "up".
    Rise,
    /// Verbs and nouns of decline: "fell", "drop", "down".
    Fall,
    /// Comparatives: "more", "higher", "above".
    More,
    /// Comparatives: "less", "lower", "below".
    Less,
    From,
    To,
    By,
    Of,
    On,
    In,
    At,
    With,
    For,
    Than,
    And,
    Or,
    /// "against", "versus".
    Against,
    /// "compared", "relative".
    Compared,
    /// "while", "whereas", "but": a new clause begins.
    While,
    /// "which", "that", "who".
    Which,
    /// "reached", "stood", "was", "worth": a level follows.
    Reach,
    /// "it", "this", "they", "these".
    Pronoun,
    /// "its", "their".
    Possessive,
    Exports,
    Imports,
    /// "trade", "turnover", "commerce".
    Turnover,
    Surplus,
    Deficit,
    /// "balance", "gap", "difference" with no sign of its own.
    Balance,
    /// "accounted", "represents", "comprised".
    Share,
    /// "share", "proportion", "portion".
    ShareNoun,
    /// "ratio", "rate".
    Rate,
    /// "total", "whole", "combined".
    Total,
    /// "remaining", "rest".
    Remaining,
    /// "goal", "expected", "wants", "plans".
    Target,
    Respectively,
    /// "including", "excluding": the figure covers a part.
    Including,
    Debt,
    /// "wrote", "cancelled", "forgave".
    WriteOff,
    Investment,
    /// "first", "record", "highest", "lowest".
    Trend,
    Since,
    /// "volume", "real", "tonnage": not the value that is printed.
    Volume,
    /// "services".
    Services,
    /// Articles, adjectives and adverbs that may stand between a cue and its number.
    Filler,
    /// "year-on-year", "annual": the basis of a change is the same period of the year before.
    Yearly,
    /// "month-on-month": the basis of a change is the month before.
    Monthly,
    /// "quarter-on-quarter".
    Quarterly,
    /// "average", "daily", "per": a rate, not a level.
    Per,
    /// "GDP", "output": a whole that is no trade figure.
    Gdp,
}

/// The words of each cue, roughly in alphabetical order.
#[rustfmt::skip]
const WORDS: &[(&str, Cue)] = &[
    ("a", Cue::Filler), ("about", Cue::Filler), ("above", Cue::More), ("absorbed", Cue::Share),
    ("accelerated", Cue::Rise), ("account", Cue::Share), ("accounted", Cue::Share), ("accounting", Cue::Share),
    ("accounts", Cue::Share), ("added", Cue::Rise), ("advance", Cue::Rise), ("advanced", Cue::Rise),
    ("advancing", Cue::Rise), ("against", Cue::Against), ("aggregate", Cue::Total), ("ago", Cue::None),
    ("aim", Cue::Target), ("aimed", Cue::Target), ("aiming", Cue::Target), ("aims", Cue::Target),
    ("all", Cue::Total), ("almost", Cue::Filler), ("also", Cue::Filler), ("although", Cue::While),
    ("altogether", Cue::Total), ("amount", Cue::Filler), ("amounted", Cue::Reach), ("amounting", Cue::Reach),
    ("amounts", Cue::Reach), ("an", Cue::Filler), ("and", Cue::And), ("annual", Cue::Yearly), ("annually", Cue::Yearly),
    ("another", Cue::Filler), ("approximately", Cue::Filler), ("are", Cue::Reach), ("arrears", Cue::Debt),
    ("around", Cue::Filler), ("as", Cue::None), ("at", Cue::At), ("attracted", Cue::Investment), ("average", Cue::Per),
    ("averaged", Cue::Per), ("averaging", Cue::Per), ("balance", Cue::Balance),
    ("be", Cue::Reach), ("been", Cue::Reach), ("being", Cue::Reach), ("below", Cue::Less), ("bought", Cue::Imports),
    ("bigger", Cue::More), ("but", Cue::While), ("buying", Cue::Imports), ("buys", Cue::Imports), ("by", Cue::By), ("came", Cue::Reach), ("cancel", Cue::WriteOff),
    ("cancelled", Cue::WriteOff), ("canceled", Cue::WriteOff), ("cancelling", Cue::WriteOff), ("cancels", Cue::WriteOff),
    ("claims", Cue::Debt), ("climb", Cue::Rise),
    ("climbed", Cue::Rise), ("climbing", Cue::Rise), ("climbs", Cue::Rise), ("combined", Cue::Total), ("comes", Cue::Reach),
    ("commerce", Cue::Turnover), ("compare", Cue::Compared), ("compared", Cue::Compared), ("compares", Cue::Compared),
    ("comparing", Cue::Compared), ("comparison", Cue::Compared), ("comprise", Cue::Share), ("comprised", Cue::Share),
    ("comprises", Cue::Share), ("comprising", Cue::Share), ("constitute", Cue::Share), ("constituted", Cue::Share),
    ("constitutes", Cue::Share), ("constituting", Cue::Share), ("contract", Cue::Fall), ("contracted", Cue::Fall),
    ("contracting", Cue::Fall), ("contraction", Cue::Fall), ("covers", Cue::Share), ("credit", Cue::None),
    ("cheaper", Cue::Less), ("cut", Cue::Fall), ("cuts", Cue::Fall), ("cutting", Cue::Fall),
    ("daily", Cue::Per), ("debt", Cue::Debt), ("debts", Cue::Debt), ("decline", Cue::Fall), ("declined", Cue::Fall),
    ("declines", Cue::Fall), ("declining", Cue::Fall), ("decrease", Cue::Fall), ("decreased", Cue::Fall),
    ("decreases", Cue::Fall), ("decreasing", Cue::Fall), ("deficit", Cue::Deficit), ("deficits", Cue::Deficit),
    ("difference", Cue::Balance), ("dip", Cue::Fall), ("dipped", Cue::Fall), ("dipping", Cue::Fall), ("down", Cue::Fall),
    ("drop", Cue::Fall), ("dropped", Cue::Fall), ("dropping", Cue::Fall), ("drops", Cue::Fall), ("dwindled", Cue::Fall), ("dwindling", Cue::Fall),
    ("earlier", Cue::None),
    ("ease", Cue::Fall), ("eased", Cue::Fall), ("easing", Cue::Fall), ("equal", Cue::Reach), ("equalled", Cue::Reach),
    ("equivalent", Cue::Reach), ("estimated", Cue::Filler), ("exactly", Cue::Filler), ("exceed", Cue::Reach),
    ("exceeded", Cue::Reach), ("exchange", Cue::Turnover), ("exchanged", Cue::Turnover), ("exchanges", Cue::Turnover), ("excess", Cue::More), ("excluding", Cue::Including),
    ("expand", Cue::Rise), ("expanded", Cue::Rise), ("expanding", Cue::Rise), ("expansion", Cue::Rise),
    ("expect", Cue::Target), ("expected", Cue::Target), ("expects", Cue::Target), ("export", Cue::Exports),
    ("exported", Cue::Exports), ("exporting", Cue::Exports), ("exports", Cue::Exports), ("faster", Cue::More),
    ("fall", Cue::Fall), ("fallen", Cue::Fall), ("falling", Cue::Fall), ("falls", Cue::Fall), ("fdi", Cue::Investment), ("fell", Cue::Fall),
    ("fewer", Cue::Less), ("figure", Cue::Filler), ("firmed", Cue::Rise), ("first", Cue::Trend), ("flow", Cue::None),
    ("for", Cue::For), ("forecast", Cue::Target), ("forecasts", Cue::Target), ("forgave", Cue::WriteOff), ("forgive", Cue::WriteOff),
    ("forgiven", Cue::WriteOff), ("forgiving", Cue::WriteOff), ("from", Cue::From), ("further", Cue::Filler),
    ("gain", Cue::Rise), ("gained", Cue::Rise), ("gaining", Cue::Rise), ("gains", Cue::Rise), ("gap", Cue::Balance),
    ("gdp", Cue::Gdp), ("goal", Cue::Target), ("goals", Cue::Target), ("greater", Cue::More), ("grew", Cue::Rise), ("grow", Cue::Rise),
    ("growing", Cue::Rise), ("grown", Cue::Rise), ("grows", Cue::Rise), ("growth", Cue::Rise), ("had", Cue::None), ("has", Cue::None),
    ("have", Cue::None), ("high", Cue::Filler), ("higher", Cue::More), ("highest", Cue::Trend), ("hit", Cue::Reach), ("hits", Cue::Reach),
    ("hitting", Cue::Reach), ("hope", Cue::Target), ("hoped", Cue::Target), ("hoping", Cue::Target), ("hopes", Cue::Target), ("imbalance", Cue::Balance), ("import", Cue::Imports), ("imported", Cue::Imports),
    ("importing", Cue::Imports), ("imports", Cue::Imports), ("improve", Cue::Rise), ("improved", Cue::Rise), ("improvement", Cue::Rise),
    ("in", Cue::In), ("included", Cue::Including), ("includes", Cue::Including), ("including", Cue::Including), ("increase", Cue::Rise),
    ("increased", Cue::Rise), ("increases", Cue::Rise), ("increasing", Cue::Rise), ("increment", Cue::Rise), ("invest", Cue::Investment),
    ("invested", Cue::Investment), ("investment", Cue::Investment), ("investments", Cue::Investment), ("is", Cue::Reach), ("it", Cue::Pronoun),
    ("its", Cue::Possessive), ("jump", Cue::Rise), ("jumped", Cue::Rise), ("jumping", Cue::Rise), ("jumps", Cue::Rise), ("just", Cue::Filler),
    ("larger", Cue::More), ("leap", Cue::Rise), ("leapt", Cue::Rise), ("less", Cue::Less), ("level", Cue::Filler),
    ("liabilities", Cue::Debt), ("lose", Cue::Fall), ("losing", Cue::Fall), ("loss", Cue::Fall), ("losses", Cue::Fall), ("lost", Cue::Fall), ("leaves", Cue::Remaining), ("leaving", Cue::Remaining), ("low", Cue::Filler), ("lower", Cue::Less), ("lowest", Cue::Trend), ("made", Cue::Share),
    ("make", Cue::Share), ("makes", Cue::Share), ("making", Cue::Share), ("mere", Cue::Filler), ("monthly", Cue::Monthly),
    ("month-on-month", Cue::Monthly), ("month-over-month", Cue::Monthly), ("more", Cue::More), ("narrow", Cue::Fall), ("narrower", Cue::Less), ("narrowed", Cue::Fall),
    ("narrowing", Cue::Fall), ("narrows", Cue::Fall), ("nearly", Cue::Filler), ("of", Cue::Of), ("on", Cue::On), ("only", Cue::Filler), ("or", Cue::Or),
    ("outstanding", Cue::Debt), ("overall", Cue::Total), ("owe", Cue::Debt), ("owed", Cue::Debt), ("owes", Cue::Debt), ("owing", Cue::Debt),
    ("part", Cue::ShareNoun), ("peak", Cue::Filler), ("per", Cue::Per),
    ("plan", Cue::Target), ("planned", Cue::Target), ("plans", Cue::Target), ("plummet", Cue::Fall),
    ("plummeted", Cue::Fall), ("plunge", Cue::Fall), ("plunged", Cue::Fall), ("plunging", Cue::Fall), ("plus", Cue::And), ("portion", Cue::ShareNoun),
    ("posted", Cue::Reach), ("posting", Cue::Reach), ("projected", Cue::Target), ("promised", Cue::Target), ("proportion", Cue::ShareNoun), ("purchased", Cue::Imports),
    ("purchases", Cue::Imports), ("purchasing", Cue::Imports), ("quarter-on-quarter", Cue::Quarterly), ("quarterly", Cue::Quarterly), ("raise", Cue::Rise), ("raised", Cue::Rise), ("raises", Cue::Rise), ("boost", Cue::Rise), ("boosted", Cue::Rise), ("lifted", Cue::Rise), ("rally", Cue::Rise), ("rate", Cue::Rate), ("ratio", Cue::Rate), ("reach", Cue::Reach), ("reached", Cue::Reach),
    ("reaches", Cue::Reach), ("reaching", Cue::Reach), ("real", Cue::Volume), ("rebounded", Cue::Rise), ("recorded", Cue::Reach), ("record", Cue::Filler),
    ("reduce", Cue::Fall), ("reduced", Cue::Fall), ("reducing", Cue::Fall), ("reduction", Cue::Fall),
    ("registered", Cue::Reach), ("relative", Cue::Compared), ("remainder", Cue::Remaining), ("remaining", Cue::Remaining), ("represent", Cue::Share), ("represented", Cue::Share),
    ("representing", Cue::Share), ("represents", Cue::Share), ("respectively", Cue::Respectively), ("rest", Cue::Remaining),
    ("retreated", Cue::Fall), ("rise", Cue::Rise), ("risen", Cue::Rise), ("rises", Cue::Rise), ("rising", Cue::Rise),
    ("rocketed", Cue::Rise), ("rose", Cue::Rise), ("roughly", Cue::Filler), ("sales", Cue::Exports), ("sank", Cue::Fall), ("says", Cue::None), ("services", Cue::Services),
    ("selling", Cue::Exports), ("sells", Cue::Exports), ("share", Cue::ShareNoun), ("shed", Cue::Fall), ("shipments", Cue::Exports), ("shipped", Cue::Exports),
    ("shortfall", Cue::Deficit), ("shortfalls", Cue::Deficit), ("shrank", Cue::Fall), ("shrink", Cue::Fall), ("shrinking", Cue::Fall), ("shrunk", Cue::Fall),
    ("since", Cue::Since), ("skyrocketed", Cue::Rise), ("slice", Cue::ShareNoun), ("slid", Cue::Fall), ("slide", Cue::Fall), ("slides", Cue::Fall), ("sliding", Cue::Fall), ("slip", Cue::Fall),
    ("slipped", Cue::Fall), ("slipping", Cue::Fall), ("slump", Cue::Fall), ("slumped", Cue::Fall), ("slumping", Cue::Fall), ("smaller", Cue::Less),
    ("short", Cue::Less), ("shy", Cue::Less), ("slower", Cue::Less), ("so", Cue::None), ("soar", Cue::Rise), ("soared", Cue::Rise), ("soaring", Cue::Rise), ("sold", Cue::Exports), ("some", Cue::Filler), ("spiked", Cue::Rise),
    ("spurt", Cue::Rise), ("stake", Cue::ShareNoun), ("standing", Cue::Reach), ("stands", Cue::Reach), ("stood", Cue::Reach), ("strengthened", Cue::Rise), ("sum", Cue::Filler), ("surge", Cue::Rise),
    ("surged", Cue::Rise), ("surging", Cue::Rise), ("surplus", Cue::Surplus), ("surpluses", Cue::Surplus), ("swell", Cue::Rise), ("swelled", Cue::Rise), ("swollen", Cue::Rise),
    ("target", Cue::Target), ("targeted", Cue::Target), ("targets", Cue::Target), ("than", Cue::Than), ("that", Cue::Which), ("the", Cue::Filler), ("their", Cue::Possessive), ("these", Cue::Pronoun),
    ("they", Cue::Pronoun), ("this", Cue::Pronoun), ("those", Cue::Pronoun), ("though", Cue::While), ("to", Cue::To),
    ("together", Cue::Total), ("tonnage", Cue::Volume), ("took", Cue::Share), ("total", Cue::Total), ("totaled", Cue::Reach), ("totaling", Cue::Reach), ("totalled", Cue::Reach),
    ("totalling", Cue::Reach), ("totals", Cue::Reach), ("touch", Cue::Reach), ("touched", Cue::Reach), ("trade", Cue::Turnover), ("traded", Cue::Turnover), ("trading", Cue::Turnover), ("tumble", Cue::Fall), ("tumbles", Cue::Fall), ("tumbled", Cue::Fall), ("tumbling", Cue::Fall),
    ("turnover", Cue::Turnover), ("up", Cue::Rise), ("value", Cue::Filler), ("valued", Cue::Reach), ("versus", Cue::Against), ("volume", Cue::Volume), ("volumes", Cue::Volume),
    ("vs", Cue::Against), ("waived", Cue::WriteOff), ("want", Cue::Target), ("wants", Cue::Target), ("was", Cue::Reach), ("weakened", Cue::Fall), ("went", Cue::None), ("were", Cue::Reach), ("when", Cue::While),
    ("whereas", Cue::While), ("which", Cue::Which), ("while", Cue::While), ("who", Cue::Which), ("whole", Cue::Total), ("whopping", Cue::Filler), ("widen", Cue::Rise), ("widened", Cue::Rise),
    ("widening", Cue::Rise), ("widens", Cue::Rise), ("wider", Cue::More), ("with", Cue::With), ("worth", Cue::Reach), ("write", Cue::WriteOff), ("write-off", Cue::WriteOff), ("writing", Cue::WriteOff), ("written", Cue::WriteOff),
    ("wrote", Cue::WriteOff), ("year-on-year", Cue::Yearly), ("year-over-year", Cue::Yearly), ("yoy", Cue::Yearly), ("y-o-y", Cue::Yearly), ("yearly", Cue::Yearly),
];

/// What the word does; case does not matter.
pub(crate) fn cue(word: &str) -> Cue {
    let Some(letters) = letters(word) else { return Cue::None };
    match TABLE.get(&letters).copied() {
        // AIM is a news agency.
        Some(Cue::Target) if word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase()) => Cue::None,
        Some(cue) => cue,
        None if word.as_bytes().last_chunk().is_some_and(|end: &[u8; 2]| end.eq_ignore_ascii_case(b"ly")) => {
            Cue::Filler
        }
        None => Cue::None,
    }
}

/// The letters of a word in lower case, with zeros behind.
type Letters = [u8; 24];

fn letters(word: &str) -> Option<Letters> {
    const LONGEST: usize = 20;
    let mut letters = Letters::default();
    let own = letters.get_mut(..word.len()).filter(|own| own.len() <= LONGEST)?;
    own.copy_from_slice(word.as_bytes());
    // All of them at once: a length that is known is many letters to a step.
    letters.make_ascii_lowercase();
    Some(letters)
}

static TABLE: LazyLock<HashMap<Letters, Cue, BuildHasherDefault<Quick>>> =
    LazyLock::new(|| WORDS.iter().filter_map(|(word, cue)| Some((letters(word)?, *cue))).collect());

/// A hash for words of a fixed table, eight letters at a time: every word of a text is looked up.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, _) = bytes.as_chunks();
        let mixed =
            |hash: u64, chunk: &[u8; 8]| (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = chunks.iter().fold(self.0, |hash, chunk| mixed(hash, chunk).rotate_left(32));
    }

    /// The length is the same for all.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
