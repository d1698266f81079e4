//! English messages.

use crate::i18n::Message;
use crate::problem::{Fault, Kind, Refusal};

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
        Refusal::Denied => {
            ("permission denied", "check the permissions, and whether another program has it open")
        }
        Refusal::Full => ("the disk is full", "free some space, or name another place"),
        Refusal::ReadOnly => ("the place can only be read", "name a place that can be written to"),
        Refusal::IsFolder if file => ("it is a folder", "name a file"),
        Refusal::IsFolder => ("there is a folder of that name", "name a file"),
        Refusal::NotFolder => ("a part of the path is not a folder", "check the path"),
        Refusal::BadName => {
            ("the name is too long or has characters that cannot be used", "choose another name")
        }
        Refusal::NotMade => {
            ("its content could not be put together (a mistake of the program)", "choose another format")
        }
        Refusal::Other(Some(code)) => {
            return (
                format!("the system reported an error (number {code})"),
                "try again later, or name another place".to_owned(),
            );
        }
        Refusal::Other(None) => ("the system reported an error", "try again later, or name another place"),
    };
    (what.to_owned(), remedy.to_owned())
}

fn list(words: &[String]) -> String {
    words.join(", ")
}

fn or_nearest(nearest: Option<&String>, otherwise: String) -> String {
    nearest.map_or(otherwise, |word| format!("did you mean \"{word}\"?"))
}

pub(in crate::i18n) fn message(fault: &Fault) -> Message {
    match fault {
        Fault::Document(fault) => super::documents::message(fault),
        Fault::Form(fault) => super::forms::message(fault),
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
        Fault::NoPlans => Message::new(
            "there is no plan document here",
            "name a document (docx, xlsx, pptx, pdf, md, txt), or a folder that holds some",
        ),
        Fault::UnknownOutput { formats } => Message::new(
            "the file's ending does not tell the format",
            format!("write -o FORMAT:FILE (formats: {})", list(formats)),
        ),
        Fault::BinaryToTerminal { format } => Message::new(
            format!("a terminal cannot show {format}"),
            format!("write a file (-o report.{format}) or send the output on (> report.{format})"),
        ),
        Fault::OneFileForMany { format } => Message::new(
            format!("{format} holds one report or one table of many, not a report for each file"),
            "leave --each out, or score the files one by one",
        ),
        Fault::OutputTaken => {
            Message::new("the same file as an input or another output", "choose another file name")
        }
        Fault::TooManyProblems { limit } => Message::new(
            format!("there are more problems; the first {limit} are shown"),
            "mend these, then check again",
        ),
        Fault::TooLarge { limit } => Message::new(
            format!("too large (the limit is {} KiB)", limit / 1024),
            "check that it is an answer file; split or shorten it",
        ),
        Fault::Empty => Message::new("the file is empty", "write something in it, or name another file"),
        Fault::BrokenUtf8 { line } => Message::new(
            format!("broken UTF-8 on line {line}"),
            "open the original and save it as UTF-8 again",
        ),
        Fault::Utf16 => Message::new("saved as UTF-16", "save it as UTF-8"),
        Fault::NotText => {
            Message::new("not a text file", "name a file saved as UTF-8 text, not a Word or Excel file")
        }
        Fault::ReadAsCp932 => {
            Message::new("read as Shift_JIS (Windows-31J)", "it will be UTF-8 when it is saved")
        }
        Fault::UnknownFile => Message::new(
            "what kind of file this is cannot be told",
            "name a checklist (points), an answer file (checklist and answers), an example file (examples) or a dx-check.toml",
        ),

        Fault::Syntax(english) => Message::new(
            format!("not valid TOML: {english}"),
            "check the signs and quotation marks at the marked place",
        ),
        Fault::WrongQuotes => {
            Message::new("the quotation marks are not plain ones", "put the text between plain \" marks")
        }
        Fault::DuplicateKey { key } => {
            Message::new(format!("\"{key}\" stands here twice"), "remove one of the two")
        }
        Fault::UnknownKey { key, nearest, allowed } => Message::new(
            format!("there is no key \"{key}\""),
            or_nearest(nearest.as_ref(), format!("keys that can be used: {}", list(allowed))),
        ),
        Fault::MissingKey { key } => {
            Message::new(format!("\"{key}\" is missing"), format!("write {key} = …"))
        }
        Fault::WrongType { key, expected, found } => Message::new(
            format!("\"{key}\" has the wrong type: {}", kind(*found)),
            format!("write {}", kind(*expected)),
        ),
        Fault::WrongWord { key, word, nearest, allowed } => Message::new(
            format!("\"{key}\" cannot be \"{word}\""),
            or_nearest(nearest.as_ref(), format!("words that can be used: {}", list(allowed))),
        ),
        Fault::EmptyText { key } => {
            Message::new(format!("\"{key}\" is empty"), "write something, or remove the line")
        }
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
            format!("name answers to \"{expected}\", or name the checklist \"{found}\" with --checklist"),
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
            format!(
                "give the reason in note = \"…\" (in one line: {point} = {{ answer = \"na\", note = \"…\" }})"
            ),
        ),
        Fault::Doubt(doubt) => super::doubts::message(doubt),

        Fault::BadId { id } => Message::new(
            format!("\"{id}\" cannot be an id"),
            "use letters a-z, digits, - and _ only, at most 64 of them",
        ),
        Fault::DuplicateId { id, first } => {
            let file = if first.0.is_empty() { String::new() } else { format!(" of {}", first.0) };
            Message::new(
                format!("the id \"{id}\" is used twice"),
                format!("it stands on line {}{file} too; choose another", first.1),
            )
        }
        Fault::UnknownPhase { id, allowed } => Message::new(
            format!("there is no phase \"{id}\""),
            format!("phases that can be used: {}", list(allowed)),
        ),
        Fault::UnknownConcept { id, nearest } => Message::new(
            format!("there is no concept \"{id}\" in the lexicon ([[concepts]])"),
            or_nearest(nearest.as_ref(), "add it to [[concepts]], or correct the name".to_owned()),
        ),
        Fault::UnusedConcept { id } => Message::new(
            format!("no rule uses the concept \"{id}\""),
            "use it in an [[evidence]] table, or remove it",
        ),
        Fault::NoWords { id } => {
            Message::new(format!("the concept \"{id}\" has no word"), "write at least one under ja or en")
        }
        Fault::RuleNeverFires { name, texts } => Message::new(
            format!("no statement in {texts} text(s) satisfies the rule \"{}\"", name.1),
            "see whether its words or the combination are too narrow; plan --explain shows the words that were found",
        ),
        Fault::EmptyPhase { id } => {
            Message::new(format!("the phase \"{id}\" has no point"), "add one, or remove the phase")
        }
        Fault::EmptyList { key } => Message::new(format!("\"{key}\" is empty"), "write at least one"),
        Fault::ImpossibleRule { at_least, of } => Message::new(
            format!("{at_least} out of {of} can never hold"),
            format!("at_least must be from 1 to {of}"),
        ),
        Fault::DeepRule { limit } => {
            Message::new("the rule is nested too deep", format!("use at most {limit} levels"))
        }
        Fault::ChangedLater { changed_in, version } => Message::new(
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
        Fault::IncludedTwice { path } => {
            Message::new(format!("\"{path}\" is included already"), "remove one of the two")
        }
        Fault::TooManyIncludes { limit } => {
            Message::new("too many files are included", format!("use at most {limit}"))
        }

        Fault::NoPoints { id } => Message::new(
            format!("the example \"{id}\" serves no point"),
            "name at least one with [[examples.points]]",
        ),
        Fault::UnknownService { id, nearest } => Message::new(
            format!("there is no service kind \"{id}\""),
            or_nearest(nearest.as_ref(), "the end of `dx-check cases` lists them".to_owned()),
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
            "write it from the folder of dx-check.toml, with / between folders, like plans/*.docx",
        ),
        Fault::BadChecklist { path } => Message::new(
            format!("the checklist \"{path}\" cannot be used"),
            "the path counts from the folder of this file; name a checklist that `dx-check lint` finds nothing wrong with",
        ),
        Fault::ChecklistOfRun { wanted, used } => {
            let name = |checklist: &Option<String>| {
                checklist.as_ref().map_or_else(|| "the standard checklist".to_owned(), |c| format!("\"{c}\""))
            };
            Message::new(
                format!("this file is to be checked by {}, this run by {}", name(wanted), name(used)),
                "check it in a run of its own, or name one checklist for all with --checklist",
            )
        }
    }
}
