//! `form`: a blank form, to be filled in.

use std::io::{self, IsTerminal as _};

use dx_check::forms::Form;
use dx_check::problem::{Fault, Problem};

use crate::args::{FormOptions, Shared};
use crate::files::DASH;
use crate::output::{Target, form_of, write_whole};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

pub(crate) fn run(shared: &Shared, options: &FormOptions) -> anyhow::Result<Status> {
    let words = words::of(shared.lang);
    let value = &options.output;
    let fail = |name: &str, fault: Fault| {
        diagnostics::show(&[Problem::in_file(name, fault)], shared);
        Ok(Status::Failed)
    };
    let (form, path) = match form_of(value) {
        Ok(found) => found,
        Err(fault) => return fail(value, fault),
    };
    let name = path.display().to_string();
    let to_stdout = path.as_os_str() == DASH;
    if to_stdout && form.is_binary() && io::stdout().is_terminal() {
        return fail(DASH, Fault::BinaryToTerminal { format: form.name() });
    }
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let bytes = match form.file(&workspace.checklist, &workspace.library, shared.lang, None) {
        Ok(bytes) => bytes,
        Err(fault) => return fail(&name, Fault::Form(fault)),
    };
    if to_stdout {
        let mut target = Target::stdout();
        target.write(&bytes);
        if let Err(problem) = target.finish() {
            diagnostics::show(&[problem], shared);
            return Ok(Status::Failed);
        }
        return Ok(Status::Held);
    }
    // A form that somebody filled in must not be wiped out by making a new one.
    if std::fs::symlink_metadata(&path).is_ok_and(|meta| !meta.is_dir()) {
        diagnostics::note(&format!("{}: {}", words.error, (words.form_exists)(&name)));
        return Ok(Status::Failed);
    }
    match write_whole(&path, &bytes) {
        Ok(()) => {
            let written = if form == Form::Html { words.form_page_written } else { words.form_written };
            diagnostics::note(&written(&name));
            Ok(Status::Held)
        }
        Err(fault) => fail(&name, fault),
    }
}
