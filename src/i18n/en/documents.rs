//! English messages about plan documents.

use crate::i18n::Message;
use crate::problem::{Bound, DocumentFault, DocumentKind, OldFormat};

fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Markdown => "Markdown",
        DocumentKind::Text => "plain text",
        DocumentKind::Word => "a Word document (.docx)",
        DocumentKind::Excel => "an Excel workbook (.xlsx)",
        DocumentKind::PowerPoint => "a PowerPoint presentation (.pptx)",
        DocumentKind::Pdf => "a PDF",
    }
}

/// What a kind is called by itself.
pub(super) fn kind_name(of: DocumentKind) -> &'static str {
    match of {
        DocumentKind::Markdown => "Markdown",
        DocumentKind::Text => "Plain text",
        DocumentKind::Word => "Word (.docx)",
        DocumentKind::Excel => "Excel (.xlsx)",
        DocumentKind::PowerPoint => "PowerPoint (.pptx)",
        DocumentKind::Pdf => "PDF",
    }
}

fn bound(of: Bound, limit: u64) -> String {
    match of {
        Bound::Bytes => format!("at most {} MiB", limit >> 20),
        Bound::TextBytes => format!("at most {} MiB of text", limit >> 20),
        Bound::Entries => format!("at most {limit} files inside"),
        Bound::Unpacked => format!("at most {} MiB unpacked", limit >> 20),
        Bound::Cells => format!("at most {limit} cells"),
        Bound::Nesting => format!("at most {limit} levels of nesting"),
        Bound::Pages => format!("at most {limit} pages"),
    }
}

pub(super) fn message(fault: &DocumentFault) -> Message {
    match fault {
        DocumentFault::UnknownKind { ending } if ending.is_empty() => Message::new(
            "the document's format cannot be told",
            "save it as docx, xlsx, pptx, pdf, md or txt",
        ),
        DocumentFault::UnknownKind { ending } => Message::new(
            format!("\".{ending}\" is not a format that is read"),
            "save it as docx, xlsx, pptx, pdf, md or txt",
        ),
        DocumentFault::Old(old) => {
            let (what, ending) = match old {
                OldFormat::Word => ("this is the old Word format (.doc)", "docx"),
                OldFormat::Excel => ("this is the old Excel format (.xls)", "xlsx"),
                OldFormat::PowerPoint => ("this is the old PowerPoint format (.ppt)", "pptx"),
                OldFormat::Ichitaro => ("this is an Ichitaro document", "docx or PDF"),
                OldFormat::Office => ("this is an old Office format", "docx, xlsx or pptx"),
            };
            Message::new(what, format!("open it in its own program and save it as {ending}"))
        }
        DocumentFault::Password => Message::new(
            "it is protected by a password and cannot be opened",
            "open it in its own program and save a copy without the password",
        ),
        DocumentFault::NoTextLayer { pages } => Message::new(
            format!("this PDF has no text, only pictures ({pages} pages)"),
            "use the document it was scanned from, or have the text recognised (OCR) first",
        ),
        DocumentFault::OtherKind { ending, found: Some(found) } => Message::new(
            format!("it ends in \".{ending}\", but its content is {}", kind(*found)),
            "rename it to the ending that fits",
        ),
        DocumentFault::OtherKind { ending, found: None } => Message::new(
            format!("it ends in \".{ending}\", but its content is something else"),
            "open it in its own program and save it again",
        ),
        DocumentFault::Damaged { kind: of } => Message::new(
            format!("it cannot be read as {}: it is damaged or cut off", kind(*of)),
            "see whether its own program opens it, and save it again",
        ),
        DocumentFault::NoText => Message::new(
            "there is no text in the document",
            "see whether it is the right file and whether its text is a picture",
        ),
        DocumentFault::TooMuch { of, limit } => Message::new(
            format!("it is too large to be read ({})", bound(*of, *limit)),
            "split the document, or save the part with the plan as a file of its own",
        ),
    }
}
