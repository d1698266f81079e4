//! What several tests need: the made-up checklist of `tests/data/mini.toml`.

use dx_check::checklist::Checklist;
use dx_check::input::Bundle;
use dx_check::seeds::Library;

/// The small checklist and the examples and service kinds in the same file.
pub(crate) fn mini() -> (Checklist, Library) {
    let bundle = Bundle::single("mini.toml", include_str!("../data/mini.toml"));
    let (checklist, problems) = Checklist::parse(&bundle);
    assert_eq!(problems, [], "mini.toml as a checklist");
    let checklist = checklist.expect("no problem, so there is a checklist");
    let (library, problems) = Library::parse(&bundle, &checklist);
    assert_eq!(problems, [], "mini.toml as a library");
    (checklist, library.expect("no problem, so there is a library"))
}
