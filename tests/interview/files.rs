//! The answer file while an interview runs: other people's edits, the lock, comments and line ends.

use std::fs;

use super::steps::{EN, FILE, NO_ANSWERS, answer_in, answered, folder_with, open_at};
use super::terminal::{CTRL_C, ENTER, Terminal, USUAL};

#[test]
fn what_somebody_else_wrote_is_left_alone() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.answer("1", &EN, 2);
    let theirs = format!("{NO_ANSWERS}\n[answers]\nP15 = \"no\" # theirs\n");
    fs::write(&file, &theirs).unwrap();
    t.answer("2", &EN, 3);
    t.answer("3", &EN, 4);
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
    let ours = folder.path().join("answers.mine-1.toml");
    assert_eq!(answered(&ours), ["P01", "P02", "P03"]);
    assert!(!folder.path().join("answers.mine-2.toml").exists());
    t.press("q");
    t.told("Somebody else changed answers.toml, so your answers are saved in answers.mine-1.toml.");
    t.told("Your answers so far are saved in answers.mine-1.toml.");
    t.ends_with(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
}

#[test]
fn a_file_that_somebody_else_made_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    fs::write(folder.path().join("answers.mine-1.toml"), "older").unwrap();
    let mut t = super::steps::open(folder.path(), &EN, USUAL);
    fs::write(&file, NO_ANSWERS).unwrap();
    t.press(ENTER);
    t.skip_subject();
    t.see("point 1 of 15");
    t.answer("1", &EN, 2);
    t.press("q");
    t.told("your answers are saved in answers.mine-2.toml.");
    t.ends_with(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), NO_ANSWERS);
    assert_eq!(fs::read(folder.path().join("answers.mine-1.toml")).unwrap(), b"older");
    let ours = folder.path().join("answers.mine-2.toml");
    assert_eq!(answered(&ours), ["P01"]);
}

#[test]
fn a_second_interview_on_the_same_file_is_refused() {
    let (folder, _) = folder_with(NO_ANSWERS);
    let mut first = open_at(folder.path(), &EN, USUAL, 1);
    let mut second = Terminal::start(folder.path(), "en", USUAL, &["assess", FILE]);
    second.told("answers.toml is in use by another assessment");
    second.ends_with(2);
    first.answer("1", &EN, 2);
    first.press("q");
    first.ends_with(0);
    // Now it is free.
    let mut third = open_at(folder.path(), &EN, USUAL, 2);
    third.press("q");
    third.ends_with(0);
}

#[test]
fn comments_order_and_line_ends_survive() {
    let before = [
        "# 点検の控え",
        "format = 1",
        "checklist = { id = \"dx15\", version = 2 }  # 版",
        "",
        "[subject]",
        "project = \"窓口\" # 仮称",
        "",
        "[answers]",
        "# 後のものから書いた",
        "P03 = \"partial\"   # 委託先と",
        "P02 = { answer = \"はい\", note = \"要綱\" } # 第３条",
        "P01 = \"no\" # まだ",
        "",
        "[answers.P05]",
        "# 保留",
        "answer = \"unknown\"",
        "",
    ];
    let (folder, file) = folder_with(&before.join("\r\n"));
    let mut t = open_at(folder.path(), &EN, USUAL, 4);
    t.press("b");
    t.see("point 3 of 15");
    t.press("1");
    t.see(EN.details);
    t.press("q");
    t.ends_with(0);
    let after = fs::read_to_string(&file).unwrap();
    assert_eq!(answer_in(&file, "P03").as_deref(), Some("yes"));
    let lines: Vec<&str> = after.split("\r\n").collect();
    assert!(lines.iter().all(|l| !l.contains('\n')), "{after:?}");
    assert_eq!(lines.len(), before.len(), "{after}");
    for (at, (new, old)) in lines.iter().zip(before).enumerate() {
        if old.starts_with("P03") {
            assert!(new.starts_with("P03 = {"), "in its place: {new}");
            assert!(new.ends_with("   # 委託先と"), "with its comment: {new}");
        } else {
            assert_eq!(*new, old, "line {}", at + 1);
        }
    }
}

#[test]
fn without_a_name_a_file_is_agreed_on_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dx-check-answers.toml");
    let mut t = Terminal::start(folder.path(), "en", USUAL, &["assess"]);
    t.told("Your answers will be saved in dx-check-answers.toml in this folder.");
    t.press(CTRL_C);
    t.ends_with(130);
    fs::write(&file, NO_ANSWERS).unwrap();
    let mut t = Terminal::start(folder.path(), "en", USUAL, &["assess"]);
    t.told("Going on with dx-check-answers.toml in this folder.");
    t.type_line("");
    t.see(EN.begin);
    t.press(ENTER);
    t.see("point 1 of 15");
    t.answer("1", &EN, 2);
    t.press("q");
    t.told("Your answers so far are saved in dx-check-answers.toml.");
    t.ends_with(0);
    assert_eq!(answered(&file), ["P01"]);
}

#[test]
fn the_configuration_above_the_file_names_the_checklist() {
    let (folder, _) =
        folder_with("checklist = { id = \"small\", version = 1 }\nsubject = { project = \"窓口\" }\n");
    let points = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/plan-points.toml");
    fs::copy(points, folder.path().join("points.toml")).unwrap();
    fs::write(folder.path().join("dx-check.toml"), "checklist = \"points.toml\"\n").unwrap();
    let mut t = super::steps::open(folder.path(), &EN, USUAL);
    t.press(ENTER);
    for at in 1..=3 {
        t.see(&format!("point {at} of 3"));
        t.press("1");
        t.see(EN.details);
        t.press(ENTER);
    }
    t.see(EN.review);
    t.press(ENTER);
    t.told("Configuration  dx-check.toml");
    t.told("Small checklist");
}
