//! `form`: a blank answer file.

use dx_check::forms::blank_toml;
use dx_check::problem::{Fault, Problem};

use crate::args::{FormOptions, Shared};
use crate::files::DASH;
use crate::output::{Target, write_whole};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

pub(crate) fn run(shared: &Shared, options: &FormOptions) -> anyhow::Result<Status> {
    let words = words::of(shared.lang);
    let (path, name) = (&options.output, options.output.display().to_string());
    let to_stdout = path.as_os_str() == DASH;
    if !to_stdout && !path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        let fault = Fault::UnknownOutput { formats: vec!["toml".to_owned()] };
        diagnostics::show(&[Problem::in_file(&name, fault)], shared);
        return Ok(Status::Failed);
    }
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let text = blank_toml(&workspace.checklist, &workspace.library, shared.lang);
    if to_stdout {
        let mut target = Target::stdout();
        target.write(text.as_bytes());
        if let Err(problem) = target.finish() {
            diagnostics::show(&[problem], shared);
            return Ok(Status::Failed);
        }
        return Ok(Status::Held);
    }
    // A form that somebody filled in must not be wiped out by making a new one.
    if std::fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_dir()) {
        diagnostics::note(&format!("{}: {}", words.error, (words.form_exists)(&name)));
        return Ok(Status::Failed);
    }
    match write_whole(path, text.as_bytes()) {
        Ok(()) => {
            diagnostics::note(&(words.form_written)(&name));
            Ok(Status::Held)
        }
        Err(fault) => {
            diagnostics::show(&[Problem::in_file(&name, fault)], shared);
            Ok(Status::Failed)
        }
    }
}
