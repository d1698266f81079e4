//! Reports as workbooks: what is in them cell by cell, that nothing typed is more than text, what Excel is strict about,
//! and that LibreOffice reads and keeps them.

mod common;
#[path = "common/read_workbook.rs"]
mod read_workbook;
#[path = "common/report_of.rs"]
mod report_of;

use std::path::Path;
use std::process::Command;

use common::mini;
use dx_check::answers::{Answer, AnswerSheet, Entry, Outcome, Subject, parse};
use dx_check::assessment::{Assessment, GateResult, Standing};
use dx_check::i18n::Lang;
use dx_check::outcome::{Common, Context, GapReport, PointTotals, Row, Settings, Totals, standings};
use dx_check::report::{Basis, Many, Office, Shown};
use dx_check::text::visible;
use jiff::civil::date;
use read_workbook::Workbook;
use report_of::report;
use snapbox::{assert_data_eq, file};

/// One point of each kind, as in `tests/reports.rs`, with ticks.
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

/// What would do something if it were more than text, besides what no cell holds.
const HOSTILE: [&str; 16] = [
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://evil.example/\",\"x\")",
    " +1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    "\r=1",
    "https://evil.example/",
    "internal:'回答'!A1",
    "_x000D_ _x0041_ _x003d_1",
    "<t>&lt;</t>]]> &amp; \"'",
    "\u{1b}[31m\u{9b}2J\u{7f}\u{8}\u{0}",
    "\u{202e}右\u{2066}\u{feff}\u{fffe}\u{ffff}",
    "&P &D &[File] &\"x\"",
    "一\r\n二\n\n三\t四",
];

fn golden(lang: Lang) -> GapReport {
    let (checklist, library) = mini();
    let Outcome::Read(sheet, _) = parse("answers.toml", ANSWERS, &checklist, &library.services) else {
        panic!("the answers cannot be read");
    };
    report(&sheet, lang, "answers.toml", "予算の都合")
}

fn bytes(shown: &Shown<'_>) -> Vec<u8> {
    Office::Xlsx.file(shown).expect("a workbook")
}

fn workbook(report: &GapReport) -> Workbook {
    Workbook::read(&bytes(&Shown::Assessment(report)))
}

/// A table of these answers, each with a file of its own.
fn many<T>(
    lang: Lang,
    sheets: &[(&str, AnswerSheet)],
    failed: &[String],
    then: impl Fn(&Many<'_>) -> T,
) -> T {
    let (checklist, library) = mini();
    let today = date(2026, 11, 22);
    let context =
        Context { checklist: &checklist, library: &library, lang, today, settings: Settings::default() };
    let mut totals = Totals::new(&context);
    let rows: Vec<Row> = sheets
        .iter()
        .map(|(file, sheet)| {
            let assessment = Assessment::new(&checklist, standings(sheet));
            totals.add(&assessment.standings);
            Row::new(&context, file, sheet, &assessment, &GateResult::default())
        })
        .collect();
    let common = Common::new(&context, &totals);
    let phases: Vec<String> = checklist.phases.iter().map(|p| p.label.get(lang).to_owned()).collect();
    then(&Many {
        lang,
        date: today,
        checklist: &checklist,
        basis: Basis::Answers,
        phases: &phases,
        rows: &rows,
        totals: &totals,
        common: &common,
        failed,
    })
}

/// A sheet with one answer for all points, on which everything that can be typed is this text.
fn typed(text: &str, answer: Answer) -> AnswerSheet {
    let own = || text.to_owned();
    let entry = |point| Entry {
        note: own(),
        evidence: vec![own(), own()],
        owner: own(),
        due: Some(date(1899, 12, 31)),
        ..Entry::new(answer, point)
    };
    AnswerSheet {
        subject: Subject { organization: own(), project: own(), service: own(), assessor: own(), date: None },
        entries: mini().0.points.iter().map(entry).map(Some).collect(),
        ..AnswerSheet::blank(&mini().0)
    }
}

fn examples(lang: Lang) -> Vec<u8> {
    let sheets = [
        ("県/青井市.toml", typed("青井市", Answer::No)),
        ("県/緑野町.toml", typed("緑野町", Answer::Partial)),
        ("県/白紙.toml", AnswerSheet::blank(&mini().0)),
    ];
    many(lang, &sheets, &["県/壊れた.toml".to_owned()], |many| bytes(&Shown::Many(many)))
}

#[test]
fn an_assessment_in_both_languages() {
    assert_data_eq!(workbook(&golden(Lang::Ja)).dump(), file!["golden/gap.ja.xlsx.txt": Text].raw());
    assert_data_eq!(workbook(&golden(Lang::En)).dump(), file!["golden/gap.en.xlsx.txt": Text].raw());
}

#[test]
fn many_in_both_languages() {
    assert_data_eq!(Workbook::read(&examples(Lang::Ja)).dump(), file!["golden/many.ja.xlsx.txt": Text].raw());
    assert_data_eq!(Workbook::read(&examples(Lang::En)).dump(), file!["golden/many.en.xlsx.txt": Text].raw());
}

#[test]
fn the_same_report_is_the_same_file() {
    let report = golden(Lang::Ja);
    assert_eq!(bytes(&Shown::Assessment(&report)), bytes(&Shown::Assessment(&report)));
    let core = &workbook(&report).parts["docProps/core.xml"];
    assert!(core.contains("2026-11-20T00:00:00Z") && core.contains("住民相談ボット"), "{core}");
    assert_eq!(examples(Lang::Ja), examples(Lang::Ja));
}

#[test]
fn what_was_typed_is_text_and_nothing_else() {
    for answer in [Answer::No, Answer::Na] {
        for text in HOSTILE {
            let report = report(&typed(text, answer), Lang::Ja, text, text);
            let book = workbook(&report);
            let shown = visible(text);
            let told = |wanted: &str| book.texts().any(|cell| cell == wanted);
            assert!(told(&shown), "{text:?} as it is ({answer:?})");
            assert!(told(&format!("{shown}\n{shown}")), "{text:?} as evidence ({answer:?})");
            for sheet in &book.sheets {
                assert!(!sheet.xml.contains("<f>") && !sheet.xml.contains("<f "), "{text:?}: a formula");
                for (_, to) in &sheet.links {
                    let ours = to.starts_with('\'') || to == "https://example.jp/aoi";
                    assert!(ours, "{text:?} became a link: {to}");
                }
                assert!(sheet.xml.contains("<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter>"));
            }
            let begins_as_formula =
                shown.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            let styles = &book.parts["xl/styles.xml"];
            assert!(!begins_as_formula || styles.contains("quotePrefix=\"1\""), "{text:?}");
        }
    }
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_says_so() {
    let long = "長い".repeat(30_000);
    let book = workbook(&report(&typed(&long, Answer::Partial), Lang::Ja, "a.toml", "r"));
    let longest = book.texts().map(|text| text.encode_utf16().count()).max();
    assert!(longest.is_some_and(|longest| (32_000..=32_767).contains(&longest)), "{longest:?}");
    assert!(book.texts().any(|text| text.ends_with("文字を省きました）")));
    // Rows end where Excel's do, and it is said that there is more than can be seen.
    assert!(book.texts().any(|text| text.contains("全文を読めます")));
}

#[test]
fn everything_that_was_typed_is_there() {
    let sheet = |answer| AnswerSheet {
        entries: mini()
            .0
            .points
            .iter()
            .enumerate()
            .map(|(n, point)| {
                Some(Entry {
                    note: format!("note{n}"),
                    evidence: vec![format!("proof{n}"), format!("paper{n}")],
                    owner: format!("owner{n}"),
                    ..Entry::new(answer, point)
                })
            })
            .collect(),
        ..AnswerSheet::blank(&mini().0)
    };
    for answer in Answer::ALL {
        let book = workbook(&report(&sheet(answer), Lang::En, "my-file.toml", "budget"));
        let all: Vec<&str> = book.texts().collect();
        let told = |wanted: &str| all.iter().any(|text| text.contains(wanted));
        for wanted in ["my-file.toml", "budget", "CIO"] {
            assert!(told(wanted), "{wanted}");
        }
        for (n, word) in (0..4).flat_map(|n| ["note", "proof", "paper", "owner"].map(|word| (n, word))) {
            assert!(told(&format!("{word}{n}")), "{word}{n} ({answer:?})");
        }
    }
}

#[test]
fn dates_and_shares_are_numbers() {
    let report = golden(Lang::Ja);
    let book = workbook(&report);
    let answers = book.sheet("回答");
    // 2027-01-31 and 2026-11-20 as Excel counts days.
    assert_eq!((answers.cell("J5"), answers.cell("K5")), ("46418", "46346"));
    let summary = book.sheet("概要");
    let rows = ["B19", "E19", "B21"].map(|at| summary.cells.iter().find(|(place, ..)| place == at));
    let rows = rows.map(|cell| cell.map(|(_, is_text, share)| (*is_text, share.as_str())));
    assert_eq!(rows, [Some((false, "0.5")), Some((false, "0.467")), Some((false, "0"))]);
}

#[test]
fn the_sheets_are_made_for_working_and_for_printing() {
    for lang in Lang::ALL {
        let words = &lang.words().workbook;
        let book = workbook(&golden(lang));
        for sheet in &book.sheets {
            assert!(
                sheet.name.chars().count() <= 31
                    && !sheet.name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            );
            assert!(
                sheet.xml.contains("paperSize=\"9\"") && sheet.xml.contains("fitToPage=\"1\""),
                "{}",
                sheet.name
            );
        }
        for name in [words.answers, words.actions, words.examples] {
            let xml = &book.sheet(name).xml;
            assert!(xml.contains("<autoFilter ref=\"A3:") && xml.contains("state=\"frozen\""), "{name}");
        }
        let names = &book.parts["xl/workbook.xml"];
        assert_eq!(names.matches("_xlnm.Print_Area").count(), book.sheets.len());
        assert_eq!(names.matches("_xlnm.Print_Titles").count(), book.sheets.len() - 1);
        let actions = &book.sheet(words.actions).xml;
        let list = words.statuses.join(",");
        assert!(actions.contains(&format!("<formula1>\"{list}\"</formula1>")), "{actions}");
        assert_eq!(actions.matches("<cfRule ").count(), 3);
        // Two phases are no directions for a radar; the bars are there.
        let charts: Vec<_> = book.parts.keys().filter(|name| name.contains("/charts/")).collect();
        assert_eq!(charts.len(), 1, "{charts:?}");
    }
}

#[test]
fn every_link_leads_to_a_row_that_is_there() {
    let books = [workbook(&golden(Lang::Ja)), Workbook::read(&examples(Lang::En))];
    for book in books {
        let links: Vec<_> = book.sheets.iter().flat_map(|sheet| &sheet.links).collect();
        assert!(links.len() > 3, "{links:?}");
        for (from, to) in links.into_iter().filter(|(_, to)| !to.starts_with("https:")) {
            let (sheet, cell) = to.rsplit_once('!').expect("a sheet and a cell");
            let sheet = book.sheet(sheet.trim_matches('\''));
            assert!(!sheet.cell(cell).is_empty(), "{from} -> {to}");
        }
    }
}

#[test]
fn our_own_reader_of_workbooks_reads_it() {
    let report = golden(Lang::Ja);
    let read =
        dx_check::document::read(&bytes(&Shown::Assessment(&report)), Some("xlsx")).expect("a workbook");
    for text in ["体制づくり", "会議は始めたが、", "毎週の会議で各課の答えをそろえる", "情報政策課"]
    {
        assert!(read.text.contains(text), "{text}");
    }
}

#[test]
fn what_excel_has_no_columns_for_is_said() {
    let count = 17_000;
    let book = many(Lang::Ja, &[], &[], |base| {
        let point = |n: usize| PointTotals { id: format!("Q{n}"), yes: 1, ..PointTotals::default() };
        let totals = Totals { points: (0..count).map(point).collect(), assessments: 1 };
        let sheet = AnswerSheet::blank(base.checklist);
        let assessment = Assessment::new(base.checklist, standings(&sheet));
        let context = Context {
            checklist: base.checklist,
            library: &mini().1,
            lang: base.lang,
            today: base.date,
            settings: Settings::default(),
        };
        let row = Row::new(&context, "a.toml", &sheet, &assessment, &GateResult::default());
        let rows = [Row { standings: vec![Standing::Yes; count], ..row }];
        Workbook::read(&bytes(&Shown::Many(&Many { totals: &totals, rows: &rows, ..*base })))
    });
    let map = book.sheet("ヒートマップ");
    assert!(
        map.cells.iter().any(|(.., text)| text.contains("620 ポイントを省きました")),
        "{:?}",
        &map.cells[..5]
    );
    assert!(map.cells.iter().any(|(at, ..)| at.starts_with("XFD")));
}

#[test]
fn as_many_assessments_as_there_are_municipalities_stay_small() {
    let sheet = typed("青井市", Answer::Partial);
    let sheets: Vec<(String, AnswerSheet)> =
        (0..1_800).map(|n| (format!("{n}.toml"), sheet.clone())).collect();
    let sheets: Vec<(&str, AnswerSheet)> = sheets.iter().map(|(n, s)| (n.as_str(), s.clone())).collect();
    let bytes = many(Lang::Ja, &sheets, &[], |many| bytes(&Shown::Many(many)));
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    assert_eq!(Workbook::read(&bytes).sheet("ヒートマップ").cell("A1804"), "1799.toml");
}

#[test]
fn plans_and_answers_against_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let run = |name: &str, more: &[&str]| {
        let file = folder.path().join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_dx-check"));
        command.args(["--lang", "ja", "--today", "2026-11-22", "plan", "examples/plan.md", "-o"]).arg(&file);
        let output = command.args(more).current_dir(root).output().expect("the program runs");
        assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
        Workbook::read(&std::fs::read(file).expect("a file"))
    };
    let names = |book: &Workbook| book.sheets.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
    let plan = run("plan.xlsx", &[]);
    assert_eq!(names(&plan), ["概要", "判定の根拠", "課題と対応", "指標", "事例"]);
    let said = |book: &Workbook, sheet: &str, text: &str| {
        book.sheet(sheet).cells.iter().any(|(.., cell)| cell.contains(text))
    };
    assert!(said(&plan, "判定の根拠", "定例会を開き") && said(&plan, "判定の根拠", "行目"));
    let check = run("check.xlsx", &["--answers", "examples/answers.toml", "--explain", "P13"]);
    assert_eq!(names(&check), ["概要", "照合", "判定の根拠", "課題と対応", "指標", "事例", "判定の説明"]);
    assert!(said(&check, "照合", "計画に足りない") && said(&check, "照合", "年度末の実績報告のみ"));
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn libreoffice_keeps_what_is_in_it_and_prints_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = golden(Lang::Ja);
    let own = bytes(&Shown::Assessment(&report));
    std::fs::write(folder.path().join("r.xlsx"), &own).expect("a file");
    let convert = |to: &str| {
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
        let mut command = Command::new("soffice");
        command.args([&profile, "--headless", "--convert-to", to, "--outdir", "out", "r.xlsx"]);
        command.current_dir(folder.path()).output()
    };
    if convert("xlsx").is_err() {
        assert!(std::env::var_os("DX_CHECK_REQUIRE_TOOLS").is_none(), "there is no soffice");
        eprintln!("skipped: there is no soffice to open the workbook with");
        return;
    }
    let (ours, kept) =
        (Workbook::read(&own), std::fs::read(folder.path().join("out/r.xlsx")).expect("a file"));
    let kept = Workbook::read(&kept);
    for (before, after) in ours.sheets.iter().zip(&kept.sheets) {
        assert_eq!((&before.name, &before.cells), (&after.name, &after.cells));
        assert_eq!(before.links.len(), after.links.len(), "{}", before.name);
    }
    let actions = &kept.sheet("課題と対応").xml;
    assert!(actions.contains("未着手,着手,完了") && actions.contains("<cfRule "), "{actions}");
    assert!(kept.parts.keys().any(|name| name.contains("charts/chart")));
    convert("pdf").expect("soffice is there");
    let printed = std::fs::read(folder.path().join("out/r.pdf")).expect("a file");
    let printed = dx_check::document::read(&printed, Some("pdf")).expect("a document").text;
    for text in ["課題レポート", "体制づくり", "情報政策課"] {
        assert!(printed.contains(text), "{text} is not printed: {printed}");
    }
}
