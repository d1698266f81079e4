//! The gap report in every format: golden files under `tests/golden/` (renewed with `SNAPSHOTS=overwrite`), and that
//! nothing is left out of any format.

mod common;
#[path = "common/report_of.rs"]
mod report_of;
#[path = "common/word_package.rs"]
mod word_package;

use common::mini;
use dx_check::answers::{Answer, AnswerSheet, Entry, Outcome, Subject, parse};
use dx_check::i18n::Lang;
use dx_check::outcome::GapReport;
use dx_check::report::{Office, json_lines, render_gap_report};
use dx_check::text::width;
use jiff::civil::date;
use report_of::{csv, formats, html, json, report, text};
use snapbox::{assert_data_eq, file};

/// One point of each kind: yes, partial with everything noted, no and changed since, unknown.
const ANSWERS: &str = r#"
checklist = { id = "mini", version = 2 }
[subject]
organization = "青井市"
project = "住民相談ボット"
service = "chatbot"
assessor = "DX推進課"
date = 2026-11-20
[answers]
M3 = "no"
M4 = { answer = "unknown", note = "窓口に確認中" }
[answers.M1]
answer = "yes"
criteria = { written = true }
evidence = ["計画書 第2章"]
[answers.M2]
answer = "partial"
criteria = { meeting = false, contact = false }
note = "会議は始めたが、\n毎月ではない。"
evidence = ["議事録 2026-10-01", "通知"]
owner = "情報政策課"
due = 2027-01-31
checked = 2026-11-20
"#;

fn golden(lang: Lang) -> GapReport {
    let (checklist, library) = mini();
    let Outcome::Read(sheet, _) = parse("answers.toml", ANSWERS, &checklist, &library.services) else {
        panic!("the answers cannot be read");
    };
    report(&sheet, lang, "answers.toml", "予算の都合")
}

#[test]
fn text_in_japanese() {
    assert_data_eq!(text(&golden(Lang::Ja), 60), file!["golden/gap.ja.60.txt": Text].raw());
    assert_data_eq!(text(&golden(Lang::Ja), 80), file!["golden/gap.ja.80.txt": Text].raw());
}

#[test]
fn text_in_english() {
    assert_data_eq!(text(&golden(Lang::En), 60), file!["golden/gap.en.60.txt": Text].raw());
    assert_data_eq!(text(&golden(Lang::En), 80), file!["golden/gap.en.80.txt": Text].raw());
}

#[test]
fn markdown_in_both_languages() {
    assert_data_eq!(render_gap_report(&golden(Lang::Ja), None), file!["golden/gap.ja.md": Text].raw());
    assert_data_eq!(render_gap_report(&golden(Lang::En), None), file!["golden/gap.en.md": Text].raw());
}

#[test]
fn a_page_in_both_languages() {
    // A page has no line ends of its own; a diff needs them, and not the style.
    let lines = |lang| {
        let page = html(&golden(lang));
        let (before, style) = page.split_once("<style>").expect("a style");
        let (_, after) = style.split_once("</style>").expect("its end");
        let hash =
            before.split('\'').find(|part| part.starts_with("sha256-")).expect("the hash of the style");
        format!("{}{after}", before.replace(hash, "HASH")).replace("><", ">\n<")
    };
    assert_data_eq!(lines(Lang::Ja), file!["golden/gap.ja.html": Text].raw());
    assert_data_eq!(lines(Lang::En), file!["golden/gap.en.html": Text].raw());
}

#[test]
fn json_and_csv() {
    assert_data_eq!(json(&golden(Lang::Ja)), file!["golden/gap.ja.json": Text].raw());
    assert_data_eq!(csv(&golden(Lang::Ja)), file!["golden/gap.ja.csv": Text].raw());
    assert_data_eq!(csv(&golden(Lang::En)), file!["golden/gap.en.csv": Text].raw());
}

/// The text of a Word report as XML, a line for each paragraph, row and table.
fn word(report: &GapReport) -> String {
    let mut xml = word_package::parts(&report_of::file(report, Office::Docx))
        .remove("word/document.xml")
        .expect("a document");
    for end in ["</w:p>", "</w:tr>", "</w:tblGrid>", "</w:trPr>", "<w:body>"] {
        xml = xml.replace(end, &format!("{end}\n"));
    }
    xml
}

#[test]
fn word_in_both_languages() {
    assert_data_eq!(word(&golden(Lang::Ja)), file!["golden/gap.ja.document.xml": Text].raw());
    assert_data_eq!(word(&golden(Lang::En)), file!["golden/gap.en.document.xml": Text].raw());
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for lang in Lang::ALL {
        let report = golden(lang);
        for columns in [40, 60, 80, 100, 200] {
            for line in text(&report, columns).lines() {
                assert!(width(line) <= columns, "{columns} columns: {line}");
                assert_eq!(line.trim_end(), line, "white space at the end");
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(formats(&golden(Lang::Ja)), formats(&golden(Lang::Ja)));
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let document: serde_json::Value = serde_json::from_str(&json(&golden(Lang::En))).expect("JSON");
    assert_eq!(document["schema"], 1);
    assert_eq!(document["checklist"], serde_json::json!({ "id": "mini", "version": 3 }));
    let one = &document["assessments"][0];
    assert_eq!((&one["path"], &one["score"]["answered"]), (&"answers.toml".into(), &3.into()));
    assert_eq!(one["score"]["value"], 0.5);
    assert_eq!(one["score"]["floor"], 0.467);
    assert_eq!(one["score"]["phases"][1]["phase"], "run");
    let gaps = one["gaps"].as_array().expect("a list");
    let ids: Vec<_> = gaps.iter().map(|g| (g["point"].clone(), g["lost"].clone())).collect();
    assert_eq!(ids, [("M3".into(), 1.0.into()), ("M2".into(), 0.75.into())]);
    assert_eq!(gaps[1]["missing"], serde_json::json!(["meeting", "contact"]));
    assert_eq!(gaps[0]["note"], serde_json::Value::Null);
    assert_eq!(one["unknown"], serde_json::json!(["M4"]));
    assert_eq!(one["gate"]["held"], false);
    assert_eq!(one["gate"]["broken_by"], serde_json::json!(["M4"]));
    assert_eq!(one["gate"]["waived"][0]["point"], "M3");
    assert_eq!(document["points"][2]["no"], 1);
    assert_eq!(document["errors"], serde_json::json!([]));
}

#[test]
fn jsonl_is_one_line_with_the_same_assessment() {
    let report = golden(Lang::Ja);
    let line = json_lines(&report);
    assert_eq!(line.matches('\n').count(), 1);
    let mut one: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let document: serde_json::Value = serde_json::from_str(&json(&report)).expect("JSON");
    for key in ["schema", "tool", "checklist"] {
        one.as_object_mut().expect("an object").remove(key).expect(key);
    }
    assert_eq!(one, document["assessments"][0]);
}

#[test]
fn csv_is_made_for_excel() {
    let text = csv(&golden(Lang::Ja));
    assert!(text.starts_with('\u{FEFF}') && text.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: Vec<_> = reader.records().map(|r| r.expect("rows of one length")).collect();
    // The total, two phases, four points.
    assert_eq!(rows.len(), 7);
}

/// A sheet on which everything that can be typed is typed, M1 with one answer, the others with another.
fn full(first: Answer, others: Answer) -> AnswerSheet {
    let checklist = mini().0;
    let entry = |(index, point)| Entry {
        note: format!("note{index}"),
        evidence: vec![format!("proof{index}"), format!("paper{index}")],
        owner: format!("owner{index}"),
        due: Some(date(2027, 1, 11 + index as i8)),
        checked: Some(date(2026, 2, 11 + index as i8)),
        ..Entry::new(if index == 0 { first } else { others }, point)
    };
    AnswerSheet {
        version: 3,
        subject: Subject {
            organization: "Aoi".to_owned(),
            project: "Bot".to_owned(),
            service: "chatbot".to_owned(),
            assessor: "Sato".to_owned(),
            date: Some(date(2026, 9, 9)),
        },
        entries: checklist.points.iter().enumerate().map(entry).map(Some).collect(),
    }
}

#[test]
fn everything_that_a_user_typed_is_in_every_format() {
    for (first, others) in Answer::ALL.into_iter().flat_map(|a| Answer::ALL.map(|b| (a, b))) {
        let report = report(&full(first, others), Lang::En, "my-file.toml", "budget");
        for (format, text) in formats(&report) {
            let mut typed: Vec<String> =
                ["Aoi", "Bot", "Sato", "2026-09-09", "my-file.toml", "budget", "CIO"]
                    .map(str::to_owned)
                    .to_vec();
            typed.push(
                if matches!(format, "text" | "markdown" | "html") { "Chatbot" } else { "chatbot" }.to_owned(),
            );
            for n in 0..4 {
                typed.extend(["note", "proof", "paper", "owner"].map(|word| format!("{word}{n}")));
                typed.extend([format!("2027-01-{}", 11 + n), format!("2026-02-{}", 11 + n)]);
            }
            for word in typed {
                assert!(text.contains(&word), "{word} is not in {format} ({first:?}, {others:?})");
            }
        }
    }
}

#[test]
fn every_gap_missing_criterion_and_example_is_in_every_format() {
    let (checklist, library) = mini();
    for lang in Lang::ALL {
        let report = report(&full(Answer::No, Answer::Partial), lang, "a.toml", "r");
        for (format, text) in formats(&report) {
            // Lines are broken anywhere: white space does not count.
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            let text = bare(&text);
            for (index, point) in checklist.points.iter().enumerate() {
                assert!(text.contains(&point.id), "{} in {format}", point.id);
                assert!(text.contains(&bare(point.title.get(lang))), "{} in {format}", point.id);
                for criterion in point.yes_when.criteria() {
                    let criterion = point.criteria[criterion].text.get(lang);
                    assert!(text.contains(&bare(criterion)), "{criterion} in {format}");
                }
                for example in library.for_point(index, Some("chatbot")) {
                    assert!(text.contains(&example.id), "{} in {format}", example.id);
                }
            }
        }
    }
}

#[test]
fn with_nothing_answered_the_report_says_so_and_names_no_score() {
    let blank = AnswerSheet::blank(&mini().0);
    let report = report(&blank, Lang::En, "a.toml", "r");
    assert_eq!(report.total.value(), None);
    let text = text(&report, 80);
    assert!(text.contains("not assessed"), "{text}");
    assert!(json(&report).contains("\"value\":null,\"floor\":0.0,\"answered\":0,\"applicable\":4"));
}

#[test]
fn with_every_point_a_yes_there_are_no_gaps() {
    let report = report(&full(Answer::Yes, Answer::Yes), Lang::En, "a.toml", "r");
    assert!(report.gaps.is_empty() && text(&report, 80).contains("There are no gaps."));
    assert_eq!(report.good, [0, 1, 2, 3]);
}
