//! Blocks as paragraphs.

use crate::i18n::Words;
use crate::report::{Block, Inline, Item, Line};
use crate::text::visible_line;

use super::parts::{FIRST_NUMBERED, list_style};
use super::places::Places;
use super::xml::Xml;

/// Writes the body of the document from top to bottom.
pub(super) struct Writer {
    pub(super) xml: Xml,
    pub(super) words: &'static Words,
    pub(super) places: Places,
    /// The width of the text, in twentieths of a point.
    pub(super) width: u32,
    /// The addresses on the web that it leads to.
    pub(super) links: Vec<String>,
    /// How many numbered lists there are.
    pub(super) numbered: usize,
    /// How many bookmarks there are.
    bookmarks: usize,
    /// Whether the next heading begins a page.
    pub(super) new_page: bool,
}

/// How a paragraph begins: its style, and what only this one has.
#[derive(Clone, Copy, Default)]
pub(super) struct Start<'a> {
    pub(super) style: &'a str,
    pub(super) new_page: bool,
    /// Its numbered list.
    pub(super) list: Option<usize>,
    /// Whether it stands at the right, as numbers do.
    pub(super) right: bool,
    /// Whether it stays on one page with what follows.
    pub(super) keep: bool,
}

impl<'a> Start<'a> {
    pub(super) fn style(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }
}

impl Writer {
    pub(super) fn new(words: &'static Words, places: Places, width: u32) -> Self {
        let (links, xml) = (Vec::new(), Xml::default());
        Self { xml, words, places, width, links, numbered: 0, bookmarks: 0, new_page: false }
    }

    /// Blocks, one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, anchor } => self.heading(*level, text, anchor.as_deref()),
            Block::Paragraph(line) => {
                self.paragraph(Start::style(if is_lead(line) { "LeadIn" } else { "Normal" }), line);
            }
            Block::Alert(line) => {
                let attention = Line::strong(self.words.attention).and_text(" ");
                self.paragraph(Start::style("Attention"), &Line([attention.0, line.0.clone()].concat()));
            }
            Block::Fields(fields) => self.fields(fields),
            Block::Items(items) => self.items(items),
            Block::Table(sheet) => self.sheet(sheet),
        }
    }

    /// A heading: 1 is the document's title, and Word counts from the level below it.
    fn heading(&mut self, level: usize, text: &str, anchor: Option<&str>) {
        let style = match level {
            1 => "Title",
            2 => "Heading1",
            3 => "Heading2",
            _ => "Heading3",
        };
        let appendix = text == self.words.appendix;
        let new_page = std::mem::take(&mut self.new_page) || appendix;
        let bookmark = self.places.heading(text, anchor);
        self.begin(Start { new_page, ..Start::style(style) });
        let text = visible_line(text).into_owned();
        match bookmark {
            Some(name) => {
                self.bookmarks += 1;
                let id = self.bookmarks;
                self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
                self.run(&text, "");
                self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
            }
            None => self.run(&text, ""),
        }
        self.end();
        if let Some(id) = anchor {
            self.back(id);
        }
    }

    /// From an example back to the gaps that name it.
    fn back(&mut self, id: &str) {
        let gaps: Vec<(String, String)> =
            self.places.back(id).into_iter().map(|(point, to)| (point.to_owned(), to)).collect();
        if gaps.is_empty() {
            return;
        }
        self.begin(Start::style("Normal"));
        self.run(&format!("{}{}", self.words.letter.named_by, self.words.colon), "");
        for (at, (point, to)) in gaps.iter().enumerate() {
            if at > 0 {
                self.run(self.words.list_comma, "");
            }
            self.leading_to(to, point);
        }
        self.end();
    }

    /// A paragraph with a line.
    pub(super) fn paragraph(&mut self, start: Start<'_>, line: &Line) {
        self.begin(start);
        self.line(line);
        self.end();
    }

    /// The start of a paragraph; [`Self::end`] ends it.
    pub(super) fn begin(&mut self, start: Start<'_>) {
        self.xml.open("w:p", &[]);
        self.xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", start.style);
            if start.keep {
                xml.flag("w:keepNext");
            }
            if start.new_page {
                xml.flag("w:pageBreakBefore");
            }
            if let Some(list) = start.list {
                xml.within("w:numPr", &[], |xml| {
                    xml.val("w:ilvl", 0);
                    xml.val("w:numId", list);
                });
            }
            if start.right {
                xml.val("w:jc", "right");
            }
        });
    }

    pub(super) fn end(&mut self) {
        self.xml.close("w:p");
    }

    fn items(&mut self, items: &[Item]) {
        let mut list = None;
        for (at, item) in items.iter().enumerate() {
            // What stands below an item stays with it; the first one stays with what announces it, and LibreOffice
            // holds no more than two together.
            let keep = at > 0 && items.get(at + 1).is_some_and(|next| next.depth > item.depth);
            match item.number {
                Some(number) => {
                    if number == 1 || list.is_none() {
                        list = Some(FIRST_NUMBERED + self.numbered);
                        self.numbered += 1;
                    }
                    self.paragraph(Start { list, keep, ..Start::style("ListNumber") }, &item.line);
                }
                None => {
                    self.paragraph(Start { keep, ..Start::style(list_style(item.depth)) }, &item.line);
                }
            }
        }
    }

    /// The pieces of a line.
    pub(super) fn line(&mut self, line: &Line) {
        for piece in &line.0 {
            match piece {
                Inline::Text(text) | Inline::Link { name: text, .. } => self.run(text, ""),
                Inline::Strong(text) => self.run(text, "Strong"),
                Inline::Command(text) => self.run(&visible_line(text), "HTMLCode"),
                Inline::Url(url) => self.web(url),
                Inline::Example(id) => match self.places.example(id) {
                    Some(to) => self.leading_to(&to, id),
                    None => self.run(&format!("dx-check cases {id}"), "HTMLCode"),
                },
            }
        }
    }

    /// A text in a style of its own, or in that of its paragraph. Its line ends stay line ends.
    pub(super) fn run(&mut self, text: &str, style: &str) {
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            return;
        }
        self.xml.within("w:r", &[], |xml| {
            if !style.is_empty() {
                xml.within("w:rPr", &[], |xml| xml.val("w:rStyle", style));
            }
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    xml.flag("w:br");
                }
                let line = line.strip_suffix('\r').unwrap_or(line);
                if !line.is_empty() {
                    xml.leaf("w:t", &[("xml:space", &"preserve")], line);
                }
            }
        });
    }

    /// A text that leads to a place in the document.
    pub(super) fn leading_to(&mut self, place: &str, text: &str) {
        self.xml.open("w:hyperlink", &[("w:anchor", &place), ("w:history", &1)]);
        self.run(text, "Hyperlink");
        self.xml.close("w:hyperlink");
    }

    /// An address on the web: a link where it is one, else text.
    fn web(&mut self, url: &str) {
        if !is_address(url) {
            return self.run(url, "");
        }
        let at = self.links.iter().position(|known| known == url).unwrap_or_else(|| {
            self.links.push(url.to_owned());
            self.links.len() - 1
        });
        let id = format!("link{}", at + 1);
        self.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", &1)]);
        self.run(url, "Hyperlink");
        self.xml.close("w:hyperlink");
    }
}

/// A line that announces what follows.
fn is_lead(line: &Line) -> bool {
    !line.0.is_empty() && line.0.iter().all(|piece| matches!(piece, Inline::Strong(_)))
}

/// Whether a text is an address that Word takes: it refuses a file with a broken one.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest.filter(|_| url.len() <= LONGEST_ADDRESS) else { return false };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let in_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let escapes = rest
        .split('%')
        .skip(1)
        .all(|after| after.len() >= 2 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()));
    name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(in_host)
        && !name.contains("..")
        && port.len() <= 5
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && rest.chars().all(allowed)
        && rest.matches('#').count() <= 1
        && escapes
}

/// The longest address that Word follows.
const LONGEST_ADDRESS: usize = 2000;

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn only_addresses_become_links() {
        for url in ["https://example.jp/aoi", "http://example.jp:8080/a?b=c&d=%E3%81%82#e", "https://a.jp"] {
            assert!(is_address(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "https:///a",
            "https://a b",
            "https://a/%zz",
            "https://user@a.jp",
            "https://a.jp/#x#y",
            "https://a..jp",
            "https://a.jp:port",
            "https://[::1]/",
            "https://例.jp",
            "www.example.jp",
            "https://a/\"onclick",
        ] {
            assert!(!is_address(url), "{url}");
        }
    }
}
