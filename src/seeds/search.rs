//! Finding examples: the filters leave some out, and where the words occur decides the order.

use std::cmp::Reverse;

use crate::checklist::Checklist;
use crate::text::fold;

use super::{Example, ExampleKind, Library};

/// What is looked for; whatever is left out fits every example.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<'a> {
    /// Words in either language, in any width, case and kana.
    pub words: &'a [String],
    /// The index of a point that the example serves.
    pub point: Option<usize>,
    /// A service kind that it names itself.
    pub service: Option<&'a str>,
    /// The index of its phase.
    pub phase: Option<usize>,
    /// Case or measure.
    pub kind: Option<ExampleKind>,
}

/// What was found, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'a> {
    /// The examples.
    pub examples: Vec<&'a Example>,
    /// Whether they hold all words; otherwise none does, and these hold some.
    pub complete: bool,
}

impl Query<'_> {
    /// Whether what is found has an order of its own, rather than the library's.
    pub fn ranks(&self) -> bool {
        !self.words.is_empty() || self.point.is_some()
    }
}

pub(super) fn find<'a>(library: &'a Library, checklist: &Checklist, query: &Query<'_>) -> Found<'a> {
    let fits = |example: &&Example| {
        query.point.is_none_or(|point| example.lesson(point).is_some())
            && query.service.is_none_or(|wanted| example.services.iter().any(|own| own == wanted))
            && query.phase.is_none_or(|phase| example.phase == phase)
            && query.kind.is_none_or(|kind| example.kind == kind)
    };
    let words: Vec<String> =
        query.words.iter().flat_map(|w| w.split_whitespace()).map(fold).filter(|w| !w.is_empty()).collect();
    let candidates: Vec<_> =
        library.examples.iter().filter(fits).map(|e| (e, fields(library, checklist, e))).collect();
    let place = |example: &Example| query.point.map(|point| super::order_for(point, query.service, example));
    let ranked = |words: &[String]| {
        let mut hits = hits(&candidates, words);
        // A stable sort: what is equal stays in the library's order.
        hits.sort_by_key(|hit| (Reverse(hit.held), Reverse(hit.score), place(hit.example)));
        hits
    };
    let examples = |hits: Vec<Hit<'a>>| {
        let examples = hits.into_iter().map(|hit| hit.example).collect();
        if query.ranks() { super::without_twins(examples) } else { examples }
    };
    let mut all = ranked(&words);
    all.retain(|hit| hit.held == words.len());
    if !all.is_empty() || words.is_empty() {
        return Found { examples: examples(all), complete: true };
    }
    // Nothing holds all words: Japanese may have been typed without gaps, or one word too many.
    let pieces: Vec<String> =
        query.words.iter().flat_map(|w| w.split_whitespace()).flat_map(pieces).collect();
    let mut some = ranked(&pieces);
    let most = some.first().map_or(0, |hit| hit.held);
    some.retain(|hit| hit.held == most && most > 0);
    Found { examples: examples(some), complete: false }
}

/// An example that holds some of the words.
struct Hit<'a> {
    example: &'a Example,
    held: usize,
    score: u32,
}

/// Every candidate with the words that it holds; a word that few hold counts more.
fn hits<'a>(candidates: &[(&'a Example, Vec<(u32, String)>)], words: &[String]) -> Vec<Hit<'a>> {
    let mut hits: Vec<Hit<'a>> =
        candidates.iter().map(|(example, _)| Hit { example, held: 0, score: 0 }).collect();
    for word in words {
        let scores: Vec<Option<u32>> = candidates.iter().map(|(_, fields)| score(word, fields)).collect();
        let holders = scores.iter().flatten().count();
        let rarity = candidates.len().checked_div(holders).map_or(0, |share| share.ilog2() + 1);
        for (hit, score) in hits.iter_mut().zip(scores) {
            hit.held += usize::from(score.is_some());
            hit.score += score.unwrap_or(0) * rarity;
        }
    }
    hits
}

/// The folded parts of a word where its script changes, without single characters: 高齢者のスマホ教室 has three.
fn pieces(word: &str) -> Vec<String> {
    let script = |c: char| match c {
        'ぁ'..='ゖ' => 'ひ',
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => 'カ',
        '一'..='鿿' | '々' => '字',
        _ => 'a',
    };
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in word.chars() {
        match parts.last_mut() {
            Some(part) if last == Some(script(c)) => part.push(c),
            _ => parts.push(c.to_string()),
        }
        last = Some(script(c));
    }
    parts.iter().map(|part| fold(part)).filter(|part| part.chars().count() > 1).collect()
}

/// How much a word says about an example: the weight of the best field that holds it, then the number of such fields.
/// `None` when it does not occur.
fn score(word: &str, fields: &[(u32, String)]) -> Option<u32> {
    let held: Vec<u32> =
        fields.iter().filter(|(_, text)| occurs(word, text)).map(|(weight, _)| *weight).collect();
    let best = held.iter().max()?;
    Some(best * 10 + u32::try_from(held.len()).unwrap_or(u32::MAX).min(9))
}

/// The folded texts of an example in both languages, each with its weight.
fn fields(library: &Library, checklist: &Checklist, example: &Example) -> Vec<(u32, String)> {
    let mut fields = Vec::new();
    let mut add = |weight: u32, text: &str| {
        if !text.is_empty() {
            fields.push((weight, fold(text)));
        }
    };
    let both = |text: &crate::i18n::Text| [text.ja.clone(), text.en.clone()];
    add(8, &example.id);
    both(&example.municipality).iter().for_each(|t| add(8, t));
    both(&example.headline).iter().for_each(|t| add(6, t));
    both(&example.service).iter().for_each(|t| add(6, t));
    for service in example.services.iter().filter_map(|id| library.service(id)) {
        add(5, &service.id);
        both(&service.title).iter().chain(&service.readings).for_each(|t| add(5, t));
    }
    example.readings.iter().for_each(|t| add(4, t));
    for (index, lesson) in example.lessons.iter().enumerate() {
        let point = &checklist.points[lesson.point];
        add(if index == 0 { 3 } else { 2 }, &point.id);
        both(&point.title).iter().for_each(|t| add(1, t));
        both(&lesson.teaches).iter().for_each(|t| add(2, t));
    }
    example.facts.iter().flat_map(both).for_each(|t| add(3, &t));
    both(&example.effect).iter().for_each(|t| add(3, t));
    both(&example.source.group).iter().for_each(|t| add(1, t));
    fields
}

/// Whether the word is in the text. A Latin word must begin one, so that "line" does not find "online";
/// its plural finds the singular.
fn occurs(word: &str, text: &str) -> bool {
    let latin = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    let stem = word.strip_suffix('s').filter(|stem| latin && stem.len() > 3).unwrap_or(word);
    text.match_indices(stem)
        .any(|(at, _)| !latin || !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::{occurs, pieces};

    #[test]
    fn latin_words_begin_where_a_word_begins() {
        assert!(occurs("line", "公式line"));
        assert!(occurs("applic", "online application"));
        assert!(occurs("applications", "online application"));
        assert!(!occurs("line", "online application"));
        assert!(occurs("齢者", "高齢者"));
    }

    #[test]
    fn a_word_falls_apart_where_its_script_changes() {
        assert_eq!(pieces("高齢者のスマホ教室"), ["高齢者", "すまほ", "教室"]);
        assert_eq!(pieces("ＬＩＮＥ公式"), ["line", "公式"]);
        assert_eq!(pieces("no-such-id"), ["no-such-id"]);
    }
}
