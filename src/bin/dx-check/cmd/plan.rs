//! `plan`: plan documents judged point by point, one by one or together, in any number of formats at once.

use std::path::{Path, PathBuf};

use dx_check::assessment::{FailOn, Gate, Standing};
use dx_check::document::{self, Document};
use dx_check::evidence::{Judge, Reading, Rules};
use dx_check::indicators::{Check, IndicatorWords, Notes};
use dx_check::outcome::{Context, CrossCheck, IndicatorsView, PlanReport, Source, Totals};
use dx_check::problem::{Fault, Problem};
use dx_check::report::Format;
use rayon::prelude::*;

use super::inputs::{Input, Inputs, Progress};
use super::outputs::{Outputs, Piece, Wanted};
use crate::args::{PLAN_FORMATS, PlanOptions, Shared};
use crate::configs::{Configs, Nearest};
use crate::files::{self, DASH};
use crate::gates::Gates;
use crate::workspace::{Workspace, has_errors};
use crate::{Status, diagnostics, words};

mod given;
mod voice;

use given::GivenAnswers;
pub(super) use given::read as read_answers;
use voice::{PlanVoice, Whole};

/// How many documents are read before their reports are written: bounds memory, and is enough to keep every core busy.
const CHUNK: usize = 64;

/// All that a document is judged with.
struct Bench<'a> {
    workspace: &'a Workspace<'a>,
    rules: &'a Rules,
    judge: Judge<'a>,
    indicators: IndicatorWords,
    configs: Configs<'a>,
    gates: Gates<'a>,
    /// The points (indices) to be explained.
    explained: Vec<usize>,
    /// Whether all documents count as one plan.
    together: bool,
    /// What the plan is held against.
    answers: Option<GivenAnswers>,
}

/// A judged document: what the outputs show of it, already put into words, and what the run counts.
struct Done {
    piece: Piece,
    standings: Vec<Standing>,
    held: bool,
    /// Kept where it is a part of the plan that all documents make together.
    part: Option<Part>,
}

/// A document that is a part of a plan.
struct Part {
    file: String,
    nearest: Nearest,
    document: Document,
    reading: Reading,
    notes: Option<Notes>,
}

pub(crate) fn run(shared: &Shared, options: &PlanOptions) -> anyhow::Result<Status> {
    // Examples stand in what people read, and answers name their service kinds; a check that only wants the findings
    // need not wait for them.
    let findings_only = options.outputs.is_empty()
        && options.answers.is_none()
        && matches!(options.format, Format::Json | Format::Csv);
    let no_config = options.gate.no_config;
    let first = options.paths.first().filter(|_| !no_config);
    let Some(workspace) = Workspace::load_for(first, shared, !findings_only) else {
        return Ok(Status::Failed);
    };
    let Some(rules) = workspace.rules() else {
        return Ok(Status::Failed);
    };
    // Tables and what CI reads show no indicators.
    let shown = matches!(options.format, Format::Text | Format::Markdown | Format::Json | Format::Office(_))
        || !options.outputs.is_empty();
    let Some(indicators) = (if shown { workspace.indicators() } else { Some(IndicatorWords::default()) })
    else {
        return Ok(Status::Failed);
    };
    let checklist = &workspace.checklist;
    let explained = options.explain.iter().map(|id| checklist.typed(id).ok_or_else(|| id.clone()));
    let default = Gate { fail_on: Some(FailOn::No), ..Gate::default() };
    let given = explained
        .collect::<Result<Vec<_>, _>>()
        .and_then(|explained| Ok((explained, Gates::new(&options.gate, default, checklist, shared.today)?)));
    let (explained, gates) = match given {
        Ok(given) => given,
        Err(id) => {
            diagnostics::fault(&checklist.unknown_point(&id), shared);
            return Ok(Status::Failed);
        }
    };
    let answers = match &options.answers {
        Some(path) => match GivenAnswers::load(path, &workspace, shared) {
            Some(answers) => Some(answers),
            None => return Ok(Status::Failed),
        },
        None => None,
    };
    let together = options.together || answers.is_some();
    // Outputs first: a wrong path should fail before the work, not after it.
    let single = matches!(options.paths.as_slice(), [path] if !path.is_dir());
    let wanted = Wanted {
        format: options.format,
        outputs: &options.outputs,
        each: false,
        formats: &PLAN_FORMATS,
        inputs: &options.paths.iter().chain(&options.answers).cloned().collect::<Vec<_>>(),
        is_input: files::is_plan,
    };
    let whole = Whole { together, checks: answers.is_some() };
    let voice = PlanVoice::new(&workspace, single, whole, workspace.file().is_none());
    let Some(outputs) = Outputs::open(&wanted, voice, shared) else {
        return Ok(Status::Failed);
    };
    let judge = Judge::new(checklist, &rules);
    let configs = Configs::new(&workspace, shared.today, no_config);
    let bench = Bench {
        workspace: &workspace,
        rules: &rules,
        judge,
        indicators,
        configs,
        gates,
        explained,
        together,
        answers,
    };
    Ok(judge_all(bench, &options.paths, outputs, shared))
}

fn judge_all(
    bench: Bench<'_>,
    paths: &[PathBuf],
    mut outputs: Outputs<PlanVoice<'_>>,
    shared: &Shared,
) -> Status {
    let words = words::of(shared.lang);
    let Inputs { files: inputs, mut problems, passed_over, left_out } =
        Inputs::plans(paths).within(&bench.configs);
    diagnostics::show(&problems, shared);
    let mut totals = Totals::new(&bench.workspace.context());
    let mut status = Status::Held;
    let mut parts = Vec::new();
    let mut progress = Progress::new(inputs.len(), words.plan_progress);
    outputs.begin();
    for chunk in inputs.chunks(CHUNK) {
        // All that takes time is done side by side; only the writing is in order.
        let each = |input: &Input| bench.document(&input.path, &outputs);
        let judged: Vec<Result<Done, Problem>> = chunk.par_iter().map(each).collect();
        for judged in judged {
            match judged {
                Ok(done) => {
                    totals.add(&done.standings);
                    outputs.take(done.piece);
                    match done.part {
                        Some(part) => parts.push(part),
                        None => status = status.or(held(done.held)),
                    }
                }
                Err(problem) => {
                    progress.clear();
                    diagnostics::show(std::slice::from_ref(&problem), shared);
                    problems.push(problem);
                }
            }
        }
        progress.advance(chunk.len());
    }
    progress.clear();
    if totals.assessments == 0 && problems.is_empty() {
        let nothing = |path: &PathBuf| Problem::in_file(&path.display().to_string(), Fault::NoPlans);
        problems.extend(paths.iter().map(nothing));
        diagnostics::show(&problems, shared);
    }
    if let Some(mut report) = bench.plan_of(&parts) {
        report.unread = problems.iter().map(|problem| problem.place.file.clone()).collect();
        status = status.or(held(report.gaps.gate.held));
        outputs.voice.crosscheck = bench
            .answers
            .as_ref()
            .map(|given| CrossCheck::new(&bench.workspace.context(), &given.file, &given.sheet, &report));
        outputs.voice.combined = Some(report);
    }
    problems.extend(super::finish_configs(bench.configs, shared));
    if passed_over > 0 {
        diagnostics::note(&(words.no_plans_passed_over)(passed_over));
    }
    if left_out > 0 {
        diagnostics::note(&(words.left_out)(left_out));
    }
    let errors = diagnostics::error_views(&problems, shared.lang);
    let written = outputs.finish(&totals, &errors, shared);
    let failed = has_errors(&problems) || !written;
    if failed { Status::Failed } else { status }
}

fn held(held: bool) -> Status {
    if held { Status::Held } else { Status::Broken }
}

impl Bench<'_> {
    /// Reads and judges one document.
    fn document(&self, path: &Path, outputs: &Outputs<PlanVoice<'_>>) -> Result<Done, Problem> {
        let file = path.display().to_string();
        let fail = |fault| Problem::in_file(&file, fault);
        let nearest = self.configs.of(path).map_err(fail)?;
        let document = read(path).map_err(fail)?;
        let notes = || (!self.indicators.is_empty()).then(|| Notes::of(&self.indicators, &document));
        let (reading, notes) = rayon::join(|| self.reading(&document), notes);
        let source = Source { file: &file, document: &document };
        let report = self.report(&[source], &[&reading], notes.as_ref().as_slice(), &nearest);
        let piece = outputs.render(&report);
        let part = self.together.then(|| Part { file, nearest, document, reading, notes });
        let standings = report.gaps.points.iter().map(|point| point.standing).collect();
        Ok(Done { piece, standings, held: report.gaps.gate.held, part })
    }

    /// A document's parts, read side by side.
    fn reading(&self, document: &Document) -> Reading {
        let outline = self.judge.outline(document);
        let parts = (0..outline.parts()).into_par_iter().map(|part| self.judge.read_part(&outline, part));
        Reading::joined(parts.collect::<Vec<_>>())
    }

    /// What documents show as one plan. The configuration nearest to the first of them decides.
    fn plan_of(&self, parts: &[Part]) -> Option<PlanReport> {
        let first = parts.first()?;
        let sources = parts.iter().map(|part| Source { file: &part.file, document: &part.document });
        let sources: Vec<Source<'_>> = sources.collect();
        let readings: Vec<&Reading> = parts.iter().map(|part| &part.reading).collect();
        let notes: Vec<&Notes> = parts.iter().filter_map(|part| part.notes.as_ref()).collect();
        let report = self.report(&sources, &readings, &notes, &first.nearest);
        Some(PlanReport { together: true, ..report })
    }

    fn report(
        &self,
        sources: &[Source<'_>],
        readings: &[&Reading],
        notes: &[&Notes],
        nearest: &Nearest,
    ) -> PlanReport {
        let context = Context { settings: nearest.settings(), ..self.workspace.context() };
        let findings = self.judge.findings(readings);
        let report =
            PlanReport::new(&context, sources, self.rules, &findings, &self.explained, |assessment| {
                self.gates.check(nearest, assessment)
            });
        let indicators = (!notes.is_empty()).then(|| IndicatorsView::new(&Check::of(notes), sources));
        PlanReport { indicators, ..report }
    }
}

/// Reads a document, from its file or standard input.
pub(super) fn read(path: &Path) -> Result<Document, Fault> {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
    let ending = if path.as_os_str() == DASH { None } else { Some(ending.unwrap_or_default()) };
    let bytes = files::read_at_most(path, document::MAX_BYTES)?;
    document::read(&bytes, ending.as_deref()).map_err(Fault::Document)
}
