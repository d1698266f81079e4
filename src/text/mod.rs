//! Text as people see it: width on screen, line breaking, normal form for searching, control characters made visible, and days
//! as Japanese offices write them.

mod era;
mod fold;
mod visible;
mod wrap;

pub use era::{ERAS, Era, era_date};
pub use fold::fold;
pub use visible::{is_active, visible, visible_line};
pub use wrap::{bar, fit, fit_ends, pad, width, wrap, wrap_with};
