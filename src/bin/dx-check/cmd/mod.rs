//! The commands, one per file.

pub(crate) mod assess;
pub(crate) mod cases;
pub(crate) mod form;
pub(crate) mod lint;
pub(crate) mod menu;
pub(crate) mod plan;
pub(crate) mod points;
pub(crate) mod score;

use dx_check::report::{Block, Format, render};

use crate::args::Shared;
use crate::output::Target;
use crate::{Status, diagnostics, terminal};

/// Prints a page about the checklist or the library.
fn print(blocks: &[Block], format: Format, shared: &Shared) -> Status {
    let screen = (format == Format::Text).then(|| terminal::stdout_screen(shared.color));
    let mut target = Target::stdout();
    target.write(&render(shared.lang, blocks, screen));
    match target.finish() {
        Ok(()) => Status::Held,
        Err(problem) => {
            diagnostics::show(&[problem], shared);
            Status::Failed
        }
    }
}
