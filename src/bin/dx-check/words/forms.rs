//! The words of `convert` and `schema`.

/// The words of `convert` and `schema` in a language.
pub(crate) struct FormsWords {
    pub(crate) convert: &'static str,
    pub(crate) convert_paths: &'static str,
    pub(crate) convert_output: &'static str,
    pub(crate) prefer: &'static str,
    pub(crate) value_prefer: &'static str,
    pub(crate) split_by: &'static str,
    pub(crate) convert_after: &'static str,
    pub(crate) schema: &'static str,
    pub(crate) schema_of: &'static str,

    /// The file, how many files it is from, how many of how many points are answered.
    pub(crate) converted: fn(&str, usize, usize, usize) -> String,
    /// How many things contradict, and how many of them are left open.
    pub(crate) conflicts: fn(usize, usize) -> String,
    /// What a conflict is about: the point's id and title.
    pub(crate) about: fn(&str, &str) -> String,
    pub(crate) about_subject: &'static str,
    pub(crate) left_open: &'static str,
    pub(crate) followed: fn(&str) -> String,
    pub(crate) left_to_settle: &'static str,
    /// The file, how many comments, the first of them.
    pub(crate) comments_lost: fn(&str, usize, &str) -> String,
    pub(crate) no_owner: &'static str,
    pub(crate) not_converted: &'static str,
}
