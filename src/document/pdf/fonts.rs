//! What the interpreter does not say about fonts: what stands in for those that are not in the file, their weight,
//! and the characters of Japanese fonts without a text map.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_interpret::font::{FontData, Glyph};
use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

/// A font without letters (bare CFF, only `.notdef`). Fonts that are not in the file need something in their place,
/// or their text is passed over; nothing is drawn here, so an empty glyph is enough.
const EMPTY_FONT: [u8; 30] = [
    1,
    0,
    4,
    1, // header
    0,
    1,
    1,
    1,
    2,
    b'A', // names
    0,
    1,
    1,
    1,
    6,
    139 + 24,
    17,
    139,
    139 + 30,
    18, // CharStrings at 24; Private: 0 bytes at 30
    0,
    0, // strings
    0,
    0, // subroutines
    0,
    1,
    1,
    1,
    2,
    14, // glyphs: endchar
];

/// The stand-in for every font that is not in the file.
pub(super) fn stand_in() -> Option<(FontData, u32)> {
    Some((Arc::new(EMPTY_FONT), 0))
}

/// The most fonts without a text map that are looked at.
const MAX_FONTS: usize = 256;

/// The fonts of a document.
pub(super) struct Fonts<'a> {
    pdf: &'a Pdf,
    /// By name; looked up only when a glyph without a text map turns up.
    mapless: Option<HashMap<String, Vec<Mapless>>>,
}

/// A Japanese font without a text map: its codes give glyph numbers of a known collection, and those characters.
struct Mapless {
    encoding: CMap,
    characters: Arc<CMap>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, mapless: None }
    }

    /// Adds what a glyph reads as. False when that cannot be told.
    pub(super) fn read(&mut self, glyph: &Glyph<'_>, out: &mut String) -> bool {
        let found = match glyph.as_unicode() {
            None | Some(BfString::Char('\0' | '\u{FFFD}')) => self.by_collection(glyph),
            found => found,
        };
        match found {
            Some(BfString::Char(c)) => super::fold::push(c, out),
            Some(BfString::String(text)) => text.chars().for_each(|c| super::fold::push(c, out)),
            None => return false,
        }
        true
    }

    fn by_collection(&mut self, glyph: &Glyph<'_>) -> Option<BfString> {
        let Glyph::Outline(outline) = glyph else {
            return None;
        };
        let name = outline.font_data()?.postscript_name?;
        let pdf = self.pdf;
        let fonts = self.mapless.get_or_insert_with(|| mapless(pdf)).get(&name)?;
        let code = glyph.char_code();
        fonts.iter().find_map(|font| {
            let cid = (1..=4).find_map(|length| font.encoding.lookup_cid_code(code, length))?;
            font.characters.lookup_bf_string(cid)
        })
    }
}

/// How heavy the letters of a font look. Headings of official documents are often set in Gothic of the same size,
/// above text in Mincho.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    #[default]
    Plain,
    Gothic,
    Bold,
}

/// The weight of a glyph's font.
pub(super) fn weight(glyph: &Glyph<'_>) -> Weight {
    const BOLD: [&str; 6] = ["bold", "heavy", "black", "-w6", "-w7", "gothice"];
    const GOTHIC: [&str; 6] = ["gothic", "ゴシック", "sans", "meiryo", "メイリオ", "kaku"];
    let Glyph::Outline(outline) = glyph else {
        return Weight::Plain;
    };
    let Some(font) = outline.font_data() else {
        return Weight::Plain;
    };
    let name = font.postscript_name.unwrap_or_default().to_lowercase();
    let named = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if named(&BOLD) || font.weight.is_some_and(|weight| weight >= 600) {
        Weight::Bold
    } else if named(&GOTHIC) {
        Weight::Gothic
    } else {
        Weight::Plain
    }
}

fn mapless(pdf: &Pdf) -> HashMap<String, Vec<Mapless>> {
    let mut found: HashMap<String, Vec<Mapless>> = HashMap::new();
    let mut characters: Vec<(CidFamily, Arc<CMap>)> = Vec::new();
    let fonts = pdf.objects().into_iter().filter_map(Object::into_dict);
    for (name, font) in fonts.filter_map(|dict| read_mapless(&dict, &mut characters)).take(MAX_FONTS) {
        found.entry(name).or_default().push(font);
    }
    found
}

fn read_mapless(dict: &Dict<'_>, known: &mut Vec<(CidFamily, Arc<CMap>)>) -> Option<(String, Mapless)> {
    if dict.get::<Name<'_>>("Subtype")?.as_str() != "Type0" || dict.contains_key("ToUnicode") {
        return None;
    }
    let name = dict.get::<Name<'_>>("BaseFont")?.as_str().to_owned();
    // The six letters of a subset are not part of the name.
    let name = match name.split_once('+') {
        Some((subset, rest)) if subset.len() == 6 => rest.to_owned(),
        _ => name,
    };
    let encoding = match dict.get::<Object<'_>>("Encoding")? {
        Object::Name(name) => match CMapName::from_bytes(&name) {
            CMapName::IdentityH => CMap::identity_h(),
            CMapName::IdentityV => CMap::identity_v(),
            other => CMap::parse(load_embedded(other)?, load_embedded)?,
        },
        Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, load_embedded)?,
        _ => return None,
    };
    let descendant = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
    let (registry, ordering) =
        (info.get::<PdfString<'_>>("Registry")?, info.get::<PdfString<'_>>("Ordering")?);
    let family = CidFamily::from_registry_ordering(&registry, &ordering);
    if let Some((_, characters)) = known.iter().find(|(of, _)| *of == family) {
        return Some((name, Mapless { encoding, characters: Arc::clone(characters) }));
    }
    let characters = Arc::new(CMap::parse(load_embedded(family.ucs2_cmap()?)?, load_embedded)?);
    known.push((family, Arc::clone(&characters)));
    Some((name, Mapless { encoding, characters }))
}
