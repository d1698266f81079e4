//! The outputs of a run: standard output in one format, and any number of files, each in its own.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use dx_check::outcome::{Common, Row, Totals};
use dx_check::problem::{Fault, Problem};
use dx_check::report::{Basis, Ci, ErrorView, Format, Many, Office, Screen};

use crate::args::Shared;
use crate::files::DASH;
use crate::output::{Target, split_target};
use crate::workspace::Workspace;
use crate::{diagnostics, terminal};

/// What an output is made of.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// Text for a screen; Markdown without one.
    Reading(Option<Screen>),
    Csv,
    Json,
    Jsonl,
    /// One whole file: of one input, or of all of them.
    Office(Office),
    Ci(Ci),
}

/// What is said in a format, or why it could not be put together.
pub(super) type Said = Result<Vec<u8>, Fault>;

/// How a command words its outputs. Pure, so that many inputs can be put into words at the same time.
pub(super) trait Voice: Sync {
    /// What there is to say something about.
    type Input;
    /// Whether a reader gets a table of all inputs at the end.
    fn shows_table(&self) -> bool;
    /// What comes before all inputs.
    fn head(&self, shape: Shape) -> String;
    /// What is said of one; nothing when a table is enough.
    fn input(&self, input: &Self::Input, shape: Shape) -> Said;
    /// Its line of the table.
    fn row(&self, input: &Self::Input) -> Row;
    /// What is said of all of them together and of what could not be used: each a piece like that of an input.
    fn last(&self, shape: Shape, end: &End<'_>) -> Vec<Said>;
    /// What comes after all pieces.
    fn tail(&self, shape: Shape, end: &End<'_>) -> String;
}

/// What is known at the end of a run.
pub(super) struct End<'a> {
    /// The lines of the table, where there is one.
    pub(super) rows: &'a [Row],
    pub(super) totals: &'a Totals,
    pub(super) errors: &'a [ErrorView],
    /// The files that could not be used.
    pub(super) failed: &'a [String],
}

impl End<'_> {
    /// Hands on all inputs side by side.
    pub(super) fn side_by_side<T>(
        &self,
        workspace: &Workspace<'_>,
        basis: Basis,
        show: impl FnOnce(&Many<'_>) -> T,
    ) -> T {
        let context = workspace.context();
        let (phases, common) = (workspace.phase_labels(), Common::new(&context, self.totals));
        show(&Many {
            lang: context.lang,
            date: context.today,
            checklist: context.checklist,
            basis,
            phases: &phases,
            rows: self.rows,
            totals: self.totals,
            common: &common,
            failed: self.failed,
        })
    }
}

/// What the user asked for.
pub(super) struct Wanted<'a> {
    /// What standard output shows.
    pub(super) format: Format,
    /// The values of `-o`.
    pub(super) outputs: &'a [String],
    /// Whether there is to be a report for each of many inputs.
    pub(super) each: bool,
    /// The formats that there are.
    pub(super) formats: &'a [Format],
    /// The inputs, which must not be written over.
    pub(super) inputs: &'a [PathBuf],
    /// Whether a file in a folder of inputs is one.
    pub(super) is_input: fn(&Path) -> bool,
}

/// All outputs of a run, and what they say.
pub(super) struct Outputs<V> {
    pub(super) voice: V,
    sinks: Vec<Sink>,
    rows: Vec<Row>,
}

/// One output: its shape and where it goes.
struct Sink {
    target: Target,
    shape: Shape,
    started: bool,
}

/// What the outputs say of one input: a text for each of them, and its line of the table.
pub(super) struct Piece {
    texts: Vec<Said>,
    row: Option<Box<Row>>,
}

impl<V: Voice> Outputs<V> {
    /// Standard output in `--format`, and a file for each `-o`. `None` when one of them cannot be; that is shown.
    pub(super) fn open(wanted: &Wanted<'_>, voice: V, shared: &Shared) -> Option<Self> {
        let mut sinks = vec![Sink::new(wanted.format, Target::stdout(), shared)];
        let mut taken = Vec::new();
        for value in wanted.outputs {
            match target(value, wanted, &mut taken) {
                // `-o json:-` says what standard output is to be.
                Ok((format, target)) if target.is_stdout() => sinks[0] = Sink::new(format, target, shared),
                Ok((format, target)) => sinks.push(Sink::new(format, target, shared)),
                Err(problem) => {
                    diagnostics::show(&[problem], shared);
                    return None;
                }
            }
        }
        if let Some(problem) = sinks.iter().find_map(|sink| sink.refusal(wanted.each)) {
            diagnostics::show(&[problem], shared);
            return None;
        }
        Some(Self { voice, sinks, rows: Vec::new() })
    }

    /// Writes what comes before all inputs.
    pub(super) fn begin(&mut self) {
        for sink in &mut self.sinks {
            sink.target.write(self.voice.head(sink.shape).as_bytes());
        }
    }

    /// What the outputs say of an input; only what their shapes need is put together.
    pub(super) fn render(&self, input: &V::Input) -> Piece {
        // Where nobody reads any more nothing is said; the input still counts for the exit status.
        let text = |sink: &Sink| {
            if sink.target.is_closed() { Ok(Vec::new()) } else { self.voice.input(input, sink.shape) }
        };
        let reads = |sink: &Sink| {
            matches!(sink.shape, Shape::Reading(_) | Shape::Office(_)) && !sink.target.is_closed()
        };
        let tabled = self.voice.shows_table() && self.sinks.iter().any(reads);
        Piece {
            texts: self.sinks.iter().map(text).collect(),
            row: tabled.then(|| Box::new(self.voice.row(input))),
        }
    }

    /// Writes what was rendered, in the order of the inputs.
    pub(super) fn take(&mut self, piece: Piece) {
        self.rows.extend(piece.row.map(|row| *row));
        for (sink, text) in self.sinks.iter_mut().zip(piece.texts) {
            sink.write(text);
        }
    }

    /// Writes what comes after all inputs, and puts the outputs in their places. What went wrong is shown; whether
    /// nothing did is returned.
    pub(super) fn finish(self, totals: &Totals, errors: &[ErrorView], shared: &Shared) -> bool {
        let mut failed: Vec<String> = errors.iter().map(|e| e.path.clone()).collect();
        failed.dedup();
        let end = End { rows: &self.rows, totals, errors, failed: &failed };
        let mut done = true;
        for mut sink in self.sinks {
            for piece in self.voice.last(sink.shape, &end) {
                sink.write(piece);
            }
            sink.target.write(self.voice.tail(sink.shape, &end).as_bytes());
            if let Err(problem) = sink.target.finish() {
                diagnostics::show(&[problem], shared);
                done = false;
            }
        }
        done
    }
}

impl Sink {
    fn new(format: Format, target: Target, shared: &Shared) -> Self {
        let shape = match format {
            Format::Text if target.is_stdout() => Shape::Reading(Some(terminal::stdout_screen(shared.color))),
            Format::Text => Shape::Reading(Some(terminal::plain_screen())),
            Format::Markdown => Shape::Reading(None),
            Format::Csv => Shape::Csv,
            Format::Json => Shape::Json,
            Format::Jsonl => Shape::Jsonl,
            Format::Office(office) => Shape::Office(office),
            Format::Ci(ci) => Shape::Ci(ci),
        };
        Self { target, shape, started: false }
    }

    /// Why it cannot be, if so: a whole file holds one report, and not every format can be looked at as it is.
    fn refusal(&self, each: bool) -> Option<Problem> {
        let Shape::Office(office) = self.shape else { return None };
        let format = Format::Office(office).name();
        let to_terminal = self.target.is_stdout() && office.is_binary() && io::stdout().is_terminal();
        let fault = match (each, to_terminal) {
            (true, _) => Fault::OneFileForMany { format },
            (_, true) => Fault::BinaryToTerminal { format },
            _ => return None,
        };
        Some(Problem::in_file(DASH, fault))
    }

    /// Writes a text with what stands between it and the one before it.
    fn write(&mut self, text: Said) {
        let text = match text {
            Ok(text) if text.is_empty() => return,
            Ok(text) => text,
            Err(fault) => return self.target.give_up(fault),
        };
        let first = !std::mem::replace(&mut self.started, true);
        self.target.write(match (self.shape, first) {
            (Shape::Reading(_), false) => b"\n\n".as_slice(),
            (Shape::Json | Shape::Ci(Ci::Sarif), true) => b"\n",
            (Shape::Json | Shape::Ci(Ci::Sarif), false) => b",\n",
            _ => b"",
        });
        self.target.write(&text);
    }
}

/// The format and the place of an `-o`.
fn target(value: &str, wanted: &Wanted<'_>, taken: &mut Vec<PathBuf>) -> Result<(Format, Target), Problem> {
    let (format, path) =
        split_target(value, wanted.formats).map_err(|fault| Problem::in_file(value, fault))?;
    if path.as_os_str() != DASH && is_taken(&path, wanted, taken) {
        return Err(Problem::in_file(value, Fault::OutputTaken));
    }
    Ok((format, Target::open(&path)?))
}

/// Whether a file to be written is one of the inputs, may be one in a folder of inputs, or is written already.
fn is_taken(path: &Path, wanted: &Wanted<'_>, taken: &mut Vec<PathBuf>) -> bool {
    let home = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(home) = home.canonicalize() else { return false };
    let full = home.join(path.file_name().unwrap_or_default());
    let full = full.canonicalize().unwrap_or(full);
    let may_be_read = (wanted.is_input)(&full) && full.exists();
    let input = |input: &PathBuf| {
        input.canonicalize().is_ok_and(|input| input == full || (may_be_read && full.starts_with(&input)))
    };
    let clash = taken.contains(&full) || wanted.inputs.iter().any(input);
    taken.push(full);
    clash
}
