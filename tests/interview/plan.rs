//! An interview over plans: what they say is shown with the questions, and a person takes it or not.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::screens::drawn_and_fits;
use super::steps::{EN, FILE, JA, Signs, answer_in, answered, entry, folder_with};
use super::terminal::{DOWN, ENTER, NARROW, Size, Terminal, USUAL, squeezed};

const PLAN: &str = "plan.md";
const ANNEX: &str = "annex.md";
/// A subject is known, so the interview begins with the first point.
const BLANK: &str = "checklist = { id = \"dx15\", version = 2 }\n\n[subject]\nproject = \"窓口\"\n";
/// What the page of the first point of the example says.
const MEETING: &str = "The sections meet every second Tuesday of the month to share progress and problems.";
const KEPT: &str = "plan.md, line 17, 2. Organisation: \
    “The sections meet every second Tuesday of the month to share progress and problems.”";

/// A folder with an answer file without answers and the example plan.
fn folder(signs: &Signs) -> (TempDir, PathBuf) {
    let (folder, file) = folder_with(BLANK);
    let name = if signs.lang == "ja" { "examples/plan.md" } else { "examples/plan.en.md" };
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::copy(example, folder.path().join(PLAN)).expect("the example plan");
    (folder, file)
}

/// An interview over these plans, at its first point.
fn open_over(folder: &Path, signs: &Signs, size: Size, plans: &[&str], point: usize) -> Terminal {
    let plans = plans.iter().flat_map(|plan| ["--plan", plan]);
    let arguments: Vec<&str> = ["assess", FILE].into_iter().chain(plans).collect();
    let mut t = Terminal::start(folder, signs.lang, size, &arguments);
    t.see(signs.begin);
    t.press(ENTER);
    t.see(&(signs.point)(point));
    t
}

fn evidence(file: &Path, point: &str) -> Vec<String> {
    let entry = entry(file, point).expect("an answer");
    let evidence = entry.get("evidence").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    evidence.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// The criteria that the file has ticks for.
fn ticks(file: &Path, point: &str) -> Vec<(String, bool)> {
    let entry = entry(file, point).expect("an answer");
    let ticks = entry.get("criteria").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    ticks.iter().map(|(id, tick)| (id.clone(), tick.as_bool() == Some(true))).collect()
}

#[test]
fn one_key_takes_the_answer_with_ticks_and_evidence() {
    let (folder, file) = folder(&EN);
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 1);
    for shown in
        [MEETING, "(line 17, 2. Organisation)", "[+] A meeting", "The plan suggests: yes (k takes it"]
    {
        assert!(squeezed(&t.page()).contains(&squeezed(shown)), "{shown}:\n{}", t.page());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), BLANK, "a proposal is no answer");
    t.press("k");
    t.see(EN.details);
    t.see(KEPT);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("yes"));
    assert_eq!(ticks(&file, "P01"), [("meeting".to_owned(), true)], "what is not shown is left open");
    assert_eq!(evidence(&file, "P01"), [KEPT]);
}

#[test]
fn without_the_key_the_plan_answers_nothing() {
    let (folder, file) = folder(&EN);
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 1);
    t.press(ENTER);
    t.see("That key does nothing here.");
    for point in 2..=15 {
        t.press("s");
        t.see(&(EN.point)(point));
    }
    t.press("s");
    t.see(EN.review);
    t.press("q");
    t.ends_with(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), BLANK);
}

#[test]
fn an_answer_of_ones_own_takes_nothing_from_the_plan() {
    let (folder, file) = folder(&EN);
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 1);
    t.press("1");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("yes"));
    assert_eq!((ticks(&file, "P01"), evidence(&file, "P01")), (vec![], vec![]));
    // It can still be kept, and taken out again.
    t.press("v");
    t.see("P01 What the plan says 1/1");
    t.press("1");
    t.see("1 [x]");
    assert_eq!(evidence(&file, "P01"), [KEPT]);
    t.press("x");
    t.see("1 [ ]");
    assert_eq!(evidence(&file, "P01"), [""; 0]);
    t.press(ENTER);
    t.see(EN.details);
}

#[test]
fn chosen_statements_go_with_any_answer_and_replace_what_is_proposed() {
    let (folder, file) = folder(&EN);
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 1);
    t.press("s");
    t.see(&(EN.point)(2));
    t.press("v");
    t.see("> 1 [+]");
    // Twice: first taken, then refused.
    t.press("1");
    t.see("> 1 [x]");
    t.press("1");
    t.see("> 1 [ ]");
    t.press(DOWN);
    t.see("> 2 [ ]");
    t.press(" ");
    t.see("> 2 [x]");
    t.press(ENTER);
    t.see(&(EN.point)(2));
    assert_eq!(answered(&file), [""; 0], "choosing is no answer");
    t.press("k");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P02").as_deref(), Some("yes"));
    let kept = evidence(&file, "P02");
    assert!(matches!(kept.as_slice(), [one] if one.starts_with("plan.md, line 14,")), "{kept:?}");
}

#[test]
fn own_ticks_count_together_with_those_of_the_plan() {
    let (folder, file) = folder(&EN);
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 1);
    t.press("c");
    t.see(EN.ticks);
    t.see("The plan suggests: yes");
    t.press("2");
    t.see("2 [x]");
    t.press("2");
    t.see("The plan and your ticks suggest: no");
    t.press("3");
    t.see("The plan and your ticks suggest: yes");
    t.press(ENTER);
    t.see(&(EN.point)(1));
    t.press("k");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("yes"));
    assert_eq!(ticks(&file, "P01"), [("liaison".to_owned(), true), ("meeting".to_owned(), false)]);
}

#[test]
fn several_plans_count_together_and_their_words_are_kept_as_they_are() {
    let (folder, file) = folder(&JA);
    let annex =
        "# 別紙\n\nDX推進課が\"全体\"を取りまとめ、C:\\課長を責任者とする; '''\u{1b}[31m赤\u{202e}。\n";
    fs::write(folder.path().join(ANNEX), annex).unwrap();
    let mut t = open_over(folder.path(), &JA, USUAL, &[PLAN, ANNEX], 1);
    t.press("s");
    t.see("annex.md 3行目");
    t.see("plan.md 20行目");
    t.press("k");
    t.see(JA.details);
    let kept = evidence(&file, "P02");
    let expected = "annex.md 3行目、別紙：\
        「DX推進課が\"全体\"を取りまとめ、C:\\課長を責任者とする; '''␛[31m赤<U+202E>。」";
    // It shows both criteria, so nothing needs to be kept of the other document.
    assert_eq!(kept, [expected]);
    // Other evidence is added without typing these anew, although one holds the mark between entries.
    t.press("e");
    t.see_prompt("根拠");
    t.type_line("＋議事録 2026-10-01");
    t.see(JA.details);
    let more = evidence(&file, "P02");
    assert_eq!(more.split_last(), Some((&"議事録 2026-10-01".to_owned(), kept.as_slice())));
}

#[test]
fn a_resumed_interview_knows_what_was_kept() {
    let (folder, file) = folder(&EN);
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 1);
    t.press("k");
    t.see(EN.details);
    t.press("q");
    t.ends_with(0);
    let left = fs::read_to_string(&file).unwrap();
    let mut t = open_over(folder.path(), &EN, USUAL, &[PLAN], 2);
    t.press("b");
    t.see("Answer so far: yes");
    t.see(&format!("[x] stated: “{MEETING}”"));
    assert!(!t.page().contains("suggest"), "what was taken is not proposed again:\n{}", t.page());
    t.press("k");
    t.see(EN.details);
    assert_eq!(fs::read_to_string(&file).unwrap(), left, "the same again changes nothing");
    t.press("q");
    t.ends_with(0);
    // Without the plan it goes on as ever.
    let mut t = open_over(folder.path(), &EN, USUAL, &[], 2);
    assert!(!t.page().contains("plan"), "{}", t.page());
    t.press("k");
    t.see("That key does nothing here.");
}

#[test]
fn where_the_plan_is_silent_there_is_no_proposal() {
    let (folder, file) = folder(&JA);
    fs::write(folder.path().join(PLAN), "# 計画\n\n外部評価は行わない。\n").unwrap();
    let mut t = open_over(folder.path(), &JA, USUAL, &[PLAN], 1);
    t.see("計画に当てはまる記述は見つかりませんでした。");
    assert!(!t.page().contains("案："), "{}", t.page());
    for key in ["k", "v"] {
        t.press(key);
        t.see("そのキーは使えません。");
    }
    assert_eq!(answered(&file), [""; 0]);
}

#[test]
fn a_long_statement_is_cut_in_its_middle_and_kept_whole() {
    let (folder, file) = folder(&JA);
    let long = "本事業は産業課の中で完結させることとし、人員に限りがあること、関係する事務が少ないこと及び\
        これまでの経緯を踏まえて、他の課が加わる組織や庁内の会議は設けない。";
    fs::write(folder.path().join(PLAN), format!("# 計画\n\n{long}\n")).unwrap();
    let mut t = open_over(folder.path(), &JA, USUAL, &[PLAN], 1);
    t.see("行わないとしている：「本事業は産業課の中で完結");
    t.see("庁内の会議は設けない。」（3行目）");
    assert!(!squeezed(&t.page()).contains(&squeezed(long)), "{}", t.page());
    t.see("計画からの案：いいえ");
    t.press("k");
    t.see(JA.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("no"));
    assert_eq!(evidence(&file, "P01"), [format!("plan.md 3行目、計画：「{long}」")]);
}

#[test]
fn a_plan_that_cannot_be_read_is_an_error_before_anything_else() {
    for (signs, told) in [(&JA, "見つかりません"), (&EN, "not found")] {
        let (folder, file) = folder(signs);
        fs::remove_file(&file).unwrap();
        let arguments = ["assess", FILE, "--plan", PLAN, "--plan", "gone.docx"];
        let mut t = Terminal::start(folder.path(), signs.lang, USUAL, &arguments);
        t.told("gone.docx");
        t.told(told);
        t.ends_with(2);
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, [PLAN], "neither answers nor a lock");
    }
}

#[test]
fn a_folder_of_plans_is_read_and_told_at_the_beginning() {
    let (folder, _) = folder(&JA);
    fs::create_dir(folder.path().join("plans")).unwrap();
    fs::rename(folder.path().join(PLAN), folder.path().join("plans").join(PLAN)).unwrap();
    fs::write(folder.path().join("plans/photo.jpg"), "").unwrap();
    fs::write(folder.path().join("plans/draft.md"), "# 案").unwrap();
    fs::write(folder.path().join("dx-check.toml"), "exclude = [\"draft*\"]").unwrap();
    let mut t = Terminal::start(folder.path(), "ja", USUAL, &["assess", FILE, "--plan", "plans"]);
    t.see("読んだ計画：plans/plan.md");
    t.see("計画の文書の形式ではないか、「.gitignore」にあるため読まなかったファイル：1 件");
    t.see("dx-check.toml で対象外とされているため読まなかったファイル：1 件");
    t.press("q");
    t.ends_with(0);
}

#[test]
fn a_plan_under_another_checklist_than_the_answers_is_an_error_before_anything_else() {
    let (folder, _) = folder(&EN);
    let points = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/plan-points.toml");
    fs::create_dir(folder.path().join("plans")).unwrap();
    fs::copy(points, folder.path().join("plans/points.toml")).unwrap();
    fs::write(folder.path().join("plans/dx-check.toml"), "checklist = \"points.toml\"").unwrap();
    fs::write(folder.path().join("plans/a.md"), "# Plan").unwrap();
    let mut t = Terminal::start(folder.path(), "en", USUAL, &["assess", FILE, "--plan", "plans"]);
    t.told("this file is to be checked by \"plans/points.toml\", this run by the standard checklist");
    t.ends_with(2);
}

/// Walks through all points over the example plan at a size: question, statements, details.
fn walk(signs: &Signs, size: Size) {
    let (folder, _) = folder(signs);
    let mut t = open_over(folder.path(), signs, size, &[PLAN], 1);
    for point in 1..=15 {
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        if t.page().contains("[+]") {
            t.press("v");
            t.see(signs.ticks);
            for _ in 0..4 {
                t.press(DOWN);
                t.see(signs.ticks);
                drawn_and_fits(&mut t, size);
            }
            t.press(ENTER);
            t.see(&(signs.point)(point));
            t.press("k");
        } else {
            t.press("3");
        }
        t.see(signs.details);
        drawn_and_fits(&mut t, size);
        t.press("b");
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        t.press("!");
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        t.press("s");
    }
    t.see(signs.review);
}

#[test]
fn every_page_fits_60_columns_in_english() {
    walk(&EN, NARROW);
}

#[test]
fn every_page_fits_60_columns_in_japanese() {
    walk(&JA, NARROW);
}

#[test]
fn every_page_fits_80_columns_in_english() {
    walk(&EN, USUAL);
}

#[test]
fn every_page_fits_80_columns_in_japanese() {
    walk(&JA, USUAL);
}
