//! Japanese messages.

use crate::i18n::Message;
use crate::problem::{Fault, Kind, Refusal};

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "文字列（\"…\"）",
        Kind::Integer => "整数",
        Kind::Number => "数",
        Kind::Boolean => "true か false",
        Kind::Date => "日付（例 2026-11-22）",
        Kind::Array => "配列（[…]）",
        Kind::Strings => "文字列の配列（[\"…\", \"…\"]）",
        Kind::Table => "テーブル",
        Kind::Tables => "テーブルの配列（[[…]]）",
        Kind::Text => "言語ごとの文字列（{ ja = \"…\", en = \"…\" }）",
        Kind::Answer => "回答（\"yes\" など、または { answer = \"yes\", note = \"…\" }）",
        Kind::Rule => "条件式（条件の id、または any、all、at_least と of のどれか）",
    }
}

fn refusal(refusal: &Refusal, file: bool) -> (String, String) {
    let (what, remedy) = match refusal {
        Refusal::NotFound => ("見つかりません", "名前とフォルダーを確かめてください"),
        Refusal::Denied => {
            ("権限がありません", "ファイルとフォルダーの権限、ほかのソフトで開いていないかを確かめてください")
        }
        Refusal::Full => ("ディスクの空きがありません", "空きを作るか、別の場所を指定してください"),
        Refusal::ReadOnly => ("読み取り専用の場所です", "書き込める場所を指定してください"),
        Refusal::IsFolder if file => ("フォルダーです", "ファイルを指定してください"),
        Refusal::IsFolder => ("同じ名前のフォルダーがあります", "ファイル名を指定してください"),
        Refusal::NotFolder => ("途中のパスがフォルダーではありません", "パスを確かめてください"),
        Refusal::BadName => ("名前が長すぎるか、使えない文字が含まれています", "別の名前にしてください"),
        Refusal::NotMade => {
            ("内容を組み立てられませんでした（プログラムの誤りです）", "ほかの形式で書き出してください")
        }
        Refusal::Other(Some(code)) => {
            return (
                format!("システムのエラーです（番号 {code}）"),
                "しばらくしてからもう一度試すか、別の場所を指定してください".to_owned(),
            );
        }
        Refusal::Other(None) => {
            ("システムのエラーです", "しばらくしてからもう一度試すか、別の場所を指定してください")
        }
    };
    (what.to_owned(), remedy.to_owned())
}

fn list(words: &[String]) -> String {
    words.join("、")
}

fn or_nearest(nearest: Option<&String>, otherwise: String) -> String {
    nearest.map_or(otherwise, |word| format!("「{word}」ではありませんか"))
}

/// The parser speaks English; its messages are told apart by how they begin.
fn syntax(english: &str) -> (&'static str, &'static str) {
    const KNOWN: [(&str, &str, &str); 16] = [
        ("invalid date", "日付として読めません", "2026-11-22 のように、実在する日を年-月-日で書いてください"),
        ("duplicate key", "同じキーが 2 回書かれています", "どちらか一方を消してください"),
        ("string values must be quoted", "文字列が引用符で囲まれていません", "値を \"…\" で囲んでください"),
        (
            "key with no value",
            "キーに値がありません",
            "「キー = 値」の形で書いてください。メモにする行は行頭に # を付けてください",
        ),
        ("missing value", "値がありません", "= の右に値を書いてください"),
        ("unquoted keys cannot be empty", "キーの名前がありません", "= の左にキーを書いてください"),
        (
            "invalid unquoted key",
            "キーに使えない文字があります",
            "キーは半角の英数字、- と _ で書いてください。全角の文字が混じっていないか確かめてください",
        ),
        (
            "invalid basic string",
            "文字列が閉じていないか、使えない文字があります",
            "\" で閉じ、\\ は \\\\ と書いてください",
        ),
        ("missing escaped value", "\\ の使い方に誤りがあります", "\\ そのものは \\\\ と書いてください"),
        ("invalid literal string", "文字列が閉じていません", "' で閉じてください"),
        ("unclosed table", "見出しの ] がありません", "[answers.番号] のように閉じてください"),
        ("unclosed array", "配列の ] がありません", "] で閉じてください"),
        ("unclosed inline table", "} がありません", "} で閉じてください"),
        ("missing comma", "コンマがありません", "要素の間に , を入れてください"),
        ("extra comma", "余分なコンマがあります", "コンマを取ってください"),
        ("unexpected", "余分な文字があります", "1 行に「キー = 値」を 1 つだけ書いてください"),
    ];
    let known = KNOWN.into_iter().find(|(start, ..)| english.starts_with(start));
    known.map_or(
        ("TOML の書き方に誤りがあります", "印の付いた所の記号と引用符を確かめてください"),
        |(_, what, remedy)| (what, remedy),
    )
}

pub(in crate::i18n) fn message(fault: &Fault) -> Message {
    match fault {
        Fault::Document(fault) => super::documents::message(fault),
        Fault::Form(fault) => super::forms::message(fault),
        Fault::Unreadable(reason) => {
            let (what, remedy) = refusal(reason, true);
            Message::new(format!("読めません：{what}"), remedy)
        }
        Fault::Unwritable(reason) => {
            let (what, remedy) = refusal(reason, false);
            Message::new(format!("書き込めません：{what}"), remedy)
        }
        Fault::NothingFound => Message::new(
            "回答ファイルがありません",
            "checklist の行がある TOML ファイルか、それを入れたフォルダーを指定してください",
        ),
        Fault::NoPlans => Message::new(
            "計画の文書がありません",
            "文書（docx、xlsx、pptx、pdf、md、txt）か、それを入れたフォルダーを指定してください",
        ),
        Fault::UnknownOutput { formats } => Message::new(
            "拡張子から出力形式が分かりません",
            format!("-o 形式:ファイル名 と書いてください（形式：{}）", list(formats)),
        ),
        Fault::BinaryToTerminal { format } => Message::new(
            format!("{format} は画面に表示できません"),
            format!(
                "ファイルに書き出すか（-o report.{format}）、出力先を指定してください（> report.{format}）"
            ),
        ),
        Fault::OneFileForMany { format } => Message::new(
            format!("{format} に収まるのは、１件の報告か、多数の一覧のどちらかです"),
            "--each を外すか、ファイルを１件ずつ指定してください",
        ),
        Fault::OutputTaken => {
            Message::new("入力か別の出力と同じファイルです", "別のファイル名を指定してください")
        }
        Fault::TooManyProblems { limit } => Message::new(
            format!("誤りが多いため、{limit} 件までを示しました"),
            "直してから、もう一度確かめてください",
        ),
        Fault::TooLarge { limit } => Message::new(
            format!("大きすぎます（上限 {} KiB）", limit / 1024),
            "回答ファイルかどうかを確かめ、分けるか短くしてください",
        ),
        Fault::Empty => Message::new("空のファイルです", "中身を書くか、別のファイルを指定してください"),
        Fault::BrokenUtf8 { line } => Message::new(
            format!("UTF-8 の文字が壊れています（{line} 行目）"),
            "元のファイルを開き、文字コードを UTF-8 にして保存し直してください",
        ),
        Fault::Utf16 => {
            Message::new("UTF-16 で保存されています", "文字コードを UTF-8 にして保存し直してください")
        }
        Fault::NotText => Message::new(
            "テキストファイルではありません",
            "Word や Excel のファイルではなく、UTF-8 のテキストで保存したファイルを指定してください",
        ),
        Fault::ReadAsCp932 => {
            Message::new("Shift_JIS（Windows-31J）として読みました", "保存するときは UTF-8 になります")
        }
        Fault::UnknownFile => Message::new(
            "何のファイルか分かりません",
            "チェックリスト（points）、回答（checklist と answers）、事例（examples）、設定（dx-check.toml）のどれかを指定してください",
        ),

        Fault::Syntax(english) => {
            let (what, remedy) = syntax(english);
            Message::new(what, remedy)
        }
        Fault::WrongQuotes => Message::new("全角の引用符が使われています", "半角の \" で囲み直してください"),
        Fault::DuplicateKey { key } => {
            Message::new(format!("「{key}」が 2 回書かれています"), "どちらか一方を消してください")
        }
        Fault::UnknownKey { key, nearest, allowed } => Message::new(
            format!("「{key}」というキーはありません"),
            or_nearest(nearest.as_ref(), format!("使えるキー：{}", list(allowed))),
        ),
        Fault::MissingKey { key } => {
            Message::new(format!("「{key}」がありません"), format!("{key} = … を書いてください"))
        }
        Fault::WrongType { key, expected, found } => Message::new(
            format!("「{key}」の値の種類が違います：{}", kind(*found)),
            format!("次の形で書いてください：{}", kind(*expected)),
        ),
        Fault::WrongWord { key, word, nearest, allowed } => Message::new(
            format!("「{key}」に「{word}」は使えません"),
            or_nearest(nearest.as_ref(), format!("使える語：{}", list(allowed))),
        ),
        Fault::EmptyText { key } => {
            Message::new(format!("「{key}」が空です"), "文字を書くか、行ごと消してください")
        }
        Fault::OutOfRange { key, range } => Message::new(
            format!("「{key}」の値が範囲の外です"),
            format!("{} から {} までの数で書いてください", range.0, range.1),
        ),
        Fault::BadDate { key, value } => Message::new(
            format!("「{key}」の「{value}」は日付として読めません"),
            "2026-11-22 のように、年-月-日だけを書いてください",
        ),
        Fault::NewerFormat { found } => Message::new(
            format!("形式 {found} のファイルは、この版では読めません"),
            "新しい版の dx-check を使うか、format = 1 の形で書いてください",
        ),

        Fault::OtherChecklist { found, expected } => Message::new(
            format!("別のチェックリスト「{found}」への回答です"),
            format!(
                "「{expected}」への回答を指定するか、--checklist で「{found}」のチェックリストを指定してください"
            ),
        ),
        Fault::NewerChecklist { found, known } => Message::new(
            format!("チェックリスト第{found}版への回答です（手元は第{known}版）"),
            "新しい版の dx-check を使ってください",
        ),
        Fault::UnknownPoint { id, nearest } => Message::new(
            format!("「{id}」というポイントはありません"),
            or_nearest(nearest.as_ref(), "dx-check points で番号の一覧を見られます".to_owned()),
        ),
        Fault::SlippedPoint { id, under } => Message::new(
            format!("{id} の行が [{under}] の中に入っています"),
            format!(
                "最初の [answers.…] より上に移すか、見出し [answers.{id}] を付けて answer = \"…\" と書いてください"
            ),
        ),
        Fault::UnknownCriterion { point, id, allowed } => Message::new(
            format!("{point} に「{id}」という条件はありません"),
            format!("使える条件：{}", list(allowed)),
        ),
        Fault::NaWithoutNote { point } => Message::new(
            format!("{point} は対象外ですが、理由がありません"),
            format!(
                "note = \"…\" に理由を書いてください（1 行で書くなら {point} = {{ answer = \"na\", note = \"…\" }}）"
            ),
        ),
        Fault::Doubt(doubt) => super::doubts::message(doubt),

        Fault::BadId { id } => Message::new(
            format!("「{id}」は id に使えません"),
            "半角の英数字、- と _ だけで、64 文字以内で書いてください",
        ),
        Fault::DuplicateId { id, first } => {
            let file = if first.0.is_empty() { String::new() } else { format!("{} の ", first.0) };
            Message::new(
                format!("id「{id}」が重なっています"),
                format!("{file}{} 行目にもあります。別の id にしてください", first.1),
            )
        }
        Fault::UnknownPhase { id, allowed } => Message::new(
            format!("「{id}」というフェーズはありません"),
            format!("使えるフェーズ：{}", list(allowed)),
        ),
        Fault::UnknownConcept { id, nearest } => Message::new(
            format!("「{id}」という概念は用語集にありません"),
            or_nearest(nearest.as_ref(), "用語集に加えるか、名前を直してください".to_owned()),
        ),
        Fault::UnusedConcept { id } => Message::new(
            format!("概念「{id}」はどの規則でも使っていません"),
            "どれかの規則で使うか、消してください",
        ),
        Fault::NoWords { id } => Message::new(
            format!("概念「{id}」に言葉がありません"),
            "ja か en に言葉を 1 つ以上書いてください",
        ),
        Fault::RuleNeverFires { name, texts } => Message::new(
            format!("規則「{}」に当てはまる文が、{texts} 件の文書に 1 つもありません", name.0),
            "言葉や組合せが狭すぎないか確かめてください。`dx-check plan --explain` で、見つかった言葉が分かります",
        ),
        Fault::EmptyPhase { id } => Message::new(
            format!("フェーズ「{id}」にポイントがありません"),
            "ポイントを加えるか、フェーズを消してください",
        ),
        Fault::EmptyList { key } => Message::new(format!("「{key}」が空です"), "1 つ以上書いてください"),
        Fault::ImpossibleRule { at_least, of } => Message::new(
            format!("{of} 個のうち {at_least} 個という条件は成り立ちません"),
            format!("at_least を 1 から {of} までにしてください"),
        ),
        Fault::DeepRule { limit } => {
            Message::new("条件式の入れ子が深すぎます", format!("{limit} 段までにしてください"))
        }
        Fault::ChangedLater { changed_in, version } => Message::new(
            format!("changed_in（{changed_in}）が version（{version}）より新しくなっています"),
            "version を上げるか、changed_in を下げてください",
        ),
        Fault::MissingLanguage { key, lang } => Message::new(
            format!("「{key}」に {lang} がありません"),
            format!("{lang} = \"…\" を書いてください。ないときは、もう一方の言語で表示します"),
        ),
        Fault::IncludeOutside { path } => Message::new(
            format!("「{path}」はこのファイルのフォルダーの外です"),
            "同じフォルダーか、その下のファイルを「/」区切りの相対パスで書いてください",
        ),
        Fault::IncludedTwice { path } => {
            Message::new(format!("「{path}」はもう読み込んでいます"), "一方を消してください")
        }
        Fault::TooManyIncludes { limit } => {
            Message::new("読み込むファイルが多すぎます", format!("{limit} 個までにしてください"))
        }

        Fault::NoPoints { id } => Message::new(
            format!("事例「{id}」にポイントがありません"),
            "[[examples.points]] で、役立つポイントを 1 つ以上書いてください",
        ),
        Fault::UnknownService { id, nearest } => Message::new(
            format!("「{id}」というサービスの種類はありません"),
            or_nearest(nearest.as_ref(), "dx-check cases の末尾に一覧があります".to_owned()),
        ),
        Fault::BadTwin { id } => Message::new(
            format!("twin の「{id}」という事例はありません"),
            "同じ内容を述べている事例の id を書いてください",
        ),

        Fault::WaiverExpired { point, expires } => Message::new(
            format!("{point} の免除は {expires} で終わりました"),
            "この免除は判定に使いません。続けるときは理由を確かめて expires を改め、不要なら消してください",
        ),
        Fault::BadPattern { pattern } => Message::new(
            format!("「{pattern}」はパスの書き方として読めません"),
            "dx-check.toml のフォルダーからのパスを、「計画/*.docx」のように、フォルダーの間を / で区切って書いてください",
        ),
        Fault::BadChecklist { path } => Message::new(
            format!("チェックリスト「{path}」を使えません"),
            "このファイルのフォルダーからのパスです。`dx-check lint` で誤りのないチェックリストを指定してください",
        ),
        Fault::ChecklistOfRun { wanted, used } => {
            let name = |checklist: &Option<String>| {
                checklist.as_ref().map_or_else(|| "標準のチェックリスト".to_owned(), |c| format!("「{c}」"))
            };
            Message::new(
                format!(
                    "このファイルに使うのは{}ですが、今回の実行で使っているのは{}です",
                    name(wanted),
                    name(used)
                ),
                "このファイルは別に実行するか、すべてに使うチェックリストを --checklist で指定してください",
            )
        }
    }
}
