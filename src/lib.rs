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
pub mod text;

/// The files of `checklists/` and `seeds/` as they were when the program was built, sorted by path.
pub static EMBEDDED: &[input::Embedded] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The program's name and version, as reports carry it.
pub const TOOL: &str = concat!("dx-check ", env!("CARGO_PKG_VERSION"));
