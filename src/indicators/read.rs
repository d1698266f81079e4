//! From a document to the indicators that it names, block by block.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Content, Document};
use crate::evidence::{is_about_another, own_name, split, trimmed};

use super::clause::{Piece, pieces, values_of};
use super::words::{IndicatorWords, Line, Sense};
use super::{Part, Said};

/// What was read of a document's indicators.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The indicators, in the order of the document.
    pub(super) found: Vec<Found>,
    /// Whether there are more.
    pub(super) more: bool,
    /// What is said of all of them, or of those that it names.
    pub(super) remarks: Vec<Remark>,
    /// What is said on what happens when a target is missed.
    pub(super) missed: Option<Said>,
}

/// An indicator at one place.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) name: Said,
    /// Its name in normal form.
    pub(super) key: String,
    pub(super) said: Vec<(Part, Said)>,
    pub(super) output: bool,
    pub(super) outcome: bool,
}

/// A sentence on how things are measured.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    /// Whether it speaks of the figures as such.
    pub(super) general: bool,
    /// The sentence in normal form.
    pub(super) text: String,
    pub(super) said: Vec<(Part, Said)>,
}

/// A reader looks at the first few, and what follows compares each with each.
const KEPT: usize = 100;

/// Under what a text stands: a heading, a leading line or a label that says that indicators follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// Indicators, or what is collected to judge by.
    Names,
    /// Targets.
    Goals,
    /// How the plan is judged.
    Judged,
    /// The same, and a list follows.
    Listed,
}

/// Walks through a document.
pub(super) struct Walk<'a> {
    pub(super) document: &'a Document,
    pub(super) words: &'a IndicatorWords,
    pub(super) notes: Notes,
    pub(super) block: usize,
    pub(super) line: Line,
    /// The column heads met so far, by where they stand.
    pub(super) heads: HashMap<usize, super::rows::Head>,
    /// What the present section's heading announces, and the line before.
    section: Option<Under>,
    lead: Option<Under>,
    /// The indicators that what follows may be said of.
    pub(super) current: Range<usize>,
    own: OnceCell<String>,
    /// Whether only what names an indicator matters, not what is said on measuring.
    brief: bool,
}

impl Notes {
    /// What a document says of its indicators.
    pub fn of(words: &IndicatorWords, document: &Document) -> Self {
        // What is said on measuring may stand before the first indicator, and most plans name none at all.
        let mut first = Walk::new(words, document, true);
        first.run();
        if first.notes.found.is_empty() {
            return Self::default();
        }
        let mut walk = Walk::new(words, document, false);
        walk.run();
        walk.notes
    }
}

impl<'a> Walk<'a> {
    fn new(words: &'a IndicatorWords, document: &'a Document, brief: bool) -> Self {
        Self {
            document,
            words,
            notes: Notes::default(),
            block: 0,
            line: Line::default(),
            heads: HashMap::new(),
            section: None,
            lead: None,
            current: 0..0,
            own: OnceCell::new(),
            brief,
        }
    }

    fn run(&mut self) {
        let document = self.document;
        let title = document.title();
        let mut section = usize::MAX;
        for (index, block) in document.blocks.iter().enumerate() {
            self.block = index;
            if self.is_done() {
                return;
            }
            if block.section != section {
                section = block.section;
                let heading = &document.sections[section].heading;
                self.section =
                    if section == 0 || title == Some(section) { None } else { self.announced(heading) };
                self.lead = None;
                self.let_go();
            }
            match &block.content {
                Content::Paragraph(range) => {
                    self.let_go();
                    let before = self.lead.take();
                    self.lead = self.text(range, before.or(self.section));
                }
                Content::Item { text, .. } => {
                    self.text(text, self.lead.or(self.section));
                }
                Content::Row(cells) => self.row(cells, self.lead.or(self.section)),
            }
        }
    }

    /// Whether nothing is left to be found.
    fn is_done(&self) -> bool {
        let Notes { found, more, missed, .. } = &self.notes;
        if self.brief { !found.is_empty() } else { *more && missed.is_some() && self.heard_enough() }
    }

    fn heard_enough(&self) -> bool {
        self.brief || self.notes.remarks.len() >= KEPT
    }

    /// Whether a text that stands under something can be passed over unread.
    pub(super) fn is_idle(&self, text: &Range<usize>, under: Option<Under>) -> bool {
        self.heard_enough()
            && (self.notes.more || matches!(under, None | Some(Under::Judged)) && self.current.is_empty())
            && !self.words.calls(self.document.slice(text))
    }

    /// What follows is said of nothing that was named so far.
    fn let_go(&mut self) {
        let end = self.notes.found.len();
        self.current = end..end;
    }

    /// What a heading announces.
    fn announced(&mut self, heading: &Range<usize>) -> Option<Under> {
        self.words.read(&self.document.text, heading, &mut self.line);
        self.named_in_line(None)
    }

    /// What the present line, or its beginning, announces.
    pub(super) fn named_in_line(&self, until: Option<usize>) -> Option<Under> {
        let region = 0..until.unwrap_or(self.line.text().len());
        let has = |sense| self.line.within(sense, &region).next().is_some();
        if self.line.has_any(&[Sense::Denied, Sense::Elsewhere, Sense::Instruction]) {
            None
        } else if has(Sense::Indicator) || has(Sense::Collected) {
            Some(Under::Names)
        } else if has(Sense::Goal) && !has(Sense::Forecast) {
            Some(Under::Goals)
        } else {
            has(Sense::Judges).then_some(Under::Judged)
        }
    }

    /// The sentences of a paragraph or a list item. What they say of a list that follows is returned.
    fn text(&mut self, range: &Range<usize>, under: Option<Under>) -> Option<Under> {
        let mut lead = None;
        if self.is_idle(range, under) {
            return lead;
        }
        for part in split(self.document.slice(range)) {
            let place = trimmed(self.document, range.start + part.start..range.start + part.end);
            self.sentence(&place, under);
            if self.line.has(Sense::Follows) {
                let listed = (self.section == Some(Under::Judged)).then_some(Under::Listed);
                lead = self.named_in_line(None).filter(|own| *own != Under::Judged).or(listed);
            }
        }
        lead
    }

    /// A sentence, the content of a form's field, or an item.
    pub(super) fn sentence(&mut self, place: &Range<usize>, under: Option<Under>) {
        self.words.read(&self.document.text, place, &mut self.line);
        if self.line.words.is_empty() || self.is_void(place) {
            return;
        }
        self.note_missed(place);
        if let Some((sense, from)) = self.line.label() {
            let rest = from..self.line.text().len();
            match Part::of(sense) {
                Some(part) if !self.current.is_empty() && sense != Sense::Goal => {
                    let at = self.source(&rest);
                    return self.attach(part, at);
                }
                _ => {}
            }
        }
        let named = self.named(under);
        if !named.is_empty() {
            self.keep(named);
        } else {
            self.remark();
        }
    }

    /// Notes that the present line says what happens when a target is missed.
    pub(super) fn note_missed(&mut self, place: &Range<usize>) {
        if self.notes.missed.is_none() && self.line.has(Sense::Missed) {
            self.notes.missed = Some(self.said(place.clone()));
        }
    }

    /// The indicators that the present line names.
    fn named(&self, under: Option<Under>) -> Vec<Piece> {
        let line = &self.line;
        let end = line.text().len();
        let is_goal = |at: &Range<usize>| line.within(Sense::Goal, at).next().is_some();
        if line.has(Sense::Past) && matches!(under, None | Some(Under::Judged)) {
            return Vec::new();
        }
        let gathered = line.all(Sense::Gathers).next().filter(|_| under.is_some());
        if let Some(gathered) = gathered.filter(|_| !line.has(Sense::Indicator)) {
            // 市民課は、申請の件数を調べる: who does it is not what is looked at.
            let who = line.within(Sense::Unit, &(0..gathered.start)).next_back().map_or(0, |unit| unit.end);
            return measured_pieces(line, who..gathered.start);
        }
        if let Some(announced) = line.all(Sense::Announces).next() {
            let closed = line.all(Sense::Closes).next_back().map_or(end, |at| at.start).max(announced.end);
            // 目標：開封率 with the values in the items below.
            let valued = is_goal(announced) && line.has(Sense::Quantity);
            return pieces(line, announced.end..closed, valued);
        }
        if let Some(closing) = line.all(Sense::Closes).next_back() {
            return pieces(line, 0..closing.start, is_goal(closing));
        }
        if let Some(aim) = line.all(Sense::Aims).next_back() {
            return pieces(line, 0..aim.start, true);
        }
        if let Some((Sense::Indicator | Sense::Collected | Sense::Goal, from)) = line.label() {
            return pieces(line, from..end, false);
        }
        let valued = line.has(Sense::Quantity);
        // Under a heading a sentence tells what is done; a phrase, or a sentence with a value, names something.
        let names = match under {
            Some(Under::Goals) => valued,
            Some(Under::Names) => valued || !line.text().ends_with(['。', '.']),
            Some(Under::Listed) if !line.text().ends_with(['。', '.']) => {
                return measured_pieces(line, 0..end);
            }
            Some(Under::Judged | Under::Listed) | None => {
                valued && line.has(Sense::Goal) && !line.has(Sense::Forecast)
            }
        };
        if names && !line.has_any(&[Sense::Measured, Sense::Missed]) {
            pieces(line, 0..end, valued && under != Some(Under::Names))
        } else {
            Vec::new()
        }
    }

    /// Notes what the present line says of indicators named elsewhere.
    fn remark(&mut self) {
        let line = &self.line;
        let text = line.text();
        // 令和８年度末　２０％ under the indicator's name.
        if !self.current.is_empty() && line.is_value() {
            for (part, at) in values_of(line, 0..text.len()) {
                self.attach(part, self.source(&at));
            }
            return;
        }
        let figures = [Sense::Measured, Sense::Indicator];
        // 指標の達成状況を受けて、毎年５月に改める: the month is not that of measuring.
        let last = line.words.iter().rfind(|word| figures.contains(&word.sense)).map(|word| word.at.start);
        let before =
            |sense| line.all(sense).next().filter(|at| last.is_none_or(|last| at.start < last)).cloned();
        let acting = |at: &Range<usize>| {
            let rest = &text[at.end..];
            ["は", "が", "では", "において", "で、", "の課内", "の係", "の室内", "の定例", " "]
                .iter()
                .any(|particle| rest.starts_with(particle))
        };
        let owner = line.all(Sense::Unit).find(|at| acting(at) && last.is_none_or(|last| at.start < last));
        let said = [
            (Part::Method, line.all(Sense::Method).next().cloned()),
            (Part::Rhythm, before(Sense::Rhythm)),
            (Part::Owner, owner.map(|at| line.with_those_before(at))),
        ];
        let said: Vec<(Part, Range<usize>)> =
            said.into_iter().filter_map(|(part, at)| Some((part, self.source(&at?)))).collect();
        let here = self.notes.found.last().is_some_and(|found| found.name.block == self.block);
        if here && !self.current.is_empty() {
            said.into_iter().for_each(|(part, at)| self.attach(part, at));
        } else if !said.is_empty()
            && self.notes.remarks.len() < KEPT
            && (last.is_some() || line.has(Sense::Measure))
        {
            let (general, text) = (last.is_some(), text.to_owned());
            let said = said.into_iter().map(|(part, at)| (part, self.said(at))).collect();
            self.notes.remarks.push(Remark { general, text, said });
        }
    }

    /// Whether the present line names nothing of the plan's own: denied, about others, or to whoever fills in the form.
    fn is_void(&self, place: &Range<usize>) -> bool {
        let text = self.document.slice(place);
        self.line.has_any(&[Sense::Denied, Sense::Elsewhere, Sense::Instruction])
            || is_about_another(text, self.own.get_or_init(|| own_name(self.document)))
    }

    /// Keeps what the present line names.
    pub(super) fn keep(&mut self, pieces: Vec<Piece>) {
        self.let_go();
        for Piece { name, said } in pieces {
            if self.notes.found.len() == KEPT {
                self.notes.more = true;
                break;
            }
            let line = &self.line;
            let has = |sense| line.within(sense, &name).next().is_some();
            let at = self.source(&name);
            let called = self.document.slice(&at);
            // ①通報件数
            let mark = called.len() - called.trim_start_matches(|c| matches!(c, '①'..='⑳')).len();
            let said = said.into_iter().map(|(part, at)| (part, self.said(self.source(&at)))).collect();
            let found = Found {
                key: line.text()[name.clone()].to_owned(),
                output: has(Sense::Output),
                outcome: has(Sense::Outcome),
                name: self.said(at.start + mark..at.end),
                said,
            };
            self.notes.found.push(found);
        }
        self.current.end = self.notes.found.len();
    }

    /// Adds a part to the indicators named last. A later value is that of a later year and takes the place of an
    /// earlier one.
    pub(super) fn attach(&mut self, part: Part, at: Range<usize>) {
        let said = self.said(at);
        for found in &mut self.notes.found[self.current.clone()] {
            let later = matches!(part, Part::Target | Part::Date);
            match found.said.iter_mut().find(|(known, _)| *known == part) {
                Some(known) if later => known.1 = said.clone(),
                Some(_) => {}
                None => found.said.push((part, said.clone())),
            }
        }
    }

    pub(super) fn said(&self, at: Range<usize>) -> Said {
        Said { document: 0, block: self.block, at }
    }

    /// Where a piece of the present line stands in the document.
    pub(super) fn source(&self, at: &Range<usize>) -> Range<usize> {
        trimmed(self.document, self.line.normal.source(at, &self.document.text))
    }
}

/// The indicators of a text where less says that it names any: their names must end in what is measured. How it is
/// measured may stand behind: … are counted every year.
fn measured_pieces(line: &Line, region: Range<usize>) -> Vec<Piece> {
    let mut pieces = pieces(line, region.clone(), false);
    pieces.retain(|piece| line.all(Sense::Measure).any(|word| word.end == piece.name.end));
    for (part, sense) in [(Part::Method, Sense::Method), (Part::Rhythm, Sense::Rhythm)] {
        let behind = line.all(sense).find(|at| at.start >= region.end);
        for piece in pieces.iter_mut().filter(|piece| piece.said.iter().all(|(known, _)| *known != part)) {
            piece.said.extend(behind.map(|at| (part, at.clone())));
        }
    }
    pieces
}
