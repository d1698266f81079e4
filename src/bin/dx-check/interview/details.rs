//! What can be noted about an answer: a note, evidence, who takes care of it, by when.

use dx_check::answers::{Answer, Entry};
use dx_check::assessment::Standing;
use dx_check::input::parse_date;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use super::screen::{Event, Key, Page};
use super::{Interview, Stop};

/// One of the things that can be noted.
#[derive(Clone, Copy)]
enum Field {
    Note,
    Evidence,
    Owner,
    Due,
}

impl Interview<'_> {
    /// Asks for the reason of "not applicable"; `false` when none was given, so that the answer does not stand.
    pub(super) fn reason_for_na(&mut self, index: usize, entry: &mut Entry) -> Result<bool, Stop> {
        if entry.answer != Answer::Na {
            return Ok(true);
        }
        let words = self.words;
        let was_na = self.session.entry(index).is_some_and(|e| e.answer == Answer::Na);
        // A note that was no reason before is none now, unless the person says so.
        let reason = if was_na { entry.note.clone() } else { String::new() };
        let mut page = self.noted_page(index, entry);
        page.text(words.na_reason);
        if was_na {
            page.text(&(words.keep_hint)(&reason));
        }
        let typed = self.screen.read_line(&page, words.reason, &reason)?;
        if typed.trim().is_empty() {
            return Ok(false);
        }
        let keeps_old = !was_na && !entry.note.trim().is_empty();
        entry.note = if keeps_old { format!("{typed}\n{}", entry.note) } else { typed };
        Ok(true)
    }

    /// Offers to note more about an answer; `true` to go on, `false` to change the answer.
    pub(super) fn details(&mut self, index: usize) -> Result<bool, Stop> {
        let mut notice = None;
        loop {
            let Some(mut entry) = self.session.entry(index).cloned() else {
                return Ok(true);
            };
            let page = self.details_page(index, &entry, notice.take());
            self.screen.show(&page)?;
            let field = match self.screen.event()? {
                Event::Resized => continue,
                Event::Key(Key::Enter | Key::Right | Key::Down | Key::Char(' ' | 's')) => {
                    return Ok(true);
                }
                Event::Key(Key::Char('b') | Key::Left | Key::Up) => return Ok(false),
                Event::Key(Key::Char('q')) => return Err(Stop::Quit),
                Event::Key(Key::Char('v')) if self.has_statements(index) => {
                    self.choose_statements(index)?;
                    continue;
                }
                Event::Key(Key::Char('n')) => Field::Note,
                Event::Key(Key::Char('e')) => Field::Evidence,
                Event::Key(Key::Char('o')) => Field::Owner,
                Event::Key(Key::Char('d')) => Field::Due,
                Event::Key(_) => {
                    notice = Some(self.words.unknown_key);
                    continue;
                }
            };
            notice = self.edit(index, field, &mut entry)?;
            self.session.set_entry(&self.workspace.checklist, index, entry);
            self.save()?;
        }
    }

    /// Reads a field; a word about it when what was typed cannot be used.
    fn edit(&mut self, index: usize, field: Field, entry: &mut Entry) -> Result<Option<&'static str>, Stop> {
        let (words, report) = (self.words, self.shared.lang.words());
        let (label, help, current) = match field {
            Field::Note => (report.note, words.enter_note, entry.note.clone()),
            Field::Evidence => (report.evidence, words.enter_evidence, entry.evidence.join("; ")),
            Field::Owner => (report.owner, words.enter_owner, entry.owner.clone()),
            Field::Due => (report.due, words.enter_due, entry.due.map_or(String::new(), |d| d.to_string())),
        };
        let mut notice = None;
        let typed = loop {
            let mut page = self.noted_page(index, entry);
            page.text(notice.unwrap_or(help));
            if !current.is_empty() {
                page.text(&(words.keep_hint)(&current));
                page.hint(words.clear_hint);
                if matches!(field, Field::Evidence) {
                    page.hint(words.add_hint);
                }
            }
            let typed = self.screen.read_line(&page, label, &current)?;
            let is_usable = !matches!(field, Field::Due) || typed.is_empty() || typed_date(&typed).is_some();
            if is_usable {
                break typed;
            }
            notice = Some(words.date_invalid);
        };
        match field {
            Field::Note if typed.is_empty() && entry.answer == Answer::Na => {
                return Ok(Some(words.na_needs_reason));
            }
            Field::Note => entry.note = typed,
            Field::Owner => entry.owner = typed,
            // What was not changed stays as it was, even where an entry holds the mark between entries.
            Field::Evidence if typed == current => {}
            Field::Evidence => {
                // What is there may be much, so more can be added without typing it anew.
                let (kept, typed) = match typed.strip_prefix(['+', '＋']) {
                    Some(more) => (entry.evidence.clone(), more),
                    None => (Vec::new(), typed.as_str()),
                };
                let parts = typed.split([';', '；']).map(str::trim).filter(|p| !p.is_empty());
                entry.evidence = kept.into_iter().chain(parts.map(str::to_owned)).collect();
            }
            Field::Due => entry.due = typed_date(&typed),
        }
        Ok(None)
    }

    fn details_page(&mut self, index: usize, entry: &Entry, notice: Option<&str>) -> Page {
        let words = self.words;
        let mut page = self.noted_page(index, entry);
        page.strong(words.details_next);
        match self.has_statements(index) {
            true => page.keys(&format!("{}\t{}", words.plan_keys, words.details_keys)),
            false => page.keys(words.details_keys),
        }
        for notice in notice.into_iter().chain(self.session.diversion()) {
            page.blank();
            page.strong(notice);
        }
        page
    }

    /// The answer and what is noted about it.
    fn noted_page(&mut self, index: usize, entry: &Entry) -> Page {
        let (words, lang) = (self.words, self.shared.lang);
        let report = lang.words();
        let point = &self.workspace.checklist.points[index];
        let mut page = self.screen.page();
        page.title(&format!("{} {}", point.id, point.title.get(lang)));
        let label = report.standing(Standing::from(Some(entry.answer)));
        page.strong(&format!("{}{}{label}", report.answer, report.colon));
        page.blank();
        page.text(words.details_title);
        let due = entry.due.map_or(String::new(), |d| d.to_string());
        let fields = [
            ("n", report.note, entry.note.clone()),
            ("e", report.evidence, entry.evidence.join("; ")),
            ("o", report.owner, entry.owner.clone()),
            ("d", report.due, due),
        ];
        for (key, name, value) in fields {
            page.item(
                &format!("  {key} {name}{}", report.colon),
                if value.is_empty() { "–" } else { &value },
            );
        }
        page.blank();
        page
    }
}

/// A day as people type it: `2027-1-31`, `2027/1/31`, `２０２７年１月３１日`.
pub(super) fn typed_date(text: &str) -> Option<Date> {
    let folded: String = text.trim().nfkc().collect();
    let parts: Vec<&str> =
        folded.split(['-', '/', '.', '年', '月', '日']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    parse_date(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::typed_date;

    #[test]
    fn days_are_read_as_people_type_them() {
        let day = typed_date("2027-01-31");
        assert!(day.is_some());
        for same in ["2027/1/31", "２０２７年１月３１日", " 2027.1.31 "] {
            assert_eq!(typed_date(same), day, "{same}");
        }
        for wrong in ["2027-02-30", "1/31", "soon", "2027-1-31-1"] {
            assert_eq!(typed_date(wrong), None, "{wrong}");
        }
    }
}
