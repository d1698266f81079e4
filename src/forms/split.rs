//! A sheet apart by who takes care of its points.

use crate::answers::AnswerSheet;
use crate::checklist::{Checklist, Phase};

/// A share of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Who takes care of it; empty for what nobody does.
    pub owner: String,
    /// The checklist with the points of this share alone; its id and version are those of the whole.
    pub checklist: Checklist,
    /// The sheet for it.
    pub sheet: AnswerSheet,
}

/// A sheet apart by the owners of its points, in the order in which they first stand there; what has no owner comes last.
pub fn by_owner(checklist: &Checklist, sheet: &AnswerSheet) -> Vec<Share> {
    let owner = |index: usize| sheet.entries[index].as_ref().map_or("", |entry| entry.owner.trim());
    let mut owners: Vec<&str> = Vec::new();
    for index in 0..checklist.points.len() {
        if !owners.contains(&owner(index)) {
            owners.push(owner(index));
        }
    }
    owners.sort_by_key(|owner| owner.is_empty());
    let share = |name: &&str| {
        let of_it: Vec<usize> = (0..checklist.points.len()).filter(|index| owner(*index) == *name).collect();
        let entries = of_it.iter().map(|index| sheet.entries[*index].clone()).collect();
        Share {
            owner: (*name).to_owned(),
            checklist: part(checklist, &of_it),
            sheet: AnswerSheet { entries, ..sheet.clone() },
        }
    };
    owners.iter().map(share).collect()
}

/// The checklist with some of its points, ascending, and the phases that have any.
fn part(checklist: &Checklist, wanted: &[usize]) -> Checklist {
    let (mut phases, mut points): (Vec<Phase>, Vec<_>) = (Vec::new(), Vec::new());
    for phase in &checklist.phases {
        let of_it = wanted.iter().filter(|index| phase.points.contains(index));
        let first = points.len();
        points.extend(of_it.map(|index| {
            let mut point = checklist.points[*index].clone();
            point.phase = phases.len();
            point
        }));
        if points.len() > first {
            phases.push(Phase { points: first..points.len(), ..phase.clone() });
        }
    }
    Checklist { phases, points, ..checklist.clone() }
}
