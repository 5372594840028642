//! The page, as text.

use bilateral::Report;
use bilateral::report::Article;
use bilateral::report::html::page;

use super::assert_file;
use super::sample::{self, HOSTILE, TEXT};

#[test]
fn the_page_of_a_text() {
    let (report, source) = (sample::report(), sample::source());
    let page = page("Old allies, checked", &[Article::new("a", TEXT, &report).with_source(&source)], &[]).unwrap();
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    assert_file("page", body);
}

#[test]
fn nothing_is_asked_for_elsewhere() {
    let (report, source) = (sample::report(), sample::source());
    let page = page("Check", &[Article::new("a", TEXT, &report).with_source(&source)], &[]).unwrap();
    for attribute in ["src=", "srcset=", "@import", "url(", "<iframe", "<object", "<base", "fetch(", "XMLHttpRequest"] {
        assert!(!page.contains(attribute), "{attribute}");
    }
    let links: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let within = |link: &&str| !link.starts_with('#') && *link != "data:,";
    let outside: Vec<&str> = links.into_iter().filter(within).collect();
    assert_eq!(outside, ["https:&#x2f;&#x2f;example.org&#x2f;old-allies"], "a link to follow, not to load");
}

#[test]
fn what_it_shows_is_inert() {
    let (report, source) = (sample::hostile(), sample::hostile_source());
    let page = page(HOSTILE, &[Article::new(HOSTILE, HOSTILE, &report).with_source(&source)], &[]).unwrap();
    assert!(!page.chars().any(super::acts));
    assert_eq!(page.matches("<script").count(), 2, "the page's own script and the reviews");
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img") && !page.contains("</textarea") && !page.contains("javascript:"));
    assert!(page.contains("{{7*7}} {% raw %}"), "text is no template");
    assert!(page.contains("\\u{202e} 5%\\u{202c} ␛[31;1mto"));
}

#[test]
fn several_texts_and_none() {
    let (first, second) = (sample::report(), sample::hostile());
    let articles = [Article::new("a", TEXT, &first), Article::new("b", HOSTILE, &second)];
    let both = page("Two", &articles, &[]).unwrap();
    assert!(both.contains("id=\"s9\"") && both.contains("href=\"#s9\"") && both.contains("All 9 are shown."));
    let empty = page("None", &[Article::new("a", "", &Report::default())], &[]).unwrap();
    assert!(empty.contains("no statements found"));
    assert!(page("Nothing", &[], &[]).unwrap().contains("<h1>Nothing</h1>"));
}
