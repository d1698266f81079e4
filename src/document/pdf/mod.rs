//! PDF: glyphs with their places to lines, columns, tables and paragraphs.
//!
//! A PDF says where each glyph stands and seldom what it belongs to. The way: [`collect`] notes what is drawn,
//! [`lines`] and [`grid`] find lines and ruled tables, [`layout`] and [`columns`] the reading order, [`margins`] takes
//! out what stands on every page, [`blocks`] makes paragraphs and headings, [`emit`] the document.

mod blocks;
mod collect;
mod columns;
mod contents;
mod emit;
mod fold;
mod fonts;
mod frame;
mod grid;
mod layout;
mod limits;
mod lines;
mod margins;
mod marks;
mod open_tables;
mod paragraphs;
mod style;
mod tables;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt as _, interpret,
    interpret_page,
};

use self::collect::{Collector, Drawn};
use self::contents::Scales;
use self::fonts::Fonts;
use self::layout::Page;
use self::limits::{Budget, MAX_PAGES, Spent};
use super::{Builder, Document, DocumentFault, DocumentKind};
use crate::problem::Bound;

const DAMAGED: DocumentFault = DocumentFault::Damaged { kind: DocumentKind::Pdf };

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    // The interpreter is young; where it panics, the file is at fault as far as a reader can see.
    // Nothing that it held is used again.
    match catch_unwind(AssertUnwindSafe(|| document(bytes))) {
        Ok(document) => document,
        Err(reason) if reason.is::<Spent>() => Err(Spent.into()),
        Err(_) => Err(DAMAGED),
    }
}

fn document(bytes: &[u8]) -> Result<Document, DocumentFault> {
    if !has_end(bytes) {
        return Err(DAMAGED);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => DocumentFault::Password,
        // An encryption that is not known needs more than a password; to the user it is the same.
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => DocumentFault::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => DAMAGED,
    })?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(DAMAGED);
    }
    if count > MAX_PAGES {
        return Err(DocumentFault::TooMuch { of: Bound::Pages, limit: MAX_PAGES as u64 });
    }
    contents::measure(&pdf)?;
    let mut pages = pages(&pdf, Budget::of(bytes.len()))?;
    margins::clear(&mut pages);
    let style = style::Style::of(&pages);
    let blocks = blocks::blocks(pages, &style);
    let mut builder = Builder::new(DocumentKind::Pdf);
    emit::emit(&blocks, &mut builder);
    builder.finish().map_err(|fault| match fault {
        DocumentFault::NoText => DocumentFault::NoTextLayer { pages: count },
        other => other,
    })
}

/// Whether a file has its end. One that is cut off can still be read in part, and would seem to say less than it does.
fn has_end(bytes: &[u8]) -> bool {
    // Some programs and mail gateways add a little after it.
    const MAX_AFTER: usize = 4096;
    let end = bytes.trim_ascii_end();
    let end = &end[..end.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)];
    let tail = &end[end.len().saturating_sub(MAX_AFTER)..];
    [&b"%%EOF"[..], b"startxref"].iter().any(|mark| tail.windows(mark.len()).any(|at| at == *mark))
}

/// The pages in reading order.
fn pages(pdf: &Pdf, mut budget: Budget) -> Result<Vec<Page>, DocumentFault> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|_| fonts::stand_in()),
        // The contents of pages are unpacked here; only notes are left to the interpreter.
        render_content: RenderContent::ANNOTATIONS,
        ..InterpreterSettings::default()
    };
    let mut fonts = Fonts::new(pdf);
    let mut scales = Scales::default();
    let mut pages = Vec::with_capacity(pdf.pages().len());
    let (mut read, mut unread) = (0, 0);
    for page in pdf.pages().iter() {
        let contents = scales.contents(page, &mut budget)?;
        let drawn = draw(page, &contents, (&cache, &settings), &mut fonts, &mut budget);
        read += drawn.glyphs.len();
        unread += drawn.unread;
        pages.push(layout::page(&drawn));
    }
    // Where most glyphs say nothing, what the rest says is no text either.
    if read == 0 || unread > read {
        return Err(DocumentFault::NoTextLayer { pages: pages.len() });
    }
    Ok(pages)
}

fn draw<'a>(
    page: &PdfPage<'a>,
    contents: &[u8],
    (cache, settings): (&InterpreterCache<'a>, &InterpreterSettings),
    fonts: &mut Fonts<'a>,
    budget: &mut Budget,
) -> Drawn {
    let (width, height) = page.render_dimensions();
    let place = page.initial_transform(true).to_kurbo();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(place, bounds, cache, page.xref(), settings.clone());
    let mut collector = Collector::new((width, height), fonts, budget);
    interpret(TypedIter::new(contents), page.resources(), &mut context, &mut collector);
    interpret_page(page, &mut context, &mut collector);
    collector.finish()
}
