//! Every fault that exists.

use super::{DocumentFault, Doubt, FormFault, Kind, Refusal, Severity};

/// Everything that can be wrong, with what its message needs. The doc of each says when it occurs.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    // ---- files
    /// A plan document could not be read.
    Document(DocumentFault),
    /// Something about a form.
    Form(FormFault),
    /// A file could not be read.
    Unreadable(Refusal),
    /// A file could not be written.
    Unwritable(Refusal),
    /// A folder holds nothing of the kind looked for.
    NothingFound,
    /// There is no plan document among the inputs.
    NoPlans,
    /// The file's ending names no format that can be written.
    UnknownOutput {
        /// The formats that exist.
        formats: Vec<String>,
    },
    /// The file to be written is an input, or another output.
    OutputTaken,
    /// A format that a terminal cannot show was to go there.
    BinaryToTerminal {
        /// The format.
        format: &'static str,
    },
    /// A report for each input was asked for in a format that is one whole file.
    OneFileForMany {
        /// The format.
        format: &'static str,
    },
    /// More problems in a file than are told.
    TooManyProblems {
        /// How many are.
        limit: usize,
    },
    /// The file is larger than is read.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// Nothing, or only white space, is in it.
    Empty,
    /// Not UTF-8, although most of it is: bytes were lost or changed.
    BrokenUtf8 {
        /// The first line with a broken character, from 1.
        line: usize,
    },
    /// UTF-16, as old Windows editors save "Unicode".
    Utf16,
    /// Neither UTF-8 nor Windows-31J.
    NotText,
    /// Read as Windows-31J; a warning.
    ReadAsCp932,
    /// The kind of file cannot be told from what is in it (`lint`).
    UnknownFile,

    // ---- TOML
    /// Not valid TOML; the parser's own English words.
    Syntax(String),
    /// A text in quotation marks that a word processor or an input method has put in, instead of `"`.
    WrongQuotes,
    /// The same key twice.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest key that does mean something.
        nearest: Option<String>,
        /// All keys that do.
        allowed: Vec<String>,
    },
    /// A key that must be there is missing.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of another type than the key takes.
    WrongType {
        /// The key.
        key: String,
        /// What it takes.
        expected: Kind,
        /// What stands there.
        found: Kind,
    },
    /// A word outside a closed list.
    WrongWord {
        /// The key.
        key: String,
        /// The word as written.
        word: String,
        /// The nearest right word.
        nearest: Option<String>,
        /// All right words.
        allowed: Vec<String>,
    },
    /// A text that must say something is empty.
    EmptyText {
        /// The key.
        key: String,
    },
    /// A number outside its range.
    OutOfRange {
        /// The key.
        key: String,
        /// The smallest and largest value, as text.
        range: (String, String),
    },
    /// A day that does not exist, or a time where a day is meant.
    BadDate {
        /// The key.
        key: String,
        /// The value as written.
        value: String,
    },
    /// `format` is higher than this program knows.
    NewerFormat {
        /// The number found.
        found: i64,
    },

    // ---- answers
    /// The file answers another checklist.
    OtherChecklist {
        /// Its id.
        found: String,
        /// The id of the checklist in use.
        expected: String,
    },
    /// The file was made for a newer version of the checklist.
    NewerChecklist {
        /// The file's version.
        found: i64,
        /// The version in use.
        known: u32,
    },
    /// A point that the checklist does not have.
    UnknownPoint {
        /// The id as written.
        id: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A line `P03 = …` below the header of another point's table, to which TOML counts it.
    SlippedPoint {
        /// The point whose line it is.
        id: String,
        /// The point whose table it fell into.
        under: String,
    },
    /// A criterion that the point does not have.
    UnknownCriterion {
        /// The point.
        point: String,
        /// The criterion's id as written.
        id: String,
        /// All ids of the point.
        allowed: Vec<String>,
    },
    /// `na` without a note that gives the reason.
    NaWithoutNote {
        /// The point.
        point: String,
    },
    /// Something that is worth a second look; a hint.
    Doubt(Doubt),

    // ---- checklists
    /// An id with characters other than letters, digits, `-` and `_`, or an empty one.
    BadId {
        /// The id as written.
        id: String,
    },
    /// An id used twice.
    DuplicateId {
        /// The id.
        id: String,
        /// The line of its first use, and its file where that is another one.
        first: (String, usize),
    },
    /// A phase that the checklist does not have.
    UnknownPhase {
        /// The id as written.
        id: String,
        /// All phases.
        allowed: Vec<String>,
    },
    /// An evidence rule names a concept that the lexicon does not have.
    UnknownConcept {
        /// The id as written.
        id: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A concept that no rule and no wording names; a hint.
    UnusedConcept {
        /// Its id.
        id: String,
    },
    /// A concept without a word, so that no text can hold it.
    NoWords {
        /// Its id.
        id: String,
    },
    /// An evidence rule that no statement of the texts satisfies (`lint --texts`); a hint.
    RuleNeverFires {
        /// Its name, or its criterion where it has none, in Japanese and English.
        name: (String, String),
        /// How many texts were read.
        texts: usize,
    },
    /// A phase without a point.
    EmptyPhase {
        /// Its id.
        id: String,
    },
    /// A list that must hold something is empty.
    EmptyList {
        /// The key.
        key: String,
    },
    /// `at_least` asks for more than the list holds, or for nothing.
    ImpossibleRule {
        /// How many it asks for.
        at_least: i64,
        /// How many there are.
        of: usize,
    },
    /// Rules nested deeper than can be read by a person.
    DeepRule {
        /// How deep they may be.
        limit: usize,
    },
    /// `changed_in` above the checklist's `version`.
    ChangedLater {
        /// `changed_in`.
        changed_in: i64,
        /// `version`.
        version: u32,
    },
    /// A text that is there in one language only while others have both; a warning.
    MissingLanguage {
        /// The key.
        key: String,
        /// `ja` or `en`.
        lang: &'static str,
    },
    /// A file to include that lies outside the folder of the file that includes it.
    IncludeOutside {
        /// The path as written.
        path: String,
    },
    /// A file included a second time, or files that include each other.
    IncludedTwice {
        /// The path as written.
        path: String,
    },
    /// More files included than are read.
    TooManyIncludes {
        /// The limit.
        limit: usize,
    },

    // ---- examples
    /// An example that is not about any point.
    NoPoints {
        /// The example's id.
        id: String,
    },
    /// A service kind that is not in the list.
    UnknownService {
        /// The id as written.
        id: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A twin that does not exist or does not name this example as its own twin.
    BadTwin {
        /// The id as written.
        id: String,
    },

    // ---- configuration
    /// A waiver whose last day is over; a warning.
    WaiverExpired {
        /// The point.
        point: String,
        /// Its last valid day.
        expires: String,
    },
    /// A path pattern that cannot be read.
    BadPattern {
        /// The pattern.
        pattern: String,
    },
    /// The checklist that a configuration names cannot be used; why is said of that file.
    BadChecklist {
        /// The path as written.
        path: String,
    },
    /// A file whose configuration names another checklist than this run is by.
    ChecklistOfRun {
        /// The checklist's file that it should be by; `None` for the program's own.
        wanted: Option<String>,
        /// That of the run.
        used: Option<String>,
    },
}

impl Fault {
    /// The code that machine-readable reports carry; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document(fault) => fault.code(),
            Self::Form(fault) => fault.code(),
            Self::Unreadable(_) => "unreadable",
            Self::Unwritable(_) => "unwritable",
            Self::NothingFound | Self::NoPlans => "nothing-found",
            Self::UnknownOutput { .. } => "unknown-output",
            Self::OutputTaken => "output-taken",
            Self::BinaryToTerminal { .. } => "binary-to-terminal",
            Self::OneFileForMany { .. } => "one-file-for-many",
            Self::TooManyProblems { .. } => "too-many-problems",
            Self::TooLarge { .. } => "too-large",
            Self::Empty => "empty",
            Self::BrokenUtf8 { .. } => "broken-utf8",
            Self::Utf16 => "utf16",
            Self::NotText => "not-text",
            Self::ReadAsCp932 => "read-as-cp932",
            Self::UnknownFile => "unknown-file",
            Self::Syntax(_) => "syntax",
            Self::WrongQuotes => "wrong-quotes",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::WrongWord { .. } => "wrong-word",
            Self::EmptyText { .. } => "empty-text",
            Self::OutOfRange { .. } => "out-of-range",
            Self::BadDate { .. } => "bad-date",
            Self::NewerFormat { .. } => "newer-format",
            Self::OtherChecklist { .. } => "other-checklist",
            Self::NewerChecklist { .. } => "newer-checklist",
            Self::UnknownPoint { .. } => "unknown-point",
            Self::SlippedPoint { .. } => "slipped-point",
            Self::UnknownCriterion { .. } => "unknown-criterion",
            Self::NaWithoutNote { .. } => "na-without-note",
            Self::Doubt(doubt) => doubt.code(),
            Self::BadId { .. } => "bad-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnknownPhase { .. } => "unknown-phase",
            Self::UnknownConcept { .. } => "unknown-concept",
            Self::UnusedConcept { .. } => "unused-concept",
            Self::NoWords { .. } => "no-words",
            Self::RuleNeverFires { .. } => "rule-never-fires",
            Self::EmptyPhase { .. } => "empty-phase",
            Self::EmptyList { .. } => "empty-list",
            Self::ImpossibleRule { .. } => "impossible-rule",
            Self::DeepRule { .. } => "deep-rule",
            Self::ChangedLater { .. } => "changed-later",
            Self::MissingLanguage { .. } => "missing-language",
            Self::IncludeOutside { .. } => "include-outside",
            Self::IncludedTwice { .. } => "included-twice",
            Self::TooManyIncludes { .. } => "too-many-includes",
            Self::NoPoints { .. } => "no-points",
            Self::UnknownService { .. } => "unknown-service",
            Self::BadTwin { .. } => "bad-twin",
            Self::WaiverExpired { .. } => "waiver-expired",
            Self::BadPattern { .. } => "bad-pattern",
            Self::BadChecklist { .. } => "bad-checklist",
            Self::ChecklistOfRun { .. } => "checklist-of-run",
        }
    }

    /// How much it weighs where nothing else is said.
    pub fn severity(&self) -> Severity {
        match self {
            Self::ReadAsCp932 | Self::MissingLanguage { .. } | Self::WaiverExpired { .. } => {
                Severity::Warning
            }
            Self::Form(fault) => fault.severity(),
            Self::Doubt(_) | Self::UnusedConcept { .. } | Self::RuleNeverFires { .. } => Severity::Hint,
            _ => Severity::Error,
        }
    }
}
