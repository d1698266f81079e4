//! Examples and points are told in our own words: no run of 20 characters is the guide's, names and titles apart.
//!
//! The guide's text is not part of this project; `tests/data/guide-runs.txt` holds a hash of every fifth run of 16 of its
//! characters, so that any run of 20 in common is noticed. `DX_CHECK_GUIDE=FILE SNAPSHOTS=overwrite cargo test --test own_words`
//! makes it again from the guide's text.

#[path = "common/shipped.rs"]
mod shipped;
#[path = "common/shipped_texts.rs"]
mod shipped_texts;

use std::collections::BTreeSet;
use std::{env, fs};

use dx_check::text::fold;

use shipped::shipped;
use shipped_texts::texts;

const RUNS: &str = "tests/data/guide-runs.txt";

/// How long a run is, and how far apart those of the guide begin: 16 + 5 - 1 = 20.
const LENGTH: usize = 16;
const STEP: usize = 5;

/// Names and titles that can be told in no other words.
const NAMES: [&str; 12] = [
    "自治体DX推進会議",
    "自治体DX推進プロジェクトチーム",
    "ワンストップ窓口検討ワーキンググループ",
    "電子自治体推進協議会",
    "デジタル田園都市国家構想推進事業",
    "電子図書館サポートカウンター",
    "子育て世代包括支援センター",
    "まち・ひと・しごと創生会議",
    "地域情報化アドバイザー派遣制度",
    "窓口BPRアドバイザー派遣制度",
    "スマートシティ推進協議会",
    "富山県地域交通戦略会議",
];

/// The characters that count: no white space, no markup of tables and lists, one width.
fn plain(text: &str) -> Vec<char> {
    let mut tag = false;
    let outside = text.chars().filter(|c| {
        tag |= *c == '<';
        let keep = !tag;
        tag &= *c != '>';
        keep
    });
    let folded = fold(&outside.collect::<String>());
    folded.chars().filter(|c| !c.is_whitespace() && !"*•⇥■".contains(*c)).collect()
}

/// FNV-1a, which stays the same on every machine and in every version of Rust.
fn hash(run: &[char]) -> String {
    let bytes = run.iter().collect::<String>();
    let all = bytes
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{:012x}", all >> 16)
}

fn runs_of_the_guide(text: &str) -> BTreeSet<String> {
    plain(text).windows(LENGTH).step_by(STEP).map(hash).collect()
}

#[test]
fn no_text_takes_a_sentence_from_the_guide() {
    let guide: BTreeSet<String> = include_str!("data/guide-runs.txt").lines().map(str::to_owned).collect();
    assert!(guide.len() > 2000, "the guide's runs are missing");
    let (checklist, library) = shipped();
    let mut taken = Vec::new();
    for (whose, what, text) in texts(&checklist, &library) {
        if matches!(what, "group" | "title") {
            continue;
        }
        let named = NAMES.iter().fold(text.ja.clone(), |text, name| text.replace(name, "<>\u{FFFD}"));
        for part in named.split('\u{FFFD}') {
            let found = plain(part)
                .windows(LENGTH)
                .find(|run| guide.contains(&hash(run)))
                .map(|run| run.iter().collect::<String>());
            taken.extend(found.map(|run| format!("{whose}: {run}")));
        }
    }
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

#[test]
fn a_run_of_twenty_characters_is_noticed_wherever_it_begins() {
    let guide: String = (0..200_u32).filter_map(|n| char::from_u32(0x4E00 + n * 7 % 2000)).collect();
    let known = runs_of_the_guide(&guide);
    let characters: Vec<char> = guide.chars().collect();
    for run in characters.windows(LENGTH + STEP - 1) {
        assert!(run.windows(LENGTH).any(|part| known.contains(&hash(part))));
    }
}

/// With the guide at hand, the file of its runs can be compared or made again.
#[test]
fn the_runs_are_those_of_the_guide_where_it_is_at_hand() {
    let Some(path) = env::var_os("DX_CHECK_GUIDE") else {
        return;
    };
    let guide = fs::read_to_string(&path).expect("DX_CHECK_GUIDE names a text file");
    let runs: String = runs_of_the_guide(&guide).into_iter().map(|run| run + "\n").collect();
    let file = format!("{}/{RUNS}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::write(&file, &runs).expect("the file can be written");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file is there"), runs);
}
