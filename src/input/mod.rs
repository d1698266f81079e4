//! From bytes to values: encodings, TOML tables read with every problem noted at its place, and files that include others.

mod bundle;
mod decode;
mod table;

pub use bundle::{Bundle, Member};
pub use decode::{Decoded, MAX_TOML_BYTES, decode};
pub(crate) use table::wrong_word;
pub use table::{Reader, Table, nearest, read};

use jiff::civil::Date;

/// The day that `text` names as `YYYY-MM-DD`; `None` when it is no such day.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| {
            if i == 4 || i == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    if shape { text.parse().ok() } else { None }
}
