//! Where nothing can be written, and saving the report; and no terminal at all.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

use assert_cmd::Command;

use super::steps::{EN, FILE, NO_ANSWERS, answered, folder_with, open_at};
use super::terminal::{ENTER, Terminal, USUAL};

#[test]
fn without_a_terminal_there_is_advice() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, advice) in [("en", "not a terminal"), ("ja", "端末ではありません")] {
        let refused = Command::new(env!("CARGO_BIN_EXE_dx-check"))
            .args(["assess", FILE])
            .current_dir(folder.path())
            .env("DX_CHECK_LANG", lang)
            .write_stdin("1\n1\n")
            .assert()
            .code(2)
            .stdout("");
        let told = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
        for part in [advice, "dx-check form", "dx-check score"] {
            assert!(told.contains(part), "{part} in: {told}");
        }
    }
    let made: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert!(made.is_empty(), "{made:?}");
}

#[test]
fn a_place_that_cannot_be_is_refused_before_the_first_question() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let below = format!("{FILE}/more.toml");
    for place in [below.as_str(), "missing/answers.toml", "."] {
        let mut t = Terminal::start(folder.path(), "en", USUAL, &["assess", place]);
        t.told("error");
        t.ends_with(2);
        assert!(t.page().contains("help"), "a remedy:\n{}", t.page());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), NO_ANSWERS);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn a_read_only_file_is_refused_before_the_first_question() {
    let (folder, file) = folder_with(NO_ANSWERS);
    fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    let mut t = Terminal::start(folder.path(), "en", USUAL, &["assess", FILE]);
    t.told("permission denied");
    t.ends_with(2);
}

#[test]
fn a_file_that_may_not_be_written_stays_as_it_was() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    t.press("1");
    t.see("answers.toml cannot be saved.");
    t.see("Enter to try again");
    t.press(ENTER);
    t.see("answers.toml cannot be saved.");
    assert_eq!(fs::read_to_string(&file).unwrap(), NO_ANSWERS);
    // Once the cause is gone, trying again saves the answer.
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    t.press(ENTER);
    t.see(EN.details);
    assert_eq!(answered(&file), ["P01"]);
    fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    t.press(ENTER);
    t.see("point 2 of 15");
    t.press("1");
    t.see("answers.toml cannot be saved.");
    t.press("q");
    t.ends_with(2);
    assert_eq!(answered(&file), ["P01"]);
}

#[test]
fn giving_up_on_saving_claims_nothing() {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    t.press("1");
    t.see("answers.toml cannot be saved.");
    t.press("q");
    t.ends_with(2);
    let last = t.page();
    assert!(
        !last.contains("Your answers so far are saved"),
        "nothing was saved, yet the program says:\n{last}"
    );
}

#[test]
fn a_full_disk_leaves_the_last_whole_file() {
    let (folder, file) = folder_with(NO_ANSWERS);
    // No file may grow beyond one block, as on a disk that fills up while the interview runs.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    let mut t = Terminal::start_in_shell(folder.path(), "en", USUAL, script, &["assess", FILE]);
    t.see(EN.begin);
    t.press(ENTER);
    t.see("point 1 of 15");
    t.answer("1", &EN, 2);
    t.press("2");
    t.see(EN.details);
    t.press("n");
    t.see_prompt("Note");
    t.type_line(&"長いメモ".repeat(90));
    t.see("answers.toml cannot be saved.");
    assert_eq!(answered(&file), ["P01", "P02"]);
    t.press("q");
    t.ends_with(2);
    assert_eq!(answered(&file), ["P01", "P02"]);
    assert_eq!(super::steps::text_in(&file, "P02", "note"), None);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing half written: {names:?}");
}

/// An interview with one answer, at the offer to save the report.
fn at_the_offer(folder: &std::path::Path) -> Terminal {
    let mut t = open_at(folder, &EN, USUAL, 1);
    t.answer("3", &EN, 2);
    t.press("g");
    t.see(EN.review);
    t.press("f");
    t.told("To save the report");
    t
}

#[test]
fn the_report_is_saved_as_markdown() {
    let (folder, _) = folder_with(NO_ANSWERS);
    let mut t = at_the_offer(folder.path());
    t.type_line("report.md");
    t.told("Saved in report.md.");
    t.ends_with(0);
    let report = fs::read_to_string(folder.path().join("report.md")).unwrap();
    assert!(report.starts_with("# "), "{report}");
    assert!(report.contains("P01"), "{report}");
}

#[test]
fn a_name_that_cannot_be_used_is_asked_for_again() {
    let (folder, _) = folder_with(NO_ANSWERS);
    fs::create_dir(folder.path().join("reports")).unwrap();
    fs::create_dir(folder.path().join("reports.md")).unwrap();
    fs::write(folder.path().join("old.md"), "old").unwrap();
    let mut t = at_the_offer(folder.path());
    for unusable in ["reports", "reports/", "reports.md", "missing/report.md", "a.pdf"] {
        t.type_line(unusable);
        // A name that tells no format gets advice, a place that cannot be an error.
        let ending = ["reports", "reports/", "a.pdf"].contains(&unusable);
        t.told(if ending { "Please end the file name" } else { "error" });
        t.told("To save the report");
    }
    // What is there already is asked about.
    t.type_line("old.md");
    t.told("Overwrite it?");
    t.type_line("n");
    t.told("To save the report");
    assert_eq!(fs::read(folder.path().join("old.md")).unwrap(), b"old");
    t.type_line("old.md");
    t.told("Overwrite it?");
    t.type_line("ｙ");
    t.told("Saved in old.md.");
    t.ends_with(0);
    assert_ne!(fs::read(folder.path().join("old.md")).unwrap(), b"old");
}
