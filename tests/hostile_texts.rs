//! What a user typed stays text in every report: no escape sequence reaches a terminal, no markup Markdown, no formula a
//! spreadsheet, no control character JSON.

mod common;
#[path = "common/report_of.rs"]
mod report_of;
#[path = "common/word_package.rs"]
mod word_package;

use std::collections::BTreeSet;

use common::mini;
use dx_check::answers::{Answer, AnswerSheet, Entry, Subject};
use dx_check::i18n::Lang;
use dx_check::outcome::GapReport;
use dx_check::report::{Block, Office, Screen, gap_report, render_gap_report};
use dx_check::text::visible;
use report_of::{csv, formats, html, json, report};

/// Texts that would do something if they were passed on as they are.
const HOSTILE: [&str; 21] = [
    "\u{1b}[31mred\u{1b}]0;title\u{7}",
    "\u{9b}2J\u{7f}\u{8}",
    "a\rb\r\nc\td",
    "abc\u{202e}def\u{2066}ghi\u{2069}\u{200f}",
    "\u{61c}\u{2060}\u{feff}\u{e0041}",
    "\u{2028}x\u{2029}y\u{85}z",
    "=cmd|' /C calc'!A0",
    " +1+1",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    "<script>alert(1)</script><img src=x>",
    "| a | *b* __c__ `d` ~~e~~ $f$",
    "[x](https://example.com) ![y](z) <https://example.com>",
    "一\n# 見出し\n- 項\n1. 番\n> 引用\n===\n---\n```\n    code",
    "一\n\u{3000}# 見出し",
    "一\n\u{a0}- 項",
    "一\n\u{2003}> 引用",
    "&lt;b&gt; \\*a\\*",
    "\"a\",\"b\"\n\"c",
    "\u{fffe}]]></w:t></w:r><w:fldSimple w:instr=\"INCLUDETEXT\"/>\u{ffff}",
];

/// The text in every place where a user can type, with one answer for all points.
fn typed(text: &str, answer: Answer) -> AnswerSheet {
    let own = || text.to_owned();
    let entry = |point| Entry {
        note: own(),
        evidence: vec![own(), own()],
        owner: own(),
        ..Entry::new(answer, point)
    };
    AnswerSheet {
        subject: Subject { organization: own(), project: own(), service: own(), assessor: own(), date: None },
        entries: mini().0.points.iter().map(entry).map(Some).collect(),
        ..AnswerSheet::blank(&mini().0)
    }
}

/// A report per hostile text and answer.
fn reports() -> Vec<(&'static str, GapReport)> {
    let one = |text| Answer::ALL.map(|answer| (text, report(&typed(text, answer), Lang::Ja, text, text)));
    HOSTILE.into_iter().flat_map(one).collect()
}

#[test]
fn nothing_that_steers_a_terminal_is_passed_on() {
    for (typed, report) in reports() {
        for (format, text) in formats(&report) {
            let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
            for line in text.split('\n') {
                assert_eq!(visible(line), line, "{format}: {typed:?}");
            }
        }
    }
}

#[test]
fn colours_are_the_only_escape_sequences_on_a_terminal() {
    for (typed, report) in reports() {
        let text = render_gap_report(&report, Some(Screen { width: 80, color: true }));
        for (at, _) in text.match_indices('\u{1b}') {
            let ours =
                ["\u{1b}[1m", "\u{1b}[1;4m", "\u{1b}[0m"].iter().any(|code| text[at..].starts_with(code));
            assert!(ours, "{typed:?}: {:?}", &text[at..].chars().take(8).collect::<String>());
        }
    }
}

#[test]
fn markdown_has_no_markup_but_ours() {
    for (typed, report) in reports() {
        // The address of an example is ours, and a link on purpose.
        let text = render_gap_report(&report, None).replace("<https://example.jp/aoi>", "");
        for markup in [
            "<script",
            "<img",
            "<https",
            "| a |",
            "*b*",
            "__c__",
            "`d`",
            "~~e~~",
            "$f$",
            "[x]",
            "![y]",
            "https://ex",
        ] {
            assert!(!unescaped(&text, markup), "{markup} of {typed:?}");
        }
    }
}

#[test]
fn markdown_has_no_heading_list_quotation_or_rule_but_ours() {
    for (typed, report) in reports() {
        let text = render_gap_report(&report, None);
        let heading = |block: &&Block| matches!(block, Block::Heading { .. });
        let ours = gap_report(&report, true).iter().filter(heading).count();
        assert_eq!(beginning(&text, "#").len(), ours, "headings: {typed:?}");
        for markup in ["- 項", "1. 番", "> 引用", "===", "---", "```"] {
            assert_eq!(beginning(&text, markup), [""; 0], "{typed:?}");
        }
        assert!(!text.lines().any(|line| line.starts_with("    code")), "{typed:?}");
    }
}

#[test]
fn a_page_has_no_element_attribute_or_address_but_ours() {
    let names = |page: &str| -> BTreeSet<String> {
        let tags = page.split('<').skip(1).filter_map(|rest| rest.split('>').next());
        // What users type stands in attributes only where it is the name of something that is drawn.
        let bare = tags.map(|tag| tag.split('"').step_by(2).collect::<Vec<_>>().join("\""));
        bare.collect()
    };
    let long = "x".repeat(200);
    let plain = ["x", "x\ny", &long].into_iter().flat_map(|text| Answer::ALL.map(|answer| (text, answer)));
    let plain = plain.map(|(text, answer)| html(&report(&typed(text, answer), Lang::Ja, "x", text)));
    let ours: BTreeSet<String> = plain.flat_map(|page| names(&page)).collect();
    for (typed, report) in reports() {
        let page = html(&report);
        for tag in names(&page) {
            assert!(ours.contains(&tag), "{typed:?}: {tag}");
        }
        assert!(!page.contains("<script") && !page.contains("<img"), "{typed:?}");
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links {
            assert!(link.starts_with('#') || link == "https://example.jp/aoi", "{typed:?}: {link}");
        }
    }
}

#[test]
fn what_was_escaped_for_markdown_reads_as_it_was_typed() {
    let report = report(&typed("<b> *a* | [x] # 1. &lt;", Answer::No), Lang::Ja, "a.toml", "r");
    let text = render_gap_report(&report, None);
    assert!(text.contains("&lt;b&gt; \\*a\\* \\| \\[x\\] # 1. &amp;lt;"), "{text}");
}

#[test]
fn no_cell_is_a_formula() {
    for (typed, report) in reports() {
        let text = csv(&report);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        for row in reader.records() {
            for cell in &row.expect("rows of one length") {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{typed:?}: {cell:?}");
            }
        }
    }
}

#[test]
fn word_has_no_markup_field_or_link_but_ours() {
    let letter = |report: &GapReport| word_package::parts(&report_of::file(report, Office::Docx));
    // Every element of reports on which nothing hostile is typed, with its part.
    let harmless = Answer::ALL.map(|answer| letter(&report(&typed("一\n二", answer), Lang::Ja, "a", "r")));
    let names = |(part, xml): (&String, &String)| -> Vec<(String, String)> {
        word_package::elements(xml).into_iter().map(|e| (part.clone(), e.name)).collect()
    };
    let ours: BTreeSet<(String, String)> = harmless.iter().flatten().flat_map(names).collect();
    for (typed, report) in reports() {
        for (part, xml) in &letter(&report) {
            for element in word_package::elements(xml) {
                let name = (part.clone(), element.name.clone());
                assert!(ours.contains(&name), "{typed:?}: {name:?}");
                assert_eq!(visible(&element.text), element.text, "{typed:?}: {name:?}");
                if let Some(code) = element.attribute("w:instr") {
                    assert!([" PAGE ", " NUMPAGES "].contains(&code), "{typed:?}: {code}");
                }
                if element.attribute("TargetMode").is_some() {
                    assert_eq!(element.attribute("Target"), Some("https://example.jp/aoi"), "{typed:?}");
                }
            }
        }
    }
}

#[test]
fn word_says_what_was_typed() {
    let bare = |text: &str| visible(text).split_whitespace().collect::<String>();
    for (typed, report) in reports() {
        let parts = word_package::parts(&report_of::file(&report, Office::Docx));
        let text: String = word_package::elements(&parts["word/document.xml"])
            .into_iter()
            .filter(|e| e.name == "w:t")
            .map(|e| e.text)
            .collect();
        // A title block, a note and an owner for each point, and twice the evidence.
        let times = bare(&text).matches(&bare(typed)).count();
        assert!(times > 4 * report.points.len(), "{typed:?}: {times} times");
    }
}

#[test]
fn json_gives_back_exactly_what_was_typed() {
    for (typed, report) in reports() {
        let document: serde_json::Value = serde_json::from_str(&json(&report)).expect("JSON");
        let one = &document["assessments"][0];
        let texts = [
            &one["path"],
            &one["subject"]["organization"],
            &one["answers"][0]["note"],
            &one["answers"][1]["evidence"][1],
            &one["answers"][2]["owner"],
        ];
        for text in texts {
            assert_eq!(text, typed);
        }
    }
}

/// Whether the markup stands somewhere without a `\` before it.
fn unescaped(text: &str, markup: &str) -> bool {
    text.match_indices(markup).any(|(at, _)| !text[..at].ends_with('\\'))
}

/// The lines that begin with the markup, as Markdown sees them: behind list marks and quotation marks.
fn beginning<'a>(text: &'a str, markup: &str) -> Vec<&'a str> {
    let ours = |line: &&str| line.trim_start().starts_with(markup) && !line.starts_with("| ---");
    text.lines().filter(ours).collect()
}
