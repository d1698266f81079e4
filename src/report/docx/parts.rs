//! What stands beside the text: styles, lists, fonts, settings, the head and foot of every page, and the properties.

use jiff::civil::Date;

use crate::i18n::Lang;
use crate::text::{fit, visible_line};

use super::front::About;
use super::package::Part;
use super::xml::Xml;

/// The namespace of all that is WordprocessingML.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of what refers to other parts.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// How the document refers to the head and the foot of its pages: the places of these in [`parts`].
pub(super) const HEADER: &str = "rId1";
pub(super) const FOOTER: &str = "rId2";

/// The columns of a project's name at the head of a page.
const HEAD: usize = 70;

/// What stands before the items of a list, by their depth.
const BULLETS: [&str; 4] = ["・", "－", "・", "－"];
/// How far items are set in, in twentieths of a point.
const INDENT: usize = 280;

/// The parts that the document refers to. `numbered` is how many numbered lists it has.
pub(super) fn parts(about: &About, lang: Lang, numbered: usize) -> Vec<Part> {
    let part = |kind, name, xml| Part { kind, name, xml };
    vec![
        part("header", "header.xml", header(about)),
        part("footer", "footer.xml", footer()),
        part("styles", "styles.xml", localized(include_str!("styles.xml"), lang)),
        part("numbering", "numbering.xml", numbering(numbered)),
        part("settings", "settings.xml", localized(include_str!("settings.xml"), lang)),
        part("fontTable", "fontTable.xml", include_str!("fonts.xml").to_owned()),
    ]
}

/// The language of the document, as Word names it.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "ja-JP",
        Lang::En => "en-US",
    }
}

/// A part with the language, the fonts for its Latin letters, and the sizes of text and tables in halves of a point.
fn localized(xml: &str, lang: Lang) -> String {
    let (body, head, size, table) = match lang {
        Lang::Ja => ("游明朝", "游ゴシック", "21", "19"),
        Lang::En => ("Arial", "Arial", "20", "18"),
    };
    let xml = xml.replace("$LANG$", tag(lang)).replace("$BODY$", body).replace("$HEAD$", head);
    xml.replace("$SIZE$", size).replace("$TABLE$", table)
}

fn header(about: &About) -> String {
    let name = if about.project.is_empty() { &about.title } else { &about.project };
    Xml::part("w:hdr", &[("xmlns:w", &WORD)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", "Header"));
            text_run(xml, &fit(&visible_line(name), HEAD));
        });
    })
}

/// The page and how many there are, as Word counts them itself.
fn footer() -> String {
    Xml::part("w:ftr", &[("xmlns:w", &WORD)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", "Footer"));
            xml.within("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| text_run(xml, "1"));
            text_run(xml, " / ");
            xml.within("w:fldSimple", &[("w:instr", &" NUMPAGES ")], |xml| text_run(xml, "1"));
        });
    })
}

fn text_run(xml: &mut Xml, text: &str) {
    xml.within("w:r", &[], |xml| xml.leaf("w:t", &[("xml:space", &"preserve")], text));
}

/// The lists: 1 is that of all bullets, 2 that of the style for numbers, and each numbered list has one of its own, so
/// that it begins with 1.
fn numbering(numbered: usize) -> String {
    Xml::part("w:numbering", &[("xmlns:w", &WORD)], |xml| {
        xml.within("w:abstractNum", &[("w:abstractNumId", &0)], |xml| {
            xml.val("w:multiLevelType", "hybridMultilevel");
            for (depth, mark) in BULLETS.iter().enumerate() {
                let style = list_style(depth);
                level(xml, depth, "bullet", style, mark);
            }
        });
        xml.within("w:abstractNum", &[("w:abstractNumId", &1)], |xml| {
            xml.val("w:multiLevelType", "singleLevel");
            level(xml, 0, "decimal", "ListNumber", "%1.");
        });
        let list = |xml: &mut Xml, id: usize, of: usize, anew: bool| {
            xml.within("w:num", &[("w:numId", &id)], |xml| {
                xml.val("w:abstractNumId", of);
                if anew {
                    xml.within("w:lvlOverride", &[("w:ilvl", &0)], |xml| xml.val("w:startOverride", 1));
                }
            });
        };
        list(xml, 1, 0, false);
        list(xml, 2, 1, false);
        (0..numbered).for_each(|number| list(xml, FIRST_NUMBERED + number, 1, true));
    })
}

/// The first list with numbers of its own.
pub(super) const FIRST_NUMBERED: usize = 3;

/// The style of an item at a depth.
pub(super) fn list_style(depth: usize) -> &'static str {
    match depth {
        0 => "ListBullet",
        1 => "ListBullet2",
        2 => "ListBullet3",
        _ => "ListBullet4",
    }
}

fn level(xml: &mut Xml, depth: usize, format: &str, style: &str, mark: &str) {
    xml.within("w:lvl", &[("w:ilvl", &depth)], |xml| {
        xml.val("w:start", 1);
        xml.val("w:numFmt", format);
        xml.val("w:pStyle", style);
        xml.val("w:lvlText", mark);
        xml.val("w:lvlJc", "left");
        xml.within("w:pPr", &[], |xml| {
            let left = INDENT * (depth + 1);
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &INDENT)]);
        });
    });
}

/// Title, subject, author, language and day of the report.
pub(super) fn core(about: &About, lang: Lang) -> String {
    let package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let spaces: [(&str, &dyn std::fmt::Display); 4] = [
        ("xmlns:cp", &package),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
        ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
    ];
    Xml::part("cp:coreProperties", &spaces, |xml| {
        let mut text = |name: &str, text: &str| {
            if !text.is_empty() {
                xml.leaf(name, &[], &visible_line(text));
            }
        };
        text("dc:title", &about.name(lang));
        text("dc:subject", &about.project);
        text("dc:creator", &about.assessor);
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.leaf(name, &[("xsi:type", &"dcterms:W3CDTF")], &midnight(about.date));
        }
        xml.leaf("dc:language", &[], tag(lang));
    })
}

fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// What wrote the file. Without its version: the same report gives the same bytes from release to release.
pub(super) fn app() -> String {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", &namespace)], |xml| xml.leaf("Application", &[], "dx-check"))
}
