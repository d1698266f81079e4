//! A workbook of a report.

use rust_xlsxwriter::XlsxError;

use super::Shown;
use super::layout::blocks_of;

/// The report as one file.
pub(super) fn workbook(shown: &Shown<'_>) -> Result<Vec<u8>, XlsxError> {
    Ok(super::markdown(shown.lang(), &blocks_of(shown)).into_bytes())
}
