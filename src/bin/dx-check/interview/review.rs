//! All answers at a glance, any of which can be changed.

use dx_check::assessment::Standing;
use dx_check::text::{fit, pad, width};

use super::screen::{Event, Key, Page};
use super::{Interview, Step, Stop};

impl Interview<'_> {
    /// Shows all answers until the person is done or goes back to a point.
    pub(super) fn review(&mut self) -> Result<Step, Stop> {
        let points = self.workspace.checklist.points.len();
        // The line below the points ends the interview.
        let mut at = self.session.next_open(0).unwrap_or(points);
        loop {
            let page = self.review_page(at);
            self.screen.show(&page)?;
            match self.screen.event()? {
                Event::Resized => {}
                Event::Key(Key::Up) => at = at.saturating_sub(1),
                Event::Key(Key::Down) => at = (at + 1).min(points),
                Event::Key(Key::Enter) if at == points => return Ok(Step::Done),
                Event::Key(Key::Enter) => return Ok(self.revisit(at)),
                Event::Key(Key::Char('f')) => return Ok(Step::Done),
                Event::Key(Key::Char('s')) => self.ask_subject()?,
                Event::Key(Key::Char('b')) => return Ok(self.revisit(at.min(points - 1))),
                Event::Key(Key::Char('q')) => return Err(Stop::Quit),
                Event::Key(_) => {}
            }
        }
    }

    /// To a point: one that is open goes on with the interview, one that is answered comes back to the review.
    fn revisit(&self, point: usize) -> Step {
        let open = self.session.next_open(point) == Some(point);
        if open { Step::Point(point) } else { Step::Change(point) }
    }

    fn review_page(&mut self, at: usize) -> Page {
        let (words, lang) = (self.words, self.shared.lang);
        let checklist = &self.workspace.checklist;
        let mut page = self.screen.page();
        let rows = self.screen.size().0;
        page.title(words.review_title);
        let label =
            |index: usize| lang.words().standing(Standing::from(self.session.entry(index).map(|e| e.answer)));
        let widest = (0..checklist.points.len()).map(|i| width(label(i))).max().unwrap_or(0);
        let mut lines: Vec<(bool, String)> = Vec::new();
        for (index, point) in checklist.points.iter().enumerate() {
            let mark = if self.session.entry(index).is_some() && self.session.is_to_confirm(index) {
                "!"
            } else {
                " "
            };
            let text = format!(
                "{}{mark}{}  {}",
                pad(&point.id, 4),
                pad(label(index), widest),
                point.title.get(lang)
            );
            lines.push((index == at, fit(&text, page.columns().saturating_sub(3))));
        }
        lines.push((at == checklist.points.len(), words.review_finish.to_owned()));
        // As many as fit, around the chosen one.
        let hint_lines = 3;
        let height = rows.saturating_sub(page.height() + hint_lines).max(3).min(lines.len());
        let from = at.saturating_sub(height / 2).min(lines.len() - height);
        for (selected, text) in &lines[from..from + height] {
            page.option(*selected, "", text);
        }
        page.keys(words.review_keys);
        page
    }
}
