//! Writing answer files (`design.md`, section 3): only what changed is touched; comments, order, forms and line ends
//! stay the user's, and what was written is read back equal.

#[path = "common/answer_text.rs"]
mod answer_text;
mod common;

use answer_text::{HEAD, read};
use common::mini;
use dx_check::answers::{Answer, AnswerFile, AnswerSheet, Entry, Outcome, Subject};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::select;

fn entry(point: &str, answer: Answer, note: &str) -> Entry {
    let checklist = mini().0;
    let point = checklist.point(point).expect("a point of mini.toml");
    Entry { note: note.to_owned(), ..Entry::new(answer, point) }
}

/// `text` after `entry` was set for a point.
fn set(text: &str, point: &str, entry: &Entry) -> String {
    let checklist = mini().0;
    let mut file = AnswerFile::from_text(text).expect("TOML");
    file.set_entry(&checklist, checklist.point(point).expect("a point of mini.toml"), entry);
    file.to_text()
}

/// What a text is read as; fails where there is an error.
fn sheet(text: &str) -> AnswerSheet {
    match read(text) {
        Outcome::Read(sheet, _) => sheet,
        other => panic!("{text}\n{other:?}"),
    }
}

#[test]
fn a_short_form_that_gains_a_note_becomes_an_inline_table_in_place() {
    let text = format!("{HEAD}[answers]\nM1 = \"yes\"   # 課長に確認\n# 次\nM2 = \"no\"\n");
    let expected = text.replace("\"yes\"   #", "{ answer = \"yes\", note = \"済\" }   #");
    assert_eq!(set(&text, "M1", &entry("M1", Answer::Yes, "済")), expected);
}

#[test]
fn a_short_form_stays_short_while_nothing_is_noted() {
    let text = format!("{HEAD}[answers]\nM1 = 'yes' # a\nM2 = \"no\"\n");
    assert_eq!(set(&text, "M1", &entry("M1", Answer::No, "")), text.replace("'yes'", "\"no\""));
}

#[test]
fn an_answer_that_did_not_change_is_not_touched() {
    for body in [
        "[answers]\nM1 = 'はい'  # ①\n",
        "[answers]\nM1 = {answer='はい'}# ①\n",
        "[answers.M1]   # ①\n  answer   = 'はい'  # ②\n",
        "answers.M1.answer = 'はい'\n",
        "answers = { M1 = 'はい' }\n",
    ] {
        let text = format!("# 上\n\n{HEAD}{body}\n# 下\n");
        assert_eq!(set(&text, "M1", &entry("M1", Answer::Yes, "")), text);
    }
}

#[test]
fn only_what_changed_is_rewritten() {
    let text = format!(
        "{HEAD}\n[answers.M1] # 表\n# 回答\nanswer = \"はい\" # ア\nnote  = \"古い\" # イ\nevidence = [ # ウ\n  \"議事録\", # エ\n]\n\n# 次の点\n[answers.M2]\nanswer = \"no\"\n"
    );
    let mut changed = entry("M1", Answer::Partial, "新しい");
    changed.evidence = vec!["議事録".to_owned()];
    let expected = text.replace("\"はい\"", "\"partial\"").replace("古い", "新しい");
    assert_eq!(set(&text, "M1", &changed), expected);
}

#[test]
fn ticks_are_changed_where_they_stand() {
    let mut ticked = entry("M1", Answer::Yes, "");
    ticked.ticks = vec![Some(true), Some(true)];
    for (before, after) in [
        (
            "criteria = { spoken = true, written = false } # c\n",
            "criteria = { spoken = true, written = true } # c\n",
        ),
        ("criteria.spoken = true # c\n", "criteria.spoken = true # c\ncriteria.written = true\n"),
        (
            "[answers.M1.criteria]\nwritten = false # c\n",
            "[answers.M1.criteria]\nwritten = true # c\nspoken = true\n",
        ),
    ] {
        let text = |criteria| format!("{HEAD}[answers.M1]\nanswer = \"yes\"\n{criteria}");
        assert_eq!(set(&text(before), "M1", &ticked), text(after));
    }
}

#[test]
fn windows_line_ends_stay() {
    let text =
        format!("# 上\n{HEAD}[answers.M1]\nanswer = \"no\" # a\n\n# b\n[answers.M3]\nanswer = \"no\"\n")
            .replace('\n', "\r\n");
    let written = set(&text, "M1", &entry("M1", Answer::Yes, "書いた"));
    assert_eq!(written, text.replace("\"no\" # a\r\n", "\"yes\" # a\r\nnote = \"書いた\"\r\n"));
    let added = set(&text, "M2", &entry("M2", Answer::Yes, ""));
    assert_eq!(added.matches('\n').count(), added.matches("\r\n").count());
}

#[test]
fn a_note_of_several_lines_survives_windows_line_ends() {
    let text = format!("{HEAD}[answers.M1]\nanswer = \"no\"\n").replace('\n', "\r\n");
    let wanted = entry("M1", Answer::No, "一\n二");
    assert_eq!(sheet(&set(&text, "M1", &wanted)).entries[0], Some(wanted));
}

/// The ids of the points in the order of the file.
fn order(text: &str) -> Vec<String> {
    let root: toml::Table = text.parse().expect("TOML");
    let ids = root["answers"].as_table().expect("a table").keys();
    let mut found: Vec<_> = ids.map(|id| (text.find(&format!("M{}", &id[1..])), id.clone())).collect();
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn a_new_point_gets_a_table_of_its_own_behind_its_predecessor() {
    let text = format!(
        "{HEAD}\n# 一\n[answers.M1]\nanswer = \"yes\"\n[answers.M1.criteria]\nspoken = true\n\n# 四\n[answers.M4] # d\nanswer = \"no\"\n# 終\n"
    );
    let written = set(&text, "M2", &entry("M2", Answer::No, ""));
    let expected = text.replace("\n# 四", "\n[answers.M2]\nanswer = \"no\"\n\n# 四");
    assert_eq!(written, expected);
    assert_eq!(order(&set(&written, "M3", &entry("M3", Answer::No, ""))), ["M1", "M2", "M3", "M4"]);
}

#[test]
fn a_new_point_joins_the_short_ones_behind_its_predecessor() {
    let text =
        format!("{HEAD}[answers]\nM1 = \"yes\" # a\n# 四\nM4 = \"no\" # d\n\n[subject]\nproject = \"x\"\n");
    let written = set(&text, "M2", &entry("M2", Answer::No, ""));
    assert!(written.contains("\nM2 = \"no\"\n"), "{written}");
    assert_eq!(order(&written), ["M1", "M2", "M4"]);
}

#[test]
fn answers_are_begun_where_there_are_none() {
    for rest in ["", "[subject]\nproject = \"x\" # p\n", "[answers]\n# 空\n"] {
        let text = format!("{HEAD}{rest}");
        let written = set(&text, "M3", &entry("M3", Answer::Yes, "n"));
        assert_eq!(sheet(&written).entries[2], Some(entry("M3", Answer::Yes, "n")));
        assert!(comments(&text).iter().all(|c| written.contains(c)), "{written}");
    }
}

#[test]
fn clearing_a_note_or_a_tick_keeps_the_comments_around_it() {
    for body in [
        "[answers.M1]\nanswer = \"\"\n# criteria = { spoken = false }\nnote = \"\"  # メモ\n",
        "[answers.M1]\nanswer = \"no\"\n# なぜか\nnote = \"古い\"\nowner = \"課\"\n",
        "[answers.M1]\nanswer = \"no\"\n# いつ\ndue = 2027-01-31\n# 誰\nowner = \"課\"\n",
        "[answers.M1]\nanswer = \"no\"\n# 条件\ncriteria = { spoken = true }\nowner = \"課\"\n",
    ] {
        let text = format!("{HEAD}{body}");
        let written = set(&text, "M1", &Entry { owner: "課".to_owned(), ..entry("M1", Answer::No, "") });
        for comment in comments(&text) {
            assert!(written.contains(&comment), "{comment} is lost:\n{written}");
        }
    }
}

#[test]
fn the_comments_of_a_blank_form_survive_being_filled_in() {
    let (checklist, library) = mini();
    let form = dx_check::forms::Form::Toml.file(&checklist, &library, dx_check::i18n::Lang::Ja, None);
    let text = String::from_utf8(form.expect("a form")).expect("UTF-8");
    let mut file = AnswerFile::from_text(&text).expect("TOML");
    file.set_subject(&Subject { organization: "青井市".to_owned(), ..Subject::default() });
    for point in &checklist.points {
        file.set_entry(&checklist, point, &entry(&point.id, Answer::Yes, ""));
    }
    let written = file.to_text();
    assert!(sheet(&written).entries.iter().all(Option::is_some));
    let lost: Vec<_> = comments(&text).into_iter().filter(|c| !written.contains(c)).collect();
    assert_eq!(lost, [""; 0]);
}

#[test]
fn the_subject_is_written_beside_the_users_comments() {
    let text = format!("{HEAD}# だれ\n[subject]\nproject = \"古い\" # p\n# いつ\ndate = 2026-01-01 # d\n");
    let subject = Subject {
        organization: "青井市".to_owned(),
        project: "新しい".to_owned(),
        service: "chatbot".to_owned(),
        assessor: "係".to_owned(),
        date: Some(date(2026, 11, 22)),
    };
    let mut file = AnswerFile::from_text(&text).expect("TOML");
    file.set_subject(&subject);
    assert_eq!(sheet(&file.to_text()).subject, subject);
    assert!(comments(&text).iter().all(|c| file.to_text().contains(c)));
}

#[test]
fn a_new_file_is_an_answer_file_with_the_comment_above() {
    let checklist = mini().0;
    let text = AnswerFile::new(&checklist, "一行目\n\n二行目").to_text();
    assert!(text.starts_with("# 一行目\n#\n# 二行目\n"), "{text}");
    assert_eq!(sheet(&text), AnswerSheet::blank(&checklist));
}

#[test]
fn the_version_is_raised_in_place() {
    let mut file = AnswerFile::from_text("checklist = { id = \"mini\", version = 1 } # 版\n").expect("TOML");
    file.set_version(3);
    assert_eq!(file.to_text(), "checklist = { id = \"mini\", version = 3 } # 版\n");
}

/// Every comment of a text.
fn comments(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| Some(line[line.find('#')?..].trim().to_owned())).collect()
}

/// The forms in which M2 may stand before it is written, among others with comments.
const FORMS: [&str; 7] = [
    "[answers]\nM1 = \"はい\" # 甲\nM2 = \"no\" # 乙\nM4 = { answer = \"no\", note = \"残\" }\n",
    "[answers]\nM1 = \"はい\" # 甲\nM2 = { answer = \"partial\", note = \"旧\", due = 2026-01-01 } # 乙\nM4 = { answer = \"no\", note = \"残\" }\n",
    "[answers.M1]\nanswer = \"はい\" # 甲\n\n[answers.M2]\nanswer = \"no\" # 乙\nchecked = 2026-01-01\n\n[answers.M4]\nanswer = \"no\"\nnote = \"残\"\n",
    "[answers.M1]\nanswer = \"はい\" # 甲\n\n# 乙\n[answers.M4]\nanswer = \"no\"\nnote = \"残\"\n",
    "[answers]\nM1 = \"はい\" # 甲\n# 乙\nM4 = { answer = \"no\", note = \"残\" }\n",
    "answers.M1 = \"はい\" # 甲\nanswers.M4 = { answer = \"no\", note = \"残\" } # 乙\n",
    "answers = { M1 = \"はい\", M4 = { answer = \"no\", note = \"残\" } } # 甲 乙\n",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "\\PC{1,12}",
        any::<String>(),
        "[\"'\\\\\n\r\t #=\\[\\]{},あ\u{0}-\u{1f}]{0,12}",
    ]
}

fn any_date() -> impl Strategy<Value = Option<Date>> {
    option::of((1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d)))
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let texts = (any_text(), vec(any_text(), 0..3), any_text());
    let rest = (vec(any::<Option<bool>>(), 2), any_date(), any_date());
    (select(Answer::ALL.to_vec()), texts, rest).prop_map(
        |(answer, (note, evidence, owner), (ticks, due, checked))| {
            // "Not applicable" without a reason is no answer.
            let note =
                if answer == Answer::Na && note.trim().is_empty() { "理由".to_owned() } else { note };
            Entry { answer, ticks, note, evidence, owner, due, checked }
        },
    )
}

fn round_trip(form: &str, entry: &Entry, crlf: bool) -> (AnswerSheet, String) {
    let text = format!("# 上\n{HEAD}{form}[subject]\nproject = \"件\" # 末\n");
    let text = if crlf { text.replace('\n', "\r\n") } else { text };
    let written = set(&text, "M2", entry);
    (sheet(&written), written)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_entry_is_read_back_equal_and_everything_else_unchanged(form in select(FORMS.to_vec()), entry in any_entry()) {
        let (read, written) = round_trip(form, &entry, false);
        let before = sheet(&format!("{HEAD}{form}[subject]\nproject = \"件\"\n"));
        let mut expected = before;
        expected.entries[1] = Some(entry);
        prop_assert_eq!(read, expected);
        for comment in ["# 上", "# 甲", "乙", "# 末"] {
            prop_assert!(written.contains(comment), "{} is lost: {}", comment, written);
        }
    }

    #[test]
    fn the_same_with_windows_line_ends(form in select(FORMS.to_vec()), entry in any_entry()) {
        let (read, written) = round_trip(form, &entry, true);
        prop_assert_eq!(&read.entries[1], &Some(entry));
        prop_assert_eq!(written.matches('\n').count(), written.matches("\r\n").count());
    }

    #[test]
    fn writing_twice_changes_nothing_more(form in select(FORMS.to_vec()), entry in any_entry()) {
        let (_, once) = round_trip(form, &entry, false);
        prop_assert_eq!(set(&once, "M2", &entry), once);
    }
}
