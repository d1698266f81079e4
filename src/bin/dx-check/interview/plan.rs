//! What a plan offers with the questions: its statements, a proposed answer, and choosing which statements to keep as
//! evidence. Only a person's key makes an answer of it.

use dx_check::answers::{Answer, Entry};
use dx_check::assessment::Standing;
use dx_check::outcome::{Draft, PlanReport};
use dx_check::report::{Quotation, left_out, quotation};
use dx_check::text::{fit_ends, width};

use super::screen::{Event, Key, Page};
use super::{Interview, Stop};

/// How many statements stand with a question at most.
const WITH_QUESTION: usize = 3;
/// The columns of a statement below which it is not cut.
const SHORTEST: usize = 24;

/// The plan that an interview is held over.
pub(crate) struct Plan {
    /// What to say about its documents.
    notices: Vec<String>,
    /// What it offers, point by point.
    offers: Vec<Offer>,
}

/// What a plan offers for a point.
pub(super) struct Offer {
    pub(super) draft: Draft,
    /// The draft's statements in words.
    quotations: Vec<Quotation>,
}

impl Plan {
    /// What a report on a plan offers; `more` is about its documents.
    pub(crate) fn new(report: &PlanReport, more: Vec<String>) -> Self {
        let lang = report.gaps.lang;
        let (words, own) = (lang.words(), &crate::words::of(lang).interview);
        let files: Vec<&str> = report.documents.iter().map(|document| document.file.as_str()).collect();
        let mut notices = vec![(own.plan_read)(&files.join(words.list_comma))];
        for document in report.documents.iter().filter(|document| !document.omitted.is_empty()) {
            let what = (words.in_brackets)(&document.file, words.left_out);
            notices.push(format!("{what}{}{}", words.colon, left_out(document, words)));
        }
        notices.extend(more);
        let offer = |draft: Draft| {
            let quotations = draft.statements.iter().map(|said| quotation(report, said)).collect();
            Offer { draft, quotations }
        };
        let offers = report.findings.iter().map(|finding| offer(Draft::new(finding))).collect();
        Self { notices, offers }
    }

    /// What to say about its documents.
    pub(super) fn notices(&self) -> &[String] {
        &self.notices
    }
}

impl Offer {
    /// Puts statements into an answer's evidence, or takes them out. With `accepts`, also those that are proposed.
    fn keep(&self, entry: &mut Entry, marks: &[Option<bool>], accepts: bool) {
        for (at, quotation) in self.quotations.iter().enumerate() {
            let proposed = (accepts && at < self.draft.backing).then_some(true);
            let known = entry.evidence.contains(&quotation.evidence);
            match marks[at].or(proposed) {
                Some(true) if !known => entry.evidence.push(quotation.evidence.clone()),
                Some(false) => entry.evidence.retain(|kept| *kept != quotation.evidence),
                _ => {}
            }
        }
    }
}

/// A box: ticked or not by the person, or proposed.
pub(super) fn tick_box(own: Option<bool>, proposed: bool) -> &'static str {
    match own {
        Some(true) => "[x]",
        None if proposed => "[+]",
        _ => "[ ]",
    }
}

impl Interview<'_> {
    /// What the plan offers for a point; `None` without a plan.
    pub(super) fn offer(&self, index: usize) -> Option<&Offer> {
        self.plan.as_ref().map(|plan| &plan.offers[index])
    }

    /// Whether the plan has a statement on a point.
    pub(super) fn has_statements(&self, index: usize) -> bool {
        self.offer(index).is_some_and(|offer| !offer.quotations.is_empty())
    }

    /// Whether the plan shows a criterion.
    pub(super) fn is_shown(&self, index: usize, criterion: usize) -> bool {
        self.offer(index).is_some_and(|offer| offer.draft.shown[criterion])
    }

    /// The answer that the plan proposes to somebody with these ticks of their own.
    pub(super) fn offered(&self, index: usize, own: Option<&[Option<bool>]>) -> Option<Answer> {
        self.offer(index)?.draft.proposal(&self.workspace.checklist.points[index], own)
    }

    /// Notes an answer's ticks and evidence: those of the person, and where they take the proposal, those of the plan.
    pub(super) fn take_from_plan(&self, index: usize, entry: &mut Entry, accepts: bool) {
        if let Some(offer) = self.offer(index) {
            if accepts {
                entry.ticks = offer.draft.ticks(Some(&entry.ticks));
            }
            offer.keep(entry, &self.marks(index), accepts);
        }
    }

    /// Which statements the person has chosen: those in the answer's evidence, and what they said before answering.
    fn marks(&self, index: usize) -> Vec<Option<bool>> {
        let Some(offer) = self.offer(index) else { return Vec::new() };
        let picked = self.picked.get(&index);
        let entry = self.session.entry(index);
        let mark = |(at, quotation): (usize, &Quotation)| {
            let picked = picked.and_then(|picked| picked[at]);
            match entry {
                Some(entry) if entry.evidence.contains(&quotation.evidence) => Some(true),
                // What was taken out elsewhere is not put back.
                Some(_) => picked.filter(|picked| !picked),
                None => picked,
            }
        };
        offer.quotations.iter().enumerate().map(mark).collect()
    }

    /// Whether the answer is the proposed one, with all its ticks and statements or what the person said instead.
    fn is_taken(&self, index: usize, offer: &Offer, proposed: Answer) -> bool {
        let same =
            |entry: &Entry| entry.answer == proposed && offer.draft.ticks(Some(&entry.ticks)) == entry.ticks;
        let said = self.marks(index).iter().take(offer.draft.backing).all(Option::is_some);
        said && self.session.entry(index).is_some_and(same)
    }

    /// The strongest statements on a point below its question, on two lines each, or where there is little room, those
    /// behind the proposal on one.
    pub(super) fn statements(&self, index: usize, is_tight: bool, page: &mut Page) {
        let Some(offer) = self.offer(index) else { return };
        if offer.quotations.is_empty() {
            page.hint(self.words.plan_silent);
            return;
        }
        page.hint(&(self.words.plan_says)(offer.quotations.len()));
        let marks = self.marks(index);
        let (count, lines) = if is_tight { (offer.draft.backing.max(1), 1) } else { (WITH_QUESTION, 2) };
        for (at, quotation) in offer.quotations.iter().enumerate().take(count) {
            let mark = format!("{} ", tick_box(marks[at], at < offer.draft.backing));
            let room = (page.columns().saturating_sub(width(&mark))) * lines;
            page.item(&mark, &self.cut(quotation, room));
        }
    }

    /// A statement with its place in so many columns: with the heading where there is room for it. The place is never
    /// cut.
    fn cut(&self, quotation: &Quotation, columns: usize) -> String {
        let whole = |quote: &str, place: &str| self.in_words(quotation.strength, quote, place);
        // A full-width character that does not fit leaves a column empty at the end of a line.
        let room = |place: &str| columns.saturating_sub(width(&whole("", place)) + 3);
        let has_room = room(&quotation.place_and_heading) >= width(&quotation.quote);
        let place = if has_room { &quotation.place_and_heading } else { &quotation.place };
        whole(&fit_ends(&quotation.quote, room(place).max(SHORTEST)), place)
    }

    fn in_words(&self, strength: &str, quote: &str, place: &str) -> String {
        let words = self.shared.lang.words();
        let quoted = (words.in_brackets)(&(words.quoted)(quote), place);
        format!("{strength}{}{quoted}", words.colon)
    }

    /// Which answer the plan proposes, in words; `None` where it proposes none, or it was taken already.
    pub(super) fn proposal_line(&self, index: usize, own: Option<&[Option<bool>]>) -> Option<String> {
        let answer = self.offered(index, own)?;
        if self.is_taken(index, self.offer(index)?, answer) {
            return None;
        }
        let label = self.shared.lang.words().standing(Standing::from(Some(answer)));
        let has_own = own.is_some_and(|own| own.iter().any(Option::is_some));
        let words = if has_own { self.words.plan_and_ticks_propose } else { self.words.plan_proposes };
        Some(words(label))
    }

    /// Shows all statements on a point and lets those be chosen that are kept as evidence; of a point that is answered
    /// already, at once.
    pub(super) fn choose_statements(&mut self, index: usize) -> Result<(), Stop> {
        let count = self.offer(index).map_or(0, |offer| offer.quotations.len());
        let mut at = 0;
        loop {
            let mut marks = self.marks(index);
            let page = self.statements_page(index, &marks, at);
            self.screen.show(&page)?;
            let toggled = match self.screen.event()? {
                Event::Resized => continue,
                Event::Key(Key::Enter | Key::Escape | Key::Char('b' | 'q' | 'v')) => return Ok(()),
                Event::Key(Key::Up) => {
                    at = at.saturating_sub(1);
                    continue;
                }
                Event::Key(Key::Down) => {
                    at = (at + 1).min(count - 1);
                    continue;
                }
                Event::Key(Key::Char(' ' | 'x')) => at,
                Event::Key(Key::Char(c)) => {
                    let number = c.to_digit(10).and_then(|n| usize::try_from(n).ok());
                    match number.filter(|n| (1..=count).contains(n)) {
                        Some(n) => n - 1,
                        None => continue,
                    }
                }
                Event::Key(_) => continue,
            };
            at = toggled;
            marks[at] = Some(marks[at] != Some(true));
            if let (Some(mut entry), Some(offer)) = (self.session.entry(index).cloned(), self.offer(index)) {
                offer.keep(&mut entry, &marks, false);
                self.session.set_entry(&self.workspace.checklist, index, entry);
                self.save()?;
            }
            self.picked.insert(index, marks);
        }
    }

    fn statements_page(&mut self, index: usize, marks: &[Option<bool>], at: usize) -> Page {
        let rows = self.screen.size().0;
        let mut page = self.screen.page();
        let Some(offer) = self.offer(index) else { return page };
        let point = &self.workspace.checklist.points[index];
        let count = offer.quotations.len();
        page.title(&format!("{} {} {}/{count}", point.id, self.words.quotations_title, at + 1));
        page.text(point.question.get(self.shared.lang));
        page.hint(self.words.quotations_hint);
        page.blank();
        let item = |i: usize, page: &mut Page| {
            let quotation = &offer.quotations[i];
            let mark = format!("{} {} ", i + 1, tick_box(marks[i], i < offer.draft.backing));
            let text = self.in_words(quotation.strength, &quotation.quote, &quotation.place_and_heading);
            page.option(i == at, &mark, &text);
            for criterion in &quotation.criteria {
                page.item("    → ", criterion);
            }
        };
        // As many as fit, down to the chosen one and then on.
        let room = rows.saturating_sub(page.height() + 2).max(1);
        let height = |i: usize| {
            let mut scratch = page.empty();
            item(i, &mut scratch);
            scratch.height()
        };
        let heights: Vec<usize> = (0..count).map(height).collect();
        let mut from = at;
        while from > 0 && heights[from - 1..=at].iter().sum::<usize>() <= room {
            from -= 1;
        }
        let mut used = 0;
        for (i, height) in heights.iter().enumerate().skip(from) {
            if i > at && used + height > room {
                break;
            }
            item(i, &mut page);
            used += height;
        }
        page.keys(self.words.ticks_keys);
        page
    }
}
