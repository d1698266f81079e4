//! The numbers that Word puts before paragraphs.

use std::collections::HashMap;

use super::super::xml::{Element, Node, Xml};
use super::super::{DocumentFault, DocumentKind};
use super::styles::Listing;

/// Word has nine levels.
const LEVELS: usize = 9;

/// The longest number. A file can ask for any, and for a text as long as it likes before it.
const MAX_NUMBER: usize = 60;

/// The numberings of a document and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// How each numbering numbers, by its id: which scheme, and where levels begin anew.
    numberings: HashMap<u32, Numbering>,
    schemes: HashMap<u32, Scheme>,
}

#[derive(Debug, Default)]
struct Numbering {
    scheme: u32,
    /// Levels with another start, taken when the numbering is first used.
    starts: Vec<(usize, u32)>,
}

#[derive(Debug, Default)]
struct Scheme {
    levels: Vec<Level>,
    /// The last number of each level; `None` before the first.
    reached: [Option<u32>; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `第%1章`.
    text: String,
}

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A dot or the like, or nothing at all.
    Bullet,
    /// A number, with all that belongs to it.
    Number(String),
}

impl Lists {
    /// The numberings of the part that holds them.
    pub(super) fn read(part: &[u8]) -> Result<Self, DocumentFault> {
        let mut xml = Xml::new(part, DocumentKind::Word);
        let mut lists = Self::default();
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "abstractNum" => {
                    let id = element.number("abstractNumId").unwrap_or(0);
                    let levels = levels(&mut xml)?;
                    lists.schemes.insert(id, Scheme { levels, reached: [None; LEVELS] });
                }
                Node::Open(element) if element.name() == "num" => {
                    let id = element.number("numId").unwrap_or(0);
                    lists.numberings.insert(id, numbering(&mut xml)?);
                }
                Node::End => return Ok(lists),
                _ => {}
            }
        }
    }

    /// Counts a paragraph of a list, and tells its mark.
    pub(super) fn count(&mut self, listing: Listing) -> Mark {
        let numbering = listing.id.and_then(|id| self.numberings.get_mut(&id));
        let Some((numbering, scheme)) =
            numbering.and_then(|n| self.schemes.get_mut(&n.scheme).map(|scheme| (n, scheme)))
        else {
            return Mark::Bullet;
        };
        for (level, start) in std::mem::take(&mut numbering.starts) {
            scheme.reached[level] = start.checked_sub(1);
            scheme.levels.resize(scheme.levels.len().max(level + 1), Level::default());
            scheme.levels[level].start = start;
        }
        let level = listing.level.map_or(0, |level| level as usize).min(LEVELS - 1);
        let start = |of: usize| scheme.levels.get(of).map_or(1, |level| level.start);
        let reached = scheme.reached[level].map_or_else(|| start(level), |last| last.saturating_add(1));
        scheme.reached[level] = Some(reached);
        scheme.reached[level + 1..].fill(None);
        let Some(Level { format, text, .. }) = scheme.levels.get(level) else {
            return Mark::Bullet;
        };
        if matches!(format.as_str(), "bullet" | "none") || !text.contains('%') {
            return Mark::Bullet;
        }
        let mut number = text.clone();
        for of in 0..=level {
            let format = scheme.levels.get(of).map_or("", |level| level.format.as_str());
            let value = scheme.reached[of].unwrap_or_else(|| start(of));
            number = number.replace(&format!("%{}", of + 1), &shown(value, format));
        }
        if number.len() > MAX_NUMBER { Mark::Bullet } else { Mark::Number(number.trim().to_owned()) }
    }
}

/// The levels of a scheme that has just begun.
fn levels(xml: &mut Xml<'_>) -> Result<Vec<Level>, DocumentFault> {
    let mut levels: Vec<Level> = Vec::new();
    let mut at = 0;
    xml.each(|element| {
        if element.name() == "lvl" {
            at = level_of(element);
            levels.resize(levels.len().max(at + 1), Level { start: 1, ..Level::default() });
        }
        if let Some(level) = levels.get_mut(at) {
            match element.name() {
                "start" => level.start = element.number("val").unwrap_or(1),
                "numFmt" => level.format = element.val().unwrap_or_default(),
                "lvlText" => level.text = element.val().filter(|t| t.len() <= MAX_NUMBER).unwrap_or_default(),
                _ => {}
            }
        }
    })?;
    Ok(levels)
}

fn numbering(xml: &mut Xml<'_>) -> Result<Numbering, DocumentFault> {
    let mut numbering = Numbering::default();
    let mut at = 0;
    xml.each(|element| match element.name() {
        "abstractNumId" => numbering.scheme = element.number("val").unwrap_or(0),
        "lvlOverride" => at = level_of(element),
        "startOverride" if numbering.starts.len() < LEVELS => {
            numbering.starts.push((at, element.number("val").unwrap_or(1)));
        }
        _ => {}
    })?;
    Ok(numbering)
}

fn level_of(element: &Element<'_>) -> usize {
    element.number("ilvl").map_or(0, |level| level as usize).min(LEVELS - 1)
}

const KANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";

/// A number as a format shows it; in digits where the format is not known.
fn shown(value: u32, format: &str) -> String {
    let index = (value as usize).checked_sub(1);
    let nth = |letters: &str| index.and_then(|index| letters.chars().nth(index)).map(String::from);
    let from = |first: char, count: u32| {
        let offset = value.checked_sub(1).filter(|offset| *offset < count)?;
        char::from_u32(u32::from(first) + offset).map(String::from)
    };
    let found = match format {
        "decimalFullWidth" | "decimalFullWidth2" => Some(wide(value)),
        "decimalZero" => Some(format!("{value:02}")),
        "aiueo" | "aiueoFullWidth" => nth(KANA),
        "iroha" | "irohaFullWidth" => nth(IROHA),
        "decimalEnclosedCircle" => from('①', 20),
        "decimalEnclosedParen" => from('⑴', 20),
        "decimalEnclosedFullstop" => from('⒈', 20),
        "upperLetter" => from('A', 26),
        "lowerLetter" => from('a', 26),
        "upperRoman" => from('Ⅰ', 12),
        "lowerRoman" => from('ⅰ', 12),
        "japaneseCounting"
        | "chineseCounting"
        | "ideographDigital"
        | "chineseCountingThousand"
        | "japaneseDigitalTenThousand"
        | "taiwaneseCountingThousand" => kanji(value),
        _ => None,
    };
    found.unwrap_or_else(|| value.to_string())
}

fn wide(value: u32) -> String {
    let digits = value.to_string();
    digits.chars().filter_map(|c| char::from_u32(u32::from(c) - u32::from('0') + u32::from('０'))).collect()
}

/// Numbers to ninety-nine in kanji.
fn kanji(value: u32) -> Option<String> {
    let digit = |d: u32| "一二三四五六七八九".chars().nth(d.checked_sub(1)? as usize);
    if value == 0 || value > 99 {
        return None;
    }
    let (tens, ones) = (value / 10, value % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", digit(tens)?),
    };
    Some(tens + &digit(ones).map_or_else(String::new, String::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_word_shows_them() {
        let cases = [
            (3, "decimal", "3"),
            (12, "decimalFullWidth", "１２"),
            (2, "aiueoFullWidth", "イ"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircle", "21"),
            (4, "upperRoman", "Ⅳ"),
            (10, "japaneseCounting", "十"),
            (23, "japaneseCounting", "二十三"),
            (0, "aiueo", "0"),
            (100, "japaneseCounting", "100"),
        ];
        for (value, format, expected) in cases {
            assert_eq!(shown(value, format), expected, "{value} {format}");
        }
    }

    #[test]
    fn levels_count_within_one_another() {
        let part = r#"<w:numbering><w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%1"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-%2"/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="・"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
            </w:numbering>"#;
        let mut lists = Lists::read(part.as_bytes()).expect("well-formed");
        let mut count = |id, level| match lists.count(Listing { id: Some(id), level: Some(level) }) {
            Mark::Number(number) => number,
            Mark::Bullet => "・".to_owned(),
        };
        let told =
            [count(1, 0), count(1, 1), count(1, 1), count(1, 2), count(1, 0), count(1, 1), count(2, 0)];
        assert_eq!(told, ["第１", "１-1", "１-2", "・", "第２", "２-1", "第５"]);
        assert_eq!(count(9, 0), "・");
        assert_eq!(count(1, 99), "・");
    }
}
