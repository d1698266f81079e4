//! Words of pages, in English.

use crate::i18n::HtmlWords;

pub(super) const WORDS: HtmlWords = HtmlWords {
    to_content: "Skip to the content",
    title_of: |title, about| format!("{title}: {about}"),
    by_phase: "Score by phase",
    radar: "Radar chart of the score by phase",
    bar_key: "The dark part of a bar is the floor, the light part what is added when open points are left out.",
    every_point: "Every point",
    to_fill_in: "to be filled in",
    named_under: "Back to",
};
