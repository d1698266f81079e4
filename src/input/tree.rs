//! TOML files as trees: those that the program carries are parsed when it is built, so that no run pays for it.
//!
//! A tree is what the parser makes of a text, value by value: a byte for the kind, where the value stands in the text,
//! and what it holds. Strings are read from the text itself unless they hold an escape. `build.rs` shares this file.

use std::borrow::Cow;
use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

/// A string that is its own source: a bare key.
const STRING_HERE: u8 = 0;
/// A string between quotation marks, without an escape.
const STRING_QUOTED: u8 = 1;
/// A string that its source does not show as it is: its length and bytes follow.
const STRING_OF_ITS_OWN: u8 = 2;
const TRUE: u8 = 3;
const FALSE: u8 = 4;
/// A number or a date: read from its source.
const SCALAR: u8 = 5;
/// The number of items and the items follow.
const ARRAY: u8 = 6;
/// The number of entries follows, then keys and values in turn.
const TABLE: u8 = 7;

/// The tree of a TOML text; what the parser says where the text is none.
pub fn encode(text: &str) -> Result<Vec<u8>, String> {
    let root = DeTable::parse(text).map_err(|error| error.to_string())?;
    let mut out = Vec::new();
    write_place(TABLE, &root.span(), &mut out);
    write_table(text, root.get_ref(), &mut out);
    Ok(out)
}

fn write_table(text: &str, table: &DeTable<'_>, out: &mut Vec<u8>) {
    write_number(table.len(), out);
    for (key, value) in table {
        write_string(text, key.get_ref(), &key.span(), out);
        write_value(text, value, out);
    }
}

fn write_value(text: &str, value: &Spanned<DeValue<'_>>, out: &mut Vec<u8>) {
    let span = value.span();
    match value.get_ref() {
        DeValue::String(string) => write_string(text, string, &span, out),
        DeValue::Boolean(true) => write_place(TRUE, &span, out),
        DeValue::Boolean(false) => write_place(FALSE, &span, out),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => write_place(SCALAR, &span, out),
        DeValue::Array(items) => {
            write_place(ARRAY, &span, out);
            write_number(items.len(), out);
            items.iter().for_each(|item| write_value(text, item, out));
        }
        DeValue::Table(table) => {
            write_place(TABLE, &span, out);
            write_table(text, table, out);
        }
    }
}

fn write_string(text: &str, string: &str, span: &Range<usize>, out: &mut Vec<u8>) {
    let source = text.get(span.clone()).unwrap_or_default();
    if source == string {
        write_place(STRING_HERE, span, out);
    } else if source.get(1..source.len().saturating_sub(1)) == Some(string) {
        write_place(STRING_QUOTED, span, out);
    } else {
        write_place(STRING_OF_ITS_OWN, span, out);
        write_number(string.len(), out);
        out.extend(string.as_bytes());
    }
}

fn write_place(kind: u8, span: &Range<usize>, out: &mut Vec<u8>) {
    out.push(kind);
    write_number(span.start, out);
    write_number(span.len(), out);
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn write_number(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push((value & 0x7f) as u8);
}

/// What the parser made of a text. `None` for bytes that [`encode`] did not make of that text.
pub fn decode(text: &'static str, tree: &'static [u8]) -> Option<Spanned<DeTable<'static>>> {
    let mut decoder = Decoder { text, rest: tree };
    let value = decoder.value()?;
    let span = value.span();
    match value.into_inner() {
        DeValue::Table(table) if decoder.rest.is_empty() => Some(Spanned::new(span, table)),
        _ => None,
    }
}

struct Decoder {
    text: &'static str,
    rest: &'static [u8],
}

impl Decoder {
    fn value(&mut self) -> Option<Spanned<DeValue<'static>>> {
        let (kind, span) = self.place()?;
        let value = match kind {
            TRUE => DeValue::Boolean(true),
            FALSE => DeValue::Boolean(false),
            SCALAR => DeValue::parse(self.text.get(span.clone())?).ok()?.into_inner(),
            ARRAY => {
                let count = self.number()?;
                // Each item takes three bytes or more; a wrong count asks for no more memory than that.
                let mut items = Vec::with_capacity(count.min(self.rest.len() / 3));
                for _ in 0..count {
                    items.push(self.value()?);
                }
                DeValue::Array(items.into_iter().collect::<DeArray<'_>>())
            }
            TABLE => {
                let mut table = DeTable::new();
                for _ in 0..self.number()? {
                    let (kind, span) = self.place()?;
                    let key = Spanned::new(span.clone(), self.string(kind, span)?);
                    table.insert(key, self.value()?);
                }
                DeValue::Table(table)
            }
            _ => DeValue::String(self.string(kind, span.clone())?),
        };
        Some(Spanned::new(span, value))
    }

    fn string(&mut self, kind: u8, span: Range<usize>) -> Option<DeString<'static>> {
        let string = match kind {
            STRING_HERE => self.text.get(span)?,
            STRING_QUOTED => self.text.get(span.start + 1..span.end - 1)?,
            STRING_OF_ITS_OWN => {
                let length = self.number()?;
                let (string, rest) = self.rest.split_at_checked(length)?;
                self.rest = rest;
                std::str::from_utf8(string).ok()?
            }
            _ => return None,
        };
        Some(Cow::Borrowed(string))
    }

    fn place(&mut self) -> Option<(u8, Range<usize>)> {
        let (kind, rest) = self.rest.split_first()?;
        self.rest = rest;
        let start = self.number()?;
        Some((*kind, start..start + self.number()?))
    }

    fn number(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            shift += 7;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::EMBEDDED;
    use toml::de::DeTable;

    #[test]
    fn a_tree_is_what_the_parser_makes_of_the_text() {
        let odd = "a = 1\n\"b c\" = 'x'\nd = \"\"\"\ntwo\nlines\\n\"\"\"\n[[t]]\nday = 2026-01-01\nq = [true, 1.5, {x = \"\"}]\n";
        let odd_tree: &'static [u8] = encode(odd).unwrap().leak();
        let shipped = EMBEDDED.iter().map(|file| (file.text, file.tree));
        for (text, tree) in shipped.chain([(odd, odd_tree)]) {
            let parsed = DeTable::parse(text).unwrap();
            let decoded = decode(text, tree).unwrap();
            assert_eq!(format!("{decoded:?}"), format!("{parsed:?}"));
            assert!(decode(text, &tree[..tree.len() - 1]).is_none());
        }
        assert!(encode("a = ").is_err());
    }
}
