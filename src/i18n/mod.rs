//! Languages: which there are, texts that come in both, and the words of reports and messages.
//!
//! A missing translation does not compile: each language is one constant of [`Words`] and one
//! function over every [`Fault`].

mod changes;
mod en;
mod form_words;
mod html;
mod html_form;
mod ja;
mod letter;
mod many_page;
mod words;
mod workbook;

use crate::problem::Fault;
use crate::store::stored;

pub use changes::{ChangeWords, MovementWords};
pub use form_words::FormWords;
pub use html::HtmlWords;
pub use html_form::{HtmlFormMessages, HtmlFormWords, Mistakes, Reasons};
pub use letter::LetterWords;
pub use many_page::ManyPageWords;
pub use words::{CaseWords, CrossCheckWords, IndicatorReportWords, Words};
pub use workbook::WorkbookWords;

/// A language of the interface and the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The language's code in files and options: `ja`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language that a code or a locale (`ja_JP.UTF-8`, `en-GB`) names.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|lang| language.eq_ignore_ascii_case(lang.code()))
    }

    /// The words of reports and messages.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Ja => &ja::WORDS,
            Self::En => &en::WORDS,
        }
    }

    /// What a fault is called, and what to do about it.
    pub fn message(self, fault: &Fault) -> Message {
        match self {
            Self::Ja => ja::message(fault),
            Self::En => en::message(fault),
        }
    }
}

/// A fault in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, one sentence.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Message {
    fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

/// A text of a checklist or an example: Japanese, English or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Japanese; may be empty in a user's own file.
    pub ja: String,
    /// English; may be empty in a user's own file.
    pub en: String,
}

stored!(Text { ja, en });

impl Text {
    /// The text in `lang`, or in the other language where it is missing.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Ja => (&self.ja, &self.en),
            Lang::En => (&self.en, &self.ja),
        };
        if first.is_empty() { second } else { first }
    }

    /// Whether neither language says anything.
    pub fn is_empty(&self) -> bool {
        self.ja.is_empty() && self.en.is_empty()
    }
}
