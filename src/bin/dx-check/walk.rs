//! The files in a folder and below it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use dx_check::problem::Fault;
use ignore::gitignore::Gitignore;

use crate::files::refusal;

/// What was found in a folder.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files that were looked for, in name order, folder by folder.
    pub(crate) files: Vec<PathBuf>,
    /// How many other files there were.
    pub(crate) passed_over: usize,
    /// Folders that could not be read.
    pub(crate) refused: Vec<(PathBuf, Fault)>,
}

/// What is looked for in folders.
#[derive(Clone, Copy)]
pub(crate) struct Sought {
    /// Whether a file is one by its name.
    pub(crate) wanted: fn(&Path) -> bool,
    /// Whether what `.gitignore` names is passed over: plans may be kept in git beside what is only made from them.
    pub(crate) as_git: bool,
}

/// The files in a folder and below it. Hidden files and folders, and links to folders, are passed over.
pub(crate) fn walk(folder: &Path, sought: Sought) -> Found {
    let mut walk = Walk { sought, ignored: Vec::new(), found: Found::default() };
    if sought.as_git {
        walk.ignored = above(folder);
    }
    walk.folder(folder);
    walk.found
}

struct Walk {
    sought: Sought,
    /// The `.gitignore` of each folder from the repository's down to the present one, where there is one.
    ignored: Vec<Gitignore>,
    found: Found,
}

impl Walk {
    fn folder(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                self.found.refused.push((folder.to_owned(), Fault::Unreadable(refusal(&error))));
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        let own = if self.sought.as_git { ignored_in(folder) } else { None };
        let depth = self.ignored.len();
        self.ignored.extend(own);
        for entry in entries {
            let (path, kind) = (entry.path(), entry.file_type());
            let is_folder = kind.is_ok_and(|kind| kind.is_dir());
            if entry.file_name().to_string_lossy().starts_with('.') || self.ignores(&path, is_folder) {
                self.found.passed_over += 1;
            } else if is_folder {
                self.folder(&path);
            } else if entry.file_name() == dx_check::config::FILE_NAME {
                // Read for the gate, if it is the nearest to a file; never an input.
            } else if (self.sought.wanted)(&path) {
                self.found.files.push(path);
            } else {
                self.found.passed_over += 1;
            }
        }
        self.ignored.truncate(depth);
    }

    /// Whether git would pass over it: the nearest `.gitignore` that says anything of it decides.
    fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        if self.ignored.is_empty() {
            return false;
        }
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let said = self.ignored.iter().rev().map(|ignored| ignored.matched(&path, is_folder));
        said.into_iter().find(|said| !said.is_none()).is_some_and(|said| said.is_ignore())
    }
}

/// The `.gitignore` files above a folder, the outermost first: those of its repository, if it is in one. The folder that a
/// person names is looked into even where git passes over it.
fn above(folder: &Path) -> Vec<Gitignore> {
    let Ok(folder) = folder.canonicalize() else {
        return Vec::new();
    };
    if folder.join(".git").exists() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for above in folder.ancestors().skip(1) {
        found.extend(ignored_in(above));
        if above.join(".git").exists() {
            found.reverse();
            return found;
        }
    }
    Vec::new()
}

/// What the `.gitignore` in a folder names; lines that git could not read either are left out.
fn ignored_in(folder: &Path) -> Option<Gitignore> {
    let file = folder.canonicalize().ok()?.join(".gitignore");
    file.is_file().then(|| Gitignore::new(file).0)
}
