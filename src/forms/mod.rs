//! Forms: the questions of a checklist to be filled in, blank or with what is known already.

mod toml;

use crate::answers::AnswerSheet;
use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::problem::FormFault;
use crate::seeds::Library;

/// A kind of form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An answer file with the questions as comments.
    Toml,
    /// An Excel workbook.
    Xlsx,
    /// A page for a browser.
    Html,
}

impl Form {
    /// Every kind with its name and the file endings that mean it.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 3] = [
        (Self::Toml, "toml", &["toml"]),
        (Self::Xlsx, "xlsx", &["xlsx"]),
        (Self::Html, "html", &["html", "htm"]),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(form, ..)| *form == self).map_or("", |(_, name, _)| name)
    }

    /// The kind that a file's ending (without the dot, any case) means.
    pub fn from_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        Self::ALL.into_iter().find(|(.., endings)| endings.contains(&ending.as_str())).map(|(form, ..)| form)
    }

    /// Whether it is of no use on a terminal.
    pub fn is_binary(self) -> bool {
        self == Self::Xlsx
    }

    /// The form as a file's bytes: the same for the same input. With what `filled` says, or blank; a sheet's entries are
    /// one per point of the checklist.
    pub fn file(
        self,
        checklist: &Checklist,
        library: &Library,
        lang: Lang,
        filled: Option<&AnswerSheet>,
    ) -> Result<Vec<u8>, FormFault> {
        match self {
            Self::Toml => Ok(toml::toml(checklist, library, lang, filled).into_bytes()),
            Self::Xlsx | Self::Html => Err(FormFault::NotOffered { form: self.name() }),
        }
    }
}
