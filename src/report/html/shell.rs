//! What every page of ours has around its content: a policy that lets nothing in, its style, and a way past the title.

use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::i18n::Lang;
use crate::text::visible_line;

/// The style of all pages; it says by media what is for a screen, for paper, for a dark room.
const STYLE: &str = include_str!("style.css");

/// A page before it has its shell.
pub(super) struct Page {
    /// The language of its texts.
    pub(super) lang: Lang,
    /// What a window, a bookmark and a printed file are called.
    pub(super) title: String,
    /// Its name and what it is about, with the only heading of the first level.
    pub(super) header: Markup,
    /// The content.
    pub(super) main: Markup,
    /// What its style has beside that of all pages.
    pub(super) own_style: &'static str,
}

impl Page {
    /// The page as one file that needs nothing else and asks for nothing.
    pub(super) fn file(self) -> Vec<u8> {
        let Self { lang, title, header, main, own_style } = self;
        let style = format!("{STYLE}{own_style}");
        let markup = html! {
            (DOCTYPE)
            html lang=(lang.code()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy(&style));
                    meta name="referrer" content="no-referrer";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (visible_line(&title)) }
                    style { (PreEscaped(style)) }
                }
                body {
                    a.skip href="#page.content" { (lang.words().html.to_content) }
                    header { (header) }
                    main id="page.content" { (main) }
                }
            }
        };
        let mut file = markup.into_string().into_bytes();
        file.push(b'\n');
        file
    }
}

/// What the page may do: show our style, known by its hash, and nothing else.
fn policy(style: &str) -> String {
    let hash = BASE64.encode(&Sha256::digest(style));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

#[cfg(test)]
mod tests {
    use super::{STYLE, policy};

    #[test]
    fn the_style_asks_for_nothing_and_ends_where_it_should() {
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains("</"));
        assert!(policy(STYLE).starts_with("default-src 'none'; style-src 'sha256-"));
    }
}
