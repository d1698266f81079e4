//! A report as one page for a browser and for paper: the first sheet is the summary, then come the details, then the
//! examples to jump to.

mod blocks;
mod charts;
mod many;
mod shell;
mod summary;

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::i18n::{Lang, Words};
use crate::outcome::{CrossCheck, GapReport, PlanReport, PointView};
use crate::text::{visible_line, width};

use super::layout::{
    alerts_of, blocks_of, gap_details, plan_fields, plan_findings, plan_gaps, plan_title, subject, unread,
};
use super::{Basis, Block, Line, Shown};
use blocks::{Blocks, item_anchor};
use shell::Page;

/// The columns of a title that is still set large.
const LARGE: usize = 60;

/// The report as one file.
pub(super) fn page(shown: &Shown<'_>) -> Vec<u8> {
    match shown {
        Shown::Assessment(report) => assessment(report),
        Shown::Plan(plan) => self::plan(plan),
        Shown::CrossCheck(check, _) => plain(shown, &points(check)),
        Shown::Compare(_) => plain(shown, &[]),
        Shown::Many(many) => many::page(many),
    }
}

/// An assessment: who and what in the title, the summary, every point at a glance, the details.
fn assessment(report: &GapReport) -> Vec<u8> {
    let words = report.lang.words();
    let subject_of = &report.subject;
    let about = [subject_of.organization.as_str(), &subject_of.project];
    let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let mut fields = subject(report, words);
    fields.retain(|(name, _)| name != words.organization && name != words.project);
    let notes = alerts_of(report);
    let mut details = vec![heading(words.html.every_point), every_point(report, words)];
    details.extend(gap_details(report, true));
    let ids = report.gaps.iter().map(|gap| report.points[gap.point].id.as_str());
    let top = Top { lang: report.lang, title: words.gap_report.to_owned(), about: &about, fields };
    top.file(summary::summary(report, Basis::Answers, &notes), &details, ids)
}

/// A plan: which, the summary, what it shows of every point, the details.
fn plan(plan: &PlanReport) -> Vec<u8> {
    let report = &plan.gaps;
    let words = report.lang.words();
    let about: Vec<&str> = match plan.documents.as_slice() {
        [only] if !plan.together && !only.title.is_empty() => vec![&only.title],
        _ => Vec::new(),
    };
    let mut notes = Vec::new();
    unread(plan, words, &mut notes);
    notes.extend(alerts_of(report));
    let mut details = plan_findings(plan, None);
    details.extend(plan_gaps(plan, true));
    let ids = report.gaps.iter().map(|gap| report.points[gap.point].id.as_str());
    let mut fields = plan_fields(plan, words);
    // A single plan is what the title is about.
    fields.retain(|(name, _)| about.is_empty() || name != words.plan_title);
    let top = Top { lang: report.lang, title: plan_title(plan), about: &about, fields };
    top.file(summary::summary(report, Basis::Plans, &notes), &details, ids)
}

/// The points of a cross-check in the order in which they are told of.
fn points(check: &CrossCheck) -> Vec<&str> {
    let told = crate::compare::Case::ALL.into_iter().filter(|case| *case != crate::compare::Case::Agreed);
    told.flat_map(|case| check.having(case)).map(|(_, point)| point.said.id.as_str()).collect()
}

/// A report as its blocks have it.
fn plain(shown: &Shown<'_>, points: &[&str]) -> Vec<u8> {
    let mut blocks = blocks_of(shown).into_iter().peekable();
    let title = match blocks.next_if(|block| matches!(block, Block::Heading { level: 1, .. })) {
        Some(Block::Heading { text, .. }) => text,
        _ => String::new(),
    };
    let fields = match blocks.next_if(|block| matches!(block, Block::Fields(_))) {
        Some(Block::Fields(fields)) => fields,
        _ => Vec::new(),
    };
    let blocks: Vec<Block> = blocks.collect();
    let top = Top { lang: shown.lang(), title, about: &[], fields };
    top.file(Markup::default(), &blocks, points.iter().copied())
}

/// What stands at the top of a report.
struct Top<'a> {
    lang: Lang,
    /// What kind of report it is.
    title: String,
    /// What it is about, in the order in which it is named.
    about: &'a [&'a str],
    /// What else there is to know of it.
    fields: Vec<(String, Line)>,
}

impl<'a> Top<'a> {
    /// The page with its summary and its details. `points` are the ids of the points in the order of their headings.
    fn file(self, summary: Markup, details: &[Block], points: impl Iterator<Item = &'a str>) -> Vec<u8> {
        let words = self.lang.words();
        let points: BTreeMap<&str, String> =
            (1..).zip(points).map(|(number, id)| (id, item_anchor(number))).collect();
        let details = Blocks::new(self.lang, details, points);
        let about = self.about.iter().map(|text| visible_line(text)).collect::<Vec<_>>().join(" ");
        let title =
            if about.is_empty() { self.title.clone() } else { (words.html.title_of)(&self.title, &about) };
        let has_summary = !summary.0.is_empty();
        let header = self.header(&details, words);
        let main = html! {
            @if has_summary { div.summary { (summary) } }
            (details.draw_around(&contents(&details, words)))
        };
        Page { lang: self.lang, title, header, main, own_style: "" }.file()
    }

    fn header(&self, draw: &Blocks<'_>, words: &Words) -> Markup {
        let long = self.about.iter().map(|text| width(text)).sum::<usize>() > LARGE;
        html! {
            h1 class=[long.then_some("long")] {
                @if self.about.is_empty() { (visible_line(&self.title)) }
                @else {
                    span.kind { (visible_line(&self.title)) } span.unseen { (words.colon) }
                    @for (index, text) in self.about.iter().enumerate() {
                        @if index > 0 { " " }
                        span.about { (visible_line(text)) }
                    }
                }
            }
            (draw.fields(&self.fields))
        }
    }
}

/// The parts of the details, to jump to.
fn contents(details: &Blocks<'_>, words: &Words) -> Markup {
    let parts = details.parts();
    html! {
        @if parts.len() > 1 {
            nav.contents aria-label=(words.contents) {
                ul { @for (anchor, name) in parts { li { a href={ "#" (anchor) } { (visible_line(name)) } } } }
            }
        }
    }
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned(), anchor: None }
}

/// Every point with its answer, and who takes care of it where that is said of any.
fn every_point(report: &GapReport, words: &Words) -> Block {
    let owned = report.points.iter().any(|point| !point.noted.owner.is_empty() || point.noted.due.is_some());
    let row = |point: &PointView| {
        let mut row = vec![point.id.clone(), point.title.clone(), words.standing(point.standing).to_owned()];
        if owned {
            row.push(point.noted.owner.clone());
            row.push(point.noted.due.map(|due| due.to_string()).unwrap_or_default());
        }
        row
    };
    let mut head = vec![words.point, words.title, words.answer];
    if owned {
        head.extend([words.owner, words.due]);
    }
    Block::Table(super::Sheet {
        head: head.into_iter().map(str::to_owned).collect(),
        numbers: Vec::new(),
        rows: report.points.iter().map(row).collect(),
    })
}
