use super::words::tests::shipped;
use super::{Check, Notes, Part, Said, Warning};
use crate::document::{Document, read};

fn check(text: &str) -> (Document, Check) {
    let document = read(text.as_bytes(), Some("md")).expect("a plan");
    let notes = Notes::of(&shipped(), &document);
    let check = Check::of(&[&notes]);
    (document, check)
}

/// The names, each with what is there of it, in the document's words.
fn said(text: &str) -> Vec<(String, Vec<(Part, String)>)> {
    let (document, check) = check(text);
    let words = |said: &Said| document.slice(&said.at).to_owned();
    let one = |i: &super::Indicator| (words(&i.name), i.there.iter().map(|(p, s)| (*p, words(s))).collect());
    check.indicators.iter().map(one).collect()
}

fn parts(text: &str) -> Vec<Part> {
    let said = said(text);
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].1.iter().map(|(part, _)| *part).collect()
}

fn names(text: &str) -> Vec<String> {
    said(text).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_table_of_indicators_says_all_of_each() {
    let plan = "## 指標\n\n| 指標 | 現状（令和５年度） | 目標（令和９年度） | 把握の方法 |\n| --- | --- | --- | --- |\n\
                | 平均待ち時間（３月） | ６４分 | ３５分 | 発券機の記録（毎月） |\n| 利用者の満足度 | ― | 別途定める | |\n";
    let found = said(plan);
    assert_eq!(found[0].0, "平均待ち時間");
    let words: Vec<&str> = found[0].1.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(words, ["６４分", "３５分", "令和９年度", "発券機の記録（毎月）", "毎月"]);
    assert_eq!(found[1], ("利用者の満足度".to_owned(), vec![]));
    assert_eq!(check(plan).1.indicators[0].missing, [Part::Owner]);
}

#[test]
fn years_as_column_heads_are_days_of_targets_and_the_last_counts() {
    let plan = "## 指標\n\n| 指標 | 現状 | 令和7年度 | 令和9年度 |\n|---|---|---|---|\n| ウェブ受付の割合 | 0％ | 38％ | 65％ |\n";
    let found = said(plan);
    assert_eq!(found[0].1[1..], [(Part::Target, "65％".to_owned()), (Part::Date, "令和9年度".to_owned())]);
}

#[test]
fn sentences_items_and_fields_name_indicators() {
    let text = "目標値は、令和９年度末の登録割合が妊婦８０％、満足度の平均が４.０以上とする。\n";
    assert_eq!(names(text), ["登録割合", "満足度の平均"]);
    assert_eq!(said(text)[0].1[0], (Part::Target, "妊婦８０％".to_owned()));
    let text = "| 欄 | 記入内容 |\n| --- | --- |\n| 成果指標(KPI) | 施設の稼働率 令和6年度 34.2% → 令和9年度 45.0% |\n";
    assert_eq!(names(text), ["施設の稼働率"]);
    assert_eq!(parts(text), [Part::Baseline, Part::Target, Part::Date]);
    let text = "- 目標：電子錠による解錠の割合\n  - 令和7年度末 20%\n  - 令和9年度末 75%\n";
    assert_eq!(said(text)[0].1, [(Part::Target, "75%".into()), (Part::Date, "令和9年度末".into())]);
    assert_eq!(said("指標：1台1日当たりの利用回数\n"), [("1台1日当たりの利用回数".to_owned(), vec![])]);
    assert_eq!(names("The indicator is the number of calls per counter.\n"), ["number of calls per counter"]);
    assert_eq!(
        names("## 効果の見方\n\n- 利用　ダウンロード数、月間の起動数\n"),
        ["ダウンロード数", "月間の起動数"]
    );
}

#[test]
fn what_others_do_what_is_over_and_what_is_denied_names_none() {
    for text in [
        "数値の目標や指標は設けていない。\n",
        "# 青葉市の計画\n\n白浜市では、登録率50％を目標としている。\n",
        "他市では、登録者数の目標を2,000人としている。\n",
        "利用は延べ3,912人（目標3,500人）であった。\n",
        "## 指標の一覧\n\n担当課は、庁内の会議に毎月出席する。\n",
        "基本目標３に基づき、登録者を増やす。\n",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_said_of_all_figures_or_of_one_by_name_counts_for_it() {
    let plan = "成果指標は、オンライン申請の割合とする。\n\n市民課は、毎月の会議で指標の実績を確かめる。\n";
    assert_eq!(said(plan)[0].1, [(Part::Rhythm, "毎月".to_owned()), (Part::Owner, "市民課".to_owned())]);
    let plan = "成果指標は、利用者の満足度とする。\n\n画面の調査により、半年ごとに満足度を尋ねる。\n";
    assert_eq!(parts(plan), [Part::Method, Part::Rhythm]);
    // The month in which things are changed is not that of measuring.
    let plan = "成果指標は、利用者の満足度とする。\n\n指標の達成状況を受けて、毎年５月に計画を改める。\n";
    assert_eq!(parts(plan), []);
}

#[test]
fn only_outputs_and_nothing_on_a_miss_are_warned_of() {
    let warnings = |text: &str| check(text).1.warnings;
    let output = "成果指標は、端末の設置数とする。\n";
    assert_eq!(warnings(output), [Warning::OnlyOutput, Warning::NoConsequence]);
    let both = "成果指標は、端末の設置数、利用者の満足度とする。\n\n目標に届かなかった場合は、翌年度の計画を改める。\n";
    assert_eq!(warnings(both), []);
    assert_eq!(warnings("会議を毎月開く。\n"), []);
}

#[test]
fn the_same_indicator_counts_once_over_documents() {
    let words = shipped();
    let read = |text: &str| Notes::of(&words, &read(text.as_bytes(), Some("md")).expect("a plan"));
    let a = read("成果指標は、利用者の満足度とする。\n");
    let b = read("目標は、令和9年度末に満足度を80％とする。\n");
    let check = Check::of(&[&a, &b]);
    assert_eq!(check.indicators.len(), 1);
    assert_eq!(check.indicators[0].there[0].1.document, 1);
}

#[test]
fn no_end_of_indicators_is_cut_and_counted() {
    let row = |n: usize| format!("| 窓口{n}号の利用者数{n}x | 5人 | 9人 |\n");
    let rows: String = (0..300).map(row).collect();
    let (_, check) = check(&format!("| 指標 | 現状 | 目標 |\n|---|---|---|\n{rows}"));
    assert!(check.more && check.indicators.len() <= 100, "{}", check.indicators.len());
}
