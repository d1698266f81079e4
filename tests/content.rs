//! The checklist and the example library that the program ships: complete in both languages, within the lengths that
//! forms and tables leave them, and reachable: every rule can hold, every file is loaded.

use std::collections::BTreeSet;

use dx_check::EMBEDDED;
use dx_check::checklist::{Checklist, Point, Proposal};
use dx_check::i18n::Text;
use dx_check::input::Bundle;
use dx_check::problem::{Fault, Refusal};
use dx_check::seeds::{ANY_SERVICE, Example, ExampleKind, Library};
use dx_check::text::width;

const CHECKLIST: &str = "checklists/dx15.toml";
const MANIFEST: &str = "seeds/library.toml";

/// The cases of the guide and the points that they serve, primary first.
const CASES: [(&str, &str); 8] = [
    ("katori-ai-chatbot", "P01 P02 P04"),
    ("hirono-resident-portal", "P05 P01"),
    ("chitose-cashless", "P06"),
    ("anan-facility-booking", "P08 P07"),
    ("adachi-online-application", "P11 P09"),
    ("yamagata-personalized-learning", "P10 P11"),
    ("otofuke-e-library", "P12 P15 P13"),
    ("toyama-maas", "P14 P15"),
];

fn bundle(entry: &str) -> Bundle {
    let fetch = |path: &str| {
        let found = EMBEDDED.iter().find(|(name, _)| *name == path);
        let bytes = found.map(|(_, text)| text.as_bytes().to_vec());
        bytes.ok_or(Fault::Unreadable(Refusal::NotFound))
    };
    let (bundle, problems) = Bundle::load(entry, &fetch);
    assert_eq!(problems, []);
    bundle.expect("no problem, so there is a bundle")
}

/// What is shipped; fails on any problem, be it a hint.
fn shipped() -> (Checklist, Library) {
    let (checklist, problems) = Checklist::parse(&bundle(CHECKLIST));
    assert_eq!(problems, []);
    let checklist = checklist.expect("no problem, so there is a checklist");
    let (library, problems) = Library::parse(&bundle(MANIFEST), &checklist);
    assert_eq!(problems, []);
    (checklist, library.expect("no problem, so there is a library"))
}

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
fn every_point_has_two_to_four_criteria() {
    let (checklist, _) = shipped();
    for point in &checklist.points {
        assert!((2..=4).contains(&point.criteria.len()), "{}: {}", point.id, point.criteria.len());
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
    for (whose, text) in texts(&checklist, &library) {
        assert_eq!(text.ja.is_empty(), text.en.is_empty(), "{whose}: {text:?}");
        let japanese = |c: char| ('\u{3000}'..='\u{9FFF}').contains(&c);
        assert!(text.ja.is_empty() || text.ja.chars().any(japanese), "{whose}: {}", text.ja);
        assert!(!text.en.chars().any(japanese), "{whose}: {}", text.en);
    }
}

#[test]
fn japanese_texts_keep_to_their_lengths() {
    let (checklist, library) = shipped();
    for point in &checklist.points {
        at_most(10, &point.id, &point.label);
        at_most(60, &point.id, &point.question);
        point.criteria.iter().for_each(|c| at_most(42, &point.id, &c.text));
    }
    for example in &library.examples {
        at_most(30, &example.id, &example.headline);
        example.lessons.iter().for_each(|l| at_most(60, &example.id, &l.teaches));
    }
}

/// Full-width characters count one, others half.
fn at_most(limit: usize, whose: &str, text: &Text) {
    assert!(width(&text.ja) <= limit * 2, "{whose} is longer than {limit}: {}", text.ja);
}

#[test]
fn no_file_has_full_width_letters_or_control_characters() {
    // Full-width brackets and sentence marks are Japanese punctuation; letters, digits and signs are not.
    let full_width = |c: char| ('！'..='～').contains(&c) && !"（）！？：，".contains(c);
    let active =
        |c: char| c != '\n' && (c.is_control() || dx_check::text::visible(&c.to_string()) != c.to_string());
    for (file, text) in EMBEDDED {
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
    for (whose, text) in texts(&checklist, &library) {
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

#[test]
fn the_eight_cases_serve_their_points_primary_first() {
    let (checklist, library) = shipped();
    let cases = library.examples.iter().filter(|e| e.kind == ExampleKind::Case);
    let found: Vec<_> = cases.map(|e| (e.id.clone(), points_of(e, &checklist))).collect();
    let expected: Vec<_> =
        CASES.iter().map(|(id, points)| ((*id).to_owned(), (*points).to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_example_stands_in_the_phase_of_its_primary_point() {
    let (checklist, library) = shipped();
    for example in &library.examples {
        assert_eq!(example.phase, checklist.points[example.lessons[0].point].phase, "{}", example.id);
        let points: BTreeSet<_> = example.lessons.iter().map(|l| l.point).collect();
        assert_eq!(points.len(), example.lessons.len(), "{} serves a point twice", example.id);
    }
}

#[test]
fn every_case_names_who_did_what() {
    let (_, library) = shipped();
    for case in library.examples.iter().filter(|e| e.kind == ExampleKind::Case) {
        for text in [&case.municipality, &case.service] {
            assert!(!text.is_empty(), "{}", case.id);
        }
        assert!(!case.facts.is_empty() && !case.source.section.is_empty(), "{}", case.id);
        assert!(!case.readings.is_empty() && !case.services.is_empty(), "{}", case.id);
    }
}

#[test]
fn twins_name_each_other() {
    let (_, library) = shipped();
    for example in &library.examples {
        let Some(twin) = example.twin.as_deref() else {
            continue;
        };
        let back = library.example(twin).and_then(|t| t.twin.as_deref());
        assert_eq!(back, Some(example.id.as_str()), "{} → {twin}", example.id);
    }
}

#[test]
fn every_file_of_the_library_is_in_its_manifest() {
    let loaded: BTreeSet<_> = bundle(MANIFEST).members.into_iter().map(|m| m.name).collect();
    let files = EMBEDDED.iter().map(|(name, _)| (*name).to_owned());
    let shipped: BTreeSet<_> = files.filter(|name| name.starts_with("seeds/")).collect();
    assert_eq!(loaded, shipped);
}

#[test]
fn service_kinds_are_unique_and_end_with_any() {
    let (_, library) = shipped();
    let ids: Vec<_> = library.services.iter().map(|s| s.id.as_str()).collect();
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    assert_eq!(ids.last(), Some(&ANY_SERVICE));
    let titles: BTreeSet<_> = library.services.iter().map(|s| s.title.ja.as_str()).collect();
    assert_eq!(titles.len(), ids.len());
}

fn points_of(example: &Example, checklist: &Checklist) -> String {
    let ids: Vec<_> = example.lessons.iter().map(|l| checklist.points[l.point].id.as_str()).collect();
    ids.join(" ")
}

/// Every way to tick the criteria of a point.
fn combinations(point: &Point) -> Vec<Vec<bool>> {
    let count = point.criteria.len();
    (0..1_usize << count).map(|bits| (0..count).map(|i| bits >> i & 1 == 1).collect()).collect()
}

/// Every text of checklist and library, with whose it is.
fn texts<'a>(checklist: &'a Checklist, library: &'a Library) -> Vec<(&'a str, &'a Text)> {
    let mut all = vec![(CHECKLIST, &checklist.title), (CHECKLIST, &checklist.source)];
    all.extend(checklist.phases.iter().map(|p| (p.id.as_str(), &p.title)));
    for p in &checklist.points {
        let own = [&p.title, &p.label, &p.question, &p.help, &p.yes, &p.partial, &p.no];
        all.extend(own.map(|text| (p.id.as_str(), text)));
        all.extend(p.criteria.iter().map(|c| (p.id.as_str(), &c.text)));
    }
    all.extend(library.services.iter().map(|s| (s.id.as_str(), &s.title)));
    for e in &library.examples {
        let own = [&e.municipality, &e.service, &e.headline, &e.effect, &e.source.group];
        all.extend(own.map(|text| (e.id.as_str(), text)));
        all.extend(e.facts.iter().map(|text| (e.id.as_str(), text)));
        all.extend(e.lessons.iter().map(|l| (e.id.as_str(), &l.teaches)));
    }
    all
}
