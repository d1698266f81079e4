//! The arithmetic of scores (`design.md`, section 4), on made-up checklists.

mod common;
#[path = "common/standings.rs"]
mod standings;

use common::mini;
use dx_check::assessment::{Assessment, Ratio, Score, Standing};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use standings::{any_standings, assess_all, standings, weighing};

fn assess(letters: &str) -> Assessment {
    Assessment::new(&mini().0, standings(letters))
}

/// Score, floor and coverage as they are printed.
fn printed(score: &Score) -> (String, String, String) {
    let percent = |ratio: Option<Ratio>| ratio.map_or("none".to_owned(), Ratio::percent);
    (percent(score.value()), percent(score.floor()), format!("{}/{}", score.answered(), score.applicable))
}

#[test]
fn the_worked_examples_come_out_exactly() {
    let equal = weighing(&[1000; 15]);
    for (letters, value, floor, coverage, sums) in [
        ("yyyyyyyyyyppnnx", "78.6", "78.6", "14/14", (11, 14)),
        ("yyyyy----------", "100.0", "33.3", "5/15", (5, 5)),
    ] {
        let total = Assessment::new(&equal, standings(letters)).total;
        assert_eq!(printed(&total), (value.to_owned(), floor.to_owned(), coverage.to_owned()));
        assert_eq!(total.value(), Ratio::new(sums.0, sums.1));
    }
}

#[test]
fn scores_floors_and_coverage_with_weights_1_1_5_1_0_25() {
    for (letters, value, floor, coverage) in [
        ("yyyy", "100.0", "100.0", "4/4"),
        ("pppp", "50.0", "50.0", "4/4"),
        ("nnnn", "0.0", "0.0", "4/4"),
        ("yp-x", "70.0", "50.0", "2/3"),
        ("nn??", "0.0", "0.0", "2/4"),
        ("n?-y", "20.0", "6.7", "2/4"),
        ("xxxp", "50.0", "50.0", "1/1"),
        ("yxxx", "100.0", "100.0", "1/1"),
        ("----", "none", "0.0", "0/4"),
        ("????", "none", "0.0", "0/4"),
        ("xx??", "none", "0.0", "0/2"),
        ("xxxx", "none", "none", "0/0"),
    ] {
        let expected = (value.to_owned(), floor.to_owned(), coverage.to_owned());
        assert_eq!(printed(&assess(letters).total), expected, "{letters}");
    }
}

#[test]
fn the_total_pools_all_points_and_does_not_average_phases() {
    let assessment = assess("yynn");
    let phases: Vec<_> = assessment.phases.iter().map(|p| printed(p).0).collect();
    assert_eq!(phases, ["100.0", "0.0"]);
    assert_eq!(assessment.total.value(), Ratio::new(2, 3));
}

#[test]
fn a_phase_with_nothing_answered_has_no_score() {
    let assessment = assess("yn-?");
    assert_eq!(printed(&assessment.phases[1]), ("none".to_owned(), "0.0".to_owned(), "0/2".to_owned()));
}

#[test]
fn counts_tell_yes_partial_and_no_apart() {
    let assessment = Assessment::new(&weighing(&[1000; 8]), standings("yyypnn?x"));
    assert_eq!(assessment.total.counts, [3, 1, 2]);
}

#[test]
fn weights_with_decimals_are_exact() {
    let score =
        |weights: &[u32], letters| Assessment::new(&weighing(weights), standings(letters)).total.value();
    assert_eq!(score(&[100, 200], "yn"), Ratio::new(1, 3));
    assert_eq!(score(&[1, 100_000], "yn"), Ratio::new(1, 100_001));
    assert_eq!(score(&[333, 333, 334], "ypn"), Ratio::new(333 * 3, 2000));
}

#[test]
fn percentages_are_rounded_half_up() {
    for (n, d, printed) in [
        (1, 16, "6.3"),
        (3, 16, "18.8"),
        (1, 2000, "0.1"),
        (1, 2001, "0.0"),
        (1999, 2000, "100.0"),
        (19_989, 20_000, "99.9"),
        (2, 3, "66.7"),
        (1, 3, "33.3"),
        (0, 7, "0.0"),
    ] {
        assert_eq!(Ratio::new(n, d).map(Ratio::percent), Some(printed.to_owned()), "{n}/{d}");
    }
}

#[test]
fn gaps_come_by_weight_lost() {
    let order = |letters| assess(letters).gaps.iter().map(|g| (g.point, g.lost)).collect::<Vec<_>>();
    assert_eq!(order("npnn"), [(0, 2000), (2, 2000), (1, 1500), (3, 500)]);
    assert_eq!(order("nnpp"), [(1, 3000), (0, 2000), (2, 1000), (3, 250)]);
    assert_eq!(order("yx?-"), []);
}

#[test]
fn of_equal_losses_a_no_comes_first_then_the_order_of_the_checklist() {
    let assessment = Assessment::new(&weighing(&[2000, 1000, 2000, 1000]), standings("pnpn"));
    let order: Vec<_> = assessment.gaps.iter().map(|g| g.point).collect();
    assert_eq!(order, [1, 3, 0, 2]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_floor_is_never_above_the_score_nor_the_score_above_one(points in any_standings()) {
        let total = assess_all(&points).total;
        if let Some(value) = total.value() {
            prop_assert!(total.floor().expect("what is answered applies") <= value);
            prop_assert!(value <= Ratio::new(1, 1).expect("one"));
        }
    }

    #[test]
    fn phases_add_up_to_the_total_and_losses_to_the_rest(points in any_standings()) {
        let assessment = assess_all(&points);
        let add = |(a, b): (u64, u64), p: &Score| (a + p.sums().0, b + p.sums().1);
        let (earned, possible) = assessment.total.sums();
        prop_assert_eq!(assessment.phases.iter().fold((0, 0), add), (earned, possible));
        prop_assert_eq!(assessment.gaps.iter().map(|g| g.lost).sum::<u64>(), possible - earned);
    }

    #[test]
    fn a_better_answer_never_lowers_the_score(points in any_standings(), at in any::<proptest::sample::Index>()) {
        let at = at.index(points.len());
        let with = |standing| { let mut p = points.clone(); p[at].1 = standing; assess_all(&p).total };
        let steps = [Standing::No, Standing::Partial, Standing::Yes].map(with);
        for pair in steps.windows(2) {
            prop_assert!(pair[0].value() <= pair[1].value() && pair[0].floor() <= pair[1].floor());
        }
    }
}
