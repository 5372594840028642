//! Quantities, times and names of any text: spans that ascend on character boundaries, figures that print and parse back.
#![no_main]

use bilateral::text::{names, quantities, times};
use bilateral::{Figure, Span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = quantities(text);
    ascend(text, found.iter().map(|quantity| quantity.span));
    for quantity in &found {
        assert!(text.is_char_boundary(quantity.full.start) && text.is_char_boundary(quantity.full.end));
        assert!(quantity.full.contains(quantity.span));
        assert!(quantity.figure.accept().is_within(&quantity.figure.tolerate()), "{quantity:?}");
        let printed = quantity.figure.to_string();
        assert_eq!(printed.parse::<Figure>().expect(&printed), quantity.figure, "{printed}");
    }
    ascend(text, times(text).iter().map(|time| time.span));
    ascend(text, names(text).iter().map(|name| name.span));
});

fn ascend(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start && span.start < span.end && span.end <= text.len(), "{span:?} after {end}");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?}");
        end = span.end;
    }
}
