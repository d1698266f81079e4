//! The columns of the table of questions: what they are headed in every language, and which one a head means.

use std::borrow::Cow;

use crate::i18n::Lang;
use crate::text::fold;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Phase,
    Question,
    Counts,
    Criteria,
    /// The tick of the criterion with this index.
    Tick(usize),
    Answer,
    Note,
    Evidence,
    Owner,
    Due,
    Checked,
}

impl Column {
    /// The columns of a table whose points have at most so many criteria, from left to right.
    pub(super) fn all(criteria: usize) -> Vec<Self> {
        let mut all = vec![Self::Id, Self::Phase, Self::Question, Self::Counts, Self::Criteria];
        all.extend((0..criteria).map(Self::Tick));
        all.extend([Self::Answer, Self::Note, Self::Evidence, Self::Owner, Self::Due, Self::Checked]);
        all
    }

    /// Its head.
    pub(super) fn head(self, lang: Lang) -> Cow<'static, str> {
        let words = lang.words();
        Cow::Borrowed(match self {
            Self::Tick(index) => return Cow::Owned(number(index)),
            Self::Id => words.point,
            Self::Phase => words.phase,
            Self::Question => words.forms.point_and_question,
            Self::Counts => words.what_counts,
            Self::Criteria => words.criteria,
            Self::Answer => words.answer,
            Self::Note => words.note,
            Self::Evidence => words.evidence,
            Self::Owner => words.owner,
            Self::Due => words.due,
            Self::Checked => words.checked,
        })
    }

    /// The column of ticks that a head means.
    pub(super) fn tick(head: &str) -> Option<Self> {
        index(head.trim()).map(Self::Tick)
    }

    /// Whether people fill it in.
    pub(super) fn is_filled_in(self) -> bool {
        !matches!(self, Self::Id | Self::Phase | Self::Question | Self::Counts | Self::Criteria)
    }
}

/// A label without what is often added to it or lost from it.
pub(super) fn plain(label: &str) -> String {
    let mut folded = fold(label);
    folded.retain(|c| !c.is_whitespace() && !matches!(c, ':' | '.' | '*' | '※'));
    folded
}

/// The number of a criterion with this index: ① to ⑳, then (21).
pub(super) fn number(index: usize) -> String {
    let circled = u32::try_from(index).ok().filter(|i| *i < 20).and_then(|i| char::from_u32('①' as u32 + i));
    circled.map_or_else(|| format!("({})", index + 1), String::from)
}

fn index(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    if let (Some(c @ '①'..='⑳'), None) = (chars.next(), chars.next()) {
        return Some((c as u32 - '①' as u32) as usize);
    }
    let number = text.strip_prefix('(')?.strip_suffix(')')?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{Column, number, plain};

    #[test]
    fn numbers_of_criteria_are_read_back() {
        for index in 0..30 {
            assert_eq!(Column::tick(&number(index)), Some(Column::Tick(index)));
        }
        assert_eq!(Column::tick("(0)"), None);
        assert_eq!(Column::tick("①②"), None);
    }

    #[test]
    fn labels_are_compared_without_their_marks() {
        assert_eq!(plain(" 回 答：\n"), plain("回答"));
        assert_eq!(plain("Ｎｏ．"), plain("no"));
    }
}
