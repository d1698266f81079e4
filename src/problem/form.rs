//! What can be wrong with a form, or with making one.

use super::Severity;

/// What can be wrong with a form, or with making one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// A text is longer than a cell of a workbook can be.
    TooLong {
        /// The point that it is about; empty for the subject.
        point: String,
        /// The most characters.
        limit: usize,
    },
    /// The workbook could not be made; a fault of the program.
    NotMade {
        /// What the library that writes workbooks says.
        why: String,
    },

    // ---- reading
    /// A workbook that is no form.
    NotAForm,
    /// A document where answers are expected: a plan.
    IsPlan,
    /// The sheet of questions cannot be found: there is no row with the heads of its columns.
    NoTable,
    /// Nothing says which checklist a form answers; it is read as one for that in use. A warning.
    NoChecklist {
        /// The checklist in use.
        id: String,
        /// Its version.
        version: u32,
    },
    /// What stands where an answer is expected is none.
    UnknownAnswer {
        /// The cell's text.
        text: String,
    },
    /// An answer in words of its own, of which the meaning is plain. A warning.
    AnswerRead {
        /// The cell's text.
        text: String,
        /// The answer, as a word of answer files.
        answer: &'static str,
    },
    /// Something about a point without an answer; it is read as unknown. A warning.
    NoAnswer {
        /// The point.
        point: String,
    },
    /// What stands where a tick is expected is none.
    UnknownTick {
        /// The cell's text.
        text: String,
    },
    /// A tick for a criterion that the point does not have. A warning.
    NoSuchCriterion {
        /// The point.
        point: String,
    },
    /// What stands where a day is expected is none.
    UnknownDay {
        /// The cell's text.
        text: String,
    },
    /// A day as a text, of which the meaning is plain. A warning.
    DayRead {
        /// The cell's text.
        text: String,
        /// The day.
        day: String,
    },
    /// A formula that fails, or has no result in the file.
    FailedFormula {
        /// The sign that stands there; `=` where there is none.
        text: String,
    },
    /// A service kind that is not in the list.
    UnknownService {
        /// The cell's text.
        text: String,
    },
    /// Two rows of one point that say the same, or of which one says nothing. A warning.
    TwoRows {
        /// The point.
        point: String,
        /// The cell of the other row.
        other: String,
    },
    /// Two rows of one point that contradict each other.
    RowsDiffer {
        /// The point.
        point: String,
        /// The cell of the other row.
        other: String,
    },
    /// A row without its point's id, found by the question. A warning.
    FoundByQuestion {
        /// The point.
        point: String,
    },
    /// A row that belongs to no point. A warning.
    UnknownRow {
        /// What stands in it.
        text: String,
    },
    /// A column that somebody added. A warning.
    UnknownColumn {
        /// Its head; may be empty.
        head: String,
        /// What stands in it.
        text: String,
    },
    /// A cell beside the fields of the cover. A warning.
    UnknownCell {
        /// What stands in it.
        text: String,
    },
    /// A sheet that somebody added. A warning.
    UnknownSheet {
        /// How many of its cells are filled.
        cells: usize,
    },
}

impl FormFault {
    /// The code in machine-readable reports; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "text-too-long",
            Self::NotMade { .. } => "form-not-made",
            Self::NotAForm => "not-a-form",
            Self::IsPlan => "is-plan",
            Self::NoTable => "no-question-sheet",
            Self::NoChecklist { .. } => "form-without-checklist",
            Self::UnknownAnswer { .. } => "unknown-answer",
            Self::AnswerRead { .. } => "answer-read",
            Self::NoAnswer { .. } => "no-answer",
            Self::UnknownTick { .. } => "unknown-tick",
            Self::NoSuchCriterion { .. } => "no-such-criterion",
            Self::UnknownDay { .. } => "bad-date",
            Self::DayRead { .. } => "date-read",
            Self::FailedFormula { .. } => "failed-formula",
            Self::UnknownService { .. } => "unknown-service",
            Self::TwoRows { .. } => "two-rows",
            Self::RowsDiffer { .. } => "rows-differ",
            Self::FoundByQuestion { .. } => "found-by-question",
            Self::UnknownRow { .. } => "unknown-row",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::UnknownCell { .. } => "unknown-cell",
            Self::UnknownSheet { .. } => "unknown-sheet",
        }
    }

    /// How much it weighs where nothing else is said.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoChecklist { .. }
            | Self::AnswerRead { .. }
            | Self::NoAnswer { .. }
            | Self::NoSuchCriterion { .. }
            | Self::DayRead { .. }
            | Self::TwoRows { .. }
            | Self::FoundByQuestion { .. }
            | Self::UnknownRow { .. }
            | Self::UnknownColumn { .. }
            | Self::UnknownCell { .. }
            | Self::UnknownSheet { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl From<FormFault> for super::Fault {
    fn from(fault: FormFault) -> Self {
        Self::Form(fault)
    }
}
