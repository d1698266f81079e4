//! Filling in.

use std::process::Command;

use dx_check::answers::Answer;
use dx_check::i18n::Lang;
use serde_json::Value;

use super::common::mini;
use super::shipped::shipped;
use super::{Office, by_id, sheet};

#[test]
fn filled_in_saved_and_scored() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = shipped();
    office.show(&checklist, &library, Lang::Ja, None);
    let ids: Vec<&str> = checklist.points.iter().map(|point| point.id.as_str()).collect();
    let all = ids.len();
    assert_eq!(office.text("progress"), format!("{all} 件中 0 件に回答"));

    // The subject by the keyboard alone.
    office.click("subject.organization");
    office.browser.insert("みどり野町");
    office.browser.press("Tab");
    office.browser.insert("オンライン申請");
    office.browser.press("Tab");
    office.browser.press("ArrowDown");
    office.browser.press("Tab");
    office.browser.insert("DX推進課");

    // The first point by the keyboard too: the answers are one stop of the tabulator, arrows go through them.
    office.browser.eval("document.querySelector('.criteria input').focus()");
    office.browser.press("Space");
    for _ in 0..checklist.points[0].criteria.len() {
        office.browser.press("Tab");
    }
    office.browser.press("Space");
    office.browser.press("ArrowDown");
    assert_eq!(office.browser.text("document.activeElement.value"), "partial");
    assert_eq!(office.text("progress"), format!("{all} 件中 1 件に回答"));
    // Past the button that takes the answer back.
    office.browser.press("Tab");
    office.browser.press("Tab");
    office.browser.insert("毎月の会議\n「議題」は \"自由\"");
    office.browser.press("Tab");
    office.browser.insert("議事録 2026-10-01\n\n要綱 第3条");
    office.browser.press("Tab");
    office.browser.insert("総務課");

    // The others with the mouse; the last stays open.
    for (index, id) in ids.iter().enumerate().take(all - 1).skip(1) {
        office.click(&format!("p.{id}.{}", Answer::ALL[index % 3].word()));
    }
    assert_eq!(office.text("progress"), format!("{all} 件中 {} 件に回答", all - 1));
    let first_phase = checklist.phases[0].points.len();
    assert_eq!(
        office.browser.text("document.querySelector('nav .count').innerText"),
        format!("{first_phase}/{first_phase}")
    );
    office.click("next");
    assert_eq!(office.browser.text("document.activeElement.id"), format!("p.{}.title", ids[all - 1]));

    let file = office.save();
    assert_eq!(file.file_name().and_then(|name| name.to_str()), Some("回答_みどり野町_オンライン申請.toml"));
    let saved = sheet(&file, &checklist, &library);
    assert_eq!(saved.subject.organization, "みどり野町");
    assert_eq!(saved.subject.service, library.services[0].id);
    let first = saved.entries[0].as_ref().expect("answered");
    assert_eq!(first.answer, Answer::Partial);
    assert_eq!(first.ticks[0], Some(true));
    assert_eq!(first.note, "毎月の会議\n「議題」は \"自由\"");
    assert_eq!(first.evidence, ["議事録 2026-10-01", "要綱 第3条"]);
    assert_eq!(first.owner, "総務課");
    assert!(first.checked.is_some(), "confirmed on the day of the answer");
    assert_eq!(saved.entries[all - 1], None);

    let score = Command::new(env!("CARGO_BIN_EXE_dx-check"))
        .arg("score")
        .arg(&file)
        .args(["--format", "json"])
        .output();
    let score = score.expect("the program runs");
    assert!(score.status.success());
    let report: Value = serde_json::from_slice(&score.stdout).expect("JSON");
    assert_eq!(report["assessments"][0]["score"]["answered"], all - 1);
    assert_eq!(report["assessments"][0]["answers"][0]["answer"], "partial");
    office.nothing_went_wrong();
}

#[test]
fn a_draft_outlives_a_reload() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    office.show(&checklist, &library, Lang::En, None);
    office.click("p.M1.no");
    office.write_into("p.M1.note", "kept </script> \u{1F600}");
    office.browser.click(&format!("{} input[value=meeting]", by_id("p.M2")));
    // At once: what was typed last must not wait for a clock.
    office.reload();
    assert!(office.text("notice-text").starts_with("This is the draft that this browser kept"));
    assert_eq!(office.value("p.M1.note"), "kept </script> \u{1F600}");
    assert_eq!(office.text("progress"), "1 of 4 answered");
    office.click("p.M2.yes");
    let saved = sheet(&office.save(), &checklist, &library);
    assert_eq!(saved.entries[0].as_ref().expect("answered").answer, Answer::No);
    assert_eq!(saved.entries[1].as_ref().expect("answered").ticks, [Some(true), None]);

    // Deleted on request, and gone after the next reload.
    office.reload();
    office.click("notice-action");
    assert_eq!(office.text("progress"), "0 of 4 answered");
    office.reload();
    assert_eq!(office.browser.eval("document.getElementById('notice').hidden"), true);
    office.nothing_went_wrong();
}

#[test]
fn a_draft_that_cannot_be_kept_is_said() {
    let Some(mut office) = Office::open() else { return };
    let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
    office.browser.call("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": refuse }));
    let (checklist, library) = mini();
    office.show(&checklist, &library, Lang::Ja, None);
    assert!(office.text("draft").contains("下書きを残せません"));
    office.click("p.M1.yes");
    office.browser.until("document.getElementById('draft').classList.contains('refused')");
    let saved = sheet(&office.save(), &checklist, &library);
    assert_eq!(saved.entries[0].as_ref().expect("answered").answer, Answer::Yes);
    office.nothing_went_wrong();
}

#[test]
fn what_score_would_not_take_is_told() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    office.show(&checklist, &library, Lang::Ja, None);
    office.click("p.M1.na");
    assert!(office.text("p.M1.na-note").contains("理由を書いてください"));
    assert_eq!(office.text("said"), "「対象外」にした理由をメモに書いてください。");
    office.write_into("p.M2.note", "まだ答えていない");
    office.click("save");
    office.browser.until("document.getElementById('ask').open");
    let told = office.text("ask-lines");
    assert!(told.contains("M1：") && told.contains("M2："), "{told}");
    // Back, to the first of them.
    office.browser.press("Enter");
    office.browser.until("!document.getElementById('ask').open");
    office.browser.until("document.activeElement.id === 'p.M1.note'");
    office.browser.insert("窓口がない");
    assert_eq!(office.browser.eval("document.getElementById('p.M1.na-note').hidden"), true);
    office.click("p.M2.unknown");
    let saved = sheet(&office.save(), &checklist, &library);
    assert_eq!(saved.entries[0].as_ref().expect("answered").note, "窓口がない");
    assert_eq!(saved.entries[1].as_ref().expect("answered").answer, Answer::Unknown);

    // An answer can be taken back; what was noted stays.
    office.browser.click(&format!("{} .clear", by_id("p.M2")));
    assert_eq!(office.text("progress"), "4 件中 1 件に回答");
    assert_eq!(office.value("p.M2.note"), "まだ答えていない");
    office.nothing_went_wrong();
}
