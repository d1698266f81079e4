//! What in a lexicon and its rules is of no use.

use std::collections::BTreeSet;

use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::input::{Bundle, Reader, Table};
use crate::problem::{Fault, Problem};

use super::lexicon::{EvidenceRule, Rules, Tried};

pub(super) fn hints(
    rules: &Rules,
    bundle: &Bundle,
    checklist: &Checklist,
    tried: Option<&Tried>,
) -> Vec<Problem> {
    let used = rules.rules.iter().flat_map(EvidenceRule::concepts).chain(rules.modality.concepts());
    let used: BTreeSet<&str> = used.map(|concept| rules.concepts[concept].id.as_str()).collect();
    let mut problems = Vec::new();
    for (file, member) in bundle.members.iter().enumerate() {
        let reader = Reader::new(&member.name, &member.text);
        if let Some(root) = member.root(&reader) {
            let concepts = Table::root(&reader, &root).tables("concepts");
            for id in concepts.iter().filter_map(|table| table.string("id")) {
                if !used.contains(id.get_ref()) {
                    reader.report(id.span(), Fault::UnusedConcept { id: id.into_inner().to_owned() });
                }
            }
        }
        for (index, rule) in rules.rules.iter().enumerate().filter(|(_, rule)| rule.place.0 == file) {
            if let Some(Tried { texts, .. }) = tried.filter(|tried| !tried.fired.contains(&index)) {
                let criterion = &checklist.points[rule.point].criteria[rule.criterion];
                let name = if rule.name.is_empty() { &criterion.text } else { &rule.name };
                let name = (name.get(Lang::Ja).to_owned(), name.get(Lang::En).to_owned());
                reader.report(rule.place.1.clone(), Fault::RuleNeverFires { name, texts: *texts });
            }
        }
        problems.extend(reader.finish());
    }
    problems
}
