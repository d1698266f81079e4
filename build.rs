//! Reads `checklists/` and `seeds/` with the program's own readers and stores what they hold (`src/shipped.rs` takes it),
//! so that a run need not. What is wrong in them is told as `lint` would, and there is no program then.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "modules of the program, of which this uses a part"
)]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use checklist::Checklist;
use evidence::Rules;
use i18n::Lang;
use indicators::IndicatorWords;
use input::Bundle;
use problem::{Fault, Problem, Refusal, Severity};
use seeds::Library;
use store::Stored;

#[path = "src/assessment/mod.rs"]
mod assessment;
#[path = "src/checklist/mod.rs"]
mod checklist;
#[path = "src/i18n/mod.rs"]
mod i18n;
#[path = "src/input/mod.rs"]
mod input;
#[path = "src/problem/mod.rs"]
mod problem;
#[path = "src/seeds/mod.rs"]
mod seeds;
#[path = "src/store.rs"]
mod store;
#[path = "src/text/mod.rs"]
mod text;

/// Of the judge what knows the rules, without what reads plans.
#[path = "src/evidence"]
mod evidence {
    mod hints;
    mod lexicon;
    mod normal;
    mod parse;
    mod terms;

    pub use lexicon::{Concept, EvidenceRule, Many, Modality, Rules, Tried, Words};
    pub(crate) use normal::Normal;
    pub(crate) use terms::{Hit, Terms};
}

/// Of the check of indicators what knows its words.
#[path = "src/indicators"]
mod indicators {
    mod calls;
    mod words;

    pub use words::IndicatorWords;
}

/// What the shipped files are made of besides themselves.
const SOURCES: [&str; 10] = [
    "src/assessment",
    "src/checklist",
    "src/evidence",
    "src/i18n",
    "src/indicators",
    "src/input",
    "src/problem",
    "src/seeds",
    "src/store.rs",
    "src/text",
];

fn main() -> io::Result<()> {
    for path in ["build.rs", "checklists", "seeds"].into_iter().chain(SOURCES) {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let store = |name: &str, value: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = Vec::new();
        value(&mut bytes);
        fs::write(out.join(name), bytes)
    };
    let checklist = sound(Checklist::parse(&bundle(&root, "checklists/dx15.toml")?))?;
    let library = sound(Library::parse(&bundle(&root, "seeds/library.toml")?, &checklist))?;
    store("checklist", &|bytes| checklist.store(bytes))?;
    store("library", &|bytes| library.store(bytes))?;
    let beside = |name: &Option<String>| format!("checklists/{}", name.as_deref().unwrap_or_default());
    let rules = sound(Rules::parse(&bundle(&root, &beside(&checklist.rules))?, &checklist))?;
    store("rules", &|bytes| rules.store(bytes))?;
    let indicators = sound(IndicatorWords::parse(&bundle(&root, &beside(&checklist.indicators))?))?;
    store("indicators", &|bytes| indicators.store(bytes))
}

fn bundle(root: &Path, entry: &str) -> io::Result<Bundle> {
    let not_there = |_| Fault::Unreadable(Refusal::NotFound);
    sound(Bundle::load(entry, &|path| fs::read(root.join(path)).map_err(not_there)))
}

/// What was read, if nothing is wrong with it.
fn sound<T>((read, problems): (Option<T>, Vec<Problem>)) -> io::Result<T> {
    let told = |problem: &Problem| {
        let message = Lang::En.message(&problem.fault);
        format!("{:?}: {}; {}", problem.place, message.what, message.remedy)
    };
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).map(told);
    let errors: Vec<String> = errors.collect();
    read.filter(|_| errors.is_empty()).ok_or_else(|| io::Error::other(errors.join("\n")))
}
