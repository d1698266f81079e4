//! Word and PowerPoint documents: the samples, the labelled plans, and one situation per test.

#[path = "common/document_lines.rs"]
mod document_lines;
#[path = "common/markdown_lines.rs"]
mod markdown_lines;
#[path = "common/office_package.rs"]
mod office_package;

use document_lines::lines;
use dx_check::document::{Document, DocumentFault, DocumentKind, Omission, read};
use markdown_lines::markdown_lines;
use office_package::{p, slides, tbl, word};

fn sample(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn document(bytes: &[u8], ending: &str) -> Document {
    read(bytes, Some(ending)).expect("a readable document")
}

/// The lines of a document without their places.
fn told(document: &Document) -> Vec<String> {
    lines(document).iter().map(|line| line.split_once("] ").expect("a place").1.to_owned()).collect()
}

fn word_lines(body: &str, others: &[(&str, &str)]) -> Vec<String> {
    told(&document(&word(body, others), "docx"))
}

#[test]
fn the_full_plan_is_read_as_it_is_seen() {
    let expected = "\
[¶1] # 窓口DX推進計画書
[¶2] # 第１章　現状と課題
[¶3] 本市では、書かない窓口の導入を検討している。
[¶4] ## 対象業務の範囲
[¶5] - 住民異動届の受付
[¶6] - 証明書の交付申請
[¶7] - 番号付き一つ目
[¶8] 担当者は宮﨑とする。
[¶9] 予算額は八百万円である。
[¶10] 移動テスト移動先の文
[¶11] リンク先の文字 タブ後改行後
[¶12] 図１を参照。
[¶13] 令和８年４月１日施行
[¶14] 見える文字
[¶15] 内容コントロール文スマートタグ文
[¶16] ブロック内容コントロール
[¶17] ☑個人情報保護評価を実施済み
[¶18] 枠の外の段落
[¶18] テキストボックスの文
[¶19] 脚注付きの文。
[¶19] 脚注の文
[¶20] コメント付き✓非改行-後
[¶21] ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞとガス（分解: カ\u{3099}ス）①㈱㌔
[¶22 r2] 工程=要件定義 | 実施時期=令和８年４月 | 実施時期=令和８年９月
[¶22 r3] 工程=要件定義 | 実施時期=担当：情報政策課 | 実施時期=二段落目
[¶22 r3] 入れ子の表
[¶23] # 第２章　推進体制
[¶24] ＣＩＯ補佐官を置き、情報セキュリティポリシーを見直す。";
    assert_eq!(lines(&document(&sample("plan_full.docx"), "docx")).join("\n"), expected);
}

#[test]
fn a_plan_saved_by_libreoffice_says_the_same() {
    let ours = told(&document(&sample("plan_full.docx"), "docx"));
    let theirs = told(&document(&sample("plan_full_lo.docx"), "docx"));
    // LibreOffice evaluates fields anew.
    let different: Vec<_> =
        ours.iter().zip(&theirs).filter(|(a, b)| a != b).map(|(a, _)| a.as_str()).collect();
    assert_eq!(different, ["図１を参照。", "令和８年４月１日施行", "ブロック内容コントロール"]);
    assert_eq!(ours.len(), theirs.len());
}

#[test]
fn what_is_not_seen_is_not_read() {
    for name in ["plan_full.docx", "plan_full_lo.docx"] {
        let text = document(&sample(name), "docx").text;
        for unseen in [
            "五百万円",
            "移動元の文",
            "目次コード",
            "隠し文字",
            "みやざき",
            "コメントの文",
            "ヘッダ",
            "フッタ",
        ] {
            assert!(!text.contains(unseen), "{unseen} in {name}");
        }
        for once in ["テキストボックスの文", "脚注の文", "入れ子の表", "要件定義", "移動先の文"]
        {
            assert_eq!(text.matches(once).count(), 1, "{once} in {name}");
        }
    }
}

#[test]
fn a_plain_body_is_read_line_by_line() {
    let source = String::from_utf8(sample("body_source.txt")).expect("UTF-8");
    let read = told(&document(&sample("body.docx"), "docx"));
    let read: Vec<_> = read.iter().map(|line| line.trim_start_matches("# ")).collect();
    let source: Vec<_> = source.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(read, source);
}

#[test]
fn the_labelled_plans_say_the_same_as_their_markdown() {
    for name in ["01-boshi-app", "03-kakanai-madoguchi", "06-smart-nogyo", "10-cashless"] {
        let path = format!("{}/tests/plans/dev/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(format!("{path}.docx")).expect("a plan");
        let markdown = std::fs::read_to_string(format!("{path}.md")).expect("its Markdown");
        let squeezed = |lines: Vec<String>| -> Vec<String> {
            lines.iter().map(|line| line.chars().filter(|c| !c.is_whitespace()).collect()).collect()
        };
        let read = document(&bytes, "docx");
        assert_eq!(squeezed(told(&read)), squeezed(markdown_lines(&markdown)), "{name}");
    }
}

#[test]
fn numbered_lines_are_headings_where_something_stands_under_them() {
    let body = [
        "推進計画",
        "第１　目的",
        "この計画は、窓口を変える。",
        "第２　体制",
        "(1)　会議",
        "毎月開く。",
        "(2)　人員",
        "専任を置く。",
        "第３　周知",
        "ア　広報紙",
        "イ　ホームページ",
        "このほか、チラシを配る。",
        "第４　公開版を毎年改める",
        "本文。",
        "１　最後",
    ];
    let body: String = body.iter().map(|text| p(text)).collect();
    let expected = [
        "推進計画",
        "# 第１　目的",
        "この計画は、窓口を変える。",
        "# 第２　体制",
        "## (1)　会議",
        "毎月開く。",
        "## (2)　人員",
        "専任を置く。",
        "# 第３　周知",
        "- 広報紙",
        "- ホームページ",
        "このほか、チラシを配る。",
        "- 公開版を毎年改める",
        "本文。",
        "- 最後",
    ];
    assert_eq!(word_lines(&body, &[]), expected);
}

#[test]
fn articles_have_their_titles_above_them() {
    let body = p("（目的）") + &p("第１条　この要綱は、見守りを行う。") + &p("（雑則）") + &p("終わり。");
    let expected = ["# （目的）", "第１条　この要綱は、見守りを行う。", "（雑則）", "終わり。"];
    assert_eq!(word_lines(&body, &[]), expected);
}

#[test]
fn numbers_that_word_puts_are_read_in_headings() {
    let numbering = r#"<w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>"#;
    let styles = r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>"#;
    let listed = |level: u8, text: &str| {
        let list =
            format!(r#"<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>"#);
        format!("<w:p>{list}<w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = listed(0, "目的").replace("<w:numPr>", r#"<w:pStyle w:val="1"/><w:numPr>"#)
        + &p("本文。")
        + &listed(0, "周知")
        + &listed(1, "広報紙")
        + &listed(1, "ラジオ")
        + &p("以上。");
    let expected = ["# 第１　目的", "本文。", "## 第２　周知", "  - 広報紙", "  - ラジオ", "以上。"];
    assert_eq!(word_lines(&body, &[("styles", styles), ("numbering", numbering)]), expected);
}

#[test]
fn tables_have_heads_or_labels() {
    let heads = tbl(&[&["部署", "役割"], &["市民課", "受付を行う。"], &["情報課", "保守を行う。"]]);
    assert_eq!(
        word_lines(&heads, &[]),
        ["部署=市民課 | 役割=受付を行う。", "部署=情報課 | 役割=保守を行う。"]
    );
    let form = tbl(&[&["事業名", "書かない窓口"], &["目的", "待ち時間を短くする。"], &["予算", ""]]);
    assert_eq!(word_lines(&form, &[]), ["事業名=書かない窓口", "目的=待ち時間を短くする。"]);
    let pairs = tbl(&[
        &["事業名", "書かない窓口", "担当課", "市民課"],
        &["開始日", "令和８年", "予算額", "五百万円"],
    ]);
    let expected = ["事業名=書かない窓口 | 担当課=市民課", "開始日=令和８年 | 予算額=五百万円"];
    assert_eq!(word_lines(&pairs, &[]), expected);
    let titled = tbl(&[&["個票"], &["区分", "内容"], &["周知", "広報紙"]]);
    assert_eq!(word_lines(&titled, &[]), ["個票", "区分=周知 | 内容=広報紙"]);
    let three = tbl(&[&["時期", "何を", "誰が"], &["４月", "調達", "市民課"]]);
    assert_eq!(word_lines(&three, &[]), ["時期=４月 | 何を=調達 | 誰が=市民課"]);
    let frame = tbl(&[&["枠の中の文。"]]);
    assert_eq!(word_lines(&frame, &[]), ["枠の中の文。"]);
}

#[test]
fn shading_tells_heads_from_labels() {
    let shaded = |text: &str| {
        format!(r#"<w:tc><w:tcPr><w:shd w:val="clear" w:fill="D9D9D9"/></w:tcPr>{}</w:tc>"#, p(text))
    };
    let plain = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let table = |rows: &[String]| format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", rows.join("</w:tr><w:tr>"));
    let form = table(&[shaded("何を") + &plain("内容"), shaded("誰が") + &plain("市民課")]);
    assert_eq!(word_lines(&form, &[]), ["何を=内容", "誰が=市民課"]);
    let heads = table(&[shaded("何を") + &shaded("誰が"), plain("調達") + &plain("市民課")]);
    assert_eq!(word_lines(&heads, &[]), ["何を=調達 | 誰が=市民課"]);
}

#[test]
fn content_controls_without_content_prompt_and_are_not_read() {
    let control = |setting: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{setting}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p(text))
    };
    let body = control("<w:showingPlcHdr/>", "ここをクリック") + &control("", "記入した文") + &p("本文");
    assert_eq!(word_lines(&body, &[]), ["記入した文", "本文"]);
}

#[test]
fn deleted_ends_join_paragraphs_and_deleted_rows_go() {
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前の</w:t></w:r></w:p>";
    assert_eq!(word_lines(&(joined.to_owned() + &p("段落。")), &[]), ["前の段落。"]);
    assert_eq!(word_lines(joined, &[]), ["前の"]);
    let cell = format!("<w:tc>{joined}</w:tc><w:tc>{}</w:tc>", p("次"));
    assert_eq!(word_lines(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), &[]), ["前の=次"]);
    let rows = tbl(&[&["部署", "役割"], &["市民課", "受付"]])
        .replace("<w:tr><w:tc><w:p><w:r><w:t>市", "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>市");
    assert_eq!(word_lines(&(rows + &p("本文")), &[]), ["部署=役割", "本文"]);
}

#[test]
fn a_field_that_never_ends_hides_nothing_behind_its_paragraph() {
    let body = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>符号</w:t></w:r></w:p>"#
        .to_owned()
        + &p("本文");
    assert_eq!(word_lines(&body, &[]), ["本文"]);
}

#[test]
fn boxes_of_forms_are_ticked_or_not() {
    let tick = |on: u8| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{on}"/></w:checkBox></w:ffData></w:fldChar></w:r>
            <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let body = format!("<w:p>{}<w:r><w:t>済</w:t></w:r>{}<w:r><w:t>未</w:t></w:r></w:p>", tick(1), tick(0));
    assert_eq!(word_lines(&body, &[]), ["☑済☐未"]);
}

#[test]
fn line_breaks_end_a_sentence_or_join_it() {
    let body = "<w:p><w:r><w:t>一つの</w:t><w:br/><w:t>文。</w:t><w:br/><w:t>次の文</w:t><w:br/><w:t>・項目</w:t></w:r></w:p>";
    assert_eq!(word_lines(body, &[]), ["一つの文。", "次の文", "- 項目"]);
}

#[test]
fn a_table_of_contents_is_not_read_twice() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>"#;
    let entry = r#"<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:t>第１章　現状</w:t></w:r></w:p>"#;
    assert_eq!(word_lines(&(entry.to_owned() + &p("本文")), &[("styles", styles)]), ["本文"]);
}

#[test]
fn slides_are_read() {
    let expected = "\
[s1:1] # 窓口ＤＸ推進計画
[s1:2] - 書かない窓口の導入
[s1:3]   - マイナンバーカード活用（分割ラン）
[s2:1] # 推進体制
[s2:3] 役割=ＣＩＯ | 担当=副市長
[s2:4] グループ内の文
[s3:1] 令和七年　削減時間：3
[s3:2] 令和八年　削減時間：6";
    let read = document(&sample("slides.pptx"), "pptx");
    assert_eq!(lines(&read).join("\n"), expected);
    // The last slide has no title: it is not part of the one before.
    assert_eq!(read.blocks.last().map(|block| block.section), Some(0));
    let theirs = document(&sample("slides_lo.pptx"), "pptx");
    let titles: Vec<_> = told(&theirs).into_iter().filter(|line| line != "削減時間").collect();
    assert_eq!(titles, told(&read));
    assert!(!read.text.contains("ノート"));
}

#[test]
fn hidden_slides_and_shapes_and_furniture_are_left_out() {
    let shape = |properties: &str, text: &str| {
        format!(
            "<p:sp><p:nvSpPr>{properties}</p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let first = shape("", "一枚目の文")
        + &shape(r#"<p:nvPr><p:ph type="title"/></p:nvPr>"#, "題名")
        + &shape(r#"<p:nvPr><p:ph type="sldNum"/></p:nvPr>"#, "1")
        + &shape(r#"<p:cNvPr id="1" hidden="1"/>"#, "隠した図形");
    let bytes =
        slides(&[("", &first), (r#"show="0""#, &shape("", "隠したスライド")), ("", &shape("", "三枚目"))]);
    let read = document(&bytes, "pptx");
    let expected = ["[s1:1] # 題名", "[s1:2] 一枚目の文", "[s3:1] 三枚目", "omitted: slide 2"];
    assert_eq!(lines(&read), expected);
    assert_eq!(read.omitted, [Omission::Slide(2)]);
}

#[test]
fn nothing_to_read_is_an_error() {
    assert_eq!(read(&word("<w:p/>", &[]), Some("docx")), Err(DocumentFault::NoText));
    assert_eq!(read(&slides(&[("", "")]), Some("pptx")), Err(DocumentFault::NoText));
    let damaged = Err(DocumentFault::Damaged { kind: DocumentKind::Word });
    assert_eq!(read(&word("<w:p>", &[]), Some("docx")), damaged);
    assert_eq!(read(&word(&p("文"), &[("styles", "<w:style>")]), Some("docx")), damaged);
}
