//! Reports that an office passes on as files: each is one whole file, a page, a workbook or a letter.

use jiff::civil::Date;

use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::outcome::{ChangeReport, Common, CrossCheck, GapReport, PlanReport, Row, Totals};

use super::{Basis, docx, html, xlsx};

/// A format that is one whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// A page for a browser and for printing.
    Html,
    /// An Excel workbook.
    Xlsx,
    /// A Word document.
    Docx,
}

/// What a report shows.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// One assessment.
    Assessment(&'a GapReport),
    /// A plan.
    Plan(&'a PlanReport),
    /// Answers held against a plan.
    CrossCheck(&'a CrossCheck, &'a PlanReport),
    /// What changed between assessments.
    Compare(&'a ChangeReport),
    /// Many assessments or plans side by side.
    Many(&'a Many<'a>),
}

/// Many assessments or plans.
#[derive(Clone, Copy, Debug)]
pub struct Many<'a> {
    /// The language of all texts.
    pub lang: Lang,
    /// The day of the report.
    pub date: Date,
    /// The checklist that all of them are by.
    pub checklist: &'a Checklist,
    /// What they are made from.
    pub basis: Basis,
    /// The short names of the phases.
    pub phases: &'a [String],
    /// One per assessment, in the order of the inputs.
    pub rows: &'a [Row],
    /// How often each point got each answer.
    pub totals: &'a Totals,
    /// The most common gaps, with examples for most of them at once.
    pub common: &'a Common,
    /// The files that could not be used.
    pub failed: &'a [String],
}

impl Office {
    /// The report as a file's bytes: the same for the same input.
    pub fn file(self, shown: &Shown<'_>) -> Vec<u8> {
        match self {
            Self::Html => html::page(shown),
            Self::Xlsx => xlsx::workbook(shown),
            Self::Docx => docx::letter(shown),
        }
    }

    /// Whether it is of no use on a terminal.
    pub fn is_binary(self) -> bool {
        self != Self::Html
    }
}

impl Shown<'_> {
    /// The language of all texts.
    pub fn lang(&self) -> Lang {
        match self {
            Self::Assessment(report) => report.lang,
            Self::Plan(plan) | Self::CrossCheck(_, plan) => plan.gaps.lang,
            Self::Compare(report) => report.lang,
            Self::Many(many) => many.lang,
        }
    }
}
