/// The words of forms.
#[allow(missing_docs, reason = "the name of each field and its value in `en/forms.rs` say what it is")]
pub struct FormWords {
    // Answer files as forms.
    pub toml_intro: &'static str,
    pub toml_subject: &'static str,
    pub toml_services: &'static str,
    pub toml_answers: &'static str,
    pub toml_criteria: &'static str,
}
