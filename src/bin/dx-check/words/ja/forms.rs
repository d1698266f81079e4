//! Japanese words of `convert` and `schema`.

use crate::words::FormsWords;

pub(super) const WORDS: FormsWords = FormsWords {
    convert: "回答ファイルと Excel の様式を互いに変換する。複数なら 1 つにまとめる",
    convert_paths: "回答ファイルか Excel の様式、またはそのフォルダー（- は標準入力）",
    convert_output: "作るファイル（.toml、.xlsx、.html。- は標準出力）。あるファイルは上書きしない",
    prefer: "回答が食い違うとき、どれに従うか（ファイル名、または確認日の新しいほうに従う newest）",
    value_prefer: "ファイル|newest",
    split_by: "担当（owner）ごとに 1 つずつ様式を作る。-o にはフォルダーか、{owner} を含むファイル名を指定する",
    convert_after: "複数のファイルはポイントごとに合わせます。回答などが食い違うポイントは「分からない」とし、だれがどう答えたかをメモに残します（--prefer があれば、それに従います）。\n終了状態: 0 正常、1 食い違いが残っている、2 読めないファイルがある、または書き込めない。",
    schema: "回答ファイルの書き方を JSON Schema で出力する（エディターの入力補助と検査に使う）",
    schema_of: "何の書き方か（answers は回答ファイル）",

    converted: |name, files, answered, all| {
        let from = if files > 1 { format!("{files} 件のファイルから ") } else { String::new() };
        format!("{from}{name} を作りました（{all} 項目のうち回答 {answered} 項目）。")
    },
    conflicts: |all, open| match open {
        0 => format!("食い違いが {all} 件あり、指定に従って決めました。"),
        _ if open == all => format!("食い違いが {all} 件あります。"),
        _ => format!("食い違いが {all} 件あり、うち {open} 件が残っています。"),
    },
    about: |id, title| format!("{id} {title}"),
    about_subject: "点検の対象",
    left_open: "残っています",
    followed: |who| format!("{who} に従いました"),
    left_to_settle: "残っているポイントは、作ったファイルのメモを見て決めるか、--prefer を付けてもう一度まとめてください。",
    comments_lost: |name, n, first| {
        format!("{name} のコメント {n} 行は、作るファイルに引き継がれません（例：{first}）")
    },
    no_owner: "担当なし",
    not_converted: "読めないファイルがあるため、何も作っていません。",
};
