//! A paragraph: its properties and the text of its runs.

use super::super::DocumentFault;
use super::super::xml::{Element as Tag, Node};
use super::lists::Mark;
use super::model::{Element, Paragraph, Role};
use super::story::{Holder, Story};
use super::styles::{Listing, Style};

/// What is told of a paragraph before its text.
struct Properties<'p> {
    style: &'p Style,
    outline: Option<u32>,
    list: Listing,
    joined: bool,
}

/// A paragraph in the making.
struct Making<'p> {
    paragraph: Paragraph,
    style: &'p Style,
    /// The fields that are open; whether each still tells its code and not yet its result.
    fields: Vec<bool>,
    /// How many tell their code.
    codes: usize,
    /// Text was added that is not bold.
    light: bool,
}

impl<'p> Story<'_, 'p> {
    /// The paragraph that has just begun. `begun` is one that it continues.
    pub(super) fn paragraph(&mut self, begun: Option<Paragraph>) -> Result<Paragraph, DocumentFault> {
        let usual = self.styles.usual();
        let mut properties =
            Properties { style: usual, outline: None, list: Listing::default(), joined: false };
        let begun = begun.unwrap_or_default();
        let light = !begun.bold && !begun.text.is_empty();
        let mut making = Making { paragraph: begun, style: usual, fields: Vec::new(), codes: 0, light };
        let mut depth = 0;
        loop {
            match self.next()? {
                Node::Open(tag) => match tag.name() {
                    "pPr" => {
                        self.properties(&mut properties)?;
                        making.style = properties.style;
                    }
                    "r" => self.run(&mut making)?,
                    _ => depth += 1,
                },
                Node::Close if depth == 0 => break,
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
        let mut paragraph = making.paragraph;
        paragraph.bold = !making.light;
        paragraph.joined = properties.joined;
        // Blank paragraphs and those that go on are not counted by lists.
        if !properties.joined && !paragraph.is_blank() {
            paragraph.role = self.role(&properties);
        }
        Ok(paragraph)
    }

    fn role(&mut self, properties: &Properties<'_>) -> Role {
        let style = properties.style;
        let list = properties.list.or(style.list);
        let mark = list.id.is_some_and(|id| id > 0).then(|| self.lists.count(list));
        let heading = match properties.outline {
            Some(level @ 0..9) => usize::try_from(level + 1).ok(),
            Some(_) => None,
            None => style.heading(),
        };
        if let Some(level) = heading {
            let number = if let Some(Mark::Number(number)) = mark { Some(number) } else { None };
            return Role::Heading(level, number);
        }
        if style.is_contents() {
            return Role::Contents;
        }
        let named = style.list_depth();
        let depth = list.level.or(named).unwrap_or(0) as usize;
        match mark {
            // A style made for lists says that its paragraphs are items, whatever their number looks like.
            Some(_) if named.is_some() => Role::Item(depth, Mark::Bullet),
            Some(mark) => Role::Item(depth, mark),
            None if named.is_some() && properties.list.id != Some(0) => Role::Item(depth, Mark::Bullet),
            None => Role::Plain,
        }
    }

    fn properties(&mut self, properties: &mut Properties<'p>) -> Result<(), DocumentFault> {
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) => {
                    match tag.name() {
                        // How it was before a tracked change, and the section that ends here.
                        "pPrChange" | "rPrChange" | "sectPr" | "tabs" => {
                            self.xml.skip(&tag)?;
                            continue;
                        }
                        "pStyle" => {
                            properties.style = self.styles.get(&tag.val().unwrap_or_default());
                        }
                        "outlineLvl" => properties.outline = tag.number("val"),
                        "numId" => properties.list.id = tag.number("val"),
                        "ilvl" => properties.list.level = tag.number("val"),
                        // Of the mark at its end.
                        "del" | "moveFrom" => properties.joined = true,
                        _ => {}
                    }
                    depth += 1;
                }
                Node::Close if depth == 0 => return Ok(()),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    /// The run that has just begun; ruby holds runs within a run.
    fn run(&mut self, making: &mut Making<'p>) -> Result<(), DocumentFault> {
        let mut hidden = making.style.hidden.unwrap_or(false);
        let mut bold = making.style.bold.unwrap_or(false);
        let mut text = String::new();
        let mut depth = 0;
        loop {
            match self.next()? {
                Node::Open(tag) => match tag.name() {
                    "rPr" => self.run_properties(&mut hidden, &mut bold)?,
                    "t" => {
                        text.clear();
                        self.xml.text(&mut text)?;
                        if !hidden {
                            making.add(&text, bold);
                        }
                    }
                    "r" => self.run(making)?,
                    "p" => {
                        let paragraph = self.paragraph(None)?;
                        making.paragraph.after.push(Element::Paragraph(paragraph));
                    }
                    "txbxContent" => {
                        let within = self.elements(&mut Holder::default())?;
                        if !hidden {
                            making.paragraph.after.extend(within);
                        }
                    }
                    "checkBox" => {
                        let mut ticked = false;
                        self.xml.each(|tag| match tag.name() {
                            "default" | "checked" => ticked = tag.is_on(),
                            _ => {}
                        })?;
                        // It stands in the code of its own field.
                        if !hidden && making.codes <= 1 {
                            making.paragraph.text.push(if ticked { '☑' } else { '☐' });
                        }
                    }
                    "footnoteReference" | "endnoteReference" | "relIds" | "chart" if !hidden => {
                        self.refer(&tag, making);
                        depth += 1;
                    }
                    name => {
                        if !hidden {
                            making.sign(name, &tag);
                        }
                        depth += 1;
                    }
                },
                Node::Close if depth == 0 => return Ok(()),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    fn run_properties(&mut self, hidden: &mut bool, bold: &mut bool) -> Result<(), DocumentFault> {
        let styles = self.styles;
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "rPrChange" => self.xml.skip(&tag)?,
                Node::Open(tag) => {
                    match tag.name() {
                        "rStyle" => {
                            let style = styles.get(&tag.val().unwrap_or_default());
                            *hidden = style.hidden.unwrap_or(*hidden);
                            *bold = style.bold.unwrap_or(*bold);
                        }
                        "vanish" => *hidden = tag.is_on(),
                        "b" => *bold = tag.is_on(),
                        _ => {}
                    }
                    depth += 1;
                }
                Node::Close if depth == 0 => return Ok(()),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    /// Hangs notes, charts and diagrams on the paragraph that refers to them, the first time.
    fn refer(&mut self, tag: &Tag<'_>, making: &mut Making<'_>) {
        let referred = &mut self.referred;
        let (parts, id) = match tag.name() {
            "footnoteReference" => (&mut referred.footnotes, "id"),
            "endnoteReference" => (&mut referred.endnotes, "id"),
            "relIds" => (&mut referred.graphics, "dm"),
            _ => (&mut referred.graphics, "id"),
        };
        let texts = tag.attribute(id).and_then(|id| parts.remove(&id)).into_iter().flatten();
        making.paragraph.after.extend(texts.map(|text| Element::Paragraph(Paragraph::plain(text))));
    }
}

impl Making<'_> {
    /// Adds text that is seen.
    fn add(&mut self, text: &str, bold: bool) {
        if self.codes > 0 {
            return;
        }
        self.light |= !bold && !text.trim().is_empty();
        self.paragraph.text.extend(text.chars().map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            _ => symbol(c),
        }));
    }

    /// Adds what an element without text of its own stands for.
    fn sign(&mut self, name: &str, tag: &Tag<'_>) {
        let sign = match name {
            "tab" | "ptab" => ' ',
            "br" | "cr" => '\n',
            "noBreakHyphen" => '-',
            "sym" => {
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                match code.and_then(char::from_u32).map(symbol) {
                    // What only a font of symbols knows has no text.
                    None | Some('\u{e000}'..='\u{f8ff}') => return,
                    Some(sign) => sign,
                }
            }
            "fldChar" => return self.field(tag),
            _ => return,
        };
        if self.codes == 0 {
            self.paragraph.text.push(sign);
        }
    }

    /// A field tells its code, then its result. A code that goes on behind the paragraph would hide what follows, so
    /// fields are forgotten at its end.
    fn field(&mut self, tag: &Tag<'_>) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => {
                self.fields.push(true);
                self.codes += 1;
            }
            Some("separate") => {
                if let Some(code) = self.fields.last_mut() {
                    self.codes -= usize::from(std::mem::take(code));
                }
            }
            Some("end") => self.codes -= usize::from(self.fields.pop().unwrap_or(false)),
            _ => {}
        }
    }
}

/// The signs of the fonts of symbols that answer a question; other characters as they are.
fn symbol(c: char) -> char {
    match c {
        '\u{f0fc}' | '\u{f050}' => '✓',
        '\u{f0fe}' | '\u{f052}' => '☑',
        '\u{f0fd}' | '\u{f054}' => '☒',
        '\u{f0a8}' | '\u{f06f}' | '\u{f0a3}' => '☐',
        '\u{f0fb}' => '✗',
        _ => c,
    }
}
