//! One assessment, every format: the same points, numbers and examples, and everything that the user typed in each.
//!
//! What a format writes is read back as a reader would: Word and Excel by our own readers, a page without its tags, the
//! rest as text.

mod common;
#[path = "common/report_of.rs"]
mod report_of;
#[path = "common/word_package.rs"]
mod word_package;

use common::mini;
use dx_check::answers::{Answer, AnswerSheet, Entry, Subject};
use dx_check::document;
use dx_check::i18n::Lang;
use dx_check::outcome::GapReport;
use dx_check::report::{Format, json_lines, render_gap_report};
use dx_check::text::{era_date, fold};
use jiff::civil::{Date, date};
use report_of::{csv, json, report, text};

/// A report in a format, as somebody reads it. `None` for formats that are not about assessments.
fn read(report: &GapReport, format: Format) -> Option<String> {
    Some(match format {
        Format::Text => text(report, 80),
        Format::Markdown => unescaped(&render_gap_report(report, None)),
        Format::Json => json(report),
        Format::Jsonl => json_lines(report),
        Format::Csv => csv(report),
        Format::Office(office) => read_file(&report_of::file(report, office), format.name()),
        Format::Ci(_) => return None,
    })
}

/// A file as it is read: what is no package is a page or text.
fn read_file(file: &[u8], ending: &str) -> String {
    if file.starts_with(b"PK") {
        let text = document::read(file, Some(ending)).expect("our own reader reads it").text;
        // It takes the number of `19 September 2026` for that of a heading.
        return if ending == "docx" { text + "\n" + &word_texts(file) } else { text };
    }
    let text = std::str::from_utf8(file).expect("UTF-8");
    let is_page = text.trim_start().to_ascii_lowercase().starts_with("<!doctype");
    if is_page { without_tags(text) } else { unescaped(text) }
}

/// The texts of a Word file, a line for each paragraph.
fn word_texts(file: &[u8]) -> String {
    let all = word_package::elements(&word_package::parts(file)["word/document.xml"]);
    let text = |e: word_package::Met| match e.name.as_str() {
        "w:t" => e.text,
        "w:p" => "\n".to_owned(),
        _ => String::new(),
    };
    all.into_iter().map(text).collect()
}

/// Markdown without its escapes.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            out.push(c);
        }
    }
    entities(&out)
}

/// A page as it is read: neither tags nor what is between those of styles and scripts.
fn without_tags(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let skipped = ["style", "script"].into_iter().find_map(|name| {
            let is_it = rest[1..].starts_with(name);
            is_it.then(|| rest.find(&format!("</{name}>"))).flatten()
        });
        rest = &rest[skipped.unwrap_or(0)..];
        let end = rest.find('>').expect("a tag ends");
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    entities(&out)
}

fn entities(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#58;", ":"), ("&#64;", "@")];
    let text = named.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c));
    text.replace("&amp;", "&")
}

/// Lines are broken anywhere: white space does not count.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A day in any of the ways in which formats write it.
fn ways_to_write(day: Date) -> [String; 5] {
    let (year, month) = (day.year(), day.month());
    let english = ["January", "February", "September", "November"][match month {
        1 => 0,
        2 => 1,
        9 => 2,
        _ => 3,
    }];
    let era = era_date(day);
    // A workbook counts the era's years in half-width digits.
    let narrow = fold(&era);
    let slashes = format!("{year}/{month}/{}", day.day());
    [day.to_string(), era, narrow, format!("{}{english}{year}", day.day()), slashes]
}

/// A sheet on which everything that can be typed is typed, each text once, and each with a mark that formats escape.
fn full(first: Answer, others: Answer) -> AnswerSheet {
    let checklist = mini().0;
    let entry = |(index, point)| Entry {
        note: format!("note{index} <a> | b"),
        evidence: vec![format!("proof{index} & more"), format!("paper{index} *x*")],
        owner: format!("owner{index} \"q\""),
        due: Some(date(2027, 1, 11 + index as i8)),
        checked: Some(date(2026, 2, 11 + index as i8)),
        ..Entry::new(if index == 0 { first } else { others }, point)
    };
    AnswerSheet {
        version: 3,
        subject: Subject {
            organization: "青井市 <本庁>".to_owned(),
            project: "住民 & ボット".to_owned(),
            service: "chatbot".to_owned(),
            assessor: "佐藤 [DX]".to_owned(),
            date: Some(date(2026, 9, 19)),
        },
        entries: checklist.points.iter().enumerate().map(entry).map(Some).collect(),
    }
}

/// Every report of [`full`] in every format that there is for assessments: the name, the report, and what is read.
fn readings() -> Vec<(String, GapReport, String)> {
    let answers = [
        (Answer::Yes, Answer::Partial),
        (Answer::Partial, Answer::No),
        (Answer::No, Answer::Yes),
        (Answer::Unknown, Answer::Unknown),
        (Answer::Na, Answer::No),
        (Answer::No, Answer::Na),
    ];
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for (first, others) in answers {
            let report = report(&full(first, others), lang, "my-file.toml", "budget");
            for (format, name, _) in Format::ALL {
                if let Some(text) = read(&report, format) {
                    let name = format!("{name}, {}, {first:?} and {others:?}", lang.code());
                    all.push((name, report.clone(), bare(&text)));
                }
            }
        }
    }
    all
}

#[test]
fn everything_that_a_user_typed_is_in_every_format() {
    for (name, _, text) in readings() {
        let is_json = name.starts_with("json");
        let is_csv = name.starts_with("csv");
        let mut typed = ["青井市 <本庁>", "住民 & ボット", "佐藤 [DX]", "my-file.toml", "budget"]
            .map(str::to_owned)
            .to_vec();
        let mut days = vec![date(2026, 9, 19)];
        for n in 0..4_i8 {
            typed.extend([
                format!("note{n} <a> | b"),
                format!("proof{n} & more"),
                format!("paper{n} *x*"),
                format!("owner{n} \"q\""),
            ]);
            days.extend([date(2027, 1, 11 + n), date(2026, 2, 11 + n)]);
        }
        for typed in typed {
            let typed = match (is_json, is_csv) {
                (true, _) => typed.replace('"', "\\\""),
                (_, true) => typed.replace('"', "\"\""),
                _ => typed,
            };
            assert!(text.contains(&bare(&typed)), "{typed} is not in {name}");
        }
        for day in days {
            assert!(ways_to_write(day).iter().any(|day| text.contains(day)), "{day} is not in {name}");
        }
    }
}

#[test]
fn points_gaps_and_examples_are_the_same_in_every_format() {
    let (checklist, _) = mini();
    for (name, report, text) in readings() {
        for (point, view) in checklist.points.iter().zip(&report.points) {
            assert!(text.contains(&point.id), "{} is not in {name}", point.id);
            // What is asked, or what it is called.
            let called =
                [&view.title, &view.question, &view.label].into_iter().any(|t| text.contains(&bare(t)));
            assert!(called, "{} is not in {name}", view.title);
        }
        for gap in &report.gaps {
            for missing in gap.missing.iter().filter(|line| !line.is_lead) {
                // JSON names criteria by their ids.
                let ids = gap.missing_criteria.iter().all(|id| text.contains(id.as_str()));
                assert!(ids || text.contains(&bare(&missing.text)), "{} is not in {name}", missing.text);
            }
            for example in &gap.examples {
                let example = &report.appendix[*example];
                assert!(text.contains(&example.id), "{} is not in {name}", example.id);
                let taught = example.teaches(&report.points[gap.point].id);
                assert!(text.contains(&bare(taught)), "{taught} is not in {name}");
            }
        }
    }
}

#[test]
fn scores_are_the_same_in_every_format() {
    for (name, report, text) in readings() {
        let scores = std::iter::once(&report.total).chain(report.phases.iter().map(|(.., score)| score));
        for score in scores {
            for ratio in score.value().into_iter().chain(score.floor()) {
                // `70.0` for people, `0.7` for programs, and `70%` where a spreadsheet shows it.
                let percent = ratio.percent();
                let share = ratio.thousandths() as f64 / 1000.0;
                let whole = format!("{}%", percent.trim_end_matches(".0"));
                let known = [percent.clone(), format!("{share:?}"), whole];
                assert!(known.iter().any(|known| text.contains(known)), "{percent} is not in {name}");
            }
        }
    }
}
