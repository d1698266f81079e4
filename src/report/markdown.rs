//! Blocks as Markdown (CommonMark with tables). Whatever a user typed stays text.

use crate::i18n::Lang;
use crate::text::{visible, visible_line};

use super::{Block, Inline, Item, Line, Sheet};

/// Blocks as Markdown.
pub fn markdown(lang: Lang, blocks: &[Block]) -> String {
    let mut out = String::new();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        match block {
            Block::Heading { level, text, anchor } => {
                if let Some(anchor) = anchor {
                    out.push_str(&format!("<a id=\"{}\"></a>\n\n", slug(anchor)));
                }
                out.push_str(&format!(
                    "{} {}\n",
                    "#".repeat(*level),
                    escape_within(&visible_line(text), false)
                ));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n", line(text, "  \n"))),
            Block::Alert(text) => {
                out.push_str(&format!("> **{}** {}\n", lang.words().attention, line(text, " ")));
            }
            Block::Fields(fields) => {
                for (name, value) in fields {
                    let name = format!("{}{}", escape(name), lang.words().colon);
                    out.push_str(&format!("- **{}** {}\n", name.trim_end(), line(value, "  \n  ")));
                }
            }
            Block::Items(items) => items.iter().for_each(|i| item(i, &mut out)),
            Block::Table(sheet) => table(sheet, &mut out),
        }
    }
    out
}

fn item(item: &Item, out: &mut String) {
    let indent = "   ".repeat(item.depth);
    let marker = item.number.map_or_else(|| "- ".to_owned(), |n| format!("{n}. "));
    let rest = format!("  \n{indent}{}", " ".repeat(marker.len()));
    out.push_str(&format!("{indent}{marker}{}\n", line(&item.line, &rest)));
}

/// A line with `between` where the text has line ends.
fn line(line: &Line, between: &str) -> String {
    let pieces = line.0.iter().map(|piece| match piece {
        Inline::Text(text) => escape(&visible(text)),
        Inline::Strong(text) if text.trim().is_empty() => String::new(),
        Inline::Strong(text) => format!("**{}**", escape(visible_line(text).trim())),
        Inline::Command(text) => format!("`{}`", visible_line(text).replace('`', "'")),
        Inline::Url(url) if is_address(url) => format!("<{url}>"),
        Inline::Url(url) => escape(&visible(url)),
        Inline::Link { name, to } => format!("[{}]({to})", escape(&visible_line(name))),
        Inline::Example(id) => format!("[{}](#{})", escape(id), slug(id)),
    });
    let text: String = pieces.collect();
    let lines: Vec<_> = text.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join(between)
}

fn table(sheet: &Sheet, out: &mut String) {
    let row = |cells: &[String]| {
        let cells = cells.iter().map(|c| escape(&visible_line(c)));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    out.push_str(&row(&sheet.head));
    let rules = (0..sheet.head.len()).map(|i| if sheet.numbers.contains(&i) { "---:" } else { "---" });
    out.push_str(&format!("| {} |\n", rules.collect::<Vec<_>>().join(" | ")));
    sheet.rows.iter().for_each(|cells| out.push_str(&row(cells)));
}

/// The text with every character that Markdown or HTML could take for markup escaped.
fn escape(text: &str) -> String {
    escape_within(text, true)
}

/// [`escape`] for text that does or does not stand at the start of a line.
fn escape_within(text: &str, at_start: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut line_start = at_start;
    let mut digits_only = at_start;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let at_end = chars.peek().is_none_or(|next| next.is_whitespace());
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            // Marks that mean something at the start of a line only, or behind a number there.
            '#' | '+' | '-' | '=' if line_start => out.extend(['\\', c]),
            '.' | ')' if digits_only && !line_start && at_end => out.extend(['\\', c]),
            // A bare address would become a link.
            ':' if out.ends_with("http") || out.ends_with("https") => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            _ => out.push(c),
        }
        match c {
            '\n' => (line_start, digits_only) = (true, true),
            c if line_start && c.is_whitespace() => {}
            c => (line_start, digits_only) = (false, digits_only && c.is_ascii_digit()),
        }
    }
    out.replace("www.", "www&#46;")
}

/// Whether a text is an address and nothing else.
pub(super) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !"<>\"`\\".contains(c))
    })
}

/// An anchor's name: ids are letters, digits, `-` and `_` already; anything else is left out.
pub(super) fn slug(id: &str) -> String {
    id.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_a_user_typed_stays_text() {
        assert_eq!(
            escape("<script> **太字** [x](y) | `a`"),
            "&lt;script&gt; \\*\\*太字\\*\\* \\[x\\](y) \\| \\`a\\`"
        );
        assert_eq!(escape("# 見出し"), "\\# 見出し");
        assert_eq!(escape("一\n- 二\n1. 三"), "一\n\\- 二\n1\\. 三");
        assert_eq!(escape("https://example.jp a@b"), "https&#58;//example.jp a&#64;b");
        assert_eq!(escape("3.5 点"), "3.5 点");
    }
}
