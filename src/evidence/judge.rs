//! From a document to a finding per point.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::{Checklist, Proposal};
use crate::document::Document;

use super::elsewhere;
use super::finding::{Considered, Evidence, Finding, Named, Strength, Verdict, Why};
use super::lexicon::Rules;
use super::matching::{Pattern, Wording};
use super::outline::Outline;
use super::set::Set;
use super::statement::{Statement, Walk};
use super::terms::Hit;

/// A checklist with its rules, ready for any number of documents.
#[derive(Debug)]
pub struct Judge<'a> {
    checklist: &'a Checklist,
    rules: &'a Rules,
    patterns: Vec<Pattern>,
    wording: Wording,
    /// For each concept the rules that look for it first.
    sought: Vec<Set>,
}

/// How many statements are kept per rule and strength: a reader looks at the first few.
const KEPT: usize = 6;

impl<'a> Judge<'a> {
    /// A judge by a checklist and its rules.
    pub fn new(checklist: &'a Checklist, rules: &'a Rules) -> Self {
        let mut sought = vec![Set::default(); rules.concepts.len()];
        for (index, rule) in rules.rules.iter().enumerate() {
            for concept in rule.all.get(rule.rarest).into_iter().flatten() {
                sought[*concept].insert(index);
            }
        }
        Self {
            checklist,
            rules,
            patterns: rules.rules.iter().map(Pattern::new).collect(),
            wording: Wording::new(&rules.modality),
            sought,
        }
    }

    /// The findings of a document, in the order of the checklist's points.
    pub fn judge(&self, document: &Document) -> Vec<Finding> {
        self.findings(&[&self.read(document)])
    }

    /// Reads a document: all that findings are made of, of this document alone or of several together.
    pub fn read(&self, document: &Document) -> Reading {
        let outline = self.outline(document);
        Reading::joined((0..outline.parts()).map(|part| self.read_part(&outline, part)))
    }

    /// Looks at a document as a whole, before its parts are read.
    pub fn outline<'d>(&self, document: &'d Document) -> Outline<'d> {
        Outline::new(document, &self.rules.terms)
    }

    /// Reads a part of a document, by its number from 0 on; each can be read at the same time as the others.
    pub fn read_part(&self, outline: &Outline<'_>, part: usize) -> Reading {
        let Outline { document, own, sections, parts } = outline;
        let mut reading =
            Reading { said: vec![Said::default(); self.rules.rules.len()], ..Reading::default() };
        let mut candidates = Set::default();
        let blocks = parts.get(part).cloned().unwrap_or_default();
        Walk::new(document, &self.rules.terms, sections).run(blocks, |statement| {
            self.place(statement, own, document);
            candidates.clear();
            statement.own.iter().for_each(|concept| candidates.add(&self.sought[concept]));
            for rule in candidates.iter() {
                if !self.is_settled(rule, statement, &reading) {
                    self.try_rule(rule, statement, document, &mut reading);
                }
            }
        });
        reading
    }

    /// The findings of documents that are taken as one, in the order of the checklist's points. A document's place in
    /// the list is what its evidence calls it by.
    pub fn findings(&self, readings: &[&Reading]) -> Vec<Finding> {
        let mut names: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (rule, named) in readings.iter().flat_map(|reading| &reading.names) {
            names.entry(*rule).or_default().extend(named.iter().map(String::as_str));
        }
        let points = 0..self.checklist.points.len();
        let mut findings: Vec<(Vec<Evidence>, Vec<Considered>)> =
            points.map(|_| Default::default()).collect();
        let mut kept = BTreeMap::new();
        for (document, reading) in readings.iter().enumerate() {
            for (strength, said) in &reading.considered {
                let kept: &mut usize = kept.entry((said.rule, *strength)).or_default();
                *kept += 1;
                if *kept > KEPT {
                    continue;
                }
                let mut said = Considered { document, ..said.clone() };
                let of_point = &mut findings[self.rules.rules[said.rule].point];
                match strength {
                    Some(strength) => match self.demoted(*strength, &mut said, &names) {
                        Some(strength) => of_point.0.push(Evidence { strength, said }),
                        None => of_point.1.push(said),
                    },
                    None => of_point.1.push(said),
                }
            }
        }
        findings
            .into_iter()
            .enumerate()
            .map(|(point, (evidence, passed_over))| self.finding(point, evidence, passed_over))
            .collect()
    }

    /// The strength of a statement after a look at all documents: where a rule asks for several, few are not firm, or
    /// nothing.
    fn demoted(
        &self,
        strength: Strength,
        said: &mut Considered,
        names: &BTreeMap<usize, BTreeSet<&str>>,
    ) -> Option<Strength> {
        let Some(many) = self.rules.rules[said.rule].many.as_ref().filter(|_| strength == Strength::Firm)
        else {
            return Some(strength);
        };
        let named = names.get(&said.rule).map_or(0, BTreeSet::len);
        if named >= many.at_least {
            return Some(strength);
        }
        said.why = Why::TooFew { named, wanted: many.at_least };
        (!many.all_or_nothing).then_some(Strength::Tentative)
    }

    /// Notes whether a statement is about another municipality.
    fn place(&self, statement: &mut Statement, own: &str, document: &Document) {
        let elsewhere = &self.wording.elsewhere;
        let mut pieces = statement.quote.iter().map(|range| document.slice(range));
        let other = statement.own.meets(elsewhere)
            || statement.over.meets(elsewhere)
            || pieces.clone().any(|text| elsewhere::is_about_another(text, own));
        // What was said of another municipality goes on until this one is named again.
        statement.elsewhere =
            other || (statement.elsewhere && !pieces.any(|text| elsewhere::is_about_own(text, own)));
    }

    /// Whether a statement can add nothing to what was found for a rule: a long document says the same many times.
    fn is_settled(&self, rule: usize, statement: &Statement, reading: &Reading) -> bool {
        let said = &reading.said[rule];
        let touched = || said.kept(Some(Strength::Tentative)) >= KEPT && self.rules.rules[rule].tentative;
        said.enough || touched() && !statement.elsewhere && self.wording.is_plain(statement)
    }

    fn try_rule(&self, index: usize, statement: &Statement, document: &Document, into: &mut Reading) {
        let rule = &self.rules.rules[index];
        let Some(chosen) = self.patterns[index].satisfied(statement) else {
            return;
        };
        let named =
            |hit: &Hit| Named { concept: hit.concept, at: statement.normal.source(&hit.at, &document.text) };
        let (strength, why) = if statement.elsewhere {
            (None, Why::Elsewhere)
        } else {
            let at_most = if rule.tentative { Strength::Tentative } else { Strength::Firm };
            let (strength, decided) = self.wording.strength(statement, &chosen, at_most);
            let otherwise = if strength == Some(Strength::Firm) { Why::Plain } else { Why::Rule };
            (strength, decided.map_or(otherwise, |hit| Why::Word(named(hit))))
        };
        let firm = strength == Some(Strength::Firm);
        let mut enough = firm;
        if let Some(many) = rule.many.as_ref().filter(|_| firm) {
            let names = into.names.entry(index).or_default();
            for hit in statement.hits.iter().filter(|hit| many.of.contains(&hit.concept)) {
                let name = if many.kinds {
                    hit.concept.to_string()
                } else {
                    last_part(&statement.normal.text[hit.at.clone()]).to_owned()
                };
                names.insert(name);
            }
            enough = names.len() >= many.at_least;
        }
        let said = &mut into.said[index];
        let kept = said.count(strength);
        said.enough = enough && kept >= KEPT || said.enough;
        if kept <= KEPT {
            let said = Considered {
                document: 0,
                block: statement.block,
                quote: statement.quote.clone(),
                rule: index,
                criterion: rule.criterion,
                concepts: chosen.into_iter().map(named).collect(),
                why,
            };
            into.considered.push((strength, said));
        }
    }

    fn finding(&self, point: usize, mut evidence: Vec<Evidence>, passed_over: Vec<Considered>) -> Finding {
        let asked = &self.checklist.points[point];
        let strongest = |criterion: usize| {
            evidence.iter().filter(|e| e.said.criterion == criterion).map(|e| e.strength).min()
        };
        let strengths: Vec<Option<Strength>> = (0..asked.criteria.len()).map(strongest).collect();
        let firm: Vec<bool> = strengths.iter().map(|s| *s == Some(Strength::Firm)).collect();
        let denied = strengths.contains(&Some(Strength::Denied));
        let verdict = match asked.proposal(&firm) {
            Proposal::Yes => Verdict::Yes,
            Proposal::Partial => Verdict::Partial,
            // What is denied outright is not shown by what is only touched on.
            Proposal::No if denied => Verdict::No,
            Proposal::No if strengths.contains(&Some(Strength::Tentative)) => Verdict::Partial,
            Proposal::No => Verdict::No,
        };
        let criteria = strengths.iter().map(|strength| match strength {
            Some(Strength::Firm) => Verdict::Yes,
            Some(Strength::Tentative) => Verdict::Partial,
            Some(Strength::Denied) | None => Verdict::No,
        });
        let criteria = criteria.collect();
        let start = |said: &Considered| (said.document, said.quote.first().map(|range| range.start));
        let mut seen = BTreeSet::new();
        evidence.retain(|Evidence { strength, said }| seen.insert((said.criterion, *strength, start(said))));
        let mut shown: BTreeMap<_, usize> = BTreeMap::new();
        for Evidence { strength, said } in &evidence {
            *shown.entry((*strength, start(said))).or_default() += 1;
        }
        // What makes a yes comes before what only touches on the point; then what shows the most of it.
        let makes_yes: BTreeSet<usize> = asked.yes_when.criteria().into_iter().collect();
        evidence.sort_by_key(|Evidence { strength, said }| {
            let criteria = shown.get(&(*strength, start(said))).copied().unwrap_or(0);
            (*strength, !makes_yes.contains(&said.criterion), Reverse(criteria), said.document, said.block)
        });
        Finding { point, verdict, criteria, evidence, passed_over }
    }
}

/// The own name of a section or unit where what it belongs to stands before it: 情報課 of 総務部情報課.
fn last_part(name: &str) -> &str {
    let department = |at: &(usize, &str)| at.0 + at.1.len() < name.len();
    let last = name.match_indices(['部', '局', '課']).rfind(department);
    last.map_or(name, |(at, mark)| &name[at + mark.len()..])
}

/// What a judge has read in a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The statements that satisfy a rule; without a strength those that do not count.
    considered: Vec<(Option<Strength>, Considered)>,
    /// For rules that ask for many: what was named.
    names: BTreeMap<usize, BTreeSet<String>>,
    /// By rule, how much was found.
    said: Vec<Said>,
}

impl Reading {
    /// What was read in the parts of a document, in their order, as one.
    pub fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = parts.into_iter();
        let mut whole = parts.next().unwrap_or_default();
        for Self { considered, names, said } in parts {
            // A rule for which the parts before show enough needs no more.
            let before = &whole.said;
            let needed = considered.into_iter().filter(|(_, said)| !before[said.rule].enough);
            whole.considered.extend(needed);
            for (rule, names) in names {
                whole.names.entry(rule).or_default().extend(names);
            }
            whole.said.iter_mut().zip(said).for_each(|(said, more)| said.add(more));
        }
        whole
    }

    /// The rules (indices) that some statement satisfies, be it one that does not count.
    pub fn fired(&self) -> impl Iterator<Item = usize> {
        let fired = |said: &Said| said.counts.iter().any(|count| *count > 0);
        self.said.iter().enumerate().filter(move |(_, said)| fired(said)).map(|(rule, _)| rule)
    }
}

/// How many statements satisfy a rule.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// By strength; last those without.
    counts: [usize; 4],
    /// Whether so much was found that no further statement can change what it shows.
    enough: bool,
}

impl Said {
    fn kept(self, strength: Option<Strength>) -> usize {
        self.counts[strength.map_or(3, |strength| strength as usize)]
    }

    fn add(&mut self, more: Self) {
        self.counts.iter_mut().zip(more.counts).for_each(|(count, more)| *count += more);
        self.enough |= more.enough;
    }

    /// Counts one more; how many there are now.
    fn count(&mut self, strength: Option<Strength>) -> usize {
        let count = &mut self.counts[strength.map_or(3, |strength| strength as usize)];
        *count += 1;
        *count
    }
}
