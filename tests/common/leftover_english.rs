//! English words that stand among Japanese ones.

/// Names that are the same in every language.
const NAMES: &[&str] = &[
    // what is typed
    "dx",
    "check",
    "assess",
    "score",
    "points",
    "cases",
    "form",
    "lint",
    "text",
    "markdown",
    "json",
    "jsonl",
    "csv",
    "toml",
    "auto",
    "always",
    "never",
    "yes",
    "no",
    "partial",
    "unknown",
    "na",
    "ja",
    "en",
    "FORMAT",
    "FILE",
    // keys of our files
    "answer",
    "answers",
    "checklist",
    "criteria",
    "note",
    "evidence",
    "owner",
    "due",
    "checked",
    "subject",
    "format",
    "id",
    "version",
    "points",
    "examples",
    "expires",
    "changed_in",
    "at_least",
    "twin",
    "any",
    "all",
    "of",
    "include",
    // what nobody translates
    "TOML",
    "UTF",
    "KiB",
    "Shift",
    "JIS",
    "Windows",
    "Word",
    "Excel",
    "README",
    "DX",
    "CHECK",
    "LANG",
    "NO",
    "COLOR",
    "URL",
    "Enter",
    "Ctrl",
];

/// The words of Latin letters in a Japanese text that are neither names nor quoted, nor part of a file name,
/// an option or a quoted line of a file.
pub(crate) fn leftover_english(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !is_quotation(line)) {
        let mut bare = String::new();
        let mut depth = 0;
        for c in line.chars() {
            depth += i32::from(c == '「') - i32::from(c == '」');
            bare.push(if depth > 0 { ' ' } else { c });
        }
        let spoken = bare.split(|c: char| {
            c.is_whitespace()
                || !(c.is_ascii()
                    && !matches!(c, '"' | '|' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | '='))
        });
        for word in spoken.filter(|w| !w.starts_with('-') && !w.contains(['.', '/'])) {
            words.extend(word.split(|c: char| !c.is_ascii_alphabetic() && c != '_').map(str::to_owned));
        }
    }
    words.retain(|w| w.len() > 1 && !NAMES.contains(&w.as_str()));
    words
}

/// A line of a file under a message, its place or its marks.
fn is_quotation(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let line = line.trim_start();
    line.starts_with('|') || line.starts_with("-->") || line.starts_with(":::") || line.starts_with("...")
}
