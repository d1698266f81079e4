//! `schema`: how a file is written, for editors.

use dx_check::forms::answers_schema;

use crate::Status;
use crate::args::Shared;
use crate::diagnostics;
use crate::output::Target;
use crate::workspace::Workspace;

/// The schema of answer files for the checklist in use.
pub(crate) fn run(shared: &Shared) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let mut target = Target::stdout();
    target.write(answers_schema(&workspace.checklist, &workspace.library, shared.lang).as_bytes());
    Ok(match target.finish() {
        Ok(()) => Status::Held,
        Err(problem) => {
            diagnostics::show(&[problem], shared);
            Status::Failed
        }
    })
}
