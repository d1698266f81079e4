//! Several answer sheets as one: point by point, with what contradicts and who said it. Pure.

use jiff::civil::Date;

use crate::answers::{Answer, AnswerSheet, Entry, Subject};
use crate::assessment::Standing;
use crate::checklist::{Checklist, Point};
use crate::i18n::Lang;

/// A sheet that is merged with others.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file that it is from.
    pub name: &'a str,
    /// What it says.
    pub sheet: &'a AnswerSheet,
}

/// What settles contradictions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer<'a> {
    /// Nothing: they are left open.
    Nothing,
    /// The sheet whose answer was confirmed last, or else that of the latest day, where one is the latest.
    Newest,
    /// The sheet of this file, where it says something.
    Named(&'a str),
}

/// What sheets say together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The sheet; what is left open is `unknown` there, with all that was said in the note.
    pub sheet: AnswerSheet,
    /// What contradicts, in the checklist's order; the subject first.
    pub conflicts: Vec<Conflict>,
}

/// Something that sheets contradict each other in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The index of the point; `None` for what is assessed.
    pub point: Option<usize>,
    /// Who said what, in words.
    pub said: Vec<Said>,
    /// The index of who is followed, in `said`; `None` where it is left open.
    pub settled: Option<usize>,
}

/// What one sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who: the assessor and the file.
    pub who: String,
    /// What, as far as it contradicts.
    pub what: String,
    /// The note with it; may be empty.
    pub note: String,
}

impl Merged {
    /// Whether anything is left open.
    pub fn is_open(&self) -> bool {
        self.conflicts.iter().any(|conflict| conflict.settled.is_none())
    }
}

/// A part of an entry of which there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Answer,
    Tick(usize),
    Owner,
    Due,
}

/// Merges sheets that answer a checklist; at least one. What they say does not depend on their order, but on the names of
/// their files. Texts that are added are in `lang`.
pub fn merge(checklist: &Checklist, sources: &[Source<'_>], prefer: Prefer<'_>, lang: Lang) -> Merged {
    let mut sources = sources.to_vec();
    sources.sort_by_key(|source| source.name);
    let Some(first) = sources.first() else {
        return Merged { sheet: AnswerSheet::blank(checklist), conflicts: Vec::new() };
    };
    if sources.len() == 1 {
        return Merged { sheet: first.sheet.clone(), conflicts: Vec::new() };
    }
    let merging = Merging { sources: &sources, prefer, lang };
    let mut conflicts = Vec::new();
    let subject = merging.subject(&mut conflicts);
    let points = checklist.points.iter().enumerate();
    let entries = points.map(|(index, point)| merging.entry(index, point, &mut conflicts)).collect();
    // What was answered under an older version has to be confirmed again.
    let version = sources.iter().map(|source| source.sheet.version).min().unwrap_or(checklist.version);
    Merged { sheet: AnswerSheet { version, subject, entries }, conflicts }
}

/// Two entries of one point as one; `None` when they contradict each other.
pub(super) fn together(one: &Entry, other: &Entry) -> Option<Entry> {
    let (entry, parts) = combined(&[one, other]);
    parts.is_empty().then_some(entry)
}

struct Merging<'a> {
    sources: &'a [Source<'a>],
    prefer: Prefer<'a>,
    lang: Lang,
}

impl Merging<'_> {
    fn entry(&self, index: usize, point: &Point, conflicts: &mut Vec<Conflict>) -> Option<Entry> {
        let given = self.sources.iter().filter_map(|s| Some((s, s.sheet.entries.get(index)?.as_ref()?)));
        let given: Vec<(&Source<'_>, &Entry)> = given.collect();
        if given.len() < 2 {
            return given.first().map(|(_, entry)| (*entry).clone());
        }
        let entries: Vec<&Entry> = given.iter().map(|(_, entry)| *entry).collect();
        let (mut entry, parts) = combined(&entries);
        if parts.is_empty() {
            return Some(entry);
        }
        let said: Vec<Said> = given
            .iter()
            .map(|(source, entry)| Said {
                who: self.who(source),
                what: self.says(point, entry, &parts),
                note: entry.note.clone(),
            })
            .collect();
        let settled = self.followed(&given);
        if let Some(at) = settled {
            entry = given[at].1.clone();
        } else {
            let words = &self.lang.words().forms;
            let lines = said.iter().map(|said| (words.said)(&said.who, &said.what, said.note.trim_end()));
            entry.note = lines.collect::<Vec<_>>().join("\n");
        }
        conflicts.push(Conflict { point: Some(index), said, settled });
        Some(entry)
    }

    /// Whom to follow, if anybody.
    fn followed(&self, given: &[(&Source<'_>, &Entry)]) -> Option<usize> {
        let day = |(source, entry): &(&Source<'_>, &Entry)| entry.checked.or(source.sheet.subject.date);
        self.choose(given, |(source, _)| source.name, day)
    }

    fn choose<T>(
        &self,
        given: &[T],
        name: impl Fn(&T) -> &str,
        day: impl Fn(&T) -> Option<Date>,
    ) -> Option<usize> {
        match self.prefer {
            Prefer::Nothing => None,
            Prefer::Named(wanted) => given.iter().position(|one| name(one) == wanted),
            Prefer::Newest => {
                let latest = given.iter().filter_map(&day).max()?;
                let mut of_it = (0..given.len()).filter(|at| day(&given[*at]) == Some(latest));
                of_it.next().filter(|_| of_it.next().is_none())
            }
        }
    }

    /// What an entry says in the parts that contradict, in words.
    fn says(&self, point: &Point, entry: &Entry, parts: &[Part]) -> String {
        let words = self.lang.words();
        let labelled = |label: &str, value: String| format!("{label} {value}");
        let said = parts.iter().filter_map(|part| match part {
            Part::Answer => Some(words.standing(Standing::from(Some(entry.answer))).to_owned()),
            Part::Tick(index) => {
                let tick = entry.ticks[*index]?;
                let sign = if tick { words.forms.tick_true } else { words.forms.tick_false };
                Some(format!("{sign} {}", point.criteria[*index].text.get(self.lang)))
            }
            Part::Owner => filled(&entry.owner).map(|owner| labelled(words.owner, owner.to_owned())),
            Part::Due => entry.due.map(|due| labelled(words.due, due.to_string())),
        });
        said.collect::<Vec<_>>().join(words.list_comma)
    }

    fn who(&self, source: &Source<'_>) -> String {
        match filled(&source.sheet.subject.assessor) {
            Some(assessor) => (self.lang.words().in_brackets)(assessor.trim(), source.name),
            None => source.name.to_owned(),
        }
    }

    /// What is assessed: everybody who assessed, the latest day, and what all agree in.
    fn subject(&self, conflicts: &mut Vec<Conflict>) -> Subject {
        let words = self.lang.words();
        let subjects = || self.sources.iter().map(|source| &source.sheet.subject);
        let mut said: Vec<Vec<String>> = vec![Vec::new(); self.sources.len()];
        let followed = self.choose(self.sources, |s| s.name, |s| s.sheet.subject.date);
        let mut one = |label: &str, of: fn(&Subject) -> &String, open: fn(&[&str]) -> String| {
            let texts = distinct(subjects().map(|subject| of(subject).as_str()));
            if texts.len() < 2 {
                return texts.first().map_or_else(String::new, |text| (*text).to_owned());
            }
            for (said, subject) in said.iter_mut().zip(subjects()) {
                said.extend(filled(of(subject)).map(|text| format!("{label} {text}")));
            }
            followed.map_or_else(|| open(&texts), |at| of(&self.sources[at].sheet.subject).clone())
        };
        let all = |texts: &[&str]| texts.join(" / ");
        let organization = one(words.organization, |s| &s.organization, all);
        let project = one(words.project, |s| &s.project, all);
        // An id: there can only be one.
        let service = one(words.service, |s| &s.service, |_| String::new());
        let assessors = distinct(subjects().map(|subject| subject.assessor.as_str()));
        if said.iter().any(|said| !said.is_empty()) {
            let said = self.sources.iter().zip(said).map(|(source, said)| Said {
                who: self.who(source),
                what: said.join(words.list_comma),
                note: String::new(),
            });
            conflicts.push(Conflict { point: None, said: said.collect(), settled: followed });
        }
        Subject {
            organization,
            project,
            service,
            assessor: assessors.join(words.list_comma),
            date: subjects().filter_map(|subject| subject.date).max(),
        }
    }
}

/// Entries of one point as one, and the parts in which they contradict each other; those hold what is most careful.
/// Who does not know contradicts nobody.
fn combined(entries: &[&Entry]) -> (Entry, Vec<Part>) {
    let mut parts = Vec::new();
    let known: Vec<Answer> = entries.iter().map(|e| e.answer).filter(|a| *a != Answer::Unknown).collect();
    let answer = match known.as_slice() {
        [] => Answer::Unknown,
        [first, others @ ..] if others.iter().all(|other| other == first) => *first,
        _ => {
            parts.push(Part::Answer);
            Answer::Unknown
        }
    };
    let criteria = entries.iter().map(|entry| entry.ticks.len()).max().unwrap_or(0);
    let ticks = (0..criteria).map(|index| {
        let mut said = entries.iter().filter_map(|entry| entry.ticks.get(index).copied().flatten());
        let first = said.next()?;
        if said.all(|other| other == first) {
            return Some(first);
        }
        parts.push(Part::Tick(index));
        None
    });
    let ticks = ticks.collect();
    let owners = distinct(entries.iter().map(|entry| entry.owner.as_str()));
    if owners.len() > 1 {
        parts.push(Part::Owner);
    }
    let mut dues: Vec<Date> = entries.iter().filter_map(|entry| entry.due).collect();
    dues.sort_unstable();
    dues.dedup();
    if dues.len() > 1 {
        parts.push(Part::Due);
    }
    let mut evidence: Vec<String> = Vec::new();
    for text in entries.iter().flat_map(|entry| &entry.evidence) {
        if !evidence.contains(text) {
            evidence.push(text.clone());
        }
    }
    let entry = Entry {
        answer,
        ticks,
        note: distinct(entries.iter().map(|entry| entry.note.as_str())).join("\n"),
        evidence,
        owner: owners.join(" / "),
        due: dues.first().copied(),
        checked: entries.iter().filter_map(|entry| entry.checked).max(),
    };
    (entry, parts)
}

/// Texts that say something, each once.
fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut all: Vec<&str> = Vec::new();
    for text in texts.filter(|text| !text.trim().is_empty()) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}
