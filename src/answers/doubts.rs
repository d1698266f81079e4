//! What in an answer sheet is worth a second look: the answers held against what is noted beside them.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::checklist::{Checklist, Point};
use crate::input::{Reader, days_in};
use crate::problem::{Doubt, Fault};
use crate::text::{fit, fold, visible_line};

use super::{Answer, AnswerSheet, Entry};

/// From how many points on the same evidence is worth a second look. Minutes of one meeting rightly show two or three.
const MANY: usize = 4;

/// The columns of a piece of evidence in a message.
const EVIDENCE: usize = 60;

/// A doubt about an entry of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubted {
    /// The index of the point; of several the first.
    pub point: usize,
    /// The key of the entry that it is about.
    pub key: &'static str,
    /// The doubt.
    pub doubt: Doubt,
}

/// Everything in a sheet that is worth a second look on the day `today`, in the checklist's order; what is about
/// several points comes last.
pub fn doubts(checklist: &Checklist, sheet: &AnswerSheet, today: Date) -> Vec<Doubted> {
    let a_year_ago = today.saturating_sub(1.year());
    let mut doubts = Vec::new();
    for (index, (point, entry)) in checklist.points.iter().zip(&sheet.entries).enumerate() {
        if let Some(entry) = entry {
            let found = of_entry(point, entry, today, a_year_ago);
            doubts.extend(found.into_iter().map(|(key, doubt)| Doubted { point: index, key, doubt }));
        }
    }
    doubts.extend(same_evidence(checklist, sheet));
    doubts
}

fn of_entry(point: &Point, entry: &Entry, today: Date, a_year_ago: Date) -> Vec<(&'static str, Doubt)> {
    let point_id = || point.id.clone();
    let mut doubts = Vec::new();
    doubts.extend(ticks_disagree(point, entry).map(|doubt| ("answer", doubt)));
    let shown = !entry.note.trim().is_empty() || evidence(entry).next().is_some();
    if entry.answer == Answer::Yes && !shown {
        doubts.push(("answer", Doubt::NothingShown { point: point_id() }));
    }
    // What is a yes by now, or does not apply, is due no longer.
    if let Some(due) = entry.due.filter(|_| !matches!(entry.answer, Answer::Yes | Answer::Na)) {
        if due < today {
            doubts.push(("due", Doubt::DueOver { point: point_id(), due: due.to_string() }));
        }
        if entry.owner.trim().is_empty() {
            doubts.push(("due", Doubt::DueWithoutOwner { point: point_id(), due: due.to_string() }));
        }
    }
    // The newest evidence counts: older beside it is history.
    let dated = evidence(entry).filter_map(|text| Some((days_in(text).into_iter().max()?, text)));
    if let Some((day, text)) = dated.max_by_key(|(day, _)| *day).filter(|(day, _)| *day < a_year_ago) {
        let (evidence, day) = (shortened(text), day.to_string());
        doubts.push(("evidence", Doubt::OldEvidence { point: point_id(), evidence, day }));
    }
    if let Some(checked) = entry.checked.filter(|day| *day < a_year_ago) {
        let checked = checked.to_string();
        doubts.push(("checked", Doubt::OldConfirmation { point: point_id(), checked }));
    }
    doubts
}

/// That the ticks of an entry ask for another answer.
pub(crate) fn ticks_disagree(point: &Point, entry: &Entry) -> Option<Doubt> {
    if !entry.has_ticks() || !matches!(entry.answer, Answer::Yes | Answer::Partial | Answer::No) {
        return None;
    }
    let proposed = Answer::from(point.proposal(&entry.ticked()));
    (proposed != entry.answer).then(|| Doubt::TicksDisagree {
        point: point.id.clone(),
        given: entry.answer.word().to_owned(),
        proposed: proposed.word().to_owned(),
    })
}

fn evidence(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.evidence.iter().map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// Evidence in a line of a message.
fn shortened(evidence: &str) -> String {
    fit(&visible_line(evidence), EVIDENCE)
}

fn same_evidence(checklist: &Checklist, sheet: &AnswerSheet) -> Vec<Doubted> {
    // By its form: the first wording, and the points in the order of the sheet.
    let mut used: BTreeMap<String, (&str, Vec<usize>)> = BTreeMap::new();
    for (point, entry) in sheet.entries.iter().enumerate() {
        for text in entry.iter().flat_map(evidence) {
            let (_, points) = used.entry(fold(text)).or_insert((text, Vec::new()));
            if points.last() != Some(&point) {
                points.push(point);
            }
        }
    }
    let mut many: Vec<(&str, Vec<usize>)> =
        used.into_values().filter(|(_, points)| points.len() >= MANY).collect();
    many.sort_by(|(_, a), (_, b)| a.cmp(b));
    let doubted = |(text, points): (&str, Vec<usize>)| Doubted {
        point: points[0],
        key: "evidence",
        doubt: Doubt::SameEvidence {
            points: points.iter().map(|point| checklist.points[*point].id.clone()).collect(),
            evidence: shortened(text),
        },
    };
    many.into_iter().map(doubted).collect()
}

/// Notes doubts at their places in the file that the sheet was read from; `root` is its table. What reading the file
/// has noted already is not noted again.
pub fn report_doubts(
    reader: &Reader<'_>,
    root: &Spanned<DeTable<'_>>,
    checklist: &Checklist,
    doubts: Vec<Doubted>,
) {
    for Doubted { point, key, doubt } in doubts {
        let answers = root.get_ref().get("answers").map(Spanned::get_ref);
        let entry = answers.and_then(|answers| match answers {
            DeValue::Table(answers) => answers.get(checklist.points[point].id.as_str()),
            _ => None,
        });
        let within = entry.and_then(|entry| match entry.get_ref() {
            DeValue::Table(entry) => entry.get(key),
            _ => None,
        });
        if matches!(doubt, Doubt::TicksDisagree { .. }) {
            continue;
        }
        if let Some(value) = within.or(entry) {
            reader.report(value.span(), Fault::Doubt(doubt));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Doubt, doubts};
    use crate::answers::{Answer, AnswerSheet, Entry};
    use crate::checklist::Checklist;
    use crate::input::Bundle;

    const TODAY: Date = date(2026, 11, 22);

    fn checklist() -> Checklist {
        let points = ["A", "B", "C", "D"].map(|id| {
            format!("[[points]]\nid = \"{id}\"\nphase = \"p\"\ntitle = {{ en = \"{id}\" }}\nquestion = {{ en = \"?\" }}\nyes_when = \"one\"\n[[points.criteria]]\nid = \"one\"\ntext = {{ en = \"one\" }}\n")
        });
        let head = "format = 1\nid = \"t\"\nversion = 1\ntitle = { en = \"t\" }\n[[phases]]\nid = \"p\"\ntitle = { en = \"p\" }\n";
        let text = format!("{head}{}", points.concat());
        let (bundle, _) = Bundle::load("t.toml", &|_| Ok(text.clone().into_bytes()));
        let (checklist, problems) = Checklist::parse(&bundle.expect("a bundle"));
        checklist.unwrap_or_else(|| panic!("{problems:?}"))
    }

    /// The codes of the doubts about one entry.
    fn codes(answer: Answer, change: impl FnOnce(&mut Entry)) -> Vec<&'static str> {
        let checklist = checklist();
        let mut sheet = AnswerSheet::blank(&checklist);
        let mut entry = Entry::new(answer, &checklist.points[0]);
        change(&mut entry);
        sheet.entries[0] = Some(entry);
        doubts(&checklist, &sheet, TODAY).iter().map(|d| d.doubt.code()).collect()
    }

    fn noted(entry: &mut Entry) {
        entry.note = "x".to_owned();
    }

    #[test]
    fn a_yes_wants_a_note_or_evidence() {
        assert_eq!(codes(Answer::Yes, |_| ()), ["yes-without-evidence"]);
        assert_eq!(codes(Answer::Yes, |e| e.evidence = vec![" ".to_owned()]), ["yes-without-evidence"]);
        assert_eq!(codes(Answer::Yes, noted), [""; 0]);
        assert_eq!(codes(Answer::Yes, |e| e.evidence = vec!["要綱".to_owned()]), [""; 0]);
        assert_eq!(codes(Answer::No, |_| ()), [""; 0]);
    }

    #[test]
    fn a_due_date_wants_an_owner_and_is_not_over() {
        let due = |day: Date| {
            move |e: &mut Entry| {
                noted(e);
                e.due = Some(day);
            }
        };
        assert_eq!(codes(Answer::No, due(TODAY)), ["due-without-owner"]);
        assert_eq!(codes(Answer::Partial, due(date(2026, 11, 21))), ["due-over", "due-without-owner"]);
        assert_eq!(codes(Answer::Yes, due(date(2020, 1, 1))), [""; 0]);
        let owned = |e: &mut Entry| (e.due, e.owner) = (Some(date(2027, 1, 1)), "課".to_owned());
        assert_eq!(codes(Answer::No, owned), [""; 0]);
    }

    #[test]
    fn evidence_and_confirmations_grow_old_after_a_year() {
        let shown = |texts: &'static [&str]| {
            move |e: &mut Entry| e.evidence = texts.iter().map(|text| (*text).to_owned()).collect()
        };
        assert_eq!(codes(Answer::Yes, shown(&["議事録 2025-11-22"])), [""; 0]);
        assert_eq!(codes(Answer::Yes, shown(&["議事録 令和7年11月21日"])), ["old-evidence"]);
        assert_eq!(codes(Answer::Yes, shown(&["議事録 R6.4.1", "議事録 2026-04-01"])), [""; 0]);
        let confirmed = |day: Date| {
            move |e: &mut Entry| {
                noted(e);
                e.checked = Some(day);
            }
        };
        assert_eq!(codes(Answer::Yes, confirmed(date(2025, 11, 22))), [""; 0]);
        assert_eq!(codes(Answer::Unknown, confirmed(date(2025, 11, 21))), ["old-confirmation"]);
    }

    #[test]
    fn ticks_against_the_answer() {
        let tick = |e: &mut Entry| {
            noted(e);
            e.ticks[0] = Some(true);
        };
        assert_eq!(codes(Answer::No, tick), ["ticks-disagree"]);
        assert_eq!(codes(Answer::Yes, tick), [""; 0]);
        assert_eq!(codes(Answer::Unknown, tick), [""; 0]);
    }

    #[test]
    fn the_same_evidence_for_four_points() {
        let checklist = checklist();
        let mut sheet = AnswerSheet::blank(&checklist);
        for (index, text) in ["議事録", " 議事録", "議事録", "議　事録"].into_iter().enumerate()
        {
            assert_eq!(doubts(&checklist, &sheet, TODAY), []);
            let mut entry = Entry::new(Answer::Yes, &checklist.points[index]);
            entry.evidence = vec![text.to_owned(), text.to_owned()];
            sheet.entries[index] = Some(entry);
        }
        let found = doubts(&checklist, &sheet, TODAY);
        let points = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
        let same = Doubt::SameEvidence { points, evidence: "議事録".to_owned() };
        assert_eq!(found.into_iter().map(|d| d.doubt).collect::<Vec<_>>(), [same]);
    }
}
