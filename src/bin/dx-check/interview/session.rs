//! The answer file of an interview: locked, saved after each answer, and never written over somebody else's work.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use dx_check::answers::{self, AnswerFile, AnswerSheet, Entry, Outcome, Subject};
use dx_check::checklist::Checklist;
use dx_check::input::decode;
use dx_check::problem::{Fault, Problem, Refusal, Severity};

use crate::files::{self, refusal};
use crate::output::write_whole;
use crate::words::InterviewWords;
use crate::workspace::Workspace;

/// What became of opening an answer file.
pub(crate) enum Opened {
    /// Ready.
    Ready(Box<Session>),
    /// Another interview holds it.
    Locked,
    /// It cannot be used.
    Failed(Vec<Problem>),
}

/// An answer file in use.
pub(crate) struct Session {
    path: PathBuf,
    file: AnswerFile,
    sheet: AnswerSheet,
    /// The file's bytes as last read or written; `None` while there is none.
    last: Option<Vec<u8>>,
    lock: Option<(PathBuf, File)>,
    /// Points that changed since they were answered, as the file was when it was read.
    to_confirm: Vec<usize>,
    /// Whether the file names points or criteria that the checklist has dropped: then it must stay of its version.
    names_dropped: bool,
    /// Ticks of points that are not answered yet.
    ticks: BTreeMap<usize, Vec<Option<bool>>>,
    /// Points that were answered in this session.
    confirmed: BTreeSet<usize>,
    notices: Vec<String>,
    /// That somebody else changed the file, and where the answers are saved instead.
    diversion: Option<String>,
    /// Whether there is something that was not saved yet.
    pending: bool,
}

impl Session {
    /// Locks and reads an answer file; one that does not exist yet is made by the first save.
    pub(crate) fn open(path: &Path, workspace: &Workspace<'_>, words: &InterviewWords) -> Opened {
        let name = path.display().to_string();
        let (lock, notice) = match lock(path) {
            Ok(lock) => (Some(lock), None),
            Err(Refused::Held) => return Opened::Locked,
            Err(Refused::Unsupported) => (None, Some(words.no_locking.to_owned())),
            Err(Refused::Failed(fault)) => {
                return Opened::Failed(vec![Problem::in_file(&name, fault)]);
            }
        };
        let mut session = Self {
            path: path.to_owned(),
            file: AnswerFile::new(&workspace.checklist, words.file_comment),
            sheet: AnswerSheet::blank(&workspace.checklist),
            last: None,
            lock,
            to_confirm: Vec::new(),
            names_dropped: false,
            ticks: BTreeMap::new(),
            confirmed: BTreeSet::new(),
            notices: notice.into_iter().collect(),
            diversion: None,
            pending: false,
        };
        // Better now than after the first answer.
        if fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly()) {
            session.release();
            return Opened::Failed(vec![Problem::in_file(&name, Fault::Unwritable(Refusal::Denied))]);
        }
        // A dangling link or a file that may not be read must not be taken for a new file.
        if fs::symlink_metadata(path).is_ok()
            && let Err(problems) = session.read(&name, workspace)
        {
            session.release();
            return Opened::Failed(problems);
        }
        Opened::Ready(Box::new(session))
    }

    fn read(&mut self, name: &str, workspace: &Workspace<'_>) -> Result<(), Vec<Problem>> {
        let fail = |fault| vec![Problem::in_file(name, fault)];
        let bytes = files::read(&self.path).map_err(fail)?;
        let decoded = decode(&bytes).map_err(fail)?;
        let sheet =
            match answers::parse(name, &decoded.text, &workspace.checklist, &workspace.library.services) {
                Outcome::Read(sheet, problems) => {
                    let dropped = |p: &&Problem| p.severity == Severity::Warning;
                    let lang = workspace.context().lang;
                    self.notices.extend(problems.iter().filter(dropped).map(|p| lang.message(&p.fault).what));
                    self.names_dropped = problems.iter().any(|p| dropped(&p));
                    sheet
                }
                Outcome::Failed(problems) => return Err(problems),
                Outcome::OtherFile => return Err(fail(Fault::UnknownFile)),
            };
        if decoded.cp932 {
            let fault = Fault::ReadAsCp932;
            let problem = Problem { severity: Severity::Warning, ..Problem::in_file(name, fault) };
            let message = workspace.context().lang.message(&problem.fault);
            self.notices
                .push(crate::words::of(workspace.context().lang).joined(&message.what, &message.remedy));
        }
        self.file = AnswerFile::from_text(&decoded.text).ok_or_else(|| fail(Fault::NotText))?;
        self.to_confirm = sheet.to_confirm(&workspace.checklist);
        self.sheet = sheet;
        drop(decoded);
        self.last = Some(bytes);
        Ok(())
    }

    /// Where the answers are saved.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The answers.
    pub(crate) fn sheet(&self) -> &AnswerSheet {
        &self.sheet
    }

    /// Whether there is a file that holds everything that was answered.
    pub(crate) fn is_saved(&self) -> bool {
        self.last.is_some() && !self.pending
    }

    /// What should be said about the file.
    pub(crate) fn notices(&self) -> &[String] {
        &self.notices
    }

    /// That the answers go to another file than the one named, and why; `None` while they do not.
    pub(crate) fn diversion(&self) -> Option<&str> {
        self.diversion.as_deref()
    }

    /// Whether nothing at all was saved yet.
    pub(super) fn is_untouched(&self) -> bool {
        self.last.is_none() || (self.answered() == 0 && self.sheet.subject == Subject::default())
    }

    /// How many points are answered.
    pub(super) fn answered(&self) -> usize {
        self.sheet.entries.iter().flatten().count()
    }

    /// The answer to a point.
    pub(super) fn entry(&self, point: usize) -> Option<&Entry> {
        self.sheet.entries[point].as_ref()
    }

    /// Whether the point has changed since it was answered and was not confirmed since.
    pub(super) fn is_to_confirm(&self, point: usize) -> bool {
        self.to_confirm.contains(&point) && !self.confirmed.contains(&point)
    }

    /// The first point from `from` on that is not answered or must be confirmed again.
    pub(super) fn next_open(&self, from: usize) -> Option<usize> {
        (from..self.sheet.entries.len())
            .find(|point| self.entry(*point).is_none() || self.is_to_confirm(*point))
    }

    /// Notes an answer; [`Session::save`] writes it.
    pub(super) fn set_entry(&mut self, checklist: &Checklist, point: usize, entry: Entry) {
        self.file.set_entry(checklist, &checklist.points[point], &entry);
        self.sheet.entries[point] = Some(entry);
        self.pending = true;
        self.confirmed.insert(point);
        // Once everything that changed is confirmed, the file answers the present version.
        let current = self.sheet.version == checklist.version || self.names_dropped;
        if !current && self.to_confirm.iter().all(|p| self.confirmed.contains(p)) {
            self.sheet.version = checklist.version;
            self.file.set_version(checklist.version);
        }
    }

    /// The ticks of a point: those made in this session, else those of its answer.
    pub(super) fn ticks(&self, point: usize) -> Option<Vec<Option<bool>>> {
        self.ticks.get(&point).cloned().or_else(|| self.entry(point).map(|e| e.ticks.clone()))
    }

    /// Keeps ticks until the point is answered.
    pub(super) fn keep_ticks(&mut self, point: usize, ticks: Vec<Option<bool>>) {
        self.ticks.insert(point, ticks);
    }

    /// Notes the subject; [`Session::save`] writes it.
    pub(super) fn set_subject(&mut self, subject: Subject) {
        self.file.set_subject(&subject);
        self.sheet.subject = subject;
        self.pending = true;
    }

    /// Writes the file in one step. If somebody changed it since, ours goes to a file beside it, now and from then on.
    pub(super) fn save(&mut self, words: &InterviewWords) -> Result<(), Fault> {
        let text = self.file.to_text();
        let present = match fs::read(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // What cannot be read may be somebody else's work.
            Err(error) => return Err(Fault::Unreadable(refusal(&error))),
        };
        if present.is_some() && present != self.last {
            let theirs = self.path.clone();
            self.path = beside(&theirs);
            let notice =
                (words.changed_outside)(&theirs.display().to_string(), &self.path.display().to_string());
            self.diversion = Some(notice);
        }
        write_whole(&self.path, text.as_bytes())?;
        self.last = Some(text.into_bytes());
        self.pending = false;
        Ok(())
    }

    /// Gives the file free.
    pub(crate) fn release(&mut self) {
        if let Some((path, file)) = self.lock.take() {
            // Removed while it is held: whoever opened it meanwhile sees that it is no longer the file of that name.
            let _ = fs::remove_file(path);
            drop(file);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.release();
    }
}

/// A name beside `path` that is not taken: `answers.mine-1.toml`.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map_or(String::new(), |e| format!(".{}", e.to_string_lossy()));
    let names = (1..).map(|n| path.with_file_name(format!("{stem}.mine-{n}{ending}")));
    names.into_iter().find(|p| fs::symlink_metadata(p).is_err()).unwrap_or_else(|| path.to_owned())
}

enum Refused {
    Held,
    Unsupported,
    Failed(Fault),
}

/// Holds `PATH.lock` for this process.
fn lock(path: &Path) -> Result<(PathBuf, File), Refused> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let lock = PathBuf::from(name);
    loop {
        let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&lock);
        let opened = match opened {
            // A leftover of somebody else can be locked without being written to.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && lock.exists() => {
                File::open(&lock)
            }
            opened => opened,
        };
        let file = opened.map_err(|e| Refused::Failed(Fault::Unwritable(refusal(&e))))?;
        match file.try_lock() {
            Ok(()) if is_still(&file, &lock) => return Ok((lock, file)),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Refused::Held),
            Err(TryLockError::Error(_)) => return Err(Refused::Unsupported),
        }
    }
}

/// Whether the file is still the one of that name: the interview that held it before may have removed it.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let ours = file.metadata().map(|meta| (meta.dev(), meta.ino()));
    let theirs = fs::metadata(path).map(|meta| (meta.dev(), meta.ino()));
    matches!((ours, theirs), (Ok(ours), Ok(theirs)) if ours == theirs)
}

/// A file that is open cannot lose its name here.
#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}
