//! Japanese words of a report on answers against a plan.

use crate::i18n::{CaseWords, CrossCheckWords};

pub(super) const WORDS: CrossCheckWords = CrossCheckWords {
    title: "回答と計画の照合",
    intro: "回答と、計画の文書から読み取れたことを比べています。読み取りには誤りがあるので、引用した記述を確かめてから直してください。",
    gate_is_the_plans: "この判定は計画だけについてのもので、回答との食い違いは入りません。",
    answers: "回答ファイル",
    plan: "計画",
    comparison: "照合",
    overview: "照合の一覧",
    said_not_shown: CaseWords {
        heading: |n| format!("「はい」と答えたが、計画では確かめられないポイント（{n} 件）"),
        short: "計画に足りない",
    },
    shown_not_said: CaseWords {
        heading: |n| format!("「いいえ」「対象外」と答えたが、計画に書かれているポイント（{n} 件）"),
        short: "計画にある",
    },
    partly: CaseWords {
        heading: |n| format!("「一部」と答えたポイントと、計画から分かること（{n} 件）"),
        short: "一部",
    },
    open: CaseWords {
        heading: |n| format!("まだ答えのないポイントと、計画から分かること（{n} 件）"),
        short: "回答待ち",
    },
    agreed: CaseWords {
        heading: |n| format!("回答と計画が合っているポイント（{n} 件）"), short: "一致"
    },
    criteria: "条件ごとの計画の記述",
    not_stated: "記述なし",
    ticked: "回答は印あり",
    not_ticked: "回答は印なし",
    missing: "計画に足りないこと",
    to_do: "対応",
    write: "行っている（決まっている）なら、それが分かるように計画に書いてください。まだなら、回答を見直してください。",
    settle: "計画は触れているだけで、決まったこととは読めません。決まっているなら、それが分かるように計画に書いてください。まだなら、回答を見直してください。",
    resolve: "計画は行わないとしています。計画と回答のどちらが正しいかを確かめ、違うほうを直してください。",
    complete: "回答と計画は合っています。残りの条件が決まったら、計画に書き、回答も改めてください。",
    look_again: |verdict| {
        format!(
            "計画の記述からは「{verdict}」になります。引用した記述を確かめ、そのとおりなら回答を見直してください。実際と違うなら、計画を直してください。"
        )
    },
    answer: |verdict| {
        format!("計画の記述からは「{verdict}」になります。引用した記述を確かめて答えてください。")
    },
    ask: "計画からは分かりません。担当に確かめて答えてください。",
};
