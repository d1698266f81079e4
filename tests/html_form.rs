//! The form for a browser, filled in by a person: real keys and clicks in headless Chromium, and what `score` makes of
//! the file that the page saves. The page asks nothing of the network and breaks none of its own rules.

#[path = "common/axe.rs"]
mod axe;
#[path = "common/browser.rs"]
mod browser;
mod common;
#[path = "html_form/filling_in.rs"]
mod filling_in;
#[path = "html_form/opening.rs"]
mod opening;
#[path = "html_form/page.rs"]
mod page;
#[path = "common/shipped.rs"]
mod shipped;

use std::fs;
use std::path::{Path, PathBuf};

use browser::Browser;
use dx_check::answers::{AnswerSheet, Outcome, parse};
use dx_check::checklist::Checklist;
use dx_check::forms::Form;
use dx_check::i18n::Lang;
use dx_check::seeds::Library;
use tempfile::TempDir;

/// A browser that shows forms, and a folder for its files.
struct Office {
    browser: Browser,
    folder: TempDir,
    forms: usize,
    saved: usize,
}

impl Office {
    /// `None` where there is no browser.
    fn open() -> Option<Self> {
        let browser = Browser::start()?;
        Some(Self { browser, folder: tempfile::tempdir().expect("a temporary folder"), forms: 0, saved: 0 })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("the folder can be written to");
        path
    }

    /// Opens a form that no browser has seen yet, so that there is no draft of it.
    fn show(&mut self, checklist: &Checklist, library: &Library, lang: Lang, filled: Option<&AnswerSheet>) {
        let form = Form::Html.file(checklist, library, lang, filled).expect("this kind is made");
        self.forms += 1;
        self.write(&format!("form {}.html", self.forms), &form);
        self.reload();
    }

    /// Opens the present form anew.
    fn reload(&mut self) {
        let page = self.path(&format!("form {}.html", self.forms));
        self.browser.open(&page);
    }

    /// Saves by the keyboard; where the file is.
    fn save(&mut self) -> PathBuf {
        self.saving();
        self.browser.press("Control+s");
        self.saved()
    }

    /// Every file is saved in a folder of its own.
    fn saving(&mut self) {
        self.saved += 1;
        let folder = self.path(&format!("saved {}", self.saved));
        fs::create_dir(&folder).expect("a folder");
        self.browser.downloads_into(&folder);
    }

    fn saved(&mut self) -> PathBuf {
        let name = self.browser.downloaded();
        self.path(&format!("saved {}", self.saved)).join(name)
    }

    /// Opens a file as by "Open a file"; says yes to whatever is asked.
    fn load(&mut self, file: &Path) {
        self.browser.eval("document.getElementById('said').textContent = ''");
        self.browser.choose_file("#file", file);
        loop {
            self.browser.until(
                "document.getElementById('ask').open || document.getElementById('said').textContent \
                 || !document.getElementById('notice').hidden",
            );
            if self.browser.eval("document.getElementById('ask').open") == false {
                return;
            }
            self.browser.click("#ask-yes");
        }
    }

    fn text(&mut self, id: &str) -> String {
        self.browser.text(&format!("document.getElementById({id:?}).innerText"))
    }

    fn value(&mut self, id: &str) -> String {
        self.browser.text(&format!("document.getElementById({id:?}).value"))
    }

    fn click(&mut self, id: &str) {
        self.browser.click(&by_id(id));
    }

    /// Clicks into a field and types.
    fn write_into(&mut self, id: &str, text: &str) {
        self.click(id);
        self.browser.insert(text);
    }

    /// That the page was silent: no message, no exception, no request but for itself and what browsers draw fields with.
    fn nothing_went_wrong(&mut self) {
        let noted = self.browser.noted();
        let outside = |address: &&String| !address.starts_with("file:///") && !address.starts_with("data:");
        let asked: Vec<&String> = noted.requests.iter().filter(outside).collect();
        assert_eq!(asked, [""; 0], "requests");
        let files = noted.requests.iter().filter(|address| address.starts_with("file:")).count();
        assert!(files <= 1, "{:?}", noted.requests);
        assert_eq!(noted.console, [""; 0], "console");
        assert_eq!(noted.exceptions, [""; 0], "exceptions");
    }
}

fn by_id(id: &str) -> String {
    format!("[id=\"{id}\"]")
}

/// What the program reads in a file that the page saved.
fn sheet(path: &Path, checklist: &Checklist, library: &Library) -> AnswerSheet {
    let text = fs::read_to_string(path).expect("UTF-8");
    match parse("saved.toml", &text, checklist, &library.services) {
        Outcome::Read(sheet, _) => sheet,
        other => panic!("{other:?}\n{text}"),
    }
}
