//! Plan findings as JUnit XML: a suite per plan, a case per point.
//!
//! A case fails where the point breaks the gate, so that failures and the exit status agree. Any other point that is
//! not shown is skipped, with its verdict: what passes is what the plan shows.

use quick_xml::escape::escape;

use crate::evidence::Verdict;
use crate::outcome::PlanReport;
use crate::report::ErrorView;
use crate::report::csv::verdict;
use crate::text::{visible, visible_line};

use super::Root;
use super::brief::{Brief, all_expired, broken, in_force};
use super::places::line_of;

/// Writes plans one by one, so that any number of them goes through bounded memory.
#[derive(Clone, Debug)]
pub(super) struct JunitPlans {
    root: Root,
}

/// What became of a case.
enum Outcome {
    Passed,
    Skipped(String),
    Failed { kind: &'static str, message: String },
    Error { kind: String, message: String },
}

/// A case of a suite.
struct Case {
    name: String,
    file: Option<String>,
    line: Option<u32>,
    outcome: Outcome,
    details: String,
}

impl JunitPlans {
    /// Suites of files below a folder.
    pub(super) fn new(root: Root) -> Self {
        Self { root }
    }

    /// What comes before the plans.
    pub(super) fn head() -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dx-check\">\n".to_owned()
    }

    /// One plan.
    pub(super) fn plan(&self, report: &PlanReport) -> String {
        let mut cases: Vec<Case> = Brief::all(report).map(|brief| self.case(report, &brief)).collect();
        cases.extend(broken(report).map(|message| Case {
            name: "gate".to_owned(),
            file: None,
            line: None,
            outcome: Outcome::Failed { kind: "gate", message },
            details: String::new(),
        }));
        let files: Vec<&str> = report.documents.iter().map(|document| document.file.as_str()).collect();
        let name = files.iter().map(|file| self.name(file)).collect::<Vec<_>>().join(" + ");
        suite(&name, &cases, &all_expired(report))
    }

    /// A file that could not be used.
    pub(super) fn failed(&self, error: &ErrorView) -> String {
        let case = Case {
            name: "readable".to_owned(),
            file: self.root.path(&error.path),
            line: error.line.and_then(|line| u32::try_from(line).ok()),
            outcome: Outcome::Error { kind: error.code.clone(), message: error.message.clone() },
            details: String::new(),
        };
        suite(&self.name(&error.path), &[case], &[])
    }

    /// What comes after them.
    pub(super) fn tail() -> String {
        "</testsuites>\n".to_owned()
    }

    fn name(&self, file: &str) -> String {
        self.root.path(file).unwrap_or_else(|| file.to_owned())
    }

    fn case(&self, report: &PlanReport, brief: &Brief<'_>) -> Case {
        let outcome = if brief.breaks() {
            Outcome::Failed { kind: verdict(brief.verdict()), message: brief.headline() }
        } else if let Some(waiver) = brief.waiver() {
            Outcome::Skipped(in_force(waiver, report.gaps.lang.words()))
        } else if brief.verdict() == Verdict::Yes {
            Outcome::Passed
        } else {
            Outcome::Skipped(brief.headline())
        };
        Case {
            name: brief.name(),
            file: self.root.path(brief.file()),
            line: brief.statements.first().and_then(|(evidence, _)| line_of(&evidence.said.place)),
            outcome,
            details: brief.details().join("\n"),
        }
    }
}

fn suite(name: &str, cases: &[Case], alarms: &[String]) -> String {
    let count = |of: fn(&Outcome) -> bool| cases.iter().filter(|case| of(&case.outcome)).count();
    let mut out = format!(
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        attribute(name),
        cases.len(),
        count(|outcome| matches!(outcome, Outcome::Failed { .. })),
        count(|outcome| matches!(outcome, Outcome::Error { .. })),
        count(|outcome| matches!(outcome, Outcome::Skipped(_))),
    );
    cases.iter().for_each(|case| out.push_str(&case.xml(name)));
    if !alarms.is_empty() {
        out.push_str(&format!("<system-err>{}</system-err>\n", content(&alarms.join("\n"))));
    }
    out.push_str("</testsuite>\n");
    out
}

impl Case {
    fn xml(&self, suite: &str) -> String {
        let mut out =
            format!("<testcase classname=\"{}\" name=\"{}\"", attribute(suite), attribute(&self.name));
        if let Some(file) = &self.file {
            out.push_str(&format!(" file=\"{}\"", attribute(file)));
        }
        if let Some(line) = self.line {
            out.push_str(&format!(" line=\"{line}\""));
        }
        out.push_str(">\n");
        let details = content(&self.details);
        let element = |tag: &str, kind: &str, message: &str| {
            let (kind, message) = (attribute(kind), attribute(message));
            format!("<{tag} type=\"{kind}\" message=\"{message}\">{details}</{tag}>\n")
        };
        match &self.outcome {
            Outcome::Failed { kind, message } => out.push_str(&element("failure", kind, message)),
            Outcome::Error { kind, message } => out.push_str(&element("error", kind, message)),
            Outcome::Skipped(message) => {
                out.push_str(&format!("<skipped message=\"{}\"/>\n", attribute(message)));
            }
            Outcome::Passed => {}
        }
        if matches!(self.outcome, Outcome::Passed | Outcome::Skipped(_)) {
            out.push_str(&format!("<system-out>{details}</system-out>\n"));
        }
        out.push_str("</testcase>\n");
        out
    }
}

/// Text between tags.
fn content(text: &str) -> String {
    escape(visible(text)).into_owned()
}

/// Text in an attribute, where a line end would become a space.
fn attribute(text: &str) -> String {
    content(&visible_line(text))
}

#[cfg(test)]
mod tests {
    use super::{attribute, content};

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(content("<a>&\"]]>\u{1b}\u{FFFF}"), "&lt;a&gt;&amp;&quot;]]&gt;␛&lt;U+FFFF&gt;");
        assert_eq!(attribute("一\n二"), "一 二");
    }
}
