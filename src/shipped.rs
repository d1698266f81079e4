//! What the program ships: the checklist in `checklists/`, the examples in `seeds/`. They were read and found without
//! fault when it was built.

use crate::checklist::Checklist;
use crate::evidence::Rules;
use crate::indicators::IndicatorWords;
use crate::seeds::Library;
use crate::store::{Source, Stored as _};

/// The checklist.
pub fn checklist() -> Checklist {
    Checklist::take(&mut Source::new(include_bytes!(concat!(env!("OUT_DIR"), "/checklist"))))
}

/// The example library.
pub fn library() -> Library {
    Library::take(&mut Source::new(include_bytes!(concat!(env!("OUT_DIR"), "/library"))))
}

/// The rules by which plans are judged.
pub fn rules() -> Rules {
    Rules::take(&mut Source::new(include_bytes!(concat!(env!("OUT_DIR"), "/rules"))))
}

/// The words by which the indicators of plans are told.
pub fn indicators() -> IndicatorWords {
    IndicatorWords::take(&mut Source::new(include_bytes!(concat!(env!("OUT_DIR"), "/indicators"))))
}
