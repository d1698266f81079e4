//! What became of what was to be done about points, from one assessment to a later one.

use crate::compare::Action;
use crate::i18n::Words;
use crate::outcome::{ChangeReport, GapReport, PointView};
use crate::report::{Block, Sheet};

use super::heading;

/// That due dates are over, each with its day; nothing where none is.
pub(super) fn overdue(report: &ChangeReport, words: &Words) -> Option<String> {
    let (_, last) = report.ends()?;
    let late = having(report, Action::Overdue);
    let name = |index: &usize| {
        let point = &last.points[*index];
        let due = point.noted.due.map_or_else(String::new, |due| due.to_string());
        (words.in_brackets)(&point.id, &due)
    };
    let names: Vec<String> = late.iter().map(name).collect();
    (!late.is_empty()).then(|| (words.changes.overdue_now)(&names.join(words.list_comma)))
}

/// A table of everything that has an owner or a due date, what asks for something first.
pub(super) fn actions(
    report: &ChangeReport,
    (first, last): (&GapReport, &GapReport),
    words: &Words,
    blocks: &mut Vec<Block>,
) {
    let own = &words.changes;
    let mut rows = Vec::new();
    for action in Action::ALL {
        let state = match action {
            Action::Overdue => own.overdue,
            Action::Ahead => own.ahead,
            Action::Undated => own.undated,
            Action::Dropped => own.dropped_action,
            Action::Done => own.done,
        };
        for index in having(report, action) {
            let ends = [&first.points[index], &last.points[index]];
            let later = |due: [Option<jiff::civil::Date>; 2]| due[0].is_some() && due[1] > due[0];
            let postponed = report.points[index].change.noted.due.is_some_and(later);
            let postponed = postponed && action != Action::Done;
            let state = if postponed { (words.in_brackets)(state, own.postponed) } else { state.to_owned() };
            let due = |point: &PointView| point.noted.due.map_or_else(String::new, |due| due.to_string());
            rows.push(vec![
                ends[1].id.clone(),
                ends[1].label.clone(),
                state,
                both(ends.map(due), words),
                both(ends.map(|point| point.noted.owner.trim().to_owned()), words),
            ]);
        }
    }
    if rows.is_empty() {
        return;
    }
    let head = [words.point, words.title, own.state, words.due, words.owner].map(str::to_owned);
    blocks.push(heading(2, (own.actions_heading)(rows.len())));
    blocks.push(Block::Table(Sheet { head: head.to_vec(), numbers: vec![], rows }));
}

fn having(report: &ChangeReport, action: Action) -> Vec<usize> {
    report.indices(|point| point.change.action == Some(action))
}

/// One text where both are the same, else from which to which.
fn both([old, new]: [String; 2], words: &Words) -> String {
    let own = &words.changes;
    let or_none = |text: &str| if text.is_empty() { own.none.to_owned() } else { text.to_owned() };
    // What is named for the first time needs no "from nothing".
    if old == new || old.is_empty() { new } else { (own.from_to)(&or_none(&old), &or_none(&new)) }
}
