//! The browser that other tests use sees what it must see: what a page breaks, asks for and says, and what a person
//! types and clicks.

#[path = "common/axe.rs"]
mod axe;
#[path = "common/browser.rs"]
mod browser;

use std::fs;

use browser::Browser;
use serde_json::json;

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">
</head><body><main><h1>t</h1><p style="color:red">styled</p><img src="other.png">
<label>Text <input id="text"></label><input id="file" type="file"><button id="save">Save</button>
<script>
console.warn('said', 1);
document.getElementById('save').onclick = () => {
  if (!confirm('Sure?')) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([document.getElementById('text').value]));
  link.download = 'saved.txt';
  link.click();
};
setTimeout(() => { throw new Error('uncaught'); });
</script></main></body></html>"#;

#[test]
fn it_sees_requests_errors_and_breaches_of_the_policy_and_types_and_downloads() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = folder.path().join("a page.html");
    fs::write(&page, PAGE).expect("the folder can be written to");
    browser.open(&page);
    let noted = browser.noted();
    assert!(noted.requests[0].ends_with("/a%20page.html"), "{noted:?}");
    assert!(noted.console.contains(&"warning: said 1".to_owned()), "{noted:?}");
    for breach in ["img-src", "style-src"] {
        assert!(
            noted.console.iter().any(|line| line.starts_with("error: ") && line.contains(breach)),
            "{noted:?}"
        );
    }
    assert!(noted.exceptions[0].contains("uncaught"), "{noted:?}");

    browser.eval("document.getElementById('text').focus()");
    for key in ["a", "B", "Space", "Shift+C", "ArrowLeft", "Backspace", "End"] {
        browser.press(key);
    }
    browser.insert("はい");
    assert_eq!(browser.eval("document.getElementById('text').value"), json!("aBCはい"));
    browser.choose_file("#file", &page);
    assert_eq!(browser.text("document.getElementById('file').files[0].text()"), PAGE);

    browser.downloads_into(folder.path());
    browser.click("#save");
    assert_eq!(browser.downloaded(), "saved.txt");
    assert_eq!(fs::read_to_string(folder.path().join("saved.txt")).expect("it was saved"), "aBCはい");
    assert_eq!(browser.noted().dialogs, ["Sure?"]);

    assert!(browser.screenshot(true).starts_with(b"\x89PNG"));
    assert!(browser.print().starts_with(b"%PDF"));
    let Some(violations) = axe::violations(&mut browser) else { return };
    assert!(violations.iter().any(|line| line.starts_with("image-alt")), "{violations:#?}");
}

#[test]
fn what_it_waits_for_comes() {
    let Some(mut browser) = Browser::start() else { return };
    browser.eval("setTimeout(() => { window.later = 1 }, 200)");
    browser.until("window.later === 1");
    browser.window(320, 600, 1.0);
    browser.scheme(true);
    assert_eq!(
        browser.eval("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"),
        json!([320, true])
    );
}
