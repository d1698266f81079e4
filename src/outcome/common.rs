//! What many assessments have in common: the gaps that most of them have, and the examples that would help with most
//! of these at once.

use std::cmp::Reverse;

use crate::seeds::{Example, ExampleKind};

use super::{Context, ExampleView, PointTotals, Totals, example_view};

/// How many gaps are looked at.
const GAPS: usize = 5;
/// How many examples are named: as many as gaps, so that each of these that has an example gets one.
const EXAMPLES: usize = GAPS;

/// The most common gaps with examples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Common {
    /// The most common gaps, in the order of [`Totals::most_missing`].
    pub gaps: Vec<CommonGap>,
    /// The examples, those first that serve most of the gaps which no example before them serves. Of two that tell the
    /// same story only the first is there.
    pub examples: Vec<CommonExample>,
}

/// A gap of many assessments.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonGap {
    /// The point's title.
    pub title: String,
    /// The question.
    pub question: String,
    /// The point and how often it got each answer.
    pub counts: PointTotals,
}

/// An example that helps with common gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonExample {
    /// The example.
    pub example: ExampleView,
    /// The gaps that it serves, as indices into [`Common::gaps`].
    pub gaps: Vec<usize>,
}

/// An example that may be named, with the gaps that it serves.
struct Candidate<'a> {
    example: &'a Example,
    gaps: Vec<usize>,
}

impl Common {
    /// What the assessments counted in `totals` have in common.
    pub fn new(context: &Context<'_>, totals: &Totals) -> Self {
        let point = |counts: &PointTotals| context.checklist.points.iter().position(|p| p.id == counts.id);
        let most = totals.most_missing().into_iter().take(GAPS);
        let most: Vec<_> = most.filter_map(|counts| Some((point(counts)?, counts))).collect();
        let points: Vec<usize> = most.iter().map(|(point, _)| *point).collect();
        let gaps = most.into_iter().map(|(index, counts)| {
            let point = &context.checklist.points[index];
            CommonGap {
                title: point.title.get(context.lang).to_owned(),
                question: point.question.get(context.lang).to_owned(),
                counts: counts.clone(),
            }
        });
        let gaps: Vec<CommonGap> = gaps.collect();
        let chosen = choose(&context.library.examples, &points, &gaps).into_iter();
        let examples = chosen.map(|candidate| CommonExample {
            example: example_view(context, candidate.example),
            gaps: candidate.gaps,
        });
        Self { examples: examples.collect(), gaps }
    }

    /// The examples that serve a gap (an index into [`Common::gaps`]).
    pub fn serving(&self, gap: usize) -> impl Iterator<Item = &CommonExample> {
        self.examples.iter().filter(move |example| example.gaps.contains(&gap))
    }
}

/// One example after the other: the one that serves most of the gaps not served yet, then most gaps at all, then those of
/// most assessments; a detailed case before a measure, and else the library's order.
fn choose<'a>(examples: &'a [Example], points: &[usize], gaps: &[CommonGap]) -> Vec<Candidate<'a>> {
    let serves = |example: &'a Example| {
        let gaps = (0..points.len()).filter(|gap| example.lesson(points[*gap]).is_some()).collect();
        Candidate { example, gaps }
    };
    let mut open: Vec<Candidate<'a>> =
        examples.iter().map(serves).filter(|candidate| !candidate.gaps.is_empty()).collect();
    let mut served = vec![false; points.len()];
    let mut chosen = Vec::new();
    while chosen.len() < EXAMPLES {
        let rank = |candidate: &Candidate<'_>| {
            let new = candidate.gaps.iter().filter(|gap| !served[**gap]).count();
            let assessments: usize = candidate.gaps.iter().map(|gap| gaps[*gap].counts.gaps()).sum();
            (new, candidate.gaps.len(), assessments, candidate.example.kind == ExampleKind::Case)
        };
        let best = open.iter().enumerate().max_by_key(|(at, candidate)| (rank(candidate), Reverse(*at)));
        let Some((at, _)) = best else { break };
        let best = open.remove(at);
        best.gaps.iter().for_each(|gap| served[*gap] = true);
        open.retain(|candidate| !candidate.example.is_twin_of(best.example));
        chosen.push(best);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Common, Context, Totals};
    use crate::assessment::Standing::{self, No, Partial, Yes};
    use crate::checklist::Checklist;
    use crate::i18n::Lang;
    use crate::input::Bundle;
    use crate::outcome::Settings;
    use crate::seeds::Library;

    /// What assessments with these standings on the made-up checklist have in common, and its examples.
    fn common(assessments: &[[Standing; 4]]) -> Common {
        let bundle = Bundle::single("mini.toml", include_str!("../../tests/data/mini.toml"));
        let checklist = Checklist::parse(&bundle).0.unwrap();
        let library = Library::parse(&bundle, &checklist).0.unwrap();
        let context = Context {
            checklist: &checklist,
            library: &library,
            lang: Lang::En,
            today: date(2026, 11, 22),
            settings: Settings::default(),
        };
        let mut totals = Totals::new(&context);
        assessments.iter().for_each(|standings| totals.add(standings));
        Common::new(&context, &totals)
    }

    fn ids(common: &Common) -> (Vec<&str>, Vec<(&str, &[usize])>) {
        let gaps = common.gaps.iter().map(|gap| gap.counts.id.as_str()).collect();
        let examples = common.examples.iter().map(|e| (e.example.id.as_str(), e.gaps.as_slice()));
        (gaps, examples.collect())
    }

    #[test]
    fn the_example_that_serves_most_gaps_comes_first() {
        // M3 is most often missing, but one example serves both M2 and M4.
        let many = common(&[[Yes, No, No, Partial], [Yes, Partial, No, Partial], [Yes, Yes, No, Yes]]);
        let (gaps, examples) = ids(&many);
        assert_eq!(gaps, ["M3", "M2", "M4"]);
        assert_eq!(examples, [("aoi-chatbot", &[1, 2][..]), ("flyers", &[0][..])]);
        let serving: Vec<_> = many.serving(0).map(|e| e.example.id.as_str()).collect();
        assert_eq!(serving, ["flyers"]);
    }

    #[test]
    fn where_equally_many_gaps_are_served_that_of_more_assessments_comes_first() {
        let many = common(&[[Yes, Partial, No, Yes], [Yes, Yes, No, Yes]]);
        assert_eq!(ids(&many), (vec!["M3", "M2"], vec![("flyers", &[0][..]), ("aoi-chatbot", &[1][..])]));
    }

    #[test]
    fn without_gaps_there_is_nothing_in_common() {
        assert_eq!(common(&[[Yes; 4]]), Common::default());
        assert_eq!(common(&[]), Common::default());
    }
}
