//! `points`: the checklist, or one point explained.

use dx_check::outcome::example_view;
use dx_check::report::{point_page, points_list};

use crate::args::{PointsOptions, Shared};
use crate::workspace::Workspace;
use crate::{Status, diagnostics};

pub(crate) fn run(shared: &Shared, options: &PointsOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, options.id.is_some()) else {
        return Ok(Status::Failed);
    };
    let Some(id) = &options.id else {
        return Ok(super::print(&points_list(&workspace.checklist, shared.lang), options.format, shared));
    };
    let context = workspace.context();
    let Some(index) = workspace.checklist.typed(id) else {
        diagnostics::fault(&workspace.checklist.unknown_point(id), shared);
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
