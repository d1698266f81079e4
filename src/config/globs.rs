use globset::{GlobBuilder, GlobMatcher};
use unicode_normalization::UnicodeNormalization as _;

use crate::input::Table;
use crate::problem::Fault;

/// Patterns of paths, read as `.gitignore` reads them: from the file's folder, with `/` between folders; without a `/`
/// in any folder; a folder stands for all that is in it.
#[derive(Clone, Debug, Default)]
pub struct Globs(Vec<GlobMatcher>);

impl Globs {
    /// The patterns in a list of texts; those that cannot be read are noted.
    pub(super) fn read(table: &Table<'_>, key: &'static str) -> Self {
        let matcher = |pattern: serde_spanned::Spanned<&str>| {
            let matcher = matcher(pattern.get_ref());
            if matcher.is_none() {
                let fault = Fault::BadPattern { pattern: (*pattern.get_ref()).to_owned() };
                table.reader().report(pattern.span(), fault);
            }
            matcher
        };
        Self(table.strings(key).into_iter().filter_map(matcher).collect())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them stands for a file or a folder above it. The path is relative to the file's folder, with `/`
    /// between its parts.
    pub fn cover(&self, path: &str) -> bool {
        // The same name may be written with one character or with two (が); macOS does the latter.
        let path: String = path.nfc().collect();
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        ends.into_iter().any(|end| self.0.iter().any(|glob| glob.is_match(&path[..end])))
    }
}

fn matcher(pattern: &str) -> Option<GlobMatcher> {
    let own: String = pattern.nfc().collect();
    let anchored = own.trim_end_matches('/').contains('/');
    let own = own.strip_prefix("./").unwrap_or(&own).trim_matches('/');
    // `\` separates folders on one system only, and nothing lies above the file's folder.
    let strange = own.is_empty() || own.starts_with('!') || own.contains('\\');
    if strange || own.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return None;
    }
    let own = if anchored { own.to_owned() } else { format!("**/{own}") };
    Some(GlobBuilder::new(&own).literal_separator(true).build().ok()?.compile_matcher())
}

#[cfg(test)]
mod tests {
    use super::{Globs, matcher};

    fn cover(pattern: &str, path: &str) -> bool {
        Globs(vec![matcher(pattern).expect(pattern)]).cover(path)
    }

    #[test]
    fn a_name_is_found_in_any_folder_and_a_path_only_from_the_top() {
        assert!(cover("*.docx", "a.docx") && cover("*.docx", "計画/古い/a.docx"));
        assert!(cover("計画/*.docx", "計画/a.docx"));
        assert!(!cover("計画/*.docx", "計画/古い/a.docx") && !cover("計画/*.docx", "別/計画/a.docx"));
        assert!(cover("計画/**", "計画/古い/a.docx") && cover("**/計画/*", "別/計画/a.docx"));
        assert!(cover("/a.md", "a.md") && !cover("/a.md", "b/a.md"));
        assert!(cover("{案,改訂案}*.md", "改訂案2.md") && !cover("案?.md", "案/.md"));
    }

    #[test]
    fn a_folder_stands_for_all_that_is_in_it() {
        for pattern in ["old", "old/", "./old", "/old", "old/**"] {
            assert!(cover(pattern, "old/deep/a.md"), "{pattern}");
            assert!(!cover(pattern, "older/a.md"), "{pattern}");
        }
        assert!(cover("古い/", "計画/古い/a.md") && !cover("./古い", "計画/古い/a.md"));
    }

    #[test]
    fn one_name_in_two_ways_of_writing() {
        assert!(
            cover("\u{304C}*.md", "\u{304B}\u{3099}1.md") && cover("\u{304B}\u{3099}*.md", "\u{304C}1.md")
        );
    }

    #[test]
    fn what_can_match_nothing_is_no_pattern() {
        for pattern in ["", "/", "./", "a[", "..", "../plans/*", "a//b", "a/./b", r"plans\*.md", "!a.md"] {
            assert!(matcher(pattern).is_none(), "{pattern}");
        }
    }
}
