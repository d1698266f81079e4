//! How long one answer file takes, step by step. `cargo bench` prints it; nothing here is a test.

use divan::{Bencher, black_box};
use dx_check::answers::{AnswerSheet, Outcome, parse};
use dx_check::assessment::{Assessment, GateResult, Standing};
use dx_check::checklist::Checklist;
use dx_check::i18n::Lang;
use dx_check::outcome::{Context, GapReport, Settings};
use dx_check::report::{Screen, render_gap_report};
use dx_check::seeds::Library;
use dx_check::shipped;

const ANSWERS: &str = include_str!("../examples/answers.toml");

fn main() {
    divan::main();
}

fn checklist_and_examples() -> (Checklist, Library) {
    (shipped::checklist(), shipped::library())
}

fn sheet(checklist: &Checklist, library: &Library) -> AnswerSheet {
    match parse("answers.toml", ANSWERS, checklist, &library.services) {
        Outcome::Read(sheet, _) => sheet,
        other => panic!("the example is an answer file: {other:?}"),
    }
}

#[divan::bench]
fn load_checklist(bencher: Bencher<'_, '_>) {
    bencher.bench(shipped::checklist);
}

#[divan::bench]
fn load_checklist_and_examples(bencher: Bencher<'_, '_>) {
    bencher.bench(checklist_and_examples);
}

#[divan::bench]
fn read_answers(bencher: Bencher<'_, '_>) {
    let (checklist, library) = checklist_and_examples();
    bencher.bench(|| sheet(black_box(&checklist), &library));
}

#[divan::bench]
fn gap_report_as_text(bencher: Bencher<'_, '_>) {
    let (checklist, library) = checklist_and_examples();
    let sheet = sheet(&checklist, &library);
    let today = jiff::civil::date(2026, 11, 22);
    let context = Context {
        checklist: &checklist,
        library: &library,
        lang: Lang::Ja,
        today,
        settings: Settings::default(),
    };
    bencher.bench(|| {
        let standings = sheet.entries.iter().map(|e| Standing::from(e.as_ref().map(|e| e.answer)));
        let assessment = Assessment::new(&checklist, standings.collect());
        let report = GapReport::new(&context, "answers.toml", &sheet, &assessment, &GateResult::default());
        render_gap_report(&report, Some(Screen { width: 80, color: false }))
    });
}
