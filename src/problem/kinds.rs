//! What values should have been, and why the system refused.

/// What a value in a TOML file should have been or is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text in quotation marks.
    String,
    /// A whole number.
    Integer,
    /// A number with or without a fraction.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A day, `2026-11-22`.
    Date,
    /// A list in square brackets.
    Array,
    /// A list of texts.
    Strings,
    /// A table.
    Table,
    /// A list of tables, `[[…]]`.
    Tables,
    /// A text in one or more languages, `{ ja = "…", en = "…" }`.
    Text,
    /// An answer: a word, or a table with `answer`.
    Answer,
    /// A rule over criteria: an id, or a table with `any`, `all` or `at_least` and `of`.
    Rule,
}

/// Why the operating system refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such file or folder.
    NotFound,
    /// Not permitted.
    Denied,
    /// The disk, or the user's share of it, is full.
    Full,
    /// The medium can only be read.
    ReadOnly,
    /// It is a folder where a file is needed.
    IsFolder,
    /// A part of the path is a file where a folder is needed.
    NotFolder,
    /// The name is too long or has characters that the system does not take.
    BadName,
    /// The content could not be put together: a mistake of the program.
    NotMade,
    /// Something else, with the system's own number where it gave one.
    Other(Option<i32>),
}
