//! What the documents of a plan say of each indicator together.

use super::read::{Found, Notes, Remark};
use super::{Part, Said, Warning};

/// The indicators of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// Each once, in the order of the documents.
    pub indicators: Vec<Indicator>,
    /// Whether a document names more than are looked at.
    pub more: bool,
    /// What is said on what happens when a target is missed.
    pub missed: Option<Said>,
    /// What is to be said of all of them.
    pub warnings: Vec<Warning>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its name.
    pub name: Said,
    /// What is there, in the order of [`Part::ALL`].
    pub there: Vec<(Part, Said)>,
    /// What is missing, likewise.
    pub missing: Vec<Part>,
}

impl Check {
    /// What the notes of documents come to as one plan. A document's place in the list is what its pieces call it by.
    pub fn of(notes: &[&Notes]) -> Self {
        let in_document = |document: usize| move |said: &Said| Said { document, ..said.clone() };
        let mut all: Vec<Found> = Vec::new();
        for (document, notes) in notes.iter().enumerate() {
            let place = in_document(document);
            for found in &notes.found {
                let said = found.said.iter().map(|(part, said)| (*part, place(said)));
                let found = Found { name: place(&found.name), said: said.collect(), ..found.clone() };
                match all.iter_mut().find(|known| is_same(&known.key, &found.key)) {
                    Some(known) => known.join(found),
                    None => all.push(found),
                }
            }
        }
        for (document, notes) in notes.iter().enumerate() {
            for remark in &notes.remarks {
                let place = in_document(document);
                all.iter_mut().for_each(|found| found.hear(remark, &place));
            }
        }
        let missed =
            notes.iter().enumerate().find_map(|(at, notes)| notes.missed.as_ref().map(in_document(at)));
        let only_output = !all.is_empty() && all.iter().all(|found| found.output && !found.outcome);
        let mut warnings = Vec::new();
        if only_output {
            warnings.push(Warning::OnlyOutput);
        }
        if !all.is_empty() && missed.is_none() {
            warnings.push(Warning::NoConsequence);
        }
        let more = notes.iter().any(|notes| notes.more);
        Self { indicators: all.into_iter().map(indicator).collect(), more, missed, warnings }
    }
}

impl Found {
    fn has(&self, part: Part) -> bool {
        self.said.iter().any(|(known, _)| *known == part)
    }

    /// Takes over what is said of the same indicator at another place.
    fn join(&mut self, other: Self) {
        for (part, said) in other.said {
            if !self.has(part) {
                self.said.push((part, said));
            }
        }
    }

    /// Takes from a sentence on how things are measured what is not known yet: where the sentence speaks of the figures as
    /// such, or of this one.
    fn hear(&mut self, remark: &Remark, place: &impl Fn(&Said) -> Said) {
        let by_name = remark.text.contains(tail(&self.key));
        for (part, said) in &remark.said {
            // How one figure is come by says nothing of the others.
            let fits = by_name || remark.general && *part != Part::Method;
            if fits && !self.has(*part) {
                self.said.push((*part, place(said)));
            }
        }
    }
}

/// Whether two names are of the same indicator: 満足度の平均 and 利用者の満足度.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('の') && short.chars().count() >= 3)
    };
    ends(a, b) || ends(b, a)
}

/// A name without what is no part of it.
fn plain(name: &str) -> &str {
    ["の平均", "の平均値", "の合計"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// What of a name stands for it in a sentence; all of it where that is short.
fn tail(name: &str) -> &str {
    let name = plain(name);
    let last = name.rfind('の').map_or(name, |at| &name[at + 'の'.len_utf8()..]);
    if last.chars().count() >= 3 && last.ends_with('度') { last } else { name }
}

fn indicator(mut found: Found) -> Indicator {
    found.said.sort_by_key(|(part, _)| *part);
    let missing = Part::ALL.into_iter().filter(|part| !found.has(*part)).collect();
    Indicator { name: found.name, there: found.said, missing }
}
