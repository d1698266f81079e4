//! However an interview ends, what was answered is in the file and the terminal is as it was.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use expectrl::process::unix::{Signal, WaitStatus};
use tempfile::TempDir;

use super::steps::{EN, FILE, NO_ANSWERS, answered, folder_with, open, open_at, text_in};
use super::terminal::{CTRL_C, ENTER, Terminal, USUAL};

/// An interview whose first point is answered, at the second.
fn one_answer() -> (TempDir, PathBuf, Terminal) {
    let (folder, file) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &EN, USUAL, 1);
    t.answer("1", &EN, 2);
    (folder, file, t)
}

#[test]
fn ctrl_c_on_a_question() {
    let (_folder, file, mut t) = one_answer();
    t.press(CTRL_C);
    t.ends_with(130);
    assert_eq!(answered(&file), ["P01"]);
    assert!(t.all().contains("\u{1b}[?25h"), "the cursor is shown");
}

#[test]
fn ctrl_c_while_typing_a_line() {
    let (_folder, file, mut t) = one_answer();
    t.press("2");
    t.see(EN.details);
    t.press("n");
    t.see_prompt("Note");
    t.type_unfinished("half a no");
    t.press(CTRL_C);
    t.ends_with(130);
    assert_eq!(answered(&file), ["P01", "P02"]);
    assert_eq!(text_in(&file, "P02", "note"), None);
    assert!(t.all().contains("\u{1b}[?25h"), "the cursor is shown");
}

/// An interview at the list of services, which hides the cursor.
fn at_the_list_of_services() -> (TempDir, Terminal) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut t = open(folder.path(), &EN, USUAL);
    t.press(ENTER);
    t.see_prompt("Organisation");
    t.type_line("洋野町");
    t.see_prompt("Project");
    t.type_line("");
    t.see("(none)");
    t.wait("the cursor to be hidden", |t| t.all().contains("\u{1b}[?25l"));
    t.wait_for_keys();
    (folder, t)
}

#[test]
fn ctrl_c_in_the_list_of_services() {
    let (_folder, mut t) = at_the_list_of_services();
    t.press(CTRL_C);
    t.ends_with(130);
}

#[test]
fn a_request_to_end_in_the_list_of_services() {
    let (_folder, mut t) = at_the_list_of_services();
    t.signal(Signal::SIGTERM);
    t.ends_with(130);
}

#[test]
fn ctrl_c_at_the_offer_to_save_the_report() {
    let (_folder, file, mut t) = one_answer();
    t.press("g");
    t.see(EN.review);
    t.press("f");
    t.told("To save the report");
    t.type_unfinished("repo");
    t.press(CTRL_C);
    t.ends_with(130);
    assert_eq!(answered(&file), ["P01"]);
}

#[test]
fn a_request_to_end() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP] {
        let (_folder, file, mut t) = one_answer();
        t.wait_for_keys();
        t.signal(signal);
        t.ends_with(130);
        assert_eq!(answered(&file), ["P01"], "{signal}");
        assert!(t.all().contains("\u{1b}[?25h"), "the cursor is shown");
    }
}

#[test]
fn a_request_to_end_while_typing_a_line() {
    let (_folder, file, mut t) = one_answer();
    t.press("2");
    t.see(EN.details);
    t.press("o");
    t.see_prompt("Owner");
    t.wait_for_keys();
    t.signal(Signal::SIGTERM);
    t.ends_with(130);
    assert_eq!(answered(&file), ["P01", "P02"]);
}

#[test]
fn a_closed_terminal() {
    let (folder, file) = folder_with(NO_ANSWERS);
    // The shells outlive the terminal, to tell the exit status.
    let script = "sh -c 'trap : HUP; \"$@\"; echo $? >status.new; mv status.new status' sh \"$@\"; true";
    let mut t = Terminal::start_in_shell(folder.path(), "en", USUAL, script, &["assess", FILE]);
    t.see(EN.begin);
    t.press(ENTER);
    t.see("point 1 of 15");
    t.answer("1", &EN, 2);
    t.wait_for_keys();
    drop(t);
    let status = folder.path().join("status");
    let limit = Instant::now() + Duration::from_secs(10);
    while !status.exists() {
        assert!(Instant::now() < limit, "the program goes on without a terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(fs::read_to_string(status).unwrap().trim(), "130");
    assert_eq!(answered(&file), ["P01"]);
}

#[test]
fn a_killed_interview_loses_nothing_and_starts_again() {
    let (folder, file, mut t) = one_answer();
    t.press("3");
    t.see(EN.details);
    t.signal(Signal::SIGKILL);
    assert!(matches!(t.ended(), WaitStatus::Signaled(_, Signal::SIGKILL, _)));
    assert_eq!(answered(&file), ["P01", "P02"]);
    let lock = folder.path().join("answers.toml.lock");
    assert!(lock.exists(), "a killed program leaves its lock file");
    let mut t = open(folder.path(), &EN, USUAL);
    t.see("Resuming: 2 of 15 points are answered.");
    t.press(ENTER);
    t.see("point 3 of 15");
    t.press("q");
    t.ends_with(0);
    assert!(!lock.exists(), "a leftover is taken away");
}
