//! The shape of the library, read from its source: who may use whom (`design.md`, section 1), nothing that touches
//! the outside world, nothing about single points in Rust, and no file that outgrows its reader.

#[path = "common/rust_source.rs"]
mod rust_source;

use std::path::{Path, PathBuf};

use rust_source::{expand, strip, tokens};

/// The parts from low to high; each may use what stands before it.
const LAYERS: [&str; 18] = [
    "store",
    "text",
    "problem",
    "i18n",
    "input",
    "checklist",
    "seeds",
    "answers",
    "document",
    "evidence",
    "indicators",
    "shipped",
    "assessment",
    "compare",
    "outcome",
    "config",
    "forms",
    "report",
];

/// Uses upwards that exist on purpose: (who, the whole path that it may name).
const EXCEPTIONS: [(&str, &str); 1] = [("i18n", "assessment::Standing")];

/// Constants of `lib.rs`, for everyone.
const OF_LIB: [&str; 1] = ["TOOL"];

/// Names that only the binary may use.
const OUTSIDE: [&str; 13] = [
    "println",
    "eprintln",
    "print",
    "eprint",
    "dbg",
    "stdout",
    "stderr",
    "stdin",
    "File",
    "OpenOptions",
    "SystemTime",
    "Instant",
    "Zoned",
];

/// Parts of `std` that only the binary may use.
const OUTSIDE_STD: [&str; 6] = ["env", "fs", "net", "process", "thread", "time"];

/// The longest file.
const MAX_LINES: usize = 400;

/// Files that may be longer, and why.
const LONG: [(&str, &str); 0] = [];

#[test]
fn each_part_uses_only_what_stands_before_it() {
    let wrong: Vec<String> = library().iter().flat_map(SourceFile::upward_uses).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_part_of_the_library_has_a_layer() {
    for file in library().iter().filter(|f| f.name != "lib.rs") {
        assert!(LAYERS.contains(&file.part()), "no layer for {}", file.name);
    }
}

#[test]
fn the_library_touches_neither_files_nor_environment_nor_terminal_nor_clock() {
    let wrong: Vec<String> = library().iter().flat_map(SourceFile::outside_uses).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn no_point_is_named_or_counted_in_rust() {
    let wrong: Vec<String> = library().iter().flat_map(SourceFile::points_in_rust).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn no_file_outgrows_its_reader() {
    let mut long: Vec<String> = Vec::new();
    for file in sources() {
        let lines = file.text.lines().count();
        let excused = LONG.iter().any(|(name, _)| *name == file.name);
        if lines > MAX_LINES && !excused {
            long.push(format!("{}: {lines} lines", file.name));
        }
        assert!(lines > MAX_LINES || !excused, "{} is short now: strike it off the list", file.name);
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn every_excuse_names_a_file() {
    let names: Vec<String> = sources().into_iter().map(|f| f.name).collect();
    for (name, reason) in LONG {
        assert!(names.iter().any(|n| n == name) && !reason.is_empty(), "{name}");
    }
}

#[test]
fn the_checks_see_what_they_look_for() {
    let file = |name: &str, text: &str| SourceFile::new(name.to_owned(), text.to_owned());
    let seen = |text| file("seeds/parse.rs", text).upward_uses().len();
    assert_eq!(seen("use crate::{i18n::Lang, report::{self, text}, outcome};"), 3);
    assert_eq!(seen("fn f() -> dx_check::outcome::Row { crate :: config :: X }"), 2);
    assert_eq!(seen("use super::super::forms::x; use super::search::y;"), 1);
    assert_eq!(seen("// crate::report\n/* crate::report */ \"crate::report\" 'a' '\\''"), 0);
    assert_eq!(seen("#[cfg(test)]\nmod tests { use crate::report::x; fn f() { \"}\" } }"), 0);
    assert_eq!(file("i18n/words.rs", "use crate::assessment::Standing;").upward_uses().len(), 0);
    assert_eq!(file("i18n/words.rs", "use crate::assessment::Gap;").upward_uses().len(), 1);
    let outside = |text| file("text/mod.rs", text).outside_uses().len();
    assert_eq!(outside("use std::{fmt, fs, env::var}; fn f() { println!() }"), 3);
    assert_eq!(outside("use std::io::{self, Write}; const A: &str = env!(\"X\");"), 0);
    let points = |text| file("text/mod.rs", text).points_in_rust().len();
    assert_eq!(points("f(\"P01\"); [0; 15]; 15usize; const N: u8 = 15;"), 4);
    assert_eq!(points("row[15] = x; 1.15; x15; 150; 0x15; \"UP015\" // P01, 15"), 0);
}

struct SourceFile {
    /// The path below `src`, with `/`.
    name: String,
    text: String,
    /// Neither comments nor test modules.
    code: String,
    /// `code` without what stands in quotation marks, as words and marks.
    tokens: Vec<String>,
}

impl SourceFile {
    fn new(name: String, text: String) -> Self {
        let (code, bare) = strip(&text);
        Self { name, text, code, tokens: tokens(&bare) }
    }

    /// The part of the library that the file belongs to.
    fn part(&self) -> &str {
        self.name.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The module's path: `report/csv.rs` is report, csv.
    fn module(&self) -> Vec<String> {
        let path = self.name.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').filter(|p| *p != "lib").map(str::to_owned).collect()
    }

    /// Every path that begins with one of `roots`, groups spelled out.
    fn paths(&self, roots: &[&str]) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let begins = at == 0 || self.tokens[at - 1] != "::";
            if begins && roots.contains(&token.as_str()) {
                expand(&self.tokens, at, &mut Vec::new(), &mut found);
            }
        }
        found
    }

    /// Uses of the library's own parts, as paths from its root.
    fn uses(&self) -> Vec<Vec<String>> {
        let paths = self.paths(&["crate", "dx_check", "super"]);
        let from_root = |path: Vec<String>| {
            let supers = path.iter().take_while(|p| *p == "super").count();
            if supers == 0 {
                return path[1..].to_vec();
            }
            let mut module = self.module();
            module.truncate(module.len().saturating_sub(supers));
            module.extend_from_slice(&path[supers..]);
            module
        };
        paths.into_iter().map(from_root).filter(|p| !p.is_empty()).collect()
    }

    fn upward_uses(&self) -> Vec<String> {
        let own = LAYERS.iter().position(|l| *l == self.part());
        let allowed = |path: &Vec<String>| {
            let used = LAYERS.iter().position(|l| *l == path[0]);
            let whole = path.join("::");
            used.is_some() && used <= own
                || OF_LIB.contains(&path[0].as_str())
                || EXCEPTIONS.contains(&(self.part(), whole.as_str()))
        };
        let wrong = self.uses().into_iter().filter(|path| !allowed(path));
        wrong.map(|path| format!("{} uses {}", self.name, path.join("::"))).collect()
    }

    fn outside_uses(&self) -> Vec<String> {
        let names = self.tokens.iter().filter(|t| OUTSIDE.contains(&t.as_str())).cloned();
        let of_std = |path: &Vec<String>| path.get(1).is_some_and(|p| OUTSIDE_STD.contains(&p.as_str()));
        let paths = self.paths(&["std"]).into_iter().filter(of_std).map(|p| p.join("::"));
        names.chain(paths).map(|what| format!("{} uses {what}", self.name)).collect()
    }

    /// Ids like `P01`, and the number 15 (but for a cell's index, `row[15]`).
    fn points_in_rust(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let words = self.code.split(|c: char| !c.is_ascii_alphanumeric());
        let is_id =
            |w: &&str| w.len() == 3 && w.starts_with('P') && w[1..].bytes().all(|b| b.is_ascii_digit());
        wrong.extend(words.filter(is_id).map(|w| format!("{} names {w}", self.name)));
        for (at, token) in self.tokens.iter().enumerate() {
            let before = |n: usize| at.checked_sub(n).map_or("", |i| self.tokens[i].as_str());
            let digits = token.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
            let cell = before(1) == "[" && before(2) == "row";
            if (digits == "15" || token.starts_with("15u") || token.starts_with("15i"))
                && !cell
                && before(1) != "."
            {
                wrong.push(format!("{} counts to {token}", self.name));
            }
        }
        wrong
    }
}

/// Every file of the library.
fn library() -> Vec<SourceFile> {
    let files: Vec<_> = sources().into_iter().filter(|f| !f.name.starts_with("bin/")).collect();
    assert!(files.len() > 30, "only {} files", files.len());
    files
}

/// Every file of the library and the binary, in the order of their names.
fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let file = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        SourceFile::new(name, std::fs::read_to_string(&path).expect("a readable source file"))
    };
    paths.into_iter().map(file).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}
