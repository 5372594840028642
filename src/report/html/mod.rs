//! One page that needs nothing else: no request leaves it, and it can be read without scripts.
//!
//! Every statement is marked in the text by icon, line and colour of its verdict and leads to a card with the reading, the
//! arithmetic, the evidence and what would hold instead. A list of conflicts, one of implied figures, the pictures given
//! and a table of all statements follow.

mod base64;
mod pieces;
mod view;

use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context, escape_formatter};
use sha2::{Digest, Sha256};

use super::svg::Picture;
use super::{Article, visible};
use crate::error::{Error, ErrorKind};

const STYLE: &str = include_str!("../templates/style.css");
const SCRIPT: &str = include_str!("../templates/script.js");
const TEMPLATES: [(&str, &str); 3] = [
    ("page.html", include_str!("../templates/page.html")),
    ("article.html", include_str!("../templates/article.html")),
    ("card.html", include_str!("../templates/card.html")),
];

static ENVIRONMENT: LazyLock<Result<Environment<'static>, minijinja::Error>> = LazyLock::new(environment);

/// The page on some texts, with pictures if there are any. `title` is the heading.
///
/// ```
/// use bilateral::{Report, report::{Article, html}};
///
/// let report = Report::default();
/// let page = html::page("Check", &[Article::new("a1", "1 < 2 & <b>", &report)], &[])?;
/// assert!(page.contains("1 &lt; 2 &amp; &lt;b&gt;"));
/// # Ok::<(), bilateral::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Io`] when the template engine refuses; with the templates of the crate it does not.
pub fn page(title: &str, articles: &[Article<'_>], pictures: &[Picture]) -> Result<String, Error> {
    render(title, articles, pictures).map_err(|cause| Error::new(ErrorKind::Io, format!("page: {cause:#}")))
}

fn render(title: &str, articles: &[Article<'_>], pictures: &[Picture]) -> Result<String, minijinja::Error> {
    let environment = ENVIRONMENT.as_ref().map_err(|cause| minijinja::Error::new(cause.kind(), cause.to_string()))?;
    let view = view::Page::new(articles);
    let pictures: Vec<Value> = pictures.iter().map(picture).collect();
    environment.get_template("page.html")?.render(context! {
        title,
        policy => policy(),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        reviews => Value::from_safe_string(super::json::reviews(articles)),
        pictures,
        ..Serde(&view)
    })
}

fn picture(picture: &Picture) -> Value {
    context! { svg => Value::from_safe_string(picture.svg().to_owned()), caption => picture.caption() }
}

/// What the browser may load and run: the style and the script of the page, and nothing from elsewhere.
fn policy() -> String {
    let hash = base64::encode(&Sha256::digest(SCRIPT.as_bytes()));
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => escape_formatter(out, state, &Value::from(visible::inert(text).into_owned())),
        _ => escape_formatter(out, state, value),
    });
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}
