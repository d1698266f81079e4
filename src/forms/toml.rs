//! Forms as answer files: every question as a comment, every answer ready to be written.

use crate::answers::{AnswerFile, AnswerSheet, Entry};
use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::seeds::Library;

/// The file that a form names as its schema, beside it.
const SCHEMA: &str = "dx-check-answers.schema.json";

/// An answer file with every question as a comment; with what `filled` says, or blank.
///
/// It is valid as it is and is read back by `score` and `assess`.
pub(super) fn toml(
    checklist: &Checklist,
    library: &Library,
    lang: Lang,
    filled: Option<&AnswerSheet>,
) -> String {
    let text = with_questions(checklist, library, lang, filled);
    let (Some(sheet), Some(mut file)) = (filled, AnswerFile::from_text(&text)) else {
        return text;
    };
    file.set_sheet(checklist, sheet);
    file.to_text()
}

/// A blank answer file.
pub(super) fn blank(checklist: &Checklist, library: &Library, lang: Lang) -> String {
    with_questions(checklist, library, lang, None)
}

/// A blank answer file, without the lines that show how to write what `filled` brings.
fn with_questions(
    checklist: &Checklist,
    library: &Library,
    lang: Lang,
    filled: Option<&AnswerSheet>,
) -> String {
    let words = lang.words();
    let mut out = String::new();
    let title = (words.checklist_name)(checklist.title.get(lang), &checklist.id, checklist.version);
    comment(&mut out, &title);
    comment(&mut out, words.forms.toml_intro);
    comment(&mut out, &(words.forms.toml_schema)(SCHEMA));
    // Editors look for this line (taplo, Even Better TOML).
    out.push_str(&format!("#:schema {SCHEMA}\n"));
    out.push_str(&format!(
        "\nformat = 1\nchecklist = {{ id = \"{}\", version = {} }}\n\n",
        checklist.id, checklist.version
    ));
    comment(&mut out, words.forms.toml_subject);
    out.push_str("[subject]\n");
    for (key, label) in [("organization", words.organization), ("project", words.project)] {
        out.push_str(&format!("{key} = \"\"  # {label}\n"));
    }
    out.push_str(&format!("service = \"\"  # {}\n", words.service));
    out.push_str(&format!("assessor = \"\"  # {}\n", words.assessor));
    if filled.is_none_or(|sheet| sheet.subject.date.is_none()) {
        out.push_str(&format!("# date = 2026-04-01  # {}\n", words.date));
    }
    if !library.services.is_empty() {
        comment(&mut out, &format!("\n{}", words.forms.toml_services));
        for service in &library.services {
            comment(&mut out, &format!("  {}  {}", service.id, service.title.get(lang)));
        }
    }
    out.push('\n');
    comment(&mut out, words.forms.toml_answers);
    for phase in &checklist.phases {
        out.push('\n');
        comment(&mut out, &format!("==== {} ====", phase.title.get(lang)));
        for index in phase.points.clone() {
            let point = &checklist.points[index];
            out.push('\n');
            comment(&mut out, &format!("{} {}", point.id, point.title.get(lang)));
            comment(&mut out, point.question.get(lang));
            let counts = [
                (words.yes_label, &point.yes),
                (words.partial_label, &point.partial),
                (words.no_label, &point.no),
            ];
            for (name, text) in counts.iter().filter(|(_, text)| !text.is_empty()) {
                comment(&mut out, &format!("  {name}{}{}", words.colon, text.get(lang)));
            }
            comment(&mut out, &format!("  {}{}", words.forms.toml_criteria, words.colon.trim_end()));
            for criterion in &point.criteria {
                comment(&mut out, &format!("    {}  {}", criterion.id, criterion.text.get(lang)));
            }
            out.push_str(&format!("[answers.{}]\nanswer = \"\"\n", point.id));
            let entry = filled.and_then(|sheet| sheet.entries.get(index)?.as_ref());
            if !entry.is_some_and(Entry::has_ticks) {
                let ticks: Vec<_> = point.criteria.iter().map(|c| format!("{} = false", c.id)).collect();
                out.push_str(&format!("# criteria = {{ {} }}\n", ticks.join(", ")));
            }
            out.push_str("note = \"\"\n");
        }
    }
    out
}

fn comment(out: &mut String, text: &str) {
    for line in text.split('\n') {
        out.push_str(format!("# {line}").trim_end());
        out.push('\n');
    }
}
