//! The layout of a table: a row of heads, labels, or neither.

use super::{Cell, Row, Table};

/// The most rows of heads: every cell below looks through them.
const MAX_HEADS: usize = 8;

/// What gives cells their meaning.
#[derive(Debug, PartialEq)]
pub(super) enum Layout {
    /// The first rows are heads.
    Heads(usize),
    /// Labels stand left of what they name.
    Form,
    /// Nothing.
    Plain,
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

impl Table<'_> {
    /// The layout, and how many rows at the top are captions: one cell from side to side.
    pub(super) fn layout(&self) -> (usize, Layout) {
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

/// The cells of a form's row that are labels, by their index.
pub(super) fn labels(row: &Row<'_>) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;

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
    fn a_form_may_have_labels_of_labels() {
        let rows = table(&[&["体制", "責任者", "部長"], &["^", "担当", "係長"]]).rows;
        assert_eq!(labels(&rows[0]), [0]);
        assert_eq!(labels(&rows[1]), [1]);
        assert_eq!(labels(&table(&[&["名", "窓口", "課", "市民"]]).rows[0]), [0, 2]);
        assert_eq!(labels(&table(&[&["*名", "窓口", "令和", "*課", "市民"]]).rows[0]), [0, 3]);
        assert_eq!(labels(&table(&[&["名"]]).rows[0]), [0; 0]);
    }
}
