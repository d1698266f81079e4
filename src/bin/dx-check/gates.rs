//! The gate of a run: from the options, else from the nearest `dx-check.toml` above each file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use dx_check::assessment::{Assessment, FailOn, Gate, GateResult, Ratio};
use dx_check::checklist::Checklist;
use dx_check::config::{Config, FILE_NAME};
use dx_check::input::decode;
use dx_check::problem::Problem;
use jiff::civil::Date;

use crate::files;

/// The gate options as given.
#[derive(Clone, Debug, Default)]
pub(crate) struct GateOptions {
    /// `--fail-on`.
    pub(crate) fail_on: Option<FailOn>,
    /// `--fail-under`.
    pub(crate) fail_under: Option<Ratio>,
    /// `--require`, ids.
    pub(crate) require: Vec<String>,
    /// `--allow-incomplete`.
    pub(crate) allow_incomplete: bool,
    /// `--no-config`.
    pub(crate) no_config: bool,
}

/// A configuration that was found, and which of its waivers were meant for some file.
struct Loaded {
    path: PathBuf,
    config: Config,
    used: Mutex<Vec<bool>>,
}

/// Decides about each assessment. Configurations are read once.
pub(crate) struct Gates<'a> {
    checklist: &'a Checklist,
    today: Date,
    given: Option<Gate>,
    /// What holds where neither the options nor a configuration say anything.
    default: Gate,
    incomplete: bool,
    no_config: bool,
    by_folder: Mutex<BTreeMap<PathBuf, Option<Arc<Loaded>>>>,
    problems: Mutex<Vec<Problem>>,
}

impl<'a> Gates<'a> {
    /// From the options; `Err` holds the id of a required point that the checklist does not have.
    pub(crate) fn new(
        options: &GateOptions,
        default: Gate,
        checklist: &'a Checklist,
        today: Date,
    ) -> Result<Self, String> {
        let require = options.require.iter().map(|id| checklist.typed(id).ok_or_else(|| id.clone()));
        let gate = Gate {
            fail_on: options.fail_on,
            fail_under: options.fail_under,
            require: require.collect::<Result<_, _>>()?,
            allow_incomplete: options.allow_incomplete,
        };
        let given = gate.fail_on.is_some() || gate.is_active();
        Ok(Self {
            checklist,
            today,
            given: given.then_some(gate),
            default,
            incomplete: options.allow_incomplete,
            no_config: options.no_config,
            by_folder: Mutex::default(),
            problems: Mutex::default(),
        })
    }

    /// Looks at the assessment of a file.
    pub(crate) fn check(&self, path: &Path, assessment: &Assessment) -> GateResult {
        let loaded = if self.no_config { None } else { self.config_for(path) };
        let mut gate = self.given.clone();
        let mut waivers = Vec::new();
        if let Some(loaded) = &loaded {
            gate = gate.or_else(|| loaded.config.gate.clone());
            let relative = relative_to(path, loaded.path.parent());
            waivers = loaded.config.waivers_for(&relative);
            if let Ok(mut used) = loaded.used.lock() {
                for (used, waiver) in used.iter_mut().zip(&loaded.config.waivers) {
                    *used |= waiver.covers(&relative);
                }
            }
        }
        let mut gate = gate.unwrap_or_else(|| self.default.clone());
        gate.allow_incomplete |= self.incomplete;
        gate.check(self.checklist, assessment, &waivers, self.today)
    }

    /// The problems of all configurations that were read, and the waivers that matched nothing: file, point.
    pub(crate) fn finish(self) -> (Vec<Problem>, Vec<(PathBuf, String)>) {
        let mut unused = Vec::new();
        let mut seen: Vec<PathBuf> = Vec::new();
        for loaded in self.by_folder.into_inner().unwrap_or_default().into_values().flatten() {
            if seen.contains(&loaded.path) {
                continue;
            }
            seen.push(loaded.path.clone());
            let used = loaded.used.lock().map(|u| u.clone()).unwrap_or_default();
            for (waiver, used) in loaded.config.waivers.iter().zip(used) {
                if !used {
                    unused.push((loaded.path.clone(), self.checklist.points[waiver.waiver.point].id.clone()));
                }
            }
        }
        (self.problems.into_inner().unwrap_or_default(), unused)
    }

    /// The nearest configuration in the file's folder or above it.
    fn config_for(&self, path: &Path) -> Option<Arc<Loaded>> {
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let mut known = self.by_folder.lock().ok()?;
        if let Some(found) = known.get(&folder) {
            return found.clone();
        }
        let full = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let nearest = full.ancestors().map(|a| a.join(FILE_NAME)).find(|p| p.is_file());
        let found = nearest.and_then(|file| {
            let same = known.values().flatten().find(|l| l.path == file).cloned();
            same.or_else(|| self.load(file))
        });
        known.insert(folder, found.clone());
        found
    }

    fn load(&self, file: PathBuf) -> Option<Arc<Loaded>> {
        let name = file.display().to_string();
        let bytes = files::read(&file);
        let text =
            bytes.as_deref().map_err(Clone::clone).and_then(|b| decode(b).map(|d| d.text.into_owned()));
        let (config, problems) = match text {
            Ok(text) => Config::parse(&name, &text, self.checklist, self.today),
            Err(fault) => (None, vec![Problem::in_file(&name, fault)]),
        };
        if let Ok(mut all) = self.problems.lock() {
            all.extend(problems);
        }
        // A configuration that cannot be used counts as none; its problems make the run fail.
        let config = config.unwrap_or_default();
        let used = Mutex::new(vec![false; config.waivers.len()]);
        Some(Arc::new(Loaded { path: file, config, used }))
    }
}

/// The path relative to a folder, with `/` between the parts.
fn relative_to(path: &Path, folder: Option<&Path>) -> String {
    // The file's own name counts, not that of what a link leads to.
    let home = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let full =
        home.canonicalize().unwrap_or_else(|_| home.to_owned()).join(path.file_name().unwrap_or_default());
    let relative = folder.and_then(|f| full.strip_prefix(f).ok()).unwrap_or(&full);
    relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
