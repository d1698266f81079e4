//! Words of pages, in Japanese.

use crate::i18n::HtmlWords;

pub(super) const WORDS: HtmlWords = HtmlWords {
    to_content: "本文へ移動",
    title_of: |title, about| format!("{title}　{about}"),
    by_phase: "フェーズごとの得点",
    radar: "フェーズごとの得点のレーダーチャート",
    bar_key: "棒の濃い部分は下限、薄い部分は「分からない」と未回答を除いたときに増える分です。",
    every_point: "全項目の一覧",
    to_fill_in: "記入欄",
    named_under: "この事例を挙げた課題",
};
