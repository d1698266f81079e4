//! The question of a point: the page, the keys, and ticking its criteria.

use dx_check::answers::Answer;
use dx_check::assessment::Standing;
use dx_check::checklist::Point;

use super::plan::tick_box;
use super::screen::{Event, Key, Page};
use super::{Interview, Stop};

/// What the person chose.
pub(super) enum Choice {
    Answer {
        answer: Answer,
        /// Whether they took what the plan proposes, with its ticks and statements.
        accepts: bool,
    },
    Ticks,
    Statements,
    Help,
    Back,
    Skip,
    List,
    Quit,
}

/// How much of a question is shown: as much as fits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// Answers in one row, no blank lines, and a line for each statement of a plan.
    Tightest,
    /// Answers in one row, no blank lines.
    Tight,
    /// Answers in one row.
    Row,
    /// One answer per line.
    Plain,
    /// With what counts as the chosen answer, which then takes the place of the criteria.
    Focus,
    /// With what counts as the chosen answer.
    Chosen,
    /// With what counts as what.
    Full,
}

impl Interview<'_> {
    /// Asks about a point. `ticks` are those made so far, saved or not.
    pub(super) fn ask(&mut self, index: usize, ticks: Option<&[Option<bool>]>) -> Result<Choice, Stop> {
        let point = &self.workspace.checklist.points[index];
        let current = self.session.entry(index).map(|e| e.answer);
        let proposed = ticks.and_then(|ticks| proposal(point, ticks));
        let start = current.or(proposed);
        let mut selected = start.and_then(|answer| Answer::ALL.iter().position(|a| *a == answer));
        let mut wrong_key = false;
        loop {
            let page = self.question_page(index, ticks, selected, wrong_key);
            self.screen.show(&page)?;
            let key = match self.screen.event()? {
                Event::Resized => continue,
                Event::Key(key) => key,
            };
            wrong_key = false;
            let last = Answer::ALL.len() - 1;
            match key {
                Key::Up | Key::Left => selected = Some(selected.map_or(last, |s| s.saturating_sub(1))),
                Key::Down | Key::Right => selected = Some(selected.map_or(0, |s| (s + 1).min(last))),
                Key::Enter if selected.is_some() => {
                    let answer = Answer::ALL[selected.unwrap_or(0)];
                    return Ok(Choice::Answer { answer, accepts: false });
                }
                Key::Char('k') => match self.offered(index, ticks) {
                    Some(answer) => return Ok(Choice::Answer { answer, accepts: true }),
                    None => wrong_key = true,
                },
                Key::Char('v') if self.has_statements(index) => return Ok(Choice::Statements),
                Key::Char('?' | 'h') => return Ok(Choice::Help),
                Key::Char('c' | 't') => return Ok(Choice::Ticks),
                Key::Char('b') => return Ok(Choice::Back),
                Key::Char('s') => return Ok(Choice::Skip),
                Key::Char('g' | 'l') => return Ok(Choice::List),
                Key::Char('q') => return Ok(Choice::Quit),
                Key::Char(c) => match answer_key(c) {
                    Some(answer) => return Ok(Choice::Answer { answer, accepts: false }),
                    None => wrong_key = true,
                },
                _ => wrong_key = true,
            }
        }
    }

    fn question_page(
        &mut self,
        index: usize,
        ticks: Option<&[Option<bool>]>,
        selected: Option<usize>,
        wrong_key: bool,
    ) -> Page {
        let mut page = self.question_in(Detail::Full, index, ticks, selected, wrong_key);
        let rows = self.screen.size().0;
        for detail in
            [Detail::Chosen, Detail::Focus, Detail::Plain, Detail::Row, Detail::Tight, Detail::Tightest]
        {
            // The plan's marks stand at the criteria.
            if detail == Detail::Focus && self.plan.is_some() {
                continue;
            }
            if page.height() > rows {
                page = self.question_in(detail, index, ticks, selected, wrong_key);
            }
        }
        page
    }

    fn question_in(
        &mut self,
        detail: Detail,
        index: usize,
        ticks: Option<&[Option<bool>]>,
        selected: Option<usize>,
        wrong_key: bool,
    ) -> Page {
        let (words, lang) = (self.words, self.shared.lang);
        let checklist = &self.workspace.checklist;
        let point = &checklist.points[index];
        let phase = checklist.phase_of(point);
        let mut page = self.screen.page();
        let in_phase = index - phase.points.start + 1;
        let all = checklist.points.len();
        page.title(&(words.progress)(phase.title.get(lang), in_phase, phase.points.len(), index + 1, all));
        let gap = |page: &mut Page| {
            if detail > Detail::Tight {
                page.blank();
            }
        };
        page.strong(&format!("{} {}", point.id, point.title.get(lang)));
        page.text(point.question.get(lang));
        gap(&mut page);
        page.hint(words.criteria);
        let shows_criteria = detail != Detail::Focus || selected.is_none();
        for (at, criterion) in point.criteria.iter().enumerate().filter(|_| shows_criteria) {
            let mark = tick_box(ticks.and_then(|t| t[at]), self.is_shown(index, at));
            page.item(&format!("{mark} "), criterion.text.get(lang));
        }
        gap(&mut page);
        if self.plan.is_some() {
            self.statements(index, detail == Detail::Tightest, &mut page);
            gap(&mut page);
        }
        self.answers(detail, point, selected, &mut page);
        gap(&mut page);
        let entry = self.session.entry(index);
        if entry.is_some() && self.session.is_to_confirm(index) {
            page.strong(words.confirm_again);
        }
        if let Some(entry) = entry {
            let label = lang.words().standing(Standing::from(Some(entry.answer)));
            page.text(&(words.current)(label));
        }
        if self.offered(index, ticks).is_some() {
            let line = self.proposal_line(index, ticks).map(|line| format!("{line}{}", words.plan_accept));
            line.iter().for_each(|line| page.strong(line));
        } else if let Some(proposed) = ticks.and_then(|t| proposal(point, t)) {
            page.text(&(words.proposed)(lang.words().standing(Standing::from(Some(proposed)))));
        }
        page.keys(words.answer_keys);
        if wrong_key {
            page.strong(words.unknown_key);
        }
        page
    }

    fn answers(&self, detail: Detail, point: &Point, selected: Option<usize>, page: &mut Page) {
        let lang = self.shared.lang;
        let label = |answer: Answer| lang.words().standing(Standing::from(Some(answer)));
        if detail <= Detail::Row {
            let one = |(at, answer): (usize, &Answer)| {
                let mark = if selected == Some(at) { ">" } else { "" };
                format!("{mark}{} {}", at + 1, label(*answer))
            };
            let row: Vec<_> = Answer::ALL.iter().enumerate().map(one).collect();
            page.row(row.iter().map(String::as_str));
            return;
        }
        let widest = Answer::ALL.iter().map(|a| dx_check::text::width(label(*a))).max().unwrap_or(0);
        for (at, answer) in Answer::ALL.into_iter().enumerate() {
            let meaning = match answer {
                Answer::Yes => point.yes.get(lang),
                Answer::Partial => point.partial.get(lang),
                Answer::No => point.no.get(lang),
                Answer::Unknown | Answer::Na => "",
            };
            let chosen = selected == Some(at);
            let shown =
                detail == Detail::Full || (matches!(detail, Detail::Chosen | Detail::Focus) && chosen);
            if shown && !meaning.is_empty() {
                let mark = format!("{} {}  ", at + 1, dx_check::text::pad(label(answer), widest));
                page.option(chosen, &mark, meaning);
            } else {
                page.option(chosen, &format!("{} ", at + 1), label(answer));
            }
        }
        if matches!(detail, Detail::Chosen | Detail::Focus) && selected.is_none() {
            page.hint(self.words.choose_to_see);
        }
    }

    /// Lets criteria be ticked; the ticks as they are when the person is done.
    pub(super) fn ask_ticks(
        &mut self,
        index: usize,
        ticks: Option<&[Option<bool>]>,
    ) -> Result<Vec<Option<bool>>, Stop> {
        let lang = self.shared.lang;
        let checklist = &self.workspace.checklist;
        let point = &checklist.points[index];
        let count = point.criteria.len();
        let mut ticks = ticks.map_or_else(|| vec![None; count], <[_]>::to_vec);
        let mut at = 0;
        loop {
            let mut page = self.screen.page();
            page.title(&format!("{} {}", point.id, self.words.ticks_title));
            page.text(point.question.get(lang));
            page.blank();
            for (i, criterion) in point.criteria.iter().enumerate() {
                let mark = format!("{} {} ", i + 1, tick_box(ticks[i], self.is_shown(index, i)));
                page.option(i == at, &mark, criterion.text.get(lang));
            }
            page.blank();
            if let Some(line) = self.proposal_line(index, Some(&ticks)) {
                page.text(&line);
            } else if let Some(proposed) = proposal(point, &ticks) {
                page.text(&(self.words.proposed)(lang.words().standing(Standing::from(Some(proposed)))));
            }
            page.keys(self.words.ticks_keys);
            self.screen.show(&page)?;
            match self.screen.event()? {
                Event::Resized => {}
                Event::Key(Key::Up) => at = at.saturating_sub(1),
                Event::Key(Key::Down) => at = (at + 1).min(count - 1),
                Event::Key(Key::Char(' ' | 'x')) => ticks[at] = Some(ticks[at] != Some(true)),
                Event::Key(Key::Enter | Key::Escape | Key::Char('b' | 'q')) => return Ok(ticks),
                Event::Key(Key::Char(c)) => {
                    let chosen = c
                        .to_digit(10)
                        .and_then(|n| usize::try_from(n).ok())
                        .filter(|n| (1..=count).contains(n));
                    if let Some(n) = chosen {
                        at = n - 1;
                        ticks[at] = Some(ticks[at] != Some(true));
                    }
                }
                Event::Key(_) => {}
            }
        }
    }
}

/// The answer that a key stands for: its number, the first letter of its English word, or of its Japanese one.
fn answer_key(c: char) -> Option<Answer> {
    Some(match c {
        '1' | 'y' | 'は' | '済' => Answer::Yes,
        '2' | 'p' | '一' => Answer::Partial,
        '3' | 'n' | 'い' | '未' => Answer::No,
        '4' | 'u' | '分' => Answer::Unknown,
        '5' | 'a' | '対' => Answer::Na,
        _ => return None,
    })
}

/// What the ticks propose; `None` when nothing was ticked or unticked.
fn proposal(point: &Point, ticks: &[Option<bool>]) -> Option<Answer> {
    if ticks.iter().all(Option::is_none) {
        return None;
    }
    let ticked: Vec<bool> = ticks.iter().map(|t| *t == Some(true)).collect();
    Some(point.proposal(&ticked).into())
}

#[cfg(test)]
mod tests {
    use super::answer_key;
    use dx_check::answers::Answer;

    #[test]
    fn numbers_and_letters_in_both_languages() {
        assert_eq!(answer_key('1'), Some(Answer::Yes));
        assert_eq!(answer_key('n'), Some(Answer::No));
        assert_eq!(answer_key('一'), Some(Answer::Partial));
        assert_eq!(answer_key('z'), None);
    }
}
