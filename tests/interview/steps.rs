//! What several tests do: open an interview, answer, look into the file.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use toml::{Table, Value};

use super::terminal::{ENTER, Size, Terminal};

/// The answer file of most tests.
pub(crate) const FILE: &str = "answers.toml";

/// An answer file whose subject is known and that has no answers: its interview begins with the first point.
pub(crate) const NO_ANSWERS: &str =
    "checklist = { id = \"dx15\", version = 1 }\n\n[subject]\nproject = \"窓口\"\n";

/// What the tests wait for, in a language.
pub(crate) struct Signs {
    pub(crate) lang: &'static str,
    pub(crate) begin: &'static str,
    /// The line on the page of a point, before its number.
    pub(crate) point: fn(usize) -> String,
    pub(crate) details: &'static str,
    pub(crate) ticks: &'static str,
    pub(crate) review: &'static str,
    pub(crate) page_of: &'static str,
}

pub(crate) const EN: Signs = Signs {
    lang: "en",
    begin: "Press any key to begin.",
    point: |at| format!("point {at} of 15"),
    details: "Enter for the next point",
    ticks: "number or space ticks",
    review: "Finish and show the gap report",
    page_of: "q to the question",
};

pub(crate) const JA: Signs = Signs {
    lang: "ja",
    begin: "何かキーを押すと始めます。",
    point: |at| format!("15 問中 {at} 問目"),
    details: "Enter で次へ",
    ticks: "番号かスペースで印",
    review: "これで終わり、課題レポートを見る",
    page_of: "q 質問に戻る",
};

/// A folder of its own, with an answer file of this text.
pub(crate) fn folder_with(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(FILE);
    fs::write(&file, text).expect("an answer file");
    (folder, file)
}

/// An interview on the answer file in the folder, at its first page.
pub(crate) fn open(folder: &Path, signs: &Signs, size: Size) -> Terminal {
    let mut terminal = Terminal::start(folder, signs.lang, size, &["assess", FILE]);
    terminal.see(signs.begin);
    terminal
}

/// [`open`], then on to this point (from 1).
pub(crate) fn open_at(folder: &Path, signs: &Signs, size: Size, point: usize) -> Terminal {
    let mut terminal = open(folder, signs, size);
    terminal.press(ENTER);
    terminal.see(&(signs.point)(point));
    terminal
}

impl Terminal {
    /// Passes over every field of the subject.
    pub(crate) fn skip_subject(&mut self) {
        self.see_prompt("Organisation");
        self.type_line("");
        self.see_prompt("Project");
        self.type_line("");
        self.see("(none)");
        self.press(ENTER);
        self.see_prompt("Answered by");
        self.type_line("");
        self.see_prompt("Date [2026-11-22]");
        self.type_line("");
    }

    /// Answers the point on the screen by a key, adds nothing, and waits for the next one.
    pub(crate) fn answer(&mut self, key: &str, signs: &Signs, next: usize) {
        self.press(key);
        self.see(signs.details);
        self.press(ENTER);
        self.see(&(signs.point)(next));
    }

    /// Answers all points, from the first on, by these keys, up to the review.
    pub(crate) fn answer_all(&mut self, keys: &str, signs: &Signs) {
        let count = keys.chars().count();
        for (at, key) in keys.chars().enumerate() {
            self.see(&(signs.point)(at + 1));
            self.press(&key.to_string());
            self.see(signs.details);
            self.press(ENTER);
            if at + 1 == count {
                self.see(signs.review);
            }
        }
    }
}

/// The file's contents. It must be whole TOML at any time.
pub(crate) fn table(file: &Path) -> Table {
    let text = fs::read_to_string(file).expect("the answer file");
    text.parse().unwrap_or_else(|e| panic!("{e}\n--- in this file:\n{text}"))
}

/// What the file says about a point.
pub(crate) fn entry(file: &Path, point: &str) -> Option<Value> {
    table(file).get("answers")?.get(point).cloned()
}

/// A point's answer in the file.
pub(crate) fn answer_in(file: &Path, point: &str) -> Option<String> {
    let entry = entry(file, point)?;
    let answer = entry.get("answer").unwrap_or(&entry);
    answer.as_str().map(str::to_owned)
}

/// Which points the file answers.
pub(crate) fn answered(file: &Path) -> Vec<String> {
    let table = table(file);
    let answers = table.get("answers").and_then(Value::as_table);
    let mut points: Vec<String> = answers.into_iter().flat_map(Table::keys).cloned().collect();
    points.sort();
    points
}

/// A text or a date of a point's entry in the file.
pub(crate) fn text_in(file: &Path, point: &str, key: &str) -> Option<String> {
    match entry(file, point)?.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Datetime(date) => Some(date.to_string()),
        other => panic!("{point} has {key}, {other:?}"),
    }
}
