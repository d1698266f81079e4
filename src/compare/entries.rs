//! What is noted about a point in an older and in a newer answer file: what differs, what was confirmed, what was done.

use jiff::civil::Date;

use crate::answers::{Answer, Entry};

/// Whether an answer that is in both was confirmed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The answer is another.
    Changed,
    /// The same answer, confirmed on a later day.
    Confirmed,
    /// The same answer; what is noted about it is another, without a later day of confirmation.
    Revised,
    /// Nothing differs and no later day stands beside it: it may only have been copied.
    CarriedOver,
}

/// What became of what was to be done about a point: an owner or a due date in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The due date is over and the answer is no yes yet.
    Overdue,
    /// The due date is still to come.
    Ahead,
    /// There is an owner and no due date.
    Undated,
    /// Neither owner nor due date stands there any more, and the answer is no yes.
    Dropped,
    /// It became a yes.
    Done,
}

/// What is noted about a point and differs. Of a pair the first is the older one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotedChange {
    /// The criteria ticked now and not before (indices).
    pub ticked: Vec<usize>,
    /// The criteria ticked before and not now.
    pub unticked: Vec<usize>,
    /// The evidence that was not there before.
    pub evidence_added: Vec<String>,
    /// The evidence that is there no more.
    pub evidence_removed: Vec<String>,
    /// The notes, where they differ.
    pub note: Option<[String; 2]>,
    /// The owners, where they differ.
    pub owner: Option<[String; 2]>,
    /// The due dates, where they differ.
    pub due: Option<[Option<Date>; 2]>,
}

/// An answer counts as confirmed again when its day is later than that of the older answer and of the older assessment.
pub(super) fn renewal(old: &Entry, new: &Entry, old_day: Option<Date>) -> Renewal {
    if old.answer != new.answer {
        return Renewal::Changed;
    }
    // No day is before every day.
    if new.checked > old.checked.max(old_day) {
        return Renewal::Confirmed;
    }
    let noted = NotedChange::between(Some(old), Some(new), new.ticks.len());
    if noted == NotedChange::default() { Renewal::CarriedOver } else { Renewal::Revised }
}

pub(super) fn action(old: Option<&Entry>, new: Option<&Entry>, today: Date) -> Option<Action> {
    let planned = |entry: Option<&Entry>| {
        entry.is_some_and(|entry| entry.due.is_some() || !entry.owner.trim().is_empty())
    };
    let is = |entry: Option<&Entry>, answer: Answer| entry.is_some_and(|entry| entry.answer == answer);
    if is(new, Answer::Yes) {
        let done = !is(old, Answer::Yes) && (planned(old) || planned(new));
        return done.then_some(Action::Done);
    }
    if planned(new) && !is(new, Answer::Na) {
        return Some(match new.and_then(|entry| entry.due) {
            Some(due) if due < today => Action::Overdue,
            Some(_) => Action::Ahead,
            None => Action::Undated,
        });
    }
    let dropped = planned(old) && !is(old, Answer::Yes) && !is(old, Answer::Na);
    dropped.then_some(Action::Dropped)
}

impl NotedChange {
    pub(super) fn between(old: Option<&Entry>, new: Option<&Entry>, criteria: usize) -> Self {
        let tick = |entry: Option<&Entry>, index: usize| {
            entry.is_some_and(|entry| entry.ticks.get(index).copied().flatten() == Some(true))
        };
        let ticked = |entry, other| (0..criteria).filter(move |i| tick(entry, *i) && !tick(other, *i));
        let text = |of: fn(&Entry) -> &str| {
            let texts = [old, new].map(|entry| entry.map_or("", of).trim().to_owned());
            (texts[0] != texts[1]).then_some(texts)
        };
        let due = [old, new].map(|entry| entry.and_then(|entry| entry.due));
        Self {
            ticked: ticked(new, old).collect(),
            unticked: ticked(old, new).collect(),
            evidence_added: only_in(new, old),
            evidence_removed: only_in(old, new),
            note: text(|entry| &entry.note),
            owner: text(|entry| &entry.owner),
            due: (due[0] != due[1]).then_some(due),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The evidence of an entry that another does not have.
fn only_in(entry: Option<&Entry>, other: Option<&Entry>) -> Vec<String> {
    let of = |entry: Option<&Entry>| -> Vec<String> {
        let texts = entry.into_iter().flat_map(|entry| &entry.evidence).map(|text| text.trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    };
    let known = of(other);
    of(entry).into_iter().filter(|text| !known.contains(text)).collect()
}

impl Renewal {
    /// The code that machine-readable reports carry; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Confirmed => "confirmed",
            Self::Revised => "revised",
            Self::CarriedOver => "carried-over",
        }
    }
}

impl Action {
    /// Every state, those that ask for something first.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Dropped, Self::Ahead, Self::Undated, Self::Done];

    /// The code that machine-readable reports carry; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Dropped => "dropped",
            Self::Ahead => "ahead",
            Self::Undated => "undated",
            Self::Done => "done",
        }
    }
}
