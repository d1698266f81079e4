//! The page itself: for everyone, on any screen, for any checklist, and nothing but itself.

use dx_check::answers::{Answer, AnswerSheet, Entry};
use dx_check::checklist::Checklist;
use dx_check::forms::Form;
use dx_check::i18n::Lang;
use dx_check::input::Bundle;
use dx_check::seeds::Library;

use super::common::mini;
use super::shipped::shipped;
use super::{Office, axe, sheet};

#[test]
fn nobody_is_kept_out() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    let mut filled = AnswerSheet::blank(&checklist);
    filled.version = 1;
    filled.entries[1] = Some(Entry::new(Answer::Partial, &checklist.points[1]));
    // Tall, so that nothing lies under the bar that stays in view: of that no contrast could be told.
    office.browser.window(1280, 9000, 1.0);
    for lang in Lang::ALL {
        for dark in [false, true] {
            office.show(&checklist, &library, lang, Some(&filled));
            office.browser.scheme(dark);
            office.click("p.M1.na");
            let strange = "checklist = { id = \"mini\", version = 3 }\n[answers]\nM9 = \"yes\"\n";
            let strange = office.write("strange.toml", strange.as_bytes());
            office.browser.choose_file("#file", &strange);
            office.browser.until("document.getElementById('ask').open");
            let Some(found) = axe::violations(&mut office.browser) else { return };
            assert_eq!(found, [""; 0], "{lang:?}, dark: {dark}, with a question");
            office.browser.press("Escape");
            office.browser.until("!document.getElementById('ask').open");
            let refused = office.write("refused.toml", b"x");
            office.load(&refused);
            let found = axe::violations(&mut office.browser).unwrap_or_default();
            assert_eq!(found, [""; 0], "{lang:?}, dark: {dark}");
        }
    }
    let (checklist, library) = shipped();
    office.show(&checklist, &library, Lang::Ja, None);
    assert_eq!(axe::violations(&mut office.browser).unwrap_or_default(), [""; 0]);
    office.nothing_went_wrong();
}

#[test]
fn nothing_is_cut_off_on_a_narrow_screen() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = shipped();
    for lang in Lang::ALL {
        office.show(&checklist, &library, lang, None);
        for (width, scale) in [(320, 1.0), (640, 2.0)] {
            office.browser.window(width, 700, scale);
            assert_eq!(office.browser.eval("document.documentElement.scrollWidth"), width, "{lang:?}");
        }
        office.browser.window(1280, 1000, 1.0);
    }
}

#[test]
fn without_its_script_the_page_says_so() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    office.browser.scripts(false);
    office.show(&checklist, &library, Lang::Ja, None);
    office.browser.scripts(true);
    assert!(office.text("dead").contains("JavaScript が必要です"));
    office.show(&checklist, &library, Lang::Ja, None);
    assert_eq!(office.browser.eval("document.getElementById('dead').hidden"), true);
}

#[test]
fn a_checklist_of_ones_own_works_too() {
    let Some(mut office) = Office::open() else { return };
    let own = r#"
id = "own"
version = 1
title = { en = "Own </script><b>list</b> & \"more\"" }
[[phases]]
id = "a.b"
title = { en = "<i>Phase</i>" }
[[points]]
id = "__proto__"
phase = "a.b"
title = { en = "One" }
question = { en = "Is it <b>so</b>?" }
[[points.criteria]]
id = "constructor"
text = { en = "It is" }
[[points.criteria]]
id = "toString"
text = { en = "It was" }
"#
    .replace("a.b", "a-b");
    let (bundle, _) = Bundle::load("own.toml", &|_| Ok(own.clone().into_bytes()));
    let bundle = bundle.expect("a bundle");
    let (checklist, problems) = Checklist::parse(&bundle);
    let checklist = checklist.unwrap_or_else(|| panic!("{problems:?}"));
    let library = Library::parse(&bundle, &checklist).0.expect("a library without examples");
    office.show(&checklist, &library, Lang::Ja, None);
    assert!(office.browser.text("document.body.innerText").contains("Own </script><b>list</b> & \"more\""));
    assert_eq!(office.browser.eval("document.querySelectorAll('b:not(.help b), i').length"), 0);
    office.browser.eval("document.querySelector('.criteria input').focus()");
    office.browser.press("Space");
    office.click("p.__proto__.yes");
    office.write_into("p.__proto__.note", "n");
    let file = office.save();
    let saved = sheet(&file, &checklist, &library);
    let entry = saved.entries[0].clone().expect("answered");
    assert_eq!((entry.answer, entry.ticks.as_slice()), (Answer::Yes, [Some(true), None].as_slice()));
    office.show(&checklist, &library, Lang::En, None);
    office.load(&file);
    let again = office.save();
    assert_eq!(sheet(&again, &checklist, &library), saved);
    office.nothing_went_wrong();
}

#[test]
fn the_page_is_the_same_every_time_and_names_no_address() {
    let (checklist, library) = shipped();
    for lang in Lang::ALL {
        let page = || Form::Html.file(&checklist, &library, lang, None).expect("this kind is made");
        let text = String::from_utf8(page()).expect("UTF-8");
        assert_eq!(text.as_bytes(), page());
        assert!(text.contains("default-src 'none'; script-src 'sha256-") && !text.contains("unsafe-inline"));
        for outside in ["http:", "https:", "//cdn", "@import", "url(", "src="] {
            assert!(!text.contains(outside), "{outside}");
        }
    }
}
