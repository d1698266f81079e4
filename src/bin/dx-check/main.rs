//! The command `dx-check`: the only part that touches files, the clock, the environment and the terminal.

mod args;
mod clock;
mod cmd;
mod configs;
mod diagnostics;
mod files;
mod gates;
mod interview;
mod output;
mod terminal;
mod walk;
mod words;
mod workspace;

use std::process::ExitCode;

/// How a run ended; the same for every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Done, and every gate held.
    Held,
    /// A gate broke, or `lint` found errors.
    Broken,
    /// Wrong usage, an input that could not be used, or a failed write.
    Failed,
    /// Ctrl-C.
    Interrupted,
}

impl Status {
    /// The worse of two.
    pub(crate) fn or(self, other: Self) -> Self {
        self.max(other)
    }

    fn code(self) -> u8 {
        match self {
            Self::Held => 0,
            Self::Broken => 1,
            Self::Failed => 2,
            Self::Interrupted => terminal::INTERRUPTED,
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let lang = args::language(&arguments);
    let status = match args::parse(&arguments, lang) {
        Ok(invocation) => run(&invocation).unwrap_or_else(|error| {
            diagnostics::failure(&error, &invocation.shared);
            Status::Failed
        }),
        Err(refused) => refused.show(lang),
    };
    ExitCode::from(status.code())
}

fn run(invocation: &args::Invocation) -> anyhow::Result<Status> {
    let shared = &invocation.shared;
    match &invocation.command {
        args::Command::Menu => cmd::menu::run(shared),
        args::Command::Assess(options) => cmd::assess::run(shared, options),
        args::Command::Score(options) => cmd::score::run(shared, options),
        args::Command::Points(options) => cmd::points::run(shared, options),
        args::Command::Cases(options) => cmd::cases::run(shared, options),
        args::Command::Plan(options) => cmd::plan::run(shared, options),
        args::Command::Compare(options) => cmd::compare::run(shared, options),
        args::Command::Form(options) => cmd::form::run(shared, options),
        args::Command::Convert(options) => cmd::convert::run(shared, options),
        args::Command::Schema => cmd::schema::run(shared),
        args::Command::Lint(options) => cmd::lint::run(shared, options),
    }
}
