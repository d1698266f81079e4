//! Search: every word must occur; where it occurs decides the order.

use crate::text::fold;

use super::{Example, Library};

pub(super) fn search<'a>(library: &'a Library, words: &[String]) -> Vec<&'a Example> {
    let words: Vec<String> =
        words.iter().flat_map(|w| w.split_whitespace()).map(fold).filter(|w| !w.is_empty()).collect();
    let mut hits: Vec<(u32, &Example)> =
        library.examples.iter().filter_map(|e| Some((score(library, e, &words)?, e))).collect();
    // A stable sort: equal hits stay in the library's order.
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    hits.into_iter().map(|(_, example)| example).collect()
}

/// The weights of all words added up; `None` when a word does not occur.
fn score(library: &Library, example: &Example, words: &[String]) -> Option<u32> {
    let fields = fields(library, example);
    words
        .iter()
        .map(|word| fields.iter().filter(|(_, text)| occurs(word, text)).map(|(weight, _)| *weight).max())
        .sum()
}

/// The folded texts of an example in both languages, each with its weight.
fn fields(library: &Library, example: &Example) -> Vec<(u32, String)> {
    let mut fields = vec![(8, fold(&example.id))];
    let mut add = |weight, text: &str| {
        if !text.is_empty() {
            fields.push((weight, fold(text)));
        }
    };
    let mut both = |weight, text: &crate::i18n::Text| {
        add(weight, &text.ja);
        add(weight, &text.en);
    };
    both(8, &example.municipality);
    both(6, &example.headline);
    both(6, &example.service);
    for service in example.services.iter().filter_map(|id| library.service(id)) {
        both(5, &service.title);
        service
            .readings
            .iter()
            .for_each(|r| both(5, &crate::i18n::Text { ja: r.clone(), en: String::new() }));
    }
    example.readings.iter().for_each(|r| both(4, &crate::i18n::Text { ja: r.clone(), en: String::new() }));
    example.lessons.iter().for_each(|l| both(2, &l.teaches));
    example.facts.iter().for_each(|f| both(1, f));
    both(1, &example.effect);
    both(1, &example.source.group);
    fields
}

/// Whether the word is in the text; a Latin word must begin one, so that "line" does not find "online".
fn occurs(word: &str, text: &str) -> bool {
    let latin = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    text.match_indices(word)
        .any(|(at, _)| !latin || !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::occurs;

    #[test]
    fn latin_words_begin_where_a_word_begins() {
        assert!(occurs("line", "公式line"));
        assert!(occurs("applic", "online application"));
        assert!(!occurs("line", "online application"));
        assert!(occurs("齢者", "高齢者"));
    }
}
