//! From TOML tables to a checklist, noting every problem.

use serde_spanned::Spanned;
use toml::de::DeValue;

use crate::i18n::Text;
use crate::input::{Bundle, Reader, Seen, Table, check_format, identifier, warn_one_language};
use crate::problem::{Fault, Problem};

use super::{Checklist, Criterion, Phase, Point, Rule, Weight, yes_when};

/// Keys of a checklist file that `seeds` and `evidence` read.
const LIBRARY_KEYS: [&str; 7] =
    ["include", "services", "examples", "concepts", "words", "modality", "evidence"];

pub(super) fn checklist(bundle: &Bundle) -> (Option<Checklist>, Vec<Problem>) {
    let member = &bundle.members[0];
    let reader = Reader::new(&member.name, &member.text);
    let parsed = member.root(&reader).and_then(|root| {
        let parsed = root_table(&Table::root(&reader, &root));
        parsed.filter(|_| !reader.has_errors())
    });
    (parsed, reader.finish())
}

fn root_table(root: &Table<'_>) -> Option<Checklist> {
    for key in LIBRARY_KEYS {
        let _ = root.value(key);
    }
    check_format(root);
    let id = root.need("id", identifier(root, "id"));
    let version = root.need("version", root.whole("version", 1, 9999)).map(Spanned::into_inner);
    let title = root.need("title", root.text("title"));
    let source = root.text("source").unwrap_or_default();
    let file = |key| root.filled(key).map(|path| path.into_inner().to_owned());
    let (rules, indicators) = (file("rules"), file("indicators"));
    let phases = read_phases(root);
    let points = read_points(root, &phases, version);
    root.finish();
    check_languages(root, title.as_ref());
    let checklist = arrange(id?, version?, title?, source, phases, points);
    Some(Checklist { rules, indicators, ..checklist })
}

fn read_phases(root: &Table<'_>) -> Vec<(Phase, std::ops::Range<usize>)> {
    let tables = root.tables("phases");
    require_some(root, "phases", tables.is_empty());
    let mut seen = Seen::default();
    let mut phases = Vec::new();
    for table in &tables {
        let id = table.need("id", identifier(table, "id"));
        let title = table.need("title", table.text("title"));
        let label = table.text("label");
        table.finish();
        if let (Some(id), Some(title)) = (id, title) {
            seen.note(table, &id);
            let label = label.unwrap_or_else(|| title.clone());
            phases.push((Phase { id, title, label, points: 0..0 }, table.span()));
        }
    }
    phases
}

fn require_some(table: &Table<'_>, key: &'static str, empty: bool) {
    match table.value(key) {
        None => {
            table.need::<()>(key, None);
        }
        Some(value) if empty && matches!(value.get_ref(), DeValue::Array(a) if a.is_empty()) => {
            table.reader().report(value.span(), Fault::EmptyList { key: key.to_owned() });
        }
        Some(_) => {}
    }
}

fn read_points(
    root: &Table<'_>,
    phases: &[(Phase, std::ops::Range<usize>)],
    version: Option<u32>,
) -> Vec<Point> {
    let tables = root.tables("points");
    require_some(root, "points", tables.is_empty());
    let mut seen = Seen::default();
    let mut used = vec![false; phases.len()];
    let mut points = Vec::new();
    for table in &tables {
        let point = read_point(table, phases, version);
        if let Some(id) = table.string("id") {
            seen.note(table, id.get_ref());
        }
        if let Some(point) = point {
            used[point.phase] = true;
            points.push(point);
        }
    }
    // A point with a problem of its own may be the one that is missing: only a clean list tells.
    if points.len() == tables.len() && !tables.is_empty() {
        for ((phase, span), used) in phases.iter().zip(used) {
            if !used {
                root.reader().report(span.clone(), Fault::EmptyPhase { id: phase.id.clone() });
            }
        }
    }
    points
}

fn read_point(
    table: &Table<'_>,
    phases: &[(Phase, std::ops::Range<usize>)],
    version: Option<u32>,
) -> Option<Point> {
    let id = table.need("id", identifier(table, "id"));
    let phase = table.need("phase", table.string("phase")).and_then(|name| {
        let found = phases.iter().position(|(phase, _)| phase.id == *name.get_ref());
        if found.is_none() {
            let allowed = phases.iter().map(|(phase, _)| phase.id.clone()).collect();
            table
                .reader()
                .report(name.span(), Fault::UnknownPhase { id: (*name.get_ref()).to_owned(), allowed });
        }
        found
    });
    let title = table.need("title", table.text("title"));
    let question = table.need("question", table.text("question"));
    let label = table.text("label");
    let optional = |key| table.text(key).unwrap_or_default();
    let (help, yes, partial, no) = (optional("help"), optional("yes"), optional("partial"), optional("no"));
    let criteria = read_criteria(table);
    let yes_when = match table.value("yes_when") {
        Some(value) => yes_when::read(table, value, &criteria),
        None => Some(Rule::AtLeast {
            n: criteria.len().max(1),
            of: (0..criteria.len()).map(Rule::Criterion).collect(),
        }),
    };
    let weight = weight(table);
    let source = table.table("source").map(|source| {
        let section =
            source.need("section", source.filled("section")).map(Spanned::into_inner).unwrap_or_default();
        let number = source.whole("number", 1, 9999).map(Spanned::into_inner);
        source.finish();
        number.map_or_else(|| section.to_owned(), |number| format!("{section} ({number})"))
    });
    let added_in = added_in(table, version);
    let changed_in = changed_in(table, version, added_in);
    table.finish();
    let title = title?;
    Some(Point {
        id: id?,
        phase: phase?,
        label: label.unwrap_or_else(|| title.clone()),
        title,
        question: question?,
        help,
        yes,
        partial,
        no,
        criteria,
        yes_when: yes_when?,
        weight: weight?,
        source: source.unwrap_or_default(),
        added_in: added_in?,
        changed_in: changed_in?,
    })
}

fn read_criteria(point: &Table<'_>) -> Vec<Criterion> {
    let tables = point.tables("criteria");
    require_some(point, "criteria", tables.is_empty());
    let mut seen = Seen::default();
    let mut criteria = Vec::new();
    for table in &tables {
        let id = table.need("id", identifier(table, "id"));
        let text = table.need("text", table.text("text"));
        table.finish();
        if let Some(id) = &id {
            seen.note(table, id);
        }
        if let (Some(id), Some(text)) = (id, text) {
            criteria.push(Criterion { id, text });
        }
    }
    criteria
}

/// A weight: a number above 0 up to 100 with at most three decimals; absent is 1.
fn weight(table: &Table<'_>) -> Option<Weight> {
    let Some(value) = table.decimal("weight") else {
        return table.value("weight").is_none().then_some(Weight::ONE);
    };
    let weight = thousandths(value.get_ref()).filter(|w| (1..=100_000).contains(w)).map(Weight);
    if weight.is_none() {
        let range = ("0.001".to_owned(), "100".to_owned());
        table.reader().report(value.span(), Fault::OutOfRange { key: "weight".to_owned(), range });
    }
    weight
}

/// `1.5` is 1500; `None` for signs, exponents and more than three decimals.
fn thousandths(digits: &str) -> Option<u32> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    if part.len() > 3 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(format!("{part:0<3}").parse().ok()?)
}

/// The version in which a point came; absent is the first.
fn added_in(table: &Table<'_>, version: Option<u32>) -> Option<u32> {
    let Some(added) = table.whole("added_in", 1, 9999) else {
        return table.value("added_in").is_none().then_some(1);
    };
    let (span, added) = (added.span(), added.into_inner());
    match version {
        Some(version) if added > version => {
            let range = ("1".to_owned(), version.to_string());
            table.reader().report(span, Fault::OutOfRange { key: "added_in".to_owned(), range });
            None
        }
        _ => Some(added),
    }
}

/// The version in which a point last changed; absent means: as it was when it came.
fn changed_in(table: &Table<'_>, version: Option<u32>, added: Option<u32>) -> Option<u32> {
    let Some(changed) = table.whole("changed_in", 1, 9999) else {
        return if table.value("changed_in").is_none() { added } else { None };
    };
    let (span, changed) = (changed.span(), changed.into_inner());
    match (version, added) {
        (Some(version), _) if changed > version => {
            table.reader().report(span, Fault::ChangedLater { changed_in: changed.into(), version });
            None
        }
        (Some(version), Some(added)) if changed < added => {
            let range = (added.to_string(), version.to_string());
            table.reader().report(span, Fault::OutOfRange { key: "changed_in".to_owned(), range });
            None
        }
        _ => Some(changed),
    }
}

/// Where the title comes in both languages, every text should: warns at each that lacks one.
fn check_languages(root: &Table<'_>, title: Option<&Text>) {
    if title.is_some_and(|t| !t.ja.is_empty() && !t.en.is_empty()) {
        warn_one_language(root);
    }
}

/// Points in the order of the phases, and each phase with the range of its points.
fn arrange(
    id: String,
    version: u32,
    title: Text,
    source: Text,
    phases: Vec<(Phase, std::ops::Range<usize>)>,
    mut points: Vec<Point>,
) -> Checklist {
    points.sort_by_key(|point| point.phase);
    let phases = phases.into_iter().enumerate().map(|(index, (phase, _))| {
        let start = points.partition_point(|p| p.phase < index);
        let end = points.partition_point(|p| p.phase <= index);
        Phase { points: start..end, ..phase }
    });
    Checklist { id, version, title, source, rules: None, indicators: None, phases: phases.collect(), points }
}
