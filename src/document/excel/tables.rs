//! Which row is the head of a table, and which cell of a form is the label of which.

use std::ops::Range;

use super::{
    grid::{Row, Text},
    styles::Look,
    words,
};

/// The rows below a row that are looked at to know whether it is the head of a table.
const LOOKED_AT: usize = 5;

/// How most texts of a sheet look. What looks otherwise stands out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Usual {
    bold: bool,
    filled: bool,
    size: u16,
}

impl Usual {
    pub(super) fn of(rows: &[Row<'_>]) -> Self {
        let looks = || rows.iter().flat_map(|row| &row.texts).map(|text| text.look);
        let all = looks().count();
        let most = |is: fn(&Look) -> bool| looks().filter(is).count() * 3 > all * 2;
        let mut sizes: Vec<u16> = looks().map(|look| look.size).collect();
        sizes.sort_unstable();
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(0);
        Self { bold: most(|look| look.bold), filled: most(|look| look.filled), size }
    }

    pub(super) fn is_exceeded_by(self, text: &Text<'_>) -> bool {
        let look = text.look;
        (look.bold && !self.bold) || (look.filled && !self.filled) || (look.size > self.size && self.size > 0)
    }
}

/// The heads of a table's columns.
#[derive(Debug)]
pub(super) struct Heads {
    /// First and last column of each, and its text.
    columns: Vec<(u16, u16, Range<usize>)>,
}

impl Heads {
    pub(super) fn new(mut columns: Vec<(u16, u16, Range<usize>)>) -> Self {
        columns.sort_by_key(|column| column.0);
        // A column reaches to the next one: texts below may be indented or merged otherwise.
        for at in 1..columns.len() {
            columns[at - 1].1 = columns[at - 1].1.max(columns[at].0 - 1);
        }
        Self { columns }
    }

    fn last(&self) -> u16 {
        self.columns.last().map_or(0, |column| column.1)
    }

    /// The head over a text.
    pub(super) fn over(&self, text: &Text<'_>) -> Range<usize> {
        let after = self.columns.partition_point(|column| column.0 <= text.area.left);
        self.columns[..after].last().map_or(0..0, |column| column.2.clone())
    }

    /// Whether a text stands under the heads.
    pub(super) fn are_over(&self, text: &Text<'_>) -> bool {
        self.columns.first().is_some_and(|first| first.0 <= text.area.left) && text.area.left <= self.last()
    }

    /// Whether a text stands under one of them only.
    pub(super) fn one_is_over(&self, text: &Text<'_>) -> bool {
        self.columns.iter().any(|column| column.0 <= text.area.left && text.area.right <= column.1)
    }

    /// Whether a text stands under one that is not the first.
    pub(super) fn a_later_one_is_over(&self, text: &Text<'_>) -> bool {
        self.one_is_over(text) && self.columns.first().is_some_and(|first| first.1 < text.area.left)
    }

    /// Whether a text is no wider than the table.
    pub(super) fn enclose(&self, text: &Text<'_>) -> bool {
        self.are_over(text) && text.area.right <= self.last()
    }
}

/// The texts of a row that begin in it.
pub(super) fn own<'r, 't>(row: &'r Row<'t>) -> impl Iterator<Item = &'r Text<'t>> + Clone {
    row.texts.iter().filter(|text| !text.above)
}

/// How many rows the head of a table takes that begins with the first row; 0 when it is none.
/// In a table already, only a head that stands out is one.
pub(super) fn head_rows(rows: &[Row<'_>], usual: Usual, in_table: bool) -> usize {
    let Some((row, below)) = rows.split_first() else {
        return 0;
    };
    let texts = &row.texts;
    let stand_out = texts.iter().filter(|text| usual.is_exceeded_by(text)).count();
    if texts.len() < 2 || (in_table && stand_out < texts.len()) {
        return 0;
    }
    if texts.iter().any(|text| text.above || !may_be_head(text)) {
        return 0;
    }
    let Some(height) = height(texts, below) else {
        return 0;
    };
    let Some(first) = below.get(height - 1).filter(|row| !row.apart) else {
        return 0;
    };
    let (left, right) = (texts[0].area.left, texts.iter().map(|t| t.area.right).max().unwrap_or(0));
    if own(first).any(|text| !(left..=right).contains(&text.area.left))
        || own(first).next().is_none() && !first.blank
    {
        return 0;
    }
    let below_stand_out = own(first).all(|text| usual.is_exceeded_by(text)) && own(first).next().is_some();
    let is_head = if stand_out == texts.len() && !below_stand_out {
        true
    } else if in_table || (stand_out > 0 && stand_out < texts.len()) {
        false
    } else {
        height > 1 || is_worded_as_head(texts, &below[height - 1..])
    };
    if is_head { height } else { 0 }
}

fn may_be_head(text: &Text<'_>) -> bool {
    !words::is_long(text.text) && !words::is_figure(text.text) && words::may_be_label(text.text)
}

/// The rows of a head: two where a cell stands over several and the others reach down beside these.
/// `None` when a cell reaches down as in no head.
fn height(texts: &[Text<'_>], below: &[Row<'_>]) -> Option<usize> {
    let top = texts[0].area.top;
    let bottom = texts.iter().map(|text| text.area.bottom).max()?;
    if texts.iter().all(|text| text.area.bottom == bottom) {
        return Some(1);
    }
    let second = below.first()?;
    let parted =
        texts.iter().filter(|text| text.area.bottom == top).all(|text| parts(text, second).count() > 0)
            && texts.iter().any(|text| text.area.bottom == top && parts(text, second).count() > 1);
    (parted && bottom == top + 1 && own(second).all(may_be_head)).then_some(2)
}

/// The texts of a row that stand under a text.
pub(super) fn parts<'r, 't>(text: &'r Text<'t>, row: &'r Row<'t>) -> impl Iterator<Item = &'r Text<'t>> {
    own(row).filter(|part| (text.area.left..=text.area.right).contains(&part.area.left))
}

/// Whether a row that looks like those below it is the head of a table by its words.
fn is_worded_as_head(texts: &[Text<'_>], below: &[Row<'_>]) -> bool {
    let names = |text: &Text<'_>| words::is_column_name(text.text);
    let is_label = |text: &Text<'_>| names(text) && !words::has_digit(text.text);
    let table = || {
        let rows = below.iter().take(LOOKED_AT).enumerate();
        let goes_on = |(at, row): &(usize, &Row<'_>)| {
            (*at == 0 || !row.apart) && (row.blank || own(row).nth(1).is_some())
        };
        rows.take_while(goes_on).map(|(_, row)| row)
    };
    // Short words over long ones: labels with their values below.
    if own(&below[0]).count() > 1 && own(&below[0]).all(|text| words::is_long(text.text)) {
        return true;
    }
    let named = texts.iter().filter(|text| names(text)).count();
    match texts {
        [_, value] => {
            if !names(value) || words::has_digit(value.text) {
                return false;
            }
            // Under `指標　件数` stand labels, too, when it is a form; under a head stand what it names.
            let labels = table().filter(|row| own(row).next().is_some_and(is_label)).count();
            words::is_open_column_name(value.text) || labels * 2 < table().count()
        }
        [_, _, _] => named > 0,
        _ => {
            let pairs = texts.len().is_multiple_of(2)
                && texts.iter().step_by(2).all(names)
                && !texts.iter().skip(1).step_by(2).any(names);
            !pairs && (named * 2 >= texts.len() || texts.len() > 4)
        }
    }
}

/// The cells of a row of a form, from left to right: each with its label, where it has one. A label that has none
/// itself stands only where no cell has it.
pub(super) fn pairs(row: &Row<'_>, usual: Usual) -> Vec<(Option<usize>, usize)> {
    let texts = &row.texts;
    let labels = labels(row, usual);
    let is_beside = |at: usize| !row.blank || texts[at - 1].area.right + 1 >= texts[at].area.left;
    let mut found: Vec<(Option<usize>, usize)> = Vec::new();
    let mut label = None;
    let mut used = true;
    for at in 0..texts.len() {
        let chained = labels[at] && at > 0 && labels[at - 1] && is_beside(at);
        if labels[at] {
            if !used && !chained {
                found.extend(label.map(|label| (None, label)));
            }
            if chained {
                found.push((label, at));
            }
            // A label that is a cell of another one has been said.
            used = chained;
            label = Some(at);
        } else {
            found.push((label, at));
            used = true;
        }
    }
    if !used {
        found.extend(label.map(|label| (None, label)));
    }
    found
}

/// Which texts of a row are labels.
fn labels(row: &Row<'_>, usual: Usual) -> Vec<bool> {
    let texts = &row.texts;
    let may_be: Vec<bool> = texts.iter().map(|text| words::may_be_label(text.text)).collect();
    let stand_out: Vec<bool> = texts.iter().map(|text| usual.is_exceeded_by(text)).collect();
    if stand_out.contains(&true) && stand_out.contains(&false) {
        return may_be.iter().zip(stand_out).map(|(may_be, stands_out)| *may_be && stands_out).collect();
    }
    // In a form with boxes to fill in, what stands apart belongs to another label.
    let parted = |pair: &[Text<'_>]| row.blank && pair[0].area.right + 1 < pair[1].area.left;
    let mut found = Vec::with_capacity(texts.len());
    let mut rest = (texts.as_slice(), may_be.as_slice());
    while !rest.0.is_empty() {
        let end = rest.0.windows(2).position(parted).map_or(rest.0.len(), |at| at + 1);
        let (run, after) = rest.0.split_at(end);
        let (may_be, may_be_after) = rest.1.split_at(end);
        found.extend(labels_of_run(run, may_be, texts.len()));
        rest = (after, may_be_after);
    }
    found
}

/// Which texts that stand side by side are labels, by their words.
fn labels_of_run(run: &[Text<'_>], may_be: &[bool], in_row: usize) -> Vec<bool> {
    let alternate = run.len().is_multiple_of(2) && may_be.iter().step_by(2).all(|may_be| *may_be);
    let is_label = |at: usize| match at {
        _ if alternate => at.is_multiple_of(2),
        0 => may_be[0] && in_row > 1,
        // `体制　庁内　毎月会議を開く`: a label within a label.
        1 if run.len() == 3 => {
            let tall = run[0].above || run[0].area.bottom > run[1].area.bottom;
            may_be[0] && may_be[1] && (tall || run[2].text.len() >= run[1].text.len() * 2)
        }
        _ => false,
    };
    (0..run.len()).map(is_label).collect()
}
