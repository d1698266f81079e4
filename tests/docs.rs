//! The documents are true: examples are what the program writes, transcripts are what it prints, files and
//! TOML in them exist and are valid, and both READMEs have the same parts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn dx_check(lang: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dx-check"));
    command.args(["--lang", lang, "--today", "2026-11-22"]).args(args).current_dir(root());
    command.env_remove("NO_COLOR").env_remove("DX_CHECK_LANG").output().expect("the program runs")
}

/// The example answer file in a language.
fn example(lang: &str) -> &'static str {
    if lang == "ja" { "examples/answers.toml" } else { "examples/answers.en.toml" }
}

/// The fenced blocks of a kind in a Markdown text.
fn fenced(document: &str, kind: &str) -> Vec<String> {
    let opening = format!("```{kind}\n");
    let blocks = document.split(opening.as_str()).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_example_reports_are_what_the_program_writes() {
    for lang in ["ja", "en"] {
        let path = root().join(format!("examples/report.{lang}.md"));
        let output = dx_check(lang, &["score", example(lang), "--format", "markdown"]);
        assert!(output.status.success());
        let actual = String::from_utf8(output.stdout).expect("reports are UTF-8");
        snapbox::assert_data_eq!(actual, snapbox::Data::read_from(&path, None).raw());
    }
}

#[test]
fn the_example_pages_are_what_the_program_writes() {
    for lang in ["ja", "en"] {
        let path = root().join(format!("examples/report.{lang}.html"));
        let output = dx_check(lang, &["score", example(lang), "--format", "html"]);
        assert!(output.status.success());
        let actual = String::from_utf8(output.stdout).expect("reports are UTF-8");
        snapbox::assert_data_eq!(
            actual,
            snapbox::Data::read_from(&path, Some(snapbox::data::DataFormat::Text)).raw()
        );
    }
}

#[test]
fn the_example_plan_reports_are_what_the_program_writes() {
    for (lang, plan) in [("ja", "examples/plan.md"), ("en", "examples/plan.en.md")] {
        let path = root().join(format!("examples/plan-report.{lang}.md"));
        let output = dx_check(lang, &["plan", plan, "--fail-on", "never", "--format", "markdown"]);
        assert!(output.status.success());
        let actual = String::from_utf8(output.stdout).expect("reports are UTF-8");
        snapbox::assert_data_eq!(actual, snapbox::Data::read_from(&path, None).raw());
    }
}

#[test]
fn the_example_crosschecks_are_what_the_program_writes() {
    for (lang, plan) in [("ja", "examples/plan.md"), ("en", "examples/plan.en.md")] {
        let path = root().join(format!("examples/crosscheck.{lang}.md"));
        let given = ["plan", plan, "--answers", example(lang)];
        let output = dx_check(lang, &[&given[..], &["--fail-on", "never", "--format", "markdown"]].concat());
        assert!(output.status.success());
        let actual = String::from_utf8(output.stdout).expect("reports are UTF-8");
        snapbox::assert_data_eq!(actual, snapbox::Data::read_from(&path, None).raw());
    }
}

#[test]
fn the_example_comparisons_are_what_the_program_writes() {
    for (lang, older) in [("ja", "examples/answers-2025.toml"), ("en", "examples/answers-2025.en.toml")] {
        let path = root().join(format!("examples/compare.{lang}.md"));
        let output = dx_check(lang, &["compare", older, example(lang), "--format", "markdown"]);
        assert!(output.status.success());
        let actual = String::from_utf8(output.stdout).expect("reports are UTF-8");
        snapbox::assert_data_eq!(actual, snapbox::Data::read_from(&path, None).raw());
    }
}

#[test]
fn the_case_book_is_what_the_program_writes() {
    for lang in ["ja", "en"] {
        let path = root().join(format!("docs/cases.{lang}.md"));
        let output = dx_check(lang, &["cases", "--full", "--format", "markdown"]);
        assert!(output.status.success());
        let actual = String::from_utf8(output.stdout).expect("it is UTF-8");
        snapbox::assert_data_eq!(actual, snapbox::Data::read_from(&path, None).raw());
    }
}

#[test]
fn links_within_a_document_lead_somewhere() {
    for document in ["docs/cases.ja.md", "docs/cases.en.md", "examples/report.ja.md", "examples/report.en.md"]
    {
        let content = text(document);
        let anchors: Vec<&str> =
            content.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let unique: BTreeSet<_> = anchors.iter().collect();
        assert_eq!(unique.len(), anchors.len(), "{document}: an anchor twice");
        let links: Vec<&str> =
            content.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!links.is_empty(), "{document} has no links");
        for link in links {
            assert!(unique.contains(&link), "{document}: #{link} leads nowhere");
        }
    }
    assert_eq!(text("docs/cases.ja.md").matches("<a id=").count(), 82);
}

#[test]
fn every_line_of_a_readme_transcript_is_printed() {
    for (readme, lang) in [("README.ja.md", "ja"), ("README.md", "en")] {
        let printed = String::from_utf8(dx_check(lang, &["score", example(lang)]).stdout).expect("UTF-8");
        let transcripts = fenced(&text(readme), "text");
        assert!(!transcripts.is_empty(), "{readme} shows a run");
        for line in transcripts.iter().flat_map(|t| t.lines()) {
            // `…` stands for what was left out.
            let parts = line.split('…').map(str::trim_end).filter(|p| !p.trim().is_empty());
            for part in parts {
                assert!(printed.contains(part), "{readme}: not printed: {part}");
            }
        }
    }
}

#[test]
fn toml_in_the_readmes_is_accepted() {
    for readme in ["README.ja.md", "README.md"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blocks = fenced(&text(readme), "toml");
        assert_eq!(blocks.len(), 2, "{readme}: a configuration and an answer file");
        for (name, block) in [("dx-check.toml", &blocks[0]), ("answers.toml", &blocks[1])] {
            let path = folder.path().join(name);
            fs::write(&path, block).expect("the folder can be written to");
            let output = dx_check("en", &["lint", &path.display().to_string()]);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{readme}, {name}:\n{said}");
        }
    }
}

#[test]
fn both_readmes_have_the_same_parts() {
    let levels = |path: &str| -> Vec<usize> {
        let document = text(path);
        let mut code = false;
        let lines = document.lines().filter(|line| {
            code ^= line.starts_with("```");
            !code && line.starts_with('#')
        });
        lines.map(|line| line.chars().take_while(|c| *c == '#').count()).collect()
    };
    assert_eq!(levels("README.md"), levels("README.ja.md"));
    let commands = |path: &str| fenced(&text(path), "sh").len();
    assert_eq!(commands("README.md"), commands("README.ja.md"));
}

#[test]
fn paths_named_in_the_documents_exist() {
    let guides = ["docs/many-offices.en.md", "docs/many-offices.ja.md"];
    for document in ["ARCHITECTURE.md", "README.md", "README.ja.md"].into_iter().chain(guides) {
        let content = text(document);
        let quoted = content.split('`').skip(1).step_by(2);
        let linked = content.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let ours = ["src/", "tests/", "examples/", "docs/", "checklists/", "seeds/", "benches/"];
        for path in quoted.chain(linked) {
            let is_path = ours.iter().any(|start| path.starts_with(start)) && !path.contains([' ', '<']);
            if !is_path {
                continue;
            }
            // `answer_*.rs` stands for some file of that kind.
            let (folder, pattern) = path.rsplit_once('/').unwrap_or(("", path));
            let exists = match pattern.split_once('*') {
                None => root().join(path).exists(),
                Some((start, end)) => fs::read_dir(root().join(folder)).is_ok_and(|entries| {
                    let names = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned());
                    names.into_iter().any(|name| name.starts_with(start) && name.ends_with(end))
                }),
            };
            assert!(exists, "{document} names {path}");
        }
    }
}

#[test]
fn every_command_is_in_both_readmes() {
    let help = String::from_utf8(dx_check("en", &["--help"]).stdout).expect("UTF-8");
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a list");
    for command in list.lines().filter_map(|line| line.split_whitespace().next()) {
        for readme in ["README.md", "README.ja.md"] {
            assert!(
                text(readme).contains(&format!("dx-check {command}")),
                "{readme} says nothing of {command}"
            );
        }
    }
}

#[test]
fn the_examples_for_ci_use_options_that_exist() {
    let help = String::from_utf8(dx_check("en", &["plan", "--help"]).stdout).expect("UTF-8");
    for file in ["action.yml", ".pre-commit-hooks.yaml", "examples/ci/github.yml", "examples/ci/gitlab.yml"] {
        let content = text(file);
        let runs =
            content.lines().filter(|line| line.contains("dx-check plan") || line.contains("arguments+="));
        let words = runs.flat_map(|line| line.split([' ', '(', ')', '"', '=', ',']));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        for option in words.iter().filter(|word| word.starts_with("--") && word.len() > 2) {
            assert!(help.contains(*option), "{file}: {option}");
        }
        for target in words.windows(2).filter(|pair| pair[0] == "-o").map(|pair| pair[1]) {
            let (format, _) = target.split_once(':').expect("a format");
            assert!(dx_check::report::Format::from_name(format).is_some(), "{file}: {target}");
        }
    }
    // Every input of the action that the workflow sets.
    let (action, workflow) = (text("action.yml"), text("examples/ci/github.yml"));
    for input in ["plans", "options", "lang", "sarif"] {
        assert!(
            action.contains(&format!("\n  {input}:\n")) && workflow.contains(&format!("          {input}: "))
        );
    }
}

#[test]
fn the_queries_over_many_offices_give_what_the_guide_shows() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let script = root().join("examples/many-offices/offices.py");
    let python =
        |args: &[&str]| Command::new("python3").arg(&script).args(args).current_dir(folder.path()).output();
    let made = python(&["make", "answers"]);
    if !made.is_ok_and(|made| made.status.success()) {
        return skipped("python3");
    }
    let answers = folder.path().join("answers");
    let lines = dx_check("en", &["score", &answers.display().to_string(), "--format", "jsonl"]).stdout;
    fs::write(folder.path().join("all.jsonl"), &lines).expect("the folder can be written to");
    // What the queries read is there and of the type that they name.
    let text_of_lines = String::from_utf8(lines).expect("UTF-8");
    assert_eq!(text_of_lines.lines().count(), 18);
    for line in text_of_lines.lines() {
        let one: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        assert!(one["path"].as_str().is_some_and(|path| path.contains("県")), "{line}");
        assert!(one["answered_version"].is_u64() && one["checklist"]["version"].is_u64());
        assert!(one["subject"]["organization"].is_string() && one["subject"]["date"].is_string());
        assert!(one["score"]["value"].is_f64() && one["score"]["floor"].is_f64());
        assert!(one["score"]["answered"].is_u64() && one["score"]["applicable"].is_u64());
        let answers = one["answers"].as_array().expect("a list");
        assert!(answers.iter().all(|answer| answer["point"].is_string() && answer["answer"].is_string()));
    }
    let asked = python(&["query", "--engine", "duckdb", "all.jsonl"]).expect("python3 ran before");
    if !asked.status.success() {
        return skipped("the Python package duckdb");
    }
    let printed = String::from_utf8(asked.stdout).expect("UTF-8");
    for guide in ["docs/many-offices.en.md", "docs/many-offices.ja.md"] {
        let shown = fenced(&text(guide), "text").concat();
        let figures =
            |text: &str| text.lines().take_while(|l| !l.starts_with("duckdb")).collect::<Vec<_>>().join("\n");
        assert_eq!(figures(&shown).trim(), figures(&printed).trim(), "{guide}");
    }
}

/// Says that a test could not be run to its end.
#[allow(clippy::print_stderr, reason = "a test that did not look must not seem to have looked")]
fn skipped(what: &str) {
    eprintln!("skipped: {what} is not here");
}
