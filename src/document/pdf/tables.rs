//! Tables to rows: which rows are the head, which are the rest of a table on the page before, what is a form.

use super::fonts::Weight;
use super::layout::{Table, TableCell, TextLine};
use super::paragraphs::{self, Edges};

/// A table, perhaps over several pages.
#[derive(Debug)]
pub(super) struct Rows {
    /// The edges on the page where it ended.
    x0: f32,
    x1: f32,
    columns: usize,
    pub(super) rows: Vec<Vec<Field>>,
    /// How many of the first rows are the head.
    pub(super) heads: usize,
    /// Whether a line is drawn under the head.
    heads_drawn: bool,
    /// Whether it is a form: labels, each with what is filled in beside it.
    pub(super) is_form: bool,
}

/// A cell with text.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) columns: (usize, usize),
    /// Paragraphs of lines.
    pub(super) paragraphs: Vec<Vec<TextLine>>,
}

impl Field {
    pub(super) fn text(&self) -> String {
        self.lines().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()).collect()
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &TextLine> {
        self.paragraphs.iter().flatten()
    }

    fn weight(&self) -> Weight {
        self.lines().map(|line| line.weight).min().unwrap_or_default()
    }
}

impl Rows {
    /// The rows of a table.
    pub(super) fn of(table: Table) -> Self {
        let columns = table.cells.iter().map(|cell| cell.columns.1 + 1).max().unwrap_or(0);
        let (x0, x1, heads) = (table.x0, table.x1, table.heads);
        let first_span = table.cells.iter().filter(|cell| cell.rows.0 == 0 && !cell.lines.is_empty());
        let head_depth = first_span.map(|cell| cell.rows.1 + 1).max().unwrap_or(1);
        let last = table.cells.iter().map(|cell| cell.rows.1).max().unwrap_or(0);
        let mut by_row: Vec<Vec<TableCell>> = vec![Vec::new(); last + 1];
        for cell in table.cells.into_iter().filter(|cell| !cell.lines.is_empty()) {
            by_row[cell.rows.0].push(cell);
        }
        let mut rows: Vec<Vec<Field>> = Vec::new();
        for mut cells in by_row {
            cells.sort_by_key(|cell| cell.columns.0);
            match undivided(&cells) {
                Some(lines) => rows.extend(lines),
                None => rows.push(cells.into_iter().map(field).collect()),
            }
        }
        let mut table = Self { x0, x1, columns, rows, heads: 0, heads_drawn: false, is_form: false };
        table.heads = match heads {
            Some(heads) => heads,
            None if table.has_head() => head_depth,
            None => 0,
        };
        table.heads = table.heads.min(table.rows.len().saturating_sub(1));
        table.rows.retain(|row| !row.is_empty());
        table.heads_drawn = heads.is_some();
        table.is_form = table.heads == 0 && table.looks_like_a_form();
        table
    }

    /// The texts over a column.
    pub(super) fn head(&self, column: usize) -> Vec<&TextLine> {
        let covers = |field: &&Field| field.columns.0 <= column && column <= field.columns.1;
        self.rows[..self.heads]
            .iter()
            .filter_map(|row| row.iter().find(covers))
            .flat_map(Field::lines)
            .collect()
    }

    /// Adds the rest of the table from the next page; gives it back when it is another table.
    pub(super) fn go_on(&mut self, table: Table) -> Result<(), Table> {
        const NEAR: f32 = 4.0;
        let columns = table.cells.iter().map(|cell| cell.columns.1 + 1).max().unwrap_or(0);
        let same =
            columns == self.columns && (table.x0 - self.x0).abs() < NEAR && (table.x1 - self.x1).abs() < NEAR;
        if !same {
            return Err(table);
        }
        let rest = Self::of(table);
        let texts = |row: &Vec<Field>| row.iter().map(Field::text).collect::<Vec<String>>();
        let repeated =
            rest.rows.iter().zip(&self.rows[..self.heads]).take_while(|(a, b)| texts(a) == texts(b));
        let repeated = repeated.count();
        if repeated < rest.heads && (rest.heads_drawn || (self.heads > 0 && rest.is_surely_headed())) {
            // A table of the same shape with a head of its own.
            return Err(rest.into_table());
        }
        let mut rows = rest.rows.into_iter().skip(repeated);
        if let Some(first) = rows.next() {
            let begins = first.iter().any(|field| field.columns.0 == 0);
            match self.rows.last_mut() {
                // A row that the page's end has cut.
                Some(last) if !begins => {
                    for field in first {
                        match last.iter_mut().find(|own| own.columns.0 == field.columns.0) {
                            Some(own) => own.paragraphs.extend(field.paragraphs),
                            None => last.push(field),
                        }
                    }
                    last.sort_by_key(|field| field.columns.0);
                }
                _ => self.rows.push(first),
            }
        }
        self.rows.extend(rows);
        Ok(())
    }

    /// Back to cells; the rows have no span any more.
    fn into_table(self) -> Table {
        let mut cells = Vec::new();
        for (row, fields) in self.rows.into_iter().enumerate() {
            for field in fields {
                let lines = field.paragraphs.into_iter().flatten().collect();
                cells.push(TableCell { rows: (row, row), columns: field.columns, lines, x1: self.x1 });
            }
        }
        Table { cells, x0: self.x0, x1: self.x1, heads: Some(self.heads) }
    }

    fn has_head(&self) -> bool {
        let Some(first) = self.rows.first() else {
            return false;
        };
        if self.columns < 2 || first.len() < 2 || self.rows.len() < 2 || !first.iter().all(is_short) {
            return false;
        }
        let covered: usize = first.iter().map(|field| field.columns.1 - field.columns.0 + 1).sum();
        // A corner may be empty.
        if covered + 1 < self.columns {
            return false;
        }
        self.is_surely_headed() || (self.columns >= 3 && !first.iter().any(is_amount) && !self.has_pairs())
    }

    /// Whether the first row is set apart, or says what a head says.
    fn is_surely_headed(&self) -> bool {
        let Some((first, rest)) = self.rows.split_first() else {
            return false;
        };
        let body = rest.iter().flatten().map(Field::weight).min().unwrap_or_default();
        let bold = first.iter().all(|field| field.weight() > body);
        // In a form the labels are bold, and only they.
        let labels_bold = rest.iter().all(|row| row.first().is_none_or(|field| field.weight() > body));
        let named = first.iter().filter(|field| names_a_column(&field.text())).count();
        (bold && (!labels_bold || rest.iter().all(|row| row.len() == first.len())))
            || 2 * named >= first.len()
    }

    /// Whether a row below has a cell over several columns: label, value, label, value; then label and one long value.
    fn has_pairs(&self) -> bool {
        let later = self.rows.iter().skip(1).flatten();
        let mut wide = later.filter(|field| field.columns.0 > 0 && field.columns.1 > field.columns.0);
        self.rows[0].len().is_multiple_of(2) && wide.next().is_some()
    }

    fn looks_like_a_form(&self) -> bool {
        let labelled = self.rows.iter().filter(|row| row.len() >= 2 && is_short(&row[0]));
        (self.columns == 2 || self.has_pairs()) && 2 * labelled.count() > self.rows.len()
    }
}

fn field(cell: TableCell) -> Field {
    let left = cell.lines.iter().map(|line| line.x0).fold(f32::INFINITY, f32::min);
    let widest = cell.lines.iter().map(|line| line.x1).fold(0.0, f32::max);
    // The text keeps about as much from the right border as the longest line does, one letter at most.
    let size = cell.lines.first().map_or(10.0, |line| line.size);
    let right = (cell.x1 - size).max(widest);
    let paragraphs = paragraphs::divide(&cell.lines, Edges { left, right });
    Field { columns: cell.columns, paragraphs: paragraphs.into_iter().map(|lines| lines.lines).collect() }
}

/// Rows between which no line is drawn: cells of as many lines, side by side, none of them full.
fn undivided(cells: &[TableCell]) -> Option<Vec<Vec<Field>>> {
    const MIN_ROWS: usize = 3;
    let count = cells.first()?.lines.len();
    let beside = |line: usize| {
        cells.iter().all(|cell| {
            (cell.lines[line].base - cells[0].lines[line].base).abs() < 0.3 * cell.lines[line].size
        })
    };
    let full = |cell: &TableCell| {
        cell.lines.iter().filter(|line| cell.x1 - line.x1 < 1.6 * line.size).count() * 3 > cell.lines.len()
    };
    let divided = cells.len() < 2
        || count < MIN_ROWS
        || cells.iter().any(|cell| cell.lines.len() != count)
        || !(0..count).all(beside)
        || cells.iter().any(full);
    if divided {
        return None;
    }
    let row = |line: usize| {
        let of = |cell: &TableCell| Field {
            columns: cell.columns,
            paragraphs: vec![vec![cell.lines[line].clone()]],
        };
        cells.iter().map(of).collect()
    };
    Some((0..count).map(row).collect())
}

fn is_short(field: &Field) -> bool {
    const MAX_HEAD: usize = 24;
    let text = field.text();
    text.chars().count() <= MAX_HEAD && !text.ends_with('。')
}

/// Whether a cell holds an amount or a date, as no head does; `令和７年度` and `2026年度` may head a column.
fn is_amount(field: &Field) -> bool {
    let text = field.text();
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, ',' | '，' | '.');
    let rest = text.trim_start_matches(digit);
    rest.len() < text.len() && !rest.starts_with('年')
}

/// Whether a text is a usual head of a column.
fn names_a_column(text: &str) -> bool {
    const ENDINGS: [&str; 46] = [
        "項目",
        "内容",
        "区分",
        "時期",
        "年度",
        "備考",
        "担当",
        "役割",
        "部署",
        "目標",
        "指標",
        "方法",
        "頻度",
        "期間",
        "対象",
        "手段",
        "課題",
        "対応",
        "事項",
        "取組",
        "名称",
        "種別",
        "費目",
        "金額",
        "単位",
        "番号",
        "担当課",
        "所管",
        "担い手",
        "相手方",
        "ターゲット",
        "情報",
        "集め方",
        "現状",
        "実績",
        "効果",
        "概要",
        "説明",
        "件数",
        "割合",
        "場",
        "スケジュール",
        "工程",
        "予算",
        "主体",
        "体制",
    ];
    let bare = text.trim_end_matches([')', '）']);
    let bare = bare.rfind(['(', '（']).filter(|at| *at > 0).map_or(bare, |at| &bare[..at]);
    ENDINGS.iter().any(|ending| bare.ends_with(ending)) && bare.chars().count() <= 10
}
