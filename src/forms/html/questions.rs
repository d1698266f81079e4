//! The fields of the form: what is assessed, and one part per point.

use maud::{Markup, html};

use crate::answers::Answer;
use crate::checklist::Point;
use crate::i18n::Lang;
use crate::seeds::Library;

use super::answer_name;

/// What is assessed, by whom, when.
pub(super) fn subject(library: &Library, lang: Lang) -> Markup {
    let words = lang.words();
    let own = &words.html_form;
    let text = |key: &str, label: &str| {
        html! {
            div.field {
                label for={ "subject." (key) } { (label) }
                input id={ "subject." (key) } type="text" autocomplete="off";
            }
        }
    };
    html! {
        section.subject aria-labelledby="subject.title" {
            h2 id="subject.title" { (own.subject_heading) }
            p.hint { (own.subject_intro) }
            div.fields {
                (text("organization", words.organization))
                (text("project", words.project))
                @if !library.services.is_empty() {
                    div.field {
                        label for="subject.service" { (words.service_kind) }
                        select id="subject.service" autocomplete="off" {
                            option value="" { (own.no_service) }
                            @for service in &library.services {
                                option value=(service.id) { (service.title.get(lang)) }
                            }
                        }
                    }
                }
                (text("assessor", words.assessor))
                div.field.day {
                    label for="subject.date" { (words.date) }
                    input id="subject.date" type="date" max="9999-12-31" autocomplete="off" data-name=(words.date);
                }
            }
        }
    }
}

/// A point: its question, what can be ticked, the answers with what counts as each, and what is noted about it.
pub(super) fn point(point: &Point, lang: Lang) -> Markup {
    let own = &lang.words().html_form;
    let id = format!("p.{}", point.id);
    html! {
        section.point id=(id) aria-labelledby={ (id) ".title" } {
            h3 id={ (id) ".title" } tabindex="-1" {
                span.id { (point.id) } " " span.title { (point.title.get(lang)) } " " span.state {}
            }
            div.changed hidden {
                p { (own.changed) }
                div.buttons { button.confirm type="button" data-of=(point.id) { (own.still_right) } }
            }
            p.question id={ (id) ".question" } { (point.question.get(lang)) }
            @if !point.help.is_empty() {
                p.help { b { (own.why) } (lang.words().colon) (point.help.get(lang)) }
            }
            fieldset.criteria {
                legend { (own.criteria) }
                @for criterion in &point.criteria {
                    label {
                        input type="checkbox" value=(criterion.id) data-of=(point.id) autocomplete="off";
                        span { (criterion.text.get(lang)) }
                    }
                }
            }
            (answers(point, &id, lang))
            (notes(point, &id, lang))
        }
    }
}

fn answers(point: &Point, id: &str, lang: Lang) -> Markup {
    let own = &lang.words().html_form;
    let means = |answer: Answer| match answer {
        Answer::Yes => point.yes.get(lang),
        Answer::Partial => point.partial.get(lang),
        Answer::No => point.no.get(lang),
        Answer::Unknown => own.unknown_means,
        Answer::Na => own.na_means,
    };
    html! {
        fieldset.answer aria-describedby={ (id) ".question" } {
            legend { ((own.answer_to)(&point.id)) }
            @for answer in Answer::ALL {
                @let choice = format!("{id}.{}", answer.word());
                label {
                    input type="radio" id=(choice) name=(point.id) value=(answer.word()) data-of=(point.id)
                        aria-labelledby={ (choice) ".name" } aria-describedby={ (choice) ".means" } autocomplete="off";
                    span.name id={ (choice) ".name" } { (answer_name(answer, lang)) }
                    span.means id={ (choice) ".means" } { (means(answer)) }
                }
            }
            button.clear type="button" data-of=(point.id) hidden { (own.clear) }
        }
    }
}

fn notes(point: &Point, id: &str, lang: Lang) -> Markup {
    let words = lang.words();
    let own = &words.html_form;
    let day = |key: &str, label: &str, hint: &str| {
        html! {
            div.field.day {
                label for={ (id) "." (key) } { (label) }
                input id={ (id) "." (key) } type="date" max="9999-12-31" autocomplete="off" data-of=(point.id)
                    data-name={ (point.id) " " (label) } aria-describedby={ (id) "." (key) ".hint" };
                p.hint id={ (id) "." (key) ".hint" } { (hint) }
            }
        }
    };
    html! {
        div.fields {
            div.field.wide {
                label for={ (id) ".note" } { (words.note) }
                textarea id={ (id) ".note" } rows="2" data-of=(point.id) autocomplete="off"
                    aria-describedby={ (id) ".note.hint " (id) ".na-note" } {}
                p.alert id={ (id) ".na-note" } hidden { (own.na_note) }
                p.hint id={ (id) ".note.hint" } { (own.note_hint) }
            }
            div.field.wide {
                label for={ (id) ".evidence" } { (words.evidence) }
                textarea id={ (id) ".evidence" } rows="2" data-of=(point.id) autocomplete="off"
                    aria-describedby={ (id) ".evidence.hint" } {}
                p.hint id={ (id) ".evidence.hint" } { (own.evidence_hint) }
            }
            div.field {
                label for={ (id) ".owner" } { (words.owner) }
                input id={ (id) ".owner" } type="text" data-of=(point.id) autocomplete="off"
                    aria-describedby={ (id) ".owner.hint" };
                p.hint id={ (id) ".owner.hint" } { (own.owner_hint) }
            }
            (day("due", words.due, own.due_hint))
            (day("checked", words.checked, own.checked_hint))
        }
    }
}
