//! From TOML tables to the example library, noting every problem.

use serde_spanned::Spanned;

use crate::checklist::Checklist;
use crate::input::{Bundle, Reader, Seen, Table, check_format, identifier, nearest, warn_one_language};
use crate::problem::{Fault, Problem};

use super::{Example, ExampleKind, ExampleSource, Lesson, Library, Service};

pub(super) fn library(
    bundle: &Bundle,
    checklist: &Checklist,
    base: &Library,
) -> (Option<Library>, Vec<Problem>) {
    let readers: Vec<_> = bundle.members.iter().map(|m| Reader::new(&m.name, &m.text)).collect();
    let roots: Vec<_> = bundle.members.iter().zip(&readers).map(|(m, reader)| m.root(reader)).collect();
    let tables: Vec<Table<'_>> = roots
        .iter()
        .zip(&readers)
        .filter_map(|(root, reader)| Some(Table::root(reader, root.as_ref()?)))
        .collect();
    let mut library = Library::default();
    let (mut services, mut examples) = (Seen::default(), Seen::default());
    // Services first, over all files: an example may stand in a file before them.
    for service in tables.iter().flat_map(|table| table.tables("services")) {
        library.services.extend(read_service(&service, &mut services));
    }
    let known: Vec<Service> = base.services.iter().chain(&library.services).cloned().collect();
    let mut twins = Vec::new();
    for table in &tables {
        for example in table.tables("examples") {
            if let Some(twin) = example.string("twin") {
                twins.push((table.reader(), twin));
            }
            library.examples.extend(read_example(&example, checklist, &known, &mut examples));
        }
        let is_checklist = table.value("points").is_some();
        if !is_checklist {
            if let Some(about) = table.text("about") {
                library.about = about;
            }
            let _ = table.value("include");
            check_format(table);
            table.finish();
            if checklist.title.ja.is_empty() == checklist.title.en.is_empty() {
                warn_one_language(table);
            }
        }
    }
    for (reader, twin) in twins {
        let id = *twin.get_ref();
        if library.example(id).or_else(|| base.example(id)).is_none() {
            reader.report(twin.span(), Fault::BadTwin { id: id.to_owned() });
        }
    }
    drop(tables);
    let usable = !readers.iter().any(Reader::has_errors) && roots.iter().all(Option::is_some);
    drop(roots);
    let problems = readers.into_iter().flat_map(Reader::finish).collect();
    (usable.then_some(library), problems)
}

fn read_service<'r>(table: &Table<'r>, seen: &mut Seen<'r>) -> Option<Service> {
    let id = table.need("id", identifier(table, "id"));
    let title = table.need("title", table.text("title"));
    let readings = owned(table.strings("readings"));
    table.finish();
    if let Some(id) = &id {
        seen.note(table, id);
    }
    Some(Service { id: id?, title: title?, readings })
}

fn owned(texts: Vec<Spanned<&str>>) -> Vec<String> {
    texts.into_iter().map(|t| t.into_inner().to_owned()).collect()
}

fn read_example<'r>(
    table: &Table<'r>,
    checklist: &Checklist,
    known: &[Service],
    seen: &mut Seen<'r>,
) -> Option<Example> {
    let reader = table.reader();
    let id = table.need("id", identifier(table, "id"));
    if let Some(id) = &id {
        seen.note(table, id);
    }
    let kind = match table.need("kind", table.word("kind", &["case", "measure"])).map(Spanned::into_inner) {
        Some("case") => Some(ExampleKind::Case),
        Some(_) => Some(ExampleKind::Measure),
        None => None,
    };
    let phase = table.need("phase", table.string("phase")).and_then(|name| {
        let found = checklist.phases.iter().position(|p| p.id == *name.get_ref());
        if found.is_none() {
            let allowed = checklist.phases.iter().map(|p| p.id.clone()).collect();
            reader.report(name.span(), Fault::UnknownPhase { id: (*name.get_ref()).to_owned(), allowed });
        }
        found
    });
    let source = table.table("source").map(|source| {
        let section = source.need("section", source.filled("section")).map(|s| s.into_inner().to_owned());
        let group = source.text("group").unwrap_or_default();
        let number = source.whole("number", 1, 9999).map(Spanned::into_inner);
        source.finish();
        ExampleSource { section: section.unwrap_or_default(), group, number }
    });
    let services = table.strings("services");
    for service in &services {
        if !known.iter().any(|k| k.id == *service.get_ref()) {
            let ids: Vec<_> = known.iter().map(|k| k.id.as_str()).collect();
            let nearest = nearest(service.get_ref(), &ids);
            reader.report(
                service.span(),
                Fault::UnknownService { id: (*service.get_ref()).to_owned(), nearest },
            );
        }
    }
    let headline = table.need("headline", table.text("headline"));
    let facts = table.texts("facts");
    let lessons = read_lessons(table, checklist);
    let example = Example {
        id: id.clone().unwrap_or_default(),
        kind: kind.unwrap_or(ExampleKind::Measure),
        phase: phase.unwrap_or_default(),
        source: source.unwrap_or_default(),
        municipality: table.text("municipality").unwrap_or_default(),
        service: table.text("service").unwrap_or_default(),
        services: owned(services),
        headline: headline.clone().unwrap_or_default(),
        facts,
        effect: table.text("effect").unwrap_or_default(),
        readings: owned(table.strings("readings")),
        lessons,
        twin: table.string("twin").map(|t| t.into_inner().to_owned()),
        url: table.filled("url").map(|u| u.into_inner().to_owned()),
    };
    table.finish();
    let complete = kind.is_some() && phase.is_some() && headline.is_some() && id.is_some();
    if example.lessons.is_empty() && table.tables("points").is_empty() {
        reader.report(table.span(), Fault::NoPoints { id: example.id.clone() });
    }
    (complete && !example.lessons.is_empty()).then_some(example)
}

fn read_lessons(example: &Table<'_>, checklist: &Checklist) -> Vec<Lesson> {
    let lesson = |table: &Table<'_>| {
        let point =
            table.need("point", table.string("point")).and_then(|id| checklist.resolve(table.reader(), &id));
        let teaches = table.need("teaches", table.text("teaches"));
        table.finish();
        Some(Lesson { point: point?, teaches: teaches? })
    };
    example.tables("points").iter().filter_map(lesson).collect()
}
