//! A sheet apart by who takes care of its points.

use crate::answers::AnswerSheet;
use crate::checklist::{Checklist, Phase};
use crate::text::is_active;

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

/// The longest part of a file's name that an owner gives, in characters.
const MAX_NAME: usize = 60;

/// Names of files for owners, each once: without what a file system takes for something else. `nobody` is for an empty one.
pub fn file_names(owners: &[&str], nobody: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for owner in owners {
        let name = file_name(if owner.trim().is_empty() { nobody } else { owner });
        // Some systems take upper and lower case for one.
        let is_free = |name: &String| !names.iter().any(|used| used.to_lowercase() == name.to_lowercase());
        let mut numbered = (2..).map(|n| format!("{name}-{n}"));
        let free = if is_free(&name) { Some(name.clone()) } else { numbered.find(is_free) };
        names.extend(free);
    }
    names
}

fn file_name(owner: &str) -> String {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let safe = |c: char| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '{' | '}' => '_',
        c if c.is_whitespace() || is_active(c) => '_',
        c => c,
    };
    let name: String = owner.trim().chars().map(safe).take(MAX_NAME).collect();
    let name = name.trim_matches('.').trim_start_matches(['~', '-']);
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.is_empty() || DEVICES.contains(&stem) { format!("_{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_names;

    #[test]
    fn names_that_every_system_takes() {
        let owners = ["DX推進課", "総務課/庶務", "dx推進課", "../x", "CON", "", "a\nb", "~$x", "{owner}"];
        let names = file_names(&owners, "担当なし");
        let expected =
            ["DX推進課", "総務課_庶務", "dx推進課-2", "_x", "_CON", "担当なし", "a_b", "$x", "_owner_"];
        assert_eq!(names, expected);
    }
}
