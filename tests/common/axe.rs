//! axe-core, which finds what keeps people from reading a page: `.ci/run` puts it under `build/`.
#![allow(dead_code, reason = "each test file uses its share")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::Path;

use serde_json::json;

use super::browser::{Browser, tools_required};

/// Where `npm install --prefix build` puts it.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/build/node_modules/axe-core/axe.min.js");

/// What keeps people from reading the page that is open, a line for each; `None` where axe-core is not there, which is
/// said.
pub(crate) fn violations(browser: &mut Browser) -> Option<Vec<String>> {
    if !Path::new(AXE).is_file() {
        assert!(!tools_required(), "axe-core is not there, and DX_CHECK_REQUIRE_TOOLS is set");
        eprintln!("skipped: axe-core is not in build/ (.ci/run puts it there)");
        return None;
    }
    // Given by the debugger, so that the page's own policy need not allow it.
    browser.call("Runtime.evaluate", json!({ "expression": fs::read_to_string(AXE).expect("UTF-8") }));
    // It cannot tell what stands behind a text of a drawing; ours stand on the paper. Nor can it tell whether a sign like
    // ○ is a text; ours have the colour of the texts around them.
    let found = browser.eval(
        "axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(found => [...found.violations, \
         ...found.incomplete.filter(rule => rule.id === 'color-contrast')].flatMap(rule => rule.nodes\
         .filter(node => !node.html.startsWith('<text') && !node.failureSummary.includes('non-text characters')).map(node => \
         `${rule.id} (${rule.impact}): ${rule.help}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))",
    );
    let lines = found.as_array().into_iter().flatten();
    Some(lines.map(|line| line.as_str().unwrap_or_default().to_owned()).collect())
}
