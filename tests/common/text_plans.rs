//! Labelled plans as texts to be read.

use std::path::{Path, PathBuf};

/// The labelled plans in Markdown and plain text.
pub(crate) fn plans() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/dev");
    let mut plans: Vec<_> = std::fs::read_dir(folder)
        .expect("the plans")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md" || e == "txt"))
        .map(|path| (path.clone(), std::fs::read_to_string(path).expect("text")))
        .collect();
    plans.sort();
    assert!(plans.len() >= 16, "{} plans", plans.len());
    plans
}

/// The ending of a file's name.
pub(crate) fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|e| e.to_str())
}
