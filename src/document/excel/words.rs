//! What a text of a cell is by its words alone: a section line, a label, the head of a column, an amount.

use super::lines::{digit, is_marked, numbering};

/// The longest section line, in characters.
const MAX_HEADING: usize = 40;

/// The longest label, in characters.
const MAX_LABEL: usize = 30;

/// Words that the heads of columns end with.
const HEADS: [&str; 92] = [
    "項目",
    "区分",
    "欄",
    "内容",
    "事項",
    "内訳",
    "概要",
    "説明",
    "役割",
    "分担",
    "仕事",
    "業務",
    "任務",
    "担当",
    "担当者",
    "担当課",
    "担い手",
    "所管",
    "主体",
    "部署",
    "部局",
    "課名",
    "団体",
    "組織",
    "機関",
    "相手",
    "相手方",
    "相手先",
    "関係者",
    "対象",
    "対象者",
    "ターゲット",
    "手段",
    "方法",
    "媒体",
    "集め方",
    "働きかけ",
    "関わり方",
    "頻度",
    "時期",
    "期間",
    "期限",
    "年度",
    "年月",
    "日程",
    "日付",
    "工程",
    "段階",
    "予定",
    "実績",
    "現状",
    "目標",
    "目標値",
    "現状値",
    "基準値",
    "指標",
    "数値",
    "件数",
    "人数",
    "台数",
    "数量",
    "者数",
    "割合",
    "率",
    "単位",
    "金額",
    "予算額",
    "事業費",
    "費目",
    "経費",
    "財源",
    "用途",
    "備考",
    "摘要",
    "番号",
    "名称",
    "氏名",
    "役職",
    "職名",
    "所属",
    "理由",
    "効果",
    "課題",
    "対応",
    "対策",
    "状況",
    "結果",
    "評価",
    "回答",
    "情報",
    "機器",
    "共有の場",
];

/// Words after which the column says just anything: beside them no label is meant.
const OPEN_HEADS: [&str; 5] = ["内容", "記入欄", "記載欄", "回答", "説明"];

/// Units and words that a figure ends with but the head of a column may end with, too.
const PERIODS: [&str; 4] = ["年度", "年", "月", "期"];

/// Whether a text is no longer than some characters.
pub(super) fn is_within(text: &str, chars: usize) -> bool {
    // No character takes more than four bytes.
    text.len() <= chars || (text.len() <= chars * 4 && text.chars().count() <= chars)
}

/// Whether it ends like a sentence: with its mark, or with a verb.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['。', '．', '、', '，'])
        || text.contains('。')
        || text.ends_with(['る', 'た', 'す', 'う', 'く', 'む', 'ぶ', 'つ', 'ぬ'])
}

/// Whether a text may be a section line when it stands out or has a number.
pub(super) fn may_be_heading(text: &str) -> bool {
    is_within(text, MAX_HEADING)
        && !text.contains('。')
        && (numbering(text).is_some() || !text.starts_with(['（', '(', '※', '＊', '→']))
        && !is_marked(text)
        && !is_figure(text)
}

/// Whether a text names what stands beside it.
pub(super) fn may_be_label(text: &str) -> bool {
    is_within(text, MAX_LABEL) && !is_sentence(text) && !is_figure(text) && !is_marked(text)
}

/// Whether a text says so much that it can be no label.
pub(super) fn is_long(text: &str) -> bool {
    !is_within(text, 24) || text.contains('。')
}

/// Whether a text is an amount, a date or a code rather than a name: it begins with a digit.
pub(super) fn is_figure(text: &str) -> bool {
    let name = without_note(text);
    let text = if name.is_empty() { text } else { name };
    let text = text.trim_start_matches([
        '約', '¥', '￥', '△', '▲', '-', '―', '—', '－', '−', '+', '＋', '令', '和', 'R', '平', '成',
    ]);
    let Some(first) = text.chars().next() else {
        return true;
    };
    digit(first).is_some()
        && !PERIODS.iter().any(|period| text.ends_with(period))
        && numbering(text).is_none()
}

/// Whether a text is worded like the head of a column.
pub(super) fn is_column_name(text: &str) -> bool {
    let name = without_note(text);
    let is_number = matches!(name, "No" | "No." | "NO" | "№" | "Ｎｏ" | "Ｎｏ．" | "#" | "場" | "ID");
    !name.is_empty() && may_be_label(name) && (is_number || HEADS.iter().any(|head| name.ends_with(head)))
}

/// Whether a text is the head of a column that says just anything.
pub(super) fn is_open_column_name(text: &str) -> bool {
    let name = without_note(text);
    is_within(name, 8) && OPEN_HEADS.iter().any(|head| name.ends_with(head))
}

/// Whether there is a digit in it, notes aside.
pub(super) fn has_digit(text: &str) -> bool {
    without_note(text).chars().any(|c| digit(c).is_some())
}

/// A name without the note in brackets or the line that follows it.
fn without_note(text: &str) -> &str {
    text.split(['（', '(', '\n', '※']).next().unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_labels_are_told_from_values() {
        for head in [
            "記入内容",
            "役割",
            "働きかけ",
            "金額（千円）",
            "目標（令和９年度）",
            "令和７年度（千円）",
            "情報共有の場",
            "登録者数",
        ] {
            assert!(is_column_name(head), "{head}");
        }
        for value in ["水道課", "430人", "全体の進行、仕様の取りまとめ、契約事務", "毎月会議を開く"]
        {
            assert!(!is_column_name(value), "{value}");
        }
        assert!(
            is_figure("4,180千円")
                && is_figure("令和８年４月１日")
                && !is_figure("R6年度")
                && !is_figure("４月")
        );
        assert!(may_be_label("実施期間") && !may_be_label("毎月見直す。"));
    }
}
