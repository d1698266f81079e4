//! Japanese words and messages of forms.

use crate::i18n::{FormWords, Message};
use crate::problem::FormFault;

pub(super) const WORDS: FormWords = FormWords {
    toml_intro: "回答ファイル。各項目の answer の「\"\"」の中に、はい、一部、いいえ、分からない、対象外（note に理由が必要）の\nいずれかを書いてください。空のままの項目は未回答になります。criteria は、使うときだけ行頭の # を外してください。\n書き終えたら dx-check score このファイル で課題レポートを表示できます。",
    toml_schema: |file| {
        format!(
            "エディターで入力の補助を使うには：dx-check schema answers > {file} で作り、このファイルと同じ場所に置きます。"
        )
    },
    toml_subject: "点検の対象。空のままでもかまいません。",
    toml_services: "service に書けるもの",
    toml_answers: "回答。note（メモ）、evidence（根拠）、owner（担当）、due（期限）は任意です。",
    toml_criteria: "条件（満たしていれば true）",

    // Several as one.
    said: |who, what, note| {
        let note = if note.is_empty() { String::new() } else { format!("：{note}") };
        format!("【{who}】{what}{note}")
    },

    // The workbook.
    title: |checklist| format!("自己点検票　{checklist}"),
    cover: "表紙",
    table: "点検表",
    cover_date: "点検日",
    answered: "回答済み",
    how_heading: "記入のしかた",
    how: [
        "1. この表紙の黄色い欄に、点検の対象を記入します（空のままでもかまいません）。",
        "2. 「点検表」シートの「回答」の列で、ポイントごとに、はい／一部／いいえ／分からない／対象外 から選びます。",
        "3. 「対象外」を選んだときは、理由を「メモ」に書きます。",
        "4. ①②…の列では、確認する条件ごとに、当てはまれば ○、当てはまらなければ × を選べます（使わなくてもかまいません）。",
        "5. 「根拠」は 1 行に 1 件ずつ書きます（セルの中の改行は Alt＋Enter）。期限と確認日は、日付として入力します（例 2027/1/31、R9.1.31）。",
        "6. 並べ替え、絞り込み、行や列の挿入、使わない行の削除をしてもかまいません。「番号」の列は変えないでください。",
        "7. シートの保護にはパスワードがありません。書式などを変えたいときは「校閲」から保護を解除できます。",
    ],
    finished: "記入したファイルは、このまま提出できます。dx-check score このファイル で、課題と他団体の事例を示すレポートになります。",
    point_and_question: "ポイントと質問",
    tick_true: "○",
    tick_false: "×",
    choose_title: "回答",
    choose: |words| format!("{words} の中から選んでください。"),
    choose_tick: |yes, no| format!("当てはまれば {yes}、当てはまらなければ {no} を選んでください。"),
    choose_service: "一覧から選んでください。当てはまるものがなければ、空のままにしてください。",
    day_title: "日付",
    day: "日付として入力してください（例 2027/1/31、R9.1.31）。決まっていないことは、メモに書いてください。",
    fixed_title: "変更できません",
    fixed: "番号と質問は、回答を読み取るために使います。変えないでください。",
};

/// What an answer of a file is called.
fn answer(word: &str) -> &str {
    match word {
        "yes" => "はい",
        "partial" => "一部",
        "no" => "いいえ",
        "unknown" => "分からない",
        "na" => "対象外",
        other => other,
    }
}

pub(super) fn message(fault: &FormFault) -> Message {
    match fault {
        FormFault::TooLong { point, limit } if point.is_empty() => Message::new(
            format!("点検の対象に、Excel のセルに入らない長さの文章があります（{limit} 文字まで）"),
            "文章を短くしてください",
        ),
        FormFault::TooLong { point, limit } => Message::new(
            format!("{point} に、Excel のセルに入らない長さの文章があります（{limit} 文字まで）"),
            "文章を短くし、詳しいことは別の文書にして根拠に書いてください",
        ),
        FormFault::NotMade { why } => Message::new(
            format!("Excel ブックを作れませんでした：{why}"),
            "プログラムの誤りです。開発者に知らせてください",
        ),

        FormFault::NotAForm => Message::new(
            "このプログラムの記入用 Excel ブックではありません",
            "dx-check form -o 点検表.xlsx で作ったブックに記入してください",
        ),
        FormFault::IsPlan => Message::new(
            "文書のファイルです。回答ファイルでも記入用の Excel ブックでもありません",
            "計画書を調べるときは dx-check plan ファイル、回答は dx-check assess か、dx-check form -o 点検表.xlsx で作ったブックで記入してください",
        ),
        FormFault::NoTable => Message::new(
            "質問の表が見つかりません（「番号」か「ポイントと質問」と、「回答」の見出しが並ぶ行がない）",
            "消した見出しを元に戻すか、新しい様式に回答を写してください",
        ),
        FormFault::NoChecklist { id, version } => Message::new(
            "どのチェックリストの様式か分かりません（非表示のシートがない）",
            format!("{id} 第 {version} 版への回答として読みました。違うときは、元のブックを使ってください"),
        ),
        FormFault::UnknownAnswer { text } => Message::new(
            format!("「{text}」は回答として読めません"),
            "はい、一部、いいえ、分からない、対象外 の中から選んでください",
        ),
        FormFault::AnswerRead { text, answer: word } => Message::new(
            format!("「{text}」を「{}」と読みました", answer(word)),
            "違うときは、一覧から選び直してください",
        ),
        FormFault::NoAnswer { point } => Message::new(
            format!("{point} は、記入があるのに回答が選ばれていません"),
            "「分からない」と読みました。回答を選んでください",
        ),
        FormFault::UnknownTick { text } => Message::new(
            format!("「{text}」は条件の印として読めません"),
            "当てはまれば ○、当てはまらなければ × を選び、使わなければ空にしてください",
        ),
        FormFault::NoSuchCriterion { point } => Message::new(
            format!("{point} にない条件に印が付いているため、読みませんでした"),
            "印を付ける列を確かめてください",
        ),
        FormFault::UnknownDay { text } => Message::new(
            format!("「{text}」は日付として読めません"),
            "2027/1/31 のように日付を入力し、決まっていないことはメモに書いてください",
        ),
        FormFault::DayRead { text, day } => Message::new(
            format!("「{text}」を {day} と読みました"),
            "違うときは、日付として入力し直してください",
        ),
        FormFault::FailedFormula { text } => Message::new(
            format!("数式の結果がありません（{text}）"),
            "数式を消して、内容を入力し直してください",
        ),
        FormFault::UnknownService { text } => Message::new(
            format!("「{text}」というサービスの種類はありません"),
            "一覧から選ぶか、空にしてください",
        ),
        FormFault::TwoRows { point, other } => Message::new(
            format!(
                "{point} の行が 2 つあります（もう 1 つは {other}）。食い違いはないため、合わせて読みました"
            ),
            "どちらかの行を消してください",
        ),
        FormFault::RowsDiffer { point, other } => Message::new(
            format!("{point} の行が 2 つあり、内容が食い違っています（もう 1 つは {other}）"),
            "正しいほうを残し、もう 1 つの行を消してください",
        ),
        FormFault::FoundByQuestion { point } => Message::new(
            format!("番号のない行を、質問の文から {point} と読みました"),
            "「番号」に番号を書き戻してください",
        ),
        FormFault::UnknownRow { text } => Message::new(
            format!("どのポイントの行でもないため、読みませんでした：{text}"),
            "必要な内容なら、ポイントの行のメモに移してください",
        ),
        FormFault::UnknownColumn { head, text } => Message::new(
            format!("様式にない列{}は、読みませんでした：{text}", quoted(head)),
            "必要な内容なら、「メモ」の列に移してください",
        ),
        FormFault::UnknownCell { text } => Message::new(
            format!("様式にない欄のため、読みませんでした：{text}"),
            "必要な内容なら、ポイントの行のメモに移してください",
        ),
        FormFault::UnknownSheet { cells } => Message::new(
            format!("様式にないシートのため、読みませんでした（記入のあるセル {cells} 個）"),
            "必要な内容なら、「点検表」シートのメモに移してください",
        ),
    }
}

fn quoted(head: &str) -> String {
    if head.is_empty() { "（見出しなし）".to_owned() } else { format!("「{head}」") }
}
