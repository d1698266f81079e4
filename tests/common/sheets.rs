//! Answer sheets of the made-up checklist, with texts that break programs.

use dx_check::answers::{Answer, AnswerSheet, Entry, Subject};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use crate::common::mini;

/// Texts that programs take for something else.
const NASTY: [&str; 30] = [
    "001",
    "=1+1",
    "=HYPERLINK(\"http://x\")",
    "+81-3",
    "-1",
    "@SUM(A1)",
    "'引用",
    "1/2",
    "1E5",
    "2026-01-31",
    "令和8年1月31日",
    "TRUE",
    "#N/A",
    "全角　スペース",
    "Ｆｕｌｌ　ｗｉｄｔｈ　１２３",
    "一行目\n二行目\n\n四行目",
    "\n先頭の改行",
    "末尾の改行\n",
    " 前後の空白 ",
    "・印\n・のある\n　・一覧",
    "👩‍👩‍👧‍👦🏳️‍🌈𠮟る",
    "葛\u{E0100}城市 髙﨑",
    "<b>&amp;</b> \"x\" 'y' ]]>",
    "_x000D_ _x0041_ _X0041_ _x",
    "タブ\tと\u{3000}空白",
    "{ a = 1 } # 注",
    "\"\"\"",
    "C:\\フォルダー\\",
    "はい",
    "回答",
];

/// Texts that every program can hold.
pub(crate) fn texts() -> BoxedStrategy<String> {
    let long = (select(NASTY.to_vec()), 1..400_usize).prop_map(|(text, times)| text.repeat(times));
    let some = prop_oneof![
        4 => Just(String::new()),
        8 => select(NASTY.to_vec()).prop_map(str::to_owned),
        4 => "\\PC{1,12}",
        4 => "[\"'\\\\\n\t #=\\[\\]{},あ・　]{1,12}",
        1 => long,
    ];
    // What is only white space is nothing typed; what is no character at all no program keeps.
    some.prop_map(|text| if text.trim().is_empty() { String::new() } else { text }).boxed()
}

/// [`texts`], and texts with characters that XML cannot hold; line ends are line feeds.
pub(crate) fn texts_with_controls() -> BoxedStrategy<String> {
    let controls = "[a\u{0}-\u{8}\u{b}\u{e}-\u{1f}\u{7f}-\u{9f}あ_x\u{fffe}\u{ffff}\u{2028}]{1,12}"
        .prop_filter("says something", |text: &String| !text.trim().is_empty());
    prop_oneof![4 => texts(), 1 => controls].boxed()
}

fn any_date() -> impl Strategy<Value = Option<Date>> {
    let near = (1990_i16..=2100, 1_i8..=12, 1_i8..=28);
    let far = (1_i16..=9999, 1_i8..=12, 1_i8..=28);
    option::of(prop_oneof![4 => near, 1 => far].prop_map(|(y, m, d)| date(y, m, d)))
}

fn any_entry(texts: BoxedStrategy<String>, criteria: usize) -> impl Strategy<Value = Entry> {
    let words = (texts.clone(), vec(texts.clone(), 0..4), texts);
    let rest = (vec(any::<Option<bool>>(), criteria), any_date(), any_date());
    (select(Answer::ALL.to_vec()), words, rest).prop_map(
        |(answer, (note, mut evidence, owner), (ticks, due, checked))| {
            let note = if answer == Answer::Na && note.is_empty() { "理由".to_owned() } else { note };
            evidence.retain(|text| !text.is_empty());
            Entry { answer, ticks, note, evidence, owner, due, checked }
        },
    )
}

/// Any sheet of the made-up checklist.
pub(crate) fn any_sheet(texts: BoxedStrategy<String>) -> impl Strategy<Value = AnswerSheet> {
    let (checklist, library) = mini();
    let entries: Vec<_> = checklist
        .points
        .iter()
        .map(|point| option::weighted(0.8, any_entry(texts.clone(), point.criteria.len())))
        .collect();
    let services: Vec<String> =
        library.services.iter().map(|s| s.id.clone()).chain([String::new()]).collect();
    let subject = (texts.clone(), texts.clone(), select(services), texts, any_date()).prop_map(
        |(organization, project, service, assessor, date)| Subject {
            organization,
            project,
            service,
            assessor,
            date,
        },
    );
    (1..=checklist.version, subject, entries).prop_map(|(version, subject, entries)| AnswerSheet {
        version,
        subject,
        entries,
    })
}
