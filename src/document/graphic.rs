//! Charts and diagrams: what they say in words and numbers.

use std::collections::{HashMap, HashSet};

use super::package::{Package, Relation};
use super::xml::{Node, Xml};
use super::{DocumentFault, DocumentKind};

/// The most points of a chart that are read; more are a picture, not a text.
const MAX_POINTS: usize = 2_000;

/// A list of names or values with the index of each.
type Points = Vec<(u32, String)>;

/// The lines of the charts and diagrams that a part refers to, by the id of the relation.
pub(super) fn of_part(
    package: &mut Package<'_>,
    relations: &[Relation],
) -> Result<HashMap<String, Vec<String>>, DocumentFault> {
    let mut found = HashMap::new();
    // Each is told once; a file could name one a million times.
    let mut seen = HashSet::new();
    for Relation { id, kind, target } in relations {
        let is_chart = kind == "chart";
        if (is_chart || kind == "diagramData") && seen.insert(target) {
            let kind = package.kind();
            let part = package.needed(target)?;
            let lines = if is_chart { chart(&part, kind)? } else { diagram(&part, kind)? };
            found.insert(id.clone(), lines);
        }
    }
    Ok(found)
}

/// The texts of a diagram, in its order.
fn diagram(part: &[u8], kind: DocumentKind) -> Result<Vec<String>, DocumentFault> {
    let mut xml = Xml::new(part, kind);
    let mut texts = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "p" => texts.push(paragraph(&mut xml)?),
            Node::End => break,
            _ => {}
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    Ok(texts)
}

/// The lines of a chart: its titles, then for each category the values of the series, `令和７年　削減時間：3`.
fn chart(part: &[u8], kind: DocumentKind) -> Result<Vec<String>, DocumentFault> {
    let mut xml = Xml::new(part, kind);
    let mut lines = Vec::new();
    let mut series = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "p" => lines.push(paragraph(&mut xml)?),
            Node::Open(element) if element.name() == "ser" => series.push(one_series(&mut xml)?),
            Node::End => break,
            _ => {}
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    let points: usize =
        series.iter().map(|(_, names, values): &(String, Points, Points)| names.len() + values.len()).sum();
    if points > MAX_POINTS {
        lines.extend(series.into_iter().map(|(name, ..)| name).filter(|name| !name.is_empty()));
        return Ok(lines);
    }
    let mut categories: Points = Vec::new();
    for (_, names, values) in &series {
        for (index, _) in names.iter().chain(values) {
            if !categories.iter().any(|(known, _)| known == index) {
                let name = names.iter().find(|(of, _)| of == index).map_or("", |(_, name)| name);
                categories.push((*index, name.to_owned()));
            }
        }
    }
    for (index, category) in categories {
        let mut line = category;
        for (name, _, values) in &series {
            if let Some((_, value)) = values.iter().find(|(of, _)| *of == index) {
                let gap = if line.is_empty() { "" } else { "　" };
                let colon = if name.is_empty() { "" } else { "：" };
                line += &format!("{gap}{name}{colon}{value}");
            }
        }
        lines.push(line);
    }
    Ok(lines)
}

/// A series that has just begun: its name, the names of its categories, its values.
fn one_series(xml: &mut Xml<'_>) -> Result<(String, Points, Points), DocumentFault> {
    let (mut name, mut categories, mut values) = (String::new(), Vec::new(), Vec::new());
    let mut depth = 0;
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "tx" => {
                    for (_, text) in points(xml)? {
                        name += &text;
                    }
                }
                "cat" | "xVal" => categories = points(xml)?,
                "val" | "yVal" => values = points(xml)?,
                _ => depth += 1,
            },
            Node::Close if depth == 0 => return Ok((name, categories, values)),
            Node::Close => depth -= 1,
            Node::Text(_) => {}
            Node::End => return Err(xml.damaged()),
        }
    }
}

/// The points within an element that has just begun.
fn points(xml: &mut Xml<'_>) -> Result<Points, DocumentFault> {
    let mut points: Points = Vec::new();
    let mut index = 0;
    let mut depth = 0;
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "v" => {
                let mut text = String::new();
                xml.text(&mut text)?;
                // Of the several levels of a category the innermost comes first, and is the one found.
                if points.len() <= MAX_POINTS {
                    points.push((index, text));
                }
            }
            Node::Open(element) => {
                if element.name() == "pt" {
                    index = element.number("idx").unwrap_or(0);
                }
                depth += 1;
            }
            Node::Close if depth == 0 => return Ok(points),
            Node::Close => depth -= 1,
            Node::Text(_) => {}
            Node::End => return Err(xml.damaged()),
        }
    }
}

/// The text of a paragraph of a drawing that has just begun.
fn paragraph(xml: &mut Xml<'_>) -> Result<String, DocumentFault> {
    let mut text = String::new();
    let mut depth = 0;
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "t" => xml.text(&mut text)?,
            Node::Open(element) => {
                if element.name() == "br" {
                    text.push(' ');
                }
                depth += 1;
            }
            Node::Close if depth == 0 => return Ok(text),
            Node::Close => depth -= 1,
            Node::Text(_) => {}
            Node::End => return Err(xml.damaged()),
        }
    }
}
