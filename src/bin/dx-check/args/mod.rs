//! From the command line to what is to be done. The language is found first: help and errors are in it.

mod definition;
mod misuse;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use dx_check::assessment::{FailOn, Ratio};
use dx_check::i18n::Lang;
use dx_check::input::parse_date;
use dx_check::report::Format;
use dx_check::seeds::ExampleKind;
use jiff::civil::Date;

use crate::clock;
use crate::files::{self, DASH};
use crate::gates::GateOptions;
use crate::terminal::Color;
use crate::words::{Misuse, of};

pub(crate) use definition::{COMPARE_FORMATS, PLAN_FORMATS, SCORE_FORMATS};
pub(crate) use misuse::Refused;

/// A command line that was understood.
pub(crate) struct Invocation {
    pub(crate) shared: Shared,
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub(crate) lang: Lang,
    pub(crate) color: Color,
    pub(crate) checklist: Option<PathBuf>,
    pub(crate) today: Date,
}

/// The commands.
pub(crate) enum Command {
    /// None given.
    Menu,
    Assess(AssessOptions),
    Score(ScoreOptions),
    Points(PointsOptions),
    Cases(CasesOptions),
    Plan(PlanOptions),
    Compare(CompareOptions),
    Form(FormOptions),
    Convert(ConvertOptions),
    /// Of answer files, the only kind so far.
    Schema,
    Lint(LintOptions),
}

pub(crate) struct AssessOptions {
    pub(crate) file: Option<PathBuf>,
    /// Plans whose statements are shown with the questions.
    pub(crate) plans: Vec<PathBuf>,
}

pub(crate) struct ScoreOptions {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: Format,
    pub(crate) outputs: Vec<String>,
    pub(crate) each: bool,
    pub(crate) gate: GateOptions,
}

pub(crate) struct PlanOptions {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: Format,
    pub(crate) outputs: Vec<String>,
    pub(crate) together: bool,
    /// Answers to be held against the plan.
    pub(crate) answers: Option<PathBuf>,
    pub(crate) explain: Vec<String>,
    pub(crate) gate: GateOptions,
}

pub(crate) struct CompareOptions {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: Format,
    pub(crate) outputs: Vec<String>,
    /// Whether the days of the assessments decide the order.
    pub(crate) by_date: bool,
    pub(crate) gate: GateOptions,
}

pub(crate) struct PointsOptions {
    pub(crate) id: Option<String>,
    pub(crate) format: Format,
}

pub(crate) struct CasesOptions {
    pub(crate) query: Vec<String>,
    pub(crate) point: Option<String>,
    pub(crate) service: Option<String>,
    pub(crate) phase: Option<String>,
    pub(crate) kind: Option<ExampleKind>,
    pub(crate) full: bool,
    pub(crate) format: Format,
}

impl CasesOptions {
    /// A search for words alone; the whole list when there are none.
    pub(crate) fn words(query: Vec<String>) -> Self {
        Self { query, point: None, service: None, phase: None, kind: None, full: false, format: Format::Text }
    }
}

pub(crate) struct FormOptions {
    pub(crate) output: String,
}

pub(crate) struct ConvertOptions {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) output: String,
    pub(crate) prefer: Option<String>,
    /// Whether there is to be a form for each owner.
    pub(crate) by_owner: bool,
}

pub(crate) struct LintOptions {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) texts: Vec<PathBuf>,
}

/// The language of a run: `--lang`, `DX_CHECK_LANG`, the system's locale; Japanese for a Japanese locale, else English.
pub(crate) fn language(arguments: &[OsString]) -> Lang {
    let given = option_before_parsing(arguments, "--lang").and_then(|code| Lang::from_locale(&code));
    let variable = || std::env::var("DX_CHECK_LANG").ok().and_then(|code| Lang::from_locale(&code));
    let chosen = given.or_else(variable);
    let system = || sys_locale::get_locale().and_then(|locale| Lang::from_locale(&locale));
    chosen.or_else(system).unwrap_or(Lang::En)
}

/// The command that a command line names, as far as that can be told before it is understood; else nothing.
fn named_command(arguments: &[OsString]) -> &'static str {
    let known =
        ["assess", "score", "plan", "compare", "points", "cases", "form", "convert", "lint", "schema"];
    let mut words = arguments.iter().skip(1).filter_map(|a| known.into_iter().find(|k| a == k));
    words.next().unwrap_or("")
}

fn option_before_parsing(arguments: &[OsString], name: &str) -> Option<String> {
    let mut arguments = arguments.iter().skip(1).take_while(|a| *a != "--").map(|a| a.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == name {
            return arguments.next().map(std::borrow::Cow::into_owned);
        }
        if let Some(value) = argument.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

/// The help page of the whole program.
pub(crate) fn help(lang: Lang) -> String {
    definition::command(of(lang)).render_help().to_string()
}

/// Understands a command line.
pub(crate) fn parse(arguments: &[OsString], lang: Lang) -> Result<Invocation, Refused> {
    let matches = definition::command(of(lang))
        .try_get_matches_from(arguments)
        .map_err(|e| Refused::from_clap(&e, lang, named_command(arguments)))?;
    let (name, sub) = matches.subcommand().unwrap_or(("", &matches));
    let refuse = |misuse| Refused::misuse(misuse, lang, name);
    let shared = shared(sub, lang).map_err(refuse)?;
    let command = command(name, sub, lang).map_err(refuse)?;
    Ok(Invocation { shared, command })
}

fn shared(matches: &ArgMatches, lang: Lang) -> Result<Shared, Misuse> {
    let today = text(matches, "today").map(|day| parse_date(&day).ok_or(Misuse::BadDate(day))).transpose()?;
    let color = match text(matches, "color").as_deref() {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    };
    Ok(Shared { lang, color, checklist: path(matches, "checklist"), today: clock::today(today) })
}

fn command(name: &str, matches: &ArgMatches, lang: Lang) -> Result<Command, Misuse> {
    Ok(match name {
        "assess" => Command::Assess(assess(matches)?),
        "score" => Command::Score(ScoreOptions {
            paths: paths(matches, "paths"),
            format: format(matches),
            outputs: texts(matches, "output"),
            each: matches.get_flag("each"),
            gate: gate(matches)?,
        }),
        "points" => Command::Points(PointsOptions { id: text(matches, "id"), format: format(matches) }),
        "cases" => Command::Cases(CasesOptions {
            query: texts(matches, "query"),
            point: text(matches, "point"),
            service: text(matches, "service"),
            phase: text(matches, "phase"),
            kind: text(matches, "kind").map(|kind| match kind.as_str() {
                "case" => ExampleKind::Case,
                _ => ExampleKind::Measure,
            }),
            full: matches.get_flag("full"),
            format: format(matches),
        }),
        "plan" => Command::Plan(PlanOptions {
            paths: paths(matches, "paths"),
            format: format(matches),
            outputs: texts(matches, "output"),
            together: matches.get_flag("together"),
            answers: answers(matches)?,
            explain: ids(matches, "explain"),
            gate: gate(matches)?,
        }),
        "compare" => Command::Compare(CompareOptions {
            paths: compared(matches, lang)?,
            format: format(matches),
            outputs: texts(matches, "output"),
            by_date: matches.get_flag("by-date"),
            gate: gate(matches)?,
        }),
        "form" => Command::Form(FormOptions { output: text(matches, "output").unwrap_or_default() }),
        "convert" => Command::Convert(ConvertOptions {
            paths: paths(matches, "paths"),
            output: text(matches, "output").unwrap_or_default(),
            prefer: text(matches, "prefer"),
            by_owner: text(matches, "split-by").is_some(),
        }),
        "schema" => Command::Schema,
        "lint" => {
            Command::Lint(LintOptions { files: paths(matches, "files"), texts: paths(matches, "texts") })
        }
        _ => Command::Menu,
    })
}

/// The keys are read from standard input, so no plan can be. What looks like a document where the answer file stands
/// was meant for `--plan`, which takes one at a time.
fn assess(matches: &ArgMatches) -> Result<AssessOptions, Misuse> {
    let options = AssessOptions { file: path(matches, "file"), plans: paths(matches, "plan") };
    if options.plans.iter().any(|plan| plan.as_os_str() == DASH) {
        return Err(Misuse::WrongValue("--plan".to_owned(), DASH.to_owned(), Vec::new()));
    }
    let is_document = |file: &PathBuf| !options.plans.is_empty() && files::is_plan(file);
    match options.file.as_ref().filter(|file| is_document(file)) {
        Some(file) => Err(Misuse::PlanAsAnswers(file.display().to_string())),
        None => Ok(options),
    }
}

/// The answers to be held against a plan. Standard input is read once: it is either answers or a plan.
fn answers(matches: &ArgMatches) -> Result<Option<PathBuf>, Misuse> {
    let answers = path(matches, "answers");
    let is_input = |path: &PathBuf| path.as_os_str() == DASH;
    if answers.as_ref().is_some_and(is_input) && paths(matches, "paths").iter().any(is_input) {
        return Err(Misuse::Conflict(format!("--answers {DASH}"), DASH.to_owned()));
    }
    Ok(answers)
}

/// The files to be compared: at least two, and standard input is read once.
fn compared(matches: &ArgMatches, lang: Lang) -> Result<Vec<PathBuf>, Misuse> {
    let paths = paths(matches, "paths");
    if paths.len() < 2 {
        return Err(Misuse::Missing(of(lang).compare.newer.to_owned()));
    }
    if paths.iter().filter(|path| path.as_os_str() == DASH).count() > 1 {
        return Err(Misuse::Twice(DASH.to_owned()));
    }
    Ok(paths)
}

fn gate(matches: &ArgMatches) -> Result<GateOptions, Misuse> {
    let fail_on = text(matches, "fail-on").map(|word| match word.as_str() {
        "no" => FailOn::No,
        "partial" => FailOn::Partial,
        _ => FailOn::Never,
    });
    let percent =
        |text: String| Ratio::from_percent(text.trim_end_matches('%')).ok_or(Misuse::BadPercent(text));
    Ok(GateOptions {
        fail_on,
        fail_under: text(matches, "fail-under").map(percent).transpose()?,
        require: ids(matches, "require"),
        allow_incomplete: matches.get_flag("allow-incomplete"),
        no_config: matches.get_flag("no-config"),
    })
}

/// Ids of points: each time one or several, with commas between them.
fn ids(matches: &ArgMatches, id: &str) -> Vec<String> {
    let lists = texts(matches, id);
    let ids = lists.iter().flat_map(|list| list.split(',')).map(|id| id.trim().to_owned());
    ids.filter(|id| !id.is_empty()).collect()
}

fn format(matches: &ArgMatches) -> Format {
    text(matches, "format").and_then(|name| Format::from_name(&name)).unwrap_or(Format::Text)
}

fn text(matches: &ArgMatches, id: &str) -> Option<String> {
    matches.get_one::<String>(id).cloned()
}

fn texts(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches.get_many::<String>(id).unwrap_or_default().cloned().collect()
}

fn path(matches: &ArgMatches, id: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(id).cloned()
}

fn paths(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(id).unwrap_or_default().cloned().collect()
}
