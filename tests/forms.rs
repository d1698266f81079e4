//! Forms: made in every kind, read back without losing anything, whatever was done to them in between.

mod common;
#[path = "common/sheets.rs"]
mod sheets;
#[path = "common/shipped.rs"]
mod shipped;
#[path = "common/workbook.rs"]
#[allow(dead_code, reason = "each test file uses its share")]
mod workbook;

#[path = "forms/book.rs"]
mod book;
#[path = "forms/damage.rs"]
mod damage;
#[path = "forms/merging.rs"]
mod merging;
#[path = "forms/office.rs"]
mod office;
#[path = "forms/overtyped.rs"]
mod overtyped;

use common::mini;
use dx_check::answers::{AnswerSheet, Outcome};
use dx_check::forms::{Form, answers_schema, read};
use dx_check::i18n::Lang;
use dx_check::problem::Problem;
use proptest::prelude::{ProptestConfig, Strategy as _, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use sheets::{any_sheet, texts_with_controls};

/// A form of the made-up checklist with what a sheet says.
fn form(form: Form, lang: Lang, sheet: Option<&AnswerSheet>) -> Vec<u8> {
    let (checklist, library) = mini();
    form.file(&checklist, &library, lang, sheet).expect("a form")
}

/// What a form of the made-up checklist is read as, with what is said of it.
fn read_form(bytes: &[u8]) -> Outcome {
    let (checklist, library) = mini();
    read("form.xlsx", bytes, &checklist, &library.services)
}

/// The sheet and the warnings of a form that can be read.
fn sheet(bytes: &[u8]) -> (AnswerSheet, Vec<Problem>) {
    match read_form(bytes) {
        Outcome::Read(sheet, problems) => (sheet, problems),
        other => panic!("{other:?}"),
    }
}

/// How often a property of whole workbooks is tried.
const CASES: u32 = 256;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_from_toml_to_excel_and_back(
        filled in any_sheet(texts_with_controls()),
        lang in select(Lang::ALL.to_vec()),
        other in select(Lang::ALL.to_vec()),
    ) {
        let written = form(Form::Toml, lang, Some(&filled));
        let (from_toml, _) = sheet(&written);
        prop_assert_eq!(&from_toml, &filled);
        let workbook = form(Form::Xlsx, lang, Some(&from_toml));
        let (from_excel, _) = sheet(&workbook);
        prop_assert_eq!(&from_excel, &filled);
        let (again, _) = sheet(&form(Form::Toml, other, Some(&from_excel)));
        prop_assert_eq!(&again, &filled);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for kind in [Form::Toml, Form::Xlsx] {
        for lang in Lang::ALL {
            assert_eq!(form(kind, lang, None), form(kind, lang, None));
        }
    }
}

#[test]
fn what_was_typed_never_becomes_a_formula() {
    let runner = &mut proptest::test_runner::TestRunner::deterministic();
    let strategy = any_sheet(sheets::texts());
    for _ in 0..8 {
        let filled = strategy.new_tree(runner).expect("a sheet").current();
        let workbook = form(Form::Xlsx, Lang::En, Some(&filled));
        // But for the one that counts the answers.
        assert_eq!(book::Book::open(&workbook, book::COVER).formulas(), 1);
        assert_eq!(book::Book::table(&workbook).formulas(), 0);
        assert_eq!(book::Book::open(&workbook, book::MEMO).formulas(), 0);
    }
}

#[test]
fn a_blank_form_is_valid_and_says_nothing() {
    let (checklist, library) = shipped::shipped();
    for kind in [Form::Toml, Form::Xlsx] {
        for lang in Lang::ALL {
            let bytes = kind.file(&checklist, &library, lang, None).expect("a form");
            let outcome = read("blank", &bytes, &checklist, &library.services);
            assert_eq!(outcome, Outcome::Read(AnswerSheet::blank(&checklist), Vec::new()), "{kind:?}");
        }
    }
}

#[test]
fn the_schema_knows_what_an_answer_file_may_hold() {
    let (checklist, library) = shipped::shipped();
    for lang in Lang::ALL {
        let schema: serde_json::Value =
            serde_json::from_str(&answers_schema(&checklist, &library, lang)).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let blank = Form::Toml.file(&checklist, &library, lang, None).expect("a form");
        let text = String::from_utf8(blank).expect("UTF-8");
        assert!(text.contains("\n#:schema dx-check-answers.schema.json\n"));
        let json = |text: &str| {
            // A day of TOML is a text for editors.
            let value: toml::Table = text.parse().expect("TOML");
            as_json(toml::Value::Table(value))
        };
        assert!(validator.is_valid(&json(&text)));
        let example = std::fs::read_to_string("examples/answers.toml").expect("an example");
        assert!(validator.is_valid(&json(&example)));
        let wrong = ["P01 = \"maybe\"", "P99 = \"yes\"", "P01 = { answer = \"yes\", nota = \"\" }"];
        for line in wrong {
            let text = format!("checklist = {{ id = \"dx15\", version = 2 }}\n[answers]\n{line}\n");
            assert!(!validator.is_valid(&json(&text)), "{line}");
        }
    }
}

fn as_json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Table(table) => table
            .into_iter()
            .map(|(key, value)| (key, as_json(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect::<Vec<_>>().into(),
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
    }
}
