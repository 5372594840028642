//! Every renderer on the same samples.

use super::sample::{HOSTILE, TEXT, hostile, report, source};
use super::*;

#[cfg(feature = "terminal")]
mod terminal {
    use super::*;
    use crate::report::terminal::{Style, render};

    #[test]
    fn show() {
        let (report, source) = (report(), source());
        let article = Article::new("old-allies.txt", TEXT, &report).with_source(&source);
        println!("{}", render(&article, Style::PLAIN));
        println!("{}", render(&article, Style { unicode: true, color: true, width: 80 }));
        println!("{}", render(&Article::new(HOSTILE, HOSTILE, &hostile()), Style::PLAIN));
    }
}

#[cfg(feature = "json")]
mod json {
    use super::*;
    use crate::report::json::{document, line};

    #[test]
    fn show() {
        let (report, source) = (report(), source());
        let article = Article::new("old-allies.txt", TEXT, &report).with_source(&source);
        println!("{}", line(&article));
        println!("{}", &document([article])[..9000]);
        println!("{}", line(&Article::new(HOSTILE, HOSTILE, &hostile())));
    }
}

#[cfg(feature = "html")]
mod html {
    use super::*;
    use crate::report::html::page;

    #[test]
    fn show() {
        let (report, source) = (report(), source());
        let article = Article::new("old-allies.txt", TEXT, &report).with_source(&source);
        let hostile = hostile();
        let second = Article::new(HOSTILE, HOSTILE, &hostile);
        std::fs::write("/tmp/plots/page.html", page("Old allies, checked", &[article], &[]).unwrap()).unwrap();
        std::fs::write("/tmp/plots/two.html", page(HOSTILE, &[article, second], &[]).unwrap()).unwrap();
    }
}
