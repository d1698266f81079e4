//! Every problem of an answer file (`design.md`, section 3) at its line and column, and what is suggested instead.

#[path = "common/answer_text.rs"]
mod answer_text;
mod common;

use answer_text::{HEAD, read};
use dx_check::answers::Outcome;
use dx_check::input::decode;
use dx_check::problem::{Doubt, Fault, Kind, Problem, Severity};

fn problems(text: &str) -> Vec<Problem> {
    match read(text) {
        Outcome::Read(_, problems) | Outcome::Failed(problems) => problems,
        Outcome::OtherFile => panic!("not an answer file: {text}"),
    }
}

/// Takes every `«` out of a text; gives the text and where the marks stood.
fn marked(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut places = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for (nth, (at, _)) in line.match_indices('«').enumerate() {
            places.push((number + 1, line[..at].chars().count() + 1 - nth));
        }
    }
    (text.replace('«', ""), places)
}

/// Every problem of a file stands where a `«` marks it, in the order of the file; gives their faults.
fn faults(text: &str) -> Vec<Fault> {
    let (text, places) = marked(text);
    let problems = problems(&text);
    let place = |p: &Problem| p.place.at.as_ref().map_or((0, 0), |at| (at.line, at.column));
    assert_eq!(problems.iter().map(place).collect::<Vec<_>>(), places, "{text}\n{problems:#?}");
    problems.into_iter().map(|p| p.fault).collect()
}

/// The one fault of a file with `body` below the head, at its `«`.
fn fault(body: &str) -> Fault {
    let mut faults = faults(&format!("{HEAD}{body}"));
    assert_eq!(faults.len(), 1, "{body}: {faults:?}");
    faults.remove(0)
}

fn key(text: &str) -> String {
    text.to_owned()
}

#[test]
fn nothing_may_be_noted_beside_an_empty_word() {
    let fault = fault("[answers]\nM1 = { answer = «\"\", note = \"書いた\" }\n");
    assert_eq!(fault, Fault::EmptyText { key: key("answer") });
}

#[test]
fn unknown_keys_get_the_nearest_right_one() {
    for (body, wrong, right) in [
        ("[answers.M1]\nanswer = \"yes\"\n«nota = \"x\"\n", "nota", Some("note")),
        ("[answers]\nM1 = { answer = \"yes\", «onwer = \"課\" }\n", "onwer", Some("owner")),
        ("[subject]\n«organisation = \"x\"\n", "organisation", Some("organization")),
        ("«answer = 1\n", "answer", Some("answers")),
        ("[answers.M1]\nanswer = \"yes\"\n«\"備考\" = \"x\"\n", "備考", None),
    ] {
        let Fault::UnknownKey { key, nearest, allowed } = fault(body) else { panic!("{body}") };
        assert_eq!((key.as_str(), nearest.as_deref()), (wrong, right));
        assert!(!allowed.is_empty());
    }
}

#[test]
fn unknown_points_criteria_and_services_are_named() {
    let fault_of_point = fault("[answers]\n«M44 = \"yes\"\n");
    assert_eq!(fault_of_point, Fault::UnknownPoint { id: key("M44"), nearest: Some(key("M4")) });
    assert_eq!(
        fault("[answers]\n«\"Ｍ２\" = \"yes\"\n"),
        Fault::UnknownPoint { id: key("Ｍ２"), nearest: Some(key("M2")) }
    );
    assert_eq!(fault("[answers]\n«Q77 = \"yes\"\n"), Fault::UnknownPoint { id: key("Q77"), nearest: None });
    let allowed = vec![key("spoken"), key("written")];
    let body = "[answers]\nM1 = { answer = \"yes\", criteria = { written = true, «said = true } }\n";
    assert_eq!(fault(body), Fault::UnknownCriterion { point: key("M1"), id: key("said"), allowed });
    let body = "[subject]\nservice = «\"chatbt\"\n";
    assert_eq!(fault(body), Fault::UnknownService { id: key("chatbt"), nearest: Some(key("chatbot")) });
}

fn suggestion(word: &str) -> Option<String> {
    match fault(&format!("[answers]\nM1 = «\"{word}\"\n")) {
        Fault::WrongWord { word: found, nearest, allowed, .. } if found == word && allowed.len() == 12 => {
            nearest
        }
        other => panic!("{word}: {other:?}"),
    }
}

#[test]
fn wrong_words_get_the_nearest_right_one_where_one_is_near() {
    for (word, right) in [
        ("yse", Some("yes")),
        ("YES", Some("yes")),
        ("Ｙｅｓ", Some("yes")),
        ("partialy", Some("partial")),
        ("unkown", Some("unknown")),
        ("n/a", Some("na")),
        ("ハイ", Some("はい")),
        ("わからない", Some("分からない")),
        ("済み", Some("済")),
        ("mabye", Some("unknown")),
        ("検討中", None),
    ] {
        assert_eq!(suggestion(word).as_deref(), right, "{word}");
    }
}

#[test]
fn a_suggestion_never_turns_the_meaning_round() {
    for no in ["ない", "無い", "未済"] {
        let nearest = suggestion(no);
        assert!(!matches!(nearest.as_deref(), Some("はい" | "済" | "yes")), "{no} → {nearest:?}");
    }
}

#[test]
fn wrong_types_say_what_was_expected_and_found() {
    for (body, key, expected, found) in [
        ("[answers]\nM1 = «3\n", "M1", Kind::Answer, Kind::Integer),
        ("[answers.M1]\nanswer = \"no\"\nnote = «[\"x\"]\n", "note", Kind::String, Kind::Array),
        ("[answers.M1]\nanswer = \"no\"\ndue = «\"2027-01-31\"\n", "due", Kind::Date, Kind::String),
        ("[answers.M1]\nanswer = \"no\"\nevidence = «2027-01-31\n", "evidence", Kind::Strings, Kind::Date),
        ("[answers.M1]\nanswer = \"no\"\nevidence = [\"a\", «1]\n", "evidence", Kind::String, Kind::Integer),
        ("[answers.M1]\nanswer = \"no\"\ncriteria = «[\"spoken\"]\n", "criteria", Kind::Table, Kind::Array),
        (
            "[answers.M1]\nanswer = \"no\"\ncriteria = { spoken = «\"x\" }\n",
            "spoken",
            Kind::Boolean,
            Kind::String,
        ),
        ("subject = «\"青井市\"\n", "subject", Kind::Table, Kind::String),
    ] {
        assert_eq!(fault(body), Fault::WrongType { key: key.to_owned(), expected, found }, "{body}");
    }
}

#[test]
fn a_key_or_a_table_given_twice_is_a_problem_at_the_second() {
    assert_eq!(fault("[answers]\nM1 = \"yes\"\n«M1 = \"no\"\n"), Fault::DuplicateKey { key: key("M1") });
    // The parser goes on below the second header.
    let twice = "[answers.M1]\nanswer = \"yes\"\n[answers.«M1]\n«answer = \"no\"\n";
    let given_twice = |key: &str| Fault::DuplicateKey { key: key.to_owned() };
    assert_eq!(faults(&format!("{HEAD}{twice}")), [given_twice("M1"), given_twice("answer")]);
}

#[test]
fn na_needs_a_note() {
    for body in [
        "[answers]\nM1 = «\"na\"\n",
        "[answers]\nM1 = { answer = «\"対象外\" }\n",
        "[answers.M1]\nanswer = «\"na\"\nnote = \"  \"\n",
    ] {
        assert_eq!(fault(body), Fault::NaWithoutNote { point: key("M1") }, "{body}");
    }
}

#[test]
fn a_point_that_slipped_under_another_table_gets_its_own_message() {
    for (body, under) in [
        ("[answers.M1]\nanswer = \"yes\"\n«M3 = \"no\"\n", "answers.M1"),
        ("[subject]\n«M3 = \"no\"\n", "subject"),
    ] {
        assert_eq!(fault(body), Fault::SlippedPoint { id: key("M3"), under: key(under) }, "{body}");
    }
    let body = "[answers.M1]\nanswer = \"partial\"\n[answers.M1.criteria]\nspoken = true\n«M3 = \"no\"\n";
    assert_eq!(fault(body), Fault::SlippedPoint { id: key("M3"), under: key("answers.M1.criteria") });
}

#[test]
fn another_checklist_and_newer_versions_are_errors() {
    let other = faults("checklist = { id = «\"dx15\", version = 3 }\n");
    assert_eq!(other, [Fault::OtherChecklist { found: key("dx15"), expected: key("mini") }]);
    let newer = faults("checklist = { id = \"mini\", version = «4 }\n");
    assert_eq!(newer, [Fault::NewerChecklist { found: 4, known: 3 }]);
    let range = (key("1"), key("3"));
    let zero = faults("checklist = { id = \"mini\", version = «0 }\n");
    assert_eq!(zero, [Fault::OutOfRange { key: key("version"), range }]);
    assert_eq!(faults(&format!("format = «2\n{HEAD}")), [Fault::NewerFormat { found: 2 }]);
    assert_eq!(faults("«[answers]\nM1 = \"yes\"\n"), [Fault::MissingKey { key: key("checklist") }]);
}

#[test]
fn dates_are_days_without_a_time() {
    for value in ["2027-01-31T10:00:00", "10:30:00"] {
        let fault = fault(&format!("[answers.M1]\nanswer = \"no\"\ndue = «{value}\n"));
        assert_eq!(fault, Fault::BadDate { key: key("due"), value: key(value) });
    }
    let problems = problems(&format!("{HEAD}[subject]\ndate = 2027-02-30\n"));
    assert_eq!(problems[0].place.at.as_ref().map(|at| at.line), Some(3));
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
    let text = "format = 1\nchecklist = { id = \"mini\", version = 3 }\n[subject]\nservice = «\"any!\"\n«city = \"x\"\n\
                [answers]\nM1 = «\"mabye\"\nM2 = { answer = «\"na\", «memo = \"x\", due = «7 }\n«M0 = \"yes\"\n\
                [answers.M3]\nanswer = \"yes\"\n«M4 = \"no\"\n";
    let codes: Vec<_> = faults(text).iter().map(Fault::code).collect();
    let expected = [
        "unknown-service",
        "unknown-key",
        "wrong-word",
        "na-without-note",
        "unknown-key",
        "wrong-type",
        "unknown-point",
        "slipped-point",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn ticks_that_ask_for_another_answer_are_a_hint() {
    let text = format!("{HEAD}[answers.M1]\nanswer = \"no\"\ncriteria = {{ written = true }}\n");
    let Outcome::Read(_, problems) = read(&text) else { panic!("a hint is no error") };
    assert_eq!(problems[0].severity, Severity::Hint);
    let expected = Doubt::TicksDisagree { point: key("M1"), given: key("no"), proposed: key("yes") };
    assert_eq!(problems[0].fault, Fault::Doubt(expected));
}

#[test]
fn places_count_from_one_behind_a_byte_order_mark_and_windows_line_ends() {
    let bytes = b"\xEF\xBB\xBFchecklist = { id = \"dx15\", version = 3 }\r\n";
    let problems = problems(&decode(bytes).expect("UTF-8").text);
    assert_eq!(problems[0].place.at.as_ref().map(|at| (at.line, at.column)), Some((1, 20)));
}
