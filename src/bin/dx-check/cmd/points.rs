//! `points`: the checklist, or one point explained.

use dx_check::input::nearest;
use dx_check::outcome::example_view;
use dx_check::report::{point_page, points_list};

use crate::args::{PointsOptions, Shared};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, words};

pub(crate) fn run(shared: &Shared, options: &PointsOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, options.id.is_some()) else {
        return Ok(Status::Failed);
    };
    let Some(id) = &options.id else {
        return Ok(super::print(&points_list(&workspace.checklist, shared.lang), options.format, shared));
    };
    let context = workspace.context();
    let ids: Vec<_> = workspace.checklist.points.iter().map(|p| p.id.clone()).collect();
    let Some(index) = workspace.checklist.position(id).or_else(|| same_but_case(&ids, id)) else {
        let hint = nearest(id, &ids).unwrap_or_else(|| ids.join(" "));
        diagnostics::note(&format!(
            "{}: {}",
            words::of(shared.lang).error,
            (words::of(shared.lang).no_point)(&format!("{id} ({hint})"))
        ));
        return Ok(Status::Failed);
    };
    let examples: Vec<_> =
        workspace.library.for_point(index, None).into_iter().map(|e| example_view(&context, e)).collect();
    Ok(super::print(
        &point_page(&context, &workspace.checklist.points[index], &examples),
        options.format,
        shared,
    ))
}

/// `p01` and `Ｐ０１` are what people type.
fn same_but_case(ids: &[String], id: &str) -> Option<usize> {
    let wanted = dx_check::text::fold(id);
    ids.iter().position(|known| dx_check::text::fold(known) == wanted)
}
