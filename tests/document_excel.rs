//! Reading Excel workbooks: the samples, the labelled plans beside their Markdown, made-up sheets of every kind of
//! layout, and files that are damaged or hostile.

#[path = "common/document_lines.rs"]
mod document_lines;
#[path = "common/workbook.rs"]
mod workbook;

use std::{
    io::{Cursor, Read},
    time::{Duration, Instant},
};

use document_lines::lines;
use dx_check::{
    document::{Content, Document, DocumentFault, DocumentKind, Place, read},
    problem::Bound,
};
use workbook::{BOLD, BOX, DATE, LABEL, NOTHING, PERCENT, PLAIN, Sheet, package, workbook};
use zip::ZipArchive;

const FORMS: [(&str, &[u8]); 3] = [
    ("form", include_bytes!("samples/form.xlsx")),
    ("form_lo", include_bytes!("samples/form_lo.xlsx")),
    ("form_phonetic", include_bytes!("samples/form_phonetic.xlsx")),
];

const PLANS: [(&str, &[u8], &str); 4] = [
    ("01", include_bytes!("plans/dev/01-boshi-app.xlsx"), include_str!("plans/dev/01-boshi-app.md")),
    (
        "03",
        include_bytes!("plans/dev/03-kakanai-madoguchi.xlsx"),
        include_str!("plans/dev/03-kakanai-madoguchi.md"),
    ),
    ("06", include_bytes!("plans/dev/06-smart-nogyo.xlsx"), include_str!("plans/dev/06-smart-nogyo.md")),
    ("10", include_bytes!("plans/dev/10-cashless.xlsx"), include_str!("plans/dev/10-cashless.md")),
];

fn document(bytes: &[u8]) -> Document {
    read(bytes, Some("xlsx")).expect("it can be read")
}

/// The lines of a document without their places.
fn shown(bytes: &[u8]) -> Vec<String> {
    let without = |line: String| line.split_once("] ").map_or(line.clone(), |(_, rest)| rest.to_owned());
    lines(&document(bytes)).into_iter().map(without).collect()
}

/// The lines of a sheet below its name.
fn of_sheet(sheet: Sheet) -> Vec<String> {
    let mut lines = shown(&workbook(&[sheet]));
    assert_eq!(lines.remove(0), "# 計画");
    lines
}

fn sheet() -> Sheet {
    Sheet::new("計画")
}

// The samples

#[test]
fn the_forms_say_the_same_whoever_saved_them() {
    let expected = [
        "[回答票!A1] # 回答票",
        "[回答票!A1] ## ＤＸ自己評価　回答票",
        "[回答票!D4] 設問ID=org-01 | 区分=推進体制 | 設問=ＣＩＯを任命しているか | 回答=はい",
        "[回答票!E5] 設問ID=org-02 | 区分=推進体制 | 設問=外部人材を登用しているか | 回答=一部 | 備考=令和８年度に採用予定",
        "[回答票!E6] 設問ID=sec-01 | 区分=セキュリティ | 設問=情報セキュリティポリシーを定めているか | 備考=未整備 要対応",
        "[回答票!B8] 基準日=令和8年4月1日",
        "[回答票!A9] =HYPERLINK(\"http://evil\",\"x\")",
        "[回答票!A10] 82.5",
        "[回答票!A11] 3",
        "[回答票!A12] 様式",
        "[分野別!A1] # 分野別",
        "[分野別!B1] 推進体制=80%",
        "[分野別!B2] 人材育成=45%",
        "[分野別!B3] セキュリティ=60%",
        "[分野別!B4] 業務改革=30%",
        "[分野別!B5] データ活用=50%",
    ];
    for (name, bytes) in FORMS {
        assert_eq!(lines(&document(bytes)), expected, "{name}");
    }
}

#[test]
fn phonetic_guides_and_drop_down_lists_are_no_text() {
    for (name, bytes) in FORMS {
        let text = document(bytes).text;
        assert!(!text.contains("スイシンタイセイ") && !text.contains("いいえ"), "{name}: {text}");
    }
}

#[test]
fn two_cells_at_the_far_corners_take_neither_memory_nor_time() {
    let bytes = include_bytes!("samples/sparse_bomb.xlsx");
    let start = Instant::now();
    assert_eq!(lines(&document(bytes)), ["[Sheet!A1] # Sheet", "[Sheet!A1] 左上", "[Sheet!XFD1048576] 右下"]);
    assert!(start.elapsed() < Duration::from_secs(2));
}

// The labelled plans

/// What a Markdown plan says, line by line as [`said`] has it.
fn said_in_markdown(text: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut heads: Option<Vec<&str>> = None;
    for line in text.lines().map(|line| line.trim_matches('*')) {
        let Some(cells) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
            heads = None;
            let text = line.trim_start_matches(['#', ' ']);
            let item = text
                .strip_prefix("- ")
                .or_else(|| text.split_once(". ").filter(|(n, _)| n.len() == 1).map(|(_, t)| t));
            match item {
                _ if text.is_empty() => {}
                _ if line.starts_with('#') => said.push(format!("# {text}")),
                Some(item) => said.push(format!("- {item}")),
                None => said.push(text.to_owned()),
            }
            continue;
        };
        let cells: Vec<&str> = cells.split('|').map(str::trim).collect();
        match &heads {
            None => heads = Some(cells),
            Some(_) if cells.iter().all(|cell| cell.starts_with("--")) => {}
            Some(heads) => {
                let row = heads.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
                said.push(row.map(|(head, cell)| format!("{head}={cell}")).collect::<Vec<_>>().join(" | "));
            }
        }
    }
    said
}

#[test]
fn plans_say_the_same_as_their_markdown_in_the_same_order() {
    for (name, bytes, markdown) in PLANS {
        let mut lines = shown(bytes);
        assert_eq!(lines.remove(0), "# 実施計画書", "{name}");
        let lines: Vec<String> = lines
            .into_iter()
            .map(|line| {
                if line.starts_with('#') {
                    format!("# {}", line.trim_start_matches(['#', ' ']))
                } else {
                    line
                }
            })
            .collect();
        assert_eq!(lines, said_in_markdown(markdown), "{name}");
    }
}

#[test]
fn sections_stand_in_each_other_as_their_numbers_say() {
    let plan = document(PLANS[0].1);
    let path = |words: &str| {
        let block = plan.blocks.iter().find(|block| match &block.content {
            Content::Paragraph(text) | Content::Item { text, .. } => plan.slice(text).contains(words),
            Content::Row(cells) => {
                plan.cells[cells.clone()].iter().any(|cell| plan.slice(&cell.text).contains(words))
            }
        });
        plan.headings(block.unwrap().section).join(" / ")
    };
    let title = "実施計画書 / 母子健康支援アプリ「しおっこ手帳」導入事業　実施計画書";
    assert_eq!(path("毎週木曜の朝"), format!("{title} / ３　体制 / (3) 庁内定例会"));
    assert_eq!(path("子育てサークルによる試用"), format!("{title} / ４　スケジュール"));
    assert_eq!(path("作成：汐見野市"), title);
    let plan = document(PLANS[1].1);
    let title = "実施計画書 / 楠ヶ原市デジタル推進計画（令和６～９年度）　個票";
    assert_eq!(plan.headings(plan.blocks.last().unwrap().section).join(" / "), format!("{title} / 指標"));
}

// Layouts

#[test]
fn labels_that_stand_out_name_what_stands_beside_them() {
    let form = sheet()
        .row(1, &[("A:D", "事業計画書", BOLD)])
        .row(
            2,
            &[("A", "事業名", LABEL), ("B", "窓口改革", BOX), ("C", "担当課", LABEL), ("D", "市民課", BOX)],
        )
        .row(3, &[("A", "実施期間", LABEL), ("B", "", BOX), ("C", "予算額", LABEL), ("D", "4180", BOX)])
        .row(4, &[("A", "目的", LABEL), ("B:D", "待ち時間を短くする。", BOX), ("C", "", BOX), ("D", "", BOX)])
        .row(5, &[("A", "外部評価", LABEL), ("B:D", "", BOX), ("C", "", BOX), ("D", "", BOX)]);
    assert_eq!(
        of_sheet(form),
        [
            "## 事業計画書",
            "事業名=窓口改革 | 担当課=市民課",
            "実施期間 | 予算額=4180",
            "目的=待ち時間を短くする。",
            "外部評価"
        ]
    );
}

#[test]
fn labels_that_look_like_all_else_name_what_stands_beside_them() {
    let form = sheet()
        .row(1, &[("A", "事業名", BOX), ("B", "窓口改革事業", BOX)])
        .row(2, &[("A", "主管課", BOX), ("B", "市民課", BOX)])
        .row(3, &[("A", "庁内の会議", BOX), ("B", "毎月１回、６課の係長で開く。", BOX)])
        .row(5, &[("A", "団体名", BOX), ("B", "商工会", BOX), ("C", "役割", BOX), ("D", "周知への協力", BOX)])
        .row(7, &[("A", "実施期間", BOX), ("B", "", BOX), ("C", "予算額", BOX), ("D", "", BOX)]);
    assert_eq!(
        of_sheet(form),
        [
            "事業名=窓口改革事業",
            "主管課=市民課",
            "庁内の会議=毎月１回、６課の係長で開く。",
            "団体名=商工会 | 役割=周知への協力",
            "実施期間 | 予算額",
        ]
    );
}

#[test]
fn squared_paper_is_read_by_its_merged_ranges() {
    let form = sheet()
        .row(2, &[("B:AK", "１　事業の概要", BOLD)])
        .row(3, &[("B:H", "事業名", LABEL), ("I:AK", "窓口改革", BOX)])
        .row(4, &[("B:H7", "推進体制", LABEL), ("I:N", "庁内", LABEL), ("O:AK", "毎月の会議", BOX)])
        .row(5, &[("I:N7", "庁外", LABEL), ("O:AK", "隔月の連絡会", BOX)])
        .row(6, &[("O:AK7", "年１回の協議会", BOX)])
        .row(9, &[("B:AK", "２　周知", BOLD)])
        .row(10, &[("C:L", "対象", LABEL), ("M:V", "手段", LABEL), ("W:AK", "担い手", LABEL)])
        .row(11, &[("C:L", "高齢者", BOX), ("M:V", "回覧", BOX), ("W:AK", "自治会", BOX)]);
    assert_eq!(
        of_sheet(form),
        [
            "## １　事業の概要",
            "事業名=窓口改革",
            "推進体制=庁内 | 庁内=毎月の会議",
            "推進体制=庁外 | 庁外=隔月の連絡会",
            "推進体制=庁外 | 庁外=年１回の協議会",
            "## ２　周知",
            "対象=高齢者 | 手段=回覧 | 担い手=自治会",
        ]
    );
}

#[test]
fn a_table_ends_at_an_empty_row_or_at_a_text_across_it() {
    let table = sheet()
        .row(1, &[("A", "部署", BOX), ("B", "役割", BOX), ("C", "人数", BOX)])
        .row(2, &[("A:A3", "市民課", BOX), ("B", "窓口", BOX), ("C", "3", BOX)])
        .row(3, &[("B", "案内", BOX), ("C", "1", BOX)])
        .row(4, &[("A", "", BOX), ("B", "", BOX), ("C", "", BOX)])
        .row(5, &[("A", "情報課", BOX), ("B", "", BOX), ("C", "", BOX)])
        .row(7, &[("A", "問合せ先", PLAIN), ("B", "情報課", PLAIN)])
        .row(9, &[("A", "時期", BOX), ("B", "内容", BOX)])
        .row(10, &[("A", "４月", BOX), ("B", "契約", BOX)])
        .row(11, &[("A:C", "なお、時期は変わることがある。", PLAIN)])
        .row(12, &[("A", "備考", PLAIN), ("B", "なし", PLAIN)])
        .row(14, &[("A", "時期", BOLD), ("B", "内容", BOLD)])
        .row(15, &[("A", "４月", PLAIN), ("B", "契約", PLAIN)])
        .row(16, &[("B", "職員研修", PLAIN)]);
    assert_eq!(
        of_sheet(table),
        [
            "部署=市民課 | 役割=窓口 | 人数=3",
            "部署=市民課 | 役割=案内 | 人数=1",
            "部署=情報課",
            "問合せ先=情報課",
            "時期=４月 | 内容=契約",
            "なお、時期は変わることがある。",
            "備考=なし",
            "時期=４月 | 内容=契約",
            "内容=職員研修",
        ]
    );
}

#[test]
fn heads_may_take_two_rows_and_go_on_below_a_line_across() {
    let table = sheet()
        .row(1, &[("A:A2", "指標", LABEL), ("B:C", "目標値", LABEL)])
        .row(2, &[("B", "令和６年度", LABEL), ("C", "令和７年度", LABEL)])
        .row(3, &[("A:C", "利用", BOX), ("B", "", BOX), ("C", "", BOX)])
        .row(4, &[("A", "件数", BOX), ("B", "1200", BOX), ("C", "1500", BOX)]);
    assert_eq!(of_sheet(table), ["利用", "指標=件数 | 目標値令和６年度=1200 | 目標値令和７年度=1500"]);
}

#[test]
fn a_label_may_stand_over_its_value() {
    let form = sheet()
        .row(1, &[("A:D", "事業の目的", BOX)])
        .row(2, &[("A:D", "来庁者の負担を軽くし、職員が相談に時間を割けるようにすることを目指す。", BOX)])
        .row(4, &[("A", "庁内の体制", BOX), ("B", "庁外の体制", BOX)])
        .row(
            5,
            &[("A", "６課の係長による検討班を毎月開く。", BOX), ("B", "商工会と隔月で連絡会を開く。", BOX)],
        );
    assert_eq!(
        of_sheet(form),
        [
            "事業の目的=来庁者の負担を軽くし、職員が相談に時間を割けるようにすることを目指す。",
            "庁内の体制=６課の係長による検討班を毎月開く。 | 庁外の体制=商工会と隔月で連絡会を開く。",
        ]
    );
}

#[test]
fn plain_section_lines_are_headings_and_lists_are_not() {
    let plan = sheet()
        .row(1, &[("A", "第１　目的", PLAIN)])
        .row(2, &[("A", "窓口の負担を軽くする。", PLAIN)])
        .row(3, &[("A", "第２　取組", PLAIN), ("F", "（単位：千円）", PLAIN)])
        .row(4, &[("A", "(1) 申請書の作成", PLAIN)])
        .row(5, &[("A", "(2) 手数料の収納", PLAIN)])
        .row(6, &[("A", "１　庁内で会議を開く", PLAIN)])
        .row(7, &[("A", "※金額は見込み", PLAIN)])
        .row(8, &[("A", "【周知】", PLAIN)])
        .row(9, &[("A", "・広報紙\n・回覧\n毎月１回", PLAIN)]);
    assert_eq!(
        of_sheet(plan),
        [
            "## 第１　目的",
            "窓口の負担を軽くする。",
            "## 第２　取組",
            "（単位：千円）",
            "- 申請書の作成",
            "- 手数料の収納",
            "１　庁内で会議を開く",
            "※金額は見込み",
            "### 【周知】",
            "- 広報紙",
            "- 回覧",
            "毎月１回",
        ]
    );
}

#[test]
fn statements_within_a_cell_stay_apart_under_the_same_head() {
    let form =
        sheet().row(1, &[("A", "体制", LABEL), ("B", "①毎月、会議を開く\n②各課に担当を置く", BOX)]).row(
            2,
            &[
                ("A", "事業の\n目的", LABEL),
                ("B", "来庁者が何度も同じことを書かずに済むようにし、待\nち時間を短くする。", BOX),
            ],
        );
    let bytes = workbook(&[form]);
    assert_eq!(
        shown(&bytes)[1..],
        [
            "体制=毎月、会議を開く | 体制=各課に担当を置く",
            "事業の目的=来庁者が何度も同じことを書かずに済むようにし、待ち時間を短くする。"
        ]
    );
    let document = document(&bytes);
    let at = document.text.find("各課").unwrap();
    assert_eq!(document.place(at), Some(Place::Cell { sheet: 0, row: 1, column: 2 }));
}

#[test]
fn numbers_are_read_as_they_are_shown() {
    let form = sheet()
        .row(1, &[("A", "開始日", LABEL), ("B", "46113", DATE)])
        .row(2, &[("A", "割合", LABEL), ("B", "0.285", PERCENT)])
        .row(3, &[("A", "件数", LABEL), ("B", "1200", BOX)])
        .row(4, &[("A", "控え", LABEL), ("B", "7", NOTHING)]);
    assert_eq!(of_sheet(form), ["開始日=令和8年4月1日", "割合=29%", "件数=1200", "控え"]);
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let shown_sheet = sheet()
        .hide_columns(3, 3)
        .row(1, &[("A", "事業名", LABEL), ("B", "窓口改革", BOX), ("C", "隠し列", BOX)])
        .hidden_row(2, &[("A", "隠し行", LABEL), ("B", "隠し行の値", BOX)])
        .row(3, &[("A", "担当", LABEL), ("B", "市民課", BOX)])
        .row(4, &[("C:D", "またがる", BOX)]);
    let hidden = Sheet::new("一覧").hidden().row(1, &[("A", "隠しシート", PLAIN)]);
    assert_eq!(
        shown(&workbook(&[shown_sheet, hidden])),
        [
            "# 計画",
            "事業名=窓口改革",
            "担当=市民課",
            "またがる",
            "omitted: 1 rows and 1 columns of 計画",
            "omitted: sheet 一覧"
        ]
    );
}

#[test]
fn a_cell_under_a_merged_one_is_not_seen() {
    let form = sheet().row(1, &[("A", "名称", LABEL), ("B:D", "見える", BOX), ("C", "見えない", BOX)]);
    assert_eq!(of_sheet(form), ["名称=見える"]);
}

#[test]
fn text_boxes_are_read_after_the_cells() {
    let plan =
        sheet().text_box(9, &["二つ目"]).text_box(5, &["一つ目", "・項目"]).row(1, &[("A", "本文。", PLAIN)]);
    assert_eq!(
        lines(&document(&workbook(&[plan]))),
        ["[計画!A1] # 計画", "[計画!A1] 本文。", "[計画!B5] 一つ目", "[計画!B5] - 項目", "[計画!B9] 二つ目"]
    );
}

#[test]
fn each_sheet_is_a_section_and_an_empty_one_is_none() {
    let sheets = [
        Sheet::new("空"),
        Sheet::new("概要").row(1, &[("A", "１　目的", BOLD)]).row(2, &[("A", "本文。", PLAIN)]),
        Sheet::new("工程").row(1, &[("A", "四月に始める。", PLAIN)]),
    ];
    assert_eq!(shown(&workbook(&sheets)), ["# 概要", "## １　目的", "本文。", "# 工程", "四月に始める。"]);
}

// What cannot be read

const DAMAGED: DocumentFault = DocumentFault::Damaged { kind: DocumentKind::Excel };

fn fault(bytes: &[u8]) -> DocumentFault {
    read(bytes, Some("xlsx")).expect_err("it cannot be read")
}

/// The parts of a sample.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("a whole entry");
        parts.push((name, content));
    }
    parts
}

/// A sample with a part put in place of its own.
fn with_part(bytes: &[u8], part: &str, text: &[u8]) -> Vec<u8> {
    let mut parts = parts(bytes);
    for (_, content) in parts.iter_mut().filter(|(name, _)| name == part) {
        *content = text.to_vec();
    }
    package(&parts)
}

fn part_of(bytes: &[u8], part: &str) -> String {
    let text = parts(bytes).into_iter().find(|(name, _)| name == part).expect("the part").1;
    String::from_utf8(text).expect("a text")
}

#[test]
fn an_empty_workbook_has_no_text() {
    assert_eq!(fault(&workbook(&[sheet()])), DocumentFault::NoText);
    assert_eq!(fault(&workbook(&[sheet().hidden().row(1, &[("A", "隠し", PLAIN)])])), DocumentFault::NoText);
}

#[test]
fn a_damaged_workbook_is_said_to_be_damaged() {
    let form = FORMS[0].1;
    for (part, text) in [
        ("xl/workbook.xml", "<workbook><sheets>"),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"none\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"),
        ("xl/sharedStrings.xml", "<sst><si><t>a"),
        ("xl/styles.xml", "<styleSheet><fonts>"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A0\"><v>1</v></c></row></sheetData></worksheet>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"AAAAAAAAAAAA1\"><v>1</v></c></row></sheetData></worksheet>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1:Z\"/></mergeCells></worksheet>",
        ),
        ("xl/worksheets/sheet1.xml", "<worksheet></wrong>"),
    ] {
        assert_eq!(fault(&with_part(form, part, text.as_bytes())), DAMAGED, "{part} {text}");
    }
    assert_eq!(fault(&with_part(form, "xl/workbook.xml", &[0x8c, 0x76])), DAMAGED);
    assert_eq!(fault(&form[..form.len() / 2]), DAMAGED);
}

#[test]
fn what_a_file_declares_is_not_believed() {
    // `calamine` ends the process at the first of these.
    let form = FORMS[0].1;
    let strings =
        part_of(form, "xl/sharedStrings.xml").replacen("uniqueCount=\"", "uniqueCount=\"999999999", 1);
    let sheet = part_of(form, "xl/worksheets/sheet1.xml");
    for (part, text) in [
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet.replace("ref=\"A1:E12\"", "ref=\"XFD1048576:A1\"")),
        (
            "xl/worksheets/sheet1.xml",
            sheet.replace("ref=\"A1:E12\"", "ref=\"AAAAAAAAAAAAAAA99999999999999:A1\""),
        ),
    ] {
        assert_eq!(
            lines(&document(&with_part(form, part, text.as_bytes()))),
            lines(&document(form)),
            "{part}"
        );
    }
}

#[test]
fn bombs_are_stopped() {
    let start = Instant::now();
    let form = FORMS[0].1;
    let filled = |cells: usize| {
        let cells = "<c><v>1</v></c>".repeat(cells);
        let row = format!("<row>{cells}</row>");
        format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(32))
    };
    let cells = with_part(form, "xl/worksheets/sheet1.xml", filled(16_000).as_bytes());
    assert!(cells.len() < 60_000, "{}", cells.len());
    assert_eq!(fault(&cells), DocumentFault::TooMuch { of: Bound::Cells, limit: 500_000 });
    // A long text in many cells.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "計画".repeat(100_000));
    let shared = "<row><c t=\"s\"><v>0</v></c></row>".repeat(500);
    let bytes = with_part(form, "xl/sharedStrings.xml", strings.as_bytes());
    let sheet = format!("<worksheet><sheetData>{shared}</sheetData></worksheet>");
    let bytes = with_part(&bytes, "xl/worksheets/sheet1.xml", sheet.as_bytes());
    let bytes = with_part(&bytes, "xl/worksheets/sheet2.xml", b"<worksheet></worksheet>");
    assert!(matches!(fault(&bytes), DocumentFault::TooMuch { of: Bound::TextBytes, .. }));
    // Merged cells that reach down beside all rows below.
    let tall: String = (0..10_000)
        .map(|n| format!("<c r=\"{}1\"><v>1</v></c>", Document::cell_name(1, n + 1).trim_end_matches('1')))
        .collect();
    let below: String =
        (2..2_000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let merges: String = (0..10_000)
        .map(|n| {
            let column = Document::cell_name(1, n + 1);
            let column = column.trim_end_matches('1');
            format!("<mergeCell ref=\"{column}1:{column}101\"/>")
        })
        .collect();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{tall}</row>{below}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    );
    let bytes = with_part(form, "xl/worksheets/sheet1.xml", sheet.as_bytes());
    let read = read(&bytes, Some("xlsx"));
    assert!(matches!(read, Ok(_) | Err(DocumentFault::TooMuch { of: Bound::Cells, .. })));
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn too_many_entries_are_not_opened() {
    let parts: Vec<(String, Vec<u8>)> =
        (0..10_001).map(|n| (format!("xl/workbook{n}.xml"), Vec::new())).collect();
    assert_eq!(fault(&package(&parts)), DocumentFault::TooMuch { of: Bound::Entries, limit: 10_000 });
}

#[test]
fn an_entry_that_is_longer_than_it_says_is_damaged_or_counted() {
    let mut bytes = workbook(&[sheet().row(1, &[("A", "本文。", PLAIN)])]);
    // The sizes in the directory of the archive, at the end of the file.
    let at = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    let _ = read(&bytes, Some("xlsx"));
}

#[test]
fn damaged_variants_of_all_samples_return() {
    // A fixed sequence, so that a failure can be found again.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let samples: Vec<&[u8]> = FORMS.iter().map(|(_, bytes)| *bytes).chain([PLANS[1].1]).collect();
    for bytes in samples {
        for _ in 0..20 {
            let _ = read(&bytes[..random(bytes.len())], Some("xlsx"));
            let mut flipped = bytes.to_vec();
            for _ in 0..=random(8) {
                let at = random(flipped.len());
                flipped[at] ^= 1 << random(8);
            }
            let _ = read(&flipped, Some("xlsx"));
        }
        // Within the parts, where the archive's checks do not catch it.
        for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"] {
            let Some((_, text)) = parts(bytes).into_iter().find(|(name, _)| name == part) else {
                continue;
            };
            for _ in 0..20 {
                let mut flipped = text.clone();
                for _ in 0..=random(4) {
                    let at = random(flipped.len());
                    flipped[at] = *b"<>\"'/=&;:09AZ \xe4".get(random(15)).unwrap();
                }
                let _ = read(&with_part(bytes, part, &flipped), Some("xlsx"));
            }
        }
    }
}
