//! What stands in the margins of pages, again and again: running heads, page numbers. It is no text of the plan.

use std::collections::HashMap;

use super::layout::{Column, Element, Page, TextLine};
use super::marks;

/// The part of a page's height, at the top and at the bottom, in which running heads stand.
const MARGIN: f32 = 0.13;

/// The most lines of one margin.
const MAX_LINES: usize = 3;

/// Takes the running heads and page numbers out, and lists of contents.
pub(super) fn clear(pages: &mut [Page]) {
    let mut seen: HashMap<(bool, String), usize> = HashMap::new();
    for page in pages.iter() {
        let mut own: Vec<(bool, String)> =
            margin_lines(page).into_iter().map(|(is_top, line)| (is_top, form(&line.text))).collect();
        own.sort();
        own.dedup();
        for key in own {
            *seen.entry(key).or_default() += 1;
        }
    }
    // On both of two pages, on three of four (the first may be a cover), on one in three of many (left and right).
    let often = |count: usize| count >= 2 && count * 3 >= pages.len();
    let often: HashMap<(bool, String), bool> =
        seen.into_iter().map(|(key, count)| (key, often(count))).collect();
    for page in pages {
        let drop: Vec<(u32, f32)> = margin_lines(page)
            .into_iter()
            .filter(|(is_top, line)| {
                marks::is_page_number(&line.text)
                    || often.get(&(*is_top, form(&line.text))).copied().unwrap_or(false)
            })
            .map(|(_, line)| (line.number, line.x0))
            .collect();
        for column in columns_mut(page) {
            column.lines.retain(|line| {
                let in_margin = drop.iter().any(|(number, x0)| *number == line.number && *x0 == line.x0);
                !in_margin && !marks::is_contents(&line.text)
            });
        }
        page.elements
            .retain(|element| !matches!(element, Element::Column(column) if column.lines.is_empty()));
    }
}

/// The lines in the margins, each with whether it stands at the top.
fn margin_lines(page: &Page) -> Vec<(bool, &TextLine)> {
    let mut lines: Vec<&TextLine> = page
        .elements
        .iter()
        .filter_map(|element| match element {
            Element::Column(column) => Some(&column.lines),
            Element::Table(_) => None,
        })
        .flatten()
        .collect();
    lines.sort_by_key(|line| line.number);
    let top = page.height * MARGIN;
    let bottom = page.height * (1.0 - MARGIN);
    let at_top = lines.iter().take(MAX_LINES).filter(|line| line.base < top).map(|line| (true, *line));
    let at_bottom =
        lines.iter().rev().take(MAX_LINES).filter(|line| line.base > bottom).map(|line| (false, *line));
    at_top.chain(at_bottom).collect()
}

fn columns_mut(page: &mut Page) -> impl Iterator<Item = &mut Column> {
    page.elements.iter_mut().filter_map(|element| match element {
        Element::Column(column) => Some(column),
        Element::Table(_) => None,
    })
}

/// A line without its spaces, its numbers made equal: `３ページ` and `４ページ` are one running head.
fn form(text: &str) -> String {
    let mut form = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let is_digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
        if !is_digit {
            form.push(c);
        } else if !form.ends_with('0') {
            form.push('0');
        }
    }
    form
}
