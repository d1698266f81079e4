//! Word reports: what Word asks for and LibreOffice forgives, the styles that an office's template takes over, links,
//! and the pages as LibreOffice prints them.

mod common;
#[path = "common/report_of.rs"]
mod report_of;
#[path = "common/word_package.rs"]
mod word_package;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use common::mini;
use dx_check::answers::{Answer, AnswerSheet, Entry};
use dx_check::document::{self, Document};
use dx_check::i18n::Lang;
use dx_check::report::Office;
use jiff::civil::date;
use report_of::report;
use word_package::{elements, parts};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every kind of report in both languages, by name.
fn reports() -> &'static BTreeMap<String, Vec<u8>> {
    static REPORTS: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut reports = BTreeMap::new();
        for (lang, answers, older, plan) in [
            ("ja", "examples/answers.toml", "examples/answers-2025.toml", "examples/plan.md"),
            ("en", "examples/answers.en.toml", "examples/answers-2025.en.toml", "examples/plan.en.md"),
        ] {
            for (kind, args) in [
                ("score", vec!["score", answers]),
                ("plan", vec!["plan", plan, "--explain", "P13"]),
                ("crosscheck", vec!["plan", plan, "--answers", answers]),
                ("compare", vec!["compare", older, answers]),
                ("table", vec!["score", "examples/answers.toml", "examples/answers.en.toml"]),
                ("plans", vec!["plan", "examples/plan.md", "examples/plan.en.md"]),
            ] {
                let path = folder.path().join("report.docx");
                let mut command = Command::new(env!("CARGO_BIN_EXE_dx-check"));
                command.args(["--lang", lang, "--today", "2026-11-23"]).args(args).current_dir(ROOT);
                let output = command.arg("-o").arg(&path).output().expect("the program runs");
                assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
                reports.insert(format!("{kind}.{lang}"), std::fs::read(&path).expect("a report"));
            }
            reports.insert(format!("full.{lang}"), full(if lang == "ja" { Lang::Ja } else { Lang::En }));
        }
        reports
    })
}

/// A report on the made-up checklist with everything noted.
fn full(lang: Lang) -> Vec<u8> {
    let checklist = mini().0;
    let entry = |point| Entry {
        note: "一行目\n\n三行目".to_owned(),
        evidence: vec!["議事録".to_owned(), "通知".to_owned()],
        owner: "情報政策課".to_owned(),
        due: Some(date(2027, 1, 31)),
        checked: Some(date(2026, 11, 1)),
        ..Entry::new(Answer::No, point)
    };
    let sheet = AnswerSheet {
        entries: checklist.points.iter().map(entry).map(Some).collect(),
        ..AnswerSheet::blank(&checklist)
    };
    report_of::file(&report(&sheet, lang, "a.toml", "r"), Office::Docx)
}

fn read(file: &[u8]) -> Document {
    document::read(file, Some("docx")).expect("our own reader reads it")
}

/// The order in which the standard (ISO/IEC 29500-1) wants what describes a paragraph, a run, a table and their like.
const ORDER: [(&str, &str); 8] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid \
         vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs \
         em lang eastAsianLayout specVanish oMath",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType \
         cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked \
         personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("w:lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    (
        "w:settings",
        "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    ),
];

/// Whether the children of an element stand in the order that the standard wants.
fn out_of_order(xml: &str) -> Vec<String> {
    let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for element in elements(xml) {
        let parent = element.around.last().map_or("", String::as_str);
        let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == parent) else { continue };
        let name = element.name.trim_start_matches("w:");
        match order.split_whitespace().position(|known| known == name) {
            None => wrong.push(format!("{name} in {parent}")),
            Some(at) => {
                let last = reached.insert(element.parent, at).unwrap_or(0);
                if at < last {
                    wrong.push(format!("{name} too late in {parent}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn what_describes_a_thing_stands_in_the_order_that_word_wants() {
    for (name, file) in reports() {
        for (part, xml) in parts(file) {
            assert_eq!(out_of_order(&xml), [""; 0], "{name}: {part}");
        }
    }
    let wrong =
        "<w:p xmlns:w='w'><w:pPr><w:jc/><w:pStyle/><w:x/></w:pPr><w:pPr><w:pStyle/><w:jc/></w:pPr></w:p>";
    assert_eq!(out_of_order(wrong), ["pStyle too late in w:pPr", "x in w:pPr"]);
}

#[test]
fn tables_and_cells_are_whole() {
    for (name, file) in reports() {
        let all = elements(&parts(file)["word/document.xml"]);
        let children = |id: usize| all.iter().filter(move |e| e.parent == id).map(|e| e.name.as_str());
        for element in &all {
            let inside: Vec<&str> = children(element.id).collect();
            match element.name.as_str() {
                // A cell ends with a paragraph, and a table is followed by one: else Word repairs the file or joins
                // two tables.
                "w:tc" => assert_eq!(inside.last(), Some(&"w:p"), "{name}"),
                "w:body" => {
                    let joined = inside.windows(2).any(|two| two[0] == "w:tbl" && two[1] != "w:p");
                    assert!(!joined, "{name}: {inside:?}");
                    assert_eq!(inside.last(), Some(&"w:sectPr"), "{name}");
                }
                "w:tbl" => {
                    let grid = all.iter().filter(|e| e.name == "w:gridCol");
                    let columns = grid.filter(|e| all[e.parent].parent == element.id).count();
                    for row in all.iter().filter(|e| e.name == "w:tr" && e.parent == element.id) {
                        assert_eq!(children(row.id).filter(|n| *n == "w:tc").count(), columns, "{name}");
                    }
                }
                _ => {}
            }
        }
    }
}

#[test]
fn every_style_list_and_relation_that_is_named_exists() {
    for (name, file) in reports() {
        let parts = parts(file);
        let values = |part: &str, element: &str, attribute: &str| -> BTreeSet<String> {
            let all = elements(&parts[part]);
            let of = all.iter().filter(|e| e.name == element);
            of.filter_map(|e| e.attribute(attribute)).map(str::to_owned).collect()
        };
        let styles = values("word/styles.xml", "w:style", "w:styleId");
        for used in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for part in ["word/document.xml", "word/header.xml", "word/footer.xml", "word/styles.xml"] {
                let used = values(part, used, "w:val");
                assert!(used.is_subset(&styles), "{name}: {:?}", used.difference(&styles));
            }
        }
        let lists = values("word/numbering.xml", "w:num", "w:numId");
        assert!(values("word/styles.xml", "w:numId", "w:val").is_subset(&lists), "{name}");
        assert!(values("word/document.xml", "w:numId", "w:val").is_subset(&lists), "{name}");

        let relations = values("word/_rels/document.xml.rels", "Relationship", "Id");
        let all = elements(&parts["word/document.xml"]);
        let named: BTreeSet<String> =
            all.iter().filter_map(|e| e.attribute("r:id")).map(str::to_owned).collect();
        assert!(named.is_subset(&relations), "{name}");
        let bookmarks: Vec<&str> = all
            .iter()
            .filter(|e| e.name == "w:bookmarkStart")
            .filter_map(|e| e.attribute("w:name"))
            .collect();
        let unique: BTreeSet<&str> = bookmarks.iter().copied().collect();
        assert_eq!(unique.len(), bookmarks.len(), "{name}: a bookmark twice");
        let ends = all.iter().filter(|e| e.name == "w:bookmarkEnd").count();
        assert_eq!(ends, bookmarks.len(), "{name}");
        for anchor in all.iter().filter_map(|e| e.attribute("w:anchor")) {
            assert!(unique.contains(anchor), "{name}: {anchor} leads nowhere");
        }
    }
}

#[test]
fn every_part_has_a_type_and_nothing_leaves_the_file_but_addresses_of_examples() {
    for (name, file) in reports() {
        let parts = parts(file);
        let types = elements(&parts["[Content_Types].xml"]);
        for part in parts.keys().filter(|part| !part.ends_with(".rels") && *part != "[Content_Types].xml") {
            let full = format!("/{part}");
            let typed = types.iter().any(|e| e.attribute("PartName") == Some(full.as_str()));
            assert!(typed, "{name}: {part}");
        }
        for (part, xml) in parts.iter().filter(|(part, _)| part.ends_with(".rels")) {
            for relation in elements(xml).iter().filter(|e| e.name == "Relationship") {
                let target = relation.attribute("Target").expect("a target");
                if relation.attribute("TargetMode").is_some() {
                    assert!(relation.attribute("Type").expect("a type").ends_with("/hyperlink"), "{name}");
                    assert!(target.starts_with("https://") || target.starts_with("http://"), "{target}");
                } else {
                    let folder = part.trim_start_matches("_rels").split("/_rels").next().unwrap_or_default();
                    let folder = if part.starts_with("_rels") { "" } else { folder };
                    let target = Path::new(folder).join(target).display().to_string();
                    assert!(parts.contains_key(&target), "{name}: {target}");
                }
            }
        }
        let text = parts.values().cloned().collect::<String>();
        for never in ["vbaProject", "updateFields", "w:instrText", "altChunk", "INCLUDE"] {
            assert!(!text.contains(never), "{name}: {never}");
        }
        let links: usize = text.matches("TargetMode=\"External\"").count();
        assert_eq!(links, usize::from(name.starts_with("full")), "{name}");
    }
}

#[test]
fn headings_are_those_of_word_and_examples_lead_back_to_gaps() {
    let file = &reports()["score.ja"];
    let document = read(file);
    let heading = |level: usize| {
        let of = document.sections.iter().skip(1).filter(move |section| section.level == level);
        of.map(|section| document.slice(&section.heading)).collect::<Vec<_>>()
    };
    // Our reader takes the title for one of the outermost.
    assert_eq!(
        heading(1),
        [
            "課題レポート",
            "得点",
            "まず取り組むこと",
            "課題（4 件）",
            "対象外とした項目",
            "できていること",
            "回答ファイルで見直しておきたいこと（8 件）",
            "付録：事例の内容"
        ]
    );
    assert_eq!(heading(2)[0], "1. P13 事業を担う原課内での評価の実施");
    assert!(heading(3).contains(&"学べること"));
    let xml = &parts(file)["word/document.xml"];
    let back = xml.find("この事例を挙げた課題").expect("a way back");
    assert!(xml[back..].find("w:anchor=\"gap_1\"").is_some_and(|at| at < 300));
    assert!(xml.contains("w:anchor=\"example_1\""));
    let styles = &parts(file)["word/styles.xml"];
    for (level, name) in (0..).zip(["heading 1", "heading 2", "heading 3"]) {
        let style = &styles[styles.find(&format!("w:val=\"{name}\"")).expect(name)..];
        let outline = style.find(&format!("<w:outlineLvl w:val=\"{level}\"/>"));
        assert!(outline < style.find("</w:style>"), "{name}");
    }
}

#[test]
fn tables_mark_their_heads_and_have_names() {
    for (name, file) in reports() {
        let all = elements(&parts(file)["word/document.xml"]);
        for table in all.iter().filter(|e| e.name == "w:tbl") {
            let inside = |wanted: &str| {
                let of = all.iter().skip(table.id).filter(|e| e.name == wanted);
                of.take_while(|e| e.around.contains(&"w:tbl".to_owned())).next().map(|e| e.id)
            };
            let properties = all.iter().find(|e| e.name == "w:tblPr" && e.parent == table.id).expect("tblPr");
            let value = |wanted: &str| {
                let of = all.iter().find(|e| e.parent == properties.id && e.name == wanted);
                of.and_then(|e| e.attribute("w:val")).unwrap_or_default()
            };
            assert!(!value("w:tblCaption").is_empty(), "{name}");
            if value("w:tblStyle") == "ReportTable" {
                let first = all.iter().find(|e| e.name == "w:tr" && e.parent == table.id).expect("a row");
                let head = inside("w:tblHeader").expect("a head");
                assert_eq!(all[all[head].parent].parent, first.id, "{name}");
            }
        }
    }
}

#[test]
fn language_paper_title_author_and_day_are_set() {
    for (lang, tag, title, day) in [
        ("ja", "ja-JP", "課題レポート：オンライン申請の拡充", "令和８年11月20日"),
        ("en", "en-US", "Gap report: More online applications", "20 November 2026"),
    ] {
        let file = &reports()[&format!("score.{lang}")];
        let parts = parts(file);
        assert!(parts["word/styles.xml"].contains(&format!("<w:lang w:val=\"{tag}\"")), "{lang}");
        assert!(parts["word/styles.xml"].contains("<w:kinsoku/>"));
        assert!(parts["word/document.xml"].contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
        assert!(parts["word/document.xml"].contains(day), "{lang}");
        let core = &parts["docProps/core.xml"];
        for property in [
            format!("<dc:title>{title}</dc:title>"),
            format!("<dc:language>{tag}</dc:language>"),
            "<dc:creator>DX".to_owned(),
            "2026-11-20T00:00:00Z</dcterms:created>".to_owned(),
        ] {
            assert!(core.contains(&property), "{property} in {core}");
        }
        let head = &parts["word/header.xml"];
        assert!(head.contains(title.rsplit(['：', ':']).next().expect("a project").trim()), "{head}");
        let foot = &parts["word/footer.xml"];
        assert!(foot.contains("\" PAGE \"") && foot.contains("\" NUMPAGES \""), "{foot}");
        // A table of many lies on its side.
        let table = word_package::parts(&reports()[&format!("table.{lang}")]);
        assert!(table["word/document.xml"].contains("w:orient=\"landscape\""));
    }
}

#[test]
fn line_ends_in_a_note_are_line_ends_in_word() {
    let xml = &parts(&reports()["full.ja"])["word/document.xml"];
    let note = "一行目</w:t><w:br/><w:br/><w:t xml:space=\"preserve\">三行目</w:t>";
    assert!(xml.contains(note), "{xml}");
}

#[test]
fn the_folder_and_files_that_could_not_be_read_are_named_above_a_table() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inputs = folder.path().join("回答");
    std::fs::create_dir(&inputs).expect("a folder");
    for name in ["青井市.toml", "赤井町.toml"] {
        std::fs::copy(Path::new(ROOT).join("examples/answers.toml"), inputs.join(name)).expect("a copy");
    }
    for failed in [None, Some("壊れた.toml")] {
        if let Some(name) = failed {
            std::fs::write(
                inputs.join(name),
                "checklist = { id = \"dx15\", version = 2 }\n[answers]\nP01 = \"x\"",
            )
            .expect("a broken file");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_dx-check"));
        command.args(["--lang", "ja", "--today", "2026-11-23", "score", "回答", "-o", "一覧.docx"]);
        let output = command.current_dir(folder.path()).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(if failed.is_some() { 2 } else { 0 }));
        let file = std::fs::read(folder.path().join("一覧.docx")).expect("a report");
        assert_eq!(out_of_order(&parts(&file)["word/document.xml"]), [""; 0]);
        let text = read(&file).text;
        for word in ["回答/", "青井市.toml", "赤井町.toml", "令和８年11月23日"].into_iter().chain(failed)
        {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(full(Lang::Ja), full(Lang::Ja));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(full(Lang::En))).expect("a package");
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()), "{name}");
        names.push(name);
    }
    assert!(names.is_sorted() && names[0] == "[Content_Types].xml", "{names:?}");
}

/// The pages that LibreOffice makes of reports, as PDF.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn printed(names: &[&str]) -> Option<BTreeMap<String, Vec<u8>>> {
    for tool in [["soffice", "--version"], ["pdfinfo", "-v"]] {
        if Command::new(tool[0]).arg(tool[1]).output().is_err() {
            assert!(std::env::var("DX_CHECK_REQUIRE_TOOLS").is_err(), "{} is missing", tool[0]);
            eprintln!("skipped: {} is not here, so no Word report was printed", tool[0]);
            return None;
        }
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut command = Command::new("soffice");
    command.args(["--headless", &profile, "--convert-to", "pdf", "--outdir"]).arg(folder.path());
    for name in names {
        let path = folder.path().join(format!("{name}.docx"));
        std::fs::write(&path, &reports()[*name]).expect("a report is written");
        command.arg(path);
    }
    let output = command.output().expect("LibreOffice runs");
    let mut pages = BTreeMap::new();
    for name in names {
        let path = folder.path().join(format!("{name}.pdf"));
        let pdf = std::fs::read(&path)
            .unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
        let info = Command::new("pdfinfo").arg(&path).output().expect("pdfinfo runs");
        let info = String::from_utf8_lossy(&info.stdout).into_owned();
        let value = |key: &str| {
            let line = info.lines().find(|line| line.starts_with(key)).unwrap_or_default();
            line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        assert!(value("Page size").ends_with("(A4)"), "{name}: {info}");
        let count: usize = value("Pages").parse().expect("a number of pages");
        let bounds = if name.starts_with("score") { 8..=16 } else { 2..=22 };
        assert!(bounds.contains(&count), "{name}: {count} pages");
        pages.insert((*name).to_owned(), pdf);
    }
    Some(pages)
}

#[test]
fn libreoffice_prints_every_heading_and_no_markup() {
    let names = ["score.ja", "score.en", "crosscheck.ja", "plan.en"];
    let Some(pages) = printed(&names) else { return };
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    for name in names {
        let pdf = document::read(&pages[name], Some("pdf")).expect("a PDF");
        let printed = bare(&pdf.text);
        let report = read(&reports()[name]);
        assert!(report.sections.len() > 5, "{name}");
        for section in report.sections.iter().skip(1) {
            // The number of a gap is read from paper as that of a list.
            let heading = report.slice(&section.heading);
            let heading = bare(heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'));
            assert!(printed.contains(&heading), "{name}: {heading} is not on paper");
        }
        for markup in ["w:", "<w", "&lt;", "&amp;", "$LANG$", "**", "PAGE"] {
            assert!(!printed.contains(markup), "{name}: {markup}");
        }
    }
}
