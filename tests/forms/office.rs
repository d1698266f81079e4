//! The same round trip through LibreOffice: saved as a workbook, and as a sheet of its own and back.

use std::path::Path;
use std::process::Command;

use dx_check::forms::Form;
use dx_check::i18n::Lang;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::sheets::{any_sheet, texts};
use crate::{form, sheet};

/// How many forms go through in one run.
const FORMS: usize = 24;

#[test]
#[allow(clippy::print_stderr, reason = "a test that is passed over says so")]
fn nothing_is_lost_on_the_way_through_libreoffice() {
    if Command::new("soffice").arg("--version").output().is_err() {
        assert!(std::env::var("DX_CHECK_REQUIRE_TOOLS").is_err(), "soffice is missing");
        eprintln!("SKIPPED: soffice is not on this machine");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[15; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    // A tab cannot be typed into a cell, and a sheet of LibreOffice's own drops one at the end of a line.
    let untabbed = texts().prop_map(|text| {
        let text = text.replace('\t', " ");
        if text.trim().is_empty() { String::new() } else { text }
    });
    let strategy = any_sheet(untabbed.boxed());
    let mut names = Vec::new();
    let mut sheets = Vec::new();
    for number in 0..FORMS {
        let filled = strategy.new_tree(&mut runner).expect("a sheet").current();
        let lang = Lang::ALL[number % 2];
        let name = format!("{number}.xlsx");
        std::fs::write(folder.path().join(&name), form(Form::Xlsx, lang, Some(&filled))).expect("written");
        names.push(name);
        sheets.push(filled);
    }
    convert(folder.path(), "xlsx", "saved", &names);
    convert(folder.path(), "ods", "ods", &names);
    let ods: Vec<String> = names.iter().map(|name| format!("ods/{}", name.replace("xlsx", "ods"))).collect();
    convert(folder.path(), "xlsx", "back", &ods);
    for (name, filled) in names.iter().zip(&sheets) {
        for way in ["saved", "back"] {
            let bytes = std::fs::read(folder.path().join(way).join(name)).expect("a converted form");
            let (read, _) = sheet(&bytes);
            assert_eq!(&read, filled, "{way}/{name}");
        }
    }
}

fn convert(folder: &Path, to: &str, into: &str, names: &[String]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .current_dir(folder)
        .args([&profile, "--headless", "--convert-to", to, "--outdir", into])
        .args(names)
        .output()
        .expect("soffice runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
