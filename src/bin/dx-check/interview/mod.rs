//! The interview: from the subject through the points to the review, saving after each answer.

mod details;
mod plan;
mod question;
mod review;
mod screen;
mod session;
mod subject;

use std::collections::BTreeMap;
use std::path::Path;

use dx_check::answers::Entry;
use dx_check::seeds::Library;

use crate::Status;
use crate::args::Shared;
use crate::words::{InterviewWords, of};
use crate::workspace::Workspace;

pub(crate) use plan::Plan;
pub(crate) use screen::{Event, Key, Screen};
pub(crate) use session::{Opened, Session};

use question::Choice;

/// Why the interview ended early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The person chose to save and quit.
    Quit,
    /// Ctrl-C, or the terminal is gone.
    Interrupted,
    /// The answers could not be saved, and the person gave up.
    Unsaved,
}

/// A terminal that cannot be read or written any more is gone.
impl From<std::io::Error> for Stop {
    fn from(_: std::io::Error) -> Self {
        Self::Interrupted
    }
}

/// Where to go next.
enum Step {
    Point(usize),
    /// A point to be changed, then back to the review.
    Change(usize),
    Review,
    Done,
}

/// What every part of the interview works with.
struct Interview<'a> {
    workspace: &'a Workspace<'a>,
    library: &'a Library,
    shared: &'a Shared,
    words: &'static InterviewWords,
    screen: Screen,
    session: Session,
    plan: Option<Plan>,
    /// Which statements of the plan are to be kept as evidence, as far as the person said so.
    picked: BTreeMap<usize, Vec<Option<bool>>>,
}

/// Asks about everything that is open, showing what the `plan` says of it; gives the session back, complete or not, and why it ended early if it did.
pub(crate) fn run(
    workspace: &Workspace<'_>,
    shared: &Shared,
    session: Session,
    plan: Option<Plan>,
) -> (Session, Result<(), Stop>) {
    let mut interview = Interview {
        workspace,
        library: &workspace.library,
        shared,
        words: &of(shared.lang).interview,
        screen: Screen::new(shared),
        session,
        plan,
        picked: BTreeMap::new(),
    };
    let result = interview.all();
    // Whether this succeeds or not, nothing more can be done for the terminal.
    let _ = interview.screen.leave();
    (interview.session, result)
}

impl Interview<'_> {
    fn all(&mut self) -> Result<(), Stop> {
        self.screen.enter()?;
        let points = self.workspace.checklist.points.len();
        self.welcome()?;
        if self.session.is_untouched() {
            self.ask_subject()?;
        }
        let mut step = self.session.next_open(0).map_or(Step::Review, Step::Point);
        loop {
            step = match step {
                Step::Point(point) => self.point(point, points)?,
                Step::Change(point) => {
                    self.point(point, points)?;
                    Step::Review
                }
                Step::Review => self.review()?,
                Step::Done => break,
            };
        }
        Ok(())
    }

    fn welcome(&mut self) -> Result<(), Stop> {
        let path = self.session.path().display().to_string();
        loop {
            let checklist = &self.workspace.checklist;
            let answered = self.session.answered();
            let mut page = self.screen.page();
            page.title(checklist.title.get(self.shared.lang));
            page.blank();
            if answered > 0 {
                page.text(&(self.words.welcome_back)(answered, checklist.points.len()));
            } else {
                page.text(self.words.welcome);
            }
            page.text(&(self.words.saved_in)(&path));
            page.blank();
            page.text(self.words.welcome_keys);
            for notice in self.plan.iter().flat_map(Plan::notices) {
                page.text(notice);
            }
            for notice in self.session.notices() {
                page.blank();
                page.strong(notice);
            }
            page.blank();
            page.hint(self.words.any_key);
            self.screen.show(&page)?;
            match self.screen.event()? {
                Event::Resized => {}
                Event::Key(Key::Char('q')) => return Err(Stop::Quit),
                Event::Key(_) => return Ok(()),
            }
        }
    }

    /// One point, until it is answered or left; says where to go then.
    fn point(&mut self, index: usize, points: usize) -> Result<Step, Stop> {
        let after = |next: usize| {
            if next < points { Step::Point(next) } else { Step::Review }
        };
        let mut ticks = self.session.ticks(index);
        loop {
            match self.ask(index, ticks.as_deref())? {
                Choice::Answer { answer, accepts } => {
                    let point = &self.workspace.checklist.points[index];
                    let mut entry =
                        self.session.entry(index).cloned().unwrap_or_else(|| Entry::new(answer, point));
                    entry.answer = answer;
                    entry.checked = Some(self.shared.today);
                    if let Some(ticks) = ticks.take() {
                        entry.ticks = ticks;
                    }
                    let ticks_again = entry.ticks.clone();
                    self.take_from_plan(index, &mut entry, accepts);
                    if !self.reason_for_na(index, &mut entry)? {
                        ticks = Some(ticks_again);
                        continue;
                    }
                    self.session.set_entry(&self.workspace.checklist, index, entry);
                    self.save()?;
                    if self.details(index)? {
                        return Ok(after(index + 1));
                    }
                    ticks = self.session.entry(index).map(|e| e.ticks.clone());
                }
                Choice::Ticks => {
                    let new = self.ask_ticks(index, ticks.as_deref())?;
                    // Ticks of a point that is answered already are kept at once.
                    if let Some(mut entry) = self.session.entry(index).cloned() {
                        entry.ticks.clone_from(&new);
                        self.session.set_entry(&self.workspace.checklist, index, entry);
                        self.save()?;
                    }
                    self.session.keep_ticks(index, new.clone());
                    ticks = Some(new);
                }
                Choice::Statements => self.choose_statements(index)?,
                Choice::Help => self.help(index)?,
                Choice::Back => return Ok(Step::Point(index.saturating_sub(1))),
                Choice::Skip => return Ok(after(index + 1)),
                Choice::List => return Ok(Step::Review),
                Choice::Quit => return Err(Stop::Quit),
            }
        }
    }

    /// Saves, and says what went wrong until it works or the person gives up.
    fn save(&mut self) -> Result<(), Stop> {
        loop {
            let Err(fault) = self.session.save(self.words) else {
                let path = self.session.path().display().to_string();
                let farewell = (self.words.saved_quit)(&path);
                let farewell = self.session.diversion().into_iter().chain([farewell.as_str()]);
                crate::terminal::say_on_interrupt(Some(farewell.collect::<Vec<_>>().join("\n")));
                return Ok(());
            };
            let message = self.shared.lang.message(&fault);
            let path = self.session.path().display().to_string();
            let text =
                (self.words.save_failed)(&path, &of(self.shared.lang).joined(&message.what, &message.remedy));
            loop {
                let mut page = self.screen.page();
                page.strong(&text);
                page.blank();
                page.hint(self.words.save_retry);
                self.screen.show(&page)?;
                match self.screen.event()? {
                    Event::Key(Key::Enter) => break,
                    Event::Key(Key::Char('q')) => return Err(Stop::Unsaved),
                    _ => {}
                }
            }
        }
    }

    /// The help of a point: why it matters, what counts as what, the examples. Page by page.
    fn help(&mut self, index: usize) -> Result<(), Stop> {
        let context = self.workspace.context();
        let point = &context.checklist.points[index];
        let service = Some(self.session.sheet().subject.service.as_str()).filter(|s| !s.is_empty());
        let examples: Vec<_> = self
            .library
            .for_point(index, service)
            .into_iter()
            .take(3)
            .map(|example| dx_check::outcome::example_view(&context, example))
            .collect();
        let blocks = dx_check::report::point_page(&context, point, &examples);
        let mut at = 0;
        loop {
            let mut page = self.screen.page();
            let (rows, columns) = (self.screen.size().0, page.columns());
            let text =
                dx_check::report::text(&blocks, dx_check::report::Screen { width: columns, color: false });
            let lines: Vec<&str> = text.lines().collect();
            let height = rows.saturating_sub(3).max(3);
            let pages = lines.len().div_ceil(height).max(1);
            at = at.min(pages - 1);
            lines.iter().skip(at * height).take(height).for_each(|line| page.line(line));
            page.blank();
            page.keys(&(self.words.page_keys)(at + 1, pages));
            self.screen.show(&page)?;
            match self.screen.event()? {
                Event::Resized => {}
                Event::Key(Key::Up | Key::Left | Key::Char('b')) => at = at.saturating_sub(1),
                Event::Key(Key::Escape | Key::Char('q')) => return Ok(()),
                Event::Key(_) if at + 1 == pages => return Ok(()),
                Event::Key(_) => at += 1,
            }
        }
    }
}

/// The exit status of an interview that ended early.
pub(crate) fn status_of(stop: &Stop) -> Status {
    match stop {
        Stop::Quit => Status::Held,
        Stop::Interrupted => Status::Interrupted,
        Stop::Unsaved => Status::Failed,
    }
}

/// The file that the interview uses where none is named.
pub(crate) fn default_file() -> &'static Path {
    Path::new("dx-check-answers.toml")
}
