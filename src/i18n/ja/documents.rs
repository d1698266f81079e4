//! Japanese messages about plan documents.

use crate::i18n::Message;
use crate::problem::{Bound, DocumentFault, DocumentKind, OldFormat};

pub(super) fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Markdown => "Markdown",
        DocumentKind::Text => "テキスト",
        DocumentKind::Word => "Word 文書（.docx）",
        DocumentKind::Excel => "Excel ブック（.xlsx）",
        DocumentKind::PowerPoint => "PowerPoint（.pptx）",
        DocumentKind::Pdf => "PDF",
    }
}

fn bound(of: Bound, limit: u64) -> String {
    match of {
        Bound::Bytes => format!("{} MiB まで", limit >> 20),
        Bound::TextBytes => format!("文章は {} MiB まで", limit >> 20),
        Bound::Entries => format!("内部のファイルは {limit} 個まで"),
        Bound::Unpacked => format!("展開後 {} MiB まで", limit >> 20),
        Bound::Cells => format!("セルは {limit} 個まで"),
        Bound::Nesting => format!("入れ子は {limit} 段まで"),
        Bound::Pages => format!("{limit} ページまで"),
    }
}

pub(super) fn message(fault: &DocumentFault) -> Message {
    match fault {
        DocumentFault::UnknownKind { ending } if ending.is_empty() => Message::new(
            "文書の形式が分かりません",
            "docx、xlsx、pptx、pdf、md、txt のいずれかで保存してください",
        ),
        DocumentFault::UnknownKind { ending } => Message::new(
            format!("「.{ending}」は読み取れない形式です"),
            "docx、xlsx、pptx、pdf、md、txt のいずれかで保存してください",
        ),
        DocumentFault::Old(old) => {
            let (what, ending) = match old {
                OldFormat::Word => ("古い Word 形式（.doc）です", "docx 形式"),
                OldFormat::Excel => ("古い Excel 形式（.xls）です", "xlsx 形式"),
                OldFormat::PowerPoint => ("古い PowerPoint 形式（.ppt）です", "pptx 形式"),
                OldFormat::Ichitaro => ("一太郎の形式です", "docx 形式か PDF"),
                OldFormat::Office => ("古い Office 形式です", "docx、xlsx、pptx のいずれか"),
            };
            Message::new(what, format!("元のソフトで開き、「名前を付けて保存」で{ending}にしてください"))
        }
        DocumentFault::Password => Message::new(
            "パスワードで保護されていて開けません",
            "元のソフトで開き、パスワードを外したものを別の名前で保存してください",
        ),
        DocumentFault::NoTextLayer { pages } => Message::new(
            format!("文字の情報がない PDF です（画像だけの {pages} ページ）"),
            "スキャンする前の文書を使うか、OCR で文字を付けた PDF にしてください",
        ),
        DocumentFault::OtherKind { ending, found: Some(found) } => Message::new(
            format!("拡張子は「.{ending}」ですが、中身は{}です", kind(*found)),
            "拡張子を中身に合わせて直してください",
        ),
        DocumentFault::OtherKind { ending, found: None } => Message::new(
            format!("拡張子は「.{ending}」ですが、その形式の中身ではありません"),
            "元のソフトで開き、「名前を付けて保存」で保存し直してください",
        ),
        DocumentFault::Damaged { kind: of } => Message::new(
            format!("{}として読み取れません。壊れているか、途中で切れています", kind(*of)),
            "元のソフトで開けるかを確かめ、保存し直してください",
        ),
        DocumentFault::NoText => Message::new(
            "文書に文字がありません",
            "ファイルが正しいか、本文が画像になっていないかを確かめてください",
        ),
        DocumentFault::TooMuch { of, limit } => Message::new(
            format!("大きすぎて読み取れません（{}）", bound(*of, *limit)),
            "文書を分けるか、計画の部分だけを別のファイルに保存してください",
        ),
    }
}
