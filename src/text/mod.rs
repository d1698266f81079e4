//! Text as people see it: width on screen, line breaking, normal form for searching, and control characters made visible.

mod fold;
mod visible;
mod wrap;

pub use fold::fold;
pub use visible::{is_active, visible, visible_line};
pub use wrap::{bar, fit, fit_ends, pad, width, wrap, wrap_with};
