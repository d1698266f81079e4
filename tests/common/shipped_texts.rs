//! Every text of the checklist and the library that the program ships.

use dx_check::checklist::Checklist;
use dx_check::i18n::Text;
use dx_check::seeds::Library;

use crate::shipped::{CHECKLIST, MANIFEST};

/// Every text of checklist and library, with whose it is and what it is.
pub(crate) fn texts<'a>(
    checklist: &'a Checklist,
    library: &'a Library,
) -> Vec<(&'a str, &'static str, &'a Text)> {
    let mut all = vec![
        (CHECKLIST, "title", &checklist.title),
        (CHECKLIST, "source", &checklist.source),
        (MANIFEST, "about", &library.about),
    ];
    all.extend(checklist.phases.iter().map(|p| (p.id.as_str(), "title", &p.title)));
    for p in &checklist.points {
        let own = [
            ("title", &p.title),
            ("label", &p.label),
            ("question", &p.question),
            ("help", &p.help),
            ("yes", &p.yes),
            ("partial", &p.partial),
            ("no", &p.no),
        ];
        all.extend(own.map(|(what, text)| (p.id.as_str(), what, text)));
        all.extend(p.criteria.iter().map(|c| (p.id.as_str(), "criterion", &c.text)));
    }
    all.extend(library.services.iter().map(|s| (s.id.as_str(), "title", &s.title)));
    for e in &library.examples {
        let own = [
            ("municipality", &e.municipality),
            ("service", &e.service),
            ("headline", &e.headline),
            ("effect", &e.effect),
            ("group", &e.source.group),
        ];
        all.extend(own.map(|(what, text)| (e.id.as_str(), what, text)));
        all.extend(e.facts.iter().map(|text| (e.id.as_str(), "fact", text)));
        all.extend(e.lessons.iter().map(|l| (e.id.as_str(), "teaches", &l.teaches)));
    }
    all
}
