//! What a sentence, a list item or a cell says of the indicators that it names.

use std::ops::Range;

use super::Part;
use super::words::{Line, Sense};

/// An indicator as a text names it, with what the text says of it; ranges of a line in normal form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) name: Range<usize>,
    pub(super) said: Vec<(Part, Range<usize>)>,
}

/// The indicators that a piece of a line names: each of its parts between commas that holds something to be measured.
/// With `valued`, only those with a value.
pub(super) fn pieces(line: &Line, region: Range<usize>, valued: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // What stands before the first indicator, as the day by which all are to be reached.
    let mut shared: Option<Range<usize>> = None;
    for segment in segments(line, region, valued) {
        let name = name(line, &segment);
        let measures = line.within(Sense::Measure, &name).next().is_some();
        let values = values(line, &segment, &name, valued);
        let date = values.date.clone();
        if !measures || valued && values.target.is_none() {
            shared = shared.or(date);
            continue;
        }
        shared = date.or(shared);
        let last = |sense| line.within(sense, &segment).next_back().cloned();
        // 調査の件数 is no survey, 記録による件数 comes from records.
        let by = |at: &Range<usize>| at.start >= name.end || line.text()[at.end..].starts_with("による");
        let said = [
            (Part::Baseline, values.baseline),
            (Part::Target, values.target),
            (Part::Date, shared.clone()),
            (Part::Method, last(Sense::Method).filter(by)),
            (Part::Rhythm, last(Sense::Rhythm)),
        ];
        pieces.push(Piece {
            name,
            said: said.into_iter().filter_map(|(part, at)| Some((part, at?))).collect(),
        });
    }
    pieces
}

/// What a text says of an indicator named before.
pub(super) fn values_of(line: &Line, region: Range<usize>) -> Vec<(Part, Range<usize>)> {
    let values = values(line, &region, &(0..0), true);
    let parts = [(Part::Baseline, values.baseline), (Part::Target, values.target), (Part::Date, values.date)];
    parts.into_iter().filter_map(|(part, at)| Some((part, at?))).collect()
}

/// The parts between the commas outside brackets; one that names nothing of its own stays with the one before it.
fn segments(line: &Line, region: Range<usize>, valued: bool) -> Vec<Range<usize>> {
    let text = line.text();
    let mut cuts = vec![region.start];
    let mut depth = 0_i32;
    for (at, c) in text[region.clone()].char_indices() {
        match c {
            '(' | '「' | '『' => depth += 1,
            ')' | '」' | '』' => depth = (depth - 1).max(0),
            '、' | '/' | ';' | '・' | ',' if depth == 0 => {
                let cut = region.start + at + c.len_utf8();
                let before = region.start + at;
                let inside = |word: &Range<usize>| word.start < before && cut < word.end;
                // 年２回（５月、１０月） and 「ごみ・資源」の割合 are one.
                if !line.words.iter().any(|word| inside(&word.at)) && (c != '・' || listed(text, before)) {
                    cuts.push(cut);
                }
            }
            // ①通報件数　②対応日数
            _ if depth == 0 && line.normal.has_gap(region.start + at) && listed(text, region.start + at) => {
                cuts.push(region.start + at);
            }
            _ => {}
        }
    }
    cuts.push(region.end);
    let holds = |part: &Range<usize>, sense| line.within(sense, part).next().is_some();
    let measures = |part: &Range<usize>| holds(&name(line, part), Sense::Measure);
    let mut parts: Vec<Range<usize>> = Vec::new();
    for pair in cuts.windows(2) {
        let part = pair[0]..pair[1];
        let own = measures(&part) && (!valued || holds(&part, Sense::Quantity));
        match parts.last_mut() {
            Some(last) if !own => last.end = part.end,
            // 登録者を、令和８年度に２千人
            Some(last) if valued && measures(last) && !holds(last, Sense::Quantity) => last.end = part.end,
            _ => parts.push(part),
        }
    }
    parts
}

/// Whether a middle dot parts the items of a list: what stands before it is a whole measure.
fn listed(text: &str, at: usize) -> bool {
    text[..at].ends_with(['数', '率', '度', '額', '量', '合', ')'])
}

struct Values {
    baseline: Option<Range<usize>>,
    target: Option<Range<usize>>,
    date: Option<Range<usize>>,
}

/// The values that a text gives: the one before an arrow, or behind 現状, is what is now; the last other is the target.
fn values(line: &Line, region: &Range<usize>, name: &Range<usize>, valued: bool) -> Values {
    // １台１日当たりの回数 holds no value, as long as there is another.
    let all: Vec<&Range<usize>> = line.within(Sense::Quantity, region).collect();
    let outside: Vec<&Range<usize>> = all.iter().filter(|at| at.start >= name.end).copied().collect();
    let quantities = if outside.is_empty() && valued { all } else { outside };
    let mut values = Values { baseline: None, target: None, date: None };
    for (index, at) in quantities.iter().enumerate() {
        let from = if index == 0 { region.start } else { quantities[index - 1].end };
        let before = from..at.start;
        let next = quantities.get(index + 1);
        let moves = next.is_some_and(|next| line.within(Sense::From, &(at.end..next.start)).next().is_some());
        let nearest = |sense| line.within(sense, &before).next_back().map(|word| word.end);
        let now = nearest(Sense::Baseline) > nearest(Sense::Goal);
        if moves || now {
            values.baseline = Some((*at).clone());
        } else if line.within(Sense::Forecast, &before).next().is_none() && !is_aside(line, region.start, at)
        {
            values.target = Some(with_subject(line, region.start, at));
        }
    }
    // The day of the target stands nearest before it, else behind it; that of the present value is not it.
    let mut dates = line.within(Sense::Date, region);
    values.date = match (&values.target, &values.baseline) {
        (Some(target), Some(baseline)) => {
            let (from, to) = (baseline.end.min(target.end), baseline.start.max(target.end));
            dates.rfind(|at| from <= at.start && at.start < to.max(region.end))
        }
        (Some(target), None) => {
            let before = line.within(Sense::Date, &(region.start..target.start)).next_back();
            before.or_else(|| dates.find(|at| at.start >= target.end))
        }
        (None, Some(_)) => None,
        (None, None) => dates.next_back(),
    }
    .cloned();
    values
}

/// Whether a quantity stands in brackets for something else than a target: （上位５０手続）.
fn is_aside(line: &Line, from: usize, at: &Range<usize>) -> bool {
    let Some(open) = line.text()[from..at.start].rfind('(').map(|open| from + open) else {
        return false;
    };
    let closed = line.text()[open..at.start].contains(')');
    let told = [Sense::Goal, Sense::Date, Sense::From, Sense::Baseline];
    !closed
        && !line
            .words
            .iter()
            .any(|word| told.contains(&word.sense) && open < word.at.end && word.at.start < at.start)
}

/// A value with whom it is of: 妊婦８０％ in 登録割合が妊婦８０％.
fn with_subject(line: &Line, from: usize, at: &Range<usize>) -> Range<usize> {
    let before = &line.text()[from..at.start];
    let particle = before.char_indices().rfind(|(_, c)| matches!(c, 'を' | 'が' | 'は'));
    let start = particle.map_or(at.start, |(index, c)| from + index + c.len_utf8());
    let between = start..at.start;
    let plain = between.len() <= SUBJECT
        && !line.words.iter().any(|w| between.start <= w.at.start && w.at.start < between.end)
        && !line.text()[between.clone()].contains(['、', '(', ')', ' ']);
    if plain { start..at.end } else { at.clone() }
}

/// The longest of them, in bytes.
const SUBJECT: usize = 18;

/// What the indicator of a part is called: without the day before it, up to its value, a bracket, or the particle that
/// leads to its value.
fn name(line: &Line, part: &Range<usize>) -> Range<usize> {
    let text = line.text();
    let skipped = [Sense::Date, Sense::Rhythm, Sense::Follows];
    let mut start = part.start;
    loop {
        start = skip(
            text,
            start..part.end,
            &["、", "。", ":", "「", "・", "/", "-", " ", ",", "(#)", "#)", "*", "the ", "すなわち"],
        );
        // 令和８年度末までに, 毎月の
        let timed = line.words.iter().find(|word| word.at.start == start && skipped.contains(&word.sense));
        let Some(word) = timed.filter(|word| word.at.end < part.end) else {
            break;
        };
        start = skip(text, word.at.end..part.end, &["時点", "まで", "に", "の", "は", "で", "末"]);
    }
    // 利用　ダウンロード数: a label, and then what is counted.
    let gap = |at: usize| line.normal.has_gap(at) && !listed(text, at);
    let label = text[start..part.end].char_indices().map(|(at, _)| start + at).skip(1).take(LABEL);
    start = label
        .filter(|at| gap(*at) && line.within(Sense::Measure, &(*at..part.end)).next().is_some())
        .last()
        .unwrap_or(start);
    let stops = [
        Sense::Quantity,
        Sense::Date,
        Sense::Baseline,
        Sense::Rhythm,
        Sense::Goal,
        Sense::Closes,
        Sense::Copula,
    ];
    let named = |at: usize| line.within(Sense::Measure, &(start..at)).next().is_some();
    let stop = line.words.iter().find(|word| {
        stops.contains(&word.sense)
            && word.at.start > start
            && word.at.end <= part.end
            && named(word.at.start)
    });
    let mut end = stop.map_or(part.end, |word| word.at.start);
    let bracket =
        |(at, c): (usize, char)| (at > 0 && matches!(c, '(' | '「' | ':' | '。' | '|')).then_some(start + at);
    if let Some(at) = text[start..end].char_indices().find_map(bracket) {
        end = at;
    } else if stop.is_some() {
        let particle = |(at, c): &(usize, char)| matches!(c, 'を' | 'が' | 'は') && named(start + at);
        end = text[start..end].char_indices().rfind(particle).map_or(end, |(at, _)| start + at);
    }
    let name = text[start..end].trim_end_matches("のみ");
    let marks = ['、', '。', 'の', ' ', ':', '・', '/', ',', '.', '|', '」', 'と', 'を', 'が', 'は'];
    start..start + name.trim_end_matches(marks).len()
}

/// The longest label before a gap, in characters.
const LABEL: usize = 10;

/// Where a text goes on behind any of the marks.
fn skip(text: &str, range: Range<usize>, marks: &[&str]) -> usize {
    let mut start = range.start;
    while let Some(mark) = marks.iter().find(|mark| text[start..range.end].starts_with(**mark)) {
        start += mark.len();
    }
    start
}
