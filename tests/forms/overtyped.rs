//! Forms in which something else was typed than asked: read where the meaning is plain, else an error at its cell.

use dx_check::answers::{Answer, Outcome};
use dx_check::forms::Form;
use dx_check::i18n::Lang;
use dx_check::problem::{DocumentFault, Fault, FormFault, Problem, Severity};
use jiff::civil::date;

use crate::book::{Book, COVER, Cell, FIRST, MEMO};
use crate::workbook::{PLAIN, Sheet, package, workbook};
use crate::{form, read_form, sheet};

fn blank() -> Book {
    Book::table(&form(Form::Xlsx, Lang::Ja, None))
}

/// What is said of a form: weight, code, and the sheet and cell.
fn said(problems: &[Problem]) -> Vec<(Severity, &'static str, String)> {
    let place = |p: &Problem| {
        p.place.cell.as_ref().map_or_else(String::new, |cell| format!("{}!{}", cell.sheet, cell.name))
    };
    problems.iter().map(|p| (p.severity, p.fault.code(), place(p))).collect()
}

fn failed(bytes: &[u8]) -> Vec<Problem> {
    match read_form(bytes) {
        Outcome::Failed(problems) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn plain_words_for_answers_are_read_and_said() {
    let mut book = blank();
    for (row, text) in ["はい。", "○", "Ｙｅｓ", "－"].into_iter().enumerate() {
        book.set(row, "回答", Cell::text(text));
    }
    let problems = failed(&book.bytes());
    let column = "点検表!J";
    let expected = [
        (Severity::Warning, "answer-read", format!("{column}3")),
        (Severity::Warning, "answer-read", format!("{column}4")),
        (Severity::Warning, "answer-read", format!("{column}5")),
        (Severity::Error, "unknown-answer", format!("{column}6")),
    ];
    assert_eq!(said(&problems), expected);
    book.set(3, "回答", Cell::text("×"));
    let (read, _) = sheet(&book.bytes());
    let answers: Vec<_> = read.entries.iter().flatten().map(|entry| entry.answer).collect();
    assert_eq!(answers, [Answer::Yes, Answer::Yes, Answer::Yes, Answer::No]);
}

#[test]
fn a_point_with_a_note_but_no_answer_is_unknown_and_said() {
    let mut book = blank();
    book.set(1, "担当", Cell::text("総務課"));
    let (read, problems) = sheet(&book.bytes());
    let entry = read.entries[1].as_ref().expect("an entry");
    assert_eq!((entry.answer, entry.owner.as_str()), (Answer::Unknown, "総務課"));
    assert_eq!(said(&problems), [(Severity::Warning, "no-answer", "点検表!J4".to_owned())]);
}

#[test]
fn not_applicable_needs_its_reason() {
    let mut book = blank();
    book.set(0, "回答", Cell::text("対象外"));
    book.set(0, "メモ", Cell::text(" 　"));
    let problems = failed(&book.bytes());
    assert_eq!(said(&problems), [(Severity::Error, "na-without-note", "点検表!J3".to_owned())]);
}

#[test]
fn two_rows_of_one_point() {
    let mut book = blank();
    book.set(0, "回答", Cell::text("はい"));
    let mut copy = book.clone();
    copy.rows.push(copy.rows[FIRST].clone());
    let (read, problems) = sheet(&copy.bytes());
    assert_eq!(read.entries[0].as_ref().map(|entry| entry.answer), Some(Answer::Yes));
    assert_eq!(said(&problems), [(Severity::Warning, "two-rows", "点検表!J7".to_owned())]);
    copy.rows[FIRST + 4][9] = Cell::text("いいえ");
    let problems = failed(&copy.bytes());
    assert_eq!(said(&problems), [(Severity::Error, "rows-differ", "点検表!J7".to_owned())]);
    let Fault::Form(FormFault::RowsDiffer { point, other }) = &problems[0].fault else { panic!() };
    assert_eq!((point.as_str(), other.as_str()), ("M1", "J3"));
}

#[test]
fn a_formula_that_fails_is_an_error_at_its_cell() {
    let mut book = blank();
    book.set(2, "回答", Cell::error("#N/A"));
    book.set(3, "メモ", Cell::error("#REF!"));
    let problems = failed(&book.bytes());
    let expected = [
        (Severity::Error, "failed-formula", "点検表!J5".to_owned()),
        (Severity::Error, "failed-formula", "点検表!K6".to_owned()),
    ];
    assert_eq!(said(&problems), expected);
}

#[test]
fn days_as_texts_and_numbers() {
    let days = [
        Cell::text("令和8年1月31日"),
        Cell::text("R8.1.31"),
        Cell::text("２０２６／１／３１"),
        Cell::number("46053"),
    ];
    let mut book = blank();
    for (row, day) in days.into_iter().enumerate() {
        book.set(row, "回答", Cell::text("いいえ"));
        book.set(row, "期限", day);
    }
    let (read, problems) = sheet(&book.bytes());
    assert!(read.entries.iter().flatten().all(|entry| entry.due == Some(date(2026, 1, 31))), "{read:?}");
    assert!(
        said(&problems).iter().all(|(weight, code, _)| (*weight, *code) == (Severity::Warning, "date-read"))
    );
    assert_eq!(problems.len(), 4);
    book.set(0, "確認日", Cell::text("先月"));
    book.set(1, "確認日", Cell::text("令和7年度"));
    book.set(2, "期限", Cell::text("2026/2/30"));
    let problems = failed(&book.bytes());
    let errors: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).cloned().collect();
    let at = |cell: &str| (Severity::Error, "bad-date", format!("点検表!{cell}"));
    assert_eq!(said(&errors), [at("O3"), at("O4"), at("N5")]);
}

#[test]
fn ticks_that_are_none() {
    let mut book = blank();
    book.set(0, "回答", Cell::text("はい"));
    book.set(0, "①", Cell::text("✓"));
    book.set(0, "②", Cell::text("たぶん"));
    let problems = failed(&book.bytes());
    assert_eq!(said(&problems)[0], (Severity::Error, "unknown-tick", "点検表!G3".to_owned()));
    // The point has two criteria only.
    book.set(0, "②", Cell::text("○"));
    book.set(0, "③", Cell::text("○"));
    let (read, problems) = sheet(&book.bytes());
    assert_eq!(read.entries[0].as_ref().map(|entry| entry.ticks.as_slice()), Some(&[Some(true); 2][..]));
    assert_eq!(said(&problems), [(Severity::Warning, "no-such-criterion", "点検表!H3".to_owned())]);
}

#[test]
fn a_form_of_another_version_behaves_as_an_answer_file() {
    let with = |old: &str, new: &str| {
        let book = Book::open(&form(Form::Xlsx, Lang::Ja, None), MEMO);
        let at = book.rows.iter().position(|row| book.shown(&row[0]) == old).expect("the fact");
        let mut book = book;
        book.rows[at][1] = Cell::text(new);
        book.bytes()
    };
    let (read, problems) = sheet(&with("version", "2"));
    assert_eq!((read.version, problems.len()), (2, 0));
    let newer = failed(&with("version", "9"));
    assert_eq!(said(&newer), [(Severity::Error, "newer-checklist", "dx-check!B3".to_owned())]);
    let other = failed(&with("checklist", "dx15"));
    assert_eq!(said(&other), [(Severity::Error, "other-checklist", "dx-check!B2".to_owned())]);
    let format = failed(&with("dx-check form", "7"));
    assert_eq!(said(&format), [(Severity::Error, "newer-format", "dx-check!B1".to_owned())]);
}

#[test]
fn a_point_that_is_not_in_the_checklist() {
    let mut book = blank();
    book.set(0, "番号", Cell::text("X9"));
    book.set(0, "ポイントと質問", Cell::text("別の質問"));
    book.set(0, "回答", Cell::text("はい"));
    let problems = failed(&book.bytes());
    assert_eq!(said(&problems), [(Severity::Error, "unknown-point", "点検表!A3".to_owned())]);
    // Ids are read in any width.
    book.set(0, "番号", Cell::text("ｍ１"));
    assert!(sheet(&book.bytes()).0.entries[0].is_some());
}

#[test]
fn the_cover_is_read_by_its_labels() {
    let mut cover = Book::open(&form(Form::Xlsx, Lang::En, None), COVER);
    let row = |cover: &Book, label: &str| {
        cover.rows.iter().position(|row| row.iter().any(|c| cover.shown(c) == label)).expect("the label")
    };
    let (day, service) = (row(&cover, "Day of the assessment"), row(&cover, "Kind of service"));
    cover.rows[day][2] = Cell::text("平成31年4月30日");
    cover.rows[service][2] = Cell::text("Ｃｈａｔｂｏｔ");
    cover.insert_column(1);
    cover.insert_row(0);
    let (read, problems) = sheet(&cover.bytes());
    assert_eq!((read.subject.date, read.subject.service.as_str()), (Some(date(2019, 4, 30)), "chatbot"));
    assert_eq!(said(&problems), [(Severity::Warning, "date-read", "Cover!D8".to_owned())]);
    cover.rows[service + 1][3] = Cell::text("くじ引き");
    let problems = failed(&cover.bytes());
    assert!(said(&problems).contains(&(Severity::Error, "unknown-service", "Cover!D6".to_owned())));
}

#[test]
fn other_workbooks_and_none() {
    let plan = workbook(&[Sheet::new("計画").row(1, &[("A", "番号", PLAIN), ("B", "回答", PLAIN)])]);
    assert_eq!(read_form(&plan), Outcome::OtherFile);
    let fault = |bytes: &[u8]| failed(bytes)[0].fault.clone();
    let damaged = &form(Form::Xlsx, Lang::Ja, None)[..2000];
    assert!(matches!(fault(damaged), Fault::Document(DocumentFault::Damaged { .. })));
    let word = package(&[("word/document.xml".to_owned(), b"<w/>".to_vec())]);
    assert!(matches!(fault(&word), Fault::Document(DocumentFault::OtherKind { .. })));
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(fault(&locked), Fault::Document(DocumentFault::Password));
}

#[test]
fn any_number_of_problems_is_told_up_to_a_limit() {
    let mut book = blank();
    for _ in 0..700 {
        let mut row = book.rows[FIRST].clone();
        row[0] = Cell::text("自由欄");
        row[2] = Cell::text("自由な文");
        book.rows.push(row);
    }
    let problems = failed(&book.bytes());
    assert_eq!(problems.len(), 501);
    assert_eq!(problems[500].fault.code(), "too-many-problems");
}
