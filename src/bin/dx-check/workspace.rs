//! The checklist and the example library in use: the program's own, or the user's.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dx_check::checklist::Checklist;
use dx_check::config::NamedChecklist;
use dx_check::evidence::Rules;
use dx_check::indicators::IndicatorWords;
use dx_check::input::Bundle;
use dx_check::outcome::{Context, Settings};
use dx_check::problem::{Fault, Problem, Severity};
use dx_check::seeds::{Library, Service};
use dx_check::shipped;

use crate::args::Shared;
use crate::{configs, diagnostics, files};

/// What a command works with.
pub(crate) struct Workspace<'a> {
    /// The checklist.
    pub(crate) checklist: Checklist,
    /// The example library; empty where it was not asked for.
    pub(crate) library: Library,
    /// The user's checklist, by its whole path.
    file: Option<PathBuf>,
    shared: &'a Shared,
    /// The library, where it was not asked for and its service kinds are needed after all.
    late: OnceLock<Library>,
}

impl<'a> Workspace<'a> {
    /// Loads the checklist, and the examples where `with_library` asks for them. `None` when there were
    /// errors; they are shown.
    pub(crate) fn load(shared: &'a Shared, with_library: bool) -> Option<Self> {
        shown(Self::by(shared.checklist.clone(), shared, with_library), shared)
    }

    /// [`Workspace::load`] with the checklist that the configuration nearest to a file or a folder names.
    pub(crate) fn load_for(path: Option<&PathBuf>, shared: &'a Shared, with_library: bool) -> Option<Self> {
        match path.and_then(|path| Self::named_for(path, shared, with_library)) {
            Some(loaded) => shown(loaded, shared),
            None => Self::load(shared, with_library),
        }
    }

    /// What the configuration nearest to a file or a folder names, with every problem; `None` where it names none, or
    /// where the options do.
    pub(crate) fn named_for(
        path: &Path,
        shared: &'a Shared,
        with_library: bool,
    ) -> Option<(Option<Self>, Vec<Problem>)> {
        let path = Some(path).filter(|_| shared.checklist.is_none());
        let (config, named) = path.and_then(configs::named_checklist)?;
        Some(Self::named_in(&config, named, shared, with_library))
    }

    /// What a configuration names, with every problem.
    pub(crate) fn named_in(
        config: &Path,
        named: NamedChecklist,
        shared: &'a Shared,
        with_library: bool,
    ) -> (Option<Self>, Vec<Problem>) {
        let file = files::from_here(&configs::beside(config, &named));
        let (workspace, mut problems) = Self::by(Some(file), shared, with_library);
        if workspace.is_none() {
            let (severity, fault) = (Severity::Error, Fault::BadChecklist { path: named.path });
            problems.push(Problem { severity, fault, place: named.place });
        }
        (workspace, problems)
    }

    fn by(file: Option<PathBuf>, shared: &'a Shared, with_library: bool) -> (Option<Self>, Vec<Problem>) {
        let (loaded, problems) = match &file {
            Some(path) => load_users(path),
            None => load_own(with_library),
        };
        let with = |(checklist, library)| Self { checklist, library, file, shared, late: OnceLock::new() };
        (loaded.map(with), problems)
    }

    /// The user's checklist; `None` for the program's own.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Whether the checklist in use is that of a file whose configuration names `wanted`: what the options name is so
    /// for every file.
    pub(crate) fn is_by(&self, wanted: Option<&Path>) -> bool {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let same = match (self.file(), wanted) {
            (Some(file), Some(wanted)) => whole(file) == whole(wanted),
            (file, wanted) => file == wanted,
        };
        same || self.shared.checklist.is_some()
    }

    /// The service kinds, though the examples were not asked for.
    pub(crate) fn services(&self) -> &[Service] {
        if !self.library.services.is_empty() || self.file.is_some() {
            return &self.library.services;
        }
        &self.late.get_or_init(shipped::library).services
    }

    /// The rules by which plans are judged. `None` when there were errors or there are none; that is shown.
    pub(crate) fn rules(&self) -> Option<Rules> {
        let (rules, problems) = match &self.file {
            Some(path) => users_rules(path, &self.checklist),
            None => (Some(shipped::rules()), Vec::new()),
        };
        diagnostics::show(&problems, self.shared);
        rules
    }

    /// The words by which the indicators of plans are told; none where the checklist does not look for them. `None` when
    /// there were errors; they are shown.
    pub(crate) fn indicators(&self) -> Option<IndicatorWords> {
        let (words, problems) = match (&self.checklist.indicators, &self.file) {
            (None, _) => return Some(IndicatorWords::default()),
            (Some(name), Some(path)) => users_indicators(path, name),
            (Some(_), None) => (Some(shipped::indicators()), Vec::new()),
        };
        diagnostics::show(&problems, self.shared);
        words
    }

    /// The names of the phases, for the heads of a table.
    pub(crate) fn phase_labels(&self) -> Vec<String> {
        let lang = self.shared.lang;
        self.checklist.phases.iter().map(|phase| phase.label.get(lang).to_owned()).collect()
    }

    /// What reports need.
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            checklist: &self.checklist,
            library: &self.library,
            lang: self.shared.lang,
            today: self.shared.today,
            settings: Settings::default(),
        }
    }
}

fn shown<'a>(loaded: (Option<Workspace<'a>>, Vec<Problem>), shared: &Shared) -> Option<Workspace<'a>> {
    diagnostics::show(&loaded.1, shared);
    loaded.0
}

type Loaded = (Option<(Checklist, Library)>, Vec<Problem>);

fn load_own(with_library: bool) -> Loaded {
    let library = if with_library { shipped::library() } else { Library::default() };
    (Some((shipped::checklist(), library)), Vec::new())
}

/// The rules of a user's checklist.
fn users_rules(path: &Path, checklist: &Checklist) -> (Option<Rules>, Vec<Problem>) {
    let (bundle, mut problems) = users_rules_bundle(path, checklist);
    let Some((rules, more)) = bundle.map(|b| Rules::parse(&b, checklist)) else {
        return (None, problems);
    };
    problems.extend(more);
    (rules, problems)
}

/// The files with the rules of a user's checklist: its own, or the file that its key `rules` names beside it.
pub(crate) fn users_rules_bundle(path: &Path, checklist: &Checklist) -> (Option<Bundle>, Vec<Problem>) {
    let rules_file = checklist.rules.as_ref().map(|name| path.with_file_name("").join(name));
    let path = rules_file.as_deref().unwrap_or(path);
    match files::read(path) {
        Ok(bytes) => bundle(path, &bytes),
        Err(fault) => (None, vec![Problem::in_file(&path.display().to_string(), fault)]),
    }
}

/// The words of indicators that a user's checklist names beside it.
pub(crate) fn users_indicators(checklist: &Path, name: &str) -> (Option<IndicatorWords>, Vec<Problem>) {
    let path = &checklist.with_file_name("").join(name);
    match files::read(path) {
        Ok(bytes) => indicator_words(bundle(path, &bytes)),
        Err(fault) => (None, vec![Problem::in_file(&path.display().to_string(), fault)]),
    }
}

/// The words of indicators in files that were read.
pub(crate) fn indicator_words(
    (bundle, mut problems): (Option<Bundle>, Vec<Problem>),
) -> (Option<IndicatorWords>, Vec<Problem>) {
    let Some((words, more)) = bundle.map(|b| IndicatorWords::parse(&b)) else {
        return (None, problems);
    };
    problems.extend(more);
    (words, problems)
}

/// A user's checklist with all that it includes: every problem of all its files at once.
pub(crate) fn load_users(path: &Path) -> Loaded {
    match files::read(path) {
        Ok(bytes) => parse_users(path, &bytes),
        Err(fault) => (None, vec![Problem::in_file(&path.display().to_string(), fault)]),
    }
}

/// [`load_users`] of a file that was read already.
pub(crate) fn parse_users(path: &Path, bytes: &[u8]) -> Loaded {
    let (bundle, mut problems) = bundle(path, bytes);
    let Some(bundle) = bundle else { return (None, problems) };
    let (checklist, more) = Checklist::parse(&bundle);
    problems.extend(more);
    let Some(checklist) = checklist else { return (None, problems) };
    let (library, more) = Library::parse(&bundle, &checklist);
    problems.extend(more);
    (library.map(|library| (checklist, library)), problems)
}

/// A file that was read already, with all that it includes. A link must not lead out of the file's folder.
pub(crate) fn bundle(path: &Path, bytes: &[u8]) -> (Option<Bundle>, Vec<Problem>) {
    let name = path.display().to_string();
    let folder = |p: &Path| p.canonicalize().ok().and_then(|p| p.parent().map(Path::to_owned));
    let home = folder(path);
    Bundle::load(&name, &|wanted| {
        if wanted == name {
            return Ok(bytes.to_vec());
        }
        let wanted = Path::new(wanted);
        match (&home, folder(wanted)) {
            (Some(home), Some(place)) if !place.starts_with(home) => {
                Err(Fault::IncludeOutside { path: wanted.display().to_string() })
            }
            _ => files::read(wanted),
        }
    })
}

/// Whether any of the problems is an error.
pub(crate) fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}
