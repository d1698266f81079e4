//! What is said of one point in a few lines, and of a plan as a whole: the same for every format.

use crate::evidence::{Strength, Verdict};
use crate::i18n::Words;
use crate::outcome::{EvidenceView, FindingView, GapView, GateView, MissingLine, PlanReport, WaiverView};
use crate::report::layout::{UNDER_GAP, broken_as_a_whole, statements, strength, verdict_name};
use crate::text::visible_line;

/// A point of a plan, and what the gate makes of it.
pub(super) struct Brief<'a> {
    report: &'a PlanReport,
    finding: &'a FindingView,
    gap: Option<&'a GapView>,
    words: &'static Words,
    /// The statements in words: first those that show the point, or else that keep it from being shown.
    pub(super) statements: Vec<(&'a EvidenceView, String)>,
    /// The point's place in the checklist.
    pub(super) index: usize,
}

impl<'a> Brief<'a> {
    /// Every point of a plan, in the checklist's order.
    pub(super) fn all(report: &'a PlanReport) -> impl Iterator<Item = Self> {
        let words = report.gaps.lang.words();
        report.findings.iter().enumerate().map(move |(index, finding)| {
            let gap = report.gaps.gaps.iter().find(|gap| gap.point == index);
            let mut statements = statements(report, finding, words);
            if finding.verdict == Verdict::Yes {
                statements.sort_by_key(|(evidence, _)| evidence.strength != Strength::Firm);
            }
            Self { report, finding, gap, words, statements, index }
        })
    }

    /// The points that a plan does not show, what costs most first.
    pub(super) fn gaps(report: &'a PlanReport) -> Vec<Self> {
        let mut gaps: Vec<Self> = Self::all(report).filter(|brief| brief.gap.is_some()).collect();
        gaps.sort_by_key(|brief| report.gaps.gaps.iter().position(|gap| gap.point == brief.index));
        gaps
    }

    /// The point's id.
    pub(super) fn id(&self) -> &'a str {
        &self.finding.point
    }

    /// What the plan shows of it.
    pub(super) fn verdict(&self) -> Verdict {
        self.finding.verdict
    }

    /// Id and title.
    pub(super) fn name(&self) -> String {
        visible_line(&format!("{} {}", self.id(), self.finding.title)).into_owned()
    }

    /// What the point is and whether the plan shows it.
    pub(super) fn headline(&self) -> String {
        format!("{}{}{}", self.name(), self.words.colon, verdict_name(self.verdict(), self.words))
    }

    /// The criteria that are missing, by their ids.
    pub(super) fn missing(&self) -> &'a [String] {
        self.gap.map_or(&[], |gap| &gap.missing_criteria)
    }

    /// Whether the point breaks the gate.
    pub(super) fn breaks(&self) -> bool {
        self.gate().broken_by.iter().any(|id| id == self.id())
    }

    /// The waiver that keeps a gap out of the gate.
    pub(super) fn waiver(&self) -> Option<&'a WaiverView> {
        self.gate().waived.iter().find(|w| w.point == self.id()).filter(|_| self.gap.is_some())
    }

    /// The file that the point is about: that of the first statement, or the first of the plan.
    pub(super) fn file(&self) -> &'a str {
        self.statements.first().map_or(first_file(self.report), |(evidence, _)| {
            self.report.documents[evidence.said.document].file.as_str()
        })
    }

    /// All there is to say below the headline: waivers, what is missing, what the plan says, what others did.
    pub(super) fn details(&self) -> Vec<String> {
        let words = self.words;
        let mut lines: Vec<String> = Vec::new();
        let own = |waiver: &&WaiverView| waiver.point == self.id();
        lines.extend(self.gate().expired.iter().filter(own).map(|waiver| expired(waiver, words)));
        lines.extend(self.gate().waived.iter().filter(own).map(|waiver| in_force(waiver, words)));
        if let Some(gap) = self.gap {
            section(&mut lines, words.missing, missing(gap, words));
        }
        section(&mut lines, words.statement, self.said());
        if let Some(gap) = self.gap.filter(|gap| !gap.examples.is_empty()) {
            section(&mut lines, words.examples, self.examples(gap));
        }
        lines
    }

    fn gate(&self) -> &'a GateView {
        &self.report.gaps.gate
    }

    fn said(&self) -> Vec<String> {
        if self.statements.is_empty() {
            return vec![self.words.plan_says_nothing.to_owned()];
        }
        let shown = self.statements.iter().take(UNDER_GAP);
        let shown = shown.map(|(evidence, quoted)| {
            format!("{}{}{quoted}", strength(evidence.strength, self.words), self.words.colon)
        });
        let more = self.statements.len().saturating_sub(UNDER_GAP);
        shown.chain((more > 0).then(|| (self.words.further_statements)(more))).collect()
    }

    fn examples(&self, gap: &GapView) -> Vec<String> {
        let gaps = &self.report.gaps;
        let line = |index: &usize| {
            let example = &gaps.appendix[*index];
            let who = example.who(gaps.lang);
            let who = if who.is_empty() { who } else { format!("{who}{}", self.words.colon) };
            let about = format!("{who}{}", example.headline);
            (self.words.in_brackets)(&about, &format!("dx-check cases {}", example.id))
        };
        gap.examples.iter().map(line).collect()
    }
}

/// The first file of a plan.
pub(super) fn first_file(report: &PlanReport) -> &str {
    report.documents.first().map_or("", |document| document.file.as_str())
}

/// Why the gate broke where no point did it: the score was too low, or there was nothing to look at.
pub(super) fn broken(report: &PlanReport) -> Option<String> {
    let words = report.gaps.lang.words();
    let reasons = broken_as_a_whole(&report.gaps.gate, words);
    (!reasons.is_empty()).then(|| (words.gate_broken)(&reasons.join(words.reason_comma)))
}

/// The waivers that are over, in words.
pub(super) fn all_expired(report: &PlanReport) -> Vec<String> {
    report.gaps.gate.expired.iter().map(|waiver| expired(waiver, report.gaps.lang.words())).collect()
}

fn expired(waiver: &WaiverView, words: &Words) -> String {
    let WaiverView { point, reason, approver, expires } = waiver;
    line(&(words.waiver_expired)(point, &expires.to_string(), reason, approver))
}

/// That a waiver holds.
pub(super) fn in_force(waiver: &WaiverView, words: &Words) -> String {
    let WaiverView { point, reason, approver, expires } = waiver;
    line(&(words.waiver_in_force)(point, &expires.to_string(), reason, approver))
}

fn missing(gap: &GapView, words: &Words) -> Vec<String> {
    if gap.missing.is_empty() {
        return vec![words.ticks_make_yes.to_owned()];
    }
    let line = |line: &MissingLine| {
        let end = if line.is_lead { words.colon.trim_end() } else { "" };
        format!("{}{}{end}", "  ".repeat(line.depth), line.text)
    };
    gap.missing.iter().map(line).collect()
}

/// A name with a list below it, whose items keep their depth.
fn section(lines: &mut Vec<String>, name: &str, items: Vec<String>) {
    lines.push(name.to_owned());
    lines.extend(items.iter().map(|item| {
        let text = item.trim_start_matches(' ');
        format!("{}- {}", &item[..item.len() - text.len()], line(text))
    }));
}

/// A text with nothing in it that ends a line or steers a terminal.
fn line(text: &str) -> String {
    visible_line(text).into_owned()
}
