//! The places that links within the document lead to: gaps and examples.

use crate::outcome::GapReport;
use crate::report::layout::gap_heading;

/// The places of a report.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The heading and the point of each gap, in order.
    gaps: Vec<(String, String)>,
    /// The id of each example in the appendix, with the indices of the gaps that name it.
    examples: Vec<(String, Vec<usize>)>,
}

impl Places {
    /// The places of a report on one assessment or plan.
    pub(super) fn new(report: &GapReport) -> Self {
        let gaps = report
            .gaps
            .iter()
            .enumerate()
            .map(|(at, gap)| (gap_heading(report, gap, at + 1), report.points[gap.point].id.clone()));
        let named = |example: usize| {
            let gaps = report.gaps.iter().enumerate();
            gaps.filter(|(_, gap)| gap.examples.contains(&example)).map(|(at, _)| at).collect()
        };
        let examples = report.appendix.iter().enumerate();
        Self {
            gaps: gaps.collect(),
            examples: examples.map(|(at, example)| (example.id.clone(), named(at))).collect(),
        }
    }

    /// The bookmark of a gap, by its place in the order of gaps.
    pub(super) fn gap(gap: usize) -> String {
        format!("gap_{}", gap + 1)
    }

    /// The bookmark of an example that the report holds.
    pub(super) fn example(&self, id: &str) -> Option<String> {
        let at = self.examples.iter().position(|(known, _)| known == id)?;
        Some(format!("example_{}", at + 1))
    }

    /// The bookmark of a heading that links lead to.
    pub(super) fn heading(&self, text: &str, anchor: Option<&str>) -> Option<String> {
        match anchor {
            Some(id) => self.example(id),
            None => self.gaps.iter().position(|(heading, _)| heading == text).map(Self::gap),
        }
    }

    /// The gaps that name an example, each with its point and its bookmark.
    pub(super) fn back(&self, id: &str) -> Vec<(&str, String)> {
        let Some((_, gaps)) = self.examples.iter().find(|(known, _)| known == id) else { return Vec::new() };
        gaps.iter().map(|gap| (self.gaps[*gap].1.as_str(), Self::gap(*gap))).collect()
    }
}
