//! How an answer file is written, as a JSON Schema: editors offer the points and words of it, and check what is typed.

use serde_json::{Map, Value, json};

use crate::answers::ANSWER_WORDS;
use crate::checklist::{Checklist, Point};
use crate::i18n::Lang;
use crate::seeds::Library;

/// The schema of answer files for a checklist, as JSON; texts for people are in `lang`.
///
/// Of the draft that editors of TOML know (draft 7); a day of TOML is a text there.
pub fn answers_schema(checklist: &Checklist, library: &Library, lang: Lang) -> String {
    let words = lang.words();
    let text = |title: &str| json!({ "title": title, "type": "string" });
    let mut service = text(words.service_kind);
    if !library.services.is_empty() {
        let ids = library.services.iter().map(|service| service.id.as_str()).chain([""]);
        service["enum"] = ids.collect();
    }
    let points = checklist.points.iter().map(|point| (point.id.clone(), answer(point, lang)));
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": (words.checklist_name)(checklist.title.get(lang), &checklist.id, checklist.version),
        "type": "object",
        "required": ["checklist"],
        "additionalProperties": false,
        "properties": {
            "format": { "const": 1 },
            "checklist": {
                "type": "object",
                "required": ["id", "version"],
                "additionalProperties": false,
                "properties": {
                    "id": { "const": checklist.id },
                    "version": { "type": "integer", "minimum": 1, "maximum": checklist.version },
                },
            },
            "subject": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "organization": text(words.organization),
                    "project": text(words.project),
                    "service": service,
                    "assessor": text(words.assessor),
                    "date": day(words.date),
                },
            },
            "answers": {
                "type": "object",
                "additionalProperties": false,
                "properties": points.collect::<Map<String, Value>>(),
            },
        },
    });
    format!("{schema:#}\n")
}

fn day(title: &str) -> Value {
    json!({ "title": title, "type": "string", "format": "date" })
}

fn answer(point: &Point, lang: Lang) -> Value {
    let words = lang.words();
    let criteria = point.criteria.iter().map(|criterion| {
        (criterion.id.clone(), json!({ "description": criterion.text.get(lang), "type": "boolean" }))
    });
    let answers: Vec<&str> = ANSWER_WORDS.into_iter().chain([""]).collect();
    let word = json!({ "title": words.answer, "enum": answers });
    let counts =
        [(words.yes_label, &point.yes), (words.partial_label, &point.partial), (words.no_label, &point.no)];
    let said = counts.iter().filter(|(_, text)| !text.is_empty());
    let said = said.map(|(name, text)| format!("{name}{}{}", words.colon, text.get(lang)));
    let lines: Vec<String> = std::iter::once(point.question.get(lang).to_owned()).chain(said).collect();
    json!({
        "title": point.title.get(lang),
        "description": lines.join("\n\n"),
        "anyOf": [
            word,
            {
                "type": "object",
                "required": ["answer"],
                "additionalProperties": false,
                "properties": {
                    "answer": word,
                    "criteria": {
                        "title": words.criteria,
                        "type": "object",
                        "additionalProperties": false,
                        "properties": criteria.collect::<Map<String, Value>>(),
                    },
                    "note": { "title": words.note, "type": "string" },
                    "evidence": {
                        "title": words.evidence,
                        "anyOf": [
                            { "type": "string" },
                            { "type": "array", "items": { "type": "string" } },
                        ],
                    },
                    "owner": { "title": words.owner, "type": "string" },
                    "due": day(words.due),
                    "checked": day(words.checked),
                },
            },
        ],
    })
}
