//! What stands on the screen fits it, in both languages, also after the window changed.

use std::time::{Duration, Instant};

use dx_check::text::width;

use super::steps::{EN, JA, NO_ANSWERS, Signs, folder_with, open, open_at};
use super::terminal::{DOWN, ENTER, NARROW, Size, Terminal, USUAL, squeezed};

/// How soon a page must be drawn again in a window of another size.
const SOON: Duration = Duration::from_secs(1);

/// Waits until the page is drawn, and holds that it [`fits`].
#[track_caller]
pub(super) fn drawn_and_fits(t: &mut Terminal, size: Size) {
    t.wait_for_keys();
    fits(t, size);
}

/// Every line of the page fits the window, and so does the page.
#[track_caller]
pub(super) fn fits(t: &Terminal, (columns, rows): Size) {
    let page = t.page();
    for line in page.lines() {
        let wide = width(line);
        assert!(wide <= usize::from(columns), "{wide} columns of {columns}: {line:?} in\n{page}");
    }
    let high = page.lines().count();
    assert!(high <= usize::from(rows), "{high} lines of {rows}, the first ones are lost:\n{page}");
}

/// Walks through all points at a size: question, help, criteria, details.
fn walk(signs: &Signs, size: Size) {
    let (folder, _) = folder_with(NO_ANSWERS);
    let mut t = open(folder.path(), signs, size);
    fits(&t, size);
    t.press(ENTER);
    for point in 1..=15 {
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        t.press("!");
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        t.press("?");
        t.see(signs.page_of);
        t.wait_for_keys();
        while !squeezed(&t.page()).contains(&squeezed(&(signs.point)(point))) {
            fits(&t, size);
            let before = t.page();
            t.press(ENTER);
            t.wait("the next page", |t| t.page() != before && squeezed(&t.page()).contains(&squeezed("q ")));
            t.wait_for_keys();
        }
        t.press("c");
        t.see(signs.ticks);
        t.press("2");
        t.see("[x]");
        drawn_and_fits(&mut t, size);
        t.press(ENTER);
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        t.press("1");
        t.see(signs.details);
        drawn_and_fits(&mut t, size);
        t.press("b");
        // Now with the answer so far and the proposal.
        t.see(&(signs.point)(point));
        drawn_and_fits(&mut t, size);
        t.press("1");
        t.see(signs.details);
        t.press(ENTER);
    }
    t.see(signs.review);
    drawn_and_fits(&mut t, size);
    t.press("q");
    t.ends_with(0);
}

#[test]
fn every_page_fits_60_columns_in_english() {
    walk(&EN, NARROW);
}

#[test]
fn every_page_fits_60_columns_in_japanese() {
    walk(&JA, NARROW);
}

#[test]
fn every_page_fits_80_columns_in_english() {
    walk(&EN, USUAL);
}

#[test]
fn every_page_fits_80_columns_in_japanese() {
    walk(&JA, USUAL);
}

#[test]
fn long_texts_of_the_person_fit_60_columns() {
    let (folder, _) = folder_with(NO_ANSWERS);
    let mut t = open_at(folder.path(), &JA, NARROW, 1);
    t.press("1");
    t.see(JA.details);
    for (key, label, text) in [
        ("n", "メモ", "毎週の会議で関係課が情報を共有している。".repeat(6)),
        ("e", "根拠", "https://example.lg.jp/a-long-address-without-blanks/".repeat(4)),
    ] {
        t.press(key);
        t.see_prompt(label);
        t.type_line(&text);
        t.see(JA.details);
        t.wait_for_keys();
        fits(&t, NARROW);
        assert!(squeezed(&t.page()).contains(&squeezed(&text)), "{}", t.page());
    }
}

#[test]
fn the_report_at_the_end_fits_60_columns() {
    for (signs, saved_in) in [(&EN, "Saved in:"), (&JA, "保存先：")] {
        let (folder, _) = folder_with(NO_ANSWERS);
        let mut t = open_at(folder.path(), signs, NARROW, 1);
        t.answer("3", signs, 2);
        t.answer("2", signs, 3);
        t.press("g");
        t.see(signs.review);
        t.press("f");
        t.told(saved_in);
        let page = t.page();
        let (report, _) = page.split_once(saved_in).unwrap();
        assert!(report.contains("P15"), "{report}");
        for line in report.lines() {
            assert!(width(line) <= usize::from(NARROW.0), "{line:?} in\n{report}");
        }
    }
}

#[test]
fn the_list_of_services_fits_and_scrolls() {
    for signs in [&EN, &JA] {
        let folder = tempfile::tempdir().unwrap();
        let mut t = open(folder.path(), signs, NARROW);
        t.press(ENTER);
        let [organization, project, none] = if signs.lang == "ja" {
            ["団体名", "事業名", "（選ばない）"]
        } else {
            ["Organisation", "Project", "(none)"]
        };
        t.see_prompt(organization);
        t.type_line("");
        t.see_prompt(project);
        t.type_line("");
        t.see(none);
        t.wait_for_keys();
        fits(&t, NARROW);
        t.press(DOWN);
        t.told("> ");
    }
}

#[test]
fn a_resized_window_is_drawn_again() {
    // The last words of a page with keys.
    for (signs, last) in [(&EN, "save and quit"), (&JA, "保存して終わる")] {
        let (folder, _) = folder_with(NO_ANSWERS);
        let mut t = open_at(folder.path(), signs, USUAL, 1);
        for size in [(100, 40), (60, 24), (46, 30), (60, 18), USUAL] {
            redrawn(&mut t, size, last);
            assert!(squeezed(&t.page()).contains(&squeezed(&(signs.point)(1))));
        }
        t.press("1");
        t.see(signs.details);
        redrawn(&mut t, NARROW, last);
    }
}

#[test]
fn the_review_and_the_help_are_drawn_again() {
    for (signs, last) in [(&EN, "save and quit"), (&JA, "保存して終わる")] {
        let (folder, _) = folder_with(NO_ANSWERS);
        let mut t = open_at(folder.path(), signs, (80, 40), 1);
        t.press("?");
        t.see(signs.page_of);
        redrawn(&mut t, (60, 20), signs.page_of);
        t.press("q");
        t.see(&(signs.point)(1));
        t.resize((80, 40));
        t.see(&(signs.point)(1));
        t.press("g");
        t.see(signs.review);
        redrawn(&mut t, (60, 12), last);
    }
}

/// Gives the window another size and waits for a page that ends like this and fits.
fn redrawn(t: &mut Terminal, size: Size, last: &str) {
    t.wait_for_keys();
    t.resize(size);
    let asked = Instant::now();
    t.see(last);
    assert!(asked.elapsed() < SOON, "{size:?}: {:?}", asked.elapsed());
    fits(t, size);
}
