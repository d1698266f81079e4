//! Japanese words of the check of indicators.

use crate::i18n::IndicatorReportWords;

pub(super) const WORDS: IndicatorReportWords = IndicatorReportWords {
    heading: |n| format!("指標（KPI）の点検（{n} 件）"),
    intro: "計画が挙げている指標（効果を見るために集める数値を含む）ごとに、書かれていることと足りないことを示します。ポイントの判定には影響しません。読み取りには誤りがあるので、計画の記述を確かめてください。",
    none: "計画から指標は読み取れませんでした。何を、いつまでに、どこまで変えるのかを、現状と目標の数値で書くことを検討してください。ポイントの判定には影響しません。",
    only_output: "数えているのは設置数や作成数など、行ったことの量だけです。利用や満足度など、その結果が分かる指標も加えることを検討してください。",
    no_consequence: "目標に届かなかったときにどうするかが書かれていません。いつ、誰が、何を見直すのかを決めて書いてください。",
    baseline: "現状",
    target: "目標",
    date: "達成時期",
    method: "測り方",
    rhythm: "測る頻度",
    owner: "担当",
    there: "書かれていること",
    part_and_quote: |part, quote| format!("{part}{quote}"),
    missing: "足りないこと",
    more: |n| format!("ほか {n} 件"),
    too_many: "指標が多いため、ここまでの分だけを調べました。",
    consequence: "目標に届かなかったとき",
};
