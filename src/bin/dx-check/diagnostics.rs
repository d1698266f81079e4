//! Problems on standard error, in the user's language, with the caret under the right characters.

use std::io::{self, IsTerminal as _, Write as _};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use dx_check::i18n::Lang;
use dx_check::problem::{Fault, Problem, Quote, Severity};
use dx_check::report::ErrorView;
use dx_check::text::{visible, visible_line, wrap};

use crate::args::Shared;
use crate::words;

/// Writes problems to standard error.
pub(crate) fn show(problems: &[Problem], shared: &Shared) {
    let color = shared.color.on(io::stderr().is_terminal());
    let mut err = io::stderr().lock();
    for problem in problems {
        // Nobody can be told when standard error is gone.
        let _ = writeln!(err, "{}\n", rendered(problem, shared.lang, color));
    }
}

/// Writes lines to standard error, broken to the width of the terminal where there is one.
pub(crate) fn note(text: &str) {
    let mut text = visible(text).into_owned();
    if io::stderr().is_terminal() {
        let columns = usize::from(console::Term::stderr().size().1);
        text = wrap(&text, columns.min(100)).join("\n");
    }
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes an error that is not about a place in a file.
pub(crate) fn failure(error: &anyhow::Error, shared: &Shared) {
    note(&format!("{}: {error:#}", words::of(shared.lang).error));
}

/// Writes what is wrong on the command line, and what to do about it.
pub(crate) fn fault(fault: &Fault, shared: &Shared) {
    let message = shared.lang.message(fault);
    let words = words::of(shared.lang);
    note(&format!("{}: {}", words.error, words.joined(&message.what, &message.remedy)));
}

fn rendered(problem: &Problem, lang: Lang, color: bool) -> String {
    let words = words::of(lang);
    let message = lang.message(&problem.fault);
    let (level, name) = match problem.severity {
        Severity::Error => (Level::ERROR, words.error),
        Severity::Warning => (Level::WARNING, words.warning),
        Severity::Hint => (Level::INFO, words.hint),
    };
    let title = level.with_name(name).primary_title(visible_line(&message.what).into_owned());
    let mut file = visible_line(&problem.place.file).into_owned();
    if let Some(cell) = &problem.place.cell {
        file = format!("{file} {}", lang.words().in_cell(&visible_line(&cell.sheet), &cell.name));
    }
    let group = match &problem.place.at {
        Some(quote) => {
            let (text, span) = visible_quote(quote);
            let annotation = AnnotationKind::Primary.span(span);
            let snippet = Snippet::source(text).line_start(quote.line).path(file).annotation(annotation);
            Group::with_title(title).element(snippet)
        }
        None => Group::with_title(title).element(Origin::path(file)),
    };
    let group = group
        .element(Level::HELP.with_name(words.remedy).message(visible_line(&message.remedy).into_owned()));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(100).render(&[group])
}

/// The quoted line with control characters made visible, and the spot in it.
fn visible_quote(quote: &Quote) -> (String, Range<usize>) {
    let before = visible_line_exact(&quote.text[..quote.span.start]);
    let spot = visible_line_exact(&quote.text[quote.span.clone()]);
    let after = visible_line_exact(&quote.text[quote.span.end..]);
    let span = before.len()..before.len() + spot.len();
    (format!("{before}{spot}{after}"), span)
}

/// [`visible`] for a piece of a line, whose spaces count.
fn visible_line_exact(piece: &str) -> String {
    visible(piece).replace('\n', " ")
}

/// Problems as machine-readable reports carry them: errors only.
pub(crate) fn error_views(problems: &[Problem], lang: Lang) -> Vec<ErrorView> {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let view = |problem: &Problem| {
        let message = lang.message(&problem.fault);
        let at = problem.place.at.as_ref();
        let said = words::of(lang).joined(&message.what, &message.remedy);
        ErrorView {
            path: problem.place.file.clone(),
            code: problem.fault.code().to_owned(),
            line: at.map(|q| q.line),
            column: at.map(|q| q.column),
            message: match &problem.place.cell {
                Some(cell) => {
                    format!("{}{}{said}", lang.words().in_cell(&cell.sheet, &cell.name), lang.words().colon)
                }
                None => said,
            },
        }
    };
    errors.map(view).collect()
}
