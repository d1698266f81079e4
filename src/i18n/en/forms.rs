//! English words and messages of forms.

use crate::i18n::{FormWords, Message};
use crate::problem::FormFault;

pub(super) const WORDS: FormWords = FormWords {
    toml_intro: "Answer file. For each point, write yes, partial, no, unknown or na (not applicable; the note must say why)\nbetween the quotation marks of the answer. What stays empty is not answered.\nTo tick criteria, take away the # before them.\nThen `dx-check score THIS_FILE` shows the gap report.",
    toml_schema: |file| {
        format!(
            "For help in an editor: `dx-check schema answers > {file}` makes the file that the next line names; keep it beside this one."
        )
    },
    toml_subject: "What is assessed. May stay empty.",
    toml_services: "What service can be",
    toml_answers: "Answers. note, evidence, owner and due are optional.",
    toml_criteria: "criteria (true where it holds)",

    // Several as one.
    said: |who, what, note| {
        let note = if note.is_empty() { String::new() } else { format!(": {note}") };
        format!("[{who}] {what}{note}")
    },

    // The workbook.
    title: |checklist| format!("Self-assessment: {checklist}"),
    cover: "Cover",
    table: "Assessment",
    cover_date: "Day of the assessment",
    answered: "Answered",
    how_heading: "How to fill it in",
    how: [
        "1. Say in the yellow fields on this page what is assessed (they may stay empty).",
        "2. On the sheet \"Assessment\", choose an answer for each point in the column \"Answer\": yes, partial, no, unknown or not applicable.",
        "3. With \"not applicable\", give the reason in the column \"Note\".",
        "4. In the columns ① ② … you can choose for each criterion whether it holds (✓) or not (✗); they may stay empty.",
        "5. Write one piece of evidence per line (Alt+Enter begins a new line in a cell). Enter due and confirmed days as dates, like 2027-01-31.",
        "6. Sorting, filtering, inserting rows and columns and deleting rows that are not used are all fine. Please leave the column \"No.\" as it is.",
        "7. The sheets are protected without a password: \"Review\" lifts the protection when you want to change more.",
    ],
    finished: "Hand the file in as it is. `dx-check score THIS_FILE` makes a report of it, with the gaps and what other municipalities did.",
    point_and_question: "Point and question",
    tick_true: "✓",
    tick_false: "✗",
    choose_title: "Answer",
    choose: |words| format!("Please choose one of: {words}."),
    choose_tick: |yes, no| format!("Please choose {yes} where the criterion holds, {no} where it does not."),
    choose_service: "Please choose from the list, or leave the field empty where nothing fits.",
    day_title: "Date",
    day: "Please enter a date, like 2027-01-31. What is not settled yet can go into the note.",
    fixed_title: "Not to be changed",
    fixed: "The numbers and questions are needed to read the answers back. Please leave them as they are.",
};

/// What an answer of a file is called.
fn answer(word: &str) -> &str {
    if word == "na" { "not applicable" } else { word }
}

pub(super) fn message(fault: &FormFault) -> Message {
    match fault {
        FormFault::TooLong { point, limit } if point.is_empty() => Message::new(
            format!(
                "a text on what is assessed is too long for an Excel cell (the limit is {limit} characters)"
            ),
            "shorten it",
        ),
        FormFault::TooLong { point, limit } => Message::new(
            format!("a text of {point} is too long for an Excel cell (the limit is {limit} characters)"),
            "shorten it, and name a document with the details as evidence",
        ),
        FormFault::NotMade { why } => Message::new(
            format!("the Excel workbook could not be made: {why}"),
            "this is a fault of the program; please report it",
        ),

        FormFault::NotAForm => Message::new(
            "not one of this program's Excel forms",
            "fill in a workbook made with `dx-check form -o form.xlsx`",
        ),
        FormFault::IsPlan => Message::new(
            "a document, not an answer file or one of this program's Excel forms",
            "to see what a project plan shows, use `dx-check plan FILE`; answers are filled in with `dx-check assess` or `dx-check form -o form.xlsx`",
        ),
        FormFault::NoTable => Message::new(
            "the table of questions cannot be found (no row with the heads \"No.\" or \"Point and question\", and \"Answer\")",
            "put back the heads that were removed, or copy the answers into a new form",
        ),
        FormFault::NoChecklist { id, version } => Message::new(
            "which checklist the form answers cannot be told (its hidden sheet is gone)",
            format!("read as answers to {id} version {version}; if that is wrong, use the original workbook"),
        ),
        FormFault::UnknownAnswer { text } => Message::new(
            format!("\"{text}\" cannot be read as an answer"),
            "choose yes, partial, no, unknown or not applicable",
        ),
        FormFault::AnswerRead { text, answer: word } => Message::new(
            format!("\"{text}\" was read as \"{}\"", answer(word)),
            "if that is wrong, choose an answer from the list",
        ),
        FormFault::NoAnswer { point } => Message::new(
            format!("something is written about {point}, but no answer is chosen"),
            "it was read as \"unknown\"; choose an answer",
        ),
        FormFault::UnknownTick { text } => Message::new(
            format!("\"{text}\" cannot be read as a tick"),
            "choose ✓ where the criterion holds, ✗ where it does not, or leave the cell empty",
        ),
        FormFault::NoSuchCriterion { point } => Message::new(
            format!("a tick for a criterion that {point} does not have was not read"),
            "check which column it belongs to",
        ),
        FormFault::UnknownDay { text } => Message::new(
            format!("\"{text}\" cannot be read as a date"),
            "enter a date like 2027-01-31; what is not settled yet can go into the note",
        ),
        FormFault::DayRead { text, day } => {
            Message::new(format!("\"{text}\" was read as {day}"), "if that is wrong, enter it as a date")
        }
        FormFault::FailedFormula { text } => {
            Message::new(format!("a formula has no result here ({text})"), "delete it and type the content")
        }
        FormFault::UnknownService { text } => Message::new(
            format!("there is no service kind \"{text}\""),
            "choose one from the list, or leave the field empty",
        ),
        FormFault::TwoRows { point, other } => Message::new(
            format!(
                "{point} has two rows (the other is {other}); they do not contradict each other and were read together"
            ),
            "delete one of them",
        ),
        FormFault::RowsDiffer { point, other } => Message::new(
            format!("{point} has two rows that contradict each other (the other is {other})"),
            "keep the right one and delete the other",
        ),
        FormFault::FoundByQuestion { point } => Message::new(
            format!("a row without a number was taken for {point} by its question"),
            "write the number back into the column \"No.\"",
        ),
        FormFault::UnknownRow { text } => Message::new(
            format!("a row that belongs to no point was not read: {text}"),
            "if it is needed, move it into the note of a point",
        ),
        FormFault::UnknownColumn { head, text } => Message::new(
            format!("a column that the form does not have{} was not read: {text}", quoted(head)),
            "if it is needed, move it into the column \"Note\"",
        ),
        FormFault::UnknownCell { text } => Message::new(
            format!("a cell that the form does not have was not read: {text}"),
            "if it is needed, move it into the note of a point",
        ),
        FormFault::UnknownSheet { cells } => Message::new(
            format!("a sheet that the form does not have was not read ({cells} filled cells)"),
            "if it is needed, move it into the notes of the points",
        ),
    }
}

fn quoted(head: &str) -> String {
    if head.is_empty() { String::new() } else { format!(" (\"{head}\")") }
}
