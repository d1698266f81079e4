//! The gate (`design.md`, section 4): what breaks it, what is left out, waivers; on made-up checklists.

mod common;
#[path = "common/standings.rs"]
mod standings;

use common::mini;
use dx_check::assessment::{Assessment, FailOn, Gate, GateResult, Ratio, Standing, Waiver};
use jiff::civil::{Date, date};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use standings::{any_standings, assess_all, standings, weighing};

const TODAY: Date = date(2026, 11, 22);

fn gate(fail_on: Option<FailOn>, fail_under: &str, require: &[usize], allow_incomplete: bool) -> Gate {
    let fail_under = (!fail_under.is_empty()).then(|| Ratio::from_percent(fail_under).expect("a percentage"));
    Gate { fail_on, fail_under, require: require.to_vec(), allow_incomplete }
}

fn check(gate: &Gate, letters: &str, waivers: &[Waiver]) -> GateResult {
    let checklist = mini().0;
    gate.check(&checklist, &Assessment::new(&checklist, standings(letters)), waivers, TODAY)
}

fn waiver(point: usize, expires: Date) -> Waiver {
    Waiver { point, reason: "r".to_owned(), approver: "a".to_owned(), expires }
}

#[test]
fn fail_on_no_and_partial_break_on_the_points_that_stand_so() {
    for (fail_on, letters, broken_by) in [
        (FailOn::No, "yppy", vec![]),
        (FailOn::No, "ynpn", vec![1, 3]),
        (FailOn::No, "y?-x", vec![1, 2]),
        (FailOn::Partial, "yyxy", vec![]),
        (FailOn::Partial, "ypny", vec![1, 2]),
        (FailOn::Partial, "?-xy", vec![0, 1]),
    ] {
        let result = check(&gate(Some(fail_on), "", &[], false), letters, &[]);
        assert_eq!(
            (result.held(), result.broken_by),
            (broken_by.is_empty(), broken_by),
            "{fail_on:?} {letters}"
        );
    }
}

#[test]
fn without_a_condition_a_gate_is_not_active_and_holds() {
    for gate in [Gate::default(), gate(Some(FailOn::Never), "", &[], false), gate(None, "", &[], true)] {
        for letters in ["nnnn", "----", "xxxx"] {
            let result = check(&gate, letters, &[]);
            assert!(!result.active && result.held(), "{gate:?} {letters}");
        }
    }
}

#[test]
fn fail_under_compares_exact_values_at_the_boundary() {
    for (letters, percent, holds) in [
        ("yynn", "66.666666666", true),
        ("yynn", "66.7", false),
        ("pppp", "50", true),
        ("pppp", "50.000000001", false),
        ("yyyy", "100", true),
        ("yyyp", "100", false),
        ("nnnn", "0", true),
    ] {
        let result = check(&gate(None, percent, &[], false), letters, &[]);
        assert_eq!(result.held(), holds, "{letters} under {percent}");
        assert_eq!(result.below.is_some(), !holds);
    }
}

#[test]
fn fail_under_counts_what_is_open_as_no() {
    assert_eq!(check(&gate(None, "50", &[], false), "yn?-", &[]).below.map(|b| b.0), Ratio::new(1000, 3750));
    assert!(check(&gate(None, "40", &[], true), "yn?-", &[]).held());
    assert!(!check(&gate(None, "40.1", &[], true), "yn?-", &[]).held());
}

#[test]
fn only_the_required_points_are_looked_at() {
    for (letters, require, broken_by) in [
        ("ynnn", &[0][..], vec![]),
        ("pnnn", &[0], vec![0]),
        ("?nnn", &[0], vec![0]),
        ("xnnn", &[0], vec![0]),
        ("yn-n", &[2, 0], vec![2]),
    ] {
        let result = check(&gate(None, "", require, false), letters, &[]);
        assert_eq!((result.held(), result.broken_by), (broken_by.is_empty(), broken_by), "{letters}");
    }
}

#[test]
fn options_add_up() {
    let all = gate(Some(FailOn::No), "80", &[1], false);
    let result = check(&all, "ypny", &[]);
    assert_eq!(result.broken_by, [1, 2]);
    assert_eq!(result.below.map(|b| b.0), Ratio::new(2000, 3750));
    assert!(check(&all, "yypy", &[]).held());
    let result = check(&gate(Some(FailOn::Never), "", &[2], false), "nnnn", &[]);
    assert_eq!(result.broken_by, [2], "never takes nothing from require");
}

#[test]
fn incomplete_assessments_are_allowed_only_when_said() {
    let strict = gate(Some(FailOn::No), "", &[], false);
    let lenient = gate(Some(FailOn::No), "", &[], true);
    assert_eq!(check(&strict, "y?-y", &[]).broken_by, [1, 2]);
    assert!(check(&lenient, "y?-y", &[]).held());
    assert_eq!(check(&lenient, "y?-n", &[]).broken_by, [3]);
    assert!(check(&gate(None, "", &[0, 1], true), "y?-n", &[]).held());
}

#[test]
fn a_gate_over_nothing_assessed_breaks() {
    for (gate, letters) in [
        (gate(Some(FailOn::No), "", &[], false), "xxxx"),
        (gate(Some(FailOn::No), "", &[], true), "?-?-"),
        (gate(None, "0", &[], true), "x-x-"),
        (gate(None, "", &[1], true), "y-yy"),
    ] {
        let result = check(&gate, letters, &[]);
        assert!(result.nothing_assessed && !result.held(), "{gate:?} {letters}");
    }
}

#[test]
fn a_waiver_takes_its_point_out_of_the_gate_and_both_sides_of_fail_under() {
    let all = gate(Some(FailOn::No), "100", &[1], false);
    assert!(!check(&all, "ynyy", &[]).held());
    let result = check(&all, "ynyy", &[waiver(1, TODAY)]);
    assert!(result.held());
    assert_eq!(result.waived, [waiver(1, TODAY)]);
    // Without the waived yes, what is left is worth less.
    let result = check(&gate(None, "50", &[], false), "nyny", &[waiver(1, TODAY)]);
    assert_eq!(result.below.map(|b| b.0), Ratio::new(250, 2250));
}

#[test]
fn a_waiver_holds_on_its_last_day_and_not_on_the_next() {
    let no = gate(Some(FailOn::No), "", &[], false);
    let last_day = waiver(1, TODAY);
    assert!(check(&no, "ynyy", std::slice::from_ref(&last_day)).held());
    let over = waiver(1, TODAY.yesterday().expect("a day before"));
    let result = check(&no, "ynyy", std::slice::from_ref(&over));
    assert_eq!((result.broken_by, result.waived, result.expired), (vec![1], vec![], vec![over]));
}

#[test]
fn with_every_point_waived_there_is_nothing_to_look_at() {
    let waivers: Vec<_> = (0..4).map(|point| waiver(point, TODAY)).collect();
    assert!(check(&gate(Some(FailOn::No), "50", &[], false), "nnnn", &waivers).nothing_assessed);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_gate_that_holds_still_holds_after_a_better_answer(points in any_standings(), at in any::<proptest::sample::Index>(), percent in 0_u8..=100) {
        let at = at.index(points.len());
        let gate = gate(Some(FailOn::No), &percent.to_string(), &[at], false);
        let checklist = weighing(&points.iter().map(|(w, _)| *w).collect::<Vec<_>>());
        let held = |standing| {
            let mut points = points.clone();
            points[at].1 = standing;
            gate.check(&checklist, &assess_all(&points), &[], TODAY).held()
        };
        prop_assert!(!held(Standing::Partial) || held(Standing::Yes));
        prop_assert!(!held(Standing::No), "a required no holds no gate");
    }
}
