//! Excel workbooks that are damaged or hostile, or hold nothing.

use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use dx_check::document::{Document, DocumentFault, DocumentKind, read};
use dx_check::problem::Bound;
use zip::ZipArchive;

use super::document_lines::lines;
use super::workbook::{PLAIN, package, workbook};
use super::{FORMS, PLANS, document, sheet};

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
