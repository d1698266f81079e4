//! What the styles of a Word file say of paragraphs and runs.

use std::collections::HashMap;

use super::super::xml::{Element, Node, Xml};
use super::super::{DocumentFault, DocumentKind};

/// The longest chain of styles based on styles. Word itself stops at ten.
const MAX_CHAIN: usize = 32;

/// The styles, by their id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Style,
}

/// What a style comes to, with what it is based on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Style {
    /// Its name in lower case. Ids differ from language to language, names do not.
    pub(super) name: String,
    /// The outline level, 0 the outermost; 9 is that of the body text.
    pub(super) outline: Option<u32>,
    /// The list.
    pub(super) list: Listing,
    /// Hidden text.
    pub(super) hidden: Option<bool>,
    /// Bold text.
    pub(super) bold: Option<bool>,
}

/// The list that a paragraph belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// The numbering; 0 is none.
    pub(super) id: Option<u32>,
    /// How deep.
    pub(super) level: Option<u32>,
}

impl Listing {
    /// This, and where it says nothing the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self { id: self.id.or(other.id), level: self.level.or(other.level) }
    }
}

/// A style as it is written.
#[derive(Default)]
struct Raw {
    id: String,
    based_on: Option<String>,
    usual: bool,
    own: Style,
}

impl Styles {
    /// The styles of the part that holds them.
    pub(super) fn read(part: &[u8]) -> Result<Self, DocumentFault> {
        let mut xml = Xml::new(part, DocumentKind::Word);
        let mut raw: HashMap<String, Raw> = HashMap::new();
        let mut usual = String::new();
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "style" => {
                    let kind = element.attribute("type").unwrap_or_default();
                    if kind == "table" || kind == "numbering" {
                        xml.leap(&element)?;
                        continue;
                    }
                    let style = style(&mut xml, &element)?;
                    if style.usual && kind == "paragraph" {
                        usual.clone_from(&style.id);
                    }
                    raw.insert(style.id.clone(), style);
                }
                Node::Open(element) if matches!(element.name(), "latentStyles" | "docDefaults") => {
                    xml.leap(&element)?;
                }
                Node::End => break,
                _ => {}
            }
        }
        let styles: HashMap<_, _> = raw.keys().map(|id| (id.clone(), resolved(&raw, id))).collect();
        let usual = styles.get(&usual).cloned().unwrap_or_default();
        Ok(Self { styles, usual })
    }

    /// The style with an id; that of paragraphs that name none when there is no such style.
    pub(super) fn get(&self, id: &str) -> &Style {
        self.styles.get(id).unwrap_or(&self.usual)
    }

    /// The style of paragraphs that name none.
    pub(super) fn usual(&self) -> &Style {
        &self.usual
    }
}

impl Style {
    /// The level of the heading that paragraphs of this style are, from 1.
    pub(super) fn heading(&self) -> Option<usize> {
        match self.outline {
            Some(level @ 0..9) => usize::try_from(level + 1).ok(),
            Some(_) => None,
            None if matches!(self.name.as_str(), "title" | "表題") => Some(1),
            None => None,
        }
    }

    /// An entry of a table of contents or of figures: it repeats a heading that stands elsewhere.
    pub(super) fn is_contents(&self) -> bool {
        let numbered = |rest: &str| rest.trim().parse::<u32>().is_ok();
        ["toc", "目次", "contents"].iter().any(|word| self.name.strip_prefix(word).is_some_and(numbered))
            || matches!(self.name.as_str(), "table of figures" | "図表目次")
    }

    /// The depth that names like `List Bullet 2` tell.
    pub(super) fn list_depth(&self) -> Option<u32> {
        let list = ["list bullet", "list number", "箇条書き", "段落番号"];
        let rest = list.iter().find_map(|name| self.name.strip_prefix(name))?.trim();
        if rest.is_empty() { Some(0) } else { rest.parse::<u32>().ok()?.checked_sub(1) }
    }
}

/// Reads a style that has just begun.
fn style(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Raw, DocumentFault> {
    let mut raw = Raw {
        id: element.attribute("styleId").unwrap_or_default(),
        usual: element.has("default"),
        ..Raw::default()
    };
    xml.each(|element| match element.name() {
        "name" => raw.own.name = element.val().unwrap_or_default().trim().to_lowercase(),
        "basedOn" => raw.based_on = element.val(),
        "outlineLvl" => raw.own.outline = element.number("val"),
        "numId" => raw.own.list.id = element.number("val"),
        "ilvl" => raw.own.list.level = element.number("val"),
        "vanish" => raw.own.hidden = Some(element.is_on()),
        "b" => raw.own.bold = Some(element.is_on()),
        _ => {}
    })?;
    if raw.own.outline.is_none() {
        raw.own.outline = heading_of(&raw.own.name).map(|level| level - 1);
    }
    Ok(raw)
}

/// The level of a style with the name of a heading: `heading 1`, `見出し 1`.
fn heading_of(name: &str) -> Option<u32> {
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("見出し"))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// A style with what it takes from those that it is based on.
fn resolved(raw: &HashMap<String, Raw>, id: &str) -> Style {
    let mut style = Style::default();
    let mut next = raw.get(id);
    for step in 0..MAX_CHAIN {
        let Some(Raw { own, based_on, .. }) = next else {
            break;
        };
        if step == 0 {
            style.name.clone_from(&own.name);
        }
        style.outline = style.outline.or(own.outline);
        style.list = style.list.or(own.list);
        style.hidden = style.hidden.or(own.hidden);
        style.bold = style.bold.or(own.bold);
        next = based_on.as_ref().and_then(|id| raw.get(id));
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        Styles::read(format!("<w:styles>{inner}</w:styles>").as_bytes()).expect("well-formed styles")
    }

    #[test]
    fn headings_are_known_by_name_and_level_through_what_they_are_based_on() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="x"><w:name w:val="見出し 2"/></w:style>
            <w:style w:styleId="y"><w:name w:val="章題"/><w:basedOn w:val="z"/></w:style>
            <w:style w:styleId="z"><w:name w:val="z"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:styleId="toc"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
            <w:style w:styleId="Heading1"><w:name w:val="本文"/></w:style>
            <w:style w:styleId="p"><w:name w:val="Title"/></w:style>
            <w:style w:styleId="l"><w:basedOn w:val="m"/></w:style><w:style w:styleId="m"><w:basedOn w:val="l"/></w:style>"#,
        );
        let heading = |id: &str| styles.get(id).heading();
        assert_eq!(["1", "x", "y", "z", "p"].map(heading), [Some(1), Some(2), Some(3), Some(3), Some(1)]);
        assert_eq!(["toc", "Heading1", "a", "l", "none"].map(heading), [None; 5]);
        assert_eq!(styles.get("none").name, "normal");
    }

    #[test]
    fn lists_and_contents_are_known() {
        let styles = styles(
            r#"<w:style w:styleId="b"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="t"><w:name w:val="toc 1"/></w:style><w:style w:styleId="f"><w:name w:val="table of figures"/></w:style>
            <w:style w:styleId="h"><w:name w:val="TOC Heading"/></w:style>"#,
        );
        assert_eq!(styles.get("b").list, Listing { id: Some(3), level: None });
        assert_eq!(styles.get("b").list_depth(), Some(1));
        assert_eq!(["t", "f", "h"].map(|id| styles.get(id).is_contents()), [true, true, false]);
    }
}
