//! A terminal of the tests' own with the program in it.

use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use expectrl::process::Termios as _;
use expectrl::process::unix::{Signal, WaitStatus};
use expectrl::session::OsSession;
use rustix::termios::{LocalModes, tcgetattr};

/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(10);
/// How often the terminal is looked at while waiting.
const LOOK: Duration = Duration::from_millis(2);
/// What empties the screen before a page is drawn.
const CLEAR: &str = "\u{1b}[2J";

pub(crate) const ENTER: &str = "\r";
pub(crate) const UP: &str = "\u{1b}[A";
pub(crate) const DOWN: &str = "\u{1b}[B";
pub(crate) const CTRL_C: &str = "\u{3}";

/// Columns and rows.
pub(crate) type Size = (u16, u16);
pub(crate) const NARROW: Size = (60, 24);
pub(crate) const USUAL: Size = (80, 24);

/// A terminal with `dx-check` in it.
pub(crate) struct Terminal {
    session: OsSession,
    /// All that was drawn so far, as bytes: a read can end within a character.
    output: Vec<u8>,
    /// How much was drawn when the last keys were sent.
    sent: usize,
    ended: Option<WaitStatus>,
    modes: LocalModes,
}

impl Terminal {
    /// Starts `dx-check ARGUMENTS` in `folder`.
    pub(crate) fn start(folder: &Path, lang: &str, size: Size, arguments: &[&str]) -> Self {
        Self::start_in_shell(folder, lang, size, "exec \"$@\"", arguments)
    }

    /// Starts a shell script in which `"$@"` is the program.
    pub(crate) fn start_in_shell(
        folder: &Path,
        lang: &str,
        (columns, rows): Size,
        script: &str,
        arguments: &[&str],
    ) -> Self {
        let mut command = Command::new("/bin/sh");
        command
            // The program waits until the terminal is as it should be.
            .args(["-c", &format!("read -r _; {script}"), "sh"])
            .arg(env!("CARGO_BIN_EXE_dx-check"))
            .args(["--today", "2026-11-22"])
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("TERM", "xterm-256color")
            .env("DX_CHECK_LANG", lang);
        let mut session = OsSession::spawn(command).expect("a pseudo-terminal with a shell");
        let process = session.get_process_mut();
        process.set_window_size(columns, rows).expect("a size");
        process.set_echo(true).expect("echo, as terminals have it");
        let modes = modes(&session);
        let mut terminal = Self { session, output: Vec::new(), sent: 0, ended: None, modes };
        terminal.write("\n");
        terminal
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, (columns, rows): Size) {
        self.read();
        self.sent = self.output.len();
        let process = self.session.get_process_mut();
        process.set_window_size(columns, rows).expect("a size");
    }

    /// Waits until the program waits for keys; what it draws before is drawn then.
    pub(crate) fn wait_for_keys(&mut self) {
        self.wait("the program to read keys", |t| !t.echoes());
        self.read();
    }

    /// Presses a key, once the program waits for keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.wait_for_keys();
        self.send(keys);
    }

    /// Types a line, once the program waits for keys.
    pub(crate) fn type_line(&mut self, line: &str) {
        self.type_unfinished(line);
        self.press(ENTER);
    }

    /// Types the beginning of a line as a person does: no more at once than the program takes in.
    pub(crate) fn type_unfinished(&mut self, line: &str) {
        let chars: Vec<char> = line.chars().collect();
        for piece in chars.chunks(16) {
            let piece: String = piece.iter().collect();
            self.press(&piece);
            self.told(&piece);
        }
    }

    /// Sends keys.
    fn send(&mut self, keys: &str) {
        self.read();
        self.sent = self.output.len();
        self.write(keys);
    }

    fn write(&mut self, keys: &str) {
        self.session.write_all(keys.as_bytes()).expect("keys sent");
        self.session.flush().expect("keys sent");
    }

    /// Waits for a page, drawn since the last key, with this text. White space and line ends do not matter.
    pub(crate) fn see(&mut self, text: &str) {
        self.wait(&format!("a page with {text:?}"), |t| {
            t.is_new_page() && squeezed(&t.page()).contains(&squeezed(text))
        });
    }

    /// Waits for a page, drawn since the last key, that ends with a prompt.
    pub(crate) fn see_prompt(&mut self, label: &str) {
        self.wait(&format!("the prompt {label:?}"), |t| {
            t.is_new_page() && t.page().trim_end().ends_with(&format!("{label}:"))
        });
    }

    /// Waits for text anywhere in what was drawn since the last key.
    pub(crate) fn told(&mut self, text: &str) {
        self.wait(&format!("{text:?}"), |t| {
            let new = String::from_utf8_lossy(&t.output[t.sent..]).into_owned();
            squeezed(&plain(&new)).contains(&squeezed(text))
        });
    }

    /// Waits for anything else.
    pub(crate) fn wait(&mut self, what: &str, until: impl Fn(&Self) -> bool) {
        let limit = Instant::now() + LIMIT;
        loop {
            let open = self.read();
            if until(self) {
                return;
            }
            assert!(open, "the program ended, but was to show {what}:\n{}", self.page());
            assert!(Instant::now() < limit, "no sign of {what}:\n{}", self.page());
            thread::sleep(LOOK);
        }
    }

    /// Takes in what was drawn; `false` when nobody draws any more.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 4096];
        loop {
            match self.session.try_read(&mut bytes) {
                Ok(0) => return false,
                Ok(n) => self.output.extend_from_slice(&bytes[..n]),
                Err(e) if e.kind() == ErrorKind::WouldBlock => return true,
                Err(e) => panic!("the terminal cannot be read: {e}"),
            }
        }
    }

    /// Everything drawn so far.
    pub(crate) fn all(&self) -> String {
        String::from_utf8_lossy(&self.output).into_owned()
    }

    /// What stands on the screen: all since it was last emptied, without escape sequences.
    pub(crate) fn page(&self) -> String {
        let all = self.all();
        plain(all.rsplit(CLEAR).next().unwrap_or(&all))
    }

    fn is_new_page(&self) -> bool {
        let new = &self.output[self.sent..];
        new.windows(CLEAR.len()).any(|w| w == CLEAR.as_bytes())
    }

    fn echoes(&self) -> bool {
        self.session.is_echo().expect("the modes of the terminal")
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&mut self, signal: Signal) {
        let process = self.session.get_process_mut();
        process.signal(signal).expect("a process to be told");
    }

    /// Waits for the end, by whatever cause.
    pub(crate) fn ended(&mut self) -> WaitStatus {
        let limit = Instant::now() + LIMIT;
        loop {
            let open = self.read();
            if let Some(status) = self.ended {
                if !open {
                    return status;
                }
            } else {
                match self.session.get_process().status() {
                    Ok(WaitStatus::StillAlive) => {}
                    status => self.ended = Some(status.expect("a status")),
                }
            }
            assert!(Instant::now() < limit, "the program does not end:\n{}", self.page());
            thread::sleep(LOOK);
        }
    }

    /// Waits for the end with an exit status, and for a terminal as it was before.
    pub(crate) fn ends_with(&mut self, expected: i32) {
        match self.ended() {
            WaitStatus::Exited(_, status) => {
                assert_eq!(status, expected, "exit status after:\n{}", self.page());
            }
            other => panic!("ended by {other:?}:\n{}", self.page()),
        }
        assert_eq!(modes(&self.session), self.modes, "the terminal's modes");
        let all = self.all();
        let (hidden, shown) = (all.rfind("\u{1b}[?25l"), all.rfind("\u{1b}[?25h"));
        assert!(hidden <= shown, "the cursor stays hidden");
    }
}

fn modes(session: &OsSession) -> LocalModes {
    tcgetattr(session.get_stream()).expect("the modes of the terminal").local_modes
}

/// The text without escape sequences and carriage returns.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            // A control sequence ends with its first letter.
            '\u{1b}' if chars.next() == Some('[') => {
                let _ = chars.by_ref().find(|c| ('@'..='~').contains(c));
            }
            '\u{1b}' | '\r' => {}
            c => plain.push(c),
        }
    }
    plain
}

/// The text without white space: where lines were broken does not matter.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
