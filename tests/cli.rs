//! The command line, case by case. Each file in `tests/cmd/` is one situation, told by its name: what is typed, what
//! lies in the folder, and what must come of it. `SNAPSHOTS=overwrite cargo test --test cli` writes whole outputs anew.
//!
//! Every run, whatever its case says, must end in time, write UTF-8 without control characters, leave no file behind
//! that the case does not name, and have no English words among the Japanese ones on standard error.

#[path = "common/cli_case.rs"]
mod cli_case;
#[path = "common/cli_folder.rs"]
mod cli_folder;
#[path = "common/leftover_english.rs"]
mod leftover_english;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::time::Duration;

use cli_case::{After, Case, Content, Expect};
use cli_folder::{create, without_root};
use leftover_english::leftover_english;
use rayon::prelude::*;
use snapbox::report::{Palette, write_diff};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_dx-check");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// 2026-11-22.
const TODAY: &str = "1795305600";

#[test]
fn cases() {
    let only = std::env::var("CASE").unwrap_or_default();
    let folder = Path::new(ROOT).join("tests/cmd");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/cmd")
        .map(|entry| entry.expect("an entry of tests/cmd").path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .filter(|p| p.display().to_string().contains(&only))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no case is named like CASE={only}");
    let failures: Vec<String> = paths.par_iter().flat_map(|path| check(path)).collect();
    let cases = paths.len();
    assert!(failures.is_empty(), "{} failures in {cases} cases\n\n{}", failures.len(), failures.join("\n\n"));
}

/// What is wrong in any run of a case.
fn check(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a case can be read");
    let case: Case = match toml::from_str(&text) {
        Ok(case) => case,
        Err(error) => return vec![format!("{}: {error}", path.display())],
    };
    let once = vec![String::new()];
    let with = if case.with.is_empty() { &once } else { &case.with };
    let mut failures = Vec::new();
    for lang in &case.lang {
        for with in with {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let title = format!("==== {name} {lang} {with}");
            let wrong = Run::new(&case, lang, with).wrong(path);
            failures.extend(wrong.into_iter().map(|w| format!("{title}\n{w}")));
        }
    }
    failures
}

/// What a run left.
struct Run<'a> {
    case: &'a Case,
    lang: &'a str,
    folder: TempDir,
    status: Option<i32>,
    stdout: String,
    stderr: String,
    wrong: Vec<String>,
}

impl<'a> Run<'a> {
    fn new(case: &'a Case, lang: &'a str, with: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, content) in &case.files {
            create(&folder.path().join(name), content);
        }
        let fill = |text: &str| text.replace("{with}", with).replace("{root}", ROOT);
        let mut process = match &case.sh {
            Some(script) => {
                let mut shell = Process::new("sh");
                shell.arg("-c").arg(fill(script));
                shell
            }
            None => Process::new(PROGRAM),
        };
        let path = std::env::var_os("PATH").unwrap_or_default();
        process
            .args(case.args.iter().map(|arg| fill(arg)))
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", path)
            .env("DX_CHECK", PROGRAM)
            .env("DX_CHECK_LANG", lang)
            .env("SOURCE_DATE_EPOCH", TODAY)
            .envs(case.env.iter().map(|(name, value)| (name, fill(value))));
        if case.no_root {
            without_root(&mut process, folder.path());
        }
        let input = case.stdin.as_ref().map_or_else(Vec::new, Content::bytes);
        let output = assert_cmd::Command::from_std(process)
            .write_stdin(input)
            .timeout(Duration::from_secs(60))
            .output();
        let mut run = Self {
            case,
            lang,
            folder,
            status: None,
            stdout: String::new(),
            stderr: String::new(),
            wrong: Vec::new(),
        };
        match output {
            Ok(output) => {
                run.status = output.status.code();
                run.stdout = run.text("stdout", output.stdout);
                run.stderr = run.text("stderr", output.stderr);
            }
            Err(error) => run.wrong.push(format!("cannot be run: {error}")),
        }
        run
    }

    /// An output as text, with the name of the temporary folder taken out.
    fn text(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let mut text = String::from_utf8(bytes).unwrap_or_else(|error| {
            self.wrong.push(format!("{name} is not UTF-8"));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        let steers = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        if !self.case.color && text.replace("\r\n", "\n").contains(steers) {
            self.wrong.push(format!("{name} has control characters: {text:?}"));
        }
        let folder = self.folder.path();
        for folder in [folder.canonicalize().ok(), Some(folder.to_owned())] {
            let folder = folder.unwrap_or_default().display().to_string();
            text = text.replace(&folder, "[DIR]");
        }
        text.replace(ROOT, "[ROOT]").replace("\r\n", "\n")
    }

    /// Everything that differs from what the case expects.
    fn wrong(mut self, path: &Path) -> Vec<String> {
        if self.status != Some(self.case.status) {
            let (status, expected) = (self.status, self.case.status);
            self.wrong.push(format!("status {status:?}, expected {expected}\n{}", self.stderr));
        }
        for (name, expect) in [("stdout", &self.case.stdout), ("stderr", &self.case.stderr)] {
            let actual = if name == "stdout" { self.stdout.clone() } else { self.stderr.clone() };
            self.compare(path, &[name], expect, &actual);
        }
        if self.lang == "ja" {
            let help = self.case.args.iter().any(|a| a == "--help");
            let text = format!("{}{}", self.stderr, if help { &self.stdout } else { "" });
            let words = leftover_english(&text);
            if !words.is_empty() {
                self.wrong.push(format!("English among the Japanese: {words:?}"));
            }
        }
        self.json();
        self.files(path);
        self.wrong
    }

    fn compare(&mut self, path: &Path, place: &[&str], expect: &Expect, actual: &str) {
        let name = place.join(" ");
        let lacking = expect.parts(self.lang).filter(|part| !actual.contains(*part));
        let found = expect.never().iter().filter(|part| actual.contains(*part));
        let said: Vec<String> = lacking
            .map(|part| format!("{name} lacks: {part}"))
            .chain(found.map(|part| format!("{name} has: {part}")))
            .collect();
        if !said.is_empty() {
            self.wrong.push(format!("{}\n---- it is:\n{actual}", said.join("\n")));
        }
        let Some(whole) = expect.whole(self.lang).filter(|whole| *whole != actual) else {
            return;
        };
        let renew = std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite");
        if renew && overwrite(path, &[place, &[self.lang]].concat(), actual) {
            return;
        }
        let data = |text: &str| snapbox::Data::text(text.to_owned());
        let mut diff = String::new();
        let (expected, plain) = (data(whole), Palette::plain());
        let names = (Some(&"expected" as _), Some(&name as _));
        let _ = write_diff(&mut diff, &expected, &data(actual), names.0, names.1, plain);
        self.wrong.push(diff);
    }

    /// Standard output as JSON: every text that is to be at a place. A list of names stands for an object with
    /// those keys, `{ null = true }` for null, `{ absent = true }` for nothing at all.
    fn json(&mut self) {
        if self.case.json.is_empty() {
            return;
        }
        let values = serde_json::Deserializer::from_str(&self.stdout).into_iter();
        let mut values: Vec<serde_json::Value> = match values.collect() {
            Ok(values) => values,
            Err(error) => return self.wrong.push(format!("stdout is not JSON: {error}")),
        };
        let document = match values.len() {
            1 => values.remove(0),
            _ => serde_json::Value::Array(values),
        };
        for (pointer, expected) in &self.case.json {
            let actual = document.pointer(pointer);
            let expected = serde_json::to_value(expected).expect("TOML fits in JSON");
            let same = match (actual, &expected) {
                (Some(serde_json::Value::Object(object)), serde_json::Value::Array(keys)) => {
                    keys.iter().all(|key| key.as_str().is_some_and(|key| object.contains_key(key)))
                }
                (Some(actual), _) if actual.is_null() => expected["null"] == true,
                (None, _) => expected["absent"] == true,
                (actual, _) => actual == Some(&expected),
            };
            if !same {
                self.wrong.push(format!("{pointer} is {actual:?}, expected {expected}"));
            }
        }
    }

    /// The files that the case speaks of, and no others.
    fn files(&mut self, path: &Path) {
        let mut expected: BTreeSet<String> = self.case.files.keys().cloned().collect();
        for (name, after) in &self.case.after {
            let file = self.folder.path().join(name);
            match after {
                After::There(there) if *there == file.exists() => {}
                After::There(there) => self.wrong.push(format!("{name} is there: {}", !there)),
                After::Holds(expect) => {
                    let actual = self.text(name, fs::read(&file).unwrap_or_default());
                    self.compare(path, &["after", name], expect, &actual);
                }
            }
            expected.insert(name.clone());
        }
        for entry in fs::read_dir(self.folder.path()).into_iter().flatten() {
            let name = entry.expect("an entry").file_name().into_string();
            let name = name.unwrap_or_default();
            let known = |known: &String| known.split('/').next() == Some(&name);
            if !name.is_empty() && !expected.iter().any(known) {
                self.wrong.push(format!("{name} was left behind"));
            }
        }
    }
}

/// Writes a whole output into the case file, where there is one for the language already.
fn overwrite(path: &Path, place: &[&str], actual: &str) -> bool {
    let text = fs::read_to_string(path).expect("a case can be read");
    let mut document: toml_edit::DocumentMut = text.parse().expect("a case is TOML");
    let mut item = document.as_item_mut();
    for key in place {
        item = match item.get_mut(key) {
            Some(inner) if !inner.is_none() => inner,
            _ => return false,
        };
    }
    *item = toml_edit::value(actual);
    fs::write(path, document.to_string()).expect("a case can be written");
    true
}
