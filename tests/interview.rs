//! The interview as a person meets it: the program in a pseudo-terminal, keys going in, pages coming out.
#![cfg(unix)]

#[path = "interview/terminal.rs"]
mod terminal;

#[path = "interview/steps.rs"]
mod steps;

#[path = "interview/answering.rs"]
mod answering;

#[path = "interview/ending.rs"]
mod ending;

#[path = "interview/files.rs"]
mod files;

#[path = "interview/plan.rs"]
mod plan;

#[path = "interview/saving.rs"]
mod saving;

#[path = "interview/screens.rs"]
mod screens;
