//! Characters as a writer typed them: text maps of PDFs often name a look-alike instead.

use unicode_normalization::UnicodeNormalization as _;

/// Adds a character in its usual form; nothing for what is not seen.
pub(super) fn push(c: char, out: &mut String) {
    match c {
        // Unicode gives the old forms for these; Japanese fonts use them for the new ones.
        '⼾' => out.push('戸'),
        '⾭' => out.push('青'),
        '⿈' => out.push('黄'),
        '⿊' => out.push('黒'),
        // Kangxi radicals stand for the ideographs that they look like; so do forms for vertical writing.
        '\u{2F00}'..='\u{2FDF}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE4F}' => out.extend(c.nfkc()),
        '\u{2E80}'..='\u{2EFF}' => out.push(radical(c)),
        '\u{2027}' => out.push('・'),
        // Symbol fonts keep their bullets in the private area; what else is there nobody can read.
        '\u{F000}'..='\u{F0FF}' => out.push('•'),
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => {}
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {}
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => {}
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' => out.push(' '),
        c if c.is_control() => {}
        c => out.push(c),
    }
}

/// The ideograph of a radical (CJK Radicals Supplement), after Unicode's `EquivalentUnifiedIdeograph.txt`.
fn radical(c: char) -> char {
    let index = RADICALS.binary_search_by_key(&c, |(radical, _)| *radical);
    index.map_or(c, |index| RADICALS[index].1)
}

#[rustfmt::skip]
const RADICALS: [(char, char); 103] = [
    ('⺁', '厂'), ('⺂', '乛'), ('⺃', '乚'), ('⺄', '乙'), ('⺅', '亻'), ('⺆', '冂'), ('⺈', '刀'), ('⺉', '刂'),
    ('⺊', '卜'), ('⺋', '㔾'), ('⺌', '小'), ('⺍', '小'), ('⺎', '兀'), ('⺏', '尣'), ('⺐', '尢'), ('⺒', '巳'),
    ('⺓', '幺'), ('⺔', '彑'), ('⺖', '忄'), ('⺗', '㣺'), ('⺘', '扌'), ('⺙', '攵'), ('⺛', '旡'), ('⺜', '日'),
    ('⺝', '月'), ('⺞', '歺'), ('⺟', '母'), ('⺠', '民'), ('⺡', '氵'), ('⺢', '氺'), ('⺣', '灬'), ('⺤', '爫'),
    ('⺥', '爫'), ('⺦', '丬'), ('⺧', '牛'), ('⺨', '犭'), ('⺩', '王'), ('⺫', '罒'), ('⺬', '示'), ('⺭', '礻'),
    ('⺮', '竹'), ('⺯', '糹'), ('⺰', '纟'), ('⺱', '罓'), ('⺲', '罒'), ('⺶', '羊'), ('⺹', '耂'), ('⺺', '肀'),
    ('⺻', '聿'), ('⺼', '肉'), ('⺽', '臼'), ('⺾', '艹'), ('⺿', '艹'), ('⻀', '艹'), ('⻁', '虎'), ('⻂', '衤'),
    ('⻃', '覀'), ('⻄', '西'), ('⻅', '见'), ('⻆', '角'), ('⻇', '角'), ('⻈', '讠'), ('⻉', '贝'), ('⻊', '足'),
    ('⻋', '车'), ('⻌', '辶'), ('⻍', '辶'), ('⻎', '辶'), ('⻏', '阝'), ('⻐', '钅'), ('⻑', '長'), ('⻒', '镸'),
    ('⻓', '长'), ('⻔', '门'), ('⻖', '阝'), ('⻗', '雨'), ('⻘', '青'), ('⻙', '韦'), ('⻚', '页'), ('⻛', '风'),
    ('⻜', '飞'), ('⻝', '食'), ('⻞', '食'), ('⻟', '飠'), ('⻠', '饣'), ('⻡', '首'), ('⻢', '马'), ('⻣', '骨'),
    ('⻤', '鬼'), ('⻥', '鱼'), ('⻦', '鸟'), ('⻧', '卤'), ('⻨', '麦'), ('⻩', '黄'), ('⻪', '黾'), ('⻫', '斉'),
    ('⻬', '齐'), ('⻭', '歯'), ('⻮', '齿'), ('⻯', '竜'), ('⻰', '龙'), ('⻱', '龜'), ('⻲', '亀'),
];

#[cfg(test)]
mod tests {
    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| super::push(c, &mut out));
        out
    }

    #[test]
    fn radicals_become_ideographs() {
        assert_eq!(folded("⼾⼝の⻑は⺠⽣課⻑、⻄⼝・⾼齢"), "戸口の長は民生課長、西口・高齢");
    }

    #[test]
    fn table_of_radicals_is_in_order() {
        assert!(super::RADICALS.is_sorted_by_key(|(radical, _)| *radical));
    }

    #[test]
    fn what_is_not_seen_goes_and_look_alikes_are_told_apart() {
        assert_eq!(folded("八十二‧五\u{FE00}％\u{AD}葛\u{E0100}城︒"), "八十二・五％葛城。");
        assert_eq!(folded("\u{F0B7}\u{A0}項目"), "• 項目");
    }
}
