//! Telling this municipality from others.

use crate::document::Document;

/// The document's own municipality; empty when it names none.
pub(crate) fn own_name(document: &Document) -> String {
    // The title says whose plan it is; else the name that the beginning of the text uses most.
    let text = &document.text;
    let until = |bytes: usize| {
        let mut end = text.len().min(bytes);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    };
    if let Some(name) = own_names(until(400)).next() {
        return name.to_owned();
    }
    if let Some(name) = headed(until(400)) {
        return name.to_owned();
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for name in own_names(until(100_000)) {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    // Of equals the first in the text.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// Whether a sentence is about another municipality: it makes one its subject.
pub(crate) fn is_about_another(sentence: &str, own: &str) -> bool {
    names_with_rest(sentence).any(|(name, rest)| {
        name != own
            && !own.ends_with(name)
            && (is_of_it(rest)
                || ["では", "は、", "は", "が", "における", "での", "の事例", "の例", "を参考"]
                    .iter()
                    .any(|p| rest.starts_with(p)))
    })
}

/// Whether what stands behind a name is something of it and the sentence's subject: 青葉市の周遊券では.
fn is_of_it(rest: &str) -> bool {
    let Some(thing) = rest.strip_prefix('の') else {
        return false;
    };
    let word = |c: char| matches!(c, '一'..='鿿' | '々' | 'ァ'..='ヺ' | 'ー' | 'a'..='z' | 'A'..='Z');
    let rest = thing.trim_start_matches(word);
    rest.len() < thing.len() && rest.starts_with("では")
}

/// Whether a sentence speaks of this municipality, by name or as 本市 and the like.
pub(super) fn is_about_own(sentence: &str, own: &str) -> bool {
    let plain = [
        "本市",
        "本町",
        "本村",
        "本区",
        "当市",
        "当町",
        "当村",
        "本事業",
        "本計画",
        "本サービス",
        "これを受け",
        "これを参考",
    ];
    (!own.is_empty() && sentence.contains(own)) || plain.iter().any(|name| sentence.contains(name))
}

/// Names that may be the document's own: not those that are led in as somebody else's anywhere in the text.
fn own_names(text: &str) -> impl Iterator<Item = &str> {
    const LEAD_INS: [&str; 8] =
        ["先行する", "隣接する", "近隣の", "隣の", "先行した", "導入した", "例えば", "視察した"];
    let led_in = |(name, rest): &(&str, &str)| {
        let at = text.len() - rest.len() - name.len();
        LEAD_INS.iter().any(|lead| text[..at].ends_with(lead))
    };
    let others: Vec<&str> = names_with_rest(text).filter(led_in).map(|(name, _)| name).collect();
    // 当町 is no city's name for itself, and no city calls its people 町民.
    let own_kind = [
        ("当町", '町'),
        ("本町", '町'),
        ("当村", '村'),
        ("本村", '村'),
        ("当市", '市'),
        ("本市", '市'),
        ("町民", '町'),
        ("村民", '村'),
    ];
    let kind = own_kind.into_iter().find(|(word, _)| text.contains(word)).map(|(_, kind)| kind);
    names_with_rest(text)
        .map(|(name, _)| name)
        .filter(move |name| !others.contains(name) && kind.is_none_or(|kind| name.ends_with(kind)))
}

/// A name at the head of a plan, where a word may follow it directly: 青葉市窓口改革計画, 青葉町住民課.
fn headed(text: &str) -> Option<&str> {
    kinds(text).find_map(|at| name_at(text, at))
}

/// Names of municipalities, each with the text behind it: at least two characters and then 市, 町 or 村.
fn names_with_rest(text: &str) -> impl Iterator<Item = (&str, &str)> {
    kinds(text).filter_map(move |at| {
        let end = at + '市'.len_utf8();
        let rest = &text[end..];
        let goes_on = rest.starts_with(|c: char| matches!(c, '一'..='鿿' | 'ァ'..='ヺ' | 'ー'));
        if goes_on {
            return None;
        }
        name_at(text, at).map(|name| (name, rest))
    })
}

/// The name that ends with the 市, 町 or 村 at an offset.
fn name_at(text: &str, at: usize) -> Option<&str> {
    let part = |c: char| matches!(c, '一'..='鿿' | '々' | 'ヶ' | 'ケ' | 'ノ');
    let start = text[..at].trim_end_matches(part).len();
    let stem = &text[start..at];
    let plain = (2..=5).contains(&stem.chars().count())
        && !COMMON.contains(&stem)
        && !stem.ends_with(['内', '外', '各', '他']);
    plain.then(|| &text[start..at + '市'.len_utf8()])
}

/// What stands before 市, 町 or 村 without being a name.
const COMMON: [&str; 17] = [
    "都",
    "全国",
    "近隣",
    "県内",
    "同",
    "本",
    "当",
    "各",
    "他",
    "先進",
    "隣",
    "市",
    "町",
    "村",
    "周辺",
    "都道府県",
    "関係",
];

/// Where 市, 町 or 村 stands.
fn kinds(text: &str) -> impl Iterator<Item = usize> {
    // Every sentence is asked: the last bytes of the three are looked for first, being rarer than the first ones.
    let bytes = text.as_bytes();
    memchr::memchr3_iter("市".as_bytes()[2], "町".as_bytes()[2], "村".as_bytes()[2], bytes)
        .filter_map(|last| last.checked_sub(2))
        .filter(|at| ["市", "町", "村"].iter().any(|kind| bytes[*at..].starts_with(kind.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::is_about_another;

    #[test]
    fn a_sentence_about_another_municipality_is_told_apart() {
        assert!(is_about_another("白浜市では週次で会議を開いている。", "青葉市"));
        assert!(!is_about_another("青葉市では週次で会議を開いている。", "青葉市"));
        assert!(!is_about_another("市では週次で会議を開いている。", "青葉市"));
        assert!(is_about_another("白浜市の周遊券では利用が伸びた。", "青葉市"));
        assert!(!is_about_another("白浜市の担当者が来庁した。", "青葉市"));
        assert!(!is_about_another("市内の小学校で説明する。", "青葉市"));
    }
}
