//! English messages about what is worth a second look in an answer file.

use crate::i18n::Message;
use crate::problem::Doubt;

/// The kind of doubt, to stand before the points that it is about.
pub(super) fn kind(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::TicksDisagree { .. } => "Answer and ticks disagree",
        Doubt::NothingShown { .. } => "A yes with neither a note nor evidence",
        Doubt::DueOver { .. } => "Past the due date",
        Doubt::DueWithoutOwner { .. } => "Due on a day, but without an owner",
        Doubt::OldEvidence { .. } => "Evidence more than a year old",
        Doubt::OldConfirmation { .. } => "Last confirmed more than a year ago",
        Doubt::SameEvidence { .. } => "The same evidence for many points",
    }
}

pub(super) fn message(doubt: &Doubt) -> Message {
    match doubt {
        Doubt::TicksDisagree { point, given, proposed } => Message::new(
            format!("{point} is answered with \"{given}\", but its ticks come to \"{proposed}\""),
            "look at the ticks or the answer again, or say in the note why they differ",
        ),
        Doubt::NothingShown { point } => Message::new(
            format!("{point} is a yes with neither a note nor evidence"),
            "say in the note what is done, or name in evidence what shows it, so that it can be looked up later",
        ),
        Doubt::DueOver { point, due } => Message::new(
            format!("the due date of {point}, {due}, is over"),
            "if it is done, change the answer; if not, set a new day",
        ),
        Doubt::DueWithoutOwner { point, due } => Message::new(
            format!("{point} is due on {due}, but nobody is named for it"),
            "name the section or the person in owner",
        ),
        Doubt::OldEvidence { point, evidence, day } => Message::new(
            format!("the evidence for {point}, \"{evidence}\", is more than a year old ({day})"),
            "check that it still holds, and add what is newer",
        ),
        Doubt::OldConfirmation { point, checked } => Message::new(
            format!("{point} was last confirmed more than a year ago ({checked})"),
            "check that it still holds, and set checked to that day",
        ),
        Doubt::SameEvidence { points, evidence } => Message::new(
            format!(
                "the same evidence, \"{evidence}\", stands for {} points ({})",
                points.len(),
                points.join(", ")
            ),
            "check that it shows each of them, and say in the notes which part of it does",
        ),
    }
}
