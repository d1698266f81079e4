use crate::i18n::LetterWords;
use crate::text::era_date;

pub(super) const WORDS: LetterWords = LetterWords {
    approval: "決裁",
    approvers: &["部長", "課長", "課長補佐", "係長", "担当"],
    day: era_date,
    // Two lines of nearly one length, instead of a line end within the month.
    day_in_cell: |day| era_date(day).replacen('年', "年\n", 1),
    fields: "項目と内容",
    next_step: "次に行うこと",
    actions: "課題への対応",
    actions_to_fill: "課題への対応（空いている担当と期限は、決まりしだい記入してください）",
    named_by: "この事例を挙げた課題",
};
