//! Rows of tables and fields of forms.

use std::ops::Range;

use crate::document::Cell;
use crate::evidence::is_blank;

use super::Part;
use super::clause::{Piece, pieces};
use super::read::{Under, Walk};
use super::words::{Line, Sense};

/// What the head of a column says.
#[derive(Clone, Debug)]
pub(super) struct Head {
    role: Role,
    /// The day in it.
    date: Option<Range<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// What is called an indicator, or is collected to judge by.
    Name,
    /// What may be collected, where other columns say how.
    Data,
    Part(Part),
    /// A year: the value to be reached in it.
    Year,
    None,
}

impl Walk<'_> {
    /// A row: an indicator with what its columns say of it, or a field of a form with what stands beside its label.
    pub(super) fn row(&mut self, cells: &Range<usize>, under: Option<Under>) {
        let document = self.document;
        let cells = &document.cells[cells.clone()];
        let mut heads: Vec<Head> = cells.iter().map(|cell| self.head(cell)).collect();
        // 令和６年度 | 令和10年度の目標: the year before the target is where things stand.
        if let Some(target) = heads.iter().position(|head| head.role == Role::Part(Part::Target)) {
            let years = heads[..target].iter_mut().filter(|head| head.role == Role::Year);
            years.for_each(|head| head.role = Role::Part(Part::Baseline));
        }
        match name_cell(&heads, under) {
            Some(named) => self.indicator(cells, &heads, named, under),
            None => self.field(cells, &heads),
        }
    }

    fn indicator(&mut self, cells: &[Cell], heads: &[Head], named: usize, under: Option<Under>) {
        let cell = &cells[named];
        self.words.read(&self.document.text, &cell.text, &mut self.line);
        if self.line.has_any(&[Sense::Instruction, Sense::Elsewhere, Sense::Denied]) {
            return;
        }
        let all = 0..self.line.text().len();
        let mut found = pieces(&self.line, all.clone(), false);
        let called = (heads[named].role == Role::Name || under == Some(Under::Names))
            && cells.len() > 1
            && !is_blank(self.document.slice(&cell.text));
        if found.is_empty() && called {
            found.push(Piece { name: all, said: Vec::new() });
        }
        if found.is_empty() {
            return;
        }
        self.keep(found);
        for (cell, head) in
            cells.iter().zip(heads).enumerate().filter(|(at, _)| *at != named).map(|(_, pair)| pair)
        {
            self.beside(cell, head);
        }
    }

    /// What stands beside an indicator's name.
    fn beside(&mut self, cell: &Cell, head: &Head) {
        self.words.read(&self.document.text, &cell.text, &mut self.line);
        let open = self.line.has_any(&[Sense::Open, Sense::Instruction, Sense::Denied]);
        if is_blank(self.document.slice(&cell.text)) || open {
            return;
        }
        let first = |line: &Line, sense| line.all(sense).next().cloned();
        let own = |walk: &Self, sense| first(&walk.line, sense).map(|at| walk.source(&at));
        match head.role {
            Role::Part(part) => self.attach(part, cell.text.clone()),
            Role::Year => self.attach(Part::Target, cell.text.clone()),
            Role::Name | Role::Data | Role::None => {}
        }
        let target = matches!(head.role, Role::Part(Part::Target) | Role::Year);
        if let Some(date) = own(self, Sense::Date).or_else(|| head.date.clone()).filter(|_| target) {
            self.attach(Part::Date, date);
        }
        // 番号発券機の記録（毎月） says both, whatever its column is called.
        if !target && head.role != Role::Part(Part::Baseline) {
            for (part, sense) in
                [(Part::Method, Sense::Method), (Part::Rhythm, Sense::Rhythm), (Part::Owner, Sense::Unit)]
            {
                if let Some(at) = own(self, sense) {
                    self.attach(part, at);
                }
            }
        }
    }

    /// A field of a form: a label and what stands beside it.
    fn field(&mut self, cells: &[Cell], heads: &[Head]) {
        let (label, contents) = match cells {
            [cell] if !cell.head.is_empty() => (&cell.head, cells),
            [label, rest @ ..] => (&label.text, rest),
            [] => return,
        };
        let idle = |at: &Range<usize>| self.is_idle(at, None);
        if idle(label) && contents.iter().all(|cell| idle(&cell.text)) {
            return;
        }
        self.words.read(&self.document.text, label, &mut self.line);
        self.note_missed(label);
        let sense = self.line.as_label();
        let under = self.named_in_line(None);
        for (index, cell) in contents.iter().enumerate() {
            if is_blank(self.document.slice(&cell.text)) {
                continue;
            }
            match (sense, sense.and_then(Part::of)) {
                (Some(Sense::Indicator | Sense::Collected | Sense::Goal), _) if index == 0 => {
                    let before = self.notes.found.len();
                    self.sentence(&cell.text, under.or(Some(Under::Names)));
                    let head = Head { role: Role::Part(Part::Target), date: None };
                    if self.notes.found.len() == before
                        && sense == Some(Sense::Goal)
                        && !self.current.is_empty()
                    {
                        self.beside(cell, &head);
                    }
                }
                (_, Some(part)) if !self.current.is_empty() => {
                    self.beside(cell, &Head { role: Role::Part(part), date: None });
                }
                _ if heads.len() == cells.len() => self.sentence(&cell.text, None),
                _ => {}
            }
        }
    }

    /// What the head of a cell's column says.
    fn head(&mut self, cell: &Cell) -> Head {
        let at = &cell.head;
        if at.is_empty() {
            return Head { role: Role::None, date: None };
        }
        if let Some(head) = self.heads.get(&at.start) {
            return head.clone();
        }
        self.words.read(&self.document.text, at, &mut self.line);
        let date = self.line.all(Sense::Date).next().map(|date| self.source(date));
        let role = match self.line.as_label() {
            Some(Sense::Indicator | Sense::Collected) => Role::Name,
            Some(Sense::Data) => Role::Data,
            Some(Sense::Date) => Role::Year,
            Some(sense) => Part::of(sense).map_or(Role::None, Role::Part),
            None => Role::None,
        };
        let head = Head { role, date };
        self.heads.insert(at.start, head.clone());
        head
    }
}

/// The cell of a row that names an indicator; `None` where the table is not one of indicators.
fn name_cell(heads: &[Head], under: Option<Under>) -> Option<usize> {
    let position = |wanted: &[Role]| heads.iter().position(|head| wanted.contains(&head.role));
    let measured = position(&[Role::Part(Part::Method), Role::Part(Part::Rhythm)]).is_some();
    let target = position(&[Role::Part(Part::Target)]);
    let first = || (heads.len() > 1 && heads[0].role == Role::None).then_some(0);
    position(&[Role::Name])
        .or_else(|| position(&[Role::Data]).filter(|_| measured || target.is_some()))
        .or_else(|| target.and_then(|_| first()))
        .or_else(|| under.filter(|_| measured).and_then(|_| first()))
}
