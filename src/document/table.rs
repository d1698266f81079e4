//! Tables of Word and PowerPoint: which cells give others their meaning.
//!
//! A table has a row of heads, or is a form with labels beside what they ask for, or is neither. What the file says of
//! a head row is believed; else what a person sees decides (cells that are shaded or bold), else short words in the
//! first row. A cell merged over rows belongs to each of them; it is written once.

use std::ops::Range;

use super::{Builder, Cell as Written, Piece, Place, numbering};

/// The longest text, in bytes, that is a head, a label, or carried into the rows below: longer ones explain themselves,
/// and a file could name one a million times.
const MAX_LABEL: usize = 300;

/// The most rows of heads: every cell below looks through them.
const MAX_HEADS: usize = 8;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table<'a> {
    /// From the top.
    pub(super) rows: Vec<Row<'a>>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    /// The file calls it a row of heads.
    pub(super) head: bool,
    /// From the left.
    pub(super) cells: Vec<Cell<'a>>,
}

/// A cell of a row.
#[derive(Debug, Default)]
pub(super) struct Cell<'a> {
    /// The first column that it covers, from 0.
    pub(super) column: u32,
    /// How many columns it covers.
    pub(super) span: u32,
    /// It continues the cell above.
    pub(super) continued: bool,
    /// It stands out: shaded or bold.
    pub(super) marked: bool,
    /// Its paragraphs, which may have several lines.
    pub(super) paragraphs: Vec<&'a str>,
}

/// What gives cells their meaning.
#[derive(Debug, PartialEq)]
enum Layout {
    /// The first rows are heads.
    Heads(usize),
    /// Labels stand left of what they name.
    Form,
    /// Nothing.
    Plain,
}

impl Cell<'_> {
    fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|p| p.trim().is_empty())
    }

    /// Its text without white space.
    fn squeezed(&self) -> String {
        self.paragraphs.iter().flat_map(|p| p.chars()).filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether it could be a head or a label: some characters and no sentence.
    fn is_short(&self) -> bool {
        let text = self.squeezed();
        !text.is_empty() && text.chars().count() <= 20 && !text.contains(['。', '、', '：'])
    }

    /// Short and without a number: not a date, a sum, a name of a year.
    fn is_label(&self) -> bool {
        self.is_short() && !self.squeezed().chars().any(char::is_numeric)
    }
}

impl Table<'_> {
    /// How many columns it has.
    pub(super) fn columns(&self) -> u32 {
        let ends = self.rows.iter().flat_map(|row| row.cells.iter());
        ends.map(|cell| cell.column.saturating_add(cell.span)).max().unwrap_or(0)
    }

    /// The layout, and how many rows at the top are captions: one cell from side to side.
    fn layout(&self) -> (usize, Layout) {
        let heads = self.rows.iter().take(MAX_HEADS).take_while(|row| row.head).count();
        if heads > 0 && heads < self.rows.len() {
            return (0, Layout::Heads(heads));
        }
        let captions = self.rows.iter().take_while(|row| row.cells.len() == 1).count();
        (captions, self.layout_of(&self.rows[captions..]))
    }

    fn layout_of(&self, rows: &[Row<'_>]) -> Layout {
        let Some((first, below)) = rows.split_first() else {
            return Layout::Plain;
        };
        // A label beside a field left blank is no row of heads.
        let filled: Vec<_> = first.cells.iter().filter(|c| !c.is_blank()).collect();
        let row_stands_out = filled.len() > 1 && filled.iter().all(|c| c.marked);
        let plain_below = below.iter().any(|row| row.cells.iter().skip(1).any(|c| !c.marked));
        if row_stands_out && plain_below {
            return Layout::Heads(1);
        }
        let label_stands_out =
            |row: &Row<'_>| row.cells.len() < 2 || row.cells[0].marked || row.cells[0].continued;
        let plain = rows.iter().any(|row| row.cells.iter().any(|c| !c.marked));
        if rows.iter().any(|row| row.cells.len() > 1) && rows.iter().all(label_stands_out) && plain {
            return Layout::Form;
        }
        if !below.is_empty() && self.begins_with_heads(first) {
            return Layout::Heads(1);
        }
        let starts = rows.iter().filter(|row| row.cells.len() > 1).map(|row| &row.cells[0]);
        let (labels, others): (Vec<_>, Vec<_>) = starts.partition(|c| c.is_label() || c.continued);
        // Rows with blanks for labels, or one long text, do not unmake a form.
        if labels.len() > others.len() * 4 { Layout::Form } else { Layout::Plain }
    }

    /// Whether the words of the first row read like heads.
    fn begins_with_heads(&self, first: &Row<'_>) -> bool {
        let filled: Vec<_> = first.cells.iter().filter(|c| !c.is_blank()).collect();
        let is_head = |cell: &Cell<'_>| {
            let text = cell.squeezed();
            HEADS.iter().any(|word| text.ends_with(word))
        };
        if filled.len() < 2 || !filled.iter().all(|c| c.is_short()) {
            return false;
        }
        let is_form_label = |cell: &Cell<'_>| LABELS.iter().any(|word| cell.squeezed().ends_with(word));
        if self.columns() == 2 {
            // 担当課 | 役割 are heads, 事業名 | 窓口業務 are not.
            let second = filled[1].squeezed();
            let exact = HEADS.contains(&second.as_str());
            let long = second.chars().count() > 8;
            return exact || is_head(filled[1]) && !long && !is_form_label(filled[0]);
        }
        // Label, value, label, value.
        let pairs = filled.len() == 4 && is_form_label(filled[0]) && is_form_label(filled[2]);
        let values = filled.iter().skip(1).step_by(2).all(|c| is_form_label(c) || is_head(c));
        !pairs || values
    }
}

/// Words at the end of a head, where two columns leave open whether the first row has heads or a label and its value.
const HEADS: [&str; 29] = [
    "内容",
    "役割",
    "事項",
    "項目",
    "区分",
    "備考",
    "時期",
    "年度",
    "担当",
    "担当課",
    "担当者",
    "方法",
    "手段",
    "頻度",
    "説明",
    "概要",
    "金額",
    "目標",
    "目標値",
    "実績",
    "現状",
    "課題",
    "対応",
    "結果",
    "理由",
    "取組",
    "機能",
    "業務",
    "指標",
];

/// Words at the end of a label of a form.
const LABELS: [&str; 16] = [
    "名",
    "名称",
    "課",
    "部署",
    "番号",
    "日",
    "者",
    "期間",
    "予算",
    "予算額",
    "目的",
    "対象",
    "場所",
    "電話",
    "住所",
    "責任者",
];

/// Writes a table row by row.
pub(super) struct Writing<'t> {
    table: &'t Table<'t>,
    layout: Layout,
    /// The rows of heads.
    heads: Range<usize>,
    /// The heads so far, row by row, each with the columns that it covers.
    columns: Vec<Vec<(Range<u32>, Range<usize>)>>,
    /// The texts of the row above that may go on below, by their first column.
    above: Vec<(u32, Vec<Range<usize>>)>,
}

impl<'t> Writing<'t> {
    /// Begins.
    pub(super) fn new(table: &'t Table<'t>) -> Self {
        let (captions, layout) = table.layout();
        let heads = if let Layout::Heads(heads) = layout { heads } else { 0 };
        Self { table, layout, heads: captions..captions + heads, columns: Vec::new(), above: Vec::new() }
    }

    /// Writes the row with an index; in order.
    pub(super) fn row(&mut self, builder: &mut Builder, index: usize, place: Place) {
        if let Some(row) = self.table.rows.get(index) {
            if self.heads.contains(&index) {
                self.heads(builder, row, place);
            } else {
                self.cells(builder, row, place);
            }
        }
    }

    fn heads(&mut self, builder: &mut Builder, row: &Row<'_>, place: Place) {
        let mut heads = Vec::new();
        for cell in &row.cells {
            let pieces: Vec<_> = cell.paragraphs.iter().flat_map(|p| lines(p, place)).collect();
            let text = builder.head(&pieces);
            if !text.is_empty() {
                heads.push((cell.column..cell.column.saturating_add(cell.span), label(text)));
            }
        }
        self.columns.push(heads);
    }

    /// The head of a column: the lowest that is there.
    fn head(&self, column: u32) -> Range<usize> {
        let over = |heads: &Vec<(Range<u32>, Range<usize>)>| {
            let next = heads.partition_point(|(columns, _)| columns.start <= column);
            let (columns, text) = heads.get(next.checked_sub(1)?)?;
            columns.contains(&column).then(|| text.clone())
        };
        self.columns.iter().rev().find_map(over).unwrap_or(0..0)
    }

    fn cells(&mut self, builder: &mut Builder, row: &Row<'_>, place: Place) {
        let is_form = self.layout == Layout::Form;
        let labels = if is_form { labels(row) } else { Vec::new() };
        let mut cells = Vec::new();
        let mut here = Vec::new();
        let mut named = 0..0;
        for (index, cell) in row.cells.iter().enumerate() {
            let texts: Vec<Range<usize>> = if cell.continued {
                let above = self.above.binary_search_by_key(&cell.column, |(column, _)| *column);
                above.map(|index| self.above[index].1.clone()).unwrap_or_default()
            } else {
                // Each paragraph is one text: nothing is read across its end.
                let parts = cell.paragraphs.iter().flat_map(|p| numbering::parts(p));
                let texts = parts.map(|part| {
                    let pieces: Vec<_> = part.into_iter().map(|text| Piece { text, place }).collect();
                    builder.head(&pieces)
                });
                texts.filter(|text| !text.is_empty()).collect()
            };
            if labels.binary_search(&index).is_ok() {
                named = texts.first().map_or(0..0, |first| label(first.clone()));
            } else {
                let head = if is_form { named.clone() } else { self.head(cell.column) };
                cells.extend(texts.iter().map(|text| Written { head: head.clone(), text: text.clone() }));
            }
            let goes_on = texts.len() == 1 && texts[0].len() <= MAX_LABEL;
            here.push((cell.column, if goes_on { texts } else { Vec::new() }));
        }
        // A row in which nothing but continued cells stand says nothing of its own.
        if row.cells.iter().any(|cell| !cell.continued && !cell.is_blank()) {
            builder.cells(cells);
        }
        self.above = here;
    }
}

/// The cells of a form's row that are labels, by their index.
fn labels(row: &Row<'_>) -> Vec<usize> {
    let count = row.cells.len();
    if count < 2 {
        return Vec::new();
    }
    let marked: Vec<usize> = (0..count).filter(|i| row.cells[*i].marked).collect();
    if !marked.is_empty() && marked.len() < count {
        return marked;
    }
    if count == 3 && row.cells[0].continued && row.cells[1].is_label() {
        return vec![1];
    }
    let pairs = count.is_multiple_of(2) && row.cells.iter().step_by(2).all(Cell::is_label);
    if pairs { (0..count).step_by(2).collect() } else { vec![0] }
}

/// The text of a head or a label, where it is short enough for one.
fn label(text: Range<usize>) -> Range<usize> {
    if text.len() <= MAX_LABEL { text } else { 0..0 }
}

/// The lines of a paragraph.
pub(super) fn lines(paragraph: &str, place: Place) -> impl Iterator<Item = Piece<'_>> {
    paragraph.split('\n').map(move |text| Piece { text, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of rows of cells; `*` marks a cell, `^` continues the one above.
    fn table<'a>(rows: &[&[&'a str]]) -> Table<'a> {
        let cell = |(column, text): (u32, &&'a str)| Cell {
            column,
            span: 1,
            continued: *text == "^",
            marked: text.starts_with('*'),
            paragraphs: vec![text.trim_start_matches(['*', '^'])],
        };
        let row = |cells: &&[&'a str]| Row { head: false, cells: (0..).zip(*cells).map(cell).collect() };
        Table { rows: rows.iter().map(row).collect() }
    }

    fn layout(rows: &[&[&str]]) -> (usize, Layout) {
        table(rows).layout()
    }

    #[test]
    fn words_of_the_first_row_tell_the_layout() {
        assert_eq!(layout(&[&["項目", "記載内容"], &["事業名", "窓口"]]), (0, Layout::Heads(1)));
        assert_eq!(layout(&[&["事業名", "窓口"], &["目的", "待ち時間を短くする。"]]), (0, Layout::Form));
        assert_eq!(layout(&[&["時期", "何を", "誰が"], &["４月", "調達", "課"]]), (0, Layout::Heads(1)));
        assert_eq!(
            layout(&[&["事業名", "担当課", "予算額", "期間"], &["一", "二", "三", "四"]]),
            (0, Layout::Heads(1))
        );
        assert_eq!(
            layout(&[&["事業名", "窓口", "担当課", "市民"], &["目的", "短縮", "期間", "一年"]]),
            (0, Layout::Form)
        );
        assert_eq!(
            layout(&[&["令和６年度に行う。", "調達"], &["令和７年度に行う。", "開始"]]),
            (0, Layout::Plain)
        );
        assert_eq!(layout(&[&["題"], &["区分", "内容"], &["周知", "広報紙"]]), (1, Layout::Heads(1)));
        assert_eq!(layout(&[&["担当課", "役割"], &["市民課", "受付"]]), (0, Layout::Heads(1)));
        assert_eq!(layout(&[&["事業名", "窓口業務"], &["目的", "短縮"]]), (0, Layout::Form));
        assert_eq!(layout(&[]), (0, Layout::Plain));
    }

    #[test]
    fn what_stands_out_tells_the_layout_first() {
        assert_eq!(layout(&[&["*何を", "内容"], &["*誰が", "課"]]), (0, Layout::Form));
        assert_eq!(layout(&[&["*何を", "*誰が"], &["調達", "課"]]), (0, Layout::Heads(1)));
        assert_eq!(layout(&[&["*", "*四月", "*五月"], &["*調達", "済", ""]]), (0, Layout::Heads(1)));
        assert_eq!(layout(&[&["*何を", ""], &["*誰が", "課"]]), (0, Layout::Form));
        let mut flagged = table(&[&["a", "b"], &["c", "d"], &["e", "f"]]);
        flagged.rows[0].head = true;
        flagged.rows[1].head = true;
        assert_eq!(flagged.layout(), (0, Layout::Heads(2)));
    }

    #[test]
    fn merged_cells_belong_to_every_row_and_are_written_once() {
        let table = table(&[&["区分", "内容"], &["周知", "広報紙"], &["^", "チラシ"], &["^", ""]]);
        let mut builder = Builder::new(crate::document::DocumentKind::Word);
        let mut writing = Writing::new(&table);
        for row in 0..table.rows.len() {
            writing.row(&mut builder, row, Place::Paragraph { paragraph: 1, row: 1 });
        }
        let document = builder.finish().expect("some rows");
        let told: Vec<_> = document
            .cells
            .iter()
            .map(|cell| format!("{}={}", document.slice(&cell.head), document.slice(&cell.text)))
            .collect();
        assert_eq!(told, ["区分=周知", "内容=広報紙", "区分=周知", "内容=チラシ"]);
        assert_eq!(document.text.matches("周知").count(), 1);
        assert_eq!(document.blocks.len(), 2);
    }

    #[test]
    fn a_form_may_have_labels_of_labels() {
        let rows = table(&[&["体制", "責任者", "部長"], &["^", "担当", "係長"]]).rows;
        assert_eq!(labels(&rows[0]), [0]);
        assert_eq!(labels(&rows[1]), [1]);
        assert_eq!(labels(&table(&[&["名", "窓口", "課", "市民"]]).rows[0]), [0, 2]);
        assert_eq!(labels(&table(&[&["*名", "窓口", "令和", "*課", "市民"]]).rows[0]), [0, 3]);
        assert_eq!(labels(&table(&[&["名"]]).rows[0]), [0; 0]);
    }
}
