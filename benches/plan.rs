//! How long one plan takes, step by step. `cargo bench` prints it; nothing here is a test.

use divan::{Bencher, black_box};
use dx_check::checklist::Checklist;
use dx_check::document::{self, Document};
use dx_check::evidence::{Judge, Rules};
use dx_check::input::Bundle;

const PLAN: &[u8] = include_bytes!("../examples/plan.md");

fn main() {
    divan::main();
}

fn bundle(path: &str) -> Bundle {
    Bundle::embedded(path).0.expect("the shipped files load")
}

fn checklist() -> Checklist {
    Checklist::parse(&bundle("checklists/dx15.toml")).0.expect("the shipped checklist is valid")
}

fn rules(checklist: &Checklist) -> Rules {
    Rules::parse(&bundle("checklists/dx15/rules.toml"), checklist).0.expect("the shipped rules are valid")
}

fn plan() -> Document {
    document::read(PLAN, Some("md")).expect("the example plan can be read")
}

#[divan::bench]
fn read_the_rules(bencher: Bencher<'_, '_>) {
    let checklist = checklist();
    bencher.bench(|| rules(black_box(&checklist)));
}

#[divan::bench]
fn enter_the_terms(bencher: Bencher<'_, '_>) {
    let checklist = checklist();
    let rules = rules(&checklist);
    bencher.bench(|| Judge::new(black_box(&checklist), &rules));
}

#[divan::bench]
fn read_the_plan() -> Document {
    plan()
}

#[divan::bench]
fn judge_the_plan(bencher: Bencher<'_, '_>) {
    let checklist = checklist();
    let rules = rules(&checklist);
    let judge = Judge::new(&checklist, &rules);
    let plan = plan();
    bencher.bench(|| judge.judge(black_box(&plan)));
}
