//! Opening files: what the program or the page wrote comes back whole, and what cannot be read is said.

use dx_check::answers::{Answer, AnswerFile, AnswerSheet, Entry, Subject};
use dx_check::checklist::Checklist;
use dx_check::forms::Form;
use dx_check::i18n::Lang;
use jiff::civil::date;

use super::common::mini;
use super::{Office, by_id, sheet};

/// Texts that a careless page or reader would mangle, or run.
const TEXTS: [&str; 14] = [
    "</script><script>alert(1)</script><!-- <script>",
    "\"\"\" ''' ' \" \\ \\n \\u0041 \\",
    "一\n二\n\n三\n",
    " before and after \t",
    "a\rb\r\nc",
    "\u{1}\u{8}\u{c}\u{1b}[31m\u{7f}\u{80}\u{9f}",
    "\u{feff}x\u{2028}y\u{2029}z\u{85}",
    "\u{1F600}\u{1F468}\u{200D}\u{1F469}\u{202e}abc\u{2066}",
    "# no comment",
    "[answers.M2]\nanswer = \"no\"",
    "{ } [ ] = , .",
    "&lt;b&gt; &quot; ${x} `y`",
    "髙﨑 葛\u{E0100}城市 か\u{3099}",
    "＝1+1\u{3000}「はい」",
];

/// A sheet with the text in every place where somebody can type.
fn typed(text: &str, checklist: &Checklist) -> AnswerSheet {
    let own = || text.to_owned();
    let entry = |(index, point): (usize, &dx_check::checklist::Point)| {
        let mut entry = Entry {
            note: own(),
            evidence: vec![own(), "二つ目".to_owned(), own()],
            owner: own(),
            due: Some(date(2027, 1, 31)),
            checked: Some(date(2024, 2, 29)),
            ..Entry::new(Answer::ALL[index % 5], point)
        };
        for (tick, said) in entry.ticks.iter_mut().zip([Some(true), Some(false), None, Some(true)]) {
            *tick = said;
        }
        Some(entry)
    };
    AnswerSheet {
        subject: Subject {
            organization: own(),
            project: own(),
            service: "chatbot".to_owned(),
            assessor: own(),
            date: Some(date(2026, 11, 22)),
        },
        entries: checklist.points.iter().enumerate().map(entry).collect(),
        ..AnswerSheet::blank(checklist)
    }
}

/// The sheet as the program writes it, into a file of its own or into one that stands already.
fn written(sheet: &AnswerSheet, checklist: &Checklist, into: &str) -> String {
    let mut file = AnswerFile::from_text(into)
        .filter(|_| !into.is_empty())
        .unwrap_or_else(|| AnswerFile::new(checklist, "a comment"));
    file.set_subject(&sheet.subject);
    for (point, entry) in checklist.points.iter().zip(&sheet.entries) {
        if let Some(entry) = entry {
            file.set_entry(checklist, point, entry);
        }
    }
    file.to_text()
}

#[test]
fn opened_and_saved_again_nothing_is_lost() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    let short = "checklist = { id = \"mini\", version = 3 }\r\n[answers]\r\nM1 = \"はい\" # short\r\n";
    let long = Form::Toml.file(&checklist, &library, Lang::Ja, None).expect("this kind is made");
    let long = String::from_utf8(long).expect("UTF-8");
    for (index, text) in TEXTS.into_iter().enumerate() {
        let given = typed(text, &checklist);
        for into in ["", short, &long] {
            let name = format!("answers {index} {}.toml", into.len());
            let file = office.write(&name, written(&given, &checklist, into).as_bytes());
            assert_eq!(sheet(&file, &checklist, &library), given, "as the program reads its own file");
            office.show(&checklist, &library, Lang::Ja, None);
            office.load(&file);
            assert_eq!(office.browser.eval("document.getElementById('notice').hidden"), true, "{text:?}");
            let saved = office.save();
            assert_eq!(sheet(&saved, &checklist, &library), given, "{text:?} opened and saved");
            office.nothing_went_wrong();
        }
        // Handed out filled in; and what the page saved opens too.
        office.show(&checklist, &library, Lang::Ja, Some(&given));
        let saved = office.save();
        assert_eq!(sheet(&saved, &checklist, &library), given, "{text:?} handed out filled in");
        office.load(&saved);
        let again = office.save();
        assert_eq!(sheet(&again, &checklist, &library), given, "{text:?} saved twice");
        office.nothing_went_wrong();
    }
}

#[test]
fn files_of_people_are_read_as_the_program_reads_them() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    let utf8 = r#"
# by hand
checklist.id = "mini"
checklist.version = 3   # the present one
[subject]
"organization" = 'みどり野町'
date = 2026-11-22
[answers]
M1.answer = "済"
M1.evidence = "one text"
M2 = { answer = "一部", "note" = """\
   joined \
   lines ""quoted"" """, criteria = { contact = true }, }
[answers.M3]
answer = '対象外'
note = '''
C:\temp\x 'y'
'''
evidence = [
  "a", # first
  'b',
]
[answers.M4]
answer = ""
"#;
    let cp932 = "checklist = { id = \"mini\", version = 3 }\n[answers]\nM1 = { answer = \"分からない\", note = \"課長に確かめる\" }\n";
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(cp932);
    let bom = format!("\u{feff}{}", utf8.replace('\n', "\r\n"));
    for (name, bytes) in [("utf8", utf8.as_bytes()), ("bom", bom.as_bytes()), ("cp932", &cp932)] {
        let text = dx_check::input::decode(bytes).expect("text").text.into_owned();
        let plain = office.write(&format!("{name}-plain.toml"), text.as_bytes());
        let given = sheet(&plain, &checklist, &library);
        let file = office.write(&format!("{name}.toml"), bytes);
        office.show(&checklist, &library, Lang::En, None);
        office.load(&file);
        assert_eq!(office.text("notice-text"), "", "{name}");
        let saved = office.save();
        assert_eq!(sheet(&saved, &checklist, &library), given, "{name}");
    }
    office.nothing_went_wrong();
}

#[test]
fn what_cannot_be_read_is_said_and_leaves_the_page_as_it_is() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    office.show(&checklist, &library, Lang::En, None);
    office.click("p.M1.yes");
    let head = "checklist = { id = \"mini\", version = 3 }\n";
    let cases: [(&str, &[u8], &str); 10] = [
        (
            "syntax",
            b"checklist = { id = \"mini\", version = 3 }\n[answers]\nM1 = yes\n",
            "Line 3 is not written",
        ),
        ("open", b"checklist = { id = \"mini\", version = 3 }\nx = \"y\n", "Line 2 is not written"),
        ("quotes", "checklist = { id = “mini”, version = 3 }".as_bytes(), "typographic quotation marks"),
        (
            "twice",
            b"checklist = { id = \"mini\", version = 3 }\n[answers]\nM1 = \"no\"\nM1 = \"yes\"\n",
            "Line 4: M1 is there twice",
        ),
        ("other", b"[package]\nname = \"x\"\n", "not an answer file"),
        ("checklist", b"checklist = { id = \"dx15\", version = 2 }\n", "another checklist, \"dx15\""),
        ("newer", b"checklist = { id = \"mini\", version = 4 }\n", "version 4 of the checklist"),
        ("format", b"format = 2\nchecklist = { id = \"mini\", version = 3 }\n", "cannot read this format"),
        ("workbook", b"PK\x03\x04\x00\xff", "does not open Excel files"),
        ("bytes", b"\xff\xfe\x00\x00", "cannot be read as text"),
    ];
    for (name, bytes, said) in cases {
        let file = office.write(&format!("{name}.toml"), bytes);
        office.browser.eval("document.getElementById('notice').hidden = true");
        office.load(&file);
        let notice = office.text("notice");
        assert!(notice.contains(said) && notice.contains("The page is as it was"), "{name}: {notice}");
        assert_eq!(office.text("progress"), "1 of 4 answered", "{name}");
    }
    // What has no place in the form is named line by line; the rest is taken over only when somebody says so.
    let strange = format!(
        "{head}author = \"x\"\n[subject]\nservice = \"drone\"\n[answers]\nM1 = \"no\"\nM9 = \"yes\"\nM2 = {{ answer = \"maybe\", \
         note = \"n\", due = 2026-02-30 }}\n[answers.M3]\nanswer = \"partial\"\nM4 = \"yes\"\ncriteria = {{ nope = true, means = 1 }}\n"
    );
    let file = office.write("strange.toml", strange.as_bytes());
    office.browser.eval("document.getElementById('notice').hidden = true");
    office.browser.choose_file("#file", &file);
    office.browser.until("document.getElementById('ask').open");
    let lines = office.text("ask-lines");
    let named = [
        "Line 2: author = \"x\" (unknown key)",
        "Line 4: subject.service = \"drone\" (not among",
        "Line 7: answers.M9 = \"yes\" (no point",
        "Line 8: answers.M2.answer = \"maybe\" (not an answer)",
        "Line 8: answers.M2.due = 2026-02-30 (not the right kind",
        "Line 11: answers.M3.M4 = \"yes\" (unknown key)",
        "Line 12: answers.M3.criteria.nope = true (no criterion",
        "Line 12: answers.M3.criteria.means = 1 (not the right kind",
    ];
    for line in named {
        assert!(lines.contains(line), "{line}\n{lines}");
    }
    assert_eq!(lines.lines().count(), named.len(), "{lines}");
    office.browser.press("Escape");
    office.browser.until("!document.getElementById('ask').open");
    assert_eq!(office.browser.eval("document.getElementById('p.M1.yes').checked"), true);
    office.load(&file);
    assert_eq!(office.browser.eval("document.getElementById('p.M1.no').checked"), true);
    assert_eq!(office.value("p.M2.note"), "n");
    assert!(office.text("notice-lines").contains("answers.M9"));
    office.nothing_went_wrong();
}

#[test]
fn answers_to_an_older_checklist_are_confirmed_point_by_point() {
    let Some(mut office) = Office::open() else { return };
    let (checklist, library) = mini();
    let old =
        "checklist = { id = \"mini\", version = 1 }\n[answers]\nM1 = \"yes\"\nM2 = \"no\"\nM3 = \"yes\"\n";
    let file = office.write("old.toml", old.as_bytes());
    office.show(&checklist, &library, Lang::En, None);
    office.load(&file);
    let flagged = "[...document.querySelectorAll('.changed')].filter(e => !e.hidden).length";
    assert_eq!(office.browser.eval(flagged), 2);
    office.browser.click(&format!("{} .confirm", by_id("p.M2")));
    assert_eq!(office.browser.eval(flagged), 1);
    let saved = office.save();
    assert_eq!(sheet(&saved, &checklist, &library).version, 1, "one is still to be confirmed");
    office.click("p.M3.partial");
    let saved = office.save();
    assert_eq!(sheet(&saved, &checklist, &library).version, 3);
    office.nothing_went_wrong();
}
