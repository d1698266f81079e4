//! Reading answer files (`design.md`, section 3): the three forms, the words, older versions, files from Windows.

#[path = "common/answer_text.rs"]
mod answer_text;
mod common;

use answer_text::{HEAD, read};
use common::mini;
use dx_check::answers::{Answer, AnswerSheet, Entry, Outcome};
use dx_check::input::decode;
use dx_check::problem::Severity;
use jiff::civil::date;

/// The sheet of a file with `body` below the head; fails on any problem.
fn sheet(body: &str) -> AnswerSheet {
    match read(&format!("{HEAD}{body}")) {
        Outcome::Read(sheet, problems) if problems.is_empty() => sheet,
        other => panic!("{body}: {other:?}"),
    }
}

fn entry(answer: Answer, point: usize) -> Entry {
    Entry::new(answer, &mini().0.points[point])
}

#[test]
fn the_three_forms_say_the_same() {
    let short = sheet("[answers]\nM1 = \"no\"\n");
    let inline = sheet("[answers]\nM1 = { answer = \"no\" }\n");
    let long = sheet("[answers.M1]\nanswer = \"no\"\n");
    let dotted = sheet("answers.M1.answer = \"no\"\n");
    assert_eq!(short.entries, [Some(entry(Answer::No, 0)), None, None, None]);
    for other in [inline, long, dotted] {
        assert_eq!(other, short);
    }
}

#[test]
fn everything_that_can_be_noted_is_read() {
    let read = sheet(
        "[subject]\norganization = \"青井市\"\nproject = \"相談\"\nservice = \"chatbot\"\nassessor = \"係\"\n\
         date = 2026-11-22\n[answers.M1]\nanswer = \"partial\"\ncriteria = { spoken = true, written = false }\n\
         note = \"\"\"二行の\nメモ\"\"\"\nevidence = [\"議事録\", \"通知\"]\nowner = \"DX推進課\"\ndue = 2027-01-31\nchecked = 2026-11-20\n",
    );
    let expected = Entry {
        ticks: vec![Some(true), Some(false)],
        note: "二行の\nメモ".to_owned(),
        evidence: vec!["議事録".to_owned(), "通知".to_owned()],
        owner: "DX推進課".to_owned(),
        due: Some(date(2027, 1, 31)),
        checked: Some(date(2026, 11, 20)),
        ..entry(Answer::Partial, 0)
    };
    assert_eq!(read.entries[0], Some(expected));
    let s = &read.subject;
    assert_eq!([&s.organization, &s.project, &s.service, &s.assessor], ["青井市", "相談", "chatbot", "係"]);
    assert_eq!(s.date, Some(date(2026, 11, 22)));
}

#[test]
fn answers_are_words_of_either_language() {
    for (words, answer) in [
        (&["yes", "はい", "済"][..], Answer::Yes),
        (&["partial", "一部"], Answer::Partial),
        (&["no", "いいえ", "未"], Answer::No),
        (&["unknown", "分からない"], Answer::Unknown),
        (&["na", "対象外"], Answer::Na),
    ] {
        for word in words {
            let read = sheet(&format!("[answers]\nM1 = {{ answer = \"{word}\", note = \"理由\" }}\n"));
            assert_eq!(read.entries[0].as_ref().map(|e| e.answer), Some(answer), "{word}");
        }
    }
}

#[test]
fn an_empty_word_is_no_answer() {
    assert_eq!(
        sheet("[answers]\nM1 = \"\"\n[answers.M2]\nanswer = \"\"\nnote = \"\"\n").entries,
        [None, None, None, None]
    );
}

#[test]
fn an_older_version_is_scored_and_its_changed_points_are_to_confirm() {
    let answers = "[answers]\nM1 = \"yes\"\nM2 = \"no\"\nM3 = \"yes\"\n";
    for (version, expected) in [(1, &[1, 2][..]), (2, &[2]), (3, &[])] {
        let Outcome::Read(sheet, problems) =
            read(&format!("checklist = {{ id = \"mini\", version = {version} }}\n{answers}"))
        else {
            panic!("version {version}")
        };
        assert_eq!(problems, []);
        assert_eq!((sheet.version, sheet.to_confirm(&mini().0).as_slice()), (version, expected));
    }
}

#[test]
fn points_dropped_since_an_older_version_are_warnings_only() {
    let text = "checklist = { id = \"mini\", version = 2 }\n[answers]\nM1 = \"yes\"\nM9 = \"yes\"\n";
    let Outcome::Read(sheet, problems) = read(text) else { panic!("must be readable") };
    assert!(sheet.entries[0].is_some());
    assert_eq!(problems.iter().map(|p| p.severity).collect::<Vec<_>>(), [Severity::Warning]);
}

#[test]
fn other_toml_files_are_passed_over_and_broken_ones_are_not() {
    assert_eq!(read("[package]\nname = \"x\"\n"), Outcome::OtherFile);
    assert!(matches!(read("checklist = {\nid = \"mini\n"), Outcome::Failed(_)));
}

#[test]
fn windows_files_are_read_like_others() {
    let text = format!("{HEAD}[answers.M1]\nanswer = \"はい\"\nnote = \"①髙齢者～\"\n");
    let expected = read(&text);
    let (cp932, ..) = encoding_rs::SHIFT_JIS.encode(&text);
    let decoded = decode(&cp932).expect("Windows-31J");
    assert!(decoded.cp932);
    assert_eq!(read(&decoded.text), expected);
    let marked = format!("\u{FEFF}{text}");
    let decoded = decode(marked.as_bytes()).expect("UTF-8 with a byte order mark");
    assert!(!decoded.cp932);
    assert_eq!(read(&decoded.text), expected);
    assert_eq!(read(&text.replace('\n', "\r\n")), expected);
}

#[test]
fn a_note_of_several_lines_is_the_same_with_windows_line_ends() {
    let text = format!("{HEAD}[answers.M1]\nanswer = \"no\"\nnote = \"\"\"一\n二\"\"\"\n");
    assert_eq!(read(&text.replace('\n', "\r\n")), read(&text));
}
