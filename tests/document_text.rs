//! Reading Markdown and plain text: labelled plans, marks, encodings.

#[path = "common/document_lines.rs"]
mod document_lines;
#[path = "common/text_plans.rs"]
mod text_plans;

use document_lines::lines;
use dx_check::document::{Document, DocumentFault, DocumentKind, Place, read};
use text_plans::{ending, plans};

fn document(text: &str, ending: &str) -> Document {
    read(text.as_bytes(), Some(ending)).unwrap_or_else(|fault| panic!("{fault:?}: {text}"))
}

fn markdown(text: &str) -> Vec<String> {
    lines(&document(text, "md"))
}

fn plain(text: &str) -> Vec<String> {
    lines(&document(text, "txt"))
}

/// Characters that a reader may leave out: blanks and marks.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || c.is_ascii_digit()
        || "０１２３４５６７８９第条アイ（）".contains(c)
}

#[test]
fn every_character_of_a_plan_is_read_once_and_in_order() {
    for (path, source) in plans() {
        let document = read(source.as_bytes(), ending(&path)).expect("a plan");
        // A row of which only the label was filled in says nothing.
        let label_only = |line: &&str| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').collect();
            line.starts_with('|') && cells.len() > 1 && cells[1..].iter().all(|cell| cell.trim().is_empty())
        };
        let source: String = source.lines().filter(|line| !label_only(line)).collect();
        let told = |text: &str| text.chars().filter(|c| !is_mark(*c)).collect::<String>();
        assert_eq!(told(&document.text), told(&source), "{}", path.display());
    }
}

#[test]
fn every_piece_stands_where_its_place_says() {
    for (path, source) in plans() {
        let document = read(source.as_bytes(), ending(&path)).expect("a plan");
        let lines: Vec<Vec<char>> = source.lines().map(|l| l.chars().collect()).collect();
        for (index, spot) in document.spots.iter().enumerate() {
            let Place::Line { line, column } = spot.place else { panic!("{spot:?}") };
            let end = document.spots.get(index + 1).map_or(document.text.len(), |next| next.at);
            let piece: Vec<char> = document.text[spot.at..end].trim_end().chars().collect();
            let from = &lines[line as usize - 1][column as usize - 1..];
            assert_eq!(from[..piece.len()], piece[..], "{} {line}:{column}", path.display());
        }
    }
}

#[test]
fn nothing_runs_into_what_does_not_belong_to_it() {
    for (path, source) in plans() {
        let document = read(source.as_bytes(), ending(&path)).expect("a plan");
        // Blocks, heads and headings share no text.
        let mut ranges: Vec<_> = document.sections.iter().skip(1).map(|s| s.heading.clone()).collect();
        for block in &document.blocks {
            match &block.content {
                dx_check::document::Content::Paragraph(text) => ranges.push(text.clone()),
                dx_check::document::Content::Item { text, .. } => ranges.push(text.clone()),
                dx_check::document::Content::Row(cells) => {
                    ranges.extend(document.cells[cells.clone()].iter().map(|c| c.text.clone()));
                }
            }
        }
        ranges.sort_by_key(|range| range.start);
        assert!(ranges.is_sorted_by(|a, b| a.end < b.start), "{}", path.display());
        assert!(
            ranges.iter().all(|range| !document.text[range.clone()].contains('\n')),
            "{}",
            path.display()
        );
    }
}

#[test]
fn headings_of_a_plan() {
    let (_, source) = plans().into_iter().find(|(p, _)| p.ends_with("04-bosai-gis.txt")).expect("the plan");
    let document = document(&source, "txt");
    let headings: Vec<_> =
        document.sections.iter().skip(1).map(|s| (s.level, document.slice(&s.heading))).collect();
    assert_eq!(
        headings[..8],
        [
            (1, "潮見崎市防災情報地図システム構築及び運用保守業務仕　様　書（抜粋）"),
            (2, "第１　業務の名称"),
            (2, "第２　目的"),
            (2, "第３　履行期間"),
            (2, "第４　用語"),
            (2, "第５　利用の規模"),
            (2, "第６　機能"),
            (3, "１　公開版"),
        ]
    );
    assert_eq!(headings.len(), 20);
}

#[test]
fn markdown_blocks() {
    let text = "\
---
title: 計画
---
計画書
======

概要
----
本市は、
書かない窓口を導入する。

- 周知
  - 広報紙に
    載せる
    1. 四月号
- [x] 研修

  年に２回行う。

> 住民の声
> を聞いた。

```
コード
```
[^1]: 前年度の実績

**見出しのような行**
本文が続く。
***
[資料]: https://example.jp
最後の段落。";
    assert_eq!(
        markdown(text),
        [
            "[4:1] # 計画書",
            "[7:1] ## 概要",
            "[9:1] 本市は、書かない窓口を導入する。",
            "[12:3] - 周知",
            "[13:5]   - 広報紙に載せる",
            "[15:8]     - 四月号",
            "[16:7] - 研修",
            "[18:3] - 年に２回行う。",
            "[20:3] 住民の声を聞いた。",
            "[26:7] 前年度の実績",
            "[28:3] 見出しのような行",
            "[29:1] 本文が続く。",
            "[32:1] 最後の段落。",
        ]
    );
}

#[test]
fn markdown_tables() {
    let text = "\
| 区分 | 担当 |
| :-- | --: |
| **計** | 企画課<br>総務課 |
| a\\|b | `c` | 余り |
本文。

項目 | 内容
--- | ---
会議 | 毎月

| 頭 | なし |
| 二 | 行目 |";
    assert_eq!(
        markdown(text),
        [
            "[3:18] 区分=計 | 担当=企画課 | 担当=総務課",
            "[4:16] 区分=a|b | 担当=c | 余り",
            "[5:1] 本文。",
            "[9:6] 項目=会議 | 内容=毎月",
            "[11:7] 頭 | なし",
            "[12:7] 二 | 行目",
        ]
    );
}

#[test]
fn markdown_comments() {
    let text = "前<!-- 一 -->後、\n<!--\n# 隠した見出し\n-->\n次の<!-- 二行に\nわたる -->段落\n\n`<!--` は残る\n\n閉じない <!-- 注";
    assert_eq!(markdown(text), ["[1:1] 前後、次の段落", "[8:2] <!-- は残る", "[10:1] 閉じない <!-- 注"]);
    let document = document(text, "md");
    let place = |needle| document.place(document.text.find(needle).expect("it is read"));
    assert_eq!(place("後"), Some(Place::Line { line: 1, column: 12 }));
    assert_eq!(place("段落"), Some(Place::Line { line: 6, column: 8 }));
}

#[test]
fn text_that_markdown_would_swallow_is_read() {
    assert_eq!(
        markdown("計画\n\n```\n閉じない。\n\n# 見出し"),
        ["[1:1] 計画", "[3:1] ```閉じない。", "[6:3] # 見出し"]
    );
    assert_eq!(markdown("---\n# 計画\n---\n本文。"), ["[2:3] # 計画", "[4:1] 本文。"]);
    assert_eq!(markdown("毎月会議を開く。\n---\n次。"), ["[1:1] 毎月会議を開く。", "[3:1] 次。"]);
    assert_eq!(markdown("    字下げした段落。"), ["[1:5] 字下げした段落。"]);
    assert_eq!(
        markdown("次のとおり。\n・周知\n・研修"),
        ["[1:1] 次のとおり。", "[2:2] - 周知", "[3:2] - 研修"]
    );
}

#[test]
fn deep_numbers_of_official_documents() {
    let text = "\
○○市ＤＸ推進計画

第１章　総則
第１　目的
　　この計画は、窓口を変えるために定める。
第２　体制
　１　庁内
　(1)　推進本部
　　ア　構成
　　　(ア)　副市長を本部長とする。
　　　(イ)　各課長を本部員とする。
　　イ　開催　毎月１回とする。
　(2)　連絡員を置く。
　２　庁外とは年２回協議する。
第２章　評価
　評価は毎年行う。
";
    assert_eq!(
        plain(text),
        [
            "[1:1] # ○○市ＤＸ推進計画",
            "[3:1] ## 第１章　総則",
            "[4:1] ### 第１　目的",
            "[5:3] この計画は、窓口を変えるために定める。",
            "[6:1] ### 第２　体制",
            "[7:2] #### １　庁内",
            "[8:2] ##### (1)　推進本部",
            "[9:3] ###### ア　構成",
            "[10:8] - 副市長を本部長とする。",
            "[11:8] - 各課長を本部員とする。",
            "[12:5] - 開催　毎月１回とする。",
            "[13:6] - 連絡員を置く。",
            "[14:4] - 庁外とは年２回協議する。",
            "[15:1] ## 第２章　評価",
            "[16:2] 評価は毎年行う。",
        ]
    );
    let document = document(text, "txt");
    let under = |needle: &str| {
        let at = document.text.find(needle).expect("it is read");
        let block = document.blocks.iter().find(|b| match &b.content {
            dx_check::document::Content::Item { text, .. } => text.contains(&at),
            _ => false,
        });
        document.headings(block.expect("an item").section).last().map(|h| (*h).to_owned())
    };
    assert_eq!(under("連絡員").as_deref(), Some("１　庁内"));
    assert_eq!(under("庁外とは").as_deref(), Some("第２　体制"));
}

#[test]
fn plain_lists_and_headings_with_symbols() {
    let text = "\
【概要】
スマートフォンで予約できるようにする。

■ 周知
・広報紙
　・四月号
・ＳＮＳ
━━━━━━━━
■ 評価
◎ 毎年行う
※ 別紙を見ること";
    assert_eq!(
        plain(text),
        [
            "[1:1] # 【概要】",
            "[2:1] スマートフォンで予約できるようにする。",
            "[4:3] # 周知",
            "[5:2] - 広報紙",
            "[6:3]   - 四月号",
            "[7:2] - ＳＮＳ",
            "[9:3] # 評価",
            "[10:3] - 毎年行う",
            "[11:1] ※ 別紙を見ること",
        ]
    );
}

#[test]
fn plain_tables() {
    let text = "\
起案日　令和６年１月　　　担当　企画課

部署　　　　役割　　　　　時期
企画課　　　全体の調整　　毎月
広報課　　　周知　　　　　四月

時期\t内容
五月\t契約
六月\t稼働

主管課　　　企画課及び総務課が
　　　　　　共同で行う

┌────┬────┐
│項目│内容│
├────┼────┤
│会議│毎月一回│
│評価│毎年三月│
└────┴────┘
";
    assert_eq!(
        plain(text),
        [
            "[1:5] 起案日=令和６年１月",
            "[1:17] 担当=企画課",
            "[4:14] 部署=企画課 | 役割=全体の調整 | 時期=毎月",
            "[5:14] 部署=広報課 | 役割=周知 | 時期=四月",
            "[8:4] 時期=五月 | 内容=契約",
            "[9:4] 時期=六月 | 内容=稼働",
            "[11:7] 主管課=企画課及び総務課が共同で行う",
            "[17:5] 項目=会議 | 内容=毎月一回",
            "[18:5] 項目=評価 | 内容=毎年三月",
        ]
    );
}

#[test]
fn plain_text_called_markdown_and_the_other_way_round() {
    let official =
        "第１　目的\n　　この計画は、窓口を変えるために\n　定める。\n第２　体制\n　１　庁内の会議を開く。\n";
    assert_eq!(lines(&read(official.as_bytes(), None).expect("text")), plain(official));
    let marked = "# 計画\n\n## 体制\n\n| 課 | 役割 |\n| - | - |\n| 企画課 | 調整 |\n";
    assert_eq!(plain(marked), markdown(marked));
    assert_eq!(document(marked, "txt").kind, DocumentKind::Text);
}

#[test]
fn line_ends_and_encodings_change_nothing() {
    for (path, source) in plans() {
        let expected = lines(&read(source.as_bytes(), ending(&path)).expect("a plan"));
        let crlf = source.replace('\n', "\r\n");
        let wide: Vec<u8> = format!("\u{FEFF}{crlf}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let variants = [
            crlf.clone().into_bytes(),
            source.replace('\n', "\r").into_bytes(),
            format!("\u{FEFF}{source}").into_bytes(),
            wide,
        ];
        for bytes in variants {
            assert_eq!(lines(&read(&bytes, ending(&path)).expect("a plan")), expected, "{}", path.display());
        }
        let (windows, _, lossy) = encoding_rs::SHIFT_JIS.encode(&crlf);
        if !lossy {
            let read = lines(&read(&windows, ending(&path)).expect("a plan"));
            // Windows-31J has its own tilde and dash.
            assert_eq!(read.len(), expected.len(), "{}", path.display());
        }
    }
}

#[test]
fn what_is_no_text_is_a_fault() {
    let fault = |bytes: &[u8], ending| read(bytes, ending).expect_err("a fault");
    let other = |ending: &str, found| DocumentFault::OtherKind { ending: ending.to_owned(), found };
    assert_eq!(fault(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("md")), other("md", None));
    assert_eq!(fault(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), other("", None));
    assert_eq!(fault(b"%PDF-1.7\n", Some("txt")), other("txt", Some(DocumentKind::Pdf)));
    assert_eq!(fault(b"\x81\xFF\xFF\xFF", Some("txt")), DocumentFault::Damaged { kind: DocumentKind::Text });
    for empty in ["", " \r\n\t\n", "\u{FEFF}", "<!-- 注 -->", "---\n", "```\nコード\n```\n"] {
        assert_eq!(fault(empty.as_bytes(), Some("md")), DocumentFault::NoText, "{empty:?}");
    }
}
