//! Several sheets as one (`forms::merge`).

use dx_check::answers::{Answer, AnswerSheet, Entry};
use dx_check::forms::{Merged, Prefer, Source, by_owner, merge};
use dx_check::i18n::Lang;
use jiff::civil::date;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};

use crate::common::mini;
use crate::sheets::{any_sheet, texts};

fn merged(sheets: &[(&str, &AnswerSheet)], prefer: Prefer<'_>) -> Merged {
    let sources: Vec<Source<'_>> = sheets.iter().map(|(name, sheet)| Source { name, sheet }).collect();
    merge(&mini().0, &sources, prefer, Lang::Ja)
}

/// Everything that a sheet's answers say, as texts.
fn typed(entry: &Entry) -> Vec<String> {
    let mut typed = vec![entry.note.trim_end().to_owned(), entry.owner.clone()];
    typed.extend(entry.evidence.iter().cloned());
    typed.retain(|text| !text.trim().is_empty());
    typed
}

fn three() -> impl Strategy<Value = (Vec<AnswerSheet>, Vec<usize>)> {
    let sheets = proptest::collection::vec(any_sheet(texts()), 3);
    (sheets, Just(vec![0_usize, 1, 2]).prop_shuffle())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn one_sheet_is_itself(sheet in any_sheet(texts())) {
        let one = merged(&[("a", &sheet)], Prefer::Nothing);
        prop_assert_eq!(&one.sheet, &sheet);
        prop_assert!(one.conflicts.is_empty());
        // The same sheet twice says nothing new.
        let twice = merged(&[("a", &sheet), ("b", &sheet)], Prefer::Nothing);
        prop_assert!(twice.conflicts.is_empty());
        for (once, twice) in sheet.entries.iter().zip(&twice.sheet.entries) {
            let (Some(once), Some(twice)) = (once, twice) else { continue };
            prop_assert_eq!((once.answer, &once.note, &once.ticks), (twice.answer, &twice.note, &twice.ticks));
        }
    }

    #[test]
    fn the_order_does_not_matter((sheets, order) in three()) {
        let named: Vec<_> = ["a", "b", "c"].into_iter().zip(&sheets).collect();
        let other: Vec<_> = order.iter().map(|at| named[*at]).collect();
        prop_assert_eq!(merged(&named, Prefer::Nothing), merged(&other, Prefer::Nothing));
        prop_assert_eq!(merged(&named, Prefer::Newest), merged(&other, Prefer::Newest));
    }

    #[test]
    fn nothing_typed_is_lost((sheets, _) in three()) {
        let named: Vec<_> = ["a", "b", "c"].into_iter().zip(&sheets).collect();
        let merged = merged(&named, Prefer::Nothing);
        for (index, result) in merged.sheet.entries.iter().enumerate() {
            let given: Vec<&Entry> = sheets.iter().filter_map(|s| s.entries[index].as_ref()).collect();
            prop_assert_eq!(result.is_some(), !given.is_empty());
            let Some(result) = result else { continue };
            let open = merged.conflicts.iter().any(|conflict| conflict.point == Some(index));
            for entry in given {
                for text in typed(entry) {
                    let kept = result.note.contains(&text)
                        || result.owner.contains(&text)
                        || result.evidence.contains(&text);
                    prop_assert!(kept, "{:?} is lost from {:?}", text, result);
                }
                prop_assert!(entry.due.is_none() || open || result.due == entry.due);
                prop_assert!(open || entry.answer == Answer::Unknown || result.answer == entry.answer);
            }
        }
    }

    #[test]
    fn shares_of_owners_are_the_whole_again(sheet in any_sheet(texts())) {
        let (checklist, _) = mini();
        let shares = by_owner(&checklist, &sheet);
        let points = shares.iter().flat_map(|share| share.checklist.points.iter().map(|p| p.id.clone()));
        let mut points: Vec<_> = points.collect();
        points.sort();
        let all: Vec<_> = checklist.points.iter().map(|p| p.id.clone()).collect();
        prop_assert_eq!(points, all);
        for share in &shares {
            for (at, point) in share.checklist.points.iter().enumerate() {
                prop_assert_eq!(&share.sheet.entries[at], &sheet.entries[checklist.position(&point.id).unwrap()]);
                prop_assert_eq!(&share.checklist.phase_of(point).id, &checklist.phase_of(checklist.point(&point.id).unwrap()).id);
            }
        }
    }
}

fn answered(answer: Answer, note: &str) -> AnswerSheet {
    let (checklist, _) = mini();
    let mut sheet = AnswerSheet::blank(&checklist);
    let entry = Entry { note: note.to_owned(), ..Entry::new(answer, &checklist.points[0]) };
    sheet.entries[0] = Some(entry);
    sheet
}

#[test]
fn contradictions_are_left_unknown_with_all_notes() {
    let (mut a, b) = (answered(Answer::Yes, "要綱あり"), answered(Answer::No, "見当たらない"));
    a.subject.assessor = "総務課".to_owned();
    let result = merged(&[("a.xlsx", &a), ("b.toml", &b)], Prefer::Nothing);
    let entry = result.sheet.entries[0].as_ref().expect("an entry");
    assert_eq!(entry.answer, Answer::Unknown);
    assert_eq!(entry.note, "【総務課（a.xlsx）】はい：要綱あり\n【b.toml】いいえ：見当たらない");
    assert!(result.is_open());
    let said = &result.conflicts[0].said;
    assert_eq!((said[0].who.as_str(), said[0].what.as_str()), ("総務課（a.xlsx）", "はい"));
}

#[test]
fn contradictions_are_settled_as_asked() {
    let (mut a, mut b) = (answered(Answer::Yes, "要綱あり"), answered(Answer::No, "見当たらない"));
    let follow = |a: &AnswerSheet, b: &AnswerSheet, prefer| {
        let merged = merged(&[("a", a), ("b", b)], prefer);
        (merged.sheet.entries[0].as_ref().expect("an entry").answer, merged.is_open())
    };
    assert_eq!(follow(&a, &b, Prefer::Named("b")), (Answer::No, false));
    // Of neither it is known when it was said.
    assert_eq!(follow(&a, &b, Prefer::Newest), (Answer::Unknown, true));
    a.subject.date = Some(date(2026, 4, 1));
    b.subject.date = Some(date(2026, 3, 1));
    assert_eq!(follow(&a, &b, Prefer::Newest), (Answer::Yes, false));
    b.entries[0].as_mut().expect("an entry").checked = Some(date(2026, 5, 1));
    assert_eq!(follow(&a, &b, Prefer::Newest), (Answer::No, false));
}

#[test]
fn who_does_not_know_contradicts_nobody() {
    let (a, b) = (answered(Answer::Unknown, "担当に確認中"), answered(Answer::Partial, "口頭のみ"));
    let result = merged(&[("a", &a), ("b", &b)], Prefer::Nothing);
    let entry = result.sheet.entries[0].as_ref().expect("an entry");
    assert_eq!((entry.answer, entry.note.as_str()), (Answer::Partial, "担当に確認中\n口頭のみ"));
    assert!(!result.is_open());
}
