//! Japanese words of reports as workbooks.

use crate::assessment::Standing;
use crate::i18n::WorkbookWords;

pub(super) const WORDS: WorkbookWords = WorkbookWords {
    font: "游ゴシック",
    long_date: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    short_date: "yyyy/m/d",

    summary: "概要",
    answers: "回答",
    actions: "課題と対応",
    examples: "事例",
    second_look: "見直し",
    findings: "判定の根拠",
    explanations: "判定の説明",
    indicators: "指標",
    crosscheck: "照合",
    scores: "得点一覧",
    heat_map: "ヒートマップ",
    distribution: "回答の分布",

    rank: "順位",
    answered: "回答済み",
    applicable: "対象",
    remarks: "備考",
    breakdown: "回答の内訳：",
    how_scored: "得点の出し方",
    attention: "確認が必要なこと",
    confirm_again: "再確認",
    lost: "失点",
    next_step: "次の一歩",
    status: "状況",
    statuses: ["未着手", "着手", "完了"],
    example: |n| format!("事例 {n} へ"),
    further: "ほかの事例（件）",
    headline: "取組",
    from_gap: |n| if n == 1 { "課題へ戻る".to_owned() } else { format!("課題へ戻る {n}") },
    kind_of_doubt: "見直しておきたいこと",
    about: "日付・根拠",
    criterion: "条件",
    tick: "回答の印",
    strength: "書き方",
    heading: "見出し",
    indicator: "指標",
    gate: "判定",
    held: "満たす",
    broken: "満たさない",
    waived: "免除",
    expired: |point| format!("{point}（期限切れ）"),
    with_gap: "課題がある",
    share: "割合",
    common_gaps: "多くに共通する課題",
    common_examples: "まとめて役立つ事例",
    serves: "役立つ課題",
    unread: "読めなかったファイル",
    expired_waivers: "期限切れの免除",
    listed_below: |what, n| format!("{what} {n} 件（このシートの最後に一覧があります）"),
    assessments: "件数",
    by_phase: "フェーズごとの回答",
    by_point: "ポイントごとの回答",

    scores_chart: "フェーズ別の得点",
    scores_chart_alt: "全体と各フェーズの得点の横棒グラフ。数値は上の表にあります。",
    radar_alt: "各フェーズの得点のレーダーチャート。数値は上の表にあります。",
    shares_alt: "回答の内訳を割合で示す積み上げ横棒グラフ。件数は左の表にあります。",
    no_radar: "未評価のフェーズがあるため、レーダーチャートは表示していません。",
    chart_left_out: |n| format!("項目が多いため、{n} 項目のグラフは省きました。件数は表にあります。"),

    bullet: "・",
    indent: "　",

    answers_note: "見出しの ▼ で絞り込みと並べ替えができます。■ は満たしている条件、□ は満たしていない条件です。",
    actions_note: "失点の大きい順です。黄色の欄（担当・期限・状況・備考）は、そのまま書き込めます。書き込んでも得点は変わりません。",
    examples_note: "右端の欄から、この事例を参考に挙げた課題に戻れます。",
    findings_note: "読み取りには誤りがあるので、引用した記述を計画で確かめてください。",
    scores_note: "見出しの ▼ で絞り込みと並べ替えができます。空欄は未評価です。",
    legend: |marks| format!("記号：{marks}"),
    mark: |standing| match standing {
        Standing::Yes => "○",
        Standing::Partial => "△",
        Standing::No => "×",
        Standing::Unknown => "？",
        Standing::Na => "－",
        Standing::Unanswered => "・",
    },
    choose_status: "一覧から選んでください。",
    cut: |n| format!("…（長いため、残り {n} 文字を省きました）"),
    clipped: "※ 行の高さに収まらない文があります。そのセルを選ぶと全文を読めます。",
    rows_left_out: |n| {
        format!("※ Excel の行数の上限を超えるため、{n} 行を省きました。すべての行は CSV で書き出せます。")
    },
    points_left_out: |n| {
        format!(
            "※ Excel の列数の上限を超えるため、{n} ポイントを省きました。すべてのポイントは CSV で書き出せます。"
        )
    },
};
