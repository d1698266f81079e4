//! Reading Excel workbooks: the samples, the labelled plans beside their Markdown, made-up sheets of every kind of
//! layout; in `hostile`, files that are damaged or hostile.

#[path = "common/document_lines.rs"]
mod document_lines;
#[path = "document_excel/hostile.rs"]
mod hostile;
#[path = "common/workbook.rs"]
mod workbook;

use std::time::{Duration, Instant};

use document_lines::lines;
use dx_check::document::{Content, Document, Place, read};
use workbook::{BOLD, BOX, DATE, LABEL, NOTHING, PERCENT, PLAIN, Sheet, workbook};

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
