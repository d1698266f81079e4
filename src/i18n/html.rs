/// The words that only pages have.
#[allow(missing_docs, reason = "the name of each field and its value in `en/html.rs` say what it is")]
pub struct HtmlWords {
    pub to_content: &'static str,
    pub title_of: fn(&str, &str) -> String,
    pub by_phase: &'static str,
    pub radar: &'static str,
    pub bar_key: &'static str,
    pub every_point: &'static str,
    pub to_fill_in: &'static str,
    pub named_under: &'static str,
}
