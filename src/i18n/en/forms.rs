//! English words and messages of forms.

use crate::i18n::{FormWords, Message};
use crate::problem::FormFault;

pub(super) const WORDS: FormWords = FormWords {
    toml_intro: "Answer file. For each point, write yes, partial, no, unknown or na (not applicable; the note must say why)\nbetween the quotation marks of the answer. What stays empty is not answered.\nTo tick criteria, take away the # before them.\nThen `dx-check score THIS_FILE` shows the gap report.",
    toml_subject: "What is assessed. May stay empty.",
    toml_services: "What service can be",
    toml_answers: "Answers. note, evidence, owner and due are optional.",
    toml_criteria: "criteria (true where it holds)",
};

pub(super) fn message(fault: &FormFault) -> Message {
    match fault {
        FormFault::NotOffered { form } => Message::new(
            format!("there is no form of the kind \".{form}\""),
            "choose a file name that ends in .toml or .xlsx",
        ),
    }
}
