//! Within a line of Markdown: marks are taken out, and what remains are pieces with their own places.
//!
//! Every loop moves forward or is bounded by a constant: a line of marks alone takes no longer than any other.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::super::lines::{Line, count_chars};
use super::inline::Inline;
use super::link::{destination, footnote_mark};
use super::tags::{self, Tag};

/// Whether a byte may be a mark; `[ \ ] ^ _ backtick` are neighbours.
pub(super) fn is_mark(byte: u8) -> bool {
    byte.wrapping_sub(b'[') <= b'`' - b'[' || byte == b'*' || byte == b'&' || byte == b'<' || byte == b'~'
}

/// The most pieces of a block: marks beyond stay in the text, so that a line of marks takes no gigabytes.
const MOST_PIECES: usize = 1 << 20;

/// Kinds of emphasis: one to three stars or underscores.
const CLASSES: usize = 6;

/// What was looked for in vain and will not be found further on either.
#[derive(Default)]
struct Hopeless {
    code: [bool; 4],
    strike: bool,
    comment: bool,
    tag: bool,
    unseen: [bool; tags::UNSEEN.len()],
}

pub(super) struct Scanner<'a, 'o> {
    line: Line<'a>,
    out: &'o mut Inline<'a>,
    /// Where the text begins that was not handed out yet.
    from: usize,
    at: usize,
    /// A byte and its column, from which later ones are counted on.
    counted: (usize, u32),
    /// The piece that opens emphasis of a class.
    open: [Option<usize>; CLASSES],
    hopeless: Hopeless,
}

impl<'a, 'o> Scanner<'a, 'o> {
    pub(super) fn new(line: Line<'a>, out: &'o mut Inline<'a>) -> Self {
        let counted = (0, line.column);
        Self { line, out, from: 0, at: 0, counted, open: [None; CLASSES], hopeless: Hopeless::default() }
    }

    pub(super) fn run(mut self) {
        let bytes = self.line.text.as_bytes();
        while self.out.pieces.len() < MOST_PIECES
            && let Some(next) = bytes[self.at..].iter().position(|b| is_mark(*b))
        {
            self.at += next;
            match bytes[self.at] {
                b'\\' if bytes.get(self.at + 1).is_some_and(u8::is_ascii_punctuation) => {
                    self.leave_out(self.at..self.at + 1);
                    self.at += 1;
                }
                b'`' => self.code(),
                mark @ (b'*' | b'_') => self.emphasis(mark),
                b'~' => self.strike(),
                b'[' => self.open_bracket(),
                b']' => self.close_bracket(),
                b'<' => self.tag(),
                b'&' => self.entity(),
                _ => self.at += 1,
            }
        }
        self.hand_out(bytes.len());
    }

    /// Hands out the text up to `end`.
    fn hand_out(&mut self, end: usize) {
        if self.from < end {
            self.push(self.from, &self.line.text[self.from..end]);
        }
        self.from = end;
    }

    /// Adds a piece that begins at a byte of the line.
    fn push(&mut self, at: usize, text: &'a str) {
        let (byte, column) = self.counted;
        let column = column.saturating_add(count_chars(&self.line.text[byte..at]));
        self.counted = (at, column);
        self.out.pieces.push(Line { column, text, ..self.line }.piece());
    }

    /// Goes on behind `marks`, which are no text.
    fn leave_out(&mut self, marks: Range<usize>) {
        self.hand_out(marks.start);
        self.from = marks.end;
        self.at = marks.end;
    }

    /// Hands out marks as a piece of their own, to be blanked when their counterpart comes.
    fn hand_out_alone(&mut self, marks: Range<usize>) -> usize {
        self.hand_out(marks.start);
        self.at = marks.end;
        self.hand_out(marks.end);
        self.out.pieces.len() - 1
    }

    fn blank(&mut self, piece: usize) {
        self.out.pieces[piece].text = "";
    }

    /// How often the byte here is repeated.
    fn run_length(&self) -> usize {
        let bytes = &self.line.text.as_bytes()[self.at..];
        bytes.iter().take_while(|b| **b == bytes[0]).count()
    }

    fn code(&mut self) {
        let length = self.run_length();
        let inside = self.at + length;
        let known = self.hopeless.code.len();
        let close = if length >= known || self.hopeless.code[length] {
            None
        } else {
            self.closing_backticks(inside, length)
        };
        match close {
            Some(close) => {
                self.leave_out(self.at..inside);
                self.leave_out(close..close + length);
            }
            None => {
                if let Some(hopeless) = self.hopeless.code.get_mut(length) {
                    *hopeless = true;
                }
                self.at = inside;
            }
        }
    }

    fn closing_backticks(&self, from: usize, length: usize) -> Option<usize> {
        let bytes = self.line.text.as_bytes();
        let mut at = from;
        loop {
            at += memchr(b'`', &bytes[at..])?;
            let run = bytes[at..].iter().take_while(|b| **b == b'`').count();
            if run == length {
                return Some(at);
            }
            at += run;
        }
    }

    fn emphasis(&mut self, mark: u8) {
        let length = self.run_length();
        let end = self.at + length;
        let text = self.line.text;
        let (before, after) = (text[..self.at].chars().next_back(), text[end..].chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        // Underscores within a word are part of it.
        let word = |c: Option<char>| mark == b'_' && c.is_some_and(|c| c.is_ascii_alphanumeric());
        let (opens, closes) = (!blank(after) && !word(before), !blank(before) && !word(after));
        if length > CLASSES / 2 || !(opens || closes) {
            self.at = end;
            return;
        }
        let class = length - 1 + if mark == b'_' { CLASSES / 2 } else { 0 };
        match self.open[class].take() {
            Some(opening) if closes => {
                self.blank(opening);
                self.leave_out(self.at..end);
            }
            earlier => {
                self.open[class] = if opens { Some(self.hand_out_alone(self.at..end)) } else { earlier };
                self.at = end;
            }
        }
    }

    /// Struck text is no longer what the plan says.
    fn strike(&mut self) {
        let end = self.at + self.run_length();
        if end - self.at != 2 || self.hopeless.strike {
            self.at = end;
            return;
        }
        match memmem::find(&self.line.text.as_bytes()[end..], b"~~") {
            Some(close) => self.leave_out(self.at..end + close + 2),
            None => {
                self.hopeless.strike = true;
                self.at = end;
            }
        }
    }

    fn open_bracket(&mut self) {
        let bytes = self.line.text.as_bytes();
        if bytes.get(self.at + 1) == Some(&b'^')
            && let Some(length) = footnote_mark(&self.line.text[self.at..])
        {
            self.leave_out(self.at..self.at + length);
            return;
        }
        let picture = self.at > self.from && bytes[self.at - 1] == b'!';
        let bracket = self.hand_out_alone(self.at - usize::from(picture)..self.at + 1);
        self.out.brackets.push(bracket);
    }

    fn close_bracket(&mut self) {
        let Some(opening) = self.out.brackets.pop() else {
            self.at += 1;
            return;
        };
        let destination = self.line.text[self.at + 1..].strip_prefix('(').and_then(destination);
        match destination {
            Some(length) => {
                self.blank(opening);
                self.leave_out(self.at..self.at + 2 + length);
            }
            None => self.at += 1,
        }
    }

    fn tag(&mut self) {
        let rest = &self.line.text[self.at..];
        if rest.starts_with(tags::COMMENT) {
            let length = if self.hopeless.comment { None } else { tags::comment(rest) };
            self.hopeless.comment = length.is_none();
            match length {
                Some(length) => self.leave_out(self.at..self.at + length),
                None => self.at += tags::COMMENT.len(),
            }
            return;
        }
        if self.hopeless.tag {
            self.at += 1;
            return;
        }
        match tags::at(rest) {
            Tag::None { closed: false } => {
                self.hopeless.tag = true;
                self.at += 1;
            }
            Tag::None { .. } => self.at += 1,
            Tag::Address(length) => {
                self.leave_out(self.at..self.at + 1);
                self.leave_out(self.at + length - 2..self.at + length - 1);
            }
            Tag::Unseen(tag, index) => {
                let behind = &self.line.text[self.at + tag..];
                let unseen =
                    if self.hopeless.unseen[index] { None } else { tags::until_closed(behind, index) };
                self.hopeless.unseen[index] = unseen.is_none();
                self.leave_out(self.at..self.at + tag + unseen.unwrap_or(0));
            }
            Tag::Within(length) => self.leave_out(self.at..self.at + length),
            Tag::Break(length) => {
                self.leave_out(self.at..self.at + length);
                self.out.break_here();
            }
        }
    }

    fn entity(&mut self) {
        let rest = &self.line.text[self.at..];
        match tags::entity(rest) {
            Some((name, meant)) => {
                let at = self.at;
                self.leave_out(at..at + name.len());
                self.push(at, meant);
            }
            None => self.at += 1,
        }
    }
}
