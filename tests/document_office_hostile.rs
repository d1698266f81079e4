//! Word and PowerPoint files that are damaged or made to harm: an error, or a document, and always soon.

#[path = "common/office_package.rs"]
mod office_package;

use std::io::Read as _;
use std::time::{Duration, Instant};

use dx_check::document::{DocumentFault, DocumentKind, read};
use dx_check::problem::Bound;
use office_package::{p, package, word};

fn sample(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What is wrong with a Word file; `None` when it is read. It must not take long, even in a slow build.
fn fault(bytes: &[u8]) -> Option<DocumentFault> {
    let start = Instant::now();
    let fault = read(bytes, Some("docx")).err();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    fault
}

fn too_much(of: Bound) -> impl Fn(&DocumentFault) -> bool {
    move |fault| matches!(fault, DocumentFault::TooMuch { of: found, .. } if *found == of)
}

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("below a limit that fits")
    }
}

#[test]
fn an_entry_that_declares_less_than_it_holds_is_damage() {
    let damaged = Some(DocumentFault::Damaged { kind: DocumentKind::Word });
    assert_eq!(fault(&sample("bomb_lying_size.zip")), damaged);
}

#[test]
fn an_entry_that_declares_too_much_is_not_unpacked() {
    let mut bomb = package(&[("word/document.xml", "<w:document/>")]);
    let at = bomb.windows(4).position(|w| w == b"PK\x01\x02").expect("a directory");
    bomb[at + 24..at + 28].copy_from_slice(&(200_u32 << 20).to_le_bytes());
    assert!(fault(&bomb).is_some_and(|f| too_much(Bound::Unpacked)(&f)));
}

#[test]
fn entries_are_counted_before_the_archive_is_opened() {
    let mut bytes = package(&[("word/document.xml", "<w:document/>")]);
    bytes.extend(b"PK\x01\x02".repeat(20_000));
    assert!(fault(&bytes).is_some_and(|f| too_much(Bound::Entries)(&f)));
}

#[test]
fn nesting_cells_and_text_have_bounds() {
    let nested = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(5000), "</w:tc></w:tr></w:tbl>".repeat(5000));
    assert!(fault(&word(&nested, &[])).is_some_and(|f| too_much(Bound::Nesting)(&f)));
    let cells = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(600_000));
    assert!(fault(&word(&cells, &[])).is_some_and(|f| too_much(Bound::Cells)(&f)));
    let text = p(&"窓".repeat(23 << 20));
    assert!(fault(&word(&text, &[])).is_some_and(|f| too_much(Bound::TextBytes)(&f)));
}

#[test]
fn what_is_deep_within_the_bounds_is_read() {
    let depth = 80;
    let nested = format!(
        "{}{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(depth),
        p("底"),
        "</w:tc></w:tr></w:tbl>".repeat(depth)
    );
    assert_eq!(fault(&word(&nested, &[])), None);
}

#[test]
fn an_encrypted_entry_asks_for_the_password() {
    let mut bytes = package(&[("word/document.xml", "<w:document/>")]);
    // The flags stand at other offsets in the entry and in the directory.
    for (signature, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|w| w == signature).expect("a header");
        bytes[at + offset] |= 1;
    }
    assert_eq!(fault(&bytes), Some(DocumentFault::Password));
}

#[test]
fn what_repeats_takes_no_more_time_than_it_is_long() {
    let many = 30_000;
    let rows = |cell: &str| format!("<w:tbl><w:tr>{cell}</w:tr><w:tr>{}</w:tr></w:tbl>", cell.repeat(many));
    let hostile = [
        // Cells merged with those above, rows upon rows.
        rows(r#"<w:tc><w:tcPr><w:gridSpan w:val="4000000000"/><w:vMerge/></w:tcPr><w:p/></w:tc>"#),
        // Fields within fields, paragraphs joined to paragraphs, alternatives without end.
        format!("<w:p><w:r>{}</w:r></w:p>", r#"<w:fldChar w:fldCharType="begin"/><w:t>x</w:t>"#.repeat(many)),
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>".repeat(many),
        "<w:p><w:r><AlternateContent><Choice/><Fallback/></AlternateContent></w:r></w:p>".repeat(many),
        format!("<w:p><w:r>{}</w:r></w:p>", r#"<w:footnoteReference w:id="1"/>"#.repeat(many)),
        format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&amp;".repeat(many)),
        format!("<w:p><w:r>{}</w:r></w:p>", "<w:t>・x</w:t><w:br/>".repeat(many)),
    ];
    let note = format!(r#"<w:footnote w:id="1">{}</w:footnote>"#, p(&"長い脚注".repeat(10_000)));
    for body in hostile {
        fault(&word(&(body + &p("文")), &[("footnotes", &note)]));
    }
}

#[test]
fn styles_based_on_one_another_come_to_an_end() {
    let style = |id: usize, on: usize| {
        format!(r#"<w:style w:type="paragraph" w:styleId="s{id}"><w:basedOn w:val="s{on}"/></w:style>"#)
    };
    let chain: String = (0..5_000).map(|id| style(id, (id + 1) % 5_000)).collect();
    assert_eq!(fault(&word(&p("文"), &[("styles", &chain)])), None);
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut dice = Dice(0x5eed_0001);
    for (name, ending) in [
        ("plan_full.docx", "docx"),
        ("plan_full_lo.docx", "docx"),
        ("slides.pptx", "pptx"),
        ("slides_lo.pptx", "pptx"),
    ] {
        let whole = sample(name);
        for _ in 0..40 {
            let cut = dice.below(whole.len());
            assert!(read(&whole[..cut], Some(ending)).is_err(), "{name} cut at {cut}");
            let mut flipped = whole.clone();
            for _ in 0..=dice.below(20) {
                let at = dice.below(flipped.len());
                flipped[at] ^= 1 << dice.below(8);
            }
            let _ = read(&flipped, Some(ending));
        }
    }
}

#[test]
fn damaged_xml_is_read_or_refused() {
    let mut dice = Dice(0x5eed_0002);
    for (name, ending, part) in [
        ("plan_full.docx", "docx", "word/document.xml"),
        ("plan_full_lo.docx", "docx", "word/document.xml"),
        ("slides.pptx", "pptx", "ppt/slides/slide2.xml"),
        ("slides.pptx", "pptx", "ppt/charts/chart1.xml"),
    ] {
        let parts = unpacked(&sample(name));
        for _ in 0..100 {
            let mut parts = parts.clone();
            let (_, xml) = parts.iter_mut().find(|(of, _)| of == part).expect("the part");
            // Pieces between marks go, come twice or change places.
            let mut pieces: Vec<&str> = xml.split_inclusive('>').collect();
            for _ in 0..=dice.below(6) {
                let (from, to) = (dice.below(pieces.len()), dice.below(pieces.len()));
                match dice.below(4) {
                    0 => drop(pieces.remove(from)),
                    1 => pieces.insert(to, pieces[from]),
                    2 => pieces.swap(from, to),
                    _ => pieces[from] = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
                }
            }
            *xml = pieces.concat();
            let parts: Vec<_> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
            let _ = read(&package(&parts), Some(ending));
        }
    }
}

/// The XML parts of a package that are small: styles take most of the time.
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
        if is_xml && entry.size() < 100_000 && entry.read_to_string(&mut text).is_ok() {
            parts.push((name, text));
        }
    }
    parts
}
