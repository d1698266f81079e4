//! English words of a page on many assessments.

use crate::i18n::ManyPageWords;

pub(super) const WORDS: ManyPageWords = ManyPageWords {
    scores: "How the scores spread",
    scores_note: "How many have a score in each range.",
    bands: ["not assessed", "below 25 %", "from 25 %", "from 50 %", "from 75 %", "100 %"],
    points: "Answers by point",
    having: |gaps, all, share, no| format!("{gaps} of {all} ({share} %), for {no} of them a no"),
    examples: "Examples that help with several of these at once",
    serves: "helps with",
    gate: "Files that broke the gate",
    answers: "Answers and scores one by one",
    answers_note: "The table can be moved in all directions.",
    gate_note: "A \"!\" beside the gaps means that the gate is broken.",
};
