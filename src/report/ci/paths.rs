//! Paths as machine formats name them: the same on every system, wherever the program ran.

use std::path::{Component, Path, PathBuf};

/// The folder that the program runs in; paths below it are named from there.
#[derive(Clone, Debug)]
pub struct Root(PathBuf);

impl Root {
    /// The folder, by its whole path; without one, whole paths stay as they are.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self(folder.unwrap_or_default())
    }

    /// A file's path from the folder where it lies below it, with `/` between its parts and no needless `./`; nothing
    /// for standard input.
    pub(super) fn path(&self, file: &str) -> Option<String> {
        if matches!(file, "" | "-") {
            return None;
        }
        let path = Path::new(file);
        let below = if self.0.as_os_str().is_empty() { None } else { path.strip_prefix(&self.0).ok() };
        let mut out = String::new();
        for part in below.unwrap_or(path).components() {
            match part {
                Component::CurDir => {}
                Component::RootDir => out.push('/'),
                part => {
                    if !out.is_empty() && !out.ends_with('/') {
                        out.push('/');
                    }
                    out.push_str(&part.as_os_str().to_string_lossy());
                }
            }
        }
        Some(out)
    }
}

/// A path as a URI: relative where the path is, else with `file://`; everything but plain letters is encoded.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::new();
    if is_absolute(path) {
        out.push_str(if path.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Whether a path begins at a root, or at a drive of Windows.
fn is_absolute(path: &str) -> bool {
    let mut chars = path.chars();
    let drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.as_str().starts_with(":/");
    path.starts_with('/') || drive
}

#[cfg(test)]
mod tests {
    use super::{Root, uri};

    #[test]
    fn paths_are_named_from_the_folder_of_the_run() {
        let root = Root::new(Some("/home/aoi".into()));
        assert_eq!(root.path("./plans/a.md").as_deref(), Some("plans/a.md"));
        assert_eq!(root.path("/home/aoi/plans/a.md").as_deref(), Some("plans/a.md"));
        assert_eq!(root.path("/home/aoiro/a.md").as_deref(), Some("/home/aoiro/a.md"));
        assert_eq!(root.path("../a.md").as_deref(), Some("../a.md"));
        assert_eq!(Root::new(None).path("/a//b.md").as_deref(), Some("/a/b.md"));
        assert_eq!(root.path("-"), None);
    }

    #[test]
    fn uris_have_nothing_that_means_something_else() {
        assert_eq!(uri("計画 100%/a#b?.md"), "%E8%A8%88%E7%94%BB%20100%25/a%23b%3F.md");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
        assert_eq!(uri("/x/y z"), "file:///x/y%20z");
        assert_eq!(uri("C:/x"), "file:///C%3A/x");
    }
}
