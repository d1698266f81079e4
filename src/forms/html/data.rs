//! What the page's script knows of the checklist, and its words.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::answers::{ANSWER_WORDS, Answer, AnswerFile, AnswerSheet};
use crate::checklist::Checklist;
use crate::i18n::{HtmlFormMessages, Lang};
use crate::seeds::Library;

use super::answer_name;

#[derive(Serialize)]
struct Data<'a> {
    lang: &'static str,
    id: &'a str,
    version: u32,
    title: String,
    /// The start of the name under which the browser keeps the draft.
    draft: String,
    phases: Vec<Vec<&'a str>>,
    points: Vec<PointData<'a>>,
    services: Vec<&'a str>,
    /// The answer that each word means.
    answers: BTreeMap<&'static str, &'static str>,
    /// What each answer is called.
    labels: BTreeMap<&'static str, &'static str>,
    words: HtmlFormMessages,
    /// The answer file that the form is filled with.
    filled: Option<String>,
}

#[derive(Serialize)]
struct PointData<'a> {
    id: &'a str,
    changed_in: u32,
    criteria: Vec<&'a str>,
}

/// The data as JSON that no text in it can end: it holds no `<`.
pub(super) fn json(
    checklist: &Checklist,
    library: &Library,
    lang: Lang,
    filled: Option<&AnswerSheet>,
) -> String {
    let words = lang.words();
    let filled = filled.map(|sheet| answer_file(checklist, sheet));
    let points = checklist.points.iter().map(|point| PointData {
        id: &point.id,
        changed_in: point.changed_in,
        criteria: point.criteria.iter().map(|c| c.id.as_str()).collect(),
    });
    let points: Vec<PointData<'_>> = points.collect();
    let data = Data {
        lang: lang.code(),
        id: &checklist.id,
        version: checklist.version,
        title: (words.checklist_name)(checklist.title.get(lang), &checklist.id, checklist.version),
        draft: draft_name(checklist, filled.as_deref()),
        phases: checklist
            .phases
            .iter()
            .map(|phase| points[phase.points.clone()].iter().map(|point| point.id).collect())
            .collect(),
        services: library.services.iter().map(|service| service.id.as_str()).collect(),
        answers: ANSWER_WORDS
            .into_iter()
            .filter_map(|word| Some((word, Answer::from_word(word)?.word())))
            .collect(),
        labels: Answer::ALL.into_iter().map(|answer| (answer.word(), answer_name(answer, lang))).collect(),
        words: words.html_form.script,
        points,
        filled,
    };
    // Texts, numbers and lists: nothing that JSON could not say.
    serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c")
}

/// A sheet as the text of an answer file.
fn answer_file(checklist: &Checklist, sheet: &AnswerSheet) -> String {
    let mut file = AnswerFile::new(checklist, "");
    file.set_sheet(checklist, sheet);
    file.to_text()
}

/// Of this checklist in this version, and of what the form was filled with: a newer form at the same place is not
/// covered by the draft of an older one.
fn draft_name(checklist: &Checklist, filled: Option<&str>) -> String {
    let digest = Sha256::digest(filled.unwrap_or_default());
    format!("dx-check form {} {} {}", checklist.id, checklist.version, HEXLOWER.encode(&digest[..8]))
}
