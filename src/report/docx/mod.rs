//! A Word document of a report.

use super::Shown;
use super::layout::blocks_of;

/// The report as one file.
pub(super) fn letter(shown: &Shown<'_>) -> Vec<u8> {
    super::markdown(shown.lang(), &blocks_of(shown)).into_bytes()
}
