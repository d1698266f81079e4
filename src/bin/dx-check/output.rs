//! Where reports go: standard output and files, opened before the work starts and finished in one step.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;
use dx_check::forms::Form;
use dx_check::problem::{Fault, Problem, Refusal};
use dx_check::report::Format;

use crate::files::{DASH, refusal};

/// A file or stream that a report is written to. A file appears, or changes, only in [`Target::finish`].
pub(crate) struct Target {
    name: String,
    sink: Sink,
    failed: Option<io::Error>,
    /// Why there is nothing to be written after all.
    given_up: Option<Fault>,
}

enum Sink {
    Stdout(BufWriter<io::Stdout>),
    /// A device or a named pipe: nothing can take its place.
    Direct(BufWriter<fs::File>),
    File(BufWriter<AtomicWriteFile>),
}

impl Target {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self {
            name: DASH.to_owned(),
            sink: Sink::Stdout(BufWriter::new(io::stdout())),
            failed: None,
            given_up: None,
        }
    }

    /// A file, or standard output for `-`.
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        if path.as_os_str() == DASH {
            return Ok(Self::stdout());
        }
        let name = path.display().to_string();
        if fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
            let file = fs::OpenOptions::new().write(true).open(path);
            let file = file.map_err(|e| Problem::in_file(&name, Fault::Unwritable(refusal(&e))))?;
            return Ok(Self { name, sink: Sink::Direct(BufWriter::new(file)), failed: None, given_up: None });
        }
        let file = open_atomic(path).map_err(|fault| Problem::in_file(&name, fault))?;
        Ok(Self { name, sink: Sink::File(BufWriter::new(file)), failed: None, given_up: None })
    }

    /// Whether it is standard output.
    pub(crate) fn is_stdout(&self) -> bool {
        matches!(self.sink, Sink::Stdout(_))
    }

    /// Writes a piece. What goes wrong is told by [`Target::finish`]; nothing more is written then.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        if self.failed.is_some() {
            return;
        }
        let result = match &mut self.sink {
            Sink::Stdout(stream) => stream.write_all(bytes),
            Sink::Direct(file) => file.write_all(bytes),
            Sink::File(file) => file.write_all(bytes),
        };
        self.failed = result.err();
    }

    /// Leaves a file as it was: what should be in it could not be put together. [`Target::finish`] tells.
    pub(crate) fn give_up(&mut self, fault: Fault) {
        self.given_up = Some(fault);
    }

    /// Passes on what was written so far, where somebody may be looking.
    pub(crate) fn flush(&mut self) {
        match (&self.failed, &mut self.sink) {
            (None, Sink::Stdout(stream)) => self.failed = stream.flush().err(),
            (None, Sink::Direct(file)) => self.failed = file.flush().err(),
            _ => {}
        }
    }

    /// Whether nobody reads any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.failed.as_ref().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Puts everything in its place. A pipe that was closed is no failure.
    pub(crate) fn finish(mut self) -> Result<(), Problem> {
        if let Some(fault) = self.given_up {
            return Err(Problem::in_file(&self.name, fault));
        }
        self.flush();
        let result = match (self.failed, self.sink) {
            (Some(error), _) => Err(error),
            (None, Sink::Stdout(_) | Sink::Direct(_)) => Ok(()),
            (None, Sink::File(file)) => {
                file.into_inner().map_err(io::IntoInnerError::into_error).and_then(AtomicWriteFile::commit)
            }
        };
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Problem::in_file(&self.name, Fault::Unwritable(refusal(&error)))),
            Ok(()) => Ok(()),
        }
    }
}

/// Writes a whole file in one step: it has the old content or the new, never a half.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = open_atomic(path)?;
    let result = file.write_all(bytes).and_then(|()| file.commit());
    result.map_err(|e| Fault::Unwritable(refusal(&e)))
}

fn open_atomic(path: &Path) -> Result<AtomicWriteFile, Fault> {
    let path = followed(path);
    if path.as_os_str().is_empty() {
        return Err(Fault::Unwritable(Refusal::BadName));
    }
    match fs::metadata(&path) {
        Ok(meta) if meta.is_dir() => return Err(Fault::Unwritable(Refusal::IsFolder)),
        // Replacing a read-only file would succeed wherever its folder can be written to.
        Ok(meta) if meta.permissions().readonly() => {
            return Err(Fault::Unwritable(Refusal::Denied));
        }
        _ => {}
    }
    AtomicWriteFile::open(&path).map_err(|e| Fault::Unwritable(refusal(&e)))
}

/// The file behind a link: the link itself should stay.
fn followed(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The kind and path of a form's `-o` value: `KIND:PATH`, or a path whose ending tells; `-` alone is an answer file.
pub(crate) fn form_of(value: &str) -> Result<(Form, PathBuf), Fault> {
    if value == DASH {
        return Ok((Form::Toml, PathBuf::from(value)));
    }
    if let Some((name, path)) = value.split_once(':')
        && let Some((form, ..)) = Form::ALL.into_iter().find(|(_, known, _)| *known == name)
    {
        return Ok((form, PathBuf::from(path)));
    }
    if value.is_empty() {
        return Err(Fault::Unwritable(Refusal::BadName));
    }
    let path = PathBuf::from(value);
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
    let names = || Form::ALL.iter().map(|(_, name, _)| (*name).to_owned()).collect();
    let form = ending.and_then(|e| Form::from_ending(&e));
    Ok((form.ok_or_else(|| Fault::UnknownOutput { formats: names() })?, path))
}

/// The format and path of an `-o` value: `FORMAT:PATH`, or a path whose ending tells. One of `formats`.
pub(crate) fn split_target(value: &str, formats: &[Format]) -> Result<(Format, PathBuf), Fault> {
    let unknown = || {
        let names = Format::ALL.iter().filter(|(format, ..)| formats.contains(format));
        Fault::UnknownOutput { formats: names.map(|(_, name, _)| (*name).to_owned()).collect() }
    };
    let offered = |format| if formats.contains(&format) { Ok(format) } else { Err(unknown()) };
    if let Some((name, path)) = value.split_once(':')
        && let Some(format) = Format::from_name(name)
    {
        return Ok((offered(format)?, PathBuf::from(path)));
    }
    if value.is_empty() {
        return Err(Fault::Unwritable(Refusal::BadName));
    }
    let path = PathBuf::from(value);
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
    let format = ending.and_then(|e| Format::from_ending(&e)).ok_or_else(unknown)?;
    Ok((offered(format)?, path))
}
