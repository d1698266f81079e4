//! HTML within Markdown: entities, which tags separate, which only decorate, and what between them is not seen.

use memchr::{memchr, memchr2, memmem};

/// The longest tag that is looked through, in bytes.
const LONGEST_TAG: usize = 1 << 10;

/// Tags between which text stands on its own.
const SEPARATING: [&str; 34] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "td",
    "th",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "hr",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "details",
    "summary",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "center",
    "figure",
];

/// Tags within a text.
const WITHIN: [&str; 28] = [
    "a",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "font",
    "small",
    "big",
    "sup",
    "sub",
    "mark",
    "code",
    "kbd",
    "ruby",
    "rb",
    "img",
    "ins",
    "wbr",
    "figcaption",
    "colgroup",
    "col",
    "input",
    "label",
    "abbr",
    "q",
    "cite",
];

/// Tags whose text is not seen, or is struck.
pub(super) const UNSEEN: [&str; 8] = ["rt", "rp", "del", "s", "strike", "script", "style", "title"];

/// What stands at a `<`.
#[derive(Debug, PartialEq)]
pub(super) enum Tag {
    /// No tag. `closed`: there is at least a `>` further on.
    None { closed: bool },
    /// An address in angle brackets, of so many bytes with them.
    Address(usize),
    /// Something of so many bytes that leaves no gap.
    Within(usize),
    /// A tag of so many bytes behind which text is not seen; its index among such tags.
    Unseen(usize, usize),
    /// Something of so many bytes that separates what stands around it.
    Break(usize),
}

/// How a comment begins.
pub(super) const COMMENT: &str = "<!--";

/// The length of the comment at the beginning of a text.
pub(super) fn comment(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(COMMENT)?;
    memmem::find(inside.as_bytes(), b"-->").map(|end| COMMENT.len() + end + 3)
}

/// The tag at the beginning of a text that begins with `<`.
pub(super) fn at(text: &str) -> Tag {
    // No tag holds another: the search ends where the next one begins.
    let head = &text.as_bytes()[1..text.len().min(LONGEST_TAG)];
    let end = match memchr2(b'>', b'<', head) {
        Some(end) if head[end] == b'>' => end + 1,
        Some(_) => return Tag::None { closed: true },
        None => return Tag::None { closed: text.len() > LONGEST_TAG },
    };
    let inside = &text[1..end];
    if ["http://", "https://", "mailto:"].iter().any(|scheme| inside.starts_with(scheme)) {
        return Tag::Address(end + 1);
    }
    let (closing, name) = match inside.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_one_of = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    if is_one_of(&SEPARATING) {
        Tag::Break(end + 1)
    } else if is_one_of(&WITHIN) {
        Tag::Within(end + 1)
    } else {
        match UNSEEN.iter().position(|n| n.eq_ignore_ascii_case(name)) {
            Some(_) if closing => Tag::Within(end + 1),
            Some(index) => Tag::Unseen(end + 1, index),
            None => Tag::None { closed: true },
        }
    }
}

/// How long the text of an unseen tag is, its closing tag included; nothing when it is not closed.
pub(super) fn until_closed(text: &str, index: usize) -> Option<usize> {
    let name = UNSEEN[index].as_bytes();
    let bytes = text.as_bytes();
    let mut ends = memmem::find_iter(bytes, b"</").map(|at| at + 2);
    let after =
        ends.find(|at| bytes.get(*at..at + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)))?;
    memchr(b'>', &bytes[after..]).map(|end| after + end + 1)
}

/// The level of a line that is an HTML heading.
pub(super) fn heading(line: &str) -> Option<usize> {
    let level = match line.as_bytes() {
        [b'<', b'h' | b'H', level @ b'1'..=b'6', b'>' | b' ', ..] => level - b'0',
        _ => return None,
    };
    let end = line.trim_end().as_bytes();
    let closed = end.len() > 5 && end[..end.len() - 2].ends_with(b"</h") && end.ends_with(b">");
    closed.then_some(usize::from(level))
}

/// The entity at the beginning of a text, and what it stands for.
pub(super) fn entity(text: &str) -> Option<&'static (&'static str, &'static str)> {
    const ENTITIES: [(&str, &str); 10] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&emsp;", "　"),
        ("&ensp;", " "),
        ("&yen;", "¥"),
    ];
    ENTITIES.iter().find(|(name, _)| text.starts_with(name))
}
