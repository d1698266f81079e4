//! A Word document of a report, made for approval: a title block with boxes for stamps, the score and what to do first
//! on one page, then the details, then the examples. What stands in it are styles, so that an office's own template can
//! take over.

mod front;
mod package;
mod parts;
mod places;
mod tables;
mod writer;
mod xml;

use crate::outcome::{ChangeReport, CrossCheck, GapReport, PlanReport};
use crate::text::visible_line;

use super::layout::{Basis, alerts_of, blocks_of, gap_details, plan_findings, plan_gaps, subject, unread};
use super::{Block, Line, Many, Shown};
use front::About;
use package::Package;
use places::Places;
use writer::Writer;
use xml::Xml;

/// A4, and the margins, in twentieths of a point. The left one leaves room for holes.
const PAPER: (u32, u32) = (11906, 16838);
const TOP: u32 = 1360;
const BOTTOM: u32 = 1134;
const LEFT: u32 = 1418;
const RIGHT: u32 = 1134;

/// The most assessments that stand beside each other on an upright page.
const UPRIGHT: usize = 6;

/// The report as one file.
pub(super) fn letter(shown: &Shown<'_>) -> Vec<u8> {
    let lang = shown.lang();
    let words = lang.words();
    // A table of many has more columns than an upright page has room for.
    let landscape = match shown {
        Shown::Many(_) => true,
        Shown::Compare(report) => report.assessments.len() > UPRIGHT,
        Shown::Assessment(_) | Shown::Plan(_) | Shown::CrossCheck(..) => false,
    };
    let across = if landscape { PAPER.1 } else { PAPER.0 };
    let places = match shown {
        Shown::Assessment(report) => Places::new(report),
        Shown::Plan(plan) => Places::new(&plan.gaps),
        Shown::CrossCheck(..) | Shown::Compare(_) | Shown::Many(_) => Places::default(),
    };
    let mut writer = Writer::new(words, places, across - LEFT - RIGHT);
    let about = match shown {
        Shown::Assessment(report) => assessment(report, &mut writer),
        Shown::Plan(plan) => one_plan(plan, &mut writer),
        Shown::CrossCheck(check, plan) => crosscheck(shown, check, plan, &mut writer),
        Shown::Compare(report) => comparison(shown, report, &mut writer),
        Shown::Many(many) => table(shown, many, &mut writer),
    };
    let Writer { xml, links, numbered, .. } = writer;
    let package = Package {
        document: document(xml, landscape),
        parts: parts::parts(&about, lang, numbered),
        links,
        core: parts::core(&about, lang),
        app: parts::app(),
    };
    package.file()
}

fn assessment(report: &GapReport, writer: &mut Writer) -> About {
    let words = writer.words;
    let about = About {
        title: words.gap_report.to_owned(),
        project: report.subject.project.clone(),
        assessor: report.subject.assessor.clone(),
        date: report.date,
    };
    writer.title_block(&about, &subject(report, words), report.lang);
    writer.blocks(&alerts_of(report));
    writer.score(report, Basis::Answers);
    writer.first(report, Basis::Answers);
    writer.new_page = true;
    details(report, Basis::Answers, &gap_details(report, true), writer);
    about
}

fn one_plan(plan: &PlanReport, writer: &mut Writer) -> About {
    let (report, words) = (&plan.gaps, writer.words);
    let (title, fields, _) = opened(&Shown::Plan(plan));
    let about = About { title, project: plan_title(plan), assessor: String::new(), date: report.date };
    writer.title_block(&about, &fields, report.lang);
    let mut missing = Vec::new();
    unread(plan, words, &mut missing);
    writer.blocks(&missing);
    writer.blocks(&alerts_of(report));
    writer.score(report, Basis::Plans);
    writer.first(report, Basis::Plans);
    writer.new_page = true;
    writer.blocks(&plan_findings(plan, None));
    details(report, Basis::Plans, &plan_gaps(plan, true), writer);
    about
}

/// The gaps, with a table of what to do behind the heading.
fn details(report: &GapReport, basis: Basis, blocks: &[Block], writer: &mut Writer) {
    if let Some((heading, rest)) = blocks.split_first() {
        writer.blocks(std::slice::from_ref(heading));
        writer.all_actions(report, basis);
        writer.blocks(rest);
    }
}

fn crosscheck(shown: &Shown<'_>, check: &CrossCheck, plan: &PlanReport, writer: &mut Writer) -> About {
    let project = &check.subject.project;
    let project = if project.is_empty() { plan_title(plan) } else { project.clone() };
    let (title, fields, rest) = opened(shown);
    let about = About { title, project, assessor: check.subject.assessor.clone(), date: plan.gaps.date };
    writer.title_block(&about, &fields, plan.gaps.lang);
    writer.blocks(&rest);
    about
}

fn comparison(shown: &Shown<'_>, report: &ChangeReport, writer: &mut Writer) -> About {
    let (title, fields, rest) = opened(shown);
    let newest = report.assessments.last();
    let about = About {
        title,
        project: newest.map_or_else(String::new, |newest| newest.subject.project.clone()),
        assessor: newest.map_or_else(String::new, |newest| newest.subject.assessor.clone()),
        date: newest.map_or(report.today, |newest| newest.date),
    };
    writer.title_block(&about, &fields, report.lang);
    writer.blocks(&rest);
    about
}

fn table(shown: &Shown<'_>, many: &Many<'_>, writer: &mut Writer) -> About {
    let (title, fields, rest) = opened(shown);
    let about = About { title, project: String::new(), assessor: String::new(), date: many.date };
    writer.title_block(&about, &fields, many.lang);
    writer.blocks(&rest);
    about
}

/// The title, what the report is about, and the rest of the blocks that every format shows.
fn opened(shown: &Shown<'_>) -> (String, Vec<(String, Line)>, Vec<Block>) {
    let mut blocks = blocks_of(shown).into_iter().peekable();
    let title = match blocks.peek() {
        Some(Block::Heading { level: 1, text, .. }) => text.clone(),
        _ => String::new(),
    };
    let blocks = blocks.skip(usize::from(!title.is_empty()));
    let mut blocks = blocks.peekable();
    let fields = match blocks.peek() {
        Some(Block::Fields(fields)) => fields.clone(),
        _ => Vec::new(),
    };
    let blocks = blocks.skip(usize::from(!fields.is_empty()));
    (title, fields, blocks.collect())
}

/// The title of a plan's first document.
fn plan_title(plan: &PlanReport) -> String {
    plan.documents.first().map_or_else(String::new, |first| visible_line(&first.title).into_owned())
}

/// The document around its body.
fn document(body: Xml, landscape: bool) -> String {
    let spaces: [(&str, &dyn std::fmt::Display); 2] =
        [("xmlns:w", &parts::WORD), ("xmlns:r", &parts::RELATIONS)];
    Xml::part("w:document", &spaces, |xml| {
        xml.within("w:body", &[], |xml| {
            xml.append(&body.finish());
            xml.within("w:sectPr", &[], |xml| section(xml, landscape));
        });
    })
}

/// The paper, with its head and foot.
fn section(xml: &mut Xml, landscape: bool) {
    xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &parts::HEADER)]);
    xml.empty("w:footerReference", &[("w:type", &"default"), ("r:id", &parts::FOOTER)]);
    let (width, height) = PAPER;
    if landscape {
        xml.empty("w:pgSz", &[("w:w", &height), ("w:h", &width), ("w:orient", &"landscape")]);
    } else {
        xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    }
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &TOP),
            ("w:right", &RIGHT),
            ("w:bottom", &BOTTOM),
            ("w:left", &LEFT),
            ("w:header", &680),
            ("w:footer", &510),
            ("w:gutter", &0),
        ],
    );
    xml.empty("w:cols", &[("w:space", &425)]);
}
