//! Excel forms: a cover with what is assessed, a table with one row per point, and a hidden sheet that says which
//! checklist they answer. They are read back by what they say, never by the addresses of cells.

mod columns;
mod cover;
mod looks;
mod memo;
mod read;
mod rows;
mod rules;
mod table;
mod values;
mod write;

pub use read::ReadForm;
pub(super) use read::read;
pub(super) use write::workbook;

/// The most characters (UTF-16) in a cell.
const MAX_TEXT: usize = 32_767;
