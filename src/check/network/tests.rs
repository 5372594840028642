//! What the two articles state, as networks: expectations worked by hand, in millions of dollars.

use super::*;
use crate::number::{Figure, Tiers};

/// A network under construction whose statements are called by the places they have in the articles.
#[derive(Default)]
struct Article {
    network: Network,
    names: Vec<&'static str>,
}

impl Article {
    fn tag(&mut self, name: &'static str) -> Tag {
        Tag(self.names.iter().position(|n| *n == name).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        }))
    }

    fn amount(&mut self) -> Variable {
        self.network.variable(Interval::NON_NEGATIVE)
    }

    fn says(&mut self, name: &'static str, variable: Variable, stated: Stated) {
        let tag = self.tag(name);
        self.network.add(&[tag], Constraint::Within(variable, stated));
    }

    /// A new quantity that a figure is stated of.
    fn stated(&mut self, name: &'static str, figure: &str) -> Variable {
        let variable = self.network.variable(Interval::EVERYTHING);
        self.says(name, variable, read(figure));
        variable
    }

    fn product(&mut self, name: &'static str, product: Variable, x: Variable, y: Variable) {
        let tag = self.tag(name);
        self.network.add(&[tag], Constraint::Product { product, x, y });
    }

    fn sum(&mut self, total: Variable, terms: &[Variable]) {
        let terms: Vec<Term> = terms.iter().copied().map(Term::Plus).collect();
        self.network.add_sum(&[], total, &terms);
    }

    /// `a / b` as a variable, without a statement of its own.
    fn ratio(&mut self, a: Variable, b: Variable) -> Variable {
        let ratio = self.network.variable(Interval::EVERYTHING);
        self.network.add(&[], Constraint::Product { product: a, x: ratio, y: b });
        ratio
    }

    #[track_caller]
    fn finds(&self, tier: Tier, expected: &[(Variable, &str)]) {
        let outcome = self.network.propagate(tier, |_| true);
        assert!(outcome.is_consistent() && !outcome.limit_reached, "{outcome:?}");
        let shown: Vec<String> = expected.iter().map(|(v, _)| hundredths(outcome.domain(*v))).collect();
        assert_eq!(shown, expected.iter().map(|(_, text)| (*text).to_owned()).collect::<Vec<_>>());
    }

    fn conflict(&self) -> Option<Vec<&'static str>> {
        let found = smallest_conflict(&self.network, &self.network.tags())?;
        Some(found.iter().map(|tag| self.names[tag.0]).collect())
    }

    fn margin(&self) -> Option<String> {
        margin(&self.network, &self.network.tags()).map(|m| m.to_string())
    }
}

/// A printed figure; a percentage as the fraction it means.
fn read(figure: &str) -> Stated {
    let figure: Figure = figure.parse().unwrap();
    let stated = Stated::of(&figure);
    if figure.unit().is_percentage() { stated.affine(Decimal::new(1, 2), Decimal::ZERO) } else { stated }
}

/// The interval with its ends rounded to two decimals, four below one, as the tables print them.
fn hundredths(interval: Interval) -> String {
    let end = |d: Decimal| d.round_dp(if d.abs() < Decimal::TWO { 4 } else { 2 }).normalize();
    let (lower, upper) = (interval.lower().map(end), interval.upper().map(end));
    Interval::new(lower, upper).unwrap().to_string()
}

struct Debt {
    article: Article,
    parts: PartWhole,
}

/// "almost $10 billion, or 90%, of its debt; the remaining $1.09bn", or the like.
fn debt(mut article: Article, names: [&'static str; 3], written_off: Option<&str>, rest: &str, tight: bool) -> Debt {
    let parts = PartWhole {
        whole: article.amount(),
        part: article.amount(),
        rest: article.amount(),
        share: article.stated(names[1], "90 percent"),
    };
    if let Some(figure) = written_off {
        article.says(names[0], parts.part, read(figure));
    }
    article.says(names[2], parts.rest, read(rest));
    let (share, remainder) = (article.tag(names[1]), article.tag(names[2]));
    if tight {
        article.network.add_part_whole(&[share], &[remainder], parts);
    } else {
        let PartWhole { whole, part, rest, share: s } = parts;
        article.network.add(&[share], Constraint::Product { product: part, x: s, y: whole });
        article.network.add(&[remainder], Constraint::Sum { total: whole, x: part, y: rest });
    }
    Debt { article, parts }
}

fn debt_a(tight: bool) -> Debt {
    debt(Article::default(), ["A06", "A07", "A08"], Some("almost 10000"), "1090", tight)
}

fn debt_b(written_off: bool) -> Debt {
    let figure = written_off.then_some("about 10000");
    let mut debt = debt(Article::default(), ["B11", "B12", "B13"], figure, "1000", true);
    if !written_off {
        debt.article.says("B11", debt.parts.whole, read("about 10000"));
    }
    debt
}

#[test]
fn v1_the_debt_of_one_article_agrees_with_itself() {
    let Debt { article, parts } = debt_a(true);
    let PartWhole { whole, part, rest, .. } = parts;
    article.finds(Tier::Accept, &[(whole, "[10333.33, 11095)"), (part, "[9248.33, 10000)"), (rest, "[1085, 1095)")]);
    article.finds(Tier::Tolerate, &[(whole, "(9818.18, 11100)"), (part, "(8738.18, 10000)")]);
    assert_eq!(article.margin().as_deref(), Some("0.12"));
    assert_eq!(article.conflict(), None);
}

#[test]
fn v1_without_the_redundant_constraint_takes_many_more_steps() {
    let (tight, slow) = (debt_a(true), debt_a(false));
    let (quick, creeping) = (tight.article.network.implied(), slow.article.network.implied());
    assert!(creeping.is_consistent() && !creeping.limit_reached);
    assert!(creeping.steps > 10 * quick.steps, "{} and {} steps", quick.steps, creeping.steps);
    let near = hundredths(creeping.domain(slow.parts.whole).rounded(5));
    assert_eq!(near, "[10333, 11095)");
    let mut cut = slow.article.network;
    cut.limit_steps(20);
    let outcome = cut.implied();
    assert!(outcome.limit_reached && outcome.is_consistent());
    assert_eq!(outcome.steps, 20);
    assert!(creeping.domain(slow.parts.whole).is_within(&outcome.domain(slow.parts.whole)));
}

#[test]
fn v3_a_ratio_nobody_claims() {
    let mut article = Article::default();
    let (russia, china) = (article.stated("A11", "100"), article.stated("A12", "about 6000"));
    let times = article.ratio(china, russia);
    article.finds(Tier::Accept, &[(times, "(50, 72.22]")]);
    article.finds(Tier::Tolerate, &[(times, "(41.67, 87.5)")]);
}

/// Article B: turnovers of 2011 with China, South Korea and Russia, and somebody's of 2011 and 2012.
struct Trade {
    article: Article,
    total: Variable,
    china: Variable,
    korea: Variable,
    russia: Variable,
    drop: Variable,
}

fn trade(second_reading: bool) -> Trade {
    let mut article = Article::default();
    let (total, china, korea) = (article.amount(), article.amount(), article.amount());
    let (after, drop) = (article.amount(), article.network.variable(Interval::EVERYTHING));
    let rate = article.stated("B03", "2.4 percent");
    let b03 = article.tag("B03");
    article.network.add_part_whole(&[b03], &[b03], PartWhole { whole: total, part: drop, rest: after, share: rate });
    article.says("B04", after, read("6900"));
    let russia = article.amount();
    article.says("B06", russia, read("110"));
    let times = article.network.variable(Interval::NON_NEGATIVE);
    let shift = if second_reading { Decimal::ONE } else { Decimal::ZERO };
    article.says("B07", times, read("almost 50 times").affine(Decimal::ONE, shift));
    article.product("B07", china, times, russia);
    let times = article.stated("B08", "14 times");
    article.product("B08", korea, times, russia);
    Trade { article, total, china, korea, russia, drop }
}

#[test]
fn v6_v7_v8_turnovers_that_follow() {
    let Trade { article, total, china, korea, drop, .. } = trade(false);
    article.finds(
        Tier::Accept,
        &[
            (china, "[4725, 5750)"),
            (korea, "[1417.5, 1667.5)"),
            (total, "[7014.85, 7124.55)"),
            (drop, "[164.85, 174.55)"),
        ],
    );
    article.finds(Tier::Tolerate, &[(china, "(4000, 6000)"), (korea, "(1300, 1800)"), (total, "(6960.08, 7179.49)")]);
    let Trade { article, china, .. } = trade(true);
    article.finds(Tier::Accept, &[(china, "[4830, 5865)")]);
}

#[test]
fn v9_the_decline_is_not_of_trade_with_china() {
    for (second_reading, expected) in [(false, "5.15"), (true, "4.71")] {
        let Trade { mut article, total, china, .. } = trade(second_reading);
        article.network.add(&[], Constraint::Equal(total, china));
        assert_eq!(article.conflict(), Some(vec!["B03", "B04", "B06", "B07"]));
        assert_eq!(article.margin().as_deref(), Some(expected));
        let all = article.network.tags();
        assert_eq!(conflicts(&article.network, &all).count(), 1);
    }
}

#[test]
fn v9_the_reading_is_part_of_the_conflict() {
    let Trade { mut article, total, china, .. } = trade(false);
    let reading = article.tag("turnover = China");
    article.network.add(&[reading], Constraint::Equal(total, china));
    assert_eq!(article.conflict(), Some(vec!["B03", "B04", "B06", "B07", "turnover = China"]));
}

#[test]
fn v10_the_decline_may_be_of_all_trade() {
    let Trade { mut article, total, china, korea, russia, .. } = trade(false);
    let world = article.amount();
    article.sum(total, &[china, korea, russia, world]);
    let share = article.ratio(china, total);
    article.finds(Tier::Accept, &[(china, "[4725, 5602.05)"), (world, "[0, 877.05)"), (share, "(0.6632, 0.7986)")]);
    assert_eq!(article.conflict(), None);
    let tags = article.network.tags();
    let names = |v| -> Vec<&str> {
        let support = Support::new(&article.network, Tier::Accept).of(&tags, v).unwrap();
        support.iter().map(|tag| article.names[tag.0]).collect()
    };
    assert_eq!(names(korea), ["B06", "B08"]);
    assert_eq!(names(china), ["B03", "B04", "B06", "B07", "B08"]);
    assert_eq!(names(total), ["B03", "B04"]);
}

#[test]
fn v11_the_decline_is_not_of_trade_with_russia() {
    let Trade { mut article, total, russia, .. } = trade(false);
    article.network.add(&[], Constraint::Equal(total, russia));
    assert_eq!(article.conflict(), Some(vec!["B03", "B04", "B06"]));
    assert_eq!(article.margin().as_deref(), Some("123"));
}

#[test]
fn v13_v14_exports_of_the_next_year() {
    let mut article = Article::default();
    let (before, after) = (article.stated("B06", "110"), article.stated("B09", "80"));
    let (change, ratio) = (article.network.variable(Interval::EVERYTHING), article.ratio(after, before));
    let one = article.network.constant(Decimal::ONE);
    article.sum(ratio, &[one, change]);
    article.finds(Tier::Accept, &[(change, "(-0.3478, -0.1905)")]);
    let exports = article.amount();
    article.network.add(&[], Constraint::Less { low: after, high: exports });
    article.network.add(&[], Constraint::AtMost { low: exports, high: before });
    let share = article.ratio(exports, before);
    article.finds(Tier::Accept, &[(exports, "(75, 115)"), (share, "(0.6522, 1.0952)")]);
}

#[test]
fn v15_v16_the_debt_of_the_other_article_either_way() {
    let Debt { article, parts } = debt_b(false);
    let PartWhole { whole, part, rest, .. } = parts;
    article.finds(Tier::Accept, &[(whole, "[9000, 11000]"), (part, "[8055, 9955)"), (rest, "[900, 1100)")]);
    let Debt { article, parts } = debt_b(true);
    article.finds(Tier::Accept, &[(parts.whole, "(9944.75, 11578.95)"), (parts.rest, "(944.75, 1100)")]);
}

#[test]
fn v17_both_articles_on_one_debt() {
    for (b11_is_written_off, whole, part) in
        [(false, "[10333.33, 11000]", "[9248.33, 9915]"), (true, "[10333.33, 11095)", "[9248.33, 10000)")]
    {
        let Debt { article, parts: a } = debt_a(true);
        let Debt { mut article, parts: b } = debt(article, ["B11", "B12", "B13"], None, "1000", true);
        let stated = if b11_is_written_off { b.part } else { b.whole };
        article.says("B11", stated, read("about 10000"));
        let event = article.tag("same event");
        for (x, y) in [(a.whole, b.whole), (a.part, b.part), (a.rest, b.rest)] {
            article.network.add(&[event], Constraint::Equal(x, y));
        }
        article.finds(Tier::Accept, &[(a.whole, whole), (b.part, part), (b.rest, "[1085, 1095)")]);
        assert_eq!(article.conflict(), None);
    }
}

#[test]
fn v18_two_years_of_one_event() {
    let mut article = Article::default();
    let year = article.amount();
    article.says("A05", year, Stated::exactly(2014.into()));
    article.says("B10", year, Stated::exactly(2012.into()));
    assert_eq!(article.conflict(), Some(vec!["A05", "B10"]));
    assert_eq!(article.margin(), None, "no rounding turns one year into another");
}

#[test]
fn v20_v21_v22_different_years_do_not_conflict() {
    for (before, after, accept, upper_tolerate) in
        [("80", "100", "(1.0588, 1.4667)", "1.7143"), ("6900", "about 6000", "(0.7914, 0.9489]", "1.0294")]
    {
        let mut article = Article::default();
        let (before, after) = (article.stated("before", before), article.stated("after", after));
        let ratio = article.ratio(after, before);
        article.finds(Tier::Accept, &[(ratio, accept)]);
        let tolerated = hundredths(article.network.propagate(Tier::Tolerate, |_| true).domain(ratio));
        assert!(tolerated.contains(upper_tolerate), "{tolerated}");
    }
    let Trade { mut article, china, .. } = trade(false);
    let later = article.stated("A12", "about 6000");
    let ratio = article.ratio(china, later);
    let inverse = article.ratio(later, china);
    article.finds(Tier::Accept, &[(ratio, "[0.7269, 1.0455)"), (inverse, "(0.9565, 1.3757]")]);
}

#[test]
fn a_statement_left_out_is_evidence_for_itself() {
    let Trade { article, china, .. } = trade(false);
    let own = Tag(article.names.iter().position(|n| *n == "B07").unwrap());
    let outcome = article.network.propagate(Tier::Accept, |tag| tag != own);
    assert_eq!(outcome.domain(china), Interval::NON_NEGATIVE);
}

#[test]
fn zero_factors_say_nothing_and_signs_are_found() {
    let mut network = Network::default();
    let zero = network.constant(Decimal::ZERO);
    let (x, y) = (network.variable(Interval::EVERYTHING), network.variable("[0, 1]".parse().unwrap()));
    network.add(&[], Constraint::Product { product: zero, x, y });
    assert_eq!(network.implied().domain(x), Interval::EVERYTHING);

    let mut network = Network::default();
    let gain = network.variable("[1, 2]".parse().unwrap());
    let (rate, base) = (network.variable("[-1, 4]".parse().unwrap()), network.variable(Interval::NON_NEGATIVE));
    network.add(&[], Constraint::Product { product: gain, x: rate, y: base });
    let outcome = network.implied();
    assert_eq!(outcome.domain(base).to_string(), "[0.25, inf)");
    assert_eq!(outcome.domain(rate).to_string(), "(0, 4]");
}

#[test]
fn sums_of_any_length_and_sign() {
    let mut network = Network::default();
    let at = |network: &mut Network, text: &str| network.variable(text.parse().unwrap());
    let (a, b) = (at(&mut network, "[10, 11)"), at(&mut network, "[3, 4]"));
    let (c, total) = (at(&mut network, "[1, 2]"), network.variable(Interval::EVERYTHING));
    network.add_sum(&[], total, &[Term::Minus(c), Term::Plus(a), Term::Minus(b)]);
    let nothing = network.variable(Interval::EVERYTHING);
    network.add_sum(&[], nothing, &[]);
    let same = network.variable(Interval::EVERYTHING);
    network.add_sum(&[], same, &[Term::Plus(total)]);
    let outcome = network.implied();
    assert_eq!(outcome.domain(same).to_string(), "[4, 7)");
    assert_eq!(outcome.domain(nothing), Interval::ZERO);
}

#[test]
fn margins_never_round_to_the_wrong_side() {
    for (accept, expected) in [
        ("[0, 10]", Some("2")),
        ("[0, 9.999]", Some("2.01")),
        ("[0, 20]", Some("1")),
        ("[0, 20)", Some("1.01")),
        ("[0, 19.99]", Some("1.01")),
        ("[0, 25]", Some("0.8")),
        ("[0, 0.16]", Some("125")),
        ("[0, 0]", None),
        ("[0, 0.00000001]", None),
    ] {
        let mut network = Network::default();
        let x = network.variable(Interval::EVERYTHING);
        let accept: Interval = accept.parse().unwrap();
        network.add(&[Tag(0)], Constraint::Within(x, Stated::new(Tiers { accept, tolerate: accept }, Decimal::ZERO)));
        network.add(&[Tag(1)], Constraint::Within(x, Stated::exactly(20.into())));
        let found = margin(&network, &network.tags()).map(|m| m.to_string());
        assert_eq!(found.as_deref(), expected, "20 and {accept}");
    }
}

#[test]
fn what_words_tolerate_without_end_is_within_twice_the_width() {
    let mut article = Article::default();
    let debt = article.stated("more", "more than 31");
    article.says("exact", debt, read("500"));
    assert_eq!(article.conflict(), None);
    assert_eq!(article.margin().as_deref(), Some("2"));
}

#[test]
fn definitions_that_refute_each_other_need_no_statement() {
    let mut network = Network::default();
    let (one, two) = (network.constant(Decimal::ONE), network.constant(Decimal::TWO));
    network.add(&[], Constraint::AtMost { low: two, high: one });
    assert_eq!(smallest_conflict(&network, &[Tag(3)]), Some(Vec::new()));
    assert_eq!(conflicts(&network, &[Tag(3)]).count(), 1);
}

#[test]
fn components_reason_apart() {
    let mut article = Article::default();
    let Trade { article: trade, total, china, .. } = trade(false);
    article.network = trade.network;
    article.names = trade.names;
    article.network.add(&[], Constraint::Equal(total, china));
    let Debt { article, parts } = debt(article, ["A06", "A07", "A08"], Some("almost 10000"), "1090", true);
    let components = article.network.components();
    assert_eq!(components.len(), 2, "known numbers join nothing");
    let tags: Vec<Vec<Tag>> = components.iter().map(|c| c.network.tags()).collect();
    assert_eq!(tags.concat(), article.network.tags());
    let found: Vec<_> = components.iter().flat_map(|c| conflicts(&c.network, &c.network.tags())).collect();
    assert_eq!(found, conflicts(&article.network, &article.network.tags()).collect::<Vec<_>>());
    let of_debt = &components[1];
    let whole = of_debt.local(parts.whole).unwrap();
    assert_eq!(hundredths(of_debt.network.implied().domain(whole)), "[10333.33, 11095)");
    assert_eq!(of_debt.local(total), None);
}

/// Around `x = f · y` and `x = g · y` every turn narrows a little. The factors 0.882 and 0.877, each known to 0.0005, meet at
/// five times that.
#[test]
fn a_margin_does_not_creep_around_a_circle_of_products() {
    let mut article = Article::default();
    let (x, y) = (article.amount(), article.amount());
    article.says("level", x, read("36.7 trillion JPY"));
    for (name, figure) in [("one", "0.882"), ("other", "0.877")] {
        let factor = article.stated(name, figure);
        article.product(name, x, factor, y);
    }
    let at = |factor| article.network.propagate(Tier::Stretched(Decimal::new(factor, 1)), |_| true);
    let (apart, touching) = (at(49), at(51));
    assert!(!apart.is_consistent() && touching.is_consistent());
    assert_eq!(apart.steps, 3 * 5, "three looks at each of five constraints");
    assert_eq!(article.margin().as_deref(), Some("5"));
}

type Search<'s> = &'s dyn Fn(&Network, Variable) -> bool;

/// What a purse must hold for a search, and what comes of one that holds less.
#[test]
fn an_empty_purse_ends_every_search_without_a_finding() {
    let two_figures = |purse: &Purse| {
        let mut network = Network::with_room(purse, 0);
        let x = network.variable(Interval::NON_NEGATIVE);
        for (tag, figure) in [(Tag(0), "100 million USD"), (Tag(1), "200 million USD")] {
            network.add(&[tag], Constraint::Within(x, read(figure)));
        }
        (network, x)
    };
    let tags = [Tag(0), Tag(1)];
    let whole = 1000;
    let cost = |search: Search<'_>| {
        let purse = Purse::new(whole);
        let (network, x) = two_figures(&purse);
        assert!(search(&network, x));
        whole - purse.left()
    };
    let conflict = |network: &Network, _: Variable| smallest_conflict(network, &tags) == Some(tags.to_vec());
    let supported = |network: &Network, x: Variable| Support::new(network, Tier::Accept).of(&tags[..1], x).is_some();
    let margin = |network: &Network, _: Variable| margin(network, &tags).is_some();
    let searches: [Search<'_>; 3] = [&conflict, &supported, &margin];
    for search in searches {
        let cost = cost(search);
        for (held, found) in [(0, false), (cost - 1, false), (cost, false), (cost + 1, true)] {
            let purse = Purse::new(held);
            let (network, x) = two_figures(&purse);
            assert_eq!(search(&network, x), found, "{held} of {cost}");
            assert_eq!(purse.is_empty(), !found);
        }
    }
    // Nothing is refuted that was not looked at.
    let outcome = two_figures(&Purse::new(0)).0.propagate(Tier::Tolerate, |_| true);
    assert!(outcome.is_consistent() && outcome.limit_reached);
}
