//! English.

mod changes;
mod crosscheck;
mod documents;
mod doubts;
mod forms;
mod html;
mod html_form;
mod indicators;
mod letter;
mod many_page;
mod messages;
mod workbook;

use super::Words;
use crate::assessment::Standing;

pub(super) use messages::message;

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
    config: "Configuration",
    folder: "Folder",
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
    municipality: "Municipality",
    url: "Link",

    score: "Score",
    total: "Total",
    coverage: "Answers",
    floor: "Floor",
    gaps: "Gaps",
    not_assessed: "not assessed",
    arithmetic: "Arithmetic: ",
    no_arithmetic: "Nothing is answered with yes, partial or no yet, so there is no score.",
    weighted_sum: |sum| format!("weighted sum {sum}"),
    coverage_line: |answered, applicable| format!("{answered} of {applicable} applicable points answered."),
    floor_line: |floor| {
        format!("The floor, {floor}, is the score with everything unknown or unanswered counted as no.")
    },

    gap_report: "Gap report",
    attention: "Attention:",
    confirm_again: |ids| {
        format!("The checklist changed after these answers were given; please confirm them again: {ids}")
    },
    score_heading: "Score",
    first_heading: "What to do first",
    gaps_heading: |n| format!("Gaps ({n})"),
    no_gaps: "There are no gaps.",
    no_gaps_yet: "There is no gap in what is answered so far. Please answer the other points too.",
    answer_and_loss: |answer, lost| format!("{answer} (costs {lost})"),
    missing: "What is missing",
    choose: |n, of| match n {
        2 if n == of => "both of these".to_owned(),
        n if n == of => format!("all {of} of these"),
        1 => "one of these".to_owned(),
        n => format!("{n} of these"),
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

    doubts_heading: |n| format!("Worth a second look in the answer file ({n})"),
    doubts_intro: "None of this is an error or changes the score or the gate. For the lines and what to do, run on the answer file: ",
    doubt_kind: doubts::kind,

    gate_held: "Gate: held",
    waived_until: |day| format!("waived until {day}"),
    waived_count: |n| format!(" ({n} waived)"),
    gate_broken: |reasons| format!("Gate: broken. {reasons}"),
    broken_by: |ids| format!("Points: {ids}"),
    broken_below: |percent, limit| {
        format!(
            "The score that counts here (open points as no, waived ones left out), {percent} %, is below {limit} %"
        )
    },
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
    many_failed: |n, names| format!("{n} file(s) could not be read and are not in this table: {names}"),
    many_gate: |broken, all, waived| format!("Gate: {broken} of {all} broke it ({waived} with a waiver)."),
    most_missing: "Points most often missing",

    what_counts: "What counts as what",
    criteria: "Criteria",
    points_more: "A point explained, with examples: ",
    points_command: |id| format!("dx-check points {id}"),
    all_cases: |cases, measures| {
        format!("Example library ({cases} detailed cases, {measures} short measures)")
    },
    found_cases: |n| format!("Examples found ({n})"),
    cases_count: |n| n.to_string(),
    cases_intro: "\"What it teaches\" names the points that an example helps with, the closest first. Where no municipality is named, the source names none.",
    contents: "Contents",
    by_point: "By point",
    by_service: "By kind of service",
    detailed_cases: "Detailed cases",
    service_kind: "Kind of service",
    service_kinds: "Kinds of service (for --service)",
    examples_count: "Examples",
    cases_more: "An example in full: ",
    what_was_done: "What was done",
    effect: "What came of it",
    lessons: "What it teaches",
    place_in_source: |section, group, number| {
        let number = number.map_or(String::new(), |n| format!("no. {n}"));
        [section, group, &number].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
    },
    twin: "Same story",
    neighbours: "Worth reading next",
    in_common: "in common",

    plan_report: "Plan findings",
    plan_together: |n| format!("Plan findings ({n} documents taken as one plan)"),
    plan_unread: |n, names| format!("{n} file(s) could not be read and do not count here: {names}"),
    plans_heading: |n| format!("Plans ({n})"),
    document_kind: documents::kind_name,
    kind: "Format",
    plan_title: "Title",
    left_out: "Not read",
    hidden_sheet: |sheet| format!("hidden sheet \"{sheet}\""),
    hidden_cells: |sheet, rows, columns| {
        let parts = [("row", rows), ("column", columns)].into_iter().filter(|(_, n)| *n > 0);
        let parts: Vec<_> = parts.map(|(what, n)| format!("{n} hidden {what}(s)")).collect();
        format!("{} of sheet \"{sheet}\"", parts.join(" and "))
    },
    hidden_slide: |n| format!("hidden slide {n}"),
    findings_heading: "Point by point",
    verdict: "Verdict",
    yes_mark: "+",
    partial_mark: "~",
    no_mark: "-",
    mark: |standing| match standing {
        Standing::Yes => "Y",
        Standing::Partial => "P",
        Standing::No => "N",
        Standing::Unknown => "?",
        Standing::Na => "–",
        Standing::Unanswered => "·",
    },
    statement: "What the plan says",
    place: "Place",
    place_line: |line| format!("line {line}"),
    place_page: |page| format!("page {page}"),
    place_cell: |sheet, cell| format!("sheet \"{sheet}\", cell {cell}"),
    place_paragraph: |paragraph| format!("paragraph {paragraph}"),
    place_row: |paragraph, row| format!("paragraph {paragraph}, row {row} of the table"),
    place_slide: |slide| format!("slide {slide}"),
    place_in_file: |file, place| format!("{file}, {place}"),
    quoted: |text| format!("“{text}”"),
    plan_says_nothing: "No statement about it was found.",
    further_statements: |n| format!("{n} more"),
    firm: "stated",
    tentative: "not settled",
    denied: "ruled out",
    shown_heading: "What the plan shows",
    explain_command: "To see why: ",

    unreadable_rule: "A plan could not be read",
    unreadable_help: "A document that could not be read was not checked. The message says what to do about it.",
    gate_rule: "The plan as a whole breaks the gate",
    gate_help: "The score is below the limit, or there is nothing to look at. The limit stands in dx-check.toml or on the command line.",
    expired_rule: "A waiver is over",
    expired_help: "It no longer counts. Close the gap, or renew the waiver in dx-check.toml.",

    explained_heading: |point, verdict| format!("Why {point} is a {verdict}"),
    considered: |n| format!("Statements considered ({n})"),
    none_considered: "No statement satisfies a rule of this point.",
    rule: "Rule",
    words_found: "Words",
    why_firm: "worded as done, under way or decided",
    why_word: |word| format!("because of “{word}”"),
    why_rule: "this rule alone shows no more than that the plan touches on it",
    why_few: |named, wanted| {
        format!("stated only where the document names {wanted} or more; it names {named}")
    },
    why_instruction: |word| format!("not counted: “{word}” makes it an instruction for filling in a form"),
    why_elsewhere: "not counted: it is about another municipality",
    looked_for: "What was looked for, for what is missing",
    looks_for_all: "In one statement",
    looks_for_around: "There, in a heading over it or the sentence before it",
    looks_for_none: "Not in the statement",
    looks_for_not_under: "Not in the headings",
    looks_for_many: |n| format!("At least {n} different ones in the whole document"),
    or: " or ",
    and: " + ",

    crosscheck: crosscheck::WORDS,

    changes: changes::WORDS,

    indicators: indicators::WORDS,

    html: html::WORDS,
    many_page: many_page::WORDS,

    letter: letter::WORDS,

    workbook: workbook::WORDS,

    forms: forms::WORDS,
    html_form: html_form::WORDS,
};
