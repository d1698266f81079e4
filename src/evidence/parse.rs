//! From TOML tables to evidence rules, noting every problem.

use std::collections::BTreeMap;

use serde_spanned::Spanned;

use crate::checklist::Checklist;
use crate::input::{Bundle, Reader, Seen, Table, check_format, identifier, nearest};
use crate::problem::{Fault, Problem};

use super::lexicon::{Concept, EvidenceRule, Many, Modality, Rules, Words};

/// The index of each concept.
type Names = BTreeMap<String, usize>;

pub(super) fn rules(bundle: &Bundle, checklist: &Checklist) -> (Option<Rules>, Vec<Problem>) {
    let readers: Vec<_> = bundle.members.iter().map(|m| Reader::new(&m.name, &m.text)).collect();
    let roots: Vec<_> = bundle.members.iter().zip(&readers).map(|(m, reader)| m.root(reader)).collect();
    let tables: Vec<Table<'_>> = roots
        .iter()
        .zip(&readers)
        .filter_map(|(root, reader)| Some(Table::root(reader, root.as_ref()?)))
        .collect();
    let mut rules = Rules::default();
    let mut seen = Seen::default();
    // Concepts first, over all files: a rule may stand in a file before them.
    for table in tables.iter().flat_map(|table| table.tables("concepts")) {
        rules.concepts.extend(read_concept(&table, &mut seen));
    }
    let names: Names = rules.concepts.iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect();
    for table in tables.iter().flat_map(|table| table.tables("words")) {
        add_words(&table, &mut rules.concepts, &names);
    }
    for (file, table) in tables.iter().enumerate() {
        if let Some(modality) = table.table("modality") {
            rules.modality = read_modality(&modality, &names);
        }
        for rule in table.tables("evidence") {
            rules.rules.extend(read_rule(file, &rule, checklist, &names));
        }
        let is_checklist = table.value("points").is_some();
        if !is_checklist {
            let _ = table.value("include");
            check_format(table);
            table.finish();
        }
    }
    rules.prepare();
    drop(tables);
    let usable = !readers.iter().any(Reader::has_errors) && roots.iter().all(Option::is_some);
    drop(roots);
    let problems = readers.into_iter().flat_map(Reader::finish).collect();
    (usable.then_some(rules), problems)
}

fn read_concept<'r>(table: &Table<'r>, seen: &mut Seen<'r>) -> Option<Concept> {
    let id = table.need("id", identifier(table, "id"));
    let (mut terms, mut not) = (Words::default(), Words::default());
    read_words(table, &mut terms, &mut not);
    let suffix = table.boolean("suffix").unwrap_or(false);
    table.finish();
    if let Some(id) = &id {
        seen.note(table, id);
        if !["ja", "en", "not"].into_iter().any(|key| table.value(key).is_some()) {
            table.reader().report(table.span(), Fault::NoWords { id: id.to_string() });
        }
    }
    Some(Concept { id: id?, terms, not, suffix })
}

/// More words for a concept that is there already.
fn add_words(table: &Table<'_>, concepts: &mut [Concept], names: &Names) {
    let named = table.need("concept", table.string("concept"));
    match named.and_then(|name| group(table, &name, names).first().copied()) {
        Some(index) => {
            let Concept { terms, not, .. } = &mut concepts[index];
            read_words(table, terms, not);
        }
        None => read_words(table, &mut Words::default(), &mut Words::default()),
    }
    table.finish();
}

fn read_words(table: &Table<'_>, terms: &mut Words, not: &mut Words) {
    let read = |key, into: &mut Words| {
        let words = table.strings(key);
        into.extend(words.into_iter().map(Spanned::into_inner));
    };
    read("ja", terms);
    read("en", terms);
    read("not", not);
}

/// The concepts that texts like `meeting|exchange` name.
fn group(table: &Table<'_>, named: &Spanned<&str>, names: &Names) -> Vec<usize> {
    let find = |name: &str| {
        let found = names.get(name).copied();
        if found.is_none() {
            let ids: Vec<_> = names.keys().map(String::as_str).collect();
            let nearest = nearest(name, &ids);
            table.reader().report(named.span(), Fault::UnknownConcept { id: name.to_owned(), nearest });
        }
        found
    };
    named.get_ref().split('|').map(str::trim).filter_map(find).collect()
}

fn groups(table: &Table<'_>, key: &'static str, names: &Names) -> Vec<Vec<usize>> {
    table.strings(key).iter().map(|named| group(table, named, names)).collect()
}

fn one_group(table: &Table<'_>, key: &'static str, names: &Names) -> Vec<usize> {
    groups(table, key, names).into_iter().flatten().collect()
}

fn read_modality(table: &Table<'_>, names: &Names) -> Modality {
    let of = |key| one_group(table, key, names);
    let modality = Modality {
        denied: of("denied"),
        tentative: of("tentative"),
        loosely: of("loosely"),
        planned: of("planned"),
        settled_by: of("settled_by"),
        instruction: of("instruction"),
        elsewhere: of("elsewhere"),
        excluded: of("excluded"),
    };
    table.finish();
    modality
}

fn read_rule(file: usize, table: &Table<'_>, checklist: &Checklist, names: &Names) -> Option<EvidenceRule> {
    let point = table.need("point", table.string("point"));
    let point = point.and_then(|id| checklist.resolve(table.reader(), &id));
    let criterion = table.need("criterion", table.string("criterion")).and_then(|id| {
        let criteria = &checklist.points[point?].criteria;
        let found = criteria.iter().position(|c| c.id == *id.get_ref());
        if found.is_none() {
            let fault = Fault::UnknownCriterion {
                point: checklist.points[point?].id.clone(),
                id: (*id.get_ref()).to_owned(),
                allowed: criteria.iter().map(|c| c.id.clone()).collect(),
            };
            table.reader().report(id.span(), fault);
        }
        found
    });
    let name = table.name("name");
    let all = groups(table, "all", names);
    if all.is_empty() {
        table.need::<()>("all", table.value("all").map(|_| ()));
    }
    let many = table.table("many").and_then(|many| {
        let of = one_group(&many, "of", names);
        let at_least = many.need("at_least", many.whole("at_least", 1, 99));
        let kinds = many.boolean("kinds").unwrap_or(false);
        let few = many.word("few", &["touched", "nothing"]).map(Spanned::into_inner);
        many.finish();
        let at_least = usize::try_from(at_least?.into_inner()).ok()?;
        Some(Many { of, kinds, at_least, all_or_nothing: few == Some("nothing") })
    });
    let within = table.whole("within", 1, 10_000).and_then(|n| usize::try_from(n.into_inner()).ok());
    let rule = EvidenceRule {
        name: name.unwrap_or_default(),
        place: (file, table.span()),
        point: point.unwrap_or_default(),
        criterion: criterion.unwrap_or_default(),
        all,
        with: groups(table, "with", names),
        under: groups(table, "under", names),
        around: groups(table, "around", names),
        none: one_group(table, "none", names),
        not_under: one_group(table, "not_under", names),
        within,
        many,
        tentative: table.boolean("tentative").unwrap_or(false),
        rarest: 0,
    };
    table.finish();
    (point.is_some() && criterion.is_some() && !rule.all.is_empty()).then_some(rule)
}
