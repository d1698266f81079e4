use std::cell::RefCell;
use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::DeTable;

use crate::problem::{Fault, Place, Problem, Quote, Severity};

/// More problems than this help nobody, and a hostile file may have any number.
const MAX_PROBLEMS: usize = 500;

/// Collects the problems of one file while its tables are read.
///
/// serde stops at the first problem; people who fill in a form want all of them. So the tables are
/// read by hand: each getter notes what is wrong and gives `None`, and reading goes on.
pub struct Reader<'s> {
    name: &'s str,
    text: &'s str,
    problems: RefCell<Vec<(usize, Problem)>>,
}

impl<'s> Reader<'s> {
    /// A reader of the file that messages call `name`, with the decoded `text`.
    pub fn new(name: &'s str, text: &'s str) -> Self {
        Self { name, text, problems: RefCell::default() }
    }

    /// What messages call the file.
    pub fn name(&self) -> &'s str {
        self.name
    }

    /// The file's text.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// Notes a problem at a span of bytes.
    pub fn report(&self, span: Range<usize>, fault: Fault) {
        self.report_as(fault.severity(), span, fault);
    }

    /// Notes a problem that weighs more or less than usual.
    pub fn report_as(&self, severity: Severity, span: Range<usize>, fault: Fault) {
        let at = span.start;
        let noted = self.problems.borrow().len();
        if noted >= MAX_PROBLEMS {
            if noted == MAX_PROBLEMS {
                let end = self.text.len();
                let place = Place {
                    file: self.name.to_owned(),
                    at: Some(Quote::new(self.text, end..end)),
                    cell: None,
                };
                let fault = Fault::TooManyProblems { limit: MAX_PROBLEMS };
                self.problems.borrow_mut().push((end, Problem { severity: fault.severity(), fault, place }));
            }
            return;
        }
        let place = Place { file: self.name.to_owned(), at: Some(Quote::new(self.text, span)), cell: None };
        self.problems.borrow_mut().push((at, Problem { severity, fault, place }));
    }

    /// Whether an error (not a warning or a hint) was noted so far.
    pub fn has_errors(&self) -> bool {
        self.problems.borrow().iter().any(|(_, p)| p.severity == Severity::Error)
    }

    /// The problems, in the order of the file.
    pub fn finish(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|(at, _)| *at);
        problems.into_iter().map(|(_, problem)| problem).collect()
    }
}

/// The root table of a TOML text; `None` when it is not valid TOML (every place is reported, one per line).
pub fn read<'r>(text: &'r str, reader: &Reader<'_>) -> Option<Spanned<DeTable<'r>>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut last_line = 0;
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = text[..span.start.min(text.len())].matches('\n').count() + 1;
        // The parser recovers and often stumbles again over the same line.
        if line == last_line {
            continue;
        }
        last_line = line;
        let fault = match error.message() {
            "duplicate key" => {
                Fault::DuplicateKey { key: text.get(span.clone()).unwrap_or_default().to_owned() }
            }
            _ if text[span.start.min(text.len())..]
                .starts_with(['“', '”', '„', '＂', '‘', '’', '「', '『']) =>
            {
                Fault::WrongQuotes
            }
            message => Fault::Syntax(message.to_owned()),
        };
        reader.report(span, fault);
    }
    errors.is_empty().then_some(root)
}
