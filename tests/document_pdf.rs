//! PDF: samples with predefined maps of characters, with passwords, from LibreOffice and Chromium; labelled plans
//! against their Markdown; made pages with tables, columns and running heads; damaged and hostile files.

#[path = "common/make_pdf.rs"]
mod make_pdf;
#[path = "common/page_lines.rs"]
mod page_lines;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use dx_check::document::{Document, DocumentFault, DocumentKind, read};
use make_pdf::{Page, file, file_with, stream};
use page_lines::{lines, placed_lines};

fn bytes_of(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)).expect(path)
}

fn document(bytes: &[u8]) -> Document {
    read(bytes, Some("pdf")).expect("a PDF")
}

fn shown(pages: &[Page]) -> String {
    lines(&document(&file(pages)))
}

const READABLE: [&str; 9] = [
    "lo_body",
    "chromium_body",
    "hand_90ms_rksj_h",
    "hand_euc_h",
    "hand_unijis_utf16_h",
    "rl_unijis_ucs2_h",
    "rl_unijis_ucs2_v",
    "enc_owner_aes256",
    "enc_owner_rc4",
];

#[test]
fn every_line_of_the_samples_is_read_once_and_in_order() {
    let source = String::from_utf8(bytes_of("samples/body_source.txt")).expect("UTF-8");
    let expected: String = source
        .lines()
        .map(|line| if line.starts_with('第') { format!("# {line}\n") } else { format!("{line}\n") })
        .collect();
    for name in READABLE {
        let document = document(&bytes_of(&format!("samples/{name}.pdf")));
        assert_eq!(lines(&document), expected, "{name}");
    }
}

#[test]
fn places_are_lines_of_pages() {
    let document = document(&bytes_of("plans/dev/01-boshi-app.pdf"));
    let placed = placed_lines(&document);
    assert!(placed.contains("p2:6     事業全体の責任者は"), "{placed}");
    assert!(placed.contains("p4:10    - 母子保健係は、毎月第２水曜の"), "{placed}");
}

#[test]
fn a_password_is_asked_for_only_when_it_is_needed() {
    assert_eq!(read(&bytes_of("samples/enc_user_aes256.pdf"), Some("pdf")), Err(DocumentFault::Password));
}

#[test]
fn labelled_plans_read_as_their_markdown_does() {
    for name in ["01-boshi-app", "03-kakanai-madoguchi"] {
        let document = document(&bytes_of(&format!("plans/dev/{name}.pdf")));
        let markdown = String::from_utf8(bytes_of(&format!("plans/dev/{name}.md"))).expect("UTF-8");
        assert_eq!(bare(&lines(&document)), bare(&markdown_lines(&markdown)), "{name}");
    }
}

/// Without spaces: their width is not told.
fn bare(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_whitespace()).collect()
}

/// Simple Markdown as `document_lines` shows a document.
fn markdown_lines(markdown: &str) -> String {
    let mut out = String::new();
    let mut heads: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    for line in markdown.lines().chain([""]) {
        let is_text = !line.is_empty()
            && !line.starts_with(['#', '|', '-'])
            && !line.starts_with(|c: char| c.is_ascii_digit());
        if is_text {
            paragraph += line;
            continue;
        }
        if !paragraph.is_empty() {
            let _ = writeln!(out, "{}", std::mem::take(&mut paragraph));
        }
        let cells =
            || line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<String>>();
        if !line.starts_with('|') {
            heads.clear();
        }
        if line.starts_with('#') || line.starts_with('-') {
            let _ = writeln!(out, "{line}");
        } else if let Some((_, item)) = line.split_once(". ").filter(|_| !line.starts_with('|')) {
            let _ = writeln!(out, "- {item}");
        } else if line.starts_with('|') && heads.is_empty() {
            heads = cells();
        } else if line.starts_with('|') && !line.contains("---") {
            let row: Vec<String> =
                heads.iter().zip(cells()).map(|(head, cell)| format!("{head}={cell}")).collect();
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
    }
    out
}

/// The rules of a table: at each place all the way.
fn ruled(page: Page, xs: &[f32], ys: &[f32]) -> Page {
    let page = xs.iter().fold(page, |page, x| page.rule(*x, ys[0], *x, ys[ys.len() - 1]));
    ys.iter().fold(page, |page, y| page.rule(xs[0], *y, xs[xs.len() - 1], *y))
}

#[test]
fn a_ruled_table_has_heads_and_cells_of_several_lines() {
    let page =
        Page::new().text(50.0, 100.0, 16.0, "実施計画").text(50.0, 130.0, 10.0, "次の表のとおり進める。");
    let page = ruled(page, &[50.0, 150.0, 350.0, 450.0], &[140.0, 160.0, 196.0, 216.0])
        .text(60.0, 154.0, 10.0, "時期")
        .text(160.0, 154.0, 10.0, "内容")
        .text(360.0, 154.0, 10.0, "担当")
        .text(60.0, 181.0, 10.0, "４月")
        .text(160.0, 172.0, 10.0, "業者を選び、窓口の職員と画面を確か")
        .text(160.0, 190.0, 10.0, "める。")
        .text(360.0, 181.0, 10.0, "情報政策課")
        .text(60.0, 210.0, 10.0, "５月")
        .text(160.0, 210.0, 10.0, "開始")
        .text(360.0, 210.0, 10.0, "市民課")
        .text(50.0, 240.0, 10.0, "表の後の文。");
    assert_eq!(
        shown(&[page]),
        "# 実施計画\n次の表のとおり進める。\n| 時期=４月 | 内容=業者を選び、窓口の職員と画面を確かめる。 | 担当=情報政策課 |\n\
         | 時期=５月 | 内容=開始 | 担当=市民課 |\n表の後の文。\n"
    );
}

#[test]
fn merged_cells_and_heads_in_two_rows_are_told() {
    let page = Page::new();
    // 区分 over two rows; 予算 over two columns, above 令和７年度 and 令和８年度.
    let mut page = page.rule(50.0, 100.0, 350.0, 100.0).rule(150.0, 120.0, 350.0, 120.0);
    for y in [140.0, 160.0, 180.0] {
        page = page.rule(50.0, y, 350.0, y);
    }
    for x in [50.0, 150.0, 350.0] {
        page = page.rule(x, 100.0, x, 180.0);
    }
    let page = page
        .rule(250.0, 120.0, 250.0, 180.0)
        .text(60.0, 124.0, 10.0, "区分")
        .text(230.0, 114.0, 10.0, "予算")
        .text(160.0, 134.0, 10.0, "令和７年度")
        .text(260.0, 134.0, 10.0, "令和８年度")
        .text(60.0, 154.0, 10.0, "構築費")
        .text(160.0, 154.0, 10.0, "100千円")
        .text(260.0, 154.0, 10.0, "0千円")
        .text(60.0, 174.0, 10.0, "利用料")
        .text(160.0, 174.0, 10.0, "20千円")
        .text(260.0, 174.0, 10.0, "40千円");
    assert_eq!(
        shown(&[page]),
        "| 区分=構築費 | 予算令和７年度=100千円 | 予算令和８年度=0千円 |\n\
         | 区分=利用料 | 予算令和７年度=20千円 | 予算令和８年度=40千円 |\n"
    );
}

#[test]
fn a_form_has_labels() {
    let page = ruled(Page::new(), &[50.0, 150.0, 450.0], &[100.0, 120.0, 176.0, 196.0])
        .text(60.0, 114.0, 10.0, "事業名")
        .text(160.0, 114.0, 10.0, "書かない窓口")
        .text(60.0, 150.0, 10.0, "職員体制")
        .lines(160.0, 134.0, &["・専任の職員を二人置く。", "・副担当が手順書を毎月確かめる。"])
        .text(60.0, 190.0, 10.0, "周知方針")
        .text(160.0, 190.0, 10.0, "検討中である。");
    assert_eq!(
        shown(&[page]),
        "| 事業名=書かない窓口 |\n| 職員体制=・専任の職員を二人置く。 |\n\
         | 職員体制=・副担当が手順書を毎月確かめる。 |\n| 周知方針=検討中である。 |\n"
    );
}

#[test]
fn running_heads_and_page_numbers_go_and_paragraphs_cross_pages() {
    let page = |number: usize, lines: &[&str]| {
        Page::new().text(400.0, 40.0, 9.0, "某市デジタル計画").lines(100.0, 100.0, lines).text(
            290.0,
            770.0,
            9.0,
            &format!("－ {number} －"),
        )
    };
    let long = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも";
    let full = format!("{long}やゆよら");
    let pages = [
        page(1, &[&full, &full, "短い行で終わる。", &full, &full]),
        page(2, &["続きの文である。", "次の段落。"]),
        page(3, &["三ページの文。"]),
    ];
    assert_eq!(
        shown(&pages),
        format!("{full}{full}短い行で終わる。\n{full}{full}続きの文である。\n次の段落。\n三ページの文。\n")
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "左一あいうえおかきくけこさしすせそ",
        "左二あいうえおかきくけこさしすせそ",
        "左三あいうえおかきくけこさしすせそ",
        "左四あいうえおかきくけこさしすせそ",
        "左五で終わる。",
    ];
    let right = left.map(|line| line.replace('左', "右"));
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    let page = Page::new()
        .text(150.0, 80.0, 16.0, "二段組の広報計画について定める")
        .lines(50.0, 120.0, &left)
        .lines(250.0, 120.0, &right);
    assert_eq!(
        shown(&[page]),
        format!("# 二段組の広報計画について定める\n{}\n{}\n", left.concat(), right.concat())
    );
}

#[test]
fn numbers_make_headings_and_lists_stay_lists() {
    let page = Page::new().lines(
        50.0,
        100.0,
        &[
            "第１　推進体制",
            "１　庁内の体制",
            "　次のとおり分担する。",
            "(1) 市民課は受付を担う。",
            "(2) 情報政策課は構築を担う。",
            "２　会議",
            "　毎月第一月曜に開く。",
            "・欠席した課には要点を知らせる",
            "・議事録を残す",
        ],
    );
    assert_eq!(
        shown(&[page]),
        "# 第１　推進体制\n## １　庁内の体制\n次のとおり分担する。\n- 市民課は受付を担う。\n- 情報政策課は構築を担う。\n\
         ## ２　会議\n毎月第一月曜に開く。\n- 欠席した課には要点を知らせる\n- 議事録を残す\n"
    );
}

#[test]
fn contents_watermarks_and_clipped_text_are_left_out() {
    let page = Page::new()
        .text(50.0, 100.0, 10.0, "目次")
        .text(50.0, 120.0, 10.0, "１　体制 ………………………… 3")
        .text(50.0, 160.0, 10.0, "本文である。")
        .raw("q 0.7 0.7 -0.7 0.7 200 300 cm BT /F1 60 Tf <6848> Tj ET Q")
        .raw("q 50 700 100 20 re W n BT /F1 10 Tf 1 0 0 1 300 705 Tm <96A0> Tj ET Q");
    assert_eq!(shown(&[page]), "目次\n本文である。\n");
}

#[test]
fn unseen_text_counts_only_under_a_picture_of_a_page() {
    let seen =
        Page::new().text(50.0, 100.0, 10.0, "見える文である。").raw("3 Tr").text(50.0, 120.0, 10.0, "隠し");
    assert_eq!(shown(&[seen]), "見える文である。\n");
    let scanned = Page::new().raw("3 Tr").text(50.0, 100.0, 10.0, "読み取られた文である。");
    assert_eq!(shown(&[scanned]), "読み取られた文である。\n");
}

#[test]
fn pages_without_text_are_said_to_have_none() {
    let pages = [Page::new().raw("0 0 100 100 re f"), Page::new()];
    assert_eq!(read(&file(&pages), Some("pdf")), Err(DocumentFault::NoTextLayer { pages: 2 }));
}

#[test]
fn damaged_files_are_said_to_be_damaged() {
    let damaged = Err(DocumentFault::Damaged { kind: DocumentKind::Pdf });
    assert_eq!(read(b"%PDF-1.7\n", Some("pdf")), damaged);
    assert_eq!(read(b"%PDF-1.7\nnothing of a PDF\n%%EOF", Some("pdf")), damaged);
}

#[test]
fn cut_and_changed_files_are_answered() {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("small")
    };
    let names = READABLE.iter().map(|name| format!("samples/{name}.pdf"));
    for name in names.chain(["plans/dev/03-kakanai-madoguchi.pdf".to_owned()]) {
        let whole = bytes_of(&name);
        // Making the key of the newest encryption takes a second in a build for tests; so do large fonts.
        let rounds = match name.as_str() {
            "samples/enc_owner_aes256.pdf" => 3,
            "samples/chromium_body.pdf" => 6,
            _ => 36,
        };
        for round in 0..rounds {
            let mut bytes = whole.clone();
            if round % 3 == 0 {
                bytes.truncate(next(whole.len() * 9 / 10).max(8));
                let answer = read(&bytes, Some("pdf"));
                assert!(matches!(answer, Err(DocumentFault::Damaged { .. })), "{name}, cut: {answer:?}");
                continue;
            }
            for _ in 0..=next(1 + round * 4) {
                let at = 8 + next(whole.len() - 8);
                bytes[at] = u8::try_from(next(256)).expect("a byte");
            }
            // Whatever it says, it says something.
            let _ = read(&bytes, Some("pdf"));
        }
    }
}

#[test]
fn a_page_whose_contents_are_lost_makes_the_file_damaged() {
    let text =
        String::from_utf8_lossy(&file(&[Page::new().text(50.0, 100.0, 10.0, "文である。"), Page::new()]))
            .into_owned();
    let lost = text.replace("/Contents 13 0 R", "/Contents 99 0 R");
    assert_ne!(lost, text);
    assert_eq!(read(lost.as_bytes(), Some("pdf")), Err(DocumentFault::Damaged { kind: DocumentKind::Pdf }));
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).expect("memory");
    encoder.finish().expect("memory")
}

fn assert_too_much(bytes: &[u8]) {
    assert!(bytes.len() < 64 << 10, "a small file: {}", bytes.len());
    let answer = read(bytes, Some("pdf"));
    assert!(matches!(answer, Err(DocumentFault::TooMuch { .. })), "{answer:?}");
}

#[test]
fn contents_packed_twice_are_refused() {
    let bomb = packed(&packed(&vec![b' '; 64 << 20]));
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter[/FlateDecode/FlateDecode]", &bomb);
    assert_too_much(&file_with(&["/X Do"], "/XObject<</X 10 0 R>>", &[form]));
}

#[test]
fn contents_packed_a_thousand_times_are_refused() {
    let bomb = packed(&b"q ".repeat(4 << 20));
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode", &bomb);
    assert_too_much(&file_with(&["/X Do"], "/XObject<</X 10 0 R>>", &[form]));
}

#[test]
fn drawings_that_show_drawings_are_refused() {
    // Ten to the power of eight: each form shows the next ten times.
    let forms: Vec<Vec<u8>> = (0..9)
        .map(|index| {
            let entries = format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>",
                11 + index
            );
            stream(&entries, "/X Do ".repeat(10).as_bytes())
        })
        .collect();
    assert_too_much(&file_with(&["/X Do"], "/XObject<</X 10 0 R>>", &forms));
    let itself = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"/X Do /X Do");
    assert_too_much(&file_with(&["/X Do"], "/XObject<</X 10 0 R>>", &[itself]));
}

#[test]
fn more_glyphs_than_a_small_file_can_mean_are_refused() {
    let text = packed(format!("BT /F1 9 Tf <{}> Tj ET ", "3042".repeat(400)).repeat(100).as_bytes());
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Filter/FlateDecode", &text);
    let contents = "/X Do ".repeat(20);
    assert_too_much(&file_with(&[&contents], "/XObject<</X 10 0 R>>", &[form]));
}

#[test]
fn deep_nesting_ends() {
    for deep in ["[", "<<", "<</A"] {
        let contents = format!("{} BT /F1 9 Tf <3042> Tj ET", deep.repeat(20_000));
        let _ = read(&file_with(&[&contents], "", &[]), Some("pdf"));
        let object = deep.repeat(20_000).into_bytes();
        let _ = read(&file_with(&["BT ET"], "/X 10 0 R", &[object]), Some("pdf"));
    }
    let states = "q ".repeat(200_000);
    let _ = read(&file_with(&[&states], "", &[]), Some("pdf"));
}
