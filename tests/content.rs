//! The checklist that the program ships, and what holds for all shipped texts: complete in both languages, within the
//! lengths that forms and tables leave them; every rule can hold.

#[path = "common/shipped.rs"]
mod shipped;
#[path = "common/shipped_files.rs"]
mod shipped_files;
#[path = "common/shipped_texts.rs"]
mod shipped_texts;

use dx_check::checklist::{Point, Proposal};
use dx_check::evidence::Rules;
use dx_check::i18n::Text;
use dx_check::indicators::IndicatorWords;
use dx_check::text::width;

use shipped::{bundle, shipped};
use shipped_files::shipped_files;
use shipped_texts::texts;

#[test]
fn checklist_and_library_have_no_problem() {
    let (checklist, library) = shipped();
    assert_eq!(checklist.id, "dx15");
    assert!(!library.examples.is_empty() && !library.services.is_empty());
}

#[test]
fn fifteen_points_stand_in_four_phases_in_order() {
    let (checklist, _) = shipped();
    let ids: Vec<_> = checklist.points.iter().map(|p| p.id.clone()).collect();
    let expected: Vec<_> = (1..=15).map(|n| format!("P{n:02}")).collect();
    assert_eq!(ids, expected);
    let phases: Vec<_> = checklist.phases.iter().map(|p| (p.id.as_str(), p.points.clone())).collect();
    let expected = [("organization", 0..5), ("service", 5..8), ("publicity", 8..11), ("evaluation", 11..15)];
    assert_eq!(phases, expected);
    let titles: Vec<_> = checklist.phases.iter().map(|p| p.title.ja.as_str()).collect();
    assert_eq!(titles, ["推進体制", "サービス実装・運用", "周知・広報", "評価・改善"]);
}

#[test]
fn all_weights_are_one_because_the_guide_gives_none() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        assert_eq!(point.weight, dx_check::checklist::Weight::ONE, "{}", point.id);
        assert!(!point.source.is_empty(), "{} names no source", point.id);
    }
}

#[test]
fn every_point_has_two_to_five_criteria() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        assert!((2..=5).contains(&point.criteria.len()), "{}: {}", point.id, point.criteria.len());
    }
}

#[test]
fn every_point_says_what_counts_as_what() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        for text in [&point.help, &point.yes, &point.partial, &point.no] {
            assert!(!text.is_empty(), "{}", point.id);
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let (checklist, library) = shipped();
    for (whose, _, text) in texts(&checklist, &library) {
        assert_eq!(text.ja.is_empty(), text.en.is_empty(), "{whose}: {text:?}");
        let japanese = |c: char| ('\u{3000}'..='\u{9FFF}').contains(&c);
        assert!(text.ja.is_empty() || text.ja.chars().any(japanese), "{whose}: {}", text.ja);
        assert!(!text.en.chars().any(japanese), "{whose}: {}", text.en);
    }
}

#[test]
fn japanese_texts_of_the_checklist_keep_to_their_lengths() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        at_most(10, &point.id, &point.label);
        at_most(60, &point.id, &point.question);
        point.criteria.iter().for_each(|c| at_most(42, &point.id, &c.text));
    }
}

/// Full-width characters count one, others half.
fn at_most(limit: usize, whose: &str, text: &Text) {
    assert!(width(&text.ja) <= limit * 2, "{whose} is longer than {limit}: {}", text.ja);
}

#[test]
fn the_program_holds_what_the_files_say() {
    let (checklist, library) = shipped();
    let rules = Rules::parse(&bundle("checklists/dx15/rules.toml"), &checklist).0;
    let indicators = IndicatorWords::parse(&bundle("checklists/dx15/indicators.toml")).0;
    assert!(dx_check::shipped::checklist() == checklist);
    assert!(dx_check::shipped::library() == library);
    assert!(Some(dx_check::shipped::rules()) == rules);
    assert!(Some(dx_check::shipped::indicators()) == indicators);
}

#[test]
fn no_file_has_full_width_letters_or_control_characters() {
    // Full-width brackets and sentence marks are Japanese punctuation; letters, digits and signs are not.
    let full_width = |c: char| ('！'..='～').contains(&c) && !"（）！？：，".contains(c);
    let active =
        |c: char| c != '\n' && (c.is_control() || dx_check::text::visible(&c.to_string()) != c.to_string());
    for (file, text) in shipped_files() {
        for (number, line) in text.lines().enumerate() {
            let wrong: Vec<char> =
                line.chars().filter(|c| full_width(*c) || active(*c) || *c == '\u{3000}').collect();
            assert!(wrong.is_empty(), "{file}:{}: {wrong:?}", number + 1);
        }
        assert!(text.ends_with('\n') && !text.contains('\r'), "{file}: line ends");
    }
}

#[test]
fn no_text_begins_or_ends_with_white_space() {
    let (checklist, library) = shipped();
    for (whose, _, text) in texts(&checklist, &library) {
        for text in [&text.ja, &text.en] {
            assert_eq!(text.trim(), text, "{whose}");
            assert!(!text.contains("  ") && !text.contains('\n'), "{whose}: {text}");
        }
    }
}

#[test]
fn every_rule_can_hold_and_nothing_ticked_is_no_yes() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        let all = vec![true; point.criteria.len()];
        let none = vec![false; point.criteria.len()];
        assert_eq!(point.proposal(&all), Proposal::Yes, "{}", point.id);
        assert_eq!(point.proposal(&none), Proposal::No, "{}", point.id);
        assert!(point.yes_when.missing(&none).is_some() && point.yes_when.missing(&all).is_none());
    }
}

#[test]
fn one_more_tick_never_takes_a_yes_away() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        for ticks in combinations(point) {
            for index in 0..ticks.len() {
                let mut more = ticks.clone();
                more[index] = true;
                assert!(
                    !point.yes_when.holds(&ticks) || point.yes_when.holds(&more),
                    "{} {ticks:?}",
                    point.id
                );
            }
        }
    }
}

/// Every way to tick the criteria of a point.
fn combinations(point: &Point) -> Vec<Vec<bool>> {
    let count = point.criteria.len();
    (0..1_usize << count).map(|bits| (0..count).map(|i| bits >> i & 1 == 1).collect()).collect()
}
