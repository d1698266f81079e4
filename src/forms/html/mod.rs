//! Forms as one page for a browser: for offices where the program may not be installed.
//!
//! The page asks and saves, it does not score. Its script reads and writes answer files, so that a page, a draft, a
//! pre-filled form and a saved file are all the same thing.

mod data;
mod questions;

use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::answers::{Answer, AnswerSheet};
use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::seeds::Library;

const STYLE: &str = include_str!("form.css");

/// The parts of the script, each building on those before it.
const SCRIPTS: [&str; 5] = [
    include_str!("toml.js"),
    include_str!("sheet.js"),
    include_str!("fields.js"),
    include_str!("draft.js"),
    include_str!("form.js"),
];

/// The form as one page that needs nothing else; with what `filled` says, or blank.
pub(super) fn page(
    checklist: &Checklist,
    library: &Library,
    lang: Lang,
    filled: Option<&AnswerSheet>,
) -> String {
    let words = &lang.words().html_form;
    let style = unix(STYLE);
    let script = format!("\"use strict\";\n{}", unix(&SCRIPTS.join("\n")));
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&style)
    );
    let title = checklist.title.get(lang);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (words.name) }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#questions" { (words.skip) }
                header {
                    h1 { (title) }
                    p.checklist { ((words.name_and_version)(&checklist.id, checklist.version)) }
                    p #dead .alert { (words.dead) }
                    p { (words.intro) }
                    ol { @for step in words.steps { li { (step) } } }
                }
                main {
                    (bar(checklist, lang))
                    (notice(lang))
                    div #questions {
                        (questions::subject(library, lang))
                        (contents(checklist, lang))
                        @for (index, phase) in checklist.phases.iter().enumerate() {
                            section.phase id={ "phase." (phase.id) } aria-labelledby={ "phase." (phase.id) ".title" } {
                                h2 id={ "phase." (phase.id) ".title" } {
                                    (phase.title.get(lang)) " " span.count data-phase=(index) {}
                                }
                                @for point in &checklist.points[phase.points.clone()] { (questions::point(point, lang)) }
                            }
                        }
                    }
                    (end(lang))
                }
                (dialog())
                script #form-data type="application/json" { (PreEscaped(data::json(checklist, library, lang, filled))) }
                script { (PreEscaped(script)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// How far one is, and what can be done with the whole form: in view all the time.
fn bar(checklist: &Checklist, lang: Lang) -> Markup {
    let words = &lang.words().html_form;
    html! {
        div #bar role="region" aria-label=(words.bar) {
            div.state-of-all {
                p #progress role="status" {}
                progress #meter max=(checklist.points.len()) value="0" aria-label=(words.answered) {}
            }
            div.buttons {
                button.main #save type="button" title="Ctrl+S" aria-keyshortcuts="Control+S" { (words.save) }
                button #open type="button" { (words.open) }
                button #next type="button" { (words.next) }
                button id="print" type="button" { (words.paper) }
                button #restart type="button" { (words.restart) }
                input #file type="file" accept=".toml" hidden aria-label=(words.choose_file);
            }
            div.told { p #draft {} p #said role="status" {} }
        }
    }
}

/// What stays in view until it is closed.
fn notice(lang: Lang) -> Markup {
    html! {
        div #notice hidden tabindex="-1" {
            div role="status" { p #notice-text {} ul #notice-lines {} }
            div.buttons {
                button #notice-action type="button" hidden {}
                button #notice-close type="button" { (lang.words().html_form.close) }
            }
        }
    }
}

/// The phases to jump to, each with how far it is.
fn contents(checklist: &Checklist, lang: Lang) -> Markup {
    html! {
        nav aria-label=(lang.words().html_form.contents) {
            ul {
                @for (index, phase) in checklist.phases.iter().enumerate() {
                    li { a href={ "#phase." (phase.id) } { (phase.title.get(lang)) } " " span.count data-phase=(index) {} }
                }
            }
        }
    }
}

fn end(lang: Lang) -> Markup {
    let words = &lang.words().html_form;
    let [what, command, afterwards] = words.end;
    html! {
        section #end aria-labelledby="end-title" {
            h2 #end-title { (words.end_heading) }
            p { (what) }
            p { code { (command) } }
            div.buttons { button.main #save-end type="button" { (words.save) } }
            p { (afterwards) }
        }
    }
}

/// A question before something that cannot be taken back; the script puts in its words.
fn dialog() -> Markup {
    html! {
        dialog #ask aria-labelledby="ask-text" {
            p #ask-text {}
            ul #ask-lines {}
            div.buttons {
                button #ask-no type="button" {}
                button.main #ask-yes type="button" {}
            }
        }
    }
}

/// What an answer is called.
fn answer_name(answer: Answer, lang: Lang) -> &'static str {
    let words = lang.words();
    match answer {
        Answer::Yes => words.yes_label,
        Answer::Partial => words.partial_label,
        Answer::No => words.no_label,
        Answer::Unknown => words.unknown_label,
        Answer::Na => words.na_label,
    }
}

/// What the policy calls a text that is allowed.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)))
}

/// A text with the line ends that a browser makes of any before it hashes it.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::{SCRIPTS, STYLE, hash};

    #[test]
    fn a_hash_is_what_browsers_compute() {
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn nothing_ends_a_script_or_the_style_early() {
        for text in SCRIPTS.into_iter().chain([STYLE]) {
            assert!(!text.contains("</") && !text.contains("<!--"));
        }
    }
}
