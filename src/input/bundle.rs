use std::borrow::Cow;

use serde_spanned::Spanned;
use toml::de::DeTable;

use crate::EMBEDDED;
use crate::problem::{Fault, Problem, Refusal, Severity};

use super::{Reader, Table, decode, read, tree};

/// A file that the program carries.
#[derive(Debug)]
pub struct Embedded {
    /// Its path from the project's root, with `/` between the parts.
    pub path: &'static str,
    /// Its text as it was when the program was built.
    pub text: &'static str,
    /// Its text as it was parsed then.
    pub tree: &'static [u8],
}

/// A file of a bundle.
#[derive(Clone, Debug)]
pub struct Member {
    /// What messages call it.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
    /// What the parser made of it, where that is known already.
    root: Option<Spanned<DeTable<'static>>>,
}

impl Member {
    /// The root table; `None` when the text is not valid TOML, which the reader is told.
    pub fn root(&self, reader: &Reader<'_>) -> Option<Cow<'_, Spanned<DeTable<'_>>>> {
        match &self.root {
            Some(root) => Some(Cow::Borrowed(root)),
            None => read(&self.text, reader).map(Cow::Owned),
        }
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

/// Where a file's text comes from.
enum Source {
    /// From bytes that somebody wrote.
    Bytes(Vec<u8>),
    /// From the program itself.
    Embedded(&'static Embedded),
}

impl Bundle {
    /// Loads `entry` and what it includes.
    ///
    /// `fetch` gives the bytes of a file by its path; paths of included files are relative to the
    /// folder of the file that names them, with `/` between the parts, and never lead out of it.
    /// Every file that cannot be had is a problem; the bundle is there only if there was none.
    pub fn load(entry: &str, fetch: &dyn Fn(&str) -> Result<Vec<u8>, Fault>) -> (Option<Self>, Vec<Problem>) {
        Self::of(entry, &|path| fetch(path).map(Source::Bytes))
    }

    /// Loads one of the files that the program carries, and what it includes.
    pub fn embedded(entry: &str) -> (Option<Self>, Vec<Problem>) {
        Self::of(entry, &|path| {
            let found = EMBEDDED.binary_search_by_key(&path, |file| file.path);
            found.map(|at| Source::Embedded(&EMBEDDED[at])).map_err(|_| Fault::Unreadable(Refusal::NotFound))
        })
    }

    /// A bundle of one file that includes nothing.
    pub fn single(name: &str, text: &str) -> Self {
        Self { members: vec![Member { name: name.to_owned(), text: text.to_owned().into(), root: None }] }
    }

    fn of(entry: &str, fetch: &dyn Fn(&str) -> Result<Source, Fault>) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut members = Vec::new();
        match fetch(entry) {
            Ok(source) => add(entry, source, fetch, &mut members, &mut problems),
            Err(fault) => problems.push(Problem::in_file(entry, fault)),
        }
        let usable = problems.iter().all(|p| p.severity != Severity::Error);
        (usable.then_some(Self { members }), problems)
    }
}

fn add(
    name: &str,
    source: Source,
    fetch: &dyn Fn(&str) -> Result<Source, Fault>,
    members: &mut Vec<Member>,
    problems: &mut Vec<Problem>,
) {
    let member = match member(name, source) {
        Ok(member) => member,
        Err(fault) => return problems.push(Problem::in_file(name, fault)),
    };
    let text = member.text.clone();
    let reader = Reader::new(name, &text);
    let included: Vec<Spanned<String>> = member.root(&reader).map_or_else(Vec::new, |root| {
        let paths = Table::root(&reader, &root).strings("include");
        paths.into_iter().map(|path| Spanned::new(path.span(), path.into_inner().to_owned())).collect()
    });
    members.push(member);
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
                Ok(source) => add(&full, source, fetch, members, problems),
                Err(fault) => reader.report(span, fault),
            }
        }
    }
    problems.extend(reader.finish());
}

fn member(name: &str, source: Source) -> Result<Member, Fault> {
    let (text, root) = match source {
        Source::Bytes(bytes) => (decode(&bytes)?.text.into_owned().into(), None),
        Source::Embedded(file) => (file.text.into(), tree::decode(file.text, file.tree)),
    };
    Ok(Member { name: name.to_owned(), text, root })
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
