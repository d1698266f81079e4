//! Whether a text may hold one of some words, told at a glance: nearly all of a plan is not about indicators, and need
//! not be brought into normal form for that.

use crate::store::{Numbers, stored};

/// The beginnings of words, of up to three characters.
#[derive(Debug, PartialEq)]
pub(super) struct Calls {
    /// A bit for each beginning's hash.
    bits: Numbers,
}

stored!(Calls { bits });

/// How many bits of a hash choose the bit.
const BITS: u32 = 16;
const LENGTH: usize = 3;

fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x9E37_79B1).rotate_left(13)
}

fn bit(hash: u32) -> (usize, u32) {
    let bit = hash.wrapping_mul(0xC2B2_AE35) >> (32 - BITS);
    (bit as usize / 32, 1 << (bit % 32))
}

/// One form for a Latin letter's cases and widths.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c).to_ascii_lowercase(),
        c => c,
    }
}

impl Calls {
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut bits = vec![0; (1 << BITS) / 32];
        for word in words {
            // A number or a space stands in many forms.
            let beginning = word.chars().take(LENGTH).take_while(|c| !matches!(c, '#' | ' '));
            let (at, mask) = bit(beginning.map(fold).fold(0, step));
            bits[at] |= mask;
        }
        Self { bits: bits.into_iter().collect() }
    }

    /// Whether one of the words may be in a text. White space within a Japanese word hides it.
    pub(super) fn in_text(&self, text: &str) -> bool {
        let bits = self.bits.slice();
        // The hashes of the last one and two characters.
        let mut before: [Option<u32>; LENGTH - 1] = [None; LENGTH - 1];
        text.chars().map(fold).any(|c| {
            let [two, one] = before.map(|hash| hash.map(|hash| step(hash, c)));
            let alone = step(0, c);
            before = [one, Some(alone)];
            [Some(alone), one, two].into_iter().flatten().any(|hash| {
                let (at, mask) = bit(hash);
                bits.get(at) & mask != 0
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Calls;

    #[test]
    fn a_text_is_passed_over_only_when_no_word_is_in_it() {
        let calls = Calls::new(["指標", "KPI", "差が#", "目標値は"].into_iter());
        for text in ["成果指標", "ＫＰＩ：", "the kpi", "差が1割", "目標値は", "指標"] {
            assert!(calls.in_text(text), "{text}");
        }
        for text in ["", "毎月の会議を開く。", "指", "目標", "keep"] {
            assert!(!calls.in_text(text), "{text}");
        }
    }
}
