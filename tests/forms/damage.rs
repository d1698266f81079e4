//! What people do to a form without changing what it says: sorting, filtering, inserting, moving, deleting.

use dx_check::answers::{AnswerSheet, Outcome};
use dx_check::forms::Form;
use dx_check::i18n::Lang;
use dx_check::problem::{Fault, FormFault, Problem};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use crate::book::{Book, COVER, Cell, FIRST, HEAD};
use crate::sheets::{any_sheet, texts};
use crate::{common::mini, form, read_form, sheet};

/// The codes of problems, each once, in their order.
fn codes(problems: &[Problem]) -> Vec<&'static str> {
    let mut codes: Vec<_> = problems.iter().map(|p| p.fault.code()).collect();
    codes.dedup();
    codes
}

fn shuffled() -> impl Strategy<Value = Vec<usize>> {
    Just((0..mini().0.points.len()).collect::<Vec<_>>()).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn sorted_moved_and_inserted_it_says_the_same(
        filled in any_sheet(texts()),
        lang in select(Lang::ALL.to_vec()),
        order in shuffled(),
        moves in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..4),
        columns in proptest::collection::vec(any::<Index>(), 0..3),
        rows in proptest::collection::vec(any::<Index>(), 0..3),
    ) {
        let mut book = Book::table(&form(Form::Xlsx, lang, Some(&filled)));
        let sorted: Vec<_> = order.iter().map(|at| book.rows[FIRST + at].clone()).collect();
        book.rows.splice(FIRST.., sorted);
        let width = book.rows[HEAD].len();
        for (from, to) in moves {
            book.move_column(from.index(width), to.index(width));
        }
        for at in columns {
            book.insert_column(at.index(book.rows[HEAD].len() + 1));
        }
        for at in rows {
            book.insert_row(at.index(book.rows.len() + 1));
        }
        let (read, problems) = sheet(&book.bytes());
        prop_assert_eq!(read, filled);
        let told: Vec<_> = problems.iter().filter(|p| !matches!(p.fault, Fault::Doubt(_))).collect();
        prop_assert!(told.is_empty(), "{:?}", told);
    }

    #[test]
    fn of_deleted_rows_nothing_is_answered(filled in any_sheet(texts()), at in any::<Index>()) {
        let mut book = Book::table(&form(Form::Xlsx, Lang::Ja, Some(&filled)));
        let at = at.index(filled.entries.len());
        book.rows.remove(FIRST + at);
        let mut expected = filled;
        expected.entries[at] = None;
        prop_assert_eq!(sheet(&book.bytes()).0, expected);
    }

    #[test]
    fn a_lost_number_is_found_by_the_question_and_said(filled in any_sheet(texts()), at in any::<Index>()) {
        let mut book = Book::table(&form(Form::Xlsx, Lang::En, Some(&filled)));
        let at = at.index(filled.entries.len());
        book.set(at, "No.", Cell::blank());
        let (read, problems) = sheet(&book.bytes());
        prop_assert_eq!(read, filled);
        let found = |p: &Problem| matches!(&p.fault, Fault::Form(FormFault::FoundByQuestion { .. }));
        let told = problems.iter().find(|p| found(p)).expect("it is said");
        prop_assert_eq!(&told.place.cell.as_ref().expect("a cell").name, &format!("A{}", FIRST + at + 1));
    }
}

#[test]
fn deleted_columns_are_only_what_is_not_said() {
    let mut book = Book::table(&form(Form::Xlsx, Lang::Ja, None));
    book.set(0, "回答", Cell::text("はい"));
    for head in ["根拠", "期限", "確認日", "フェーズ", "答えの目安", "①"] {
        let at = book.column(head);
        book.rows.iter_mut().for_each(|row| drop(row.remove(at)));
    }
    let (read, problems) = sheet(&book.bytes());
    assert!(read.entries[0].is_some() && problems.is_empty(), "{problems:?}");
    let at = book.column("回答");
    book.rows.iter_mut().for_each(|row| drop(row.remove(at)));
    let Outcome::Failed(problems) = read_form(&book.bytes()) else { panic!("no answers, no form") };
    assert_eq!(codes(&problems), ["no-question-sheet"]);
}

#[test]
fn what_somebody_added_is_said_and_not_lost_in_silence() {
    let mut book = Book::table(&form(Form::Xlsx, Lang::Ja, None));
    book.insert_column(3);
    book.rows[HEAD][3] = Cell::text("備考");
    book.rows[FIRST][3] = Cell::text("来月に再確認");
    book.rows[FIRST + 2][3] = Cell::text("課長了解");
    book.insert_row(FIRST + 1);
    book.rows[FIRST + 1][4] = Cell::text("以下は来年度");
    let (read, problems) = sheet(&book.bytes());
    assert_eq!(read, AnswerSheet::blank(&mini().0));
    assert_eq!(codes(&problems), ["unknown-row", "unknown-column"]);
    let Fault::Form(FormFault::UnknownColumn { head, text }) = &problems[1].fault else { panic!() };
    assert_eq!((head.as_str(), text.as_str()), ("備考", "M1 来月に再確認 / M3 課長了解"));
    assert_eq!(problems[1].place.cell.as_ref().expect("a place").name, "D:D");
    let mut cover = Book::open(&form(Form::Xlsx, Lang::Ja, None), COVER);
    cover.rows[2][2] = Cell::text("みどり野町");
    cover.rows[2].push(Cell::text("（仮称）"));
    let (read, problems) = sheet(&cover.bytes());
    assert_eq!((read.subject.organization.as_str(), codes(&problems)), ("みどり野町", vec!["unknown-cell"]));
}

#[test]
fn without_the_hidden_sheet_the_table_is_enough_and_that_is_said() {
    let filled = Book::table(&form(Form::Xlsx, Lang::Ja, None)).without_sheet("dx-check");
    let (read, problems) = sheet(&filled.bytes());
    assert_eq!(read, AnswerSheet::blank(&mini().0));
    assert_eq!(codes(&problems), ["form-without-checklist"]);
    // Without the cover too.
    let (read, _) = sheet(&filled.without_sheet("表紙").bytes());
    assert_eq!(read, AnswerSheet::blank(&mini().0));
}
