//! `score`: one answer file as a gap report, many as a table, in any number of formats at once.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use console::Term;
use dx_check::answers::{self, Outcome};
use dx_check::assessment::{Assessment, Standing};
use dx_check::input::decode;
use dx_check::outcome::{GapReport, Row, Totals, standings};
use dx_check::problem::{Fault, Problem, Severity};
use rayon::prelude::*;

use crate::args::{ScoreOptions, Shared};
use crate::files::{self, DASH};
use crate::gates::Gates;
use crate::output::{Target, split_target};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

mod sinks;

use sinks::{Piece, Sink};

/// How many files are read before their reports are written: bounds memory, and is enough to keep every core busy.
const CHUNK: usize = 256;
/// A run shorter than this shows no progress.
const MOMENT: Duration = Duration::from_millis(700);

/// A file to be scored.
struct Input {
    path: PathBuf,
    /// Named by the user rather than found in a folder: then it must be an answer file.
    named: bool,
}

/// What became of a file.
enum Scored {
    Done(Done),
    Failed(Vec<Problem>),
    OtherFile,
}

/// A scored file: what the outputs show of it, already put into words, and what the run counts.
struct Done {
    pieces: Vec<Piece>,
    standings: Vec<Standing>,
    held: bool,
    warnings: Vec<Problem>,
}

pub(crate) fn run(shared: &Shared, options: &ScoreOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let words = words::of(shared.lang);
    let gates = match Gates::new(&options.gate, &workspace.checklist, shared.today) {
        Ok(gates) => gates,
        Err(id) => {
            diagnostics::fault(&workspace.checklist.unknown_point(&id), shared);
            return Ok(Status::Failed);
        }
    };
    // Outputs first: a wrong path should fail before the work, not after it.
    let single = matches!(options.paths.as_slice(), [path] if !path.is_dir());
    let Some(mut sinks) = open_sinks(options, shared, &workspace, single) else {
        return Ok(Status::Failed);
    };
    let (inputs, mut problems, mut passed_over) = collect(&options.paths);
    diagnostics::show(&problems, shared);

    let context = workspace.context();
    let mut totals = Totals::new(&context);
    let mut status = Status::Held;
    let mut progress = Progress::new(inputs.len(), shared);
    sinks.iter_mut().for_each(Sink::begin);
    for chunk in inputs.chunks(CHUNK) {
        // All that takes time is done side by side; only the writing is in order.
        let each = |input: &Input| score(input, &workspace, &gates, &sinks);
        let scored: Vec<Scored> = chunk.par_iter().map(each).collect();
        for scored in scored {
            match scored {
                Scored::Done(done) => {
                    status = status.or(if done.held { Status::Held } else { Status::Broken });
                    totals.add(&done.standings);
                    sinks.iter_mut().zip(done.pieces).for_each(|(sink, piece)| sink.take(piece));
                    if !done.warnings.is_empty() {
                        progress.clear();
                        diagnostics::show(&done.warnings, shared);
                    }
                }
                Scored::Failed(failed) => {
                    progress.clear();
                    diagnostics::show(&failed, shared);
                    problems.extend(failed);
                }
                Scored::OtherFile => passed_over += 1,
            }
        }
        progress.advance(chunk.len());
    }
    progress.clear();
    if totals.assessments == 0 && problems.is_empty() {
        let nothing = |path: &PathBuf| Problem::in_file(&path.display().to_string(), Fault::NothingFound);
        problems.extend(options.paths.iter().map(nothing));
        diagnostics::show(&problems, shared);
    }
    let (config_problems, unused) = gates.finish();
    diagnostics::show(&config_problems, shared);
    problems.extend(config_problems);
    for (file, point) in unused {
        diagnostics::note(&format!(
            "{}: {}",
            words.warning,
            (words.waiver_unused)(&file.display().to_string(), &point)
        ));
    }
    if passed_over > 0 {
        diagnostics::note(&(words.passed_over)(passed_over));
    }
    if problems.iter().any(|p| p.severity == Severity::Error) {
        status = Status::Failed;
    }
    let errors = diagnostics::error_views(&problems, shared.lang);
    for sink in sinks {
        if let Err(problem) = sink.finish(&totals, &errors) {
            diagnostics::show(&[problem], shared);
            status = Status::Failed;
        }
    }
    Ok(status)
}

/// Standard output in `--format`, and a file for each `-o`.
fn open_sinks(
    options: &ScoreOptions,
    shared: &Shared,
    workspace: &Workspace<'_>,
    single: bool,
) -> Option<Vec<Sink>> {
    let mut sinks =
        vec![Sink::new(options.format, Target::stdout(), shared, workspace, single, options.each)];
    let mut taken = Vec::new();
    for value in &options.outputs {
        let target =
            split_target(value).map_err(|fault| Problem::in_file(value, fault)).and_then(|(format, path)| {
                if path.as_os_str() != DASH && is_taken(&path, &options.paths, &mut taken) {
                    return Err(Problem::in_file(value, Fault::OutputTaken));
                }
                Ok((format, Target::open(&path)?))
            });
        match target {
            // `-o json:-` says what standard output is to be.
            Ok((format, target)) if target.is_stdout() => {
                sinks[0] = Sink::new(format, target, shared, workspace, single, options.each);
            }
            Ok((format, target)) => {
                sinks.push(Sink::new(format, target, shared, workspace, single, options.each));
            }
            Err(problem) => {
                diagnostics::show(&[problem], shared);
                return None;
            }
        }
    }
    Some(sinks)
}

/// Whether a file to be written is one of the inputs, may be one in a folder of inputs, or is written already.
fn is_taken(path: &Path, inputs: &[PathBuf], taken: &mut Vec<PathBuf>) -> bool {
    let home = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(home) = home.canonicalize() else { return false };
    let full = home.join(path.file_name().unwrap_or_default());
    let full = full.canonicalize().unwrap_or(full);
    let is_toml = full.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    let input = |input: &PathBuf| {
        input
            .canonicalize()
            .is_ok_and(|input| input == full || (is_toml && full.exists() && full.starts_with(&input)))
    };
    let clash = taken.contains(&full) || inputs.iter().any(input);
    taken.push(full);
    clash
}

/// The files to score, the folders that could not be read, and how many files were passed over.
fn collect(paths: &[PathBuf]) -> (Vec<Input>, Vec<Problem>, usize) {
    let (mut inputs, mut problems, mut passed_over) = (Vec::new(), Vec::new(), 0);
    for path in paths {
        if path.as_os_str() != DASH && path.is_dir() {
            let mut found = files::Found::default();
            files::walk(path, &mut found);
            passed_over += found.passed_over;
            inputs.extend(found.files.into_iter().map(|path| Input { path, named: false }));
            let refused = found.refused.into_iter();
            problems
                .extend(refused.map(|(path, fault)| Problem::in_file(&path.display().to_string(), fault)));
        } else {
            inputs.push(Input { path: path.clone(), named: true });
        }
    }
    (inputs, problems, passed_over)
}

fn score(input: &Input, workspace: &Workspace<'_>, gates: &Gates<'_>, sinks: &[Sink]) -> Scored {
    let file = input.path.display().to_string();
    let fail = |fault: Fault| Scored::Failed(vec![Problem::in_file(&file, fault)]);
    let bytes = match files::read(&input.path) {
        Ok(bytes) => bytes,
        Err(fault) => return fail(fault),
    };
    let decoded = match decode(&bytes) {
        Ok(decoded) => decoded,
        Err(fault) => return fail(fault),
    };
    let (sheet, mut warnings) =
        match answers::parse(&file, &decoded.text, &workspace.checklist, &workspace.library.services) {
            Outcome::Read(sheet, problems) => (sheet, problems),
            Outcome::Failed(mut problems) => {
                problems.retain(|p| p.severity != Severity::Hint);
                return Scored::Failed(problems);
            }
            Outcome::OtherFile if input.named => return fail(Fault::UnknownFile),
            Outcome::OtherFile => return Scored::OtherFile,
        };
    // Hints are for `lint`: here they would bury the report.
    warnings.retain(|p| p.severity == Severity::Warning);
    if decoded.cp932 {
        warnings.push(Problem { severity: Severity::Warning, ..Problem::in_file(&file, Fault::ReadAsCp932) });
    }
    let assessment = Assessment::new(&workspace.checklist, standings(&sheet));
    let gate = gates.check(&input.path, &assessment);
    let context = workspace.context();
    let row = || Row::new(&context, &file, &sheet, &assessment, &gate);
    let report = || GapReport::new(&context, &file, &sheet, &assessment, &gate);
    let pieces = sinks.iter().map(|sink| sink.render(&row, &report)).collect();
    Scored::Done(Done { pieces, held: gate.held(), standings: assessment.standings, warnings })
}

/// A line on standard error that says how far the run is; only on a terminal, only when it takes longer than a moment.
struct Progress<'a> {
    term: Option<Term>,
    started: Instant,
    done: usize,
    all: usize,
    shown: bool,
    shared: &'a Shared,
}

impl<'a> Progress<'a> {
    fn new(all: usize, shared: &'a Shared) -> Self {
        let term = (io::stderr().is_terminal() && all > CHUNK).then(Term::stderr);
        Self { term, started: Instant::now(), done: 0, all, shown: false, shared }
    }

    fn advance(&mut self, by: usize) {
        self.done += by;
        if self.started.elapsed() < MOMENT || self.done >= self.all {
            return;
        }
        if let Some(term) = &self.term {
            let bar = dx_check::text::bar(self.done as u64, self.all as u64, 20);
            let text = format!("{} {bar}", (words::of(self.shared.lang).progress)(self.done, self.all));
            let _ = term.clear_line();
            let _ = term.write_str(&text);
            self.shown = true;
        }
    }

    fn clear(&mut self) {
        if let Some(term) = self.term.as_ref().filter(|_| self.shown) {
            let _ = term.clear_line();
            self.shown = false;
        }
    }
}
