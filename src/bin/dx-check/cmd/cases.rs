//! `cases`: the example library, one example by its id, or a search.

use dx_check::input::nearest;
use dx_check::outcome::{CasesView, case_page};
use dx_check::problem::Fault;
use dx_check::report::{cases_book, cases_list, example_page};
use dx_check::seeds::{ANY_SERVICE, Query};

use crate::args::{CasesOptions, Shared};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

pub(crate) fn run(shared: &Shared, options: &CasesOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let (context, words) = (workspace.context(), words::of(shared.lang));
    if let [id] = options.query.as_slice()
        && let Some(example) = workspace.library.typed(id)
    {
        let page = example_page(&case_page(&context, example), shared.lang);
        return Ok(super::print(&page, options.format, shared));
    }
    let query = match query(&workspace, options) {
        Ok(query) => query,
        Err(fault) => {
            diagnostics::fault(&fault, shared);
            return Ok(Status::Failed);
        }
    };
    let found = workspace.library.find(&workspace.checklist, &query);
    if found.examples.is_empty() {
        diagnostics::note(words.no_cases);
        return Ok(Status::Held);
    }
    if !found.complete {
        diagnostics::note(words.near_cases);
    }
    let whole = found.examples.len() == workspace.library.examples.len() && !query.ranks();
    let view = match (whole, query.ranks()) {
        (true, _) => CasesView::library(&context),
        (false, true) => CasesView::ranked(&context, &found.examples),
        (false, false) => CasesView::grouped(&context, &found.examples),
    };
    let blocks = if options.full {
        let about = if whole { workspace.library.about.get(shared.lang) } else { "" };
        cases_book(&view, about, workspace.checklist.source.get(shared.lang), shared.lang)
    } else {
        cases_list(&view, shared.lang)
    };
    let status = super::print(&blocks, options.format, shared);
    if query.service.is_some_and(|service| service != ANY_SERVICE) {
        let general = Query { service: Some(ANY_SERVICE), ..query };
        let general = workspace.library.find(&workspace.checklist, &general);
        if found.complete && general.complete && !general.examples.is_empty() {
            diagnostics::note(&(words.any_cases)(general.examples.len()));
        }
    }
    Ok(status)
}

/// What the options look for; the fault when one names what there is not.
fn query<'a>(workspace: &'a Workspace, options: &'a CasesOptions) -> Result<Query<'a>, Fault> {
    let (checklist, library) = (&workspace.checklist, &workspace.library);
    let point = |id: &String| checklist.typed(id).ok_or_else(|| checklist.unknown_point(id));
    let service = |name: &String| {
        let ids: Vec<_> = library.services.iter().map(|s| s.id.as_str()).collect();
        let found = library.typed_service(name).map(|s| s.id.as_str());
        found.ok_or_else(|| Fault::UnknownService { id: name.clone(), nearest: nearest(name, &ids) })
    };
    let phase = |name: &String| {
        let allowed = || checklist.phases.iter().map(|p| p.id.clone()).collect();
        let found = checklist.typed_phase(name);
        found.ok_or_else(|| Fault::UnknownPhase { id: name.clone(), allowed: allowed() })
    };
    Ok(Query {
        words: &options.query,
        point: options.point.as_ref().map(point).transpose()?,
        service: options.service.as_ref().map(service).transpose()?,
        phase: options.phase.as_ref().map(phase).transpose()?,
        kind: options.kind,
    })
}
