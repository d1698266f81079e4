//! `convert`: answer files and Excel forms into each other, several into one, one into one per owner.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use dx_check::answers::{AnswerSheet, Outcome};
use dx_check::checklist::Checklist;
use dx_check::forms::{self, Conflict, Form, Prefer, Source, by_owner, comments, file_names, merge};
use dx_check::problem::{Fault, Problem, Severity};
use dx_check::text::{fit, visible_line};

use super::inputs::{Input, Inputs};
use crate::args::{ConvertOptions, Shared};
use crate::files::{self, DASH};
use crate::output::{Target, form_of, write_whole};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

/// The columns of a text in a list of what contradicts.
const QUOTED: usize = 200;

/// What stands for the owner in the names of files.
const OWNER: &str = "{owner}";

/// An input that was read.
struct Given {
    name: String,
    bytes: Vec<u8>,
    sheet: AnswerSheet,
}

/// A file to be made.
struct Made {
    path: PathBuf,
    bytes: Vec<u8>,
    answered: usize,
    points: usize,
}

pub(crate) fn run(shared: &Shared, options: &ConvertOptions) -> anyhow::Result<Status> {
    let fail = |name: &str, fault: Fault| {
        diagnostics::show(&[Problem::in_file(name, fault)], shared);
        Ok(Status::Failed)
    };
    let output = if options.by_owner { pattern(&options.output) } else { options.output.clone() };
    let (form, path) = match form_of(&output) {
        Ok(found) => found,
        Err(fault) => return fail(&output, fault),
    };
    let to_stdout = path.as_os_str() == DASH;
    if to_stdout && form.is_binary() && io::stdout().is_terminal() {
        return fail(DASH, Fault::BinaryToTerminal { format: form.name() });
    }
    let Some(workspace) = Workspace::load_for(options.paths.first(), shared, true) else {
        return Ok(Status::Failed);
    };
    let Some(given) = read_all(options, &workspace, shared) else {
        return Ok(Status::Failed);
    };
    let Ok(prefer) = prefer(options, &given, shared) else {
        return Ok(Status::Failed);
    };
    tell_comments(&given, form, options, &workspace, shared);
    let sources: Vec<Source<'_>> = given.iter().map(|g| Source { name: &g.name, sheet: &g.sheet }).collect();
    let merged = merge(&workspace.checklist, &sources, prefer, shared.lang);
    tell_conflicts(&merged.conflicts, &workspace.checklist, shared);
    let open = if merged.is_open() { Status::Broken } else { Status::Held };

    let made = if options.by_owner {
        apart(&merged.sheet, form, &path, &workspace, shared)
    } else if let ([one], Form::Toml) = (given.as_slice(), form)
        && let Some(text) = as_it_is(one)
    {
        Ok(vec![Made::new(path, text, &merged.sheet)])
    } else {
        let bytes = form.file(&workspace.checklist, &workspace.library, shared.lang, Some(&merged.sheet));
        bytes.map(|bytes| vec![Made::new(path, bytes, &merged.sheet)])
    };
    let made = match made {
        Ok(made) => made,
        Err(fault) => return fail(&output, Fault::Form(fault)),
    };
    let written = write_all(&made, given.len(), options.by_owner, shared);
    Ok(written.or(open))
}

impl Made {
    fn new(path: PathBuf, bytes: Vec<u8>, sheet: &AnswerSheet) -> Self {
        Self { path, bytes, answered: sheet.entries.iter().flatten().count(), points: sheet.entries.len() }
    }
}

/// Reads every input; `None` where one cannot be used, or there is none. All problems are shown.
fn read_all(options: &ConvertOptions, workspace: &Workspace<'_>, shared: &Shared) -> Option<Vec<Given>> {
    let words = words::of(shared.lang);
    let Inputs { files: inputs, mut problems, mut passed_over, .. } = Inputs::answers(&options.paths);
    let mut given = Vec::new();
    for Input { path, named } in &inputs {
        let name = path.display().to_string();
        let mut fault = |fault| problems.push(Problem::in_file(&name, fault));
        let bytes = match files::read_answers(path) {
            Ok(bytes) => bytes,
            Err(refused) => {
                fault(refused);
                continue;
            }
        };
        match forms::read(&name, &bytes, &workspace.checklist, &workspace.library.services) {
            Outcome::Read(sheet, found) => {
                problems.extend(found.into_iter().filter(|p| p.severity != Severity::Hint));
                given.push(Given { name, bytes, sheet });
            }
            Outcome::Failed(found) => {
                problems.extend(found.into_iter().filter(|p| p.severity != Severity::Hint));
            }
            Outcome::OtherFile if *named => fault(files::unknown(path, &bytes)),
            Outcome::OtherFile => passed_over += 1,
        }
    }
    if given.is_empty() && problems.is_empty() {
        let nothing = |path: &PathBuf| Problem::in_file(&path.display().to_string(), Fault::NothingFound);
        problems.extend(options.paths.iter().map(nothing));
    }
    diagnostics::show(&problems, shared);
    if passed_over > 0 {
        diagnostics::note(&(words.passed_over)(passed_over));
    }
    if crate::workspace::has_errors(&problems) {
        if !given.is_empty() {
            diagnostics::note(words.forms.not_converted);
        }
        return None;
    }
    Some(given)
}

/// Whom to follow where inputs contradict.
fn prefer<'g>(options: &ConvertOptions, given: &'g [Given], shared: &Shared) -> Result<Prefer<'g>, ()> {
    let Some(wanted) = &options.prefer else { return Ok(Prefer::Nothing) };
    let is_wanted = |one: &&Given| {
        one.name == *wanted || Path::new(&one.name).file_name().is_some_and(|name| name == wanted.as_str())
    };
    let mut found = given.iter().filter(is_wanted);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(Prefer::Named(&one.name)),
        (None, _) if wanted == "newest" => Ok(Prefer::Newest),
        _ => {
            let names = given.iter().map(|one| one.name.clone()).chain(["newest".to_owned()]).take(20);
            let misuse = words::Misuse::WrongValue("--prefer".to_owned(), wanted.clone(), names.collect());
            let words = words::of(shared.lang);
            diagnostics::note(&format!("{}: {}", words.error, (words.misuse)(&misuse)));
            Err(())
        }
    }
}

/// The text of an input that stays an answer file: it is passed on as it is, with its comments.
fn as_it_is(given: &Given) -> Option<Vec<u8>> {
    if forms::is_workbook(&given.name, &given.bytes) {
        return None;
    }
    let decoded = dx_check::input::decode(&given.bytes).ok()?;
    Some(decoded.text.into_owned().into_bytes())
}

/// Says which comments of answer files are not carried over.
fn tell_comments(
    given: &[Given],
    form: Form,
    options: &ConvertOptions,
    workspace: &Workspace<'_>,
    shared: &Shared,
) {
    if matches!((given, form), ([_], Form::Toml)) && !options.by_owner {
        return;
    }
    let words = words::of(shared.lang);
    for one in given.iter().filter(|one| !forms::is_workbook(&one.name, &one.bytes)) {
        let Ok(decoded) = dx_check::input::decode(&one.bytes) else { continue };
        let lost = comments(&decoded.text, &workspace.checklist, &workspace.library);
        if let Some(first) = lost.first() {
            let text = (words.forms.comments_lost)(&one.name, lost.len(), &fit(&visible_line(first), 60));
            diagnostics::note(&format!("{}: {text}", words.warning));
        }
    }
}

/// Says what contradicts, and who said what.
fn tell_conflicts(conflicts: &[Conflict], checklist: &Checklist, shared: &Shared) {
    if conflicts.is_empty() {
        return;
    }
    let all = words::of(shared.lang);
    let (words, colon) = (&all.forms, shared.lang.words().colon);
    let open = conflicts.iter().filter(|conflict| conflict.settled.is_none()).count();
    let mut lines = vec![(words.conflicts)(conflicts.len(), open)];
    for Conflict { point, said, settled } in conflicts {
        let about = point.map_or_else(
            || words.about_subject.to_owned(),
            |index| {
                let point = &checklist.points[index];
                (words.about)(&point.id, point.title.get(shared.lang))
            },
        );
        let state = settled.map_or_else(|| words.left_open.to_owned(), |at| (words.followed)(&said[at].who));
        lines.push(format!("  {}{colon}{state}", visible_line(&about)));
        for one in said.iter().filter(|one| !one.what.is_empty()) {
            let note = if one.note.trim().is_empty() { String::new() } else { format!(" / {}", one.note) };
            let text = fit(&visible_line(&format!("{}{note}", one.what)), QUOTED);
            lines.push(format!("    {}{colon}{text}", visible_line(&one.who)));
        }
    }
    if open > 0 {
        lines.push(words.left_to_settle.to_owned());
    }
    diagnostics::note(&lines.join("\n"));
}

/// The name that stands for one file per owner: a folder gets workbooks, a file name the owner before its ending.
fn pattern(output: &str) -> String {
    let path = Path::new(output);
    if output.contains(OWNER) || output == DASH {
        return output.to_owned();
    }
    let is_folder = path.is_dir() || output.ends_with(['/', '\\']);
    match (path.file_stem(), path.extension()) {
        (Some(stem), Some(ending)) if !is_folder => {
            let name = format!("{}-{OWNER}.{}", stem.display(), ending.display());
            path.with_file_name(name).display().to_string()
        }
        _ => path.join(format!("{OWNER}.xlsx")).display().to_string(),
    }
}

/// A form for each owner.
fn apart(
    sheet: &AnswerSheet,
    form: Form,
    path: &Path,
    workspace: &Workspace<'_>,
    shared: &Shared,
) -> Result<Vec<Made>, dx_check::problem::FormFault> {
    let shares = by_owner(&workspace.checklist, sheet);
    let owners: Vec<&str> = shares.iter().map(|share| share.owner.as_str()).collect();
    let names = file_names(&owners, words::of(shared.lang).forms.no_owner);
    let made = shares.iter().zip(&names).map(|(share, name)| {
        let bytes = form.file(&share.checklist, &workspace.library, shared.lang, Some(&share.sheet))?;
        let path = PathBuf::from(path.display().to_string().replace(OWNER, name));
        Ok(Made::new(path, bytes, &share.sheet))
    });
    made.collect()
}

/// Writes the files; none where one of them is there already.
fn write_all(made: &[Made], inputs: usize, by_owner: bool, shared: &Shared) -> Status {
    let words = words::of(shared.lang);
    let is_there = |made: &&Made| {
        let meta = fs::symlink_metadata(&made.path);
        made.path.as_os_str() != DASH && meta.is_ok_and(|meta| !meta.is_dir())
    };
    let mut status = Status::Held;
    for made in made.iter().filter(is_there) {
        let name = made.path.display().to_string();
        diagnostics::note(&format!("{}: {}", words.error, (words.form_exists)(&name)));
        status = Status::Failed;
    }
    if status == Status::Failed {
        return status;
    }
    // Forms for owners may go into a folder of their own.
    if by_owner
        && let Some(folder) =
            made.first().and_then(|first| first.path.parent()).filter(|folder| !folder.as_os_str().is_empty())
        && !folder.exists()
        && let Err(error) = fs::create_dir(folder)
    {
        let fault = Fault::Unwritable(files::refusal(&error));
        diagnostics::show(&[Problem::in_file(&folder.display().to_string(), fault)], shared);
        return Status::Failed;
    }
    for Made { path, bytes, answered, points } in made {
        let name = path.display().to_string();
        let written = if path.as_os_str() == DASH {
            let mut target = Target::stdout();
            target.write(bytes);
            target.finish()
        } else {
            write_whole(path, bytes).map_err(|fault| Problem::in_file(&name, fault))
        };
        match written {
            Ok(()) if path.as_os_str() == DASH => {}
            Ok(()) => diagnostics::note(&(words.forms.converted)(&name, inputs, *answered, *points)),
            Err(problem) => {
                diagnostics::show(&[problem], shared);
                return Status::Failed;
            }
        }
    }
    status
}
