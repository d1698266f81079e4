//! How much is read. A small file can ask for any amount of work: contents that unpack to a thousand times their
//! size, pages that show one another, drawings within drawings. What is allowed grows with the file.

use crate::document::DocumentFault;
use crate::problem::Bound;

/// The most pages. The longest plans have some hundred.
pub(super) const MAX_PAGES: usize = 2_000;

/// The most bytes that contents may unpack to in the whole document: that of a page for each time it is shown.
const MAX_UNPACKED: u64 = 1 << 30;
const MIN_UNPACKED: u64 = 64 << 20;
/// Contents of plans unpack to ten times their size; drawn forms are shown again and again.
const UNPACKED_PER_BYTE: u64 = 100;

/// The most glyphs. Two thousand full pages have five million.
const MAX_GLYPHS: u64 = 10_000_000;
const MIN_GLYPHS: u64 = 200_000;
const GLYPHS_PER_BYTE: u64 = 4;

/// The most pieces of drawings. A map has some hundred thousand.
const MAX_DRAWN: u64 = 100_000_000;
const MIN_DRAWN: u64 = 1_000_000;
const DRAWN_PER_BYTE: u64 = 20;

/// What is left of what one document may ask for.
#[derive(Debug)]
pub(super) struct Budget {
    unpacked: u64,
    glyphs: u64,
    drawn: u64,
}

/// More is asked for than is left.
pub(super) struct Spent;

impl Budget {
    /// The budget of a file of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        let of = |min: u64, per_byte: u64, max: u64| (min + per_byte * bytes as u64).min(max);
        Self {
            unpacked: of(MIN_UNPACKED, UNPACKED_PER_BYTE, MAX_UNPACKED),
            glyphs: of(MIN_GLYPHS, GLYPHS_PER_BYTE, MAX_GLYPHS),
            drawn: of(MIN_DRAWN, DRAWN_PER_BYTE, MAX_DRAWN),
        }
    }

    /// Takes unpacked bytes from the budget.
    pub(super) fn unpack(&mut self, bytes: u64) -> Result<(), Spent> {
        self.unpacked = self.unpacked.checked_sub(bytes).ok_or(Spent)?;
        Ok(())
    }

    /// Takes glyphs from the budget. When none are left, the interpreter has to be left from within: it knows no
    /// other way to be stopped. [`super::read`] catches this; no message is printed.
    pub(super) fn draw_glyphs(&mut self, glyphs: usize) {
        match self.glyphs.checked_sub(glyphs as u64) {
            Some(left) => self.glyphs = left,
            None => std::panic::resume_unwind(Box::new(Spent)),
        }
    }

    /// Takes pieces of drawings from the budget; stops as [`Budget::draw_glyphs`] does.
    pub(super) fn draw(&mut self, pieces: usize) {
        match self.drawn.checked_sub(pieces as u64) {
            Some(left) => self.drawn = left,
            None => std::panic::resume_unwind(Box::new(Spent)),
        }
    }
}

impl From<Spent> for DocumentFault {
    fn from(_: Spent) -> Self {
        Self::TooMuch { of: Bound::Unpacked, limit: MAX_UNPACKED }
    }
}
