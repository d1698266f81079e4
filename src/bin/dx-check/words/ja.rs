//! Japanese.

mod forms;

use super::{InterviewWords, Misuse, Words};

pub(super) const WORDS: Words = Words {
    error: "エラー",
    warning: "注意",
    hint: "確認",
    remedy: "対処",
    sentence_end: "。",
    misuse,
    see_help: |command| format!("使い方は「{command}」で見られます。"),

    usage: "使い方:",
    commands: "コマンド:",
    arguments: "引数:",
    options: "オプション:",
    usage_options: "[オプション]",
    usage_command: "[コマンド]",
    about: "自治体のデジタルサービスを 15のポイントで自己点検し、課題ごとに他団体の事例を示します。ネットワークには接続しません。",
    after_help: "はじめに:\n  dx-check assess                 画面の質問に答えて点検する\n  dx-check score 回答.toml        記入済みの回答ファイルから課題レポートを作る\n  dx-check cases 高齢者           事例を探す\n\n終了状態: 0 正常、1 判定が基準を満たさない（lint では誤りあり）、2 使い方や入出力の誤り、130 中断",
    help: "この説明を表示する",
    version: "版を表示する",
    lang: "表示の言語（指定がなければ DX_CHECK_LANG、次にシステムの設定）",
    color: "色を使うか（既定は auto。NO_COLOR にも従う）",
    checklist: "内蔵のものの代わりに使うチェックリスト",
    today: "今日とみなす日付（例 2026-11-22）",
    value_file: "ファイル",
    value_path: "パス",
    value_date: "日付",
    value_format: "形式",
    value_percent: "パーセント",
    value_points: "番号,…",
    value_point: "番号",
    value_phase: "フェーズ",
    value_service: "種類",
    value_query: "語",
    assess: "画面の質問に答えて点検する（1 問ごとに保存し、続きから再開できる）",
    assess_file: "回答ファイル。なければ作る（省略すると dx-check-answers.toml を使うか尋ねる）",
    assess_plan: "計画の文書かフォルダー。質問ごとに、その記述と答えの案を示す（繰り返せる。まとめて 1 つの計画とみなす）",
    assess_after: "途中でやめても、答えた分は保存されています。同じファイルを指定すると続きから始まります。",
    score: "回答ファイルを採点する。1 つなら課題レポート、複数なら一覧",
    score_paths: "回答ファイルかフォルダー（- は標準入力）",
    score_after: "判定のオプションを重ねると、すべてを満たすことが基準になります。指定がなければ、近くの dx-check.toml の判定に従い、それもなければ判定しません。",
    format: |names| format!("標準出力の形式：{names}"),
    output: "ファイルに書き出す。形式は拡張子か「形式:ファイル」で決まる（繰り返せる）",
    each: "一覧のほかに、1 件ごとのレポートも出す",
    fail_on: "この回答があれば基準を満たさない（no は「いいえ」、partial は「一部」も）",
    fail_under: "全体の得点がこれより低ければ基準を満たさない",
    require: "「はい」でなければならないポイント",
    allow_incomplete: "「分からない」と未回答を「いいえ」とみなさず、判定から除く",
    no_config: "dx-check.toml を使わない",
    points: "15のポイントの一覧、または 1 つの説明と事例",
    points_id: "ポイントの番号（例 P09）",
    plan: "計画の文書を読み、ポイントごとに、書かれているかを引用とともに示す",
    plan_after: "読み取る形式: Markdown、テキスト、Word（docx）、Excel（xlsx）、PowerPoint（pptx）、PDF。フォルダーの中は名前の順に読み、開いている文書の控え（~$…）と隠しファイルは読みません。\n判定は、指定がなければ「いいえ」があると基準を満たしません（終了状態 1）。",
    plan_paths: "計画の文書かフォルダー（- は標準入力の文章）",
    together: "すべての文書を 1 つの計画とみなす",
    plan_answers: "回答ファイルと計画を照らし合わせ、食い違いを引用と対応とともに示す（すべての文書を 1 つの計画とみなす）",
    explain: "このポイントの判定の理由（検討した記述、規則、言葉）も示す（繰り返せる）",
    cases: "事例の一覧、検索、または 1 つの全文",
    cases_query: "事例の id、または探す語（日本語・英語、全角・半角・かなを区別しない）",
    cases_point: "このポイントに役立つ事例だけ",
    cases_service: "この種類のサービスの事例だけ（例 chatbot）",
    cases_phase: "このフェーズの事例だけ（名前または id、例 周知・広報）",
    cases_kind: "詳しい事例だけ（case）、または短い取組例だけ（measure）",
    cases_full: "一覧の代わりに全文を表示",
    form: "記入用の様式を作る（テキスト、Excel、ブラウザー）",
    form_output: "作るファイル（.toml、.xlsx、.html。- は標準出力）",
    lint: "チェックリスト、規則、回答、事例、設定の誤りをすべて示す",
    lint_files: "調べるファイル",
    lint_texts: "チェックリストの規則を試す文書やフォルダー。どの文にも当てはまらない規則を示す",
    lint_after: "終了状態は、誤りがなければ 0、あれば 1、読めないファイルがあれば 2 です。",

    passed_over: |n| format!("回答ファイルではないため読まなかったファイル：{n} 件"),
    no_plans_passed_over: |n| {
        format!("計画の文書の形式ではないか、「.gitignore」にあるため読まなかったファイル：{n} 件")
    },
    left_out: |n| format!("dx-check.toml で対象外とされているため読まなかったファイル：{n} 件"),
    waiver_unused: |file, point| {
        format!("{file} の {point} の免除は、どのファイルにも当てはまりませんでした")
    },
    progress: |done, all| format!("採点中 {done}/{all}"),
    plan_progress: |done, all| format!("読み取り中 {done}/{all}"),
    lint_clean: |n| format!("{n} 件のファイルに誤りはありません。"),
    lint_found: |n, errors, others| {
        let others = if others == 0 { String::new() } else { format!("、注意と確認が {others} 件") };
        format!("{n} 件のファイルに、誤りが {errors} 件{others}あります。")
    },
    no_cases: "当てはまる事例はありませんでした。語を減らすか、別の語で探してください。",
    near_cases: "入力した語をすべて含む事例はありません。語を分けて、近いものから示します。",
    any_cases: |n| format!("ほかに、どのサービスにも当てはまる事例が {n} 件あります：--service any"),
    form_page_written: |name| {
        format!(
            "{name} を作りました。ブラウザーで開いて記入し、「ファイルに保存」を押してください。できた回答ファイルを dx-check score に渡すと、課題レポートを表示できます。"
        )
    },
    form_written: |name| {
        format!("{name} を作りました。記入したら dx-check score {name} で課題レポートを表示できます。")
    },
    form_exists: |name| format!("{name} はもうあります。上書きを避けるため、別の名前を指定してください"),

    compare: super::compare::JA,

    forms: forms::WORDS,

    interview: InterviewWords {
        menu_title: "何をしますか（↑↓ で選び Enter）",
        menu_assess: "自己点検を始める・続ける",
        menu_score: "回答ファイルから課題レポートを表示する",
        menu_cases: "事例を探す",
        menu_points: "15のポイントを見る",
        menu_quit: "終わる",
        menu_which_file: "回答ファイルの名前を入力してください（Enter だけで戻ります）。",
        menu_which_words: "探す語を入力してください（Enter だけなら一覧を表示します）。",
        file_name: "ファイル名",
        search_words: "探す語",
        reason: "理由",
        choose_to_see: "（↑↓ で選ぶと、その答えの目安を表示します）",
        report_ending: "ファイル名の最後を .html、.docx、.md、.txt、.csv、.json のどれかにしてください。",
        press_any_key: "何かキーを押すとメニューに戻ります。",

        no_terminal: "画面から質問できません（端末ではありません）。dx-check form -o 回答.toml で記入用のファイルを作り、記入してから dx-check score 回答.toml を実行してください",
        use_default_file: |name| format!("回答は、このフォルダーの {name} に保存します。"),
        resume_default_file: |name| format!("このフォルダーの {name} の続きから始めます。"),
        other_file: "よければ Enter だけを押し、別のファイルにするなら名前を入力してください。",
        locked: |name| {
            format!("{name} は、ほかの点検で使用中です。そちらを終えてから、もう一度実行してください")
        },
        no_locking: "この場所ではファイルの排他ができません。同じファイルを同時に点検しないでください。",
        file_comment: "dx-check の回答ファイル\n手で直すこともできます。書き方は README を見てください。",

        welcome: "これからポイントごとに質問します。分かるものから答えてください。",
        welcome_back: |done, all| format!("前回の続きです。{all} 項目のうち {done} 項目に回答済みです。"),
        welcome_keys: "1 問答えるごとに保存するので、いつでも中断できます（q か Ctrl-C）。",
        saved_in: |path| format!("保存先：{path}"),
        any_key: "何かキーを押すと始めます。",
        subject_title: "点検の対象",
        subject_hint: "Enter だけで次へ進みます（空のままでもかまいません）。",
        service_none: "（選ばない）",
        service_title: "サービスの種類（近い事例を先に示すために使います。↓ で続きが出ます）",
        date_invalid: "日付として読めません。2026-11-22 のように入力してください。",

        progress: |phase, n, of, at, all| format!("{phase}（{n}/{of}）　{all} 問中 {at} 問目"),
        criteria: "確認する条件（c で印を付けると、答えの案が出ます）",
        current: |answer| format!("今の回答：{answer}"),
        proposed: |answer| format!("印からの案：{answer}"),
        plan_read: |names| format!("読んだ計画：{names}"),
        plan_says: |n| format!("計画の記述（全 {n} 件。v で読み、根拠に残すものを選ぶ）"),
        plan_silent: "計画に当てはまる記述は見つかりませんでした。担当に確かめて答えてください。",
        plan_proposes: |answer| format!("計画からの案：{answer}"),
        plan_and_ticks_propose: |answer| format!("計画と印からの案：{answer}"),
        plan_accept: "　k で採用（[+] の条件に印を付け、[+] の記述を根拠に残す）",
        plan_keys: "v 計画の記述",
        quotations_title: "計画の記述",
        quotations_hint: "[x] を付けた記述を、ファイル名と場所を添えて根拠に残します（[+] は k で案を採用すると残すもの）。",
        confirm_again: "この項目は、回答の後に内容が変わりました。もう一度答えてください。",
        answer_keys: "1〜5 で答える（↑↓ と Enter でも）　? 説明と事例　c 条件　b 前へ　s とばす　g 一覧　q 保存して終わる",
        unknown_key: "そのキーは使えません。",
        details_title: "必要なら書き加えられます。",
        details_keys: "n メモ　e 根拠　o 担当　d 期限　b 回答を変える　q 保存して終わる",
        details_next: "Enter で次へ",
        ticks_title: "当てはまる条件に印を付けてください",
        ticks_keys: "番号かスペースで印　↑↓ 移動　Enter 終わる",
        na_reason: "対象外の理由を入力してください（空のままなら回答に戻ります）。",
        na_needs_reason: "対象外には理由が要ります。",
        enter_note: "メモを入力してください。",
        enter_evidence: "根拠になるもの（議事録、要綱、URL など）を入力してください。複数あるときは ; で区切ります。",
        enter_owner: "担当する課や人を入力してください。",
        enter_due: "期限を入力してください（例 2027-01-31）。",
        keep_hint: |current| format!("今の内容：{current}"),
        clear_hint: "Enter だけでそのまま、- だけで消します。",
        add_hint: "+ で始めると、今の根拠に加えます（例 +議事録 2026-10-01）。",
        page_keys: |at, all| format!("{at}/{all} ページ　Enter 次へ　b 前へ　q 質問に戻る"),

        review_title: "回答の一覧",
        review_keys: "↑↓ で選び Enter で変更　s 点検の対象　f 終わってレポートを見る　q 保存して終わる",
        review_finish: "これで終わり、課題レポートを見る",
        saved_quit: |path| {
            format!(
                "ここまでの回答を {path} に保存しました。同じファイルで dx-check assess を実行すると、続きから始まります。"
            )
        },
        changed_outside: |theirs, ours| {
            format!(
                "{theirs} がほかで変更されたため、こちらの回答は {ours} に保存しています。後で 2 つを見比べてください。"
            )
        },
        save_failed: |path, why| format!("{path} に保存できません。{why}"),
        save_retry: "Enter でもう一度保存、q で保存せずに終わる",
        report_save: "レポートを保存するなら、ファイル名を入力してください（.html、.docx、.md、.txt、.csv、.json のどれか。印刷には .html）。Enter だけなら保存しません。",
        report_saved: |name| format!("{name} に保存しました。"),
        report_not_saved: "レポートは保存していません。dx-check score で、いつでも作れます。",
        overwrite: |name| format!("{name} はもうあります。上書きしますか。"),
    },
};

fn misuse(misuse: &Misuse) -> String {
    let near =
        |near: &Option<String>| near.as_ref().map_or(String::new(), |n| format!("「{n}」ではありませんか"));
    match misuse {
        Misuse::UnknownOption(option, nearest) => {
            format!("「{option}」というオプションや引数はありません。{}", near(nearest))
        }
        Misuse::UnknownCommand(command, nearest) => {
            format!("「{command}」というコマンドはありません。{}", near(nearest))
        }
        Misuse::WrongValue(option, value, allowed) if allowed.is_empty() => {
            format!("{option} に「{value}」は使えません")
        }
        Misuse::WrongValue(option, value, allowed) => {
            format!("{option} に「{value}」は使えません（使えるもの：{}）", allowed.join("、"))
        }
        Misuse::Missing(what) => format!("{what} を指定してください"),
        Misuse::NoValue(option) => format!("{option} に値を付けてください"),
        Misuse::TooMany(option) => format!("{option} の値が多すぎます"),
        Misuse::Twice(option) => format!("{option} が 2 回指定されています"),
        Misuse::Conflict(one, other) => format!("{one} と {other} は一緒に使えません"),
        Misuse::PlanAsAnswers(file) => {
            format!(
                "「{file}」は計画の文書のようです。回答ファイルの代わりには使えません（計画は 1 件ずつ「--plan {file}」のように指定してください）"
            )
        }
        Misuse::NotUnicode => "引数に読めない文字が含まれています".to_owned(),
        Misuse::BadDate(day) => format!("「{day}」は日付として読めません（例 2026-11-22）"),
        Misuse::BadPercent(text) => format!("「{text}」は 0 から 100 までの数ではありません"),
        Misuse::Other => "使い方に誤りがあります".to_owned(),
    }
}
