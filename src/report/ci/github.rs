//! Plan findings as workflow commands: GitHub shows them beside the lines of a change.

use crate::document::Place;
use crate::evidence::Verdict;
use crate::outcome::PlanReport;
use crate::report::ErrorView;
use crate::text::visible_line;

use super::Root;
use super::brief::{Brief, all_expired, broken, first_file};

/// Writes plans as annotations.
#[derive(Clone, Debug)]
pub(super) struct GithubPlans {
    root: Root,
}

impl GithubPlans {
    /// Annotations of files below a folder.
    pub(super) fn new(root: Root) -> Self {
        Self { root }
    }

    /// One plan: what breaks the gate as a whole, waivers that are over, then the gaps, what costs most first (GitHub
    /// shows ten of a kind).
    pub(super) fn plan(&self, report: &PlanReport) -> String {
        let file = first_file(report);
        let mut out = String::new();
        if let Some(text) = broken(report) {
            out.push_str(&self.command("error", file, None, None, &text));
        }
        for text in all_expired(report) {
            out.push_str(&self.command("warning", file, None, None, &text));
        }
        for brief in Brief::gaps(report) {
            let level = match brief.verdict() {
                _ if brief.waiver().is_some() => "notice",
                Verdict::No => "error",
                Verdict::Partial | Verdict::Yes => "warning",
            };
            let lines = brief.statements.first().and_then(|(evidence, _)| {
                let at = &evidence.said.place;
                match (at.place, at.end) {
                    (Place::Line { line, .. }, Place::Line { line: last, .. }) => Some((line, last)),
                    _ => None,
                }
            });
            let (title, text) = (brief.headline(), brief.details().join("\n"));
            out.push_str(&self.command(level, brief.file(), lines, Some(&title), &text));
        }
        out
    }

    /// A file that could not be used.
    pub(super) fn failed(&self, error: &ErrorView) -> String {
        let lines = error.line.and_then(|line| u32::try_from(line).ok()).map(|line| (line, line));
        self.command("error", &error.path, lines, None, &visible_line(&error.message))
    }

    fn command(
        &self,
        level: &str,
        file: &str,
        lines: Option<(u32, u32)>,
        title: Option<&str>,
        text: &str,
    ) -> String {
        let mut named: Vec<(&str, String)> = Vec::new();
        // Standard input is no file that GitHub could show.
        if let Some(path) = self.root.path(file) {
            named.push(("file", path));
        }
        if let Some((first, last)) = lines {
            named.extend([("line", first.to_string()), ("endLine", last.to_string())]);
        }
        named.extend(title.map(|title| ("title", title.to_owned())));
        let named: Vec<String> =
            named.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
        let gap = if named.is_empty() { "" } else { " " };
        format!("::{level}{gap}{}::{}\n", named.join(","), data(text))
    }
}

/// A message: it ends only where the command does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value: nor does it end at the marks that separate values.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn no_text_begins_a_command() {
        assert_eq!(data("100%\n::error::x\r"), "100%25%0A::error::x%0D");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
