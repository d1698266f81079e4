//! Japanese.

mod changes;
mod crosscheck;
mod documents;
mod doubts;
mod forms;
mod html;
mod html_form;
mod indicators;
mod letter;
mod many_page;
mod messages;
mod workbook;

use super::Words;
use crate::assessment::Standing;

pub(super) use messages::message;

pub(super) const WORDS: Words = Words {
    colon: "：",
    list_comma: "、",
    choice_comma: "／",
    sentence_comma: "　",
    reason_comma: "。",
    in_brackets: |name, inside| format!("{name}（{inside}）"),

    yes_label: "はい",
    partial_label: "一部",
    no_label: "いいえ",
    unknown_label: "分からない",
    na_label: "対象外",
    unanswered_label: "未回答",

    organization: "団体名",
    project: "事業名",
    service: "サービス",
    assessor: "回答者",
    date: "日付",
    checklist: "チェックリスト",
    checklist_name: |title, id, version| format!("{title}（{id} 第{version}版）"),
    file: "ファイル",
    config: "設定ファイル",
    folder: "フォルダー",
    phase: "フェーズ",
    point: "番号",
    points: "ポイント",
    title: "ポイント",
    question: "設問",
    answer: "回答",
    note: "メモ",
    evidence: "根拠",
    owner: "担当",
    due: "期限",
    checked: "確認日",
    source: "出典",
    weight: "重み",
    municipality: "団体",
    url: "参照先",

    score: "得点",
    total: "全体",
    coverage: "回答数",
    floor: "下限",
    gaps: "課題",
    not_assessed: "未評価",
    arithmetic: "計算：",
    no_arithmetic: "「はい」「一部」「いいえ」の回答がまだないため、得点は計算していません。",
    weighted_sum: |sum| format!("重み付きの合計 {sum}"),
    coverage_line: |answered, applicable| {
        format!("対象となる {applicable} 項目のうち {answered} 項目に回答済み。")
    },
    floor_line: |floor| {
        format!("下限 {floor} は、「分からない」と未回答をすべて「いいえ」とみなしたときの得点です。")
    },

    gap_report: "課題レポート",
    attention: "注意：",
    confirm_again: |ids| {
        format!("回答後にチェックリストの内容が変わりました。もう一度確認してください：{ids}")
    },
    score_heading: "得点",
    first_heading: "まず取り組むこと",
    gaps_heading: |n| format!("課題（{n} 件）"),
    no_gaps: "課題はありません。",
    no_gaps_yet: "回答済みの項目に課題はありません。残りの項目にも回答してください。",
    answer_and_loss: |answer, lost| format!("{answer}（失点 {lost}）"),
    missing: "足りないこと",
    choose: |n, of| match n {
        2 if n == of => "次の 2 つとも".to_owned(),
        n if n == of => format!("次の {of} つすべて"),
        1 => "次のどれか 1 つ".to_owned(),
        n => format!("次のうち {n} つ"),
    },
    already: "できていること",
    ticks_make_yes: "印の上では「はい」の条件を満たしています。回答を見直すか、「はい」でない理由をメモに書いてください。",
    becomes_yes: "「はい」になる条件",
    examples: "参考になる事例",
    no_examples: "このポイントの事例は、まだ収録されていません。",
    further_examples: |n| format!("ほかに {n} 件："),
    read_more: "詳しく",
    unknown_heading: "確かめること（「分からない」と答えた項目）",
    unanswered_heading: "まだ答えていない項目",
    na_heading: "対象外とした項目",
    good_heading: "できていること",
    appendix: "付録：事例の内容",

    doubts_heading: |n| format!("回答ファイルで見直しておきたいこと（{n} 件）"),
    doubts_intro: "誤りではなく、得点と判定は変わりません。行番号と直し方は、回答ファイルを次のコマンドで調べると分かります：",
    doubt_kind: doubts::kind,

    gate_held: "判定：基準を満たしています",
    waived_until: |day| format!("免除中（{day} まで）"),
    waived_count: |n| format!("（免除中の {n} 件は判定に含めていません）"),
    gate_broken: |reasons| format!("判定：基準を満たしていません。{reasons}"),
    broken_by: |ids| format!("該当する項目：{ids}"),
    broken_below: |percent, limit| {
        format!(
            "判定上の得点 {percent} %（未回答などは「いいえ」とみなし、免除は除く）が基準の {limit} % に届いていません"
        )
    },
    broken_empty: "評価できる回答がありません",
    waiver_in_force: |point, day, reason, approver| {
        format!("免除中：{point}（{day} まで）　理由：{reason}　承認：{approver}")
    },
    waiver_expired: |point, day, reason, approver| {
        format!(
            "免除の期限切れ：{point} の免除は {day} で終わりました。判定に含めています。理由：{reason}　承認：{approver}"
        )
    },

    many_heading: |n| format!("自己点検の一覧（{n} 件）"),
    many_failed: |n, names| format!("読めなかったファイルが {n} 件あり、この一覧に入っていません：{names}"),
    many_gate: |broken, all, waived| {
        format!("判定：{all} 件のうち {broken} 件が基準を満たしていません（免除のあるもの {waived} 件）。")
    },
    most_missing: "課題の多いポイント",

    what_counts: "答えの目安",
    criteria: "確認する条件",
    points_more: "ポイントごとの説明と事例：",
    points_command: |id| format!("dx-check points {id}"),
    all_cases: |cases, measures| format!("取組事例集（詳しい事例 {cases} 件、短い取組例 {measures} 件）"),
    found_cases: |n| format!("見つかった事例（{n} 件）"),
    cases_count: |n| format!("{n} 件"),
    cases_intro: "「学べること」には、事例が役立つポイントを、結び付きの強い順に並べています。団体名のない事例は、出典にも団体名の記載がないものです。",
    contents: "目次",
    by_point: "ポイントから探す",
    by_service: "サービスの種類から探す",
    detailed_cases: "詳しい事例",
    service_kind: "サービスの種類",
    service_kinds: "サービスの種類（--service で絞り込めます）",
    examples_count: "件数",
    cases_more: "事例の全文：",
    what_was_done: "取り組んだこと",
    effect: "効果",
    lessons: "学べること",
    place_in_source: |section, group, number| {
        let number = number.map_or(String::new(), |n| format!("{n} 番"));
        [section, group, &number].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    },
    twin: "同じ取組",
    neighbours: "続けて読みたい事例",
    in_common: "共通",

    plan_report: "計画の点検結果",
    plan_together: |n| format!("計画の点検結果（{n} 件の文書を 1 つの計画とみなす）"),
    plan_unread: |n, names| format!("読めなかったファイルが {n} 件あり、判定に入っていません：{names}"),
    plans_heading: |n| format!("計画の一覧（{n} 件）"),
    document_kind: documents::kind,
    kind: "形式",
    plan_title: "題名",
    left_out: "読んでいない部分",
    hidden_sheet: |sheet| format!("非表示のシート「{sheet}」"),
    hidden_cells: |sheet, rows, columns| {
        let parts = [("行", rows), ("列", columns)].into_iter().filter(|(_, n)| *n > 0);
        let parts: Vec<_> = parts.map(|(what, n)| format!("{n} {what}")).collect();
        format!("シート「{sheet}」の非表示の {}", parts.join("と "))
    },
    hidden_slide: |n| format!("非表示のスライド{n}"),
    findings_heading: "ポイントごとの結果",
    verdict: "結果",
    yes_mark: "○",
    partial_mark: "△",
    no_mark: "×",
    mark: |standing| match standing {
        Standing::Yes => "○",
        Standing::Partial => "△",
        Standing::No => "×",
        Standing::Unknown => "？",
        Standing::Na => "－",
        Standing::Unanswered => "・",
    },
    statement: "計画の記述",
    place: "場所",
    place_line: |line| format!("{line}行目"),
    place_page: |page| format!("{page}ページ"),
    place_cell: |sheet, cell| format!("シート「{sheet}」{cell}"),
    place_paragraph: |paragraph| format!("第{paragraph}段落"),
    place_row: |paragraph, row| format!("第{paragraph}段落の表の{row}行目"),
    place_slide: |slide| format!("スライド{slide}"),
    place_in_file: |file, place| format!("{file} {place}"),
    quoted: |text| format!("「{text}」"),
    plan_says_nothing: "当てはまる記述は見つかりませんでした。",
    further_statements: |n| format!("ほかに {n} 件"),
    firm: "記述あり",
    tentative: "確定していない",
    denied: "行わないとしている",
    shown_heading: "計画に書かれていること",
    explain_command: "判定の理由を見るには：",

    unreadable_rule: "読めなかった計画",
    unreadable_help: "読めなかった文書は点検していません。対処はメッセージにあります。",
    gate_rule: "計画全体が基準を満たしていない",
    gate_help: "得点が基準に届いていないか、評価できるものがありません。基準は dx-check.toml か、コマンドのオプションで決まります。",
    expired_rule: "期限の切れた免除",
    expired_help: "期限が切れたため、免除としては扱いません。課題を解消するか、dx-check.toml の免除を更新してください。",

    explained_heading: |point, verdict| format!("{point} の判定の理由（{verdict}）"),
    considered: |n| format!("検討した記述（{n} 件）"),
    none_considered: "このポイントの規則に当てはまる記述はありませんでした。",
    rule: "規則",
    words_found: "手掛かり",
    why_firm: "実施または決定として書かれています",
    why_word: |word| format!("「{word}」とあるため"),
    why_rule: "この規則だけでは、触れているとみなすにとどめます",
    why_few: |named, wanted| {
        format!("{wanted} 種類以上を挙げていれば「記述あり」ですが、文書全体で {named} 種類です")
    },
    why_instruction: |word| format!("「{word}」とあるため、記入の説明とみなし、数えませんでした"),
    why_elsewhere: "ほかの団体についての記述とみなし、数えませんでした",
    looked_for: "足りない条件のために探したこと",
    looks_for_all: "1 つの記述の中に",
    looks_for_around: "記述か、その見出し・前の文に",
    looks_for_none: "記述の中にないこと",
    looks_for_not_under: "見出しにないこと",
    looks_for_many: |n| format!("文書全体で {n} 種類以上"),
    or: " または ",
    and: " ＋ ",

    crosscheck: crosscheck::WORDS,

    changes: changes::WORDS,

    indicators: indicators::WORDS,

    html: html::WORDS,
    many_page: many_page::WORDS,

    letter: letter::WORDS,

    workbook: workbook::WORDS,

    forms: forms::WORDS,
    html_form: html_form::WORDS,
};
