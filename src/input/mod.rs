//! From bytes to values: encodings, TOML tables read with every problem noted at its place, and files that include others.

mod bundle;
mod conventions;
mod days;
mod decode;
mod nearest;
mod reader;
mod table;

pub use bundle::{Bundle, Member};
pub use days::{day_of, days_in};
pub use decode::{Decoded, MAX_TOML_BYTES, decode};
pub use nearest::nearest;
pub use reader::{Reader, read};
pub use table::Table;

pub(crate) use conventions::{Seen, check_format, identifier, warn_one_language};
pub(crate) use nearest::wrong_word;

use jiff::civil::Date;

/// The day that `text` names as `YYYY-MM-DD`; `None` when it is no such day.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(
            |(i, b)| {
                if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() }
            },
        );
    if shape { text.parse().ok() } else { None }
}
