//! Why a plan document could not be read.

/// A kind of plan document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// Word, `.docx`.
    Word,
    /// Excel, `.xlsx`.
    Excel,
    /// PowerPoint, `.pptx`.
    PowerPoint,
    /// PDF.
    Pdf,
}

impl DocumentKind {
    /// Every kind with its name in machine-readable reports and its file endings.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 6] = [
        (Self::Markdown, "md", &["md", "markdown"]),
        (Self::Text, "txt", &["txt", "text"]),
        (Self::Word, "docx", &["docx"]),
        (Self::Excel, "xlsx", &["xlsx"]),
        (Self::PowerPoint, "pptx", &["pptx"]),
        (Self::Pdf, "pdf", &["pdf"]),
    ];

    /// The name in machine-readable reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, name, _)| name)
    }

    /// The kind that a file ending (without the dot, in any case) promises.
    pub fn from_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        Self::ALL.iter().find(|(.., endings)| endings.contains(&ending.as_str())).map(|(kind, ..)| *kind)
    }
}

/// A format of the past that has to be saved anew before it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldFormat {
    /// Word 97 to 2003, `.doc`.
    Word,
    /// Excel 97 to 2003, `.xls`.
    Excel,
    /// PowerPoint 97 to 2003, `.ppt`.
    PowerPoint,
    /// Ichitaro, `.jtd` and its like.
    Ichitaro,
    /// One of the Office formats; which one cannot be told.
    Office,
}

/// What there may only be so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Bytes of the file.
    Bytes,
    /// Bytes of text in it.
    TextBytes,
    /// Entries of the archive.
    Entries,
    /// Unpacked bytes of the archive.
    Unpacked,
    /// Filled cells.
    Cells,
    /// Elements within elements.
    Nesting,
    /// Pages.
    Pages,
}

/// Why a plan document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// Its ending is none that is read, and its content tells nothing.
    UnknownKind {
        /// The ending without the dot; may be empty.
        ending: String,
    },
    /// It is of a format that has to be saved anew.
    Old(OldFormat),
    /// A password is needed to open it.
    Password,
    /// A PDF of pictures: there is no text to read.
    NoTextLayer {
        /// How many pages it has.
        pages: usize,
    },
    /// The content is not what the ending promises.
    OtherKind {
        /// The ending without the dot.
        ending: String,
        /// What it is; `None` when it cannot be told.
        found: Option<DocumentKind>,
    },
    /// The file is damaged or cut off.
    Damaged {
        /// What it should be.
        kind: DocumentKind,
    },
    /// It can be read, but there is no text in it.
    NoText,
    /// There is more of something than is read.
    TooMuch {
        /// Of what.
        of: Bound,
        /// The most that is read.
        limit: u64,
    },
}

impl DocumentFault {
    /// The code in machine-readable reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownKind { .. } => "unknown-document",
            Self::Old(_) => "old-format",
            Self::Password => "password",
            Self::NoTextLayer { .. } => "no-text-layer",
            Self::OtherKind { .. } => "wrong-ending",
            Self::Damaged { .. } => "damaged-document",
            Self::NoText => "no-text",
            Self::TooMuch { .. } => "too-much",
        }
    }
}
