//! How long one plan takes, step by step. `cargo bench` prints it; nothing here is a test.

use divan::{Bencher, black_box};
use dx_check::document::{self, Document};
use dx_check::evidence::Judge;
use dx_check::shipped;

const PLAN: &[u8] = include_bytes!("../examples/plan.md");

fn main() {
    divan::main();
}

fn plan() -> Document {
    document::read(PLAN, Some("md")).expect("the example plan can be read")
}

#[divan::bench]
fn read_the_rules(bencher: Bencher<'_, '_>) {
    bencher.bench(shipped::rules);
}

#[divan::bench]
fn prepare_the_judge(bencher: Bencher<'_, '_>) {
    let (checklist, rules) = (shipped::checklist(), shipped::rules());
    bencher.bench(|| Judge::new(black_box(&checklist), &rules));
}

#[divan::bench]
fn read_the_plan() -> Document {
    plan()
}

#[divan::bench]
fn judge_the_plan(bencher: Bencher<'_, '_>) {
    let (checklist, rules) = (shipped::checklist(), shipped::rules());
    let judge = Judge::new(&checklist, &rules);
    let plan = plan();
    bencher.bench(|| judge.judge(black_box(&plan)));
}
