/// The words of forms.
#[allow(missing_docs, reason = "the name of each field and its value in `en/forms.rs` say what it is")]
pub struct FormWords {
    // Answer files as forms.
    pub toml_intro: &'static str,
    pub toml_schema: fn(&str) -> String,
    pub toml_subject: &'static str,
    pub toml_services: &'static str,
    pub toml_answers: &'static str,
    pub toml_criteria: &'static str,

    // Several as one.
    pub said: fn(&str, &str, &str) -> String,

    // The workbook.
    pub title: fn(&str) -> String,
    pub cover: &'static str,
    pub table: &'static str,
    pub cover_date: &'static str,
    pub answered: &'static str,
    pub how_heading: &'static str,
    pub how: [&'static str; 7],
    pub finished: &'static str,
    pub point_and_question: &'static str,
    pub tick_true: &'static str,
    pub tick_false: &'static str,
    pub choose_title: &'static str,
    pub choose: fn(&str) -> String,
    pub choose_tick: fn(&str, &str) -> String,
    pub choose_service: &'static str,
    pub day_title: &'static str,
    pub day: &'static str,
    pub fixed_title: &'static str,
    pub fixed: &'static str,
}
