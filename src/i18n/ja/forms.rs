//! Japanese words and messages of forms.

use crate::i18n::{FormWords, Message};
use crate::problem::FormFault;

pub(super) const WORDS: FormWords = FormWords {
    toml_intro: "回答ファイル。各項目の answer の「\"\"」の中に、はい、一部、いいえ、分からない、対象外（note に理由が必要）の\nいずれかを書いてください。空のままの項目は未回答になります。criteria は、使うときだけ行頭の # を外してください。\n書き終えたら dx-check score このファイル で課題レポートを表示できます。",
    toml_subject: "点検の対象。空のままでもかまいません。",
    toml_services: "service に書けるもの",
    toml_answers: "回答。note（メモ）、evidence（根拠）、owner（担当）、due（期限）は任意です。",
    toml_criteria: "条件（満たしていれば true）",
};

pub(super) fn message(fault: &FormFault) -> Message {
    match fault {
        FormFault::NotOffered { form } => Message::new(
            format!("「.{form}」の様式はありません"),
            "ファイル名の最後を .toml か .xlsx にしてください",
        ),
    }
}
