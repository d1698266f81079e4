//! The lexicon and the rules as data.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::checklist::Checklist;
use crate::i18n::Text;
use crate::input::Bundle;
use crate::problem::Problem;
use crate::store::stored;

use super::terms::Terms;

/// All that a judge knows: concepts, rules, and what the wording says about firmness.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// The concepts.
    pub concepts: Vec<Concept>,
    /// The rules.
    pub rules: Vec<EvidenceRule>,
    /// How firm a statement is.
    pub modality: Modality,
    /// The words of all concepts, ready to be found.
    pub(super) terms: Terms,
}

stored!(Rules { concepts, rules, modality, terms });

/// Something that texts speak of, with the words for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concept {
    /// Its id; rules name it.
    pub id: String,
    /// The words for it, in any language. `#` stands for a number.
    pub terms: Words,
    /// Longer words in which they mean something else.
    pub not: Words,
    /// Whether the words are only the end of a name, as 課 of 市民課: something must stand before and no letter behind.
    pub suffix: bool,
}

stored!(Concept { id, terms, not, suffix });

/// A list of words, in one piece: a lexicon has tens of thousands of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(Cow<'static, [u8]>);

impl Words {
    /// Adds a word. A line break in it is as good as a space.
    pub fn push(&mut self, word: &str) {
        let words = self.0.to_mut();
        let mut lines = word.split('\n');
        words.extend(lines.next().unwrap_or_default().as_bytes());
        lines.for_each(|line| words.extend([" ", line].concat().as_bytes()));
        words.push(b'\n');
    }

    /// The words, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        // What is stored is looked at only where it is shown.
        str::from_utf8(&self.0).unwrap_or_default().split_terminator('\n')
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        memchr::memchr_iter(b'\n', &self.0).count()
    }
}

stored!(Words(_));

impl<'w> Extend<&'w str> for Words {
    fn extend<I: IntoIterator<Item = &'w str>>(&mut self, words: I) {
        words.into_iter().for_each(|word| self.push(word));
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut all = Self::default();
        all.extend(words);
        all
    }
}

/// A combination of concepts that shows a criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceRule {
    /// Its name, for explanations; may be empty.
    pub name: Text,
    /// Where it stands: the index of its file among those of the bundle, and the bytes there.
    pub place: (usize, Range<usize>),
    /// The index of its point.
    pub point: usize,
    /// The index of its criterion.
    pub criterion: usize,
    /// Groups of concepts: of each group one must be in the statement.
    pub all: Vec<Vec<usize>>,
    /// Groups of concepts: of each group one must be in the statement, its column heads, the headings over it, the
    /// line that leads in to it or the sentence before it.
    pub with: Vec<Vec<usize>>,
    /// Groups of concepts: of each group one must be in the column heads, the headings over the statement, or the line
    /// that leads in to it.
    pub under: Vec<Vec<usize>>,
    /// As `with`; they may also be in the few blocks before it under the same heading.
    pub around: Vec<Vec<usize>>,
    /// Concepts that must not be in the statement.
    pub none: Vec<usize>,
    /// Concepts that must not be in the headings, column heads or lead-in.
    pub not_under: Vec<usize>,
    /// How far apart the concepts of `all` may stand, in characters; `None` for as far as the statement goes.
    pub within: Option<usize>,
    /// How many different ones there must be over the whole document.
    pub many: Option<Many>,
    /// Counts as tentative however firmly it is worded.
    pub tentative: bool,
    /// Which group of `all` has the fewest words: the rarest, near enough, and so the one to look for first.
    pub(super) rarest: usize,
}

stored!(EvidenceRule {
    name,
    place,
    point,
    criterion,
    all,
    with,
    under,
    around,
    none,
    not_under,
    within,
    many,
    tentative,
    rarest
});

impl EvidenceRule {
    /// Every concept that it names, as often as it does.
    pub fn concepts(&self) -> impl Iterator<Item = usize> {
        let groups = [&self.all, &self.with, &self.under, &self.around].into_iter().flatten().flatten();
        let counted = self.many.iter().flat_map(|many| &many.of);
        groups.chain(&self.none).chain(&self.not_under).chain(counted).copied()
    }
}

/// How many different ones of something a document must name.
#[derive(Clone, Debug, PartialEq)]
pub struct Many {
    /// The concepts.
    pub of: Vec<usize>,
    /// Whether different concepts count, rather than different words.
    pub kinds: bool,
    /// The number.
    pub at_least: usize,
    /// Whether fewer show nothing, rather than that the point is touched on.
    pub all_or_nothing: bool,
}

stored!(Many { of, kinds, at_least, all_or_nothing });

/// The concepts that say how firm a statement is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Modality {
    /// It is not done.
    pub denied: Vec<usize>,
    /// It is not settled, said behind what is not.
    pub tentative: Vec<usize>,
    /// It is not settled, said anywhere in the clause.
    pub loosely: Vec<usize>,
    /// It is planned: settled only with one of `settled_by`.
    pub planned: Vec<usize>,
    /// A time, an actor or a means.
    pub settled_by: Vec<usize>,
    /// It is an instruction for filling in a form, or an example of how to.
    pub instruction: Vec<usize>,
    /// Said of a list: none of its items is done.
    pub excluded: Vec<usize>,
    /// It is about somebody else.
    pub elsewhere: Vec<usize>,
}

stored!(Modality { denied, tentative, loosely, planned, settled_by, instruction, excluded, elsewhere });

/// Texts that rules were tried on.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// How many texts.
    pub texts: usize,
    /// The rules (indices) that some statement in them satisfies.
    pub fired: BTreeSet<usize>,
}

impl Modality {
    /// Every concept that it names.
    pub fn concepts(&self) -> impl Iterator<Item = usize> {
        let Self { denied, tentative, loosely, planned, settled_by, instruction, excluded, elsewhere } = self;
        let all = [denied, tentative, loosely, planned, settled_by, instruction, excluded, elsewhere];
        all.into_iter().flatten().copied()
    }
}

impl Rules {
    /// The rules of all files of a bundle. `None` when there is an error among the problems.
    pub fn parse(bundle: &Bundle, checklist: &Checklist) -> (Option<Self>, Vec<Problem>) {
        super::parse::rules(bundle, checklist)
    }

    /// What is not wrong and yet of no use, as hints at its place in `bundle`, which the rules were read from: concepts
    /// that nothing looks for, and, where texts were read, rules that no statement in them satisfies.
    pub fn hints(&self, bundle: &Bundle, checklist: &Checklist, tried: Option<&Tried>) -> Vec<Problem> {
        super::hints::hints(self, bundle, checklist, tried)
    }

    /// Notes what follows from the concepts and rules: the words to be found, and where each rule begins to look.
    pub(super) fn prepare(&mut self) {
        let counts: Vec<usize> = self.concepts.iter().map(|concept| concept.terms.count()).collect();
        for rule in &mut self.rules {
            let words = |group: &Vec<usize>| -> usize { group.iter().map(|concept| counts[*concept]).sum() };
            let rarest = rule.all.iter().enumerate().min_by_key(|(_, group)| words(group));
            rule.rarest = rarest.map_or(0, |(index, _)| index);
        }
        self.terms = Terms::new(&self.concepts);
    }

    /// Whether there is a rule at all.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
}
