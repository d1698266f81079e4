//! What changed between assessments.

use crate::assessment::Score;
use crate::compare::{About, Look, Movement, Renewal, Revision, ScoreChange};
use crate::i18n::{ChangeWords, MovementWords, Words};
use crate::outcome::{ChangeReport, GapReport, PointChangeView};
use crate::report::{Block, Item, Line, Sheet};

use super::actions::{actions, overdue};
use super::score::alerts;
use super::{coverage, field, heading, percent};

/// A heading with how many there are.
type Heading = fn(usize) -> String;

/// A report on what changed from the first assessment to the last.
pub fn change_report(report: &ChangeReport) -> Vec<Block> {
    let words = report.lang.words();
    let own = &words.changes;
    let Some(ends) = report.ends() else { return Vec::new() };
    let mut blocks = vec![heading(1, own.title), Block::Fields(subject(ends.1, words))];
    blocks.push(Block::Paragraph(Line::strong(own.assessments)));
    blocks.push(Block::Items(assessments(report, words)));
    warnings(report, words, &mut blocks);
    alerts(ends.1, words, &mut blocks);
    scores(report, words, &mut blocks);
    if report.assessments.len() > 2 {
        series(report, words, &mut blocks);
    }
    revised(report, ends.1, words, &mut blocks);
    points(report, words, &mut blocks);
    moved(report, ends, words, &mut blocks);
    actions(report, ends, words, &mut blocks);
    confirmed(report, ends, words, &mut blocks);
    blocks
}

/// What was assessed, as the newest file says.
fn subject(newest: &GapReport, words: &Words) -> Vec<(String, Line)> {
    let subject = &newest.subject;
    let service = if subject.service.1.is_empty() { &subject.service.0 } else { &subject.service.1 };
    let about = [
        (words.organization, &subject.organization),
        (words.project, &subject.project),
        (words.service, service),
    ];
    let filled = about.into_iter().filter(|(_, value)| !value.is_empty());
    let mut fields: Vec<_> = filled.map(|(name, value)| field(name, value)).collect();
    let (id, version, title) = &newest.checklist;
    fields.push(field(words.checklist, (words.checklist_name)(title, id, *version)));
    fields.extend(newest.config.iter().map(|config| field(words.config, config)));
    fields
}

fn assessments(report: &ChangeReport, words: &Words) -> Vec<Item> {
    let item = |(index, one): (usize, &GapReport)| {
        let day = one.subject.date.map(|day| day.to_string());
        let assessor = Some(&one.subject.assessor).filter(|name| !name.is_empty());
        let assessor = assessor.map(|name| format!("{}{}{name}", words.assessor, words.colon));
        let version = (words.changes.version)(one.answered_version);
        let about: Vec<String> = day.into_iter().chain([version]).chain(assessor).collect();
        let line = (words.in_brackets)(&one.file, &about.join(words.list_comma));
        Item { depth: 0, number: Some(index + 1), line: Line::text(line) }
    };
    report.assessments.iter().enumerate().map(item).collect()
}

/// What must be seen before the figures.
fn warnings(report: &ChangeReport, words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.changes;
    let mut texts = Vec::new();
    if !report.unread.is_empty() {
        texts.push((own.unread)(report.unread.len(), &report.unread.join(words.list_comma)));
    }
    if !report.differing.is_empty() {
        let name = |about: About| match about {
            About::Organization => words.organization,
            About::Project => words.project,
        };
        let differ = |(about, values): &(About, Vec<String>)| {
            (own.differs)(name(*about), &values.join(words.choice_comma))
        };
        let differ: Vec<String> = report.differing.iter().map(differ).collect();
        texts.push((own.other_subject)(&differ.join(words.list_comma)));
    }
    if report.backwards {
        texts.push(own.backwards.to_owned());
    }
    texts.extend(overdue(report, words));
    blocks.extend(texts.into_iter().map(|text| Block::Alert(Line::text(text))));
}

/// The scores of the first assessment and the last, and over what is answered in both.
fn scores(report: &ChangeReport, words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.changes;
    let row = |name: &str, change: &ScoreChange| {
        let [old, new] = &change.plain;
        let covered = (own.from_to)(&coverage(old), &coverage(new));
        let same = ScoreChange::rise(&change.same).map_or("–".to_owned(), signed);
        vec![
            name.to_owned(),
            percent(old, words),
            percent(new, words),
            ScoreChange::rise(&change.plain).map_or("–".to_owned(), signed),
            covered,
            (words.in_brackets)(&same, &change.same[0].answered().to_string()),
        ]
    };
    let [before, now] = columns(report, own);
    let head = [words.phase, before, now, own.rise, words.coverage, own.same_points];
    let mut rows = vec![row(words.total, &report.total)];
    rows.extend(report.phase_labels.iter().zip(&report.phases).map(|(label, phase)| row(label, phase)));
    blocks.push(heading(2, own.score_heading));
    let head = head.map(str::to_owned).to_vec();
    blocks.push(Block::Table(Sheet { numbers: (1..head.len()).collect(), head, rows }));
    blocks.push(Block::Paragraph(Line::text(explained(&report.total, words))));
}

/// Whether the change of the total is one of practice, and how large that is.
fn explained(total: &ScoreChange, words: &Words) -> String {
    let own = &words.changes;
    let [old, new] = &total.same;
    match ScoreChange::rise(&total.same) {
        None => own.nothing_same.to_owned(),
        Some(_) if total.is_of_same_points() => (own.unchanged_points)(old.answered()),
        Some(rise) => {
            (own.over_same)(old.answered(), &percent(old, words), &percent(new, words), &signed(rise))
        }
    }
}

/// One line per assessment, by its number in the list above.
fn series(report: &ChangeReport, words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.changes;
    let number = |score: &Score| score.value().map_or_else(|| "–".to_owned(), |value| value.percent());
    let row = |(index, (one, same)): (usize, (&GapReport, &Score))| {
        let mut cells = vec![(index + 1).to_string(), number(&one.total)];
        cells.extend(one.phases.iter().map(|(_, _, score)| number(score)));
        cells.extend([coverage(&one.total), number(same)]);
        cells
    };
    let mut head = vec![own.number.to_owned(), format!("{} %", words.total)];
    head.extend(report.phase_labels.iter().cloned());
    head.extend([words.coverage, own.every_time].map(str::to_owned));
    let same = report.over_same.first().map_or(0, Score::answered);
    let rows = report.assessments.iter().zip(&report.over_same).enumerate().map(row).collect();
    blocks.push(heading(2, own.series_heading));
    blocks.push(Block::Table(Sheet { numbers: (1..head.len()).collect(), head, rows }));
    blocks.push(Block::Paragraph(Line::text((own.every_time_line)(same))));
}

/// Every point with its answers.
fn points(report: &ChangeReport, words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.changes;
    let many = report.assessments.len() > 2;
    let name = |index: usize| {
        let point = report.ends().map(|(_, last)| &last.points[index]);
        point.map_or_else(Vec::new, |point| vec![point.id.clone(), point.label.clone()])
    };
    let row = |(index, point): (usize, &PointChangeView)| {
        let standings = report.assessments.iter().map(|one| one.points[index].standing);
        let answer = |standing| if many { (words.mark)(standing) } else { words.standing(standing) };
        let mut cells = name(index);
        cells.extend(standings.map(|standing| answer(standing).to_owned()));
        cells.push(movement(point.change.movement, own).short.to_owned());
        cells
    };
    let mut head = vec![words.point.to_owned(), words.title.to_owned()];
    if many {
        head.extend((1..=report.assessments.len()).map(|number| number.to_string()));
    } else {
        head.extend(columns(report, own).map(str::to_owned));
    }
    head.push(own.change.to_owned());
    let rows = report.points.iter().enumerate().map(row).collect();
    blocks.push(heading(2, own.points_heading));
    blocks.push(Block::Table(Sheet { numbers: vec![], head, rows }));
    let counts = Movement::ALL.map(|wanted| (movement(wanted, own).short, report.having(wanted).len()));
    let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(short, n)| format!("{short} {n}"));
    let counts = counts.collect::<Vec<_>>().join(words.list_comma);
    let mut lines = vec![format!("{}{}{counts}", own.change, words.colon)];
    lines.extend(many.then(|| own.legend.to_owned()));
    blocks.push(Block::Paragraph(Line::text(lines.join("\n"))));
}

/// The points whose answer changed, then those where only something else did.
fn moved(report: &ChangeReport, ends: (&GapReport, &GapReport), words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.changes;
    let stays = |movement: Movement| matches!(movement, Movement::Stayed | Movement::Open);
    let moves = Movement::ALL.into_iter().filter(|movement| !stays(*movement));
    let mut nothing = true;
    for wanted in moves {
        let points = report.having(wanted);
        if !points.is_empty() {
            nothing = false;
            blocks.push(heading(2, (movement(wanted, own).heading)(points.len())));
            blocks.push(Block::Items(details(report, &points, ends, words)));
        }
    }
    if nothing {
        blocks.push(Block::Paragraph(Line::text(own.nothing_moved)));
    }
    let noted = report.indices(|point| stays(point.change.movement) && tells(point));
    if !noted.is_empty() {
        blocks.push(heading(2, (own.noted_heading)(noted.len())));
        blocks.push(Block::Items(details(report, &noted, ends, words)));
    }
}

/// Whether something else than the answer changed, and no other table tells of it.
fn tells(point: &PointChangeView) -> bool {
    let mut noted = point.change.noted.clone();
    if point.change.action.is_some() {
        (noted.owner, noted.due) = (None, None);
    }
    !noted.is_empty()
}

/// From which answer to which, and what is noted about it and differs.
fn details(
    report: &ChangeReport,
    points: &[usize],
    (first, last): (&GapReport, &GapReport),
    words: &Words,
) -> Vec<Item> {
    let own = &words.changes;
    let mut items = Vec::new();
    for index in points {
        let (old, new, point) = (&first.points[*index], &last.points[*index], &report.points[*index]);
        let answers = if old.standing == new.standing {
            words.standing(new.standing).to_owned()
        } else {
            (own.from_to)(words.standing(old.standing), words.standing(new.standing))
        };
        let name = format!("{} {}", new.id, new.title);
        items.push(Item::bullet(0, Line::strong(name).and_text(format!("{}{answers}", words.colon))));
        let noted = &point.change.noted;
        let mut lines: Vec<(&str, String)> = Vec::new();
        if old.standing.halves().is_some() && new.standing.halves().is_some() && !point.change.comparable {
            items.push(Item::bullet(1, Line::text(own.other_question)));
        }
        lines.extend(point.ticked.iter().map(|(_, text)| (own.ticked, text.clone())));
        lines.extend(point.unticked.iter().map(|(_, text)| (own.unticked, text.clone())));
        lines.extend(noted.evidence_added.iter().map(|text| (own.evidence_added, text.clone())));
        lines.extend(noted.evidence_removed.iter().map(|text| (own.evidence_removed, text.clone())));
        if let Some([old, new]) = &noted.note {
            let filled = [(own.note_before, old), (words.note, new)];
            lines.extend(filled.into_iter().filter(|(_, t)| !t.is_empty()).map(|(n, t)| (n, t.clone())));
        }
        // Of what is to be done a table of its own tells.
        if point.change.action.is_none() {
            let or_none = |text: &str| if text.is_empty() { own.none.to_owned() } else { text.to_owned() };
            let pair = |[old, new]: [String; 2]| (own.from_to)(&or_none(&old), &or_none(&new));
            lines.extend(noted.owner.clone().map(|owners| (words.owner, pair(owners))));
            let day = |days: [Option<jiff::civil::Date>; 2]| {
                pair(days.map(|day| day.map_or_else(String::new, |day| day.to_string())))
            };
            lines.extend(noted.due.map(|days| (words.due, day(days))));
        }
        let line = |(name, text): (&str, String)| Line::text(format!("{name}{}{text}", words.colon));
        items.extend(lines.into_iter().map(|text| Item::bullet(1, line(text))));
    }
    items
}

/// What changed in the checklist since the oldest answers, and what needs a look because of it.
fn revised(report: &ChangeReport, last: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.changes;
    let name = |index: &usize| format!("{} {}", last.points[*index].id, last.points[*index].title);
    let mut parts: Vec<(String, Vec<Item>)> = Vec::new();
    let revisions: [(_, Heading); 2] = [(Revision::Added, own.added), (Revision::Reworded, own.reworded)];
    for (revision, title) in revisions {
        let points = report.indices(|point| point.change.revision == revision);
        let item = |index: &usize| {
            let version = (own.changed_in)(report.points[*index].changed_in);
            Item::bullet(0, Line::text((words.in_brackets)(&name(index), &version)))
        };
        parts.push((title(points.len()), points.iter().map(item).collect()));
    }
    let gone = |id: &String| Item::bullet(0, Line::text((words.in_brackets)(id, own.dropped_note)));
    parts.push(((own.dropped)(report.dropped.len()), report.dropped.iter().map(gone).collect()));
    let looks = report.points.iter().enumerate().filter_map(|(index, point)| {
        let why = match point.change.look? {
            Look::Confirm => own.to_confirm,
            Look::Answer => own.to_answer,
        };
        Some(Item::bullet(0, Line::text(format!("{}{}{why}", name(&index), words.colon))))
    });
    parts.push((own.to_look_at.to_owned(), looks.collect()));
    parts.retain(|(_, items)| !items.is_empty());
    if !parts.is_empty() {
        blocks.push(heading(2, own.checklist_heading));
    }
    for (title, items) in parts {
        blocks.extend([Block::Paragraph(Line::strong(title)), Block::Items(items)]);
    }
}

/// Which answers were confirmed again, and which only carried over.
fn confirmed(
    report: &ChangeReport,
    (first, last): (&GapReport, &GapReport),
    words: &Words,
    blocks: &mut Vec<Block>,
) {
    let own = &words.changes;
    let kinds: [(_, Heading); 3] = [
        (Renewal::Confirmed, own.confirmed),
        (Renewal::Revised, own.revised),
        (Renewal::CarriedOver, own.carried_over),
    ];
    let mut items = Vec::new();
    for (renewal, title) in kinds {
        let points = report.indices(|point| point.change.renewal == Some(renewal));
        if points.is_empty() {
            continue;
        }
        let day = |index: &usize| {
            let id = &last.points[*index].id;
            let day = last.points[*index].noted.checked.or(first.points[*index].noted.checked);
            day.map_or_else(|| id.clone(), |day| (words.in_brackets)(id, &day.to_string()))
        };
        let names: Vec<String> = points.iter().map(day).collect();
        let names = format!("{}{}", words.colon, names.join(words.list_comma));
        items.push(Item::bullet(0, Line::strong(title(points.len())).and_text(names)));
    }
    if items.is_empty() {
        return;
    }
    blocks.extend([heading(2, own.confirmed_heading), Block::Items(items)]);
    if report.points.iter().any(|point| point.change.renewal == Some(Renewal::CarriedOver)) {
        blocks.push(Block::Paragraph(Line::text(own.carried_over_note)));
    }
}

/// What the first assessment and the last are called.
fn columns(report: &ChangeReport, own: &ChangeWords) -> [&'static str; 2] {
    if report.assessments.len() > 2 { [own.first, own.newest] } else { [own.before, own.now] }
}

fn movement(movement: Movement, own: &ChangeWords) -> &MovementWords {
    match movement {
        Movement::Rose => &own.rose,
        Movement::Fell => &own.fell,
        Movement::NewlyAnswered => &own.newly_answered,
        Movement::NoLongerAnswered => &own.no_longer_answered,
        Movement::SetAside => &own.set_aside,
        Movement::TakenUp => &own.taken_up,
        Movement::Stayed => &own.stayed,
        Movement::Open => &own.open,
    }
}

/// Thousandths as a change of percentage points: `+7.1`, `-0.4`, `0.0`.
fn signed(thousandths: i64) -> String {
    let sign = match thousandths {
        0 => "",
        1.. => "+",
        _ => "-",
    };
    let size = thousandths.unsigned_abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}
