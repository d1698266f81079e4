//! The lines of a text file, with their places.

use memchr::memchr2;

use super::{Piece, Place};

/// A line of a text file, or a part of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number.
    pub(super) number: u32,
    /// The column at which `text` begins.
    pub(super) column: u32,
    /// Its text, without the line end.
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    /// What remains after the first `bytes` of the text.
    pub(super) fn after(self, bytes: usize) -> Self {
        self.part(bytes, self.text.len())
    }

    /// A part of the text.
    pub(super) fn part(self, start: usize, end: usize) -> Self {
        Self { column: self.column_of(start), text: &self.text[start..end], ..self }
    }

    /// Without blanks at both ends.
    pub(super) fn trimmed(self) -> Self {
        let text = self.text.trim_start();
        self.after(self.text.len() - text.len()).part(0, text.trim_end().len())
    }

    /// The line as a piece of a block.
    pub(super) fn piece(self) -> Piece<'a> {
        Piece { text: self.text, place: Place::Line { line: self.number, column: self.column } }
    }

    fn column_of(self, byte: usize) -> u32 {
        self.column.saturating_add(count_chars(&self.text[..byte]))
    }
}

/// How many characters there are; as many as fit.
pub(super) fn count_chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Lines one after the other; they end at LF, CRLF or CR. A copy looks ahead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'a> {
    rest: &'a str,
    /// The number and column of the rest.
    number: u32,
    column: u32,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, number: 1, column: 1 }
    }

    /// The text that has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// The lines from `bytes` further on in the rest, which may be within a line.
    pub(super) fn skip_bytes(mut self, bytes: usize) -> Self {
        let target = self.rest.len() - bytes;
        loop {
            let mut next = self;
            if next.next().is_some() && next.rest.len() >= target {
                self = next;
                continue;
            }
            let within = self.rest.len() - target;
            self.column = self.column.saturating_add(count_chars(&self.rest[..within]));
            self.rest = &self.rest[within..];
            return self;
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let end = memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        let line = Line { number: self.number, column: self.column, text: &self.rest[..end] };
        let length = match bytes.get(end..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        self.rest = &self.rest[end + length..];
        self.number = self.number.saturating_add(1);
        self.column = 1;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn every_kind_of_line_end() {
        let lines: Vec<_> = Lines::new("甲\r\n乙\r丙\n\n丁").map(|l| (l.number, l.text)).collect();
        assert_eq!(lines, [(1, "甲"), (2, "乙"), (3, "丙"), (4, ""), (5, "丁")]);
        assert_eq!(Lines::new("甲\n").count(), 1);
        assert_eq!(Lines::new("").count(), 0);
    }

    #[test]
    fn from_within_a_line() {
        let text = "甲乙\n丙丁戊\n己";
        let at = |needle| {
            let line = Lines::new(text).skip_bytes(text.find(needle).unwrap()).next().unwrap();
            (line.number, line.column, line.text)
        };
        assert_eq!(at("乙"), (1, 2, "乙"));
        assert_eq!(at("丙"), (2, 1, "丙丁戊"));
        assert_eq!(at("戊"), (2, 3, "戊"));
        assert_eq!(at("己"), (3, 1, "己"));
    }

    #[test]
    fn parts_keep_their_columns() {
        let line = Lines::new("　- 項目 ").next().unwrap();
        assert_eq!((line.after(5).column, line.after(5).text), (4, "項目 "));
        assert_eq!((line.after(5).trimmed().text, line.trimmed().column), ("項目", 2));
    }
}
