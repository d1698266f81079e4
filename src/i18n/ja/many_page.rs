//! Japanese words of a page on many assessments.

use crate::i18n::ManyPageWords;

pub(super) const WORDS: ManyPageWords = ManyPageWords {
    scores: "得点の分布",
    scores_note: "得点がそれぞれの範囲に入る件数です。",
    bands: ["未評価", "25 % 未満", "25 % 以上", "50 % 以上", "75 % 以上", "100 %"],
    points: "ポイントごとの回答",
    having: |gaps, all, share, no| format!("{all} 件中 {gaps} 件（{share} %）。うち「いいえ」が {no} 件"),
    examples: "これらの課題にまとめて役立つ事例",
    serves: "役立つ課題",
    gate: "判定を満たさなかったファイル",
    answers: "1 件ごとの回答と得点",
    answers_note: "表は上下左右に動かせます。",
    gate_note: "課題の欄の「!」は、判定を満たさなかったことを示します。",
};
