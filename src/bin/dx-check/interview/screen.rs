//! The screen of the interview: whole pages, drawn anew each time, so that nothing stays behind when the
//! window changes; and keys, in whatever width an input method sends them.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use console::Term;
use dx_check::text::{visible, visible_line, width, wrap_with};
use unicode_normalization::UnicodeNormalization as _;

use crate::args::Shared;

use super::Stop;

/// How often the size of the window is looked at while waiting for a key.
const LOOK: Duration = Duration::from_millis(150);
/// Lines are no longer than this, however wide the window is.
const MAX_COLUMNS: usize = 96;

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Up,
    Down,
    Left,
    Right,
    Enter,
    Escape,
    /// Half-width and lower case, whatever was typed.
    Char(char),
    Other,
}

/// What happened.
pub(crate) enum Event {
    /// A key was pressed.
    Key(Key),
    /// The window has another size: draw again.
    Resized,
}

/// The terminal on which questions are asked: standard error.
pub(crate) struct Screen {
    term: Term,
    color: bool,
    size: (usize, usize),
    ask: Sender<()>,
    keys: Receiver<io::Result<console::Key>>,
    asked: bool,
}

impl Screen {
    pub(super) fn new(shared: &Shared) -> Self {
        let term = Term::stderr();
        let (ask, asked) = channel();
        let (pressed, keys) = channel();
        let reader = term.clone();
        // One key per request: between requests nobody reads, so that lines can be typed.
        std::thread::spawn(move || {
            while asked.recv().is_ok() {
                if pressed.send(reader.read_key_raw()).is_err() {
                    break;
                }
            }
        });
        let size = measure(&term);
        Self { color: shared.color.on(true), term, size, ask, keys, asked: false }
    }

    /// Rows and columns to draw on.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.size.0, self.size.1.min(MAX_COLUMNS))
    }

    /// Moves what stands on the screen up, so that it is not lost.
    pub(super) fn enter(&self) -> io::Result<()> {
        self.term.write_str(&"\n".repeat(self.size.0.saturating_sub(1)))
    }

    /// Leaves an empty screen.
    pub(super) fn leave(&self) -> io::Result<()> {
        self.term.clear_screen()?;
        self.term.show_cursor()
    }

    /// An empty page for the present size.
    pub(super) fn page(&mut self) -> Page {
        self.size = measure(&self.term);
        Page { lines: Vec::new(), columns: self.size().1.saturating_sub(1), color: self.color }
    }

    /// Draws a page; the cursor stands behind its last line.
    pub(super) fn show(&self, page: &Page) -> io::Result<()> {
        self.term.clear_screen()?;
        self.term.write_str(&page.lines.join("\n"))
    }

    /// Waits for a key or a new window size. Ctrl-C and a terminal that is gone stop the interview.
    pub(super) fn event(&mut self) -> Result<Event, Stop> {
        if !self.asked {
            self.ask.send(()).map_err(|_| Stop::Interrupted)?;
            self.asked = true;
        }
        loop {
            match self.keys.recv_timeout(LOOK) {
                Ok(key) => {
                    self.asked = false;
                    return match key? {
                        console::Key::CtrlC => Err(Stop::Interrupted),
                        key => Ok(Event::Key(simple(&key))),
                    };
                }
                Err(RecvTimeoutError::Timeout) => {
                    let size = measure(&self.term);
                    if size != self.size {
                        self.size = size;
                        return Ok(Event::Resized);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return Err(Stop::Interrupted),
            }
        }
    }

    /// Reads a line below a page. An empty line keeps `current`; a single `-` clears it.
    pub(super) fn read_line(&self, page: &Page, label: &str, current: &str) -> Result<String, Stop> {
        self.show(page)?;
        self.term.write_str("\n\n")?;
        let typed = crate::terminal::read_line(label).map_err(|_| Stop::Interrupted)?;
        Ok(match typed.as_str() {
            "" => current.to_owned(),
            "-" | "－" | "ー" => String::new(),
            typed => typed.to_owned(),
        })
    }

    /// Lets one of a list be chosen below a page; `None` for Escape.
    pub(super) fn select(
        &self,
        page: &Page,
        items: &[String],
        current: usize,
    ) -> Result<Option<usize>, Stop> {
        self.show(page)?;
        self.term.write_str("\n")?;
        let columns = self.size().1.saturating_sub(4);
        let items: Vec<String> =
            items.iter().map(|item| dx_check::text::fit(&visible_line(item), columns)).collect();
        let height = self.size.0.saturating_sub(page.lines.len() + 2).max(3);
        let select = dialoguer::Select::new().items(&items).default(current).max_length(height).report(false);
        select.interact_on_opt(&self.term).map_err(|_| Stop::Interrupted)
    }
}

/// Rows and columns, at least something to draw on.
fn measure(term: &Term) -> (usize, usize) {
    let (rows, columns) = term.size();
    (usize::from(rows).max(8), usize::from(columns).max(24))
}

/// Full-width and half-width forms, capitals and small letters are one key.
fn simple(key: &console::Key) -> Key {
    match key {
        console::Key::ArrowUp => Key::Up,
        console::Key::ArrowDown => Key::Down,
        console::Key::ArrowLeft => Key::Left,
        console::Key::ArrowRight => Key::Right,
        console::Key::Enter => Key::Enter,
        console::Key::Escape => Key::Escape,
        console::Key::Char('\r' | '\n') => Key::Enter,
        console::Key::Char(c) => c.nfkc().next().map_or(Key::Other, |c| Key::Char(c.to_ascii_lowercase())),
        _ => Key::Other,
    }
}

/// The lines of a page, broken to its width.
pub(super) struct Page {
    lines: Vec<String>,
    columns: usize,
    color: bool,
}

impl Page {
    /// How many lines there are.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// A page of the same width with nothing on it.
    pub(super) fn empty(&self) -> Self {
        Self { lines: Vec::new(), columns: self.columns, color: self.color }
    }

    /// How wide lines may be.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn blank(&mut self) {
        self.lines.push(String::new());
    }

    /// A title with a rule below it.
    pub(super) fn title(&mut self, text: &str) {
        self.styled(text, "", "", "1");
        self.lines.push("─".repeat(self.columns));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.styled(text, "", "", "");
    }

    pub(super) fn strong(&mut self, text: &str) {
        self.styled(text, "", "", "1");
    }

    /// What keys do: pieces divided by tabs or full-width spaces.
    pub(super) fn keys(&mut self, text: &str) {
        self.pieces(text.split(['\u{3000}', '\t']), "2");
    }

    /// Pieces in a row, none of which is broken.
    pub(super) fn row<'a>(&mut self, pieces: impl Iterator<Item = &'a str>) {
        self.pieces(pieces, "");
    }

    fn pieces<'a>(&mut self, pieces: impl Iterator<Item = &'a str>, code: &str) {
        let mut line = String::new();
        for piece in pieces {
            if !line.is_empty() && width(&line) + 3 + width(piece) > self.columns {
                let full = std::mem::take(&mut line);
                self.styled(&full, "", "", code);
            }
            let gap = if line.is_empty() { "" } else { "   " };
            line = format!("{line}{gap}{piece}");
        }
        self.styled(&line, "", "", code);
    }

    /// An aside.
    pub(super) fn hint(&mut self, text: &str) {
        self.styled(text, "", "", "2");
    }

    /// Text behind a mark; further lines stand under the text.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        self.styled(text, mark, &" ".repeat(width(mark)), "");
    }

    /// One of several to choose from.
    pub(super) fn option(&mut self, selected: bool, mark: &str, text: &str) {
        let first = format!("{} {mark}", if selected { ">" } else { " " });
        self.styled(text, &first, &" ".repeat(width(&first)), if selected { "7" } else { "" });
    }

    /// A line as it is, cut where it is too long.
    pub(super) fn line(&mut self, text: &str) {
        self.lines.push(dx_check::text::fit(&visible_line_keeping_indent(text), self.columns));
    }

    fn styled(&mut self, text: &str, first: &str, rest: &str, code: &str) {
        for line in wrap_with(&visible(text), self.columns, first, rest) {
            let plain = code.is_empty() || !self.color;
            self.lines.push(if plain { line } else { format!("\u{1b}[{code}m{line}\u{1b}[0m") });
        }
    }
}

fn visible_line_keeping_indent(text: &str) -> String {
    let indent = text.len() - text.trim_start().len();
    format!("{}{}", " ".repeat(indent), visible_line(&text[indent..]))
}
