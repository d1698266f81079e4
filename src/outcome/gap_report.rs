use jiff::civil::Date;

use crate::answers::{Answer, AnswerSheet, Entry, doubts};
use crate::assessment::{Assessment, GateResult, Score, Standing, Waiver};
use crate::checklist::{Missing, Point};
use crate::i18n::Lang;
use crate::problem::Doubt;

use super::{Context, ExampleView, example_view};

/// How many examples a gap shows.
const EXAMPLES_PER_GAP: usize = 3;
/// How many gaps are named as the first to close.
const FIRST: usize = 3;

/// One assessment, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct GapReport {
    /// The language of all texts.
    pub lang: Lang,
    /// The file's name as the user gave it.
    pub file: String,
    /// The checklist's id, version and title.
    pub checklist: (String, u32, String),
    /// The version of the checklist that was answered.
    pub answered_version: u32,
    /// What was assessed.
    pub subject: SubjectView,
    /// The day of the assessment, or of the report where the file names none.
    pub date: Date,
    /// Over all points.
    pub total: Score,
    /// Id, title and score of each phase.
    pub phases: Vec<(String, String, Score)>,
    /// Every point, in the checklist's order; the lists below hold indices into it.
    pub points: Vec<PointView>,
    /// The gaps, worst first.
    pub gaps: Vec<GapView>,
    /// How many of them to name as what to do first.
    pub first: usize,
    /// Answered with "unknown".
    pub unknown: Vec<usize>,
    /// Not answered.
    pub unanswered: Vec<usize>,
    /// Answered with yes.
    pub good: Vec<usize>,
    /// Not applicable.
    pub na: Vec<usize>,
    /// Answered, but changed since in the checklist.
    pub to_confirm: Vec<usize>,
    /// The gate.
    pub gate: GateView,
    /// The configuration in use.
    pub config: Option<String>,
    /// Every example that a gap names, each once.
    pub appendix: Vec<ExampleView>,
    /// What in the answers is worth a second look.
    pub doubts: Vec<Doubt>,
}

/// What was assessed; empty where nothing is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubjectView {
    /// The municipality or office.
    pub organization: String,
    /// The project.
    pub project: String,
    /// The service kind's id and title.
    pub service: (String, String),
    /// Who answered.
    pub assessor: String,
    /// The day given in the file.
    pub date: Option<Date>,
}

/// A point with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct PointView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in a few words.
    pub label: String,
    /// The question.
    pub question: String,
    /// The title of its phase.
    pub phase: String,
    /// Where it stands.
    pub standing: Standing,
    /// What was noted.
    pub noted: Noted,
}

/// What somebody noted about a point; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// Id, text and tick of each criterion of which something was said.
    pub criteria: Vec<(String, String, bool)>,
    /// A remark, or the reason for "not applicable".
    pub note: String,
    /// What shows it.
    pub evidence: Vec<String>,
    /// Who takes care of it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// When the answer was last confirmed.
    pub checked: Option<Date>,
}

/// A gap: a point that is partial or a no.
#[derive(Clone, Debug, PartialEq)]
pub struct GapView {
    /// The index of the point.
    pub point: usize,
    /// The weight lost, in half thousandths.
    pub lost: u64,
    /// What is missing, in words; empty when the ticks already make a yes.
    pub missing: Vec<MissingLine>,
    /// The ids of the criteria in `missing`.
    pub missing_criteria: Vec<String>,
    /// What would make it a yes, in words; may be empty.
    pub yes: String,
    /// The first examples, as indices into the appendix.
    pub examples: Vec<usize>,
    /// How many more there are.
    pub further: usize,
}

/// A line of "what is missing".
#[derive(Clone, Debug, PartialEq)]
pub struct MissingLine {
    /// 0 for the outermost.
    pub depth: usize,
    /// Whether the line says how many of the following are needed, rather than what.
    pub is_lead: bool,
    /// The line.
    pub text: String,
}

/// Whether the gate held, with names instead of indices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateView {
    /// Whether there was a condition.
    pub active: bool,
    /// Whether it held.
    pub held: bool,
    /// The ids of the points that broke it.
    pub broken_by: Vec<String>,
    /// The percentage that was too low, and what was asked.
    pub below: Option<(String, String)>,
    /// There was nothing to look at.
    pub nothing_assessed: bool,
    /// Waivers in force.
    pub waived: Vec<WaiverView>,
    /// Waivers whose last day is over.
    pub expired: Vec<WaiverView>,
}

/// A waiver.
#[derive(Clone, Debug, PartialEq)]
pub struct WaiverView {
    /// The point's id.
    pub point: String,
    /// Why.
    pub reason: String,
    /// Who agreed.
    pub approver: String,
    /// The last day on which it holds.
    pub expires: Date,
}

impl GateView {
    /// The result of a gate, with the ids of the points.
    pub fn new(context: &Context<'_>, result: &GateResult) -> Self {
        let id = |point: usize| context.checklist.points[point].id.clone();
        let waiver = |w: &Waiver| WaiverView {
            point: id(w.point),
            reason: w.reason.clone(),
            approver: w.approver.clone(),
            expires: w.expires,
        };
        Self {
            active: result.active,
            held: result.held(),
            broken_by: result.broken_by.iter().map(|p| id(*p)).collect(),
            below: result.below.map(|(value, limit)| value.percents(limit)),
            nothing_assessed: result.nothing_assessed,
            waived: result.waived.iter().map(waiver).collect(),
            expired: result.expired.iter().map(waiver).collect(),
        }
    }
}

impl GapReport {
    /// Puts together what a report on one answer file shows.
    pub fn new(
        context: &Context<'_>,
        file: &str,
        sheet: &AnswerSheet,
        assessment: &Assessment,
        gate: &GateResult,
    ) -> Self {
        let doubts = doubts(context.checklist, sheet, context.today).into_iter().map(|d| d.doubt).collect();
        Self { doubts, ..Self::without_doubts(context, file, sheet, assessment, gate) }
    }

    /// [`GapReport::new`] for a sheet on which nobody noted anything.
    pub(super) fn without_doubts(
        context: &Context<'_>,
        file: &str,
        sheet: &AnswerSheet,
        assessment: &Assessment,
        gate: &GateResult,
    ) -> Self {
        let Context { checklist, lang, .. } = *context;
        let points: Vec<PointView> = checklist
            .points
            .iter()
            .zip(&sheet.entries)
            .zip(&assessment.standings)
            .map(|((point, entry), standing)| point_view(context, point, entry.as_ref(), *standing))
            .collect();
        let having = |wanted: Standing| -> Vec<usize> {
            assessment.standings.iter().enumerate().filter(|(_, s)| **s == wanted).map(|(i, _)| i).collect()
        };
        let mut appendix = Vec::new();
        let gaps: Vec<GapView> = assessment
            .gaps
            .iter()
            .map(|gap| {
                let entry = sheet.entries[gap.point].as_ref();
                gap_view(context, sheet, gap.point, gap.lost, entry, &mut appendix)
            })
            .collect();
        let phases = checklist.phases.iter().zip(&assessment.phases);
        Self {
            lang,
            file: file.to_owned(),
            checklist: (checklist.id.clone(), checklist.version, checklist.title.get(lang).to_owned()),
            answered_version: sheet.version,
            subject: subject_view(context, sheet),
            date: sheet.subject.date.unwrap_or(context.today),
            total: assessment.total,
            phases: phases.map(|(p, score)| (p.id.clone(), p.title.get(lang).to_owned(), *score)).collect(),
            first: gaps.len().min(FIRST),
            gaps,
            unknown: having(Standing::Unknown),
            unanswered: having(Standing::Unanswered),
            good: having(Standing::Yes),
            na: having(Standing::Na),
            to_confirm: sheet.to_confirm(checklist),
            gate: GateView::new(context, gate),
            config: context.settings.config.map(str::to_owned),
            points,
            appendix,
            doubts: Vec::new(),
        }
    }
}

/// The standing that an answer gives a point.
impl From<Option<Answer>> for Standing {
    fn from(answer: Option<Answer>) -> Self {
        match answer {
            Some(Answer::Yes) => Self::Yes,
            Some(Answer::Partial) => Self::Partial,
            Some(Answer::No) => Self::No,
            Some(Answer::Unknown) => Self::Unknown,
            Some(Answer::Na) => Self::Na,
            None => Self::Unanswered,
        }
    }
}

/// Where each point of a sheet stands.
pub fn standings(sheet: &AnswerSheet) -> Vec<Standing> {
    sheet.entries.iter().map(|entry| Standing::from(entry.as_ref().map(|e| e.answer))).collect()
}

pub(super) fn subject_view(context: &Context<'_>, sheet: &AnswerSheet) -> SubjectView {
    let subject = &sheet.subject;
    let service = service_of(context, sheet);
    let title = context.library.service(service).map(|s| s.title.get(context.lang).to_owned());
    SubjectView {
        organization: subject.organization.clone(),
        project: subject.project.clone(),
        service: (service.to_owned(), title.unwrap_or_default()),
        assessor: subject.assessor.clone(),
        date: subject.date,
    }
}

/// The service kind's id: what the answers name, else the configuration; may be empty.
fn service_of<'a>(context: &Context<'a>, sheet: &'a AnswerSheet) -> &'a str {
    let own = Some(sheet.subject.service.as_str()).filter(|service| !service.is_empty());
    own.or(context.settings.service).unwrap_or_default()
}

pub(super) fn point_view(
    context: &Context<'_>,
    point: &Point,
    entry: Option<&Entry>,
    standing: Standing,
) -> PointView {
    let lang = context.lang;
    let noted = entry.map(|entry| Noted {
        criteria: point
            .criteria
            .iter()
            .zip(&entry.ticks)
            .filter_map(|(c, tick)| Some((c.id.clone(), c.text.get(lang).to_owned(), (*tick)?)))
            .collect(),
        note: entry.note.clone(),
        evidence: entry.evidence.clone(),
        owner: entry.owner.clone(),
        due: entry.due,
        checked: entry.checked,
    });
    PointView {
        id: point.id.clone(),
        title: point.title.get(lang).to_owned(),
        label: point.label.get(lang).to_owned(),
        question: point.question.get(lang).to_owned(),
        phase: context.checklist.phase_of(point).title.get(lang).to_owned(),
        standing,
        noted: noted.unwrap_or_default(),
    }
}

fn gap_view(
    context: &Context<'_>,
    sheet: &AnswerSheet,
    index: usize,
    lost: u64,
    entry: Option<&Entry>,
    appendix: &mut Vec<ExampleView>,
) -> GapView {
    let point = &context.checklist.points[index];
    let ticked = entry.map_or_else(|| vec![false; point.criteria.len()], Entry::ticked);
    let missing = point.yes_when.missing(&ticked);
    let lines = missing.as_ref().map(|missing| lines_of(context.lang, point, missing)).unwrap_or_default();
    let mut criteria = Vec::new();
    if let Some(missing) = &missing {
        criteria_of(point, missing, &mut criteria);
    }
    let service = Some(service_of(context, sheet)).filter(|service| !service.is_empty());
    let found = context.library.for_point(index, service);
    let examples = found.iter().take(EXAMPLES_PER_GAP).map(|example| {
        appendix.iter().position(|e| e.id == example.id).unwrap_or_else(|| {
            appendix.push(example_view(context, example));
            appendix.len() - 1
        })
    });
    let examples: Vec<usize> = examples.collect();
    GapView {
        point: index,
        lost,
        missing: lines,
        missing_criteria: criteria,
        yes: point.yes.get(context.lang).to_owned(),
        further: found.len() - examples.len(),
        examples,
    }
}

/// "What is missing" for a rule in words: for a point's page as well as for a gap.
pub fn lines_of(lang: Lang, point: &Point, missing: &Missing) -> Vec<MissingLine> {
    let mut lines = Vec::new();
    missing_lines(lang, point, missing, 0, &mut lines);
    lines
}

fn missing_lines(lang: Lang, point: &Point, missing: &Missing, depth: usize, lines: &mut Vec<MissingLine>) {
    match missing {
        Missing::Criterion(index) => {
            let text = point.criteria[*index].text.get(lang).to_owned();
            lines.push(MissingLine { depth, is_lead: false, text });
        }
        Missing::Choose { n, of } => {
            lines.push(MissingLine { depth, is_lead: true, text: (lang.words().choose)(*n, of.len()) });
            of.iter().for_each(|part| missing_lines(lang, point, part, depth + 1, lines));
        }
    }
}

fn criteria_of(point: &Point, missing: &Missing, ids: &mut Vec<String>) {
    match missing {
        Missing::Criterion(index) => ids.push(point.criteria[*index].id.clone()),
        Missing::Choose { of, .. } => of.iter().for_each(|part| criteria_of(point, part, ids)),
    }
}
