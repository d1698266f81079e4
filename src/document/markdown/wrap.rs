//! Lines of one paragraph: which goes on with the one before, and which was meant to stand on its own.
//!
//! Markdown joins lines that follow each other, but plans are written by people who see lines: `主管　企画課` below
//! `期間　令和６年度` is no continuation, nor is `・研修` below `・周知`.

use super::super::plain::{Marker, columns_of};

/// The width of a line, in columns of a terminal, from which on it may have been broken for lack of room.
const SHORT: usize = 40;

/// The longest label, in bytes.
const LONGEST_LABEL: usize = 30;

/// Whether a line is meant to stand apart from the one before.
pub(super) fn starts_anew(before: &str, line: &str) -> bool {
    if ends_hard(before) || Marker::at(line).is_some() {
        return true;
    }
    let before = before.trim_end().trim_end_matches(['*', '_']);
    if before.ends_with(['、', '，', ',', '・', '（', '(', '「']) {
        return false;
    }
    let ended = before.ends_with(['。', '！', '？', '」', '）', ':', '：']);
    let short = columns_of(before) < SHORT;
    if line.starts_with('　') || has_label(line) {
        return ended || short || has_label(before);
    }
    // A short line that ends in a noun: a date, a name.
    let noun = !before.ends_with(is_hiragana) && before.ends_with(|c: char| !c.is_ascii());
    short && !ended && noun && !line.starts_with(is_hiragana)
}

/// Two blanks or a backslash at the end of a line: it ends where the writer wants it to.
pub(super) fn ends_hard(line: &str) -> bool {
    line.ends_with("  ") || line.ends_with('\\') && !line.ends_with("\\\\")
}

fn is_hiragana(c: char) -> bool {
    ('ぁ'..='ん').contains(&c)
}

/// A word or two, then a wide blank or a colon.
fn has_label(line: &str) -> bool {
    let end = line
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST_LABEL)
        .find(|(at, c)| *at > 0 && matches!(c, '　' | '：' | '。' | '、'));
    end.is_some_and(|(_, c)| matches!(c, '　' | '：'))
}

#[cfg(test)]
mod tests {
    use super::starts_anew;

    #[test]
    fn lines_that_stand_on_their_own() {
        for (before, line) in [
            ("計画期間　令和６年度～令和８年度", "所管　農林振興課"),
            ("**問１　スマートフォンを持たない人はどうするのか。**", "答　カードで御利用いただけます。"),
            ("令和６年度　第３回 霧ヶ湊市観光ＤＸ推進会議", "資料２　まち歩きアプリの展開について"),
            ("令和７年１月２０日", "白羽根町企画財政課"),
            ("次のとおりとする。", "・周知"),
            ("・周知", "・研修"),
            ("住民に知らせる  ", "市の役目である"),
            ("連絡会を開く。", "　また、評価を行う。"),
        ] {
            assert!(starts_anew(before, line), "{before} | {line}");
        }
    }

    #[test]
    fn lines_that_go_on() {
        for (before, line) in [
            ("情報政策課が事務局となり、", "各課の担当者が参加する。"),
            ("本市は", "書かない窓口を導入する。"),
            ("住民の声", "を聞いた。"),
            (
                "専任は母子保健係の保健師１名とし、同係の事務職１名、健康増進課及び情報",
                "推進室の各１名が携わる。",
            ),
            ("The plan is", "written here."),
        ] {
            assert!(!starts_anew(before, line), "{before} | {line}");
        }
    }
}
