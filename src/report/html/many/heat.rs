//! The heat map: a row per assessment, a column per point. There may be thousands of rows, so every cell is a letter in
//! a class of one letter; the colour is never alone.

use maud::{Markup, html};

use crate::assessment::{Score, Standing};
use crate::i18n::Words;
use crate::outcome::Row;
use crate::report::layout::common_folder;
use crate::report::{Basis, Many};
use crate::text::visible_line;

const ALL: [Standing; 6] =
    [Standing::Yes, Standing::Partial, Standing::No, Standing::Unknown, Standing::Na, Standing::Unanswered];

/// The letter that stands for a colour in the style.
fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Yes => "y",
        Standing::Partial => "p",
        Standing::No => "n",
        Standing::Unknown => "u",
        Standing::Na => "a",
        Standing::Unanswered => "b",
    }
}

/// Every assessment with its scores and the standing of each point.
pub(super) fn map(many: &Many<'_>, words: &Words) -> Markup {
    let own = &words.many_page;
    let folder = common_folder(many.rows).len();
    let shown = if many.basis == Basis::Answers { &ALL[..] } else { &ALL[..3] };
    html! {
        section.part.map id="answers" {
            h2 { (own.answers) }
            p.legend {
                @for standing in shown {
                    span { b.(class(*standing)) { ((words.mark)(*standing)) } " " (words.standing(*standing)) } " "
                }
            }
            p.note {
                (own.answers_note)
                @if many.rows.iter().any(|row| row.gate.active) { " " (own.gate_note) }
            }
            div.wide.heat tabindex="0" role="group" aria-label=(own.answers) {
                table {
                    caption.unseen { (own.answers) }
                    (head(many, words))
                    tbody { @for row in many.rows { (line(row, folder, many, words)) } }
                }
            }
        }
    }
}

fn head(many: &Many<'_>, words: &Words) -> Markup {
    let answers = many.basis == Basis::Answers;
    let first = if answers { words.organization } else { words.plan_title };
    html! {
        thead {
            tr {
                td colspan="2" {}
                @for (at, phase) in many.checklist.phases.iter().enumerate() {
                    th scope="colgroup" colspan=(phase.points.len() + 1) { (many.phases.get(at).map_or("", String::as_str)) }
                }
                td colspan=(if answers { 3 } else { 2 }) {}
            }
            tr {
                th scope="col" { (first) }
                th scope="col" { (words.total) " %" }
                @for phase in &many.checklist.phases {
                    @for point in &many.checklist.points[phase.points.clone()] {
                        th.t scope="col" { (point.id) " " span { (visible_line(point.label.get(many.lang))) } }
                    }
                    th scope="col" { "%" }
                }
                @if answers { th scope="col" { (words.coverage) } }
                th scope="col" { (words.gaps) }
                th scope="col" { (words.file) }
            }
        }
    }
}

fn line(row: &Row, folder: usize, many: &Many<'_>, words: &Words) -> Markup {
    let answers = many.basis == Basis::Answers;
    let file = row.file.get(folder..).unwrap_or(&row.file);
    let (organization, project) = (&row.subject.organization, &row.subject.project);
    html! {
        tr {
            th scope="row" {
                @if organization.is_empty() && project.is_empty() { (visible_line(file)) }
                @if !organization.is_empty() { (visible_line(organization)) }
                @if !project.is_empty() { " " small { (visible_line(project)) } }
            }
            td.r { (percent(&row.total)) }
            @for (phase, score) in many.checklist.phases.iter().zip(&row.phases) {
                @for standing in row.standings.get(phase.points.clone()).unwrap_or_default() {
                    td.(class(*standing)) { ((words.mark)(*standing)) }
                }
                td.r { (percent(score)) }
            }
            @if answers { td.r { (row.total.answered()) "/" (row.total.applicable) } }
            td.r { (row.gaps) @if row.gate.active && !row.gate.held { " !" } }
            td.f { (visible_line(file)) }
        }
    }
}

fn percent(score: &Score) -> String {
    score.value().map_or_else(|| "–".to_owned(), |value| value.percent())
}
