//! dx-check: a checklist of good practice for municipal digital services, and what to do about each gap.
//!
//! The library takes bytes and values and returns values: it never touches a file, the clock, the
//! environment or the terminal. `ARCHITECTURE.md` shows the parts and who may use whom.

#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod answers;
pub mod assessment;
pub mod checklist;
pub mod compare;
pub mod config;
pub mod document;
pub mod evidence;
pub mod forms;
pub mod i18n;
pub mod indicators;
pub mod input;
pub mod outcome;
pub mod problem;
pub mod report;
pub mod seeds;
pub mod shipped;
pub mod store;
pub mod text;

/// The program's name and version, as reports carry it.
pub const TOOL: &str = concat!("dx-check ", env!("CARGO_PKG_VERSION"));
