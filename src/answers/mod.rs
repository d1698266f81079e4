//! Answer files: what was answered for which point, and by whom; reading with every problem noted, writing without losing the user's comments.

mod doubts;
mod edit;
mod parse;

use jiff::civil::Date;

use crate::checklist::{Checklist, Point, Proposal};

pub(crate) use doubts::ticks_disagree;
pub use doubts::{Doubted, doubts, report_doubts};
pub use edit::AnswerFile;
pub use parse::{Outcome, parse};

/// An answer to the question of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// The practice is there.
    Yes,
    /// A part of it.
    Partial,
    /// It is not.
    No,
    /// Not known yet; to be found out.
    Unknown,
    /// The point does not apply; the note says why.
    Na,
}

impl Answer {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Yes, Self::Partial, Self::No, Self::Unknown, Self::Na];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partial => "partial",
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::Na => "na",
        }
    }

    /// The answer that a word of a file names.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "yes" | "はい" | "済" => Self::Yes,
            "partial" | "一部" => Self::Partial,
            "no" | "いいえ" | "未" => Self::No,
            "unknown" | "分からない" => Self::Unknown,
            "na" | "対象外" => Self::Na,
            _ => return None,
        })
    }
}

impl From<Proposal> for Answer {
    fn from(proposal: Proposal) -> Self {
        match proposal {
            Proposal::Yes => Self::Yes,
            Proposal::Partial => Self::Partial,
            Proposal::No => Self::No,
        }
    }
}

/// Every word that an answer file may use for an answer.
pub const ANSWER_WORDS: [&str; 12] =
    ["yes", "partial", "no", "unknown", "na", "はい", "一部", "いいえ", "分からない", "対象外", "済", "未"];

/// What people write instead, and the word that they mean.
pub(crate) const NEAR_WORDS: [(&str, &str); 20] = [
    ("maybe", "unknown"),
    ("partly", "partial"),
    ("partially", "partial"),
    ("some", "partial"),
    ("true", "yes"),
    ("done", "yes"),
    ("false", "no"),
    ("none", "no"),
    ("n/a", "na"),
    ("not applicable", "na"),
    ("don't know", "unknown"),
    ("○", "はい"),
    ("△", "一部"),
    ("×", "いいえ"),
    ("実施済み", "済"),
    ("未実施", "未"),
    ("一部実施", "一部"),
    ("わからない", "分からない"),
    ("不明", "分からない"),
    ("該当なし", "対象外"),
];

/// The answer to one point with what was noted about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The answer.
    pub answer: Answer,
    /// What was said of each criterion, in the point's order; `None` where nothing was.
    pub ticks: Vec<Option<bool>>,
    /// A remark; for `na` the reason.
    pub note: String,
    /// What shows it.
    pub evidence: Vec<String>,
    /// Who takes care of it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// When the answer was last confirmed.
    pub checked: Option<Date>,
}

impl Entry {
    /// An answer with nothing noted about it.
    pub fn new(answer: Answer, point: &Point) -> Self {
        Self {
            answer,
            ticks: vec![None; point.criteria.len()],
            note: String::new(),
            evidence: Vec::new(),
            owner: String::new(),
            due: None,
            checked: None,
        }
    }

    /// The criteria ticked as true; what nothing was said of counts as not ticked.
    pub fn ticked(&self) -> Vec<bool> {
        self.ticks.iter().map(|t| *t == Some(true)).collect()
    }

    /// Whether anything but the answer is noted.
    fn says_something(&self) -> bool {
        let texts = [&self.note, &self.owner].iter().any(|text| !text.trim().is_empty());
        texts || !self.evidence.is_empty() || self.due.is_some() || self.ticks.contains(&Some(true))
    }

    /// Whether anything was said of any criterion.
    pub fn has_ticks(&self) -> bool {
        self.ticks.iter().any(Option::is_some)
    }
}

/// What is assessed, by whom, when. Every field may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The municipality or office.
    pub organization: String,
    /// The project.
    pub project: String,
    /// The service kind, a key of the example library.
    pub service: String,
    /// Who answered.
    pub assessor: String,
    /// The day of the assessment.
    pub date: Option<Date>,
}

/// An answer file's content, checked against a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerSheet {
    /// The version of the checklist that was answered; never newer than the checklist itself.
    pub version: u32,
    /// What is assessed.
    pub subject: Subject,
    /// One place per point of the checklist, in its order; `None` where nothing was answered.
    pub entries: Vec<Option<Entry>>,
}

impl AnswerSheet {
    /// A sheet on which nothing is answered yet.
    pub fn blank(checklist: &Checklist) -> Self {
        Self {
            version: checklist.version,
            subject: Subject::default(),
            entries: vec![None; checklist.points.len()],
        }
    }

    /// The answered points that have changed since the version that was answered.
    pub fn to_confirm(&self, checklist: &Checklist) -> Vec<usize> {
        let changed = |(index, entry): (usize, &Option<Entry>)| {
            (entry.is_some() && checklist.points[index].changed_in > self.version).then_some(index)
        };
        self.entries.iter().enumerate().filter_map(changed).collect()
    }
}
