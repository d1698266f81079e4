//! The blocks of Markdown, line by line.

use memchr::memmem;

use super::super::lines::{Line, Lines};
use super::super::plain::{Marker, Rank, columns_of};
use super::super::{Builder, Document, DocumentFault};
use super::inline::Inline;
use super::link::footnote_mark;
use super::table::{self, Table};
use super::{block, tags, wrap};

/// The widest line, in columns, that a line of dashes turns into a heading. A paragraph with a rule below it stays one.
const WIDEST_UNDERLINED: usize = 80;

/// The most lines of a block; a longer one is parted, so that memory is bounded.
const MOST_LINES: usize = 1 << 14;

/// How much further than its parent an item must be indented.
const DEEPER: usize = 2;

/// What the gathered lines are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Paragraph,
    /// An item of this depth.
    Item(usize),
}

pub(super) struct Reader<'a> {
    lines: Lines<'a>,
    out: Builder,
    open: Open,
    /// The lines of the block that is open.
    gathered: Vec<Line<'a>>,
    table: Option<Table>,
    /// How far the open items are indented, outermost first.
    list: Vec<usize>,
    /// How many marks of quotation the line before had.
    quotes: usize,
    /// Whether the line before was blank.
    after_blank: bool,
    inline: Inline<'a>,
    /// How much text is left where the next comment begins; nothing when there is none any more.
    comment: Option<usize>,
    /// Per mark of fences: the shortest length for which there is no closing fence any more.
    unclosed: [usize; 2],
}

impl<'a> Reader<'a> {
    pub(super) fn new(lines: Lines<'a>, out: Builder) -> Self {
        let mut reader = Self {
            lines,
            out,
            open: Open::Paragraph,
            gathered: Vec::new(),
            table: None,
            list: Vec::new(),
            quotes: 0,
            after_blank: true,
            inline: Inline::default(),
            comment: None,
            unclosed: [usize::MAX; 2],
        };
        reader.find_comment(0);
        reader
    }

    pub(super) fn read(mut self) -> Result<Document, DocumentFault> {
        while !self.out.is_full() {
            let before = self.lines;
            let Some(line) = self.lines.next() else {
                break;
            };
            let line = if self.comment.is_some() { self.without_comment(before, line) } else { Some(line) };
            if let Some(line) = line {
                self.line(line);
            }
        }
        self.flush();
        self.out.finish()
    }

    /// Looks for the next comment, from `bytes` on in the rest.
    fn find_comment(&mut self, bytes: usize) {
        let rest = &self.lines.rest().as_bytes()[bytes..];
        let found = memmem::find(rest, tags::COMMENT.as_bytes());
        self.comment = found.map(|at| rest.len() - at);
    }

    /// The line as far as it is no comment that goes on below; that one is passed over. Nothing when all of it is comment.
    /// Comments within the line are left to [`Inline`].
    fn without_comment(&mut self, before: Lines<'a>, line: Line<'a>) -> Option<Line<'a>> {
        let rest = before.rest();
        // Backticks up to where the last comment began, counted once.
        let (mut counted, mut ticks) = (0, 0);
        while let Some(left) = self.comment {
            let Some(at) = rest.len().checked_sub(left).filter(|at| *at < line.text.len()) else {
                // It may have been passed over within code.
                if left > rest.len() {
                    let passed = self.lines;
                    self.lines = before;
                    self.find_comment(0);
                    self.lines = passed;
                    continue;
                }
                break;
            };
            ticks += line.text.as_bytes()[counted..at].iter().filter(|b| **b == b'`').count();
            counted = at;
            let length = if ticks % 2 == 1 { Some(tags::COMMENT.len()) } else { tags::comment(&rest[at..]) };
            let Some(length) = length else {
                // Not closed anywhere: it hides nothing.
                self.comment = None;
                break;
            };
            let behind = memmem::find(&rest.as_bytes()[at + length..], tags::COMMENT.as_bytes());
            self.comment = behind.map(|next| rest.len() - (at + length + next));
            if at + length > line.text.len() {
                self.lines = before.skip_bytes(at + length);
                // What remains of its last line may be nothing: that is no blank line between paragraphs.
                let mut behind = self.lines;
                if behind.next().is_some_and(|rest| rest.text.trim().is_empty()) {
                    self.lines = behind;
                }
                let head = line.part(0, at);
                return if head.text.trim().is_empty() { None } else { Some(head) };
            }
        }
        Some(line)
    }

    fn line(&mut self, line: Line<'a>) {
        let (mut indent, mut content) = block::indentation(line);
        let mut quotes = 0;
        while content.text.starts_with('>') && indent < 4 {
            let after = content.after(1);
            (indent, content) = block::indentation(after);
            indent = indent.saturating_sub(1);
            quotes += 1;
        }
        if content.text.is_empty() {
            self.flush();
            self.table = None;
            self.after_blank = true;
            self.quotes = quotes;
            return;
        }
        if quotes != self.quotes && (quotes > self.quotes || self.begins_block(content.text)) {
            self.flush();
            self.table = None;
        }
        self.quotes = quotes;
        if let Some(table) = &self.table {
            if table.takes(content.text) {
                table.row(&mut self.out, &mut self.inline, content);
                return;
            }
            self.table = None;
        }
        self.block(indent, line, content);
        self.after_blank = false;
    }

    /// Whether a line begins something other than text.
    fn begins_block(&self, text: &str) -> bool {
        block::heading(text).is_some() || block::list_mark(text).is_some() || block::is_rule(text)
    }

    fn block(&mut self, indent: usize, line: Line<'a>, content: Line<'a>) {
        let text = content.text;
        let first = text.as_bytes()[0];
        if first == b'#'
            && let Some((level, start, end)) = block::heading(text)
        {
            self.heading(level, content.part(start, end));
            return;
        }
        if matches!(first, b'`' | b'~') && self.skip_fence(text) {
            return;
        }
        if matches!(first, b'-' | b'|' | b':') && table::is_rule(text) && self.begin_table() {
            return;
        }
        if matches!(first, b'-' | b'=') && self.underlines(text) {
            return;
        }
        if block::is_rule(text) {
            self.flush();
            self.list.clear();
            return;
        }
        if let Some(length) = block::list_mark(text) {
            self.begin_item(indent, content.after(length));
            return;
        }
        if first == b'<'
            && let Some(level) = tags::heading(text)
        {
            self.heading(level, content);
            return;
        }
        if matches!(first, b'[' | b':' | b'{') {
            if block::is_unseen(text) || self.quotes > 0 && block::is_alert(text) {
                self.flush();
                return;
            }
            if let Some(length) = footnote_mark(text)
                && text[length..].starts_with(':')
            {
                self.begin_paragraph();
                self.gathered.push(content.after(length + 1));
                return;
            }
        }
        self.text(indent, line, content);
    }

    /// A line of text: it goes on with what is open, or begins a paragraph, under an item where it is indented.
    fn text(&mut self, indent: usize, line: Line<'a>, content: Line<'a>) {
        if self.gathered.len() >= MOST_LINES {
            self.flush();
        }
        if self.gathered.is_empty() {
            // Wide blanks at the beginning of a paragraph are no indentation but its style.
            let wide = line.text.starts_with('　');
            let depth = if wide { None } else { self.list.iter().rposition(|at| at + DEEPER <= indent) };
            match depth {
                Some(depth) => {
                    self.list.truncate(depth + 1);
                    self.open = Open::Item(depth);
                }
                None if self.after_blank => self.begin_paragraph(),
                None => self.open = Open::Paragraph,
            }
        }
        // Blanks at the beginning tell whether the line was meant to begin a paragraph.
        let keep = self.quotes == 0 && line.text.starts_with('　');
        self.gathered.push(if keep { line } else { content });
    }

    fn heading(&mut self, level: usize, text: Line<'a>) {
        self.begin_paragraph();
        self.inline.read(text);
        // A heading within a quotation is no part of this plan's order.
        if self.quotes > 0 {
            self.out.paragraph(self.inline.all());
        } else {
            self.out.heading(level, self.inline.all());
        }
        self.inline.clear();
    }

    fn begin_paragraph(&mut self) {
        self.flush();
        self.list.clear();
        self.open = Open::Paragraph;
    }

    fn begin_item(&mut self, indent: usize, text: Line<'a>) {
        self.flush();
        while self.list.last().is_some_and(|at| at + DEEPER > indent) {
            self.list.pop();
        }
        self.open = Open::Item(self.list.len());
        self.list.push(indent);
        self.gathered.push(text);
    }

    /// Passes over a fenced block. One that is not closed is none: what follows would be lost.
    fn skip_fence(&mut self, text: &str) -> bool {
        let Some((mark, length)) = block::fence(text) else {
            return false;
        };
        let unclosed = &mut self.unclosed[usize::from(mark == b'~')];
        if length >= *unclosed {
            return false;
        }
        let mut ahead = self.lines;
        if !ahead.any(|line| block::closes(line.text, (mark, length))) {
            *unclosed = length;
            return false;
        }
        self.flush();
        self.lines = ahead;
        true
    }

    /// Begins a table whose head is the line before; without such a line, one without heads.
    fn begin_table(&mut self) -> bool {
        let head = self.gathered.pop();
        if head.is_some_and(|head| !head.text.contains('|')) {
            self.gathered.extend(head);
            return false;
        }
        self.flush();
        self.table = Some(Table::begin(&mut self.out, &mut self.inline, head.map(Line::trimmed)));
        true
    }

    /// Makes the line before a heading when this one underlines it.
    fn underlines(&mut self, text: &str) -> bool {
        let (Some(level), Open::Paragraph, [line]) = (block::underline(text), self.open, &self.gathered[..])
        else {
            return false;
        };
        let line = *line;
        let sentence = line.text.trim_end().ends_with('。');
        if sentence || columns_of(line.text) > WIDEST_UNDERLINED || self.quotes > 0 {
            return false;
        }
        self.gathered.clear();
        self.heading(level, line);
        true
    }

    /// Adds what was gathered to the document.
    fn flush(&mut self) {
        if self.gathered.is_empty() {
            return;
        }
        let gathered = std::mem::take(&mut self.gathered);
        if self.open == Open::Paragraph && gathered.iter().all(|line| line.text.starts_with('|')) {
            let table = Table::begin(&mut self.out, &mut self.inline, None);
            for line in &gathered {
                table.row(&mut self.out, &mut self.inline, *line);
            }
        } else {
            self.add_text(&gathered);
        }
        self.inline.clear();
        self.gathered = gathered;
        self.gathered.clear();
    }

    /// Adds lines of text: as one block, or as several where the writer meant them to be.
    fn add_text(&mut self, lines: &[Line<'a>]) {
        let mut open = self.open;
        for (index, line) in lines.iter().enumerate() {
            let text = line.trimmed();
            let mark = if self.open == Open::Paragraph { Marker::at(text.text) } else { None };
            if index > 0 && wrap::starts_anew(lines[index - 1].text, line.text) || mark.is_some() {
                self.add_gathered(open);
                open = self.open;
            }
            let hard = wrap::ends_hard(line.text);
            let text = text.part(0, text.text.len() - usize::from(hard && text.text.ends_with('\\')));
            match mark {
                // A list without the marks of Markdown. A number is left, for there is no telling what it numbers.
                Some(mark) if mark.rank == Rank::Bullet => {
                    open = Open::Item(0);
                    self.inline.read(text.after(mark.length));
                }
                _ => self.inline.read(text),
            }
        }
        self.add_gathered(open);
    }

    fn add_gathered(&mut self, open: Open) {
        for part in self.inline.statements(0..self.inline.len()) {
            match open {
                Open::Paragraph => self.out.paragraph(self.inline.slice(part)),
                Open::Item(depth) => self.out.item(depth, self.inline.slice(part)),
            }
        }
        self.inline.clear();
    }
}
