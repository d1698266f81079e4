//! Lines of Markdown become pieces without marks, each with its own place.

use std::ops::Range;

use super::super::Piece;
use super::super::lines::Line;
use super::scanner::{Scanner, is_mark};

/// The pieces of one block or of the cells of a row, and where one statement ends and another begins.
#[derive(Debug, Default)]
pub(super) struct Inline<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    /// Indices of pieces before which something new begins.
    breaks: Vec<usize>,
    /// Pieces that are opening brackets, waiting for their closing ones.
    pub(super) brackets: Vec<usize>,
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
            Scanner::new(line, self).run();
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
