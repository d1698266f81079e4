//! Lines that are headings without a number: the title, 附則, captions of articles, 【…】.

use super::super::lines::Lines;
use super::grid;
use super::layout::{self, Page, Placed, columns_of};
use super::marker::{Marker, Rank};

/// Lines in which a title is looked for.
const FIRST_LINES: usize = 5;

/// The widest title.
const WIDEST: usize = 90;

/// The widest heading without a number.
const WIDEST_HEADING: usize = 44;

/// The numbers of the first and last line of the title.
pub(super) fn find(lines: Lines<'_>, page: Page) -> Option<(u32, u32)> {
    let mut lines = lines.map(Placed::new).skip_while(|line| line.is_blank() || layout::is_rule(line.text()));
    let mut seen = 0;
    let first = loop {
        let line = lines.next()?;
        if line.is_blank() || layout::is_rule(line.text()) {
            continue;
        }
        seen += 1;
        let text = line.text();
        if seen > FIRST_LINES
            || Marker::at(text).is_some()
            || is_apart(text)
            || grid::is_drawn(text)
            || layout::parts(text).len() > 1
        {
            return None;
        }
        if page.is_right(&line)
            || is_date(text)
            || text.ends_with(['様', '殿', '宛'])
            || text.ends_with("御中")
        {
            continue;
        }
        break line;
    };
    let text = first.text();
    if text.contains('。')
        || first.width() > WIDEST
        || page.is_full(&first) && first.indent < 4
        || text.ends_with('、')
    {
        return None;
    }
    let mut last = first.line.number;
    let mut more = lines.peekable();
    while let Some(line) = more.next_if(|line| {
        let text = line.text();
        page.is_centred(line) && !text.contains('。') && Marker::at(text).is_none() && !is_record(text)
    }) {
        last = line.line.number;
    }
    // A single line is what the document says, not its title.
    more.any(|line| !line.is_blank()).then_some((first.line.number, last))
}

/// A day or a year alone.
fn is_date(text: &str) -> bool {
    let era = ["令和", "平成", "昭和", "20", "２０"].iter().any(|era| text.starts_with(era));
    era && text.ends_with(['日', '月', '年'])
}

/// 記 and 以上: they say that the matter begins and ends.
fn is_record(text: &str) -> bool {
    matches!(squeezed(text).as_str(), "記" | "以上")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The rank of a line that is a heading without a number. `alone`: blank lines around it.
pub(super) fn rank(line: &Placed<'_>, next: Option<&Placed<'_>>, page: Page, alone: bool) -> Option<Rank> {
    let text = line.text();
    if line.width() > WIDEST_HEADING || text.contains('。') {
        return None;
    }
    let next_mark = next.and_then(|next| Marker::at(next.text()));
    if is_caption(text) {
        return next_mark.filter(|mark| mark.rank == Rank::Article).map(|_| Rank::Ordinal);
    }
    if is_in_brackets(text) {
        return next.map(|_| Rank::Symbol);
    }
    if is_appendix(text) {
        return Some(Rank::Centred);
    }
    let centred = alone && page.is_centred(line) && !is_record(text) && !is_date(text);
    (centred && next.is_some() && layout::parts(text).len() == 1).then_some(Rank::Centred)
}

/// Whether a line is one that stands under no other: a caption, a heading in brackets, an appendix.
pub(super) fn is_apart(text: &str) -> bool {
    is_caption(text) || is_in_brackets(text) || is_appendix(text)
}

/// （目的）
fn is_caption(text: &str) -> bool {
    is_bracketed(text, '（', '）') || is_bracketed(text, '(', ')')
}

/// 【概要】
fn is_in_brackets(text: &str) -> bool {
    let brackets =
        [('【', '】'), ('《', '》'), ('≪', '≫'), ('〔', '〕'), ('＜', '＞'), ('<', '>'), ('［', '］')];
    brackets.iter().any(|(open, close)| is_bracketed(text, *open, *close))
}

/// One pair of brackets around all.
fn is_bracketed(text: &str, open: char, close: char) -> bool {
    let inside = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    inside.is_some_and(|inside| !inside.contains([open, close]) && !inside.trim().is_empty())
}

/// 附則, 別表第１, 別紙２（第５条関係）, 様式第３号
fn is_appendix(text: &str) -> bool {
    const NAMES: [&str; 7] = ["附則", "付則", "別表", "別紙", "別記", "別添", "様式"];
    if columns_of(text) > WIDEST_HEADING {
        return false;
    }
    let squeezed = squeezed(text);
    let Some(after) = NAMES.iter().find_map(|name| squeezed.strip_prefix(name)) else {
        return false;
    };
    let rest = after.trim_start_matches(|c: char| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || "第号の-－".contains(c)
    });
    rest.is_empty() || rest.starts_with(['（', '('])
}
