//! A finding in the vocabularies of the field: W3C Web Annotation, schema.org `ClaimReview`, W3C EARL and PROV.
//!
//! Each member is JSON-LD with its own context, so that it can be taken out of the document and stand alone.

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Value, json};

use super::position::Positions;
use super::{Article, words};
use crate::check::{Evidence, Finding, Verdict};
use crate::source::{Source, Span};

/// The name given as author of reviews and assertions.
pub(super) const GENERATOR: &str = "bilateral";

/// The code points of context a quote is given on either side.
const CONTEXT: usize = 32;

/// The code points that `claimReviewed` may have where search engines read it.
const CLAIM: usize = 75;

/// One finding in four vocabularies.
#[derive(Serialize)]
pub(super) struct Described {
    annotation: Value,
    review: Value,
    assertion: Value,
    derivation_graph: Value,
}

impl Described {
    pub(super) fn new(article: &Article<'_>, at: &Positions<'_>, index: usize, finding: &Finding) -> Self {
        let subject = Subject::new(article, at, index, finding);
        Self {
            annotation: subject.annotation(),
            review: subject.review(),
            assertion: subject.assertion(),
            derivation_graph: subject.derivation(),
        }
    }
}

/// The `ClaimReview` alone.
#[cfg(feature = "html")]
pub(super) fn claim_review(article: &Article<'_>, at: &Positions<'_>, index: usize, finding: &Finding) -> Value {
    Subject::new(article, at, index, finding).review()
}

/// The address of a text: that of its source, else a name made from its key.
fn iri(article: &Article<'_>) -> String {
    let url = article.source.map(|source| source.url.as_str()).filter(|url| is_web(url));
    url.map_or_else(|| urn("text", article.id), str::to_owned)
}

/// Whether this is an address that can be followed: another scheme could run a script.
pub(super) fn is_web(url: &str) -> bool {
    let scheme = url.starts_with("https://") || url.starts_with("http://");
    scheme && !url.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}

/// The name of a finding, the same in every vocabulary.
fn name(article: &Article<'_>, index: usize) -> String {
    format!("{}:{}", urn("finding", article.id), index + 1)
}

/// `urn:bilateral:kind:key`, the key percent-encoded.
fn urn(kind: &str, key: &str) -> String {
    let mut out = format!("urn:bilateral:{kind}:");
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

struct Subject<'a> {
    article: &'a Article<'a>,
    at: &'a Positions<'a>,
    finding: &'a Finding,
    text: String,
    name: String,
}

impl<'a> Subject<'a> {
    fn new(article: &'a Article<'a>, at: &'a Positions<'a>, index: usize, finding: &'a Finding) -> Self {
        Self { article, at, finding, text: iri(article), name: name(article, index) }
    }

    /// W3C Web Annotation: where in the text, by quote and by position.
    fn annotation(&self) -> Value {
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": self.name,
            "type": "Annotation",
            "motivation": "assessing",
            "body": {
                "type": "TextualBody",
                "format": "text/plain",
                "language": "en",
                "purpose": "assessing",
                "value": self.sentence(),
            },
            "target": { "source": self.text, "selector": self.selectors(self.finding.span) },
        })
    }

    fn selectors(&self, span: Span) -> Value {
        let text = self.article.text;
        let (start, end) = self.at.span(span);
        json!([
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": last(text.get(..span.start).unwrap_or_default(), CONTEXT),
                "suffix": first(text.get(span.end..).unwrap_or_default(), CONTEXT),
            },
            { "type": "TextPositionSelector", "start": start, "end": end },
        ])
    }

    /// schema.org `ClaimReview`. A verdict that is none has no rating value, only its name.
    fn review(&self) -> Value {
        let mut review = json!({
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": self.name,
            "author": { "@type": "Organization", "name": GENERATOR },
            "claimReviewed": shortened(self.finding.span.of(self.article.text), CLAIM),
            "reviewBody": self.sentence(),
            "itemReviewed": self.claim(),
            "reviewRating": { "@type": "Rating", "alternateName": words::verdict(self.finding.verdict) },
        });
        let rating = review.get_mut("reviewRating").and_then(Value::as_object_mut);
        if let (Some(rating), Some(value)) = (rating, rating_value(self.finding.verdict)) {
            for (key, value) in [("ratingValue", value), ("bestRating", "5"), ("worstRating", "1")] {
                rating.insert(key.to_owned(), value.into());
            }
        }
        review
    }

    fn claim(&self) -> Value {
        let mut work = json!({ "@type": "CreativeWork", "headline": self.article.title(), "url": self.text });
        let mut claim = json!({ "@type": "Claim", "text": self.finding.span.of(self.article.text) });
        if let Some(source) = self.article.source {
            let day = source.published.map(|day| day.to_string());
            set(&mut claim, "datePublished", day.clone().map(Value::from));
            set(&mut claim, "author", author(source));
            set(&mut work, "datePublished", day.map(Value::from));
            let publisher = Some(&source.publisher).filter(|name| !name.is_empty());
            set(&mut work, "publisher", publisher.map(|name| json!({ "@type": "Organization", "name": name })));
        }
        set(&mut claim, "appearance", Some(work));
        claim
    }

    /// W3C EARL: who found what of which subject.
    fn assertion(&self) -> Value {
        json!({
            "@context": { "earl": "http://www.w3.org/ns/earl#", "dct": "http://purl.org/dc/terms/" },
            "@type": "earl:Assertion",
            "earl:assertedBy": { "@type": "earl:Software", "dct:title": GENERATOR, "dct:hasVersion": env!("CARGO_PKG_VERSION") },
            "earl:subject": { "@id": self.name },
            "earl:test": { "@id": urn("test", self.finding.kind.name()) },
            "earl:mode": { "@id": "earl:automatic" },
            "earl:result": {
                "@type": "earl:TestResult",
                "earl:outcome": { "@id": format!("earl:{}", self.finding.verdict.earl()) },
                "earl:info": self.sentence(),
            },
        })
    }

    /// W3C PROV: what the computed interval was derived from.
    fn derivation(&self) -> Value {
        // What is stated is what the computed interval is held against, not what it comes from.
        let operands = self.finding.operands.iter().filter(|operand| operand.role != "stated").map(|operand| {
            let (start, end) = self.at.span(operand.span);
            json!({
                "@id": format!("{}#char={start},{end}", self.text),
                "@type": "prov:Entity",
                "prov:value": operand.span.of(self.article.text),
                "prov:wasQuotedFrom": { "@id": self.text },
            })
        });
        let records = self.finding.evidence.iter().map(record);
        let used: Vec<Value> = operands.chain(records).collect();
        let value = self.finding.computed.map(|interval| interval.to_string());
        json!({
            "@context": { "prov": "http://www.w3.org/ns/prov#", "dct": "http://purl.org/dc/terms/" },
            "@id": format!("{}:computed", self.name),
            "@type": "prov:Entity",
            "prov:value": value,
            "prov:wasDerivedFrom": used,
            "prov:wasAttributedTo": { "@type": "prov:SoftwareAgent", "dct:title": GENERATOR },
            "prov:wasGeneratedBy": { "@type": "prov:Activity", "dct:description": self.finding.derivation },
        })
    }

    /// The explanation, or the code where there is none.
    fn sentence(&self) -> String {
        let explanation = &self.finding.explanation;
        if explanation.is_empty() { self.finding.code() } else { explanation.clone() }
    }
}

fn record(evidence: &Evidence) -> Value {
    json!({
        "@id": urn("record", &evidence.record),
        "@type": "prov:Entity",
        "prov:value": evidence.quote,
        "prov:hadPrimarySource": { "@type": "prov:Entity", "dct:title": evidence.source },
    })
}

fn author(source: &Source) -> Option<Value> {
    let named = |kind: &str, name: &str| (!name.is_empty()).then(|| json!({ "@type": kind, "name": name }));
    named("Person", &source.author).or_else(|| named("Organization", &source.publisher))
}

fn set(object: &mut Value, key: &str, value: Option<Value>) {
    if let (Some(object), Some(value)) = (object.as_object_mut(), value) {
        object.insert(key.to_owned(), value);
    }
}

/// The verdict on a scale from 1 to 5.
const fn rating_value(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Supported => Some("5"),
        Verdict::Compatible => Some("4"),
        Verdict::Loose => Some("3"),
        Verdict::Contradicted => Some("1"),
        Verdict::Unverifiable | Verdict::DependsOnReading => None,
    }
}

fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(index, _)| index);
    text.get(..end).unwrap_or_default()
}

fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(index, _)| index);
    text.get(start..).unwrap_or_default()
}

/// The text in at most `limit` code points, cut before a word.
fn shortened(text: &str, limit: usize) -> String {
    if text.chars().nth(limit).is_none() {
        return text.to_owned();
    }
    let cut = first(text, limit.saturating_sub(1));
    let cut = cut.rsplit_once(' ').map_or(cut, |(before, _)| before);
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(urn("text", "a b/ü.txt"), "urn:bilateral:text:a%20b%2F%C3%BC.txt");
        assert!(is_web("https://example.org/a?b=c") && !is_web("javascript:alert(1)") && !is_web("https://x\">"));
    }

    #[test]
    fn ends_of_a_text() {
        assert_eq!((first("€10 bn", 2), last("€10 bn", 2)), ("€1", "bn"));
        assert_eq!((first("a", 2), last("a", 2), last("", 2)), ("a", "a", ""));
        let long = shortened(&"almost fifty times less ".repeat(9), CLAIM);
        assert!(long.chars().count() <= CLAIM && long.ends_with("less…"), "{long}");
    }
}
