//! The contents of pages, unpacked within bounds, and what showing them will unpack in turn.
//!
//! The interpreter unpacks whatever a page names, each time it is named. So the names are looked up first, and what
//! stands behind them is weighed; nothing is drawn of a page that asks for too much.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read as _;

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::limits::{Budget, Spent};
use crate::document::DocumentFault;

/// Unpacked contents of this size are looked at more closely: text and drawings do not pack so well as this.
const LARGE: usize = 512 << 10;
const MAX_RATIO: usize = 200;

/// Packed contents of this size are measured before they are unpacked; smaller ones unpack to some 100 MB at most.
const MEASURED: usize = 128 << 10;
const MAX_STREAM: u64 = 256 << 20;

/// Drawings within drawings; the interpreter goes no deeper.
const MAX_DEPTH: usize = 50;

/// What shows once, whatever it is, costs at least this much.
const LEAST: u64 = 64;

/// Weighs contents.
#[derive(Default)]
pub(super) struct Scales {
    /// What showing a form unpacks, with the forms in it; `None` while it is being weighed.
    forms: HashMap<ObjectIdentifier, Option<u64>>,
}

/// Measures the streams that are packed much, whatever they are for: fonts, maps of characters, objects.
pub(super) fn measure(pdf: &Pdf) -> Result<(), Spent> {
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            let is_image =
                stream.dict().get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Image");
            if !is_image {
                check(&stream)?;
            }
        }
    }
    Ok(())
}

impl Scales {
    /// The contents of a page.
    pub(super) fn contents(
        &mut self,
        page: &Page<'_>,
        budget: &mut Budget,
    ) -> Result<Vec<u8>, DocumentFault> {
        let mut contents = Vec::new();
        match page.raw().get::<Object<'_>>("Contents") {
            Some(Object::Stream(stream)) => add(&stream, &mut contents, budget)?,
            Some(Object::Array(streams)) => {
                for stream in streams.iter::<Object<'_>>() {
                    let Object::Stream(stream) = stream else {
                        return Err(super::DAMAGED);
                    };
                    add(&stream, &mut contents, budget)?;
                    // A word does not go on in the next stream.
                    contents.push(b' ');
                }
            }
            Some(Object::Null(_)) => {}
            // An empty page has none; one whose contents are lost says where they were.
            None if !page.raw().contains_key("Contents") => {}
            _ => return Err(super::DAMAGED),
        }
        let shown = self.named(&contents, page.resources(), 0)?;
        budget.unpack(shown)?;
        if let Some(notes) = page.raw().get::<Array<'_>>("Annots") {
            for note in notes.iter::<Dict<'_>>() {
                let shown = self.note(&note, page.resources())?;
                budget.unpack(shown)?;
            }
        }
        Ok(contents)
    }

    /// What showing a note (a stamp, a field that is filled in) unpacks.
    fn note(&mut self, note: &Dict<'_>, resources: &Resources<'_>) -> Result<u64, Spent> {
        let shown = note.get::<Dict<'_>>("AP").and_then(|looks| looks.get::<Object<'_>>("N"));
        match shown {
            Some(Object::Stream(stream)) => self.form(&stream, resources, 0),
            Some(Object::Dict(states)) => {
                let mut most = LEAST;
                for name in states.keys() {
                    if let Some(stream) = states.get::<Stream<'_>>(name) {
                        most = most.max(self.form(&stream, resources, 0)?);
                    }
                }
                Ok(most)
            }
            _ => Ok(LEAST),
        }
    }

    /// What the names in contents unpack.
    fn named(&mut self, contents: &[u8], resources: &Resources<'_>, depth: usize) -> Result<u64, Spent> {
        let mut known: HashMap<(Operator, &[u8]), u64> = HashMap::new();
        let mut sum = 0_u64;
        for (operator, name) in operators(contents) {
            let weight = match known.get(&(operator, name)) {
                Some(weight) => *weight,
                None => {
                    let weight = self.resource(operator, name, resources, depth)?;
                    known.insert((operator, name), weight);
                    weight
                }
            };
            sum = sum.saturating_add(weight);
        }
        Ok(sum)
    }

    fn resource(
        &mut self,
        operator: Operator,
        name: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, Spent> {
        // A name may be written in several ways.
        let Some(plain) = Name::new(name) else {
            return Ok(LEAST);
        };
        let size = |stream: Option<Stream<'_>>| -> Result<u64, Spent> {
            let bytes = stream.map(|stream| bounded(&stream)).transpose()?.flatten();
            Ok(LEAST + bytes.map_or(0, |bytes| bytes.len() as u64))
        };
        match operator {
            Operator::Show => match resources.x_objects.get::<Stream<'_>>(&plain) {
                Some(stream) => self.form(&stream, resources, depth),
                None => Ok(LEAST),
            },
            Operator::State => {
                let mask = resources.ext_g_states.get::<Dict<'_>>(&plain);
                let mask = mask.and_then(|state| state.get::<Dict<'_>>("SMask"));
                size(mask.and_then(|mask| mask.get::<Stream<'_>>("G")))
            }
            Operator::Color => {
                let pattern = resources.patterns.get::<Dict<'_>>(&plain);
                size(pattern.and_then(|pattern| pattern.get::<Stream<'_>>("Shading")))
            }
            Operator::Shade => size(resources.shadings.get::<Stream<'_>>(&plain)),
        }
    }

    fn form(&mut self, stream: &Stream<'_>, around: &Resources<'_>, depth: usize) -> Result<u64, Spent> {
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| kind.as_str() == "Image") {
            return Ok(LEAST);
        }
        let id = stream.obj_id();
        match self.forms.get(&id) {
            Some(Some(weight)) => return Ok(*weight),
            // A form that shows itself.
            Some(None) => return Err(Spent),
            None => {}
        }
        if depth >= MAX_DEPTH {
            return Ok(LEAST);
        }
        self.forms.insert(id, None);
        let own = stream.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        let weight = match bounded(stream)? {
            Some(contents) => {
                let within = self.named(&contents, own.as_ref().unwrap_or(around), depth + 1)?;
                LEAST.saturating_add(contents.len() as u64).saturating_add(within)
            }
            None => LEAST,
        };
        self.forms.insert(id, Some(weight));
        Ok(weight)
    }
}

fn add(stream: &Stream<'_>, contents: &mut Vec<u8>, budget: &mut Budget) -> Result<(), DocumentFault> {
    budget.unpack(LEAST)?;
    // What cannot be unpacked may have said anything.
    let bytes = bounded(stream)?.ok_or(super::DAMAGED)?;
    budget.unpack(bytes.len() as u64)?;
    contents.extend_from_slice(&bytes);
    Ok(())
}

/// The unpacked bytes of a stream; `None` when it cannot be unpacked.
fn bounded<'a>(stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, Spent> {
    let packed = check(stream)?;
    let Ok(unpacked) = stream.decoded_data() else {
        return Ok(None);
    };
    if unpacked.len() > LARGE && unpacked.len() / MAX_RATIO > packed {
        return Err(Spent);
    }
    Ok(Some(unpacked))
}

/// Whether a stream can be unpacked without harm; its size as it is.
fn check(stream: &Stream<'_>) -> Result<usize, Spent> {
    let filters = stream.filters();
    let packs = |filter: &&Filter| {
        matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
    };
    // Nobody packs twice, except to make a thousand times a thousand.
    if filters.iter().filter(packs).count() > 1 {
        return Err(Spent);
    }
    let packed = stream.raw_data();
    if packed.len() > MEASURED && filters.contains(&Filter::FlateDecode) {
        let mut unpacked = flate2::read::ZlibDecoder::new(packed.as_ref()).take(MAX_STREAM + 1);
        let size = std::io::copy(&mut unpacked, &mut std::io::sink()).unwrap_or(0);
        if size > MAX_STREAM || size / MAX_RATIO as u64 > packed.len() as u64 {
            return Err(Spent);
        }
    }
    Ok(packed.len())
}

/// What unpacks what a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Operator {
    /// `Do`
    Show,
    /// `gs`
    State,
    /// `scn`, `SCN`
    Color,
    /// `sh`
    Shade,
}

/// The operators in contents that name something, each with the name. Strings and inline images may look like more;
/// that only makes the sum larger.
fn operators(contents: &[u8]) -> impl Iterator<Item = (Operator, &[u8])> {
    let ends = |byte: u8| byte.is_ascii_whitespace() || byte == 0 || b"/[]()<>{}%".contains(&byte);
    let mut at = 0;
    let mut name: &[u8] = b"";
    std::iter::from_fn(move || {
        while at < contents.len() {
            let is_name = contents[at] == b'/';
            let start = if is_name { at + 1 } else { at };
            let length =
                contents[start..].iter().position(|byte| ends(*byte)).unwrap_or(contents.len() - start);
            let word = &contents[start..start + length];
            at = (start + length).max(at + 1);
            if is_name {
                name = word;
                continue;
            }
            let operator = match word {
                b"Do" => Operator::Show,
                b"gs" => Operator::State,
                b"scn" | b"SCN" => Operator::Color,
                b"sh" => Operator::Shade,
                _ => continue,
            };
            return Some((operator, name));
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::{Operator, operators};

    #[test]
    fn names_are_found_before_their_operators() {
        let found: Vec<_> = operators(b"q /G1 gs 1 0 0 1 0 0 cm/X Do\nQ (/A)Tj /P scn /Sh1 sh").collect();
        let expected: [(Operator, &[u8]); 4] = [
            (Operator::State, b"G1"),
            (Operator::Show, b"X"),
            (Operator::Color, b"P"),
            (Operator::Shade, b"Sh1"),
        ];
        assert_eq!(found, expected);
    }
}
