//! Report pages in a real browser: they render without an error and without asking for anything, can be read by
//! everybody at every size, and print well. The pages and their printed form stay in
//! `target/tmp/report_pages/` for people to look at, with `DX_CHECK_PICTURES=1` pictures too.

#[path = "common/axe.rs"]
mod axe;
#[path = "common/browser.rs"]
mod browser;
#[path = "common/report_pages.rs"]
mod report_pages;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use browser::Browser;
use dx_check::document::{Document, Place, read};
use report_pages::{Made, folder, of_examples, of_hard_inputs};
use serde_json::{Value, json};

/// Every page, made once.
fn all() -> &'static [Made] {
    static ALL: OnceLock<Vec<Made>> = OnceLock::new();
    ALL.get_or_init(|| of_examples().into_iter().chain(of_hard_inputs()).collect())
}

fn page(name: &str) -> &'static Path {
    &all().iter().find(|made| made.name == name).expect("it was made").file
}

fn keep(name: &str, bytes: &[u8]) {
    fs::write(folder().join(name), bytes).expect("the folder can be written to");
}

/// Keeps a picture of the whole page where somebody wants to look at it.
fn picture(browser: &mut Browser, name: &str) {
    if std::env::var_os("DX_CHECK_PICTURES").is_some() {
        keep(name, &browser.screenshot(true));
    }
}

#[test]
fn pages_render_without_an_error_and_ask_for_nothing() {
    let Some(mut browser) = Browser::start() else { return };
    for Made { name, file } in all() {
        browser.open(file);
        let noted = browser.noted();
        assert_eq!(noted.console, [""; 0], "{name}");
        assert_eq!(noted.exceptions, [""; 0], "{name}");
        assert_eq!(noted.requests.len(), 1, "{name}: {:?}", noted.requests);
        let counts = "['h1', 'main', 'script', 'img', 'link', 'iframe', '[style]'].map(s => document.querySelectorAll(s).length)";
        assert_eq!(browser.eval(counts), json!([1, 1, 0, 0, 0, 0, 0]), "{name}");
        // The policy lets our style through.
        assert_ne!(browser.text("getComputedStyle(document.body).maxWidth"), "none", "{name}");
    }
}

#[test]
fn links_lead_somewhere_and_headings_go_down_step_by_step() {
    let Some(mut browser) = Browser::start() else { return };
    for Made { name, file } in all() {
        browser.open(file);
        let lost = browser.eval(
            "[...document.links].map(a => a.getAttribute('href')).filter(h => h.startsWith('#') && \
             !document.getElementById(h.slice(1)))",
        );
        assert_eq!(lost, json!([]), "{name}");
        let twice = "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); \
             return ids.filter((id, at) => ids.indexOf(id) !== at); })()";
        assert_eq!(browser.eval(twice), json!([]), "{name}");
        let levels = browser.eval("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])");
        let levels: Vec<u64> = levels.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1) && levels[0] == 1, "{name}: {levels:?}");
    }
}

#[test]
fn everybody_can_read_them() {
    let Some(mut browser) = Browser::start() else { return };
    let mut nodes = 0;
    for Made { name, file } in all() {
        for dark in [false, true] {
            browser.scheme(dark);
            browser.open(file);
            let Some(violations) = axe::violations(&mut browser) else { return };
            assert_eq!(violations, [""; 0], "{name}, dark: {dark}");
            nodes += 1;
            picture(&mut browser, &format!("{name}.{}.png", if dark { "dark" } else { "light" }));
        }
    }
    assert!(nodes > 20, "only {nodes}");
}

#[test]
fn nothing_is_wider_than_a_narrow_window_or_one_at_200_percent() {
    let Some(mut browser) = Browser::start() else { return };
    for Made { name, file } in all() {
        for (width, scale, what) in [(320, 2.0, "narrow"), (640, 2.0, "zoomed"), (1280, 1.0, "wide")] {
            browser.window(width, 900, scale);
            browser.open(file);
            assert_eq!(
                browser.eval("document.documentElement.scrollWidth <= innerWidth"),
                json!(true),
                "{name} {what}"
            );
            // What is wider than the window moves within a part that arrow keys reach.
            let hidden = "[...document.querySelectorAll('main *, header *')].filter(e => !e.closest('.unseen') && \
                 !e.closest('.wide, svg') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 100))";
            assert_eq!(browser.eval(hidden), json!([]), "{name} {what}");
            if what != "wide" {
                picture(&mut browser, &format!("{name}.{what}.png"));
            }
        }
    }
}

#[test]
fn a_radar_chart_is_drawn_from_three_phases_on_with_room_for_its_names() {
    let Some(mut browser) = Browser::start() else { return };
    for Made { name, file } in all() {
        browser.open(file);
        let radars = browser.eval("document.querySelectorAll('svg.radar').length");
        let without = ["phases1", "phases2", "many"].contains(name) || name.starts_with("c");
        assert_eq!(radars, json!(usize::from(!without)), "{name}");
        let cut = "[...document.querySelectorAll('svg.radar text')].filter(t => { const b = t.getBBox(), \
             v = t.ownerSVGElement.viewBox.baseVal; return b.x < 0 || b.y < 0 || b.x + b.width > v.width || \
             b.y + b.height > v.height; }).map(t => t.textContent)";
        assert_eq!(browser.eval(cut), json!([]), "{name}");
    }
}

#[test]
fn the_keyboard_leads_past_the_title_to_a_gap_to_its_example_and_back() {
    let Some(mut browser) = Browser::start() else { return };
    browser.open(page("gaps.ja"));
    let focus = "document.activeElement.getAttribute('href')";
    browser.press("Tab");
    assert_eq!(browser.text(focus), "#page.content");
    assert_eq!(browser.eval("document.activeElement.getBoundingClientRect().top >= 0"), json!(true));
    browser.press("Enter");
    browser.press("Tab");
    assert_eq!(browser.text(focus), "#item.1");
    browser.press("Enter");
    assert_eq!(browser.text("location.hash"), "#item.1");
    browser.press("Tab");
    let example = browser.text(focus);
    assert!(
        browser.text("document.getElementById('item.1').innerHTML").contains(&format!("href=\"{example}\""))
    );
    browser.press("Enter");
    assert_eq!(browser.text("document.querySelector(':target').className"), "item example");
    browser.press("Tab");
    assert_eq!(browser.text(focus), "#item.1");
}

/// Marks at the beginning and the end of everything that must not be cut: `⟦3⟧` and `⟧3⟦`, and for headings with what
/// follows them.
const MARK: &str = "(() => { let n = 0; const all = []; const put = (e, first) => { const s = document.createElement('span'); \
     s.style.cssText = 'font-size:2px;white-space:nowrap'; s.textContent = ` @@${n}@ `; first ? e.prepend(s) : e.append(s); }; \
     for (const e of document.querySelectorAll('tbody tr, .first ol > li, .item > .fields:not(.tall), .example, .item li li')) { \
       const cells = e.tagName === 'TR' ? [...e.children] : e.matches('.fields, .first li') ? \
         [...e.querySelectorAll('h3, dt')] : [e]; \
       if (e.getBoundingClientRect().height > 700) continue; \
       for (const c of cells) { put(c, true); put(c, false); } all.push(e.textContent.slice(0, 60)); n++; } \
     for (const h of document.querySelectorAll('main h2, main h3, main h4, main .lead')) { \
       put(h, true); const next = h.nextElementSibling; \
       if (next) put(next.querySelector('tbody th, .what, li:not(.first li), dd') ?? next, true); all.push(h.textContent); n++; } return all; })()";

/// The pages on which each mark of a printed file stands.
fn marks(document: &Document) -> BTreeMap<usize, Vec<u32>> {
    let mut found: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    let text = &document.text;
    for (at, _) in text.match_indices("@@") {
        let digits = text[at + 2..].chars().take_while(char::is_ascii_digit).collect::<String>();
        let Ok(number) = digits.parse() else { continue };
        let Some(Place::Page { page, .. }) = document.place(at) else { continue };
        found.entry(number).or_default().push(page);
    }
    found
}

fn printed(browser: &mut Browser, name: &str) -> (Document, Vec<String>) {
    let bytes = browser.print();
    keep(&format!("{name}.pdf"), &bytes);
    let raw = String::from_utf8_lossy(&bytes);
    let sizes = raw
        .split("/MediaBox")
        .skip(1)
        .map(|rest| rest.split(']').next().unwrap_or_default().trim().to_owned());
    (read(&bytes, Some("pdf")).expect("a PDF file"), sizes.collect())
}

#[test]
fn printed_pages_are_a4_and_cut_nothing() {
    let Some(mut browser) = Browser::start() else { return };
    for Made { name, file } in all() {
        browser.open(file);
        let whole = browser.eval(MARK);
        let (document, sizes) = printed(&mut browser, &format!("{name}.marked"));
        assert!(
            // A heat map lies on its side.
            sizes
                .iter()
                .all(|size| size.starts_with("[0 0 ") && size.contains(" 594.9") && size.contains(" 841.9")),
            "{name}: {sizes:?}"
        );
        let marks = marks(&document);
        // Our own reader takes some for what stands at the head of each page.
        let count = whole.as_array().map_or(0, Vec::len);
        assert!(marks.len() * 20 > count * 19, "{name}: {} of {count} marks", marks.len());
        for (mark, pages) in marks {
            assert!(pages.iter().all(|page| *page == pages[0]), "{name}: on {pages:?}: {}", whole[mark]);
        }
    }
}

/// Where a text stands for the first time.
fn page_of(document: &Document, text: &str) -> u32 {
    let at = document.text.find(text).unwrap_or_else(|| panic!("{text} is not printed"));
    match document.place(at) {
        Some(Place::Page { page, .. }) => page,
        other => panic!("{text} stands at {other:?}"),
    }
}

#[test]
fn page_one_is_the_summary() {
    let Some(mut browser) = Browser::start() else { return };
    let ends = [
        ("全項目の一覧", "担当者が替わっても続くよう"),
        ("Every point", "Hand-over documents"),
        ("ポイントごとの結果", "担当者が替わっても"),
        ("Point by point", "an example of a change"),
    ];
    for (Made { name, file }, (next, last)) in all().iter().zip(ends) {
        browser.open(file);
        let (document, _) = printed(&mut browser, name);
        assert_eq!((page_of(&document, last), page_of(&document, next)), (1, 2), "{name}");
    }
}

#[test]
fn the_head_of_a_long_table_stands_on_each_page() {
    let Some(mut browser) = Browser::start() else { return };
    browser.open(page("phases12"));
    let (document, _) = printed(&mut browser, "phases12");
    assert!(page_of(&document, "Q59") > page_of(&document, "全項目の一覧"));
    assert!(document.text.matches("番号").count() >= 2, "{}", document.text);
}
