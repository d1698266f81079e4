//! Within a line of Markdown: marks are taken out, and what remains are pieces with their own places.
//!
//! Every loop moves forward or is bounded by a constant: a line of marks alone takes no longer than any other.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::super::Piece;
use super::super::lines::{Line, count_chars};
use super::link::{destination, footnote_mark};
use super::tags::{self, Tag};

/// The pieces of one block or of the cells of a row, and where one statement ends and another begins.
#[derive(Debug, Default)]
pub(super) struct Inline<'a> {
    pieces: Vec<Piece<'a>>,
    /// Indices of pieces before which something new begins.
    breaks: Vec<usize>,
    /// Pieces that are opening brackets, waiting for their closing ones.
    brackets: Vec<usize>,
}

impl<'a> Inline<'a> {
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
        self.breaks.clear();
    }

    /// Something new begins here.
    pub(super) fn break_here(&mut self) {
        if self.breaks.last().is_none_or(|last| *last < self.pieces.len()) {
            self.breaks.push(self.pieces.len());
        }
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// All pieces.
    pub(super) fn all(&self) -> &[Piece<'a>] {
        &self.pieces
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &[Piece<'a>] {
        &self.pieces[range]
    }

    /// The pieces of `range`, one statement after the other.
    pub(super) fn statements(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let within = |at: &&usize| **at > range.start && **at < range.end;
        let ends = self.breaks.iter().filter(within).copied().chain([range.end]);
        ends.scan(range.start, |start, end| Some(std::mem::replace(start, end)..end))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Adds a line, without its marks.
    pub(super) fn read(&mut self, line: Line<'a>) {
        if holds_mark(line.text.as_bytes()) {
            self.brackets.clear();
            let scanner = Scanner {
                line,
                out: self,
                from: 0,
                at: 0,
                counted: (0, line.column),
                open: [None; CLASSES],
                hopeless: Hopeless::default(),
            };
            scanner.run();
        } else {
            self.pieces.push(line.piece());
        }
    }
}

/// Whether there may be a mark: lines without one, most of all, are handed on as they are.
fn holds_mark(bytes: &[u8]) -> bool {
    // No way out of the inner loop, so that it is done 16 or more bytes at a time.
    bytes.chunks(128).any(|chunk| chunk.iter().fold(false, |found, b| found | is_mark(*b)))
}

/// `[ \ ] ^ _ backtick` are neighbours.
fn is_mark(byte: u8) -> bool {
    byte.wrapping_sub(b'[') <= b'`' - b'[' || byte == b'*' || byte == b'&' || byte == b'<' || byte == b'~'
}

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

struct Scanner<'a, 'o> {
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

impl<'a> Scanner<'a, '_> {
    fn run(mut self) {
        let bytes = self.line.text.as_bytes();
        while let Some(next) = bytes[self.at..].iter().position(|b| is_mark(*b)) {
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

#[cfg(test)]
mod tests {
    use super::super::super::{Place, lines::Lines};
    use super::Inline;

    fn text(line: &str) -> String {
        let mut inline = Inline::default();
        inline.read(Lines::new(line).next().unwrap());
        inline
            .statements(0..inline.len())
            .map(|range| inline.slice(range).iter().map(|p| p.text).collect::<String>())
            .collect::<Vec<_>>()
            .join("／")
    }

    #[test]
    fn marks_are_taken_out() {
        for (line, expected) in [
            ("**件名：「もみじペイ」の導入**", "件名：「もみじペイ」の導入"),
            ("市の*DX*と__窓口__と***両方***", "市のDXと窓口と両方"),
            ("`snake_case`と file_name_x", "snake_caseと file_name_x"),
            ("[資料](http://a.jp/x_(1).pdf \"題\")と![図](a.png)", "資料と図"),
            ("[記入例]と[必須][任意]と[ ]", "[記入例]と[必須][任意]と[ ]"),
            ("[別紙](参考 資料)", "[別紙](参考 資料)"),
            ("本文[^1]。注[^注]", "本文。注"),
            ("月次<!-- 未定 -->会議", "月次会議"),
            ("<b>太字</b>と<span style=\"color:red\">赤</span>", "太字と赤"),
            ("一<br>二<br/>三", "一／二／三"),
            ("<ruby>宮﨑<rp>(</rp><rt>みやざき</rt><rp>)</rp></ruby>", "宮﨑"),
            ("~~毎月~~隔月、10~20人", "隔月、10~20人"),
            ("A&amp;B &lt;済&gt; R&D", "A&B <済> R&D"),
            ("<https://example.jp/>を見る", "https://example.jp/を見る"),
            ("10<20、<KPI>、5 * 3 * 2、5*3", "10<20、<KPI>、5 * 3 * 2、5*3"),
            (r"\*注\* C:\temp", "*注* C:\\temp"),
            ("**閉じない", "**閉じない"),
            ("``a`b``と`閉じない", "a`bと`閉じない"),
        ] {
            assert_eq!(text(line), expected, "{line}");
        }
    }

    #[test]
    fn columns_stay_true() {
        let line = "市は**毎月**、[会議](u)を&amp;開く";
        let mut inline = Inline::default();
        inline.read(Lines::new(line).next().unwrap());
        for piece in inline.all().iter().filter(|p| !p.text.is_empty()) {
            let Place::Line { column, .. } = piece.place else { panic!() };
            let at: String = line.chars().skip(column as usize - 1).collect();
            assert!(at.starts_with(piece.text), "{piece:?} at {at}");
        }
    }

    #[test]
    fn marks_alone_take_no_time() {
        let units = [
            "*a ", "[", "[a](", "[](\"", "`a``b", "<a ", "<a x=", "<!--", "<!-->", "~~ ~", "**a*", "_a__b",
            "&", "]",
        ];
        for unit in units.iter().chain(&["<rt>", "<rt></x>", "[^", "![a](b (", "\\"]) {
            let line = unit.repeat((1 << 18) / unit.len());
            let start = std::time::Instant::now();
            Inline::default().read(Lines::new(&line).next().unwrap());
            // Even without optimization; what grows with the square takes minutes.
            assert!(start.elapsed().as_secs() < 5, "{unit}");
        }
    }
}
