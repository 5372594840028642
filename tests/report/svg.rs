//! Pictures.

use bilateral::check::Telling;
use bilateral::report::Article;
use bilateral::report::svg::{Chart, Picture, Point, Series, comparison, disputed};
use bilateral::{Dataset, Economy, ErrorKind, Measure, Span, Unit};

use super::assert_file;
use super::sample::HOSTILE;

fn point(period: &str, figure: &str) -> Point {
    Point::new(period.parse().unwrap(), figure.parse().unwrap()).noted(format!("{figure} as printed"))
}

/// Two panels with all that can occur: exact, hedged, conflicting, target.
pub(super) fn chart() -> Chart {
    let customs = ["2.68", "3.47", "5.63", "5.93", "6.54", "6.39", "5.51"];
    let customs = (2009..).zip(customs).map(|(year, n)| point(&year.to_string(), &format!("{n} billion USD")));
    let china = Series::new("China, by customs", customs);
    let press =
        Series::new("China, by the press", [point("2012", "6.9 billion USD"), point("2013", "about 6 billion USD")]);
    let russia = Series::new(
        "Russia, by the press",
        [point("2011", "110 million USD"), point("2012", "80 million USD"), point("2013", "100 million USD")],
    );
    let mirror =
        Series::new("Russia, by customs", [point("2011", "113.7 million USD"), point("2013", "104 million USD")]);
    let goal = Series::new("goal", [Point::target("2015".parse().unwrap(), "1 billion USD".parse().unwrap())]);
    Chart::new("Trade with North Korea")
        .panel("China", [china, press])
        .unwrap()
        .panel("Russia", [russia, mirror, goal])
        .unwrap()
        .source("Sample Office, Yearbook of Trade")
        .source("Fort Russ, Russia and North Korea: Old allies, new opportunities (2015)")
        .source("Sample Office, Yearbook of Trade")
}

#[test]
fn a_chart_alone() {
    assert_file("chart", &chart().to_string().replace("><", ">\n<"));
}

#[test]
fn a_chart_for_a_page() {
    let picture: Picture = chart().picture();
    let caption = "Trade with North Korea. Sources: Sample Office, Yearbook of Trade; Fort Russ, Russia and North Korea: Old allies, new opportunities (2015).";
    assert_eq!(picture.caption(), caption);
    assert!(!picture.svg().contains("Fort Russ"), "the caption stands beside the picture");
    assert!(picture.svg().contains(
        "China, by the press, 2013: about 6 billion USD, 5.5 to 6.5 billion USD; about 6 billion USD as printed"
    ));
}

#[test]
fn units_do_not_mix() {
    let mixed = Series::new("x", [point("2012", "5 billion USD"), point("2013", "5 percent")]);
    let error = Chart::new("x").panel("", [mixed]).unwrap_err();
    assert_eq!(
        (error.kind(), &*error.to_string()),
        (ErrorKind::Incomparable, "figures in USD and in percent have no common axis")
    );
}

fn in_question(text: &str, data: &Dataset) -> Vec<(String, Option<Picture>)> {
    let report = bilateral::check(text, data);
    let article = Article::new("a", text, &report).with_dataset(data);
    report.disputed.iter().map(|series| (series.name.clone(), disputed(&article, series))).collect()
}

#[test]
fn a_contradicted_figure_stands_beside_the_records() {
    let data = Dataset::embedded().unwrap();
    let drawn = in_question("In 2013 trade between China and North Korea came to $7.2 billion.", data);
    let [(name, Some(picture))] = &*drawn else { panic!("{drawn:?}") };
    assert_eq!(name, "turnover of North Korea and China");
    assert!(
        picture.caption().starts_with("The text says: “$7.2 billion” for 2013. Sources: "),
        "{}",
        picture.caption()
    );
    for part in
        ["the text, 2013: 7.2 billion USD, 7.15 to 7.25 billion USD; “$7.2 billion”", ">KOTRA<", "class=\"caps\""]
    {
        assert!(picture.svg().contains(part), "{part}");
    }
}

/// The classes of the marks that the text has in a picture.
fn marks_of_text(picture: &Picture) -> Vec<&str> {
    let (_, own) = picture.svg().split_once("<g class=\"series said\">").unwrap();
    let (own, _) = own.split_once("</g></g>").unwrap();
    own.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_target_is_hollow_and_an_implied_figure_has_no_mark() {
    let data = Dataset::embedded().unwrap();
    let goal = "In 2013 trade between China and North Korea came to $7.2 billion; by 2015 it was to be $10 billion.";
    let mut report = bilateral::check(&goal[..goal.find(';').unwrap()], data);
    let told = &mut report.disputed[0].told;
    let mut target = told[0].clone();
    target.period = "2015".parse().unwrap();
    target.telling = Telling::Target("10 billion USD".parse().unwrap());
    let start = goal.find("$10").unwrap();
    target.from = vec![Span::new(start, start + "$10 billion".len())];
    told.push(target);
    let picture = disputed(&Article::new("a", goal, &report).with_dataset(data), &report.disputed[0]).unwrap();
    assert_eq!(marks_of_text(&picture), ["caps", "exact", "bar dashed", "target"]);
    let caption = "The text says: “$7.2 billion” for 2013; “$10 billion” as a target for 2015.";
    assert!(picture.caption().starts_with(caption), "{}", picture.caption());
    let title = "<title>the text, 2015: target, 10 billion USD, 9 to 11 billion USD; “$10 billion”</title>";
    assert!(picture.svg().contains(title), "{}", picture.svg());
    let implied = "In 2011 trade between Russia and North Korea came to $110 million, 30 times less than trade between \
                   China and North Korea.";
    let drawn = in_question(implied, data);
    let (_, picture) = drawn.iter().find(|(name, _)| name == "turnover of China and North Korea").unwrap();
    let picture = picture.as_ref().unwrap();
    assert_eq!(marks_of_text(picture), ["caps"]);
    // 30 stands for 27 to 33, 110 for 105 to 115.
    let caption = "The text says: 2.835 to 3.795 billion USD for 2011, from “$110 million” and “30 times less”.";
    assert!(picture.caption().starts_with(caption), "{}", picture.caption());
}

#[test]
fn nobody_else_has_the_mark_of_the_text() {
    let data = Dataset::embedded().unwrap();
    let text = "In 2012 foreign trade of North Korea came to $9.9 billion.";
    let drawn = in_question(text, data);
    let [(_, Some(picture))] = &*drawn else { panic!("{drawn:?}") };
    let diamond = |group: &str| {
        let corners = group.split("points=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let places: Vec<(&str, &str)> = corners.split(' ').filter_map(|corner| corner.split_once(',')).collect();
        places.len() == 4 && places[0].0 == places[2].0
    };
    let legend = picture.svg().split("<g class=\"name ").skip(1);
    let names: Vec<&str> = legend.filter_map(|rest| rest.split("</g>").next()).collect();
    assert!(names.len() > 4, "more offices than shapes before the diamond: {}", names.len());
    for name in names {
        assert_eq!(diamond(name), name.starts_with("said"), "{name}");
    }
}

#[test]
fn a_text_that_attacks_is_quoted_inertly() {
    let data = Dataset::embedded().unwrap();
    let text =
        "In 2013 trade between China and North Korea came to $7.2 <script>alert(1)</script>\u{202e}\x1b[31m billion.";
    let mut report = bilateral::check("In 2013 trade between China and North Korea came to $7.2 billion.", data);
    let start = text.find("$7.2").unwrap();
    report.disputed[0].told[0].from = vec![Span::new(start, text.len())];
    report.disputed[0].name = HOSTILE.into();
    let article = Article::new("a", text, &report).with_dataset(data);
    let picture = disputed(&article, &report.disputed[0]).unwrap();
    assert!(picture.svg().contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}␛[31m billion."));
    assert!(!picture.svg().chars().any(super::acts));
    assert!(!picture.svg().contains("<script") && !picture.svg().contains("<img"));
    // The caption is plain text: whoever shows it makes it inert, as the page does.
    assert!(picture.caption().contains("<script>"));
    #[cfg(feature = "html")]
    {
        let page = bilateral::report::html::page("Check", &[article], &[]).unwrap();
        assert!(page.contains("Series in question") && !page.chars().any(super::acts));
        assert_eq!(page.matches("<script").count(), 2, "the page's own script and the reviews");
    }
}

#[test]
fn two_near_empty_years_are_no_series() {
    let data = Dataset::embedded().unwrap();
    let text = "In 2012 exports of Russia to North Korea fell to $10 million from $200 million in 2011.";
    assert!(in_question(text, data).iter().all(|(_, picture)| picture.is_none()));
}

#[test]
fn what_agrees_and_what_is_no_series_is_not_drawn() {
    let data = Dataset::embedded().unwrap();
    assert_eq!(in_question("In 2013 trade between China and North Korea came to $6.54 billion.", data), []);
    let text = "In 2013 trade between France and Chad came to $50 million, 3 times less than France's trade with Mali, \
                which amounted to $900 million.";
    assert!(in_question(text, data).iter().all(|(_, picture)| picture.is_none()), "one year each");
}

#[test]
fn nothing_is_too_odd_to_draw() {
    let odd = Series::new(
        "odd",
        [point("1900", "at least 5 billion USD"), point("2012-09-17", "-0.0000001 USD"), point("2016-H1", "0 USD")],
    );
    for chart in [Chart::new("").panel("", [odd]).unwrap(), Chart::new("").panel("", []).unwrap(), Chart::new("")] {
        assert!(chart.to_string().ends_with("</svg>"));
    }
    let everything = "(-inf, inf)".parse().unwrap();
    assert!(comparison(&everything, &everything, Unit::Times).svg().contains("any number"));
}

#[test]
fn what_it_shows_is_inert() {
    let series = Series::new(HOSTILE, [point("2012", "5 billion USD").noted(HOSTILE)]);
    let chart = Chart::new(HOSTILE).panel(HOSTILE, [series]).unwrap().source(HOSTILE);
    for drawn in [chart.to_string(), chart.picture().to_string()] {
        assert!(!drawn.chars().any(super::acts));
        assert!(!drawn.contains("<script") && !drawn.contains("<img") && !drawn.contains("</textarea"));
    }
}

#[test]
fn a_comparison() {
    let (stated, computed) = ("[45, 50)".parse().unwrap(), "[62.1, 66]".parse().unwrap());
    assert_file("comparison", &comparison(&stated, &computed, Unit::Times).svg().replace("><", ">\n<"));
}

#[test]
fn the_embedded_records() {
    let data = Dataset::embedded().unwrap();
    let years = |one| {
        let records = data.series(Measure::Turnover, one, Economy::PRK).into_iter();
        records.filter(|record| record.period().as_year().is_some())
    };
    let chart = Chart::new("Trade with North Korea").records("Russia", data, years(Economy::RUS)).unwrap();
    let chart = chart.records("China", data, years(Economy::CHN)).unwrap().to_string();
    for name in [">KOTRA<", ">target, Russian", ">Statistics Korea<", "class=\"hedged\"", "class=\"target\""] {
        assert!(chart.contains(name), "{name}");
    }
    let mirror = Chart::new("Mirror").mirror(data, Measure::Exports, Economy::PRK, Economy::CHN).unwrap().to_string();
    assert!(mirror.contains(">exports of North Korea to China, "), "{mirror}");
    let error = Chart::new("x").mirror(data, Measure::Turnover, Economy::PRK, Economy::CHN).unwrap_err();
    assert_eq!(error.to_string(), "turnover has no mirror figures");
}
