//! The commands, one per file.

pub(crate) mod assess;
pub(crate) mod cases;
pub(crate) mod compare;
pub(crate) mod convert;
pub(crate) mod form;
mod inputs;
pub(crate) mod lint;
pub(crate) mod menu;
mod outputs;
pub(crate) mod plan;
pub(crate) mod points;
pub(crate) mod schema;
pub(crate) mod score;

use dx_check::problem::Problem;
use dx_check::report::{Block, Format, render};

use crate::args::Shared;
use crate::configs::Configs;
use crate::output::Target;
use crate::{Status, diagnostics, terminal, words};

/// Shows what was wrong with the configurations, and the waivers that were meant for no file.
fn finish_configs(configs: Configs<'_>, shared: &Shared) -> Vec<Problem> {
    let words = words::of(shared.lang);
    let (problems, unused) = configs.finish();
    diagnostics::show(&problems, shared);
    for (file, point) in unused {
        let text = (words.waiver_unused)(&file, &point);
        diagnostics::note(&format!("{}: {text}", words.warning));
    }
    problems
}

/// Prints a page about the checklist or the library.
fn print(blocks: &[Block], format: Format, shared: &Shared) -> Status {
    let screen = (format == Format::Text).then(|| terminal::stdout_screen(shared.color));
    let mut target = Target::stdout();
    target.write(render(shared.lang, blocks, screen).as_bytes());
    match target.finish() {
        Ok(()) => Status::Held,
        Err(problem) => {
            diagnostics::show(&[problem], shared);
            Status::Failed
        }
    }
}
