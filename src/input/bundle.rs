use serde_spanned::Spanned;
use toml::de::DeTable;

use crate::problem::{Fault, Problem, Severity};

use super::{Reader, Table, decode, read};

/// A file of a bundle.
#[derive(Clone, Debug)]
pub struct Member {
    /// What messages call it.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Member {
    /// The root table; `None` when the text is not valid TOML, which the reader is told.
    pub fn root(&self, reader: &Reader<'_>) -> Option<Spanned<DeTable<'_>>> {
        read(&self.text, reader)
    }
}

/// A TOML file and all that it includes (`include = ["…"]`), in the order of inclusion, the file itself first.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The files; at least one.
    pub members: Vec<Member>,
}

/// How many files one file may include, itself included.
const MAX_MEMBERS: usize = 200;

impl Bundle {
    /// Loads `entry` and what it includes.
    ///
    /// `fetch` gives the bytes of a file by its path; paths of included files are relative to the
    /// folder of the file that names them, with `/` between the parts, and never lead out of it.
    /// Every file that cannot be had is a problem; the bundle is there only if there was none.
    pub fn load(entry: &str, fetch: &dyn Fn(&str) -> Result<Vec<u8>, Fault>) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut members = Vec::new();
        match fetch(entry) {
            Ok(bytes) => add(entry, &bytes, fetch, &mut members, &mut problems),
            Err(fault) => problems.push(Problem::in_file(entry, fault)),
        }
        let usable = problems.iter().all(|p| p.severity != Severity::Error);
        (usable.then_some(Self { members }), problems)
    }

    /// A bundle of one file that includes nothing.
    pub fn single(name: &str, text: &str) -> Self {
        Self { members: vec![Member { name: name.to_owned(), text: text.to_owned() }] }
    }
}

fn add(
    name: &str,
    bytes: &[u8],
    fetch: &dyn Fn(&str) -> Result<Vec<u8>, Fault>,
    members: &mut Vec<Member>,
    problems: &mut Vec<Problem>,
) {
    let text = match decode(bytes) {
        Ok(decoded) => decoded.text.into_owned(),
        Err(fault) => return problems.push(Problem::in_file(name, fault)),
    };
    members.push(Member { name: name.to_owned(), text: text.clone() });
    let reader = Reader::new(name, &text);
    let included: Vec<Spanned<String>> = read(&text, &reader).map_or_else(Vec::new, |root| {
        let paths = Table::root(&reader, &root).strings("include");
        paths.into_iter().map(|path| Spanned::new(path.span(), path.into_inner().to_owned())).collect()
    });
    let folder = name.rfind(['/', '\\']).map_or("", |at| &name[..=at]);
    for path in included {
        let (span, path) = (path.span(), path.into_inner());
        let full = format!("{folder}{path}");
        if !stays_inside(&path) {
            reader.report(span, Fault::IncludeOutside { path });
        } else if members.iter().any(|m| m.name == full) {
            reader.report(span, Fault::IncludedTwice { path });
        } else if members.len() >= MAX_MEMBERS {
            reader.report(span, Fault::TooManyIncludes { limit: MAX_MEMBERS });
            break;
        } else {
            match fetch(&full) {
                Ok(bytes) => add(&full, &bytes, fetch, members, problems),
                Err(fault) => reader.report(span, fault),
            }
        }
    }
    problems.extend(reader.finish());
}

/// Whether a relative path names something in the folder or below it.
fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != ".." && part != ".")
}

#[cfg(test)]
mod tests {
    use super::Bundle;
    use crate::problem::{Fault, Refusal};

    fn load(files: &[(&str, &str)]) -> (Option<Bundle>, Vec<Fault>) {
        let fetch = |path: &str| {
            let found = files.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| text.as_bytes().to_vec()).ok_or(Fault::Unreadable(Refusal::NotFound))
        };
        let (bundle, problems) = Bundle::load(files[0].0, &fetch);
        (bundle, problems.into_iter().map(|p| p.fault).collect())
    }

    #[test]
    fn includes_are_relative_to_the_file_that_names_them() {
        let (bundle, faults) = load(&[
            ("set/a.toml", "include = [\"sub/b.toml\"]"),
            ("set/sub/b.toml", "include = [\"c.toml\"]"),
            ("set/sub/c.toml", "x = 1"),
        ]);
        assert_eq!(faults, []);
        let names: Vec<_> = bundle.unwrap().members.into_iter().map(|m| m.name).collect();
        assert_eq!(names, ["set/a.toml", "set/sub/b.toml", "set/sub/c.toml"]);
    }

    #[test]
    fn nothing_outside_the_folder_and_nothing_twice() {
        let (bundle, faults) = load(&[
            ("a.toml", "include = [\"../x.toml\", \"/etc/passwd\", \"C:/x\", \"b.toml\", \"gone.toml\"]"),
            ("b.toml", "include = [\"a.toml\"]"),
        ]);
        assert!(bundle.is_none());
        assert_eq!(faults.iter().filter(|f| matches!(f, Fault::IncludeOutside { .. })).count(), 3);
        assert!(faults.contains(&Fault::IncludedTwice { path: "a.toml".into() }));
        assert!(faults.contains(&Fault::Unreadable(Refusal::NotFound)));
    }
}
