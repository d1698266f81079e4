//! A command line that was not understood, or that asks for help, in the user's language.

use std::io::{self, IsTerminal as _};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use dx_check::i18n::Lang;

use crate::output::Target;
use crate::words::{Misuse, of};
use crate::{Status, diagnostics};

/// Why there is nothing to run.
pub(crate) enum Refused {
    /// Help or the version, to be printed.
    Asked(String),
    /// A wrong use, in words.
    Misuse(String),
}

impl Refused {
    pub(super) fn from_clap(error: &clap::Error, lang: Lang, command: &str) -> Self {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            let styled =
                io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
            let text = error.render();
            return Self::Asked(if styled { text.ansi().to_string() } else { text.to_string() });
        }
        Self::misuse(misuse(error), lang, command)
    }

    pub(super) fn misuse(misuse: Misuse, lang: Lang, command: &str) -> Self {
        let words = of(lang);
        let advice = (words.see_help)(&["dx-check", command, "--help"].join(" ").replace("  ", " "));
        Self::Misuse(format!("{}: {}\n{advice}", words.error, (words.misuse)(&misuse)))
    }

    /// Prints it.
    pub(crate) fn show(self, lang: Lang) -> Status {
        match self {
            Self::Asked(text) => {
                let mut target = Target::stdout();
                target.write(text.as_bytes());
                match target.finish() {
                    Ok(()) => Status::Held,
                    Err(problem) => {
                        let message = lang.message(&problem.fault);
                        diagnostics::note(&format!(
                            "{}: {}",
                            of(lang).error,
                            of(lang).joined(&message.what, &message.remedy)
                        ));
                        Status::Failed
                    }
                }
            }
            Self::Misuse(text) => {
                diagnostics::note(&text);
                Status::Failed
            }
        }
    }
}

fn misuse(error: &clap::Error) -> Misuse {
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let many = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    // clap names an option with its value: `--format <FORMAT>`.
    let option = || one(ContextKind::InvalidArg).split_whitespace().next().unwrap_or_default().to_owned();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            Misuse::UnknownOption(option(), many(ContextKind::SuggestedArg).into_iter().next())
        }
        ErrorKind::InvalidSubcommand => {
            // The nearest is the last.
            let near = many(ContextKind::SuggestedSubcommand).pop();
            Misuse::UnknownCommand(one(ContextKind::InvalidSubcommand), near)
        }
        ErrorKind::InvalidValue if one(ContextKind::InvalidValue).is_empty() => Misuse::NoValue(option()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Misuse::WrongValue(option(), one(ContextKind::InvalidValue), many(ContextKind::ValidValue))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            Misuse::NoValue(option())
        }
        ErrorKind::TooManyValues => Misuse::TooMany(option()),
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg).split_whitespace().next().unwrap_or_default().to_owned();
            if other == option() { Misuse::Twice(other) } else { Misuse::Conflict(option(), other) }
        }
        ErrorKind::MissingRequiredArgument => {
            let names = many(ContextKind::InvalidArg);
            let plain = names.iter().map(|name| name.replace("...", "").replace(['<', '>'], ""));
            Misuse::Missing(plain.collect::<Vec<_>>().join(" "))
        }
        ErrorKind::InvalidUtf8 => Misuse::NotUnicode,
        _ => Misuse::Other,
    }
}
