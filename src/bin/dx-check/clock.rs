//! The only clock, which `--today` and `SOURCE_DATE_EPOCH` fix.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Today: as given, else the day of `SOURCE_DATE_EPOCH` (UTC), else the system's.
pub(crate) fn today(given: Option<Date>) -> Date {
    let epoch = || {
        let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
        Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date())
    };
    #[allow(clippy::disallowed_methods, reason = "this is the clock")]
    given.or_else(epoch).unwrap_or_else(|| Zoned::now().date())
}
