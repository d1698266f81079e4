//! English words that stand among Japanese ones.

/// Names that are the same in every language.
const NAMES: &[&str] = &[
    // commands, options' values, formats and words of answers
    "dx-check",
    "assess",
    "score",
    "points",
    "cases",
    "compare",
    "form",
    "forms",
    "convert",
    "newest",
    "schema",
    "JSON",
    "Schema",
    "lint",
    "text",
    "markdown",
    "json",
    "jsonl",
    "csv",
    "sarif",
    "junit",
    "github",
    "toml",
    "docx",
    "html",
    "doc",
    "xlsx",
    "html",
    "xls",
    "pptx",
    "ppt",
    "pdf",
    "md",
    "txt",
    "plan",
    "auto",
    "always",
    "never",
    "yes",
    "no",
    "partial",
    "unknown",
    "na",
    "any",
    "case",
    "measure",
    "true",
    "false",
    "ja",
    "en",
    // keys and ids of our files
    "answer",
    "answers",
    "approver",
    "at_least",
    "changed_in",
    "checked",
    "checklist",
    "chatbot",
    "criteria",
    "due",
    "evaluation",
    "evidence",
    "examples",
    "expires",
    "format",
    "id",
    "note",
    "organization",
    "owner",
    "phases",
    "publicity",
    "reason",
    "service",
    "subject",
    "title",
    "twin",
    "version",
    // what nobody translates
    "Ctrl-C",
    "DX",
    "DX_CHECK_LANG",
    "Enter",
    "Excel",
    "KiB",
    "LINE",
    "Markdown",
    "PDF",
    "PowerPoint",
    "NO_COLOR",
    "README",
    "Shift_JIS",
    "TOML",
    "URL",
    "UTF-8",
    "UTF-16",
    "Windows-31J",
    "Word",
    // places that the runner writes
    "DIR",
    "ROOT",
];

/// The words of Latin letters in a Japanese text that are neither names nor quoted (「…」), nor a file's name, a
/// point's id, an option or its values in a help page, or a quoted line of a file.
pub(crate) fn leftover_english(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !is_quotation(line)) {
        // The words and keys that a file may have are listed as they are written there.
        let line = line.split_once("使える").map_or(line, |(before, _)| before);
        let mut depth = 0;
        let spoken: String = line
            .chars()
            .map(|c| {
                depth += i32::from(c == '「') - i32::from(c == '」');
                let in_word = c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
                if depth == 0 && in_word { c } else { ' ' }
            })
            .collect();
        let words = spoken.split_whitespace().map(|w| w.trim_matches(['-', '.', '/']));
        let english = |word: &&str| {
            word.chars().filter(char::is_ascii_lowercase).count() > 1
                || word.chars().filter(char::is_ascii_uppercase).count() > 1
        };
        let file = |word: &&str| word.contains(['.', '/']);
        let option = |word: &&str| line.contains(&format!("--{word}"));
        found.extend(
            words.filter(english).filter(|w| !file(w) && !option(w) && !NAMES.contains(w)).map(str::to_owned),
        );
    }
    found
}

/// A line of a file under a message, its place or its marks.
fn is_quotation(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let line = line.trim_start();
    line.starts_with('|') || line.starts_with("-->") || line.starts_with(":::") || line.starts_with("...")
}

#[test]
fn english_is_found_among_japanese() {
    let found = leftover_english(
        "エラー: a.toml の「file」は not found です（--format json、P01、UTF-8）\n1 | a file\n",
    );
    assert_eq!(found, ["not", "found"]);
}
