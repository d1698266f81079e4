//! What in an answer file is worth a second look. Never an error.

/// A doubt about an answer, with what its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The ticks ask for another answer than the one given.
    TicksDisagree {
        /// The point.
        point: String,
        /// The answer given, as a word of the file.
        given: String,
        /// The answer that the ticks propose.
        proposed: String,
    },
    /// A yes with neither a note nor evidence.
    NothingShown {
        /// The point.
        point: String,
    },
    /// A due date that is over, of something that is not yet a yes.
    DueOver {
        /// The point.
        point: String,
        /// The date.
        due: String,
    },
    /// A due date for nobody in particular.
    DueWithoutOwner {
        /// The point.
        point: String,
        /// The date.
        due: String,
    },
    /// The newest date in a point's evidence is older than a year.
    OldEvidence {
        /// The point.
        point: String,
        /// The evidence as written, in one line.
        evidence: String,
        /// The date in it.
        day: String,
    },
    /// The answer was last confirmed more than a year ago.
    OldConfirmation {
        /// The point.
        point: String,
        /// The date.
        checked: String,
    },
    /// One and the same evidence for many points.
    SameEvidence {
        /// The points.
        points: Vec<String>,
        /// The evidence as written first, in one line.
        evidence: String,
    },
}

impl Doubt {
    /// The code that machine-readable reports carry; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TicksDisagree { .. } => "ticks-disagree",
            Self::NothingShown { .. } => "yes-without-evidence",
            Self::DueOver { .. } => "due-over",
            Self::DueWithoutOwner { .. } => "due-without-owner",
            Self::OldEvidence { .. } => "old-evidence",
            Self::OldConfirmation { .. } => "old-confirmation",
            Self::SameEvidence { .. } => "same-evidence",
        }
    }

    /// The points that it is about.
    pub fn points(&self) -> &[String] {
        match self {
            Self::TicksDisagree { point, .. }
            | Self::NothingShown { point }
            | Self::DueOver { point, .. }
            | Self::DueWithoutOwner { point, .. }
            | Self::OldEvidence { point, .. }
            | Self::OldConfirmation { point, .. } => std::slice::from_ref(point),
            Self::SameEvidence { points, .. } => points,
        }
    }

    /// The date or the evidence that raises it; `None` where the point alone says enough.
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::TicksDisagree { .. } | Self::NothingShown { .. } => None,
            Self::DueOver { due: day, .. }
            | Self::DueWithoutOwner { due: day, .. }
            | Self::OldEvidence { day, .. }
            | Self::OldConfirmation { checked: day, .. } => Some(day),
            Self::SameEvidence { evidence, .. } => Some(evidence),
        }
    }
}
