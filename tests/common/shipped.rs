//! The checklist and the example library that the program ships.

use std::fs;
use std::path::Path;

use dx_check::checklist::Checklist;
use dx_check::input::Bundle;
use dx_check::problem::{Fault, Refusal};
use dx_check::seeds::Library;

pub(crate) const CHECKLIST: &str = "checklists/dx15.toml";
pub(crate) const MANIFEST: &str = "seeds/library.toml";

/// A file that is shipped, with all that it includes.
pub(crate) fn bundle(entry: &str) -> Bundle {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fetch = |path: &str| fs::read(root.join(path)).map_err(|_| Fault::Unreadable(Refusal::NotFound));
    let (bundle, problems) = Bundle::load(entry, &fetch);
    assert_eq!(problems, []);
    bundle.expect("no problem, so there is a bundle")
}

/// What is shipped; fails on any problem, be it a hint.
pub(crate) fn shipped() -> (Checklist, Library) {
    let (checklist, problems) = Checklist::parse(&bundle(CHECKLIST));
    assert_eq!(problems, []);
    let checklist = checklist.expect("no problem, so there is a checklist");
    let (library, problems) = Library::parse(&bundle(MANIFEST), &checklist);
    assert_eq!(problems, []);
    (checklist, library.expect("no problem, so there is a library"))
}
