//! What the terminal is and can show, and leaving it as it was.

use std::io::{self, IsTerminal as _};
use std::sync::Mutex;

use console::Term;
use dx_check::report::Screen;
use dx_check::text::visible;

/// The exit status after Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;

/// Columns where there is no terminal to ask.
const PLAIN_COLUMNS: usize = 80;

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether to use colours on a stream that is or is not a terminal.
    pub(crate) fn on(self, is_terminal: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
                is_terminal && !refused && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
            }
        }
    }
}

/// What standard output shows.
pub(crate) fn stdout_screen(color: Color) -> Screen {
    let is_terminal = io::stdout().is_terminal();
    // Asking also makes a Windows console understand colours.
    let shows_color = is_terminal && Term::stdout().features().colors_supported();
    let width = if is_terminal { usize::from(Term::stdout().size().1) } else { PLAIN_COLUMNS };
    Screen { width, color: color.on(shows_color) }
}

/// What a text file shows.
pub(crate) fn plain_screen() -> Screen {
    Screen { width: PLAIN_COLUMNS, color: false }
}

/// Whether a person can be asked: keys come from a terminal and questions go to one.
pub(crate) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Reads a line behind a short label, without the white space around it and without control characters, which the
/// line reader passes on although nobody sees them while typing.
pub(crate) fn read_line(label: &str) -> dialoguer::Result<String> {
    let input = dialoguer::Input::<String>::new().with_prompt(label).allow_empty(true).report(false);
    let typed: String = input.interact_on(&Term::stderr())?.chars().filter(|c| !c.is_control()).collect();
    Ok(typed.trim().to_owned())
}

/// What to say when the program is interrupted.
static FAREWELL: Mutex<Option<String>> = Mutex::new(None);

/// Sets what to say when the program is interrupted from outside a question.
pub(crate) fn say_on_interrupt(text: Option<String>) {
    if let Ok(mut farewell) = FAREWELL.lock() {
        *farewell = text;
    }
}

/// From here on Ctrl-C, a closed terminal and a request to end leave the terminal as it is now: line
/// editing on, cursor visible. The exit status is 130.
pub(crate) fn restore_on_interrupt() -> Result<(), ctrlc::Error> {
    let saved = modes::saved();
    ctrlc::set_handler(move || {
        modes::restore(saved.as_ref());
        let term = Term::stderr();
        let _ = term.show_cursor();
        let farewell = FAREWELL.try_lock().ok().and_then(|mut text| text.take());
        let _ = term.write_line(&farewell.map_or(String::new(), |text| format!("\n{}", visible(&text))));
        #[allow(
            clippy::disallowed_methods,
            clippy::exit,
            reason = "main sits in a read that cannot be woken"
        )]
        std::process::exit(i32::from(INTERRUPTED));
    })
}

#[cfg(unix)]
mod modes {
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    pub(super) fn saved() -> Option<Termios> {
        tcgetattr(rustix::stdio::stdin()).ok()
    }

    pub(super) fn restore(saved: Option<&Termios>) {
        if let Some(saved) = saved {
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, saved);
        }
    }
}

#[cfg(not(unix))]
mod modes {
    /// Windows consoles keep their modes per read.
    pub(super) fn saved() -> Option<()> {
        None
    }

    pub(super) fn restore(_: Option<&()>) {}
}
