//! Reading files and folders.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use dx_check::document::DocumentKind;
use dx_check::forms;
use dx_check::input::MAX_TOML_BYTES;
use dx_check::problem::{Fault, FormFault, Refusal};

/// The name that stands for standard input and output.
pub(crate) const DASH: &str = "-";

/// The bytes of a TOML file, or of standard input for `-`; never more than is read.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    read_at_most(path, MAX_TOML_BYTES)
}

/// The bytes of an answer file or an Excel form. Only a workbook may be larger than a TOML file.
pub(crate) fn read_answers(path: &Path) -> Result<Vec<u8>, Fault> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    // A text may hold answers whatever its name.
    let other = |kind| !matches!(kind, DocumentKind::Text | DocumentKind::Excel);
    if ending.and_then(|ending| DocumentKind::from_ending(&ending)).is_some_and(other) && path.is_file() {
        return Err(FormFault::IsPlan.into());
    }
    let bytes = read_at_most(path, forms::MAX_BYTES)?;
    if bytes.len() as u64 > MAX_TOML_BYTES && !is_workbook(path, &bytes) {
        return Err(Fault::TooLarge { limit: MAX_TOML_BYTES });
    }
    Ok(bytes)
}

/// Whether a file that was read is a workbook.
pub(crate) fn is_workbook(path: &Path, bytes: &[u8]) -> bool {
    forms::is_workbook(&path.to_string_lossy(), bytes)
}

/// Why a file that was named to be read for answers is none.
pub(crate) fn unknown(path: &Path, bytes: &[u8]) -> Fault {
    if is_workbook(path, bytes) { FormFault::NotAForm.into() } else { Fault::UnknownFile }
}

/// The bytes of a file, or of standard input for `-`; an error when there are more than `limit`.
pub(crate) fn read_at_most(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    if path.as_os_str() == DASH {
        return bounded(io::stdin().lock(), 0, limit);
    }
    let file = File::open(path).map_err(|e| Fault::Unreadable(refusal(&e)))?;
    let meta = file.metadata().map_err(|e| Fault::Unreadable(refusal(&e)))?;
    if meta.is_dir() {
        return Err(Fault::Unreadable(Refusal::IsFolder));
    }
    bounded(file, meta.len(), limit)
}

fn bounded(source: impl io::Read, expected: u64, limit: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit)).unwrap_or(0) + 1);
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|e| Fault::Unreadable(refusal(&e)))?;
    if bytes.len() as u64 > limit {
        return Err(Fault::TooLarge { limit });
    }
    Ok(bytes)
}

/// Why the system refused, in terms that have words.
pub(crate) fn refusal(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => Refusal::NotFound,
        io::ErrorKind::PermissionDenied => Refusal::Denied,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Refusal::Full
        }
        io::ErrorKind::ReadOnlyFilesystem => Refusal::ReadOnly,
        io::ErrorKind::IsADirectory => Refusal::IsFolder,
        io::ErrorKind::NotADirectory => Refusal::NotFolder,
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => Refusal::BadName,
        _ => Refusal::Other(error.raw_os_error()),
    }
}

/// A whole path as it is told to people: from the folder of the run, unless nothing but the root is common to both.
pub(crate) fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let common = here.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    if !here.components().take(common).any(|part| matches!(part, Component::Normal(_))) {
        return path.to_owned();
    }
    let up = here.components().skip(common).map(|_| Component::ParentDir);
    up.chain(path.components().skip(common)).collect()
}

/// Whether a file's name is that of an answer file or an Excel form, and not of what Office writes beside an open one.
pub(crate) fn is_answers(path: &Path) -> bool {
    let is_one =
        |ending: &OsStr| ["toml", "xlsx"].into_iter().any(|known| ending.eq_ignore_ascii_case(known));
    !is_left_by_office(path) && path.extension().is_some_and(is_one)
}

fn is_left_by_office(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"))
}

/// Whether a file's name is that of a plan: an ending that is read, and not what Office writes beside an open file.
pub(crate) fn is_plan(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    !is_left_by_office(path) && ending.is_some_and(|ending| DocumentKind::from_ending(&ending).is_some())
}
