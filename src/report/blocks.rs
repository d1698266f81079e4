/// A part of a report that reads from top to bottom. Every text in it is literal: formats escape what they must.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 4, with a name that links lead to.
    Heading {
        /// 1 is the title.
        level: usize,
        /// The heading.
        text: String,
        /// The name.
        anchor: Option<String>,
    },
    /// A paragraph.
    Paragraph(Line),
    /// Something that must not be overlooked.
    Alert(Line),
    /// Names and values, one per line.
    Fields(Vec<(String, Line)>),
    /// A list.
    Items(Vec<Item>),
    /// A table.
    Table(Sheet),
}

/// A list item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// 0 for the outermost.
    pub depth: usize,
    /// Its number; `None` for a bullet.
    pub number: Option<usize>,
    /// What it says.
    pub line: Line,
}

/// A table's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The column heads.
    pub head: Vec<String>,
    /// The columns that hold numbers.
    pub numbers: Vec<usize>,
    /// The rows; each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A run of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line(pub Vec<Inline>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// Something to type.
    Command(String),
    /// An address on the web.
    Url(String),
    /// A name that leads to a place in our own documents.
    Link {
        /// The name.
        name: String,
        /// The place.
        to: String,
    },
    /// An example's id: a link where the report holds the example, a command where it does not.
    Example(String),
}

impl Line {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Inline::Text(text.into())])
    }

    /// Text that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Inline::Strong(text.into())])
    }

    /// With a piece added.
    pub fn and(mut self, piece: Inline) -> Self {
        self.0.push(piece);
        self
    }

    /// With text added.
    pub fn and_text(self, text: impl Into<String>) -> Self {
        self.and(Inline::Text(text.into()))
    }
}

impl Item {
    /// A bullet.
    pub fn bullet(depth: usize, line: Line) -> Self {
        Self { depth, number: None, line }
    }
}
