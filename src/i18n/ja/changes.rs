//! Japanese words of a report on what changed between assessments.

use crate::i18n::{ChangeWords, MovementWords};

pub(super) const WORDS: ChangeWords = ChangeWords {
    title: "点検結果の比較",
    assessments: "比べた点検（古い順）",
    unread: |n, names| format!("読み取れなかったため比べていないファイルが {n} 件あります：{names}"),
    other_subject: |differences| {
        format!("対象の違う点検を比べています。変化は取組によるものとは限りません。{differences}")
    },
    differs: |name, values| format!("{name}：{values}"),
    backwards: "点検の日付が、並べた順と逆になっています。古いものから順に指定するか、--by-date を付けてください。",
    overdue_now: |points| format!("期限を過ぎても「はい」になっていない項目があります：{points}"),
    version: |version| format!("第{version}版"),
    before: "前回",
    now: "今回",
    first: "最初",
    newest: "最新",
    from_to: |old, new| format!("{old} → {new}"),
    score_heading: "得点の変化",
    series_heading: "得点の推移",
    number: "回",
    rise: "増減",
    same_points: "同じ項目",
    every_time: "毎回の項目",
    every_time_line: |n| format!("「毎回の項目」は、どの点検でも同じ設問に答えた {n} 項目だけの得点です。"),
    unchanged_points: |n| {
        format!(
            "どちらの点検でも同じ {n} 項目に答えています。得点の増減は、答えた項目の違いによるものではありません。"
        )
    },
    over_same: |n, old, new, rise| {
        format!(
            "どちらの点検でも同じ設問に答えた {n} 項目だけで比べると、{old} → {new}（{rise}）です。全体の増減との差は、答えた項目や設問が変わったことによるもので、取組の変化ではありません。"
        )
    },
    nothing_same: "どちらの点検でも同じ設問に答えた項目がないため、取組が変わったかどうかは得点からは分かりません。",
    points_heading: "ポイントごとの変化",
    change: "変化",
    legend: "○ はい、△ 一部、× いいえ、？ 分からない、－ 対象外、・ 未回答。変化は、最初から最新までのものです。",
    rose: MovementWords { heading: |n| format!("良くなったポイント（{n} 件）"), short: "向上" },
    fell: MovementWords { heading: |n| format!("後退したポイント（{n} 件）"), short: "後退" },
    newly_answered: MovementWords {
        heading: |n| format!("新たに答えたポイント（{n} 件）"),
        short: "新たに回答",
    },
    no_longer_answered: MovementWords {
        heading: |n| format!("「分からない」か未回答になったポイント（{n} 件）"),
        short: "回答なしに",
    },
    set_aside: MovementWords {
        heading: |n| format!("対象外としたポイント（{n} 件）"), short: "対象外に"
    },
    taken_up: MovementWords {
        heading: |n| format!("対象外でなくなったポイント（{n} 件）"), short: "対象に"
    },
    stayed: MovementWords {
        heading: |n| format!("変わらないポイント（{n} 件）"), short: "変化なし"
    },
    open: MovementWords {
        heading: |n| format!("まだ答えのないポイント（{n} 件）"), short: "回答待ち"
    },
    nothing_moved: "回答が変わったポイントはありません。",
    noted_heading: |n| format!("回答は同じで、記入内容が変わったポイント（{n} 件）"),
    ticked: "新たに印を付けた条件",
    unticked: "印を外した条件",
    evidence_added: "加わった根拠",
    evidence_removed: "なくなった根拠",
    note_before: "前のメモ",
    none: "（なし）",
    other_question: "設問が変わったので、前の回答とは比べられません",
    checklist_heading: "チェックリストの変更",
    added: |n| format!("加わったポイント（{n} 件）"),
    reworded: |n| format!("内容が変わったポイント（{n} 件）"),
    dropped: |n| format!("なくなったポイント（{n} 件）"),
    changed_in: |version| format!("第{version}版で"),
    dropped_note: "回答ファイルには残っていますが、得点にも比較にも使っていません",
    to_look_at: "確かめること",
    to_confirm: "内容が変わってから、回答を確認していません。今の設問でもう一度答えてください",
    to_answer: "まだ答えていません",
    confirmed_heading: "回答の確認",
    confirmed: |n| format!("同じ回答を確認し直したもの（{n} 件）"),
    revised: |n| format!("回答と確認日は前のままで、記入内容だけ変わったもの（{n} 件）"),
    carried_over: |n| format!("前の回答を引き継いだだけのもの（{n} 件）"),
    carried_over_note: "引き継いだだけの回答は、記入内容も確認日も変わっていません。今も当てはまるかを確かめ、確認日を書いてください。",
    actions_heading: |n| format!("担当や期限を決めた項目の状況（{n} 件）"),
    state: "状況",
    overdue: "期限切れ",
    ahead: "期限前",
    undated: "期限なし",
    dropped_action: "担当・期限が消えた",
    done: "「はい」になった",
    postponed: "延期",
};
