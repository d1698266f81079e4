//! English words of the check of indicators.

use crate::i18n::IndicatorReportWords;

pub(super) const WORDS: IndicatorReportWords = IndicatorReportWords {
    heading: |n| format!("Indicators (KPIs) ({n})"),
    intro: "For each indicator that the plan names, figures collected to judge the effect included: what is there and what is missing. This does not change the result of any point. The reading makes mistakes: check it against the plan.",
    none: "No indicator was found in the plan. Consider writing what is to change, by when and how far, with a figure for today and one to reach. This does not change the result of any point.",
    only_output: "Only what is set up or produced is counted. Consider adding an indicator that shows what comes of it, such as use or satisfaction.",
    no_consequence: "Nothing is said on what happens when a target is missed. Settle and write down who reviews what, and when.",
    baseline: "current value",
    target: "target",
    date: "date",
    method: "way of measuring",
    rhythm: "how often",
    owner: "owner",
    there: "There",
    part_and_quote: |part, quote| format!("{part} {quote}"),
    missing: "Missing",
    more: |n| format!("{n} more"),
    too_many: "There are more indicators; only those so far were looked at.",
    consequence: "When a target is missed",
};
