//! English.

use super::{Fault, Kind, Message, Refusal, Words};

pub(super) const WORDS: Words = Words {
    colon: ": ",
    list_comma: ", ",
    choice_comma: " / ",
    sentence_comma: "; ",
    reason_comma: "; ",
    in_brackets: |name, inside| format!("{name} ({inside})"),

    yes_label: "yes",
    partial_label: "partial",
    no_label: "no",
    unknown_label: "unknown",
    na_label: "not applicable",
    unanswered_label: "not answered",

    organization: "Organisation",
    project: "Project",
    service: "Service",
    assessor: "Answered by",
    date: "Date",
    checklist: "Checklist",
    checklist_name: |title, id, version| format!("{title} ({id}, version {version})"),
    file: "File",
    phase: "Phase",
    point: "No.",
    points: "Points",
    title: "Point",
    question: "Question",
    answer: "Answer",
    note: "Note",
    evidence: "Evidence",
    owner: "Owner",
    due: "Due",
    checked: "Confirmed",
    source: "Source",
    weight: "Weight",
    municipality: "Municipality, service",
    headline: "Headline",
    url: "Link",

    score: "Score",
    total: "Total",
    coverage: "Answered",
    floor: "Floor",
    gaps: "Gaps",
    not_assessed: "not assessed",
    arithmetic: "Arithmetic: ",
    no_arithmetic: "Nothing is answered with yes, partial or no yet, so there is no score.",
    weighted_sum: |sum| format!("weighted sum {sum}"),
    coverage_line: |answered, applicable| {
        format!("{answered} of {applicable} applicable points answered.")
    },
    floor_line: |floor| {
        format!(
            "The floor, {floor}, is the score with everything unknown or unanswered counted as no."
        )
    },

    gap_report: "Gap report",
    attention: "Attention:",
    confirm_again: |ids| {
        format!(
            "The checklist changed after these answers were given; please confirm them again: {ids}"
        )
    },
    score_heading: "Score",
    first_heading: "What to do first",
    gaps_heading: |n| format!("Gaps ({n})"),
    no_gaps: "There are no gaps.",
    no_gaps_yet: "There is no gap in what is answered so far. Please answer the other points too.",
    answer_and_loss: |answer, lost| format!("{answer} (costs {lost})"),
    missing: "What is missing",
    choose: |n, of| {
        if n == of && n == 2 {
            "both of these".to_owned()
        } else if n == of {
            format!("all {of} of these")
        } else if n == 1 {
            "one of these".to_owned()
        } else {
            format!("{n} of these")
        }
    },
    already: "Already there",
    ticks_make_yes: "Going by the ticks this is a yes. Look at the answer again, or say in the note why it is not.",
    becomes_yes: "A yes when",
    examples: "What others did",
    no_examples: "The library has no example for this point yet.",
    further_examples: |n| format!("{n} more: "),
    read_more: "read more",
    unknown_heading: "To find out (answered with \"unknown\")",
    unanswered_heading: "Not answered yet",
    na_heading: "Not applicable",
    good_heading: "What is already good",
    appendix: "Appendix: the examples in full",

    gate_held: "Gate: held.",
    gate_broken: |reasons| format!("Gate: broken. {reasons}"),
    broken_by: |ids| format!("Points: {ids}"),
    broken_below: |percent| format!("A score of {percent} % is too low"),
    broken_empty: "There is nothing assessed to look at",
    waiver_in_force: |point, day, reason, approver| {
        format!("Waived: {point} until {day}; reason: {reason}; approved by {approver}")
    },
    waiver_expired: |point, day, reason, approver| {
        format!(
            "Waiver expired: the one for {point} ended on {day}, and the point counts again; reason: {reason}; approved by {approver}"
        )
    },

    many_heading: |n| format!("Assessments ({n})"),
    many_gate: |broken, all, waived| {
        format!("Gate: {broken} of {all} broke it ({waived} with a waiver).")
    },
    most_missing: "Points most often missing",

    what_counts: "What counts as what",
    criteria: "Criteria",
    points_more: "A point explained, with examples: ",
    points_command: |id| format!("dx-check points {id}"),
    cases_more: "An example in full: ",
    what_was_done: "What was done",
    effect: "What came of it",
    lessons: "What it teaches",

    form_intro: "Answer file. For each point, write yes, partial, no, unknown or na (not applicable; the note must say why)\nbetween the quotation marks of the answer. What stays empty is not answered.\nTo tick criteria, take away the # before them.\nThen `dx-check score THIS_FILE` shows the gap report.",
    form_subject: "What is assessed. May stay empty.",
    form_services: "What service can be",
    form_answers: "Answers. note, evidence, owner and due are optional.",
    form_criteria: "criteria (true where it holds)",
};

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a text (\"…\")",
        Kind::Integer => "a whole number",
        Kind::Number => "a number",
        Kind::Boolean => "true or false",
        Kind::Date => "a date (like 2026-11-22)",
        Kind::Array => "a list ([…])",
        Kind::Strings => "a list of texts ([\"…\", \"…\"])",
        Kind::Table => "a table",
        Kind::Tables => "a list of tables ([[…]])",
        Kind::Text => "a text per language ({ ja = \"…\", en = \"…\" })",
        Kind::Answer => "an answer (\"yes\" and so on, or { answer = \"yes\", note = \"…\" })",
        Kind::Rule => "a rule (a criterion's id, or any, all, or at_least with of)",
    }
}

fn refusal(refusal: &Refusal, file: bool) -> (String, String) {
    let (what, remedy) = match refusal {
        Refusal::NotFound => ("not found", "check the name and the folder"),
        Refusal::Denied => (
            "permission denied",
            "check the permissions, and whether another program has it open",
        ),
        Refusal::Full => ("the disk is full", "free some space, or name another place"),
        Refusal::ReadOnly => (
            "the place can only be read",
            "name a place that can be written to",
        ),
        Refusal::IsFolder if file => ("it is a folder", "name a file"),
        Refusal::IsFolder => ("there is a folder of that name", "name a file"),
        Refusal::NotFolder => ("a part of the path is not a folder", "check the path"),
        Refusal::BadName => (
            "the name is too long or has characters that cannot be used",
            "choose another name",
        ),
        Refusal::Other(Some(code)) => {
            return (
                format!("the system reported an error (number {code})"),
                "try again later, or name another place".to_owned(),
            );
        }
        Refusal::Other(None) => (
            "the system reported an error",
            "try again later, or name another place",
        ),
    };
    (what.to_owned(), remedy.to_owned())
}

fn list(words: &[String]) -> String {
    words.join(", ")
}

fn or_nearest(nearest: Option<&String>, otherwise: String) -> String {
    nearest.map_or(otherwise, |word| format!("did you mean \"{word}\"?"))
}

pub(super) fn message(fault: &Fault) -> Message {
    match fault {
        Fault::Unreadable(reason) => {
            let (what, remedy) = refusal(reason, true);
            Message::new(format!("cannot be read: {what}"), remedy)
        }
        Fault::Unwritable(reason) => {
            let (what, remedy) = refusal(reason, false);
            Message::new(format!("cannot be written: {what}"), remedy)
        }
        Fault::NothingFound => Message::new(
            "there is no answer file here",
            "name a TOML file with a `checklist` line, or a folder that holds some",
        ),
        Fault::UnknownOutput { formats } => Message::new(
            "the file's ending does not tell the format",
            format!("write -o FORMAT:FILE (formats: {})", list(formats)),
        ),
        Fault::TooLarge { limit } => Message::new(
            format!("too large (the limit is {} KiB)", limit / 1024),
            "check that it is an answer file; split or shorten it",
        ),
        Fault::Empty => Message::new(
            "the file is empty",
            "write something in it, or name another file",
        ),
        Fault::BrokenUtf8 => Message::new(
            "broken UTF-8",
            "open the original and save it as UTF-8 again",
        ),
        Fault::Utf16 => Message::new("saved as UTF-16", "save it as UTF-8"),
        Fault::NotText => Message::new(
            "not a text file",
            "name a file saved as UTF-8 text, not a Word or Excel file",
        ),
        Fault::ReadAsCp932 => Message::new(
            "read as Shift_JIS (Windows-31J)",
            "it will be UTF-8 when it is saved",
        ),
        Fault::UnknownFile => Message::new(
            "what kind of file this is cannot be told",
            "name a checklist (points), an answer file (checklist and answers), an example file (examples) or a dx-check.toml",
        ),

        Fault::Syntax(english) => Message::new(
            format!("not valid TOML: {english}"),
            "check the signs and quotation marks at the marked place",
        ),
        Fault::DuplicateKey { key } => Message::new(
            format!("\"{key}\" stands here twice"),
            "remove one of the two",
        ),
        Fault::UnknownKey {
            key,
            nearest,
            allowed,
        } => Message::new(
            format!("there is no key \"{key}\""),
            or_nearest(
                nearest.as_ref(),
                format!("keys that can be used: {}", list(allowed)),
            ),
        ),
        Fault::MissingKey { key } => {
            Message::new(format!("\"{key}\" is missing"), format!("write {key} = …"))
        }
        Fault::WrongType {
            key,
            expected,
            found,
        } => Message::new(
            format!("\"{key}\" has the wrong type: {}", kind(*found)),
            format!("write {}", kind(*expected)),
        ),
        Fault::WrongWord {
            key,
            word,
            nearest,
            allowed,
        } => Message::new(
            format!("\"{key}\" cannot be \"{word}\""),
            or_nearest(
                nearest.as_ref(),
                format!("words that can be used: {}", list(allowed)),
            ),
        ),
        Fault::EmptyText { key } => Message::new(
            format!("\"{key}\" is empty"),
            "write something, or remove the line",
        ),
        Fault::OutOfRange { key, range } => Message::new(
            format!("\"{key}\" is out of range"),
            format!("write a number from {} to {}", range.0, range.1),
        ),
        Fault::BadDate { key, value } => Message::new(
            format!("\"{value}\" is no date for \"{key}\""),
            "write year-month-day only, like 2026-11-22",
        ),
        Fault::NewerFormat { found } => Message::new(
            format!("this version cannot read files of format {found}"),
            "use a newer dx-check, or write the file as format = 1",
        ),

        Fault::OtherChecklist { found, expected } => Message::new(
            format!("this answers another checklist, \"{found}\""),
            format!(
                "name answers to \"{expected}\", or name the checklist \"{found}\" with --checklist"
            ),
        ),
        Fault::NewerChecklist { found, known } => Message::new(
            format!("this answers version {found} of the checklist; version {known} is in use"),
            "use a newer dx-check",
        ),
        Fault::UnknownPoint { id, nearest } => Message::new(
            format!("there is no point \"{id}\""),
            or_nearest(nearest.as_ref(), "`dx-check points` lists them".to_owned()),
        ),
        Fault::SlippedPoint { id, under } => Message::new(
            format!("the line of {id} stands inside [{under}]"),
            format!(
                "move it above the first [answers.…], or give it a header [answers.{id}] with answer = \"…\""
            ),
        ),
        Fault::UnknownCriterion { point, id, allowed } => Message::new(
            format!("{point} has no criterion \"{id}\""),
            format!("criteria that can be used: {}", list(allowed)),
        ),
        Fault::NaWithoutNote { point } => Message::new(
            format!("{point} is not applicable, but the reason is missing"),
            format!("give the reason in the note: {point} = {{ answer = \"na\", note = \"…\" }}"),
        ),
        Fault::TicksDisagree {
            point,
            given,
            proposed,
        } => Message::new(
            format!("{point} is answered with \"{given}\", but its ticks come to \"{proposed}\""),
            "look at the ticks or the answer again, or say in the note why they differ",
        ),

        Fault::BadId { id } => Message::new(
            format!("\"{id}\" cannot be an id"),
            "use letters a-z, digits, - and _ only, at most 64 of them",
        ),
        Fault::DuplicateId { id, first } => {
            let file = if first.0.is_empty() {
                String::new()
            } else {
                format!(" of {}", first.0)
            };
            Message::new(
                format!("the id \"{id}\" is used twice"),
                format!("it stands on line {}{file} too; choose another", first.1),
            )
        }
        Fault::UnknownPhase { id, allowed } => Message::new(
            format!("there is no phase \"{id}\""),
            format!("phases that can be used: {}", list(allowed)),
        ),
        Fault::EmptyPhase { id } => Message::new(
            format!("the phase \"{id}\" has no point"),
            "add one, or remove the phase",
        ),
        Fault::EmptyList { key } => {
            Message::new(format!("\"{key}\" is empty"), "write at least one")
        }
        Fault::ImpossibleRule { at_least, of } => Message::new(
            format!("{at_least} out of {of} can never hold"),
            format!("at_least must be from 1 to {of}"),
        ),
        Fault::DeepRule { limit } => Message::new(
            "the rule is nested too deep",
            format!("use at most {limit} levels"),
        ),
        Fault::ChangedLater {
            changed_in,
            version,
        } => Message::new(
            format!("changed_in ({changed_in}) is above version ({version})"),
            "raise version, or lower changed_in",
        ),
        Fault::MissingLanguage { key, lang } => Message::new(
            format!("\"{key}\" has no {lang}"),
            format!("write {lang} = \"…\"; without it the other language is shown"),
        ),
        Fault::IncludeOutside { path } => Message::new(
            format!("\"{path}\" is outside the folder of this file"),
            "name a file in the same folder or below it, with / between the parts",
        ),
        Fault::IncludedTwice { path } => Message::new(
            format!("\"{path}\" is included already"),
            "remove one of the two",
        ),
        Fault::TooManyIncludes { limit } => Message::new(
            "too many files are included",
            format!("use at most {limit}"),
        ),

        Fault::NoPoints { id } => Message::new(
            format!("the example \"{id}\" serves no point"),
            "name at least one with [[examples.points]]",
        ),
        Fault::UnknownService { id, nearest } => Message::new(
            format!("there is no service kind \"{id}\""),
            or_nearest(
                nearest.as_ref(),
                "`dx-check form -o answers.toml` makes a file that lists them".to_owned(),
            ),
        ),
        Fault::BadTwin { id } => Message::new(
            format!("there is no example \"{id}\" to be a twin"),
            "name the example that tells the same story",
        ),

        Fault::WaiverExpired { point, expires } => Message::new(
            format!("the waiver for {point} ended on {expires}"),
            "it no longer counts; check the reason and set a new day, or remove it",
        ),
        Fault::BadPattern { pattern } => Message::new(
            format!("\"{pattern}\" cannot be read as a path pattern"),
            "write it like plans/**",
        ),
    }
}
