//! Answering: from the first point to the report, back and forth, criteria and details.

use std::fs;

use assert_cmd::Command;

use super::steps::{
    EN, FILE, JA, NO_ANSWERS, answer_in, answered, entry, folder_with, open, open_at, text_in,
};
use super::terminal::{DOWN, ENTER, NARROW, UP, USUAL};

#[test]
fn a_whole_interview_ends_with_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    let mut t = open(folder.path(), &EN, USUAL);
    t.press(ENTER);
    t.skip_subject();
    t.answer_all("1231y23pn4u1111", &EN);
    t.press(ENTER);
    t.told("To save the report");
    assert!(t.page().contains("P03"), "the report:\n{}", t.page());
    t.type_line("");
    t.told("The report is not saved.");
    t.ends_with(0);

    let given = [
        "yes", "partial", "no", "yes", "yes", "partial", "no", "partial", "no", "unknown", "unknown", "yes",
        "yes", "yes", "yes",
    ];
    for (at, answer) in given.iter().enumerate() {
        let point = format!("P{:02}", at + 1);
        assert_eq!(answer_in(&file, &point).as_deref(), Some(*answer), "{point}");
    }
    assert_eq!(answered(&file).len(), given.len());
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing but the answer file: {names:?}");

    let score = Command::new(env!("CARGO_BIN_EXE_dx-check"))
        .args(["--lang", "en", "--today", "2026-11-22", "score"])
        .arg(&file)
        .assert()
        .success();
    let report = String::from_utf8(score.get_output().stdout.clone()).unwrap();
    assert!(report.contains("13 of 15"), "{report}");
}

#[test]
fn every_answer_is_saved_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    let mut t = open(folder.path(), &EN, USUAL);
    assert!(!file.exists(), "nothing was answered");
    t.press(ENTER);
    t.skip_subject();
    t.see("point 1 of 15");
    t.press("2");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("partial"));
    assert_eq!(text_in(&file, "P01", "note"), None);
    t.press("q");
    t.ends_with(0);
}

#[test]
fn an_interview_resumes_where_it_was_left() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.answer("1", &EN, 2);
    t.answer("2", &EN, 3);
    t.answer("3", &EN, 4);
    t.press("q");
    t.told("Your answers so far are saved in answers.toml.");
    t.ends_with(0);
    let left = fs::read(&file).unwrap();

    let mut t = open(folder.path(), &EN, USUAL);
    t.see("Resuming: 3 of 15 points are answered.");
    t.press(ENTER);
    t.see("point 4 of 15");
    t.press("g");
    t.see(EN.review);
    for line in ["P01  yes", "P02  partial", "P03  no", "P04  not answered"] {
        assert!(squeezed_has(&t.page(), line), "{line} in the review:\n{}", t.page());
    }
    assert_eq!(fs::read(&file).unwrap(), left, "looking changes nothing");
    // The open point is chosen; two lines up is the second.
    t.press(UP);
    t.see("> P03");
    t.press(UP);
    t.see("> P02");
    t.press(ENTER);
    t.see("point 2 of 15");
    t.see("Answer so far: partial");
    t.press("1");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P02").as_deref(), Some("yes"));
    assert_eq!(answered(&file), ["P01", "P02", "P03"]);
    t.press("q");
    t.ends_with(0);
}

fn squeezed_has(page: &str, text: &str) -> bool {
    super::terminal::squeezed(page).contains(&super::terminal::squeezed(text))
}

#[test]
fn back_skip_and_list() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.press("s");
    t.see("point 2 of 15");
    t.press("b");
    t.see("point 1 of 15");
    t.press("b");
    t.see("point 1 of 15");
    t.answer("1", &EN, 2);
    t.press("g");
    t.see("> P02");
    t.press("b");
    t.see("point 2 of 15");
    t.press("b");
    t.see("Answer so far: yes");
    t.press("q");
    t.ends_with(0);
    assert_eq!(answered(&file), ["P01"], "skipping is no answer");
}

#[test]
fn arrows_choose_and_enter_answers() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.press(ENTER);
    t.see("That key does nothing here.");
    for expected in ["> 1", "> 2", "> 3"] {
        t.press(DOWN);
        t.see(expected);
    }
    t.press(UP);
    t.see("> 2");
    t.press(ENTER);
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("partial"));
}

#[test]
fn keys_of_an_input_method_work() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &JA, NARROW, 1);
    t.press("？");
    t.see(JA.page_of);
    t.press("ｑ");
    t.see("15 問中 1 問目");
    t.answer("１", &JA, 2);
    t.answer("ｙ", &JA, 3);
    t.answer("Ｎ", &JA, 4);
    t.press("ｃ");
    t.see(JA.ticks);
    t.press("１");
    t.see("1 [x]");
    t.press("　");
    t.see("1 [ ]");
    t.press(ENTER);
    t.see("15 問中 4 問目");
    t.press("ｂ");
    t.see("15 問中 3 問目");
    t.press("ｑ");
    t.ends_with(0);
    let given = ["P01", "P02", "P03"].map(|p| answer_in(&file, p).unwrap());
    assert_eq!(given, ["yes", "yes", "no"]);
}

#[test]
fn ticked_criteria_propose_the_answer() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.press("c");
    t.see(EN.ticks);
    t.press("1");
    t.see("The ticks propose: partial");
    t.press("2");
    t.see("The ticks propose: yes");
    t.press(ENTER);
    t.see("The ticks propose: yes");
    assert_eq!(answered(&file), [""; 0], "a proposal is no answer");
    t.press(ENTER);
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("yes"));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("criteria = {"), "{text}");
    let entry = entry(&file, "P01").unwrap();
    let ticks = entry.get("criteria").and_then(toml::Value::as_table);
    let ticked: Vec<&String> =
        ticks.expect("criteria").iter().filter(|(_, v)| v.as_bool() == Some(true)).map(|(k, _)| k).collect();
    assert_eq!(ticked, ["meeting", "sharing"]);
}

#[test]
fn the_person_may_decide_against_the_ticks() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.press("c");
    t.see(EN.ticks);
    t.press("2");
    t.see("The ticks propose: yes");
    t.press(ENTER);
    t.see("point 1 of 15");
    t.press("3");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("no"));
}

#[test]
fn not_applicable_needs_a_reason() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    let before = fs::read(&file).unwrap();
    t.press("5");
    t.see("Please give the reason why it does not apply");
    t.see_prompt("Reason");
    t.type_line("");
    t.see("point 1 of 15");
    assert_eq!(fs::read(&file).unwrap(), before, "no reason, no answer");
    t.press("5");
    t.see_prompt("Reason");
    t.type_line("   ");
    t.see("point 1 of 15");
    assert_eq!(fs::read(&file).unwrap(), before, "blanks are no reason");
    t.press("5");
    t.see_prompt("Reason");
    t.type_line("庁内だけで使う");
    t.see(EN.details);
    assert_eq!(answer_in(&file, "P01").as_deref(), Some("na"));
    assert_eq!(text_in(&file, "P01", "note").as_deref(), Some("庁内だけで使う"));
    // The reason cannot be taken away afterwards.
    t.press("n");
    t.see_prompt("Note");
    t.type_line("-");
    t.see("Not applicable needs a reason.");
    assert_eq!(text_in(&file, "P01", "note").as_deref(), Some("庁内だけで使う"));
}

#[test]
fn an_older_note_is_no_reason_unless_the_person_says_so() {
    let (folder, file) = folder_with(&format!(
        "{NO_ANSWERS}\n[answers]\nP01 = {{ answer = \"partial\", note = \"随時のみ\" }}\n"
    ));
    let before = fs::read(&file).unwrap();
    let mut t = open_at(folder.path(), &EN, USUAL, 2);
    t.press("b");
    t.see("point 1 of 15");
    t.press("5");
    // The page must do what it says.
    t.see("empty goes back to the question");
    t.see_prompt("Reason");
    t.type_line("");
    t.see("point 1 of 15");
    assert_eq!(fs::read(&file).unwrap(), before, "no reason was given");
}

#[test]
fn note_evidence_owner_and_due_date() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &JA, USUAL, 1);
    t.press("2");
    t.see(JA.details);
    t.press("n");
    t.see_prompt("メモ");
    t.type_line("連絡は随時。「定例」はない ﾊﾝｶｸ");
    t.see(JA.details);
    t.press("e");
    t.see_prompt("根拠");
    t.type_line("議事録 2026-10-01； 要綱 第３条");
    t.see(JA.details);
    t.press("o");
    t.see_prompt("担当");
    t.type_line("ＤＸ推進課");
    t.see(JA.details);
    t.press("d");
    t.see_prompt("期限");
    t.type_line("2027/2/30");
    t.see("日付として読めません");
    t.see_prompt("期限");
    assert_eq!(text_in(&file, "P01", "due"), None);
    t.type_line("2027/1/31");
    t.see(JA.details);
    for shown in ["ﾊﾝｶｸ", "議事録 2026-10-01; 要綱 第３条", "ＤＸ推進課", "2027-01-31"] {
        assert!(squeezed_has(&t.page(), shown), "{shown}:\n{}", t.page());
    }
    for (key, expected) in [
        ("note", "連絡は随時。「定例」はない ﾊﾝｶｸ"),
        ("owner", "ＤＸ推進課"),
        ("due", "2027-01-31"),
        ("checked", "2026-11-22"),
    ] {
        assert_eq!(text_in(&file, "P01", key).as_deref(), Some(expected));
    }
    let entry = entry(&file, "P01").unwrap();
    let evidence = entry.get("evidence").and_then(toml::Value::as_array);
    let evidence: Vec<_> = evidence.unwrap().iter().filter_map(|v| v.as_str()).collect();
    assert_eq!(evidence, ["議事録 2026-10-01", "要綱 第３条"]);
    // Enter alone keeps, - alone clears.
    t.press("n");
    t.see("Enter だけでそのまま、- だけで消します。");
    t.see_prompt("メモ");
    t.type_line("");
    t.see(JA.details);
    assert!(text_in(&file, "P01", "note").is_some());
    t.press("n");
    t.see_prompt("メモ");
    t.type_line("-");
    t.see(JA.details);
    assert_eq!(text_in(&file, "P01", "note").unwrap_or_default(), "");
}

#[test]
fn keys_that_steer_terminals_do_not_get_into_the_text() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.press("2");
    t.see(EN.details);
    t.press("o");
    t.see_prompt("Owner");
    t.type_unfinished("abc");
    // Ctrl-U, which clears a line in other places, Ctrl-D and Ctrl-W.
    for key in ["\u{15}", "\u{4}", "\u{17}"] {
        t.press(key);
    }
    t.type_line("DX課");
    t.see(EN.details);
    let owner = text_in(&file, "P01", "owner").unwrap();
    assert!(owner.ends_with("DX課"), "{owner:?}");
    assert!(!owner.contains(char::is_control), "{owner:?}");
}

#[test]
fn keys_typed_ahead_are_not_lost() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.press("1\r2\r3\r");
    t.see("point 4 of 15");
    let given = ["P01", "P02", "P03"].map(|p| answer_in(&file, p).unwrap());
    assert_eq!(given, ["yes", "partial", "no"]);
}
