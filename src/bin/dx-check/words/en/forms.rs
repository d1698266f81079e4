//! English words of `convert` and `schema`.

use crate::words::FormsWords;

pub(super) const WORDS: FormsWords = FormsWords {
    convert: "Turn answer files and Excel forms into each other, and several into one",
    convert_paths: "Answer files or Excel forms, or folders of them (- is standard input)",
    convert_output: "The file to make (.toml, .xlsx or .html; - is standard output); none is overwritten",
    prefer: "Whom to follow where answers contradict: a file, or `newest` for what was confirmed last",
    value_prefer: "FILE|newest",
    split_by: "Make a form for each owner; -o then names a folder, or files by a name with {owner} in it",
    convert_after: "Several files are merged point by point. Where they contradict, the answer becomes `unknown` and the note says who said what (unless --prefer decides).\nExit status: 0 done, 1 contradictions remain, 2 a file could not be read or written.",
    schema: "Print how answer files are written as a JSON Schema, for help and checks in editors",
    schema_of: "Of what (answers: answer files)",

    converted: |name, files, answered, all| {
        let from = if files > 1 { format!(" from {files} files") } else { String::new() };
        format!("Made {name}{from} ({answered} of {all} points answered).")
    },
    conflicts: |all, open| match open {
        0 => format!("{all} contradiction(s), settled as asked."),
        _ if open == all => format!("{all} contradiction(s)."),
        _ => format!("{all} contradiction(s), of which {open} remain."),
    },
    about: |id, title| format!("{id} {title}"),
    about_subject: "What is assessed",
    left_open: "left open",
    followed: |who| format!("followed {who}"),
    left_to_settle: "Settle what is left open by the notes of the file that was made, or merge again with --prefer.",
    comments_lost: |name, n, first| {
        format!("{n} comment line(s) of {name} are not in the file that is made (like: {first})")
    },
    no_owner: "no-owner",
    not_converted: "Nothing was made, because a file could not be read.",
};
