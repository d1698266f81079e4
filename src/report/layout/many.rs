use crate::i18n::{Lang, Words};
use crate::outcome::{Row, WaiverView};
use crate::report::{Block, Item, Line, Many, Sheet};
use crate::text::fit;

use crate::assessment::Score;

use super::score::broken_reasons;
use super::{Basis, coverage, field, heading};

/// The columns that the title of a plan may take: the numbers need the rest.
const TITLE: usize = 24;

/// Many assessments side by side, then which points are most often missing. Files that could not be used are named: a
/// table must not look complete when it is not.
pub fn many_table(many: &Many<'_>) -> Vec<Block> {
    let Many { lang, basis, phases, rows, totals, failed, .. } = *many;
    let words = lang.words();
    let folder = common_folder(rows);
    // Every point of a plan has a verdict; only answers can be few.
    let (title, about, given): (_, &[&str], &[&str]) = match basis {
        Basis::Answers => (words.many_heading, &[words.organization, words.project], &[words.coverage]),
        Basis::Plans => (words.plans_heading, &[words.plan_title], &[]),
    };
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut head = texts(&[&[words.file], about].concat());
    let first_number = head.len();
    head.extend(phases.iter().cloned());
    head.push(format!("{} %", words.total));
    head.extend(texts(&[given, &[words.gaps]].concat()));
    let line = |row: &Row| {
        let mut cells = vec![row.file[folder.len()..].to_owned()];
        match basis {
            Basis::Answers => {
                cells.extend([row.subject.organization.clone(), row.subject.project.clone()]);
            }
            Basis::Plans => cells.push(fit(&row.subject.project, TITLE)),
        }
        cells.extend(row.phases.iter().chain([&row.total]).map(number));
        if basis == Basis::Answers {
            cells.push(coverage(&row.total));
        }
        cells.push(row.gaps.to_string());
        cells
    };
    let sheet =
        Sheet { numbers: (first_number..head.len()).collect(), head, rows: rows.iter().map(line).collect() };
    let mut blocks = vec![heading(1, title(rows.len()))];
    if !failed.is_empty() {
        let names = failed.join(words.list_comma);
        blocks.push(Block::Alert(Line::text((words.many_failed)(failed.len(), &names))));
    }
    let folder = (!folder.is_empty()).then(|| field(words.folder, folder));
    let configs = configs(rows);
    let configs = (!configs.is_empty()).then(|| field(words.config, configs.join(words.list_comma)));
    let fields: Vec<_> = folder.into_iter().chain(configs).collect();
    if !fields.is_empty() {
        blocks.push(Block::Fields(fields));
    }
    blocks.push(Block::Table(sheet));
    gates(rows, lang, &mut blocks);
    let missing = totals.most_missing();
    blocks.push(heading(2, words.most_missing));
    if missing.is_empty() {
        let open = totals.points.iter().any(|p| p.unknown + p.unanswered > 0);
        let text = if open { words.no_gaps_yet } else { words.no_gaps };
        blocks.push(Block::Paragraph(Line::text(text)));
        return blocks;
    }
    let mut head = vec![words.point, words.title, words.no_label, words.partial_label, words.yes_label];
    if basis == Basis::Answers {
        head.extend([words.unknown_label, words.na_label, words.unanswered_label]);
    }
    let columns = head.len();
    let rows = missing.iter().map(|p| {
        let counts = [p.no, p.partial, p.yes, p.unknown, p.na, p.unanswered];
        let cells = [p.id.clone(), p.label.clone()].into_iter().chain(counts.map(|n| n.to_string()));
        cells.take(columns).collect()
    });
    blocks.push(Block::Table(Sheet {
        numbers: (2..columns).collect(),
        head: texts(&head),
        rows: rows.collect(),
    }));
    blocks
}

/// The folder that all files are in, with its last separator: said once, it need not stand in every row.
pub(in crate::report) fn common_folder(rows: &[Row]) -> &str {
    let Some((first, rest)) = rows.split_first() else { return "" };
    if rest.is_empty() {
        return "";
    }
    let mut common = first.file.rfind(['/', '\\']).map_or("", |at| &first.file[..=at]);
    while !rest.iter().all(|row| row.file.starts_with(common)) {
        let parent = common.trim_end_matches(['/', '\\']);
        common = parent.rfind(['/', '\\']).map_or("", |at| &parent[..=at]);
    }
    common
}

/// The configurations in use, each once.
pub(in crate::report) fn configs(rows: &[Row]) -> Vec<&str> {
    let mut configs: Vec<&str> = Vec::new();
    for config in rows.iter().filter_map(|row| row.config.as_deref()) {
        if !configs.contains(&config) {
            configs.push(config);
        }
    }
    configs
}

/// The percentage as a bare number: the table is wide enough as it is.
fn number(score: &Score) -> String {
    score.value().map_or_else(|| "–".to_owned(), |value| value.percent())
}

/// The gate over all files: how many broke it and which, and what waivers did.
pub(in crate::report) fn gates(rows: &[Row], lang: Lang, blocks: &mut Vec<Block>) {
    let words = lang.words();
    blocks.extend(expired_waivers(rows, words));
    blocks.extend(gate_of_all(rows, words));
    let items: Vec<Item> = broken(rows)
        .map(|row| {
            let reasons = broken_reasons(&row.gate, words).join(words.reason_comma);
            Item::bullet(0, Line::text(format!("{}{}{reasons}", row.file, words.colon)))
        })
        .collect();
    if !items.is_empty() {
        blocks.push(Block::Items(items));
    }
}

/// The waivers that are over, each with its file.
pub(in crate::report) fn expired_waivers(rows: &[Row], words: &Words) -> Vec<Block> {
    let expired = rows.iter().flat_map(|row| row.gate.expired.iter().map(move |waiver| (row, waiver)));
    let alert = |(row, waiver): (&Row, &WaiverView)| {
        let day = waiver.expires.to_string();
        let text = (words.waiver_expired)(&waiver.point, &day, &waiver.reason, &waiver.approver);
        Block::Alert(Line::text(format!("{}{}{text}", row.file, words.colon)))
    };
    expired.map(alert).collect()
}

/// How many broke the gate; nothing where there is none.
pub(in crate::report) fn gate_of_all(rows: &[Row], words: &Words) -> Option<Block> {
    let waived = rows.iter().filter(|r| !r.gate.waived.is_empty()).count();
    let broken = broken(rows).count();
    let line = Line::text((words.many_gate)(broken, rows.len(), waived));
    let active = rows.iter().any(|r| r.gate.active);
    active.then_some(if broken == 0 { Block::Paragraph(line) } else { Block::Alert(line) })
}

fn broken(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|r| r.gate.active && !r.gate.held)
}
