//! What can be wrong with a form, or with making one.

/// What can be wrong with a form, or with making one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// There is no form of this kind.
    NotOffered {
        /// The ending without the dot.
        form: &'static str,
    },
}

impl FormFault {
    /// The code in machine-readable reports; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOffered { .. } => "form-not-offered",
        }
    }
}
