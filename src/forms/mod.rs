//! Forms: the questions of a checklist to be filled in, blank or with what is known already.

mod comments;
mod html;
mod lines;
mod merge;
mod schema;
mod split;
mod toml;
mod xlsx;

pub use comments::comments;
pub use merge::{Conflict, Merged, Prefer, Said, Source, merge};
pub use schema::answers_schema;
pub use split::{Share, by_owner, file_names};
pub use xlsx::ReadForm;

use crate::answers::{self, AnswerSheet, Outcome};
use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::input::decode;
use crate::problem::{Fault, FormFault, Problem};
use crate::seeds::{Library, Service};

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
            Self::Xlsx => xlsx::workbook(checklist, library, lang, filled),
            Self::Html => Ok(html::page(checklist, library, lang, filled).into_bytes()),
        }
    }
}

/// The largest form that is read, in bytes. A workbook may hold pictures.
pub const MAX_BYTES: u64 = 32 << 20;

/// Whether a file is a workbook (a package, or what Office makes of one with a password) and not a text. One that calls
/// itself a TOML file is none.
pub fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let is_one = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(COMPOUND);
    is_one && !name.to_ascii_lowercase().ends_with(".toml")
}

/// Reads answers from an answer file or an Excel form, whichever the bytes are; `name` is what messages call the file.
/// Problems of a form have the cell for a place, those of an answer file the line.
pub fn read(name: &str, bytes: &[u8], checklist: &Checklist, services: &[Service]) -> Outcome {
    if is_workbook(name, bytes) {
        return read_workbook(name, bytes, checklist, services).outcome;
    }
    match decode(bytes) {
        Ok(decoded) => match answers::parse(name, &decoded.text, checklist, services) {
            Outcome::Read(sheet, mut problems) => {
                if decoded.cp932 {
                    let fault = Fault::ReadAsCp932;
                    let severity = fault.severity();
                    problems.push(Problem { severity, ..Problem::in_file(name, fault) });
                }
                Outcome::Read(sheet, problems)
            }
            other => other,
        },
        Err(fault) => Outcome::Failed(vec![Problem::in_file(name, fault)]),
    }
}

/// Reads an Excel form.
pub fn read_workbook(name: &str, bytes: &[u8], checklist: &Checklist, services: &[Service]) -> ReadForm {
    xlsx::read(name, bytes, checklist, services)
}
