//! Numbers as printed, units, periods, economies: what prints parses back, and the laws each type states.

use std::fmt::{Debug, Display};
use std::ops::Bound;
use std::str::FromStr;

use bilateral::proptest::{FigureParameters, NumeralParameters, day, decimal, figure, hedge, numeral, period, span_in};
use bilateral::record::{Basis, Coverage, Event, Missing, Standing, Status, Valuation};
use bilateral::text::StatementKind;
use bilateral::{
    Amount, Currency, Economy, Error, Figure, Hedge, Interval, Measure, Numeral, Period, Span, Unit, Verdict,
};
use chrono::{Datelike, Months};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cases;

fn round_trip<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Display + Debug + FromStr<Err = Error> + Serialize + DeserializeOwned + PartialEq,
{
    let text = value.to_string();
    let parsed = text.parse::<T>().map_err(|error| TestCaseError::fail(format!("{text:?}: {error}")))?;
    prop_assert_eq!(&parsed, value, "{}", text);
    prop_assert_eq!(parsed.to_string(), text);
    let json = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&json, &serde_json::to_string(&value.to_string()).unwrap());
    prop_assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    Ok(())
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn economies_and_currencies_round_trip(economy: Economy, currency: Currency) {
        round_trip(&economy)?;
        round_trip(&currency)?;
    }

    #[test]
    fn periods_round_trip(period: Period) {
        round_trip(&period)?;
    }

    #[test]
    fn units_and_words_round_trip(
        unit: Unit, measure: Measure, hedge: Hedge, verdict: Verdict, kind: StatementKind, coverage: Coverage,
        basis: Basis, status: Status, standing: Standing, valuation: Valuation,
    ) {
        round_trip(&unit)?;
        round_trip(&measure)?;
        round_trip(&hedge)?;
        round_trip(&verdict)?;
        round_trip(&kind)?;
        round_trip(&coverage)?;
        round_trip(&basis)?;
        round_trip(&status)?;
        round_trip(&standing)?;
        round_trip(&valuation)?;
    }

    #[test]
    fn words_of_what_is_missing_and_what_happened_round_trip(missing: Missing, event: Event) {
        round_trip(&missing)?;
        round_trip(&event)?;
    }

    #[test]
    fn numerals_round_trip_with_their_precision(numeral in wide_numeral()) {
        round_trip(&numeral)?;
        let read: Numeral = numeral.to_string().parse().unwrap();
        prop_assert_eq!(read.digits().scale(), numeral.digits().scale());
        prop_assert_eq!(read.significant_digits(), numeral.significant_digits());
        prop_assert_eq!(read.last_place(), numeral.last_place());
        prop_assert!(numeral.written_place() <= numeral.last_place());
    }

    #[test]
    fn figures_round_trip(figure: Figure) {
        round_trip(&figure)?;
    }

    #[test]
    fn figures_of_any_size_round_trip(figure in figure(&wide())) {
        round_trip(&figure)?;
    }

    #[test]
    fn any_text_is_a_value_or_an_error(text in "\\PC{0,20}", figure: Figure, cut in 0..40_usize) {
        let printed = figure.to_string();
        let part: String = printed.chars().take(cut).collect();
        for text in [text, part] {
            let _ = (text.parse::<Figure>(), text.parse::<Numeral>(), text.parse::<Interval>(), text.parse::<Period>());
            let _ = (text.parse::<Unit>(), text.parse::<Economy>(), text.parse::<Currency>(), text.parse::<Hedge>());
            if let Ok(figure) = text.parse::<Figure>() {
                prop_assert_eq!(figure.to_string().parse::<Figure>().unwrap(), figure);
            }
        }
    }
}

fn wide_numeral() -> impl Strategy<Value = Numeral> {
    let mut parameters = NumeralParameters::default();
    parameters.digits = 1..=28;
    parameters.exponents = (0..=28).collect();
    numeral(&parameters)
}

fn wide() -> FigureParameters {
    let mut parameters = FigureParameters::default();
    parameters.numeral.digits = 1..=28;
    parameters.numeral.exponents = (0..=28).collect();
    parameters
}

/// Numerals on which a power of ten more or less changes nothing but the scale.
fn scalable() -> impl Strategy<Value = Numeral> {
    let mut parameters = NumeralParameters::default();
    parameters.digits = 1..=8;
    parameters.exponents = vec![0, 3, 6, 9];
    numeral(&parameters)
}

fn scaled(interval: Interval, power: u32) -> Interval {
    let by = Decimal::from(10_i64.pow(power));
    let end = |bound: Bound<Decimal>| bound.map(|d| d * by);
    Interval::new(end(interval.lower()), end(interval.upper())).unwrap()
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_careful_reader_tolerates_what_he_accepts(figure: Figure) {
        let (accept, tolerate) = (figure.accept(), figure.tolerate());
        prop_assert!(accept.is_within(&tolerate), "{figure}: {accept} in {tolerate}");
    }

    #[test]
    fn the_nominal_value_lies_in_or_at_the_end_of_both(numeral in scalable(), hedge in hedge(), unit: Unit) {
        let figure = Figure::new(hedge, Amount::Numeral(numeral), unit).unwrap();
        for interval in [figure.accept(), figure.tolerate()] {
            let end = interval.lower_value() == Some(figure.value()) || interval.upper_value() == Some(figure.value());
            prop_assert!(interval.contains(figure.value()) || end, "{figure}: {interval}");
        }
    }

    #[test]
    fn a_scale_changes_nothing_else(numeral in scalable(), hedge in hedge(), power in 0..=9_u8) {
        let larger = Numeral::new(numeral.digits(), numeral.exponent() + power).unwrap();
        let figure = |numeral| Figure::new(hedge, Amount::Numeral(numeral), Unit::Number).unwrap();
        let (figure, larger) = (figure(numeral), figure(larger));
        prop_assert_eq!(larger.accept(), scaled(figure.accept(), power.into()));
        prop_assert_eq!(larger.tolerate(), scaled(figure.tolerate(), power.into()));
    }

    #[test]
    fn a_negative_mirrors(figure in figure(&numerals_and_ranges())) {
        prop_assume!(!figure.value().is_zero());
        let mirrored = figure.negated();
        prop_assert_eq!(mirrored.accept(), -figure.accept());
        prop_assert_eq!(mirrored.tolerate(), -figure.tolerate());
        prop_assert_eq!(mirrored.negated(), figure);
    }

    #[test]
    fn any_figure_negated_twice_is_itself(figure: Figure) {
        prop_assert_eq!(figure.negated().negated(), figure);
        prop_assert!(figure.negated() == figure || figure.value().is_zero() || figure.negated().accept() == -figure.accept());
    }

    #[test]
    fn a_hedge_stays_on_its_side(numeral in scalable(), unit: Unit) {
        prop_assume!(!numeral.value().is_sign_negative());
        let with = |hedge| Figure::new(hedge, Amount::Numeral(numeral), unit).unwrap();
        let x = numeral.value();
        for hedge in [Hedge::Almost, Hedge::LessThan] {
            prop_assert!(!with(hedge).tolerate().contains(x));
            prop_assert!(with(hedge).accept().upper_value() == Some(x));
        }
        for hedge in [Hedge::JustOver, Hedge::MoreThan] {
            prop_assert!(!with(hedge).tolerate().contains(x));
            prop_assert!(with(hedge).accept().lower_value() == Some(x));
        }
        for hedge in [Hedge::Bare, Hedge::Exact, Hedge::Approx, Hedge::AtLeast, Hedge::AtMost, Hedge::UpTo, Hedge::Order] {
            prop_assert!(with(hedge).accept().contains(x));
        }
        prop_assert!(with(Hedge::AtLeast).tolerate().upper() == Bound::Unbounded);
    }
}

fn numerals_and_ranges() -> FigureParameters {
    let mut parameters = FigureParameters::default();
    parameters.compound = false;
    parameters
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn periods_are_the_days_they_span(period: Period) {
        prop_assert!(period.first() <= period.last());
        prop_assert_eq!(Period::new(period.first(), period.last()).unwrap(), period);
        prop_assert!(period.contains(&period) && period.overlaps(&period));
        prop_assert_eq!(period.as_year().is_some(), period.whole_months() == Some(12) && period.first().month() == 1);
        if let Some(months) = period.whole_months() {
            let after = period.first().checked_add_months(Months::new(months)).unwrap();
            prop_assert_eq!(after.pred_opt().unwrap(), period.last());
        }
    }

    #[test]
    fn a_year_earlier_is_a_year_earlier(period in period(2..=9999)) {
        let before = period.a_year_earlier().unwrap();
        prop_assert_eq!(before.first().year(), period.first().year() - 1);
        prop_assert_eq!(before.first().month(), period.first().month());
        // The other way round it may be: up to 28 February is no whole month of a leap year, but of the year before.
        prop_assert!(period.whole_months().is_none() || before.whole_months() == period.whole_months());
        prop_assert!(before < period);
    }

    #[test]
    fn the_order_of_periods_is_that_of_their_days(a in period(2000..=2004), b in period(2000..=2004), day in day(2000..=2004)) {
        prop_assert_eq!(a.cmp(&b), (a.first(), a.last()).cmp(&(b.first(), b.last())));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert_eq!(a.contains(&b) && b.contains(&a), a == b);
        let day = Period::day(day);
        prop_assert_eq!(a.contains(&day), a.overlaps(&day));
        if a.contains(&b) && b.contains(&day) {
            prop_assert!(a.contains(&day));
        }
    }

    #[test]
    fn spans_split_no_character(span in span_in("€5bn – 北京, “half”"), other in span_in("€5bn – 北京, “half”")) {
        let text = "€5bn – 北京, “half”";
        prop_assert_eq!(span.of(text), text.get(span.range()).unwrap());
        let hull = span.hull(other);
        prop_assert!(hull.contains(span) && hull.contains(other));
        prop_assert_eq!(span.overlaps(other), other.overlaps(span));
        prop_assert!(Span::from(span.range()) == span);
    }

    #[test]
    fn decimals_stay_in_their_range(
        number in decimal(Decimal::new(-25, 1)..=Decimal::new(7, 0)),
        one in decimal(Decimal::MAX..=Decimal::MAX),
    ) {
        prop_assert!((Decimal::new(-25, 1)..=Decimal::new(7, 0)).contains(&number));
        prop_assert_eq!(one, Decimal::MAX);
    }
}
