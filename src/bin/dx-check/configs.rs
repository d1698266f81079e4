//! The configuration of each file: the nearest `dx-check.toml` in its folder or above.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use dx_check::assessment::{Gate, Waiver};
use dx_check::config::{Config, FILE_NAME, Known, NamedChecklist};
use dx_check::input::decode;
use dx_check::outcome::Settings;
use dx_check::problem::{Fault, Problem};
use jiff::civil::Date;

use crate::files;
use crate::workspace::Workspace;

/// A configuration that was found, and which of its waivers were meant for some file.
struct Loaded {
    path: PathBuf,
    /// What people call it.
    name: String,
    /// `None` where it cannot be used; its problems make the run fail.
    config: Option<Config>,
    /// The checklist's file, where it names one.
    checklist: Option<PathBuf>,
    used: Mutex<Vec<bool>>,
}

/// The configuration of a file, and what the file is called there.
pub(crate) struct Nearest {
    loaded: Option<Arc<Loaded>>,
    relative: String,
}

/// Finds the configuration of each file. Each is read once.
pub(crate) struct Configs<'a> {
    /// What the run works with.
    pub(crate) workspace: &'a Workspace<'a>,
    today: Date,
    off: bool,
    by_folder: Mutex<BTreeMap<PathBuf, Option<Arc<Loaded>>>>,
    problems: Mutex<Vec<Problem>>,
}

impl<'a> Configs<'a> {
    /// Those of a run; none at all where it is to be `off`.
    pub(crate) fn new(workspace: &'a Workspace<'a>, today: Date, off: bool) -> Self {
        Self { workspace, today, off, by_folder: Mutex::default(), problems: Mutex::default() }
    }

    /// The configuration of a file. A fault where it names another checklist than this run is by.
    pub(crate) fn of(&self, path: &Path) -> Result<Nearest, Fault> {
        let nearest = self.nearest(path);
        let wanted = nearest.loaded.as_ref().and_then(|loaded| loaded.checklist.as_deref());
        if self.off || self.workspace.is_by(wanted) {
            return Ok(nearest);
        }
        let name = |path: &Path| files::from_here(path).display().to_string();
        Err(Fault::ChecklistOfRun { wanted: wanted.map(name), used: self.workspace.file().map(name) })
    }

    /// Whether a file in a folder of plans is to be read.
    pub(crate) fn takes(&self, path: &Path) -> bool {
        let nearest = self.nearest(path);
        nearest.config().is_none_or(|config| config.takes(&nearest.relative))
    }

    fn nearest(&self, path: &Path) -> Nearest {
        let loaded = if self.off { None } else { self.loaded(path) };
        let relative = loaded.as_ref().map_or_else(String::new, |l| relative_to(path, l.path.parent()));
        Nearest { loaded, relative }
    }

    /// The problems of all configurations that were read, and the waivers that were meant for no file: file, point.
    pub(crate) fn finish(self) -> (Vec<Problem>, Vec<(String, String)>) {
        let mut unused = Vec::new();
        let mut seen: Vec<PathBuf> = Vec::new();
        for loaded in self.by_folder.into_inner().unwrap_or_default().into_values().flatten() {
            if seen.contains(&loaded.path) {
                continue;
            }
            seen.push(loaded.path.clone());
            let used = loaded.used.lock().map(|u| u.clone()).unwrap_or_default();
            let waivers = loaded.config.iter().flat_map(|config| &config.waivers);
            for (waiver, used) in waivers.zip(used) {
                if !used {
                    let point = &self.workspace.checklist.points[waiver.waiver.point];
                    unused.push((loaded.name.clone(), point.id.clone()));
                }
            }
        }
        (self.problems.into_inner().unwrap_or_default(), unused)
    }

    fn loaded(&self, path: &Path) -> Option<Arc<Loaded>> {
        let folder = folder_of(path);
        let mut known = self.by_folder.lock().ok()?;
        if let Some(found) = known.get(&folder) {
            return found.clone();
        }
        let found = nearest_to(&folder).map(|file| {
            let same = known.values().flatten().find(|l| l.path == file).cloned();
            same.unwrap_or_else(|| Arc::new(self.load(file)))
        });
        known.insert(folder, found.clone());
        found
    }

    fn load(&self, path: PathBuf) -> Loaded {
        let name = files::from_here(&path).display().to_string();
        let (config, checklist, problems) = match text(&path) {
            Ok(text) => {
                let checklist = NamedChecklist::find(&name, &text).map(|named| beside(&path, &named));
                let known =
                    Known { checklist: &self.workspace.checklist, services: &|| self.workspace.services() };
                // What is held against another checklist would be full of problems that it does not have.
                let known = Some(&known).filter(|_| self.workspace.is_by(checklist.as_deref()));
                let (config, problems) = Config::parse(&name, &text, known, self.today);
                (config, checklist, problems)
            }
            Err(fault) => (None, None, vec![Problem::in_file(&name, fault)]),
        };
        if let Ok(mut all) = self.problems.lock() {
            all.extend(problems);
        }
        let waivers = config.as_ref().map_or(0, |config| config.waivers.len());
        Loaded { path, name, config, checklist, used: Mutex::new(vec![false; waivers]) }
    }
}

impl Nearest {
    fn config(&self) -> Option<&Config> {
        self.loaded.as_ref()?.config.as_ref()
    }

    /// The gate that it asks for.
    pub(crate) fn gate(&self) -> Option<&Gate> {
        self.config()?.gate.as_ref()
    }

    /// The waivers meant for the file, expired ones too; they count as used from now on.
    pub(crate) fn waivers(&self) -> Vec<Waiver> {
        let (Some(loaded), Some(config)) = (&self.loaded, self.config()) else {
            return Vec::new();
        };
        if let Ok(mut used) = loaded.used.lock() {
            for (used, waiver) in used.iter_mut().zip(&config.waivers) {
                *used |= waiver.covers(&self.relative);
            }
        }
        config.waivers_for(&self.relative)
    }

    /// What it says of reports on the file.
    pub(crate) fn settings(&self) -> Settings<'_> {
        let Some(config) = self.config() else {
            return Settings::default();
        };
        let name = self.loaded.as_ref().map(|loaded| loaded.name.as_str());
        Settings { config: name, service: config.service.as_deref() }
    }
}

/// The configuration nearest to a file or a folder, and the checklist that it names; `None` where it names none.
pub(crate) fn named_checklist(path: &Path) -> Option<(PathBuf, NamedChecklist)> {
    let folder = if path.is_dir() { path.to_owned() } else { folder_of(path) };
    let config = nearest_to(&folder)?;
    let named = NamedChecklist::find(&files::from_here(&config).display().to_string(), &text(&config).ok()?)?;
    Some((config, named))
}

/// The file that a configuration names as its checklist.
pub(crate) fn beside(config: &Path, named: &NamedChecklist) -> PathBuf {
    let path = config.with_file_name("").join(&named.path);
    path.canonicalize().unwrap_or(path)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The configuration in a folder or the nearest above it.
fn nearest_to(folder: &Path) -> Option<PathBuf> {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    full.ancestors().map(|a| a.join(FILE_NAME)).find(|p| p.is_file())
}

fn text(path: &Path) -> Result<String, Fault> {
    let bytes = files::read(path)?;
    decode(&bytes).map(|decoded| decoded.text.into_owned())
}

/// The path relative to a folder, with `/` between the parts.
fn relative_to(path: &Path, folder: Option<&Path>) -> String {
    // The file's own name counts, not that of what a link leads to.
    let home = folder_of(path);
    let full = home.canonicalize().unwrap_or(home).join(path.file_name().unwrap_or_default());
    let relative = folder.and_then(|f| full.strip_prefix(f).ok()).unwrap_or(&full);
    relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
