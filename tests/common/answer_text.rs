//! Answer files for the made-up checklist.

use dx_check::answers::{Outcome, parse};

use crate::common::mini;

/// What every answer file begins with.
pub(crate) const HEAD: &str = "checklist = { id = \"mini\", version = 3 }\n";

/// What becomes of a text read as an answer file.
pub(crate) fn read(text: &str) -> Outcome {
    let (checklist, library) = mini();
    parse("a.toml", text, &checklist, &library.services)
}
