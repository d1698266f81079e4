//! The example library that the program ships: as the guide's index has it, within its lengths, in consistent terms,
//! enough for every point, and found by those who search.

#[path = "common/shipped.rs"]
mod shipped;
#[path = "common/shipped_files.rs"]
mod shipped_files;
#[path = "common/shipped_texts.rs"]
mod shipped_texts;

use std::collections::{BTreeMap, BTreeSet};

use dx_check::checklist::Checklist;
use dx_check::seeds::{ANY_SERVICE, Example, ExampleKind, Query};
use dx_check::text::{fold, width};

use shipped::{MANIFEST, bundle, shipped};
use shipped_files::shipped_files;
use shipped_texts::texts;

/// The guide's examples as a table: id, phase, section, group, number, the points that each serves, the points that the
/// two independent readers gave it where the library departs from them, and why.
const INDEX: &str = include_str!("data/guide-index.tsv");

/// What Japanese texts do not say, and what they say instead.
const TERMS: [(&str, &str); 20] = [
    ("ベンダー", "委託事業者 (or 事業者 before the contract)"),
    ("受託者", "委託事業者"),
    ("ヒアリング", "聞き取り"),
    ("フィードバック", "意見"),
    ("デモンストレーション", "実演"),
    ("ウェブサイト", "ホームページ"),
    ("Webサイト", "ホームページ"),
    ("HP", "ホームページ"),
    ("QRコード", "二次元コード"),
    ("広報誌", "広報紙"),
    ("アンケート調査", "アンケート"),
    ("ユーザー", "利用者"),
    ("手続き", "手続"),
    ("打ち合わせ", "打合せ"),
    ("問い合わせ", "問合せ"),
    ("取り組み", "取組"),
    ("とりまとめ", "取りまとめ"),
    ("役所内", "庁内"),
    ("庁舎内", "庁内"),
    ("PR活動", "周知・広報"),
];

fn points_of(example: &Example, checklist: &Checklist) -> String {
    let ids: Vec<_> = example.lessons.iter().map(|l| checklist.points[l.point].id.as_str()).collect();
    ids.join(" ")
}

#[test]
fn every_example_is_in_the_index_and_in_its_order() {
    let (checklist, library) = shipped();
    let rows: Vec<Vec<&str>> =
        INDEX.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows.len(), 82);
    let expected: Vec<Vec<String>> =
        rows.iter().map(|row| row[..6].iter().map(|cell| (*cell).to_owned()).collect()).collect();
    let found: Vec<Vec<String>> = library
        .examples
        .iter()
        .map(|e| {
            vec![
                e.id.clone(),
                checklist.phases[e.phase].id.clone(),
                e.source.section.clone(),
                e.source.group.ja.clone(),
                e.source.number.map_or(String::new(), |n| n.to_string()),
                points_of(e, &checklist),
            ]
        })
        .collect();
    assert_eq!(found, expected);
    for row in &rows {
        let (points, readers, why) = (row[5], row[6], row[7]);
        assert_eq!(readers.is_empty(), why.is_empty(), "{}: a departure and its reason", row[0]);
        assert_ne!(points, readers, "{}: no departure", row[0]);
    }
}

#[test]
fn the_guide_has_eight_cases_and_seventy_four_measures() {
    let (_, library) = shipped();
    let count = |kind, start: &str| {
        library.examples.iter().filter(|e| e.kind == kind && e.id.starts_with(start)).count()
    };
    assert_eq!(count(ExampleKind::Case, ""), 8);
    let areas = ["org-in-", "org-out-", "svc-", "pub-", "eval-"].map(|a| count(ExampleKind::Measure, a));
    assert_eq!(areas, [14, 6, 18, 21, 15]);
}

#[test]
fn every_point_has_three_examples_that_are_no_twins() {
    let (checklist, library) = shipped();
    for (index, point) in checklist.points.iter().enumerate() {
        assert!(library.for_point(index, None).len() >= 3, "{}", point.id);
    }
}

#[test]
fn points_on_which_the_guide_is_thin_say_so() {
    let (checklist, _) = shipped();
    for (id, ja, en) in [
        ("P03", "手引きは人員配置の例が少なく", "few examples of staffing"),
        ("P06", "利用者数を試算した例は載っていません", "none of them estimates user numbers"),
        ("P13", "示した例はほとんどありません", "hardly any showing how"),
    ] {
        let help = &checklist.point(id).expect("it is a point of the guide").help;
        assert!(help.ja.contains(ja) && help.en.contains(en), "{id}: {help:?}");
    }
}

#[test]
fn an_example_serves_a_point_once_and_says_something_of_its_own_there() {
    let (_, library) = shipped();
    for example in &library.examples {
        let points: BTreeSet<_> = example.lessons.iter().map(|l| l.point).collect();
        assert_eq!(points.len(), example.lessons.len(), "{} serves a point twice", example.id);
        let mut said: Vec<_> = example.lessons.iter().map(|l| &l.teaches.ja).collect();
        said.extend(example.facts.iter().map(|f| &f.ja).chain([&example.headline.ja, &example.effect.ja]));
        let unique: BTreeSet<_> = said.iter().collect();
        assert_eq!(unique.len(), said.len(), "{} repeats itself", example.id);
    }
    // The same advice twice under a point would make a report read like a form letter.
    let mut advice = BTreeMap::new();
    for example in &library.examples {
        for lesson in &example.lessons {
            for text in [&lesson.teaches.ja, &lesson.teaches.en] {
                let other = advice.insert(text.clone(), example.id.clone());
                assert_eq!(other, None, "{}: {text}", example.id);
            }
        }
    }
}

#[test]
fn headlines_tell_examples_apart() {
    let (_, library) = shipped();
    for language in [|e: &Example| e.headline.ja.clone(), |e: &Example| e.headline.en.clone()] {
        let headlines: BTreeSet<_> = library.examples.iter().map(language).collect();
        assert_eq!(headlines.len(), library.examples.len());
    }
}

#[test]
fn examples_keep_to_their_lengths() {
    // Full-width characters, and English characters.
    let limits = BTreeMap::from([
        ("headline", (30, 80)),
        ("fact", (80, 180)),
        ("effect", (120, 260)),
        ("teaches", (60, 130)),
        ("municipality", (20, 60)),
        ("service", (30, 80)),
    ]);
    let (checklist, library) = shipped();
    for (whose, what, text) in texts(&checklist, &library) {
        if library.example(whose).is_none() {
            continue;
        }
        let Some((ja, en)) = limits.get(what) else {
            continue;
        };
        assert!(width(&text.ja) <= ja * 2, "{whose}: {what} is longer than {ja}: {}", text.ja);
        assert!(text.en.chars().count() <= *en, "{whose}: {what} is longer than {en}: {}", text.en);
    }
    for example in &library.examples {
        assert!((2..=5).contains(&example.facts.len()), "{}: {} facts", example.id, example.facts.len());
    }
}

#[test]
fn sentences_end_and_headlines_do_not() {
    let (checklist, library) = shipped();
    for (whose, what, text) in texts(&checklist, &library) {
        match what {
            "headline" => assert!(!text.ja.ends_with('。') && !text.en.ends_with('.'), "{whose}: {text:?}"),
            "fact" | "effect" | "teaches" if !text.is_empty() => {
                assert!(text.ja.ends_with('。') && text.en.ends_with('.'), "{whose}: {text:?}");
                let polite = ["です。", "ます。", "ました。", "ません。", "ください。"];
                assert!(!polite.iter().any(|end| text.ja.ends_with(end)), "{whose}: {}", text.ja);
            }
            _ => {}
        }
    }
}

#[test]
fn terms_are_the_same_everywhere() {
    let (checklist, library) = shipped();
    let mut wrong = Vec::new();
    for (whose, what, text) in texts(&checklist, &library) {
        // The titles of the guide's groups and points, and the names that it gives to services, are its own.
        if matches!(what, "group" | "title" | "service") {
            continue;
        }
        for (term, instead) in TERMS {
            if text.ja.contains(term) {
                wrong.push(format!("{whose}: {term}, rather {instead}: {}", text.ja));
            }
        }
        for (term, instead) in [("homepage", "website"), ("leaflet", "flyer"), ("contractor", "vendor")] {
            if text.en.to_lowercase().contains(term) {
                wrong.push(format!("{whose}: {term}, rather {instead}: {}", text.en));
            }
        }
        let typographic = |c: char| matches!(c, '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201D}');
        if text.en.contains(typographic) {
            wrong.push(format!("{whose}: typographic signs: {}", text.en));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cases_name_who_did_what_and_measures_name_nobody() {
    let (_, library) = shipped();
    for example in &library.examples {
        let named = !example.municipality.is_empty();
        assert_eq!(named, example.kind == ExampleKind::Case, "{}", example.id);
        assert_eq!(example.source.number.is_some(), example.kind == ExampleKind::Measure, "{}", example.id);
        assert!(example.kind == ExampleKind::Measure || !example.service.is_empty(), "{}", example.id);
        assert!(!example.services.is_empty(), "{}", example.id);
    }
}

#[test]
fn readings_are_many_enough_and_none_is_said_twice() {
    let (_, library) = shipped();
    for example in &library.examples {
        assert!((4..=14).contains(&example.readings.len()), "{}: {:?}", example.id, example.readings);
        let unique: BTreeSet<_> = example.readings.iter().map(|r| fold(r)).collect();
        assert_eq!(unique.len(), example.readings.len(), "{}: {:?}", example.id, example.readings);
    }
}

#[test]
fn twins_name_each_other_tell_the_same_and_stand_once_under_a_point() {
    let (checklist, library) = shipped();
    let twins: Vec<_> = library.examples.iter().filter(|e| e.twin.is_some()).collect();
    let ids: Vec<_> = twins.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids, ["org-in-4-2", "org-out-3-1"]);
    assert!(twins[0].is_twin_of(twins[1]) && twins[1].is_twin_of(twins[0]));
    assert_eq!((&twins[0].facts, &twins[0].effect), (&twins[1].facts, &twins[1].effect));
    for (index, point) in checklist.points.iter().enumerate() {
        let shown = library.for_point(index, None).into_iter().filter(|e| e.twin.is_some()).count();
        assert!(shown <= 1, "{}", point.id);
    }
}

#[test]
fn every_file_of_the_library_is_in_its_manifest() {
    let loaded: BTreeSet<_> = bundle(MANIFEST).members.into_iter().map(|m| m.name).collect();
    let files = shipped_files().into_iter().map(|(name, _)| name);
    let shipped: BTreeSet<_> = files.filter(|name| name.starts_with("seeds/")).collect();
    assert_eq!(loaded, shipped);
}

#[test]
fn service_kinds_are_unique_used_and_end_with_any() {
    let (_, library) = shipped();
    let ids: Vec<_> = library.services.iter().map(|s| s.id.as_str()).collect();
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    assert_eq!(ids.last(), Some(&ANY_SERVICE));
    let titles: BTreeSet<_> = library.services.iter().map(|s| s.title.ja.as_str()).collect();
    assert_eq!(titles.len(), ids.len());
    for service in &library.services {
        let used = library.examples.iter().any(|e| e.services.contains(&service.id));
        assert!(used, "no example is about {}", service.id);
    }
    for example in &library.examples {
        let any = example.services.iter().any(|s| s == ANY_SERVICE);
        assert!(!any || example.services.len() == 1, "{}: any stands alone", example.id);
    }
}

/// What people search for, and an example that must be among the first three.
#[test]
fn searches_lead_to_the_examples_that_are_meant() {
    let (checklist, library) = shipped();
    let mut missed = Vec::new();
    for (words, expected) in [
        ("高齢者", "pub-1-9"),
        ("こうれいしゃ", "pub-1-9"),
        ("コウレイシャ", "pub-1-9"),
        ("elderly", "pub-1-9"),
        ("高齢者 スマホ教室", "pub-2-3"),
        ("ＬＩＮＥ", "pub-1-3"),
        ("line", "pub-1-3"),
        ("QRコード", "pub-2-6"),
        ("二次元コード", "adachi-online-application"),
        ("ヒアリング", "svc-1-4"),
        ("妊婦", "pub-1-4"),
        ("母子手帳アプリ 産婦人科", "pub-1-4"),
        ("商工会", "eval-2-3"),
        ("プロポーザル", "svc-2-3"),
        ("書かない窓口", "org-in-4-3"),
        ("かかないまどぐち", "org-in-4-3"),
        ("アドバイザー", "eval-2-1"),
        ("タクシー", "svc-3-3"),
        ("GIS", "eval-1-8"),
        ("smart agriculture", "svc-2-5"),
        ("maps", "eval-1-8"),
        ("newspaper", "pub-2-6"),
        ("satisfaction survey", "eval-1-7"),
    ] {
        let typed = [words.to_owned()];
        let found = library.find(&checklist, &Query { words: &typed, ..Query::default() });
        let first: Vec<_> = found.examples.iter().take(3).map(|e| e.id.as_str()).collect();
        if !first.contains(&expected) {
            missed.push(format!("{words}: {first:?}, not {expected}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn filters_combine_and_words_decide_the_order() {
    let (checklist, library) = shipped();
    let point = checklist.typed("P11");
    let words = ["チラシ".to_owned()];
    let all = library.find(&checklist, &Query { words: &words, ..Query::default() });
    let both =
        Query { words: &words, point, phase: checklist.typed_phase("周知・広報"), ..Query::default() };
    let fewer = library.find(&checklist, &both);
    assert!(!fewer.examples.is_empty() && fewer.examples.len() < all.examples.len());
    for example in &fewer.examples {
        assert!(example.lesson(point.expect("P11 exists")).is_some() && example.phase == 2, "{}", example.id);
        assert!(all.examples.iter().any(|other| other.id == example.id));
    }
    // In the headline before in a fact.
    let in_headline: Vec<bool> = all.examples.iter().map(|e| e.headline.ja.contains("チラシ")).collect();
    assert!(in_headline.contains(&true) && in_headline.contains(&false));
    assert!(in_headline.is_sorted_by(|before, after| before >= after), "{in_headline:?}");
}

#[test]
fn every_example_leads_on_to_others_but_never_to_itself_or_its_twin() {
    let (_, library) = shipped();
    for example in &library.examples {
        let next = library.neighbours(example);
        assert_eq!(next.len(), 3, "{}", example.id);
        for neighbour in next {
            let other = neighbour.example;
            assert!(other.id != example.id && !other.is_twin_of(example), "{} → {}", example.id, other.id);
            assert!(!neighbour.points.is_empty() || !neighbour.services.is_empty(), "{}", example.id);
        }
    }
}
