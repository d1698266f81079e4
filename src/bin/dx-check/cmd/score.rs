//! `score`: one answer file as a gap report, many as a table, in any number of formats at once.

use std::path::PathBuf;

use dx_check::answers::Outcome;
use dx_check::assessment::{Assessment, Gate, Standing};
use dx_check::forms;
use dx_check::outcome::{Totals, standings};
use dx_check::problem::{Fault, Problem, Severity};
use rayon::prelude::*;

use super::inputs::{Input, Inputs, Progress};
use super::outputs::{Outputs, Piece, Wanted};
use crate::args::{SCORE_FORMATS, ScoreOptions, Shared};
use crate::configs::Configs;
use crate::files;
use crate::gates::Gates;
use crate::workspace::{Workspace, has_errors};
use crate::{Status, diagnostics, words};

mod voice;

use voice::{ScoreVoice, Scored};

/// How many files are read before their reports are written: bounds memory, and is enough to keep every core busy.
const CHUNK: usize = 256;

/// What became of a file.
enum Became {
    Done(Done),
    Failed(Vec<Problem>),
    OtherFile,
}

/// A scored file: what the outputs show of it, already put into words, and what the run counts.
struct Done {
    piece: Piece,
    standings: Vec<Standing>,
    held: bool,
    warnings: Vec<Problem>,
}

pub(crate) fn run(shared: &Shared, options: &ScoreOptions) -> anyhow::Result<Status> {
    let no_config = options.gate.no_config;
    let Some(workspace) = Workspace::load_for(options.paths.first().filter(|_| !no_config), shared, true)
    else {
        return Ok(Status::Failed);
    };
    let configs = Configs::new(&workspace, shared.today, no_config);
    let words = words::of(shared.lang);
    let gates = match Gates::new(&options.gate, Gate::default(), &workspace.checklist, shared.today) {
        Ok(gates) => gates,
        Err(id) => {
            diagnostics::fault(&workspace.checklist.unknown_point(&id), shared);
            return Ok(Status::Failed);
        }
    };
    // Outputs first: a wrong path should fail before the work, not after it.
    let single = matches!(options.paths.as_slice(), [path] if !path.is_dir());
    let wanted = Wanted {
        format: options.format,
        outputs: &options.outputs,
        each: options.each && !single,
        formats: &SCORE_FORMATS,
        inputs: &options.paths,
        is_input: files::is_answers,
    };
    let voice = ScoreVoice::new(&workspace, single, options.each);
    let Some(mut outputs) = Outputs::open(&wanted, voice, shared) else {
        return Ok(Status::Failed);
    };
    let Inputs { files: inputs, mut problems, mut passed_over, .. } = Inputs::answers(&options.paths);
    diagnostics::show(&problems, shared);

    let mut totals = Totals::new(&workspace.context());
    let mut status = Status::Held;
    let mut progress = Progress::new(inputs.len(), words.progress);
    outputs.begin();
    for chunk in inputs.chunks(CHUNK) {
        // All that takes time is done side by side; only the writing is in order.
        let each = |input: &Input| score(input, &configs, &gates, &outputs);
        let scored: Vec<Became> = chunk.par_iter().map(each).collect();
        for scored in scored {
            match scored {
                Became::Done(done) => {
                    status = status.or(if done.held { Status::Held } else { Status::Broken });
                    totals.add(&done.standings);
                    outputs.take(done.piece);
                    if !done.warnings.is_empty() {
                        progress.clear();
                        diagnostics::show(&done.warnings, shared);
                    }
                }
                Became::Failed(failed) => {
                    progress.clear();
                    diagnostics::show(&failed, shared);
                    problems.extend(failed);
                }
                Became::OtherFile => passed_over += 1,
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
    problems.extend(super::finish_configs(configs, shared));
    if passed_over > 0 {
        diagnostics::note(&(words.passed_over)(passed_over));
    }
    let errors = diagnostics::error_views(&problems, shared.lang);
    let written = outputs.finish(&totals, &errors, shared);
    let failed = has_errors(&problems) || !written;
    Ok(if failed { Status::Failed } else { status })
}

fn score(
    input: &Input,
    configs: &Configs<'_>,
    gates: &Gates<'_>,
    outputs: &Outputs<ScoreVoice<'_>>,
) -> Became {
    let workspace = configs.workspace;
    let file = input.path.display().to_string();
    let fail = |fault: Fault| Became::Failed(vec![Problem::in_file(&file, fault)]);
    let bytes = match files::read_answers(&input.path) {
        Ok(bytes) => bytes,
        Err(fault) => return fail(fault),
    };
    let (sheet, mut warnings) =
        match forms::read(&file, &bytes, &workspace.checklist, &workspace.library.services) {
            Outcome::Read(sheet, problems) => (sheet, problems),
            Outcome::Failed(mut problems) => {
                problems.retain(|p| p.severity != Severity::Hint);
                return Became::Failed(problems);
            }
            Outcome::OtherFile if input.named => return fail(files::unknown(&input.path, &bytes)),
            Outcome::OtherFile => return Became::OtherFile,
        };
    let nearest = match configs.of(&input.path) {
        Ok(nearest) => nearest,
        Err(fault) => return fail(fault),
    };
    // Hints are for `lint`: here they would bury the report.
    warnings.retain(|p| p.severity == Severity::Warning);
    let assessment = Assessment::new(&workspace.checklist, standings(&sheet));
    let gate = gates.check(&nearest, &assessment);
    let held = gate.held();
    let scored = Scored { file, sheet, assessment, gate, nearest };
    let piece = outputs.render(&scored);
    Became::Done(Done { piece, held, standings: scored.assessment.standings, warnings })
}
