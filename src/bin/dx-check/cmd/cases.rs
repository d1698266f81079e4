//! `cases`: the example library, one example by its id, or a search.

use dx_check::input::nearest;
use dx_check::outcome::example_view;
use dx_check::problem::Fault;
use dx_check::report::{cases_list, example_page};
use dx_check::seeds::{Example, Library};

use crate::args::{CasesOptions, Shared};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

pub(crate) fn run(shared: &Shared, options: &CasesOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let (context, words) = (workspace.context(), words::of(shared.lang));
    let library = &workspace.library;
    let point = match &options.point {
        None => None,
        Some(id) => {
            let Some(point) = workspace.checklist.typed(id) else {
                diagnostics::unknown_point(id, &workspace.checklist, shared);
                return Ok(Status::Failed);
            };
            Some(point)
        }
    };
    if let Some(service) = &options.service
        && library.service(service).is_none()
    {
        let ids: Vec<_> = library.services.iter().map(|s| s.id.clone()).collect();
        let fault = Fault::UnknownService { id: service.clone(), nearest: nearest(service, &ids) };
        let message = shared.lang.message(&fault);
        diagnostics::note(&format!("{}: {}", words.error, words.joined(&message.what, &message.remedy)));
        return Ok(Status::Failed);
    }
    if let [id] = options.query.as_slice()
        && let Some(example) = library.example(id)
    {
        return Ok(super::print(
            &example_page(&example_view(&context, example), shared.lang),
            options.format,
            shared,
        ));
    }
    let wanted =
        |e: &&Example| options.service.as_ref().is_none_or(|s| e.serves_any() || e.services.contains(s));
    let found: Vec<&Example> =
        candidates(library, &options.query, point).into_iter().filter(wanted).collect();
    if found.is_empty() {
        diagnostics::note(words.no_cases);
        return Ok(Status::Held);
    }
    let whole = options.query.is_empty() && point.is_none() && options.service.is_none();
    let title = if whole { (words.all_cases)(found.len()) } else { (words.found_cases)(found.len()) };
    // What was searched comes best first; the whole library by phase.
    let titles = workspace.checklist.phases.iter().map(|p| p.title.get(shared.lang).to_owned());
    let phases: Vec<_> = titles.filter(|_| whole).collect();
    let views: Vec<_> = found.into_iter().map(|e| example_view(&context, e)).collect();
    Ok(super::print(&cases_list(shared.lang, &title, &phases, &views), options.format, shared))
}

/// The examples that hold all words and serve the point: best first by the words, else by the point.
fn candidates<'a>(library: &'a Library, query: &[String], point: Option<usize>) -> Vec<&'a Example> {
    match point {
        None => library.search(query),
        Some(point) if query.is_empty() => library.for_point(point, None),
        Some(point) => library.search(query).into_iter().filter(|e| e.lesson(point).is_some()).collect(),
    }
}
