//! The files that a run goes through, and how far it is.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use console::Term;
use dx_check::problem::Problem;

use crate::configs::Configs;
use crate::files::{self, DASH};
use crate::walk::{Sought, walk};

/// A run shorter than this shows no progress.
const MOMENT: Duration = Duration::from_millis(700);

/// A file to be read.
pub(super) struct Input {
    pub(super) path: PathBuf,
    /// Named by the user rather than found in a folder: then it must be what the command reads.
    pub(super) named: bool,
}

/// The files to be read, the folders that could not be, how many files were passed over as something else, and how many
/// their configurations leave out.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) files: Vec<Input>,
    pub(super) problems: Vec<Problem>,
    pub(super) passed_over: usize,
    pub(super) left_out: usize,
}

impl Inputs {
    /// The plans that are named, and those in folders but for what git passes over.
    pub(super) fn plans(paths: &[PathBuf]) -> Self {
        Self::collect(paths, Sought { wanted: files::is_plan, as_git: true })
    }

    /// The answer files that are named, and those in folders.
    pub(super) fn answers(paths: &[PathBuf]) -> Self {
        Self::collect(paths, Sought { wanted: files::is_answers, as_git: false })
    }

    fn collect(paths: &[PathBuf], sought: Sought) -> Self {
        let mut inputs = Self::default();
        for path in paths {
            if path.as_os_str() != DASH && path.is_dir() {
                let found = walk(path, sought);
                inputs.passed_over += found.passed_over;
                inputs.files.extend(found.files.into_iter().map(|path| Input { path, named: false }));
                let refused = found.refused.into_iter();
                let problem =
                    |(path, fault): (PathBuf, _)| Problem::in_file(&path.display().to_string(), fault);
                inputs.problems.extend(refused.map(problem));
            } else {
                inputs.files.push(Input { path: path.clone(), named: true });
            }
        }
        inputs
    }

    /// Without the files that the configurations above them leave out. What is named is read, whatever they say of
    /// folders.
    pub(super) fn within(mut self, configs: &Configs<'_>) -> Self {
        let found = self.files.len();
        self.files.retain(|input| input.named || configs.takes(&input.path));
        self.left_out = found - self.files.len();
        self
    }
}

/// A line on standard error that says how far the run is; only on a terminal, only when it takes longer than a moment.
pub(super) struct Progress {
    term: Option<Term>,
    started: Instant,
    done: usize,
    all: usize,
    shown: bool,
    words: fn(usize, usize) -> String,
}

impl Progress {
    /// `words` say how many of how many are done.
    pub(super) fn new(all: usize, words: fn(usize, usize) -> String) -> Self {
        let term = (io::stderr().is_terminal() && all > 1).then(Term::stderr);
        Self { term, started: Instant::now(), done: 0, all, shown: false, words }
    }

    pub(super) fn advance(&mut self, by: usize) {
        self.done += by;
        if self.started.elapsed() < MOMENT || self.done >= self.all {
            return;
        }
        if let Some(term) = &self.term {
            let bar = dx_check::text::bar(self.done as u64, self.all as u64, 20);
            let _ = term.clear_line();
            let _ = term.write_str(&format!("{} {bar}", (self.words)(self.done, self.all)));
            self.shown = true;
        }
    }

    pub(super) fn clear(&mut self) {
        if let Some(term) = self.term.as_ref().filter(|_| self.shown) {
            let _ = term.clear_line();
            self.shown = false;
        }
    }
}
