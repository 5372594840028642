//! Extraction over 20 MB of mostly plain prose, beside one pass of an aho-corasick DFA over the same text.
//!
//! The text is made here: sentences of a common vocabulary, about one number in fifty words. Each iteration asserts what was
//! found; allocations are counted and must not depend on the length of the text.

use std::alloc::System;
use std::hint::black_box;
use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use bilateral::text::quantities;
use criterion::{Criterion, Throughput};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const WORDS: &str = "the of and to in for that said is on it with as was by at from has have its be will are an which would not new \
    government trade exports imports country minister president year economy market growth company officials report companies \
    industry bank policy analysts economic international according region production foreign demand agreement during between \
    although however because increase support goods products business energy however services investment while several partners \
    despite strong weaker figures customs ministry statistics agency released figure showed Tuesday Beijing Moscow European Asian \
    central construction agriculture shipments machinery vehicles textile electronic deliveries neighbouring border railway ports \
    cooperation development infrastructure negotiations tariffs sanctions recovery previous monthly annual seasonal adjusted \
    number others around there their these those when where before after about more most other some than then them into only";

const NUMBERS: [&str; 12] = [
    "$6.9 billion",
    "90 percent",
    "almost 50 times",
    "in 2013",
    "3,500 kilometers",
    "EUR 1.02 billion",
    "2.4%",
    "26 leaders",
    "the 38th parallel",
    "half of them",
    "two million tons",
    "a billion dollars",
];

/// A small generator, so that every run has the same text.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

fn prose(bytes: usize) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut random = Random(7);
    let mut text = String::with_capacity(bytes + 100);
    while text.len() < bytes {
        for _ in 0..8 + random.below(20) {
            let number = random.below(50) == 0;
            let word = if number { NUMBERS.get(random.below(12)) } else { words.get(random.below(words.len())) };
            text.push_str(word.copied().unwrap_or_default());
            text.push(' ');
        }
        text.pop();
        text.push_str(if random.below(6) == 0 { ".\n\n" } else { ". " });
    }
    text
}

/// The words an extractor of this kind looks for: numbers, scales, currencies, units, hedges, months.
const KEYWORDS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands lakh crore million \
    millions billion billions trillion trillions dozen dozens half third quarter fifth doubled tripled quadrupled halved twofold \
    threefold fourfold fivefold tenfold twice times percent percentage dollar dollars euro euros pound pounds yuan yen won ruble \
    rubles rupee rupees franc francs krona krone peso pesos dinar dinars dirham riyal rial lira shilling shillings naira baht \
    ringgit rupiah dong taka tenge hryvnia zloty forint koruna lev leva lari dram manat som soum USD EUR GBP CNY RUB JPY INR CHF \
    RMB ton tons tonne tonnes kilogram kilograms gram grams kilometer kilometers kilometre meter meters metre metres mile miles \
    hectare hectares acre acres barrel barrels liter liters litre gallon gallons watt kilowatt megawatt year years month months week \
    weeks day days hour hours minute minutes about around roughly approximately almost nearly estimated exactly precisely exceeding \
    exceeded topped surpassed below under above over least most minimum maximum January February March April June July August \
    September October November December only just merely fold pct bln mln trn bps TEU whopping some circa north excess upwards";

/// The rival: 200 keywords, leftmost-longest, ASCII letters in either case.
fn keywords() -> AhoCorasick {
    let words: Vec<&str> = KEYWORDS.split_whitespace().take(200).collect();
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .unwrap_or_else(|error| unreachable!("{error}"))
}

/// Allocations of a text and of the same text ten times as long may differ only by the growth of the two lists.
fn check_allocations() {
    let (short, long) = (prose(200_000), prose(2_000_000));
    let count = |text: &str| {
        let region = Region::new(ALLOCATOR);
        let found = black_box(quantities(text)).len();
        let change = region.change();
        (found, change.allocations + change.reallocations)
    };
    count(&short);
    let ((few, before), (many, after)) = (count(&short), count(&long));
    assert!(many > 8 * few, "{many} quantities against {few}");
    assert!(after <= before + 8, "{after} allocations against {before}: more than two growing lists");
}

fn main() {
    check_allocations();
    let text = prose(20_000_000);
    let expected = quantities(&text).len();
    let rival = keywords();
    let matches = rival.find_iter(&text).count();
    let mut criterion =
        Criterion::default().sample_size(10).measurement_time(Duration::from_secs(5)).configure_from_args();
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(u64::try_from(text.len()).unwrap_or(0)));
    group.bench_function("quantities", |bencher| {
        bencher.iter(|| assert_eq!(quantities(black_box(&text)).len(), expected));
    });
    group.bench_function("aho-corasick-200", |bencher| {
        bencher.iter(|| assert_eq!(rival.find_iter(black_box(&text)).count(), matches));
    });
    group.finish();
    criterion.final_summary();
}
