//! The formats for CI: SARIF against its schema, JUnit as XML, GitHub's commands; and that the exit status never
//! depends on the format.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use tempfile::TempDir;

/// Every format of `plan`.
const FORMATS: [&str; 7] = ["text", "markdown", "json", "csv", "sarif", "junit", "github"];

/// What no format may take for its own marks, on a statement that the made-up checklist finds.
const HOSTILE: &str =
    "会議を毎月開くことを検討する [x](1) {0} \\ <b>&\"']]>\u{1b}[31m\u{202e}%0A::error::x <!--\u{ffff}";

/// A folder with the made-up checklist and plans: one that is judged well, one that is not, one that cannot be read.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    put("points.toml", &read("tests/data/plan-points.toml"));
    put("annex.md", &read("tests/data/plan-annex.md"));
    put("plan.md", &read("tests/data/plan.md"));
    put(
        "good.md",
        "会議を毎月開く。\n\n市民課が担当する。税務課が担う。\n\nアンケートの結果を公表する。".as_bytes(),
    );
    put("hostile.md", format!("{HOSTILE}\n").as_bytes());
    put("old.doc", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    folder
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> Vec<u8> {
    fs::read(root().join(path)).expect("a file of the package")
}

fn plan(folder: &Path, lang: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dx-check"));
    command.args(["--lang", lang, "--today", "2026-11-22", "plan"]).args(args).current_dir(folder);
    command.stdin(Stdio::null()).output().expect("the program runs")
}

/// What `plan` says of files in the folder, by the made-up checklist.
fn said(folder: &Path, format: &str, files: &[&str]) -> String {
    let output = plan(folder, "ja", &[files, &["--checklist", "points.toml", "--format", format]].concat());
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A log of SARIF that keeps to the schema.
fn log(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}:\n{text}"));
    let schema = String::from_utf8(read("tests/data/sarif-schema-2.1.0.json")).expect("UTF-8");
    // A stray bracket in the schema's pattern for languages is no regular expression for a strict reader.
    let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).expect("the schema");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    let wrong: Vec<String> =
        validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(wrong, [""; 0], "{text}");
    log
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().expect("results")
}

fn sarif(folder: &Path, files: &[&str]) -> Value {
    log(&said(folder, "sarif", files))
}

#[test]
fn the_exit_status_is_the_same_for_every_format() {
    let folder = folder();
    let cases: [(i32, &[&str]); 5] = [
        (0, &["good.md"]),
        (1, &["annex.md"]),
        (1, &["plan.md", "--fail-under", "99"]),
        (2, &["old.doc"]),
        (2, &["good.md", "old.doc", "annex.md"]),
    ];
    for (status, args) in cases {
        for together in [&[][..], &["--together"]] {
            for format in FORMATS {
                let own = ["--checklist", "points.toml"];
                let to_stdout =
                    plan(folder.path(), "ja", &[args, together, &own, &["--format", format]].concat());
                let file = format!("{format}:out");
                let to_file = plan(folder.path(), "en", &[args, together, &own, &["-o", &file]].concat());
                for output in [to_stdout, to_file] {
                    assert_eq!(output.status.code(), Some(status), "{format}: {args:?} {together:?}");
                }
            }
        }
    }
}

#[test]
fn a_log_keeps_to_the_schema_for_every_kind_of_document() {
    let files =
        ["md", "docx", "xlsx", "pdf"].map(|ending| format!("tests/plans/dev/03-kakanai-madoguchi.{ending}"));
    for lang in ["ja", "en"] {
        for together in [&[][..], &["--together"]] {
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            let output = plan(root(), lang, &[&files, &["--format", "sarif"][..], together].concat());
            let log = log(&String::from_utf8(output.stdout).expect("UTF-8"));
            assert!(results(&log).len() > 3);
            assert_eq!(log["runs"][0]["language"], lang);
        }
    }
}

#[test]
fn a_log_without_results_with_unreadable_files_and_of_standard_input_keeps_to_the_schema() {
    let folder = folder();
    assert_eq!(results(&sarif(folder.path(), &["good.md"])).len(), 0);
    let log = sarif(folder.path(), &["good.md", "old.doc", "gone.md"]);
    let ids: Vec<&Value> = results(&log).iter().map(|result| &result["ruleId"]).collect();
    assert_eq!(ids, ["dx-check-unreadable"; 2]);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    let input = sarif(folder.path(), &["-"]);
    assert!(input["runs"][0]["results"][0].is_object());
}

#[test]
fn a_rule_has_help_in_both_languages_and_leads_to_the_library() {
    for (lang, first, second) in [("ja", "cases.ja.md", "cases.en.md"), ("en", "cases.en.md", "cases.ja.md")]
    {
        let output = plan(root(), lang, &["examples/plan.md", "--format", "sarif"]);
        let log = log(&String::from_utf8(output.stdout).expect("UTF-8"));
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
        for rule in rules.iter().filter(|rule| rule["properties"]["phase"].is_string()) {
            for kind in ["text", "markdown"] {
                let help = rule["help"][kind].as_str().expect("a help");
                let at = |name: &str| help.find(name).unwrap_or_else(|| panic!("{name} is not in {help}"));
                assert!(at(first) < at(second), "{help}");
            }
            let markdown = rule["help"]["markdown"].as_str().expect("Markdown");
            for link in markdown.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let (page, anchor) = link.split_once('#').expect("a link to an example");
                let page = &page[page.find("docs/").expect("a document")..];
                let page = String::from_utf8(read(page)).expect("UTF-8");
                assert!(page.contains(&format!("<a id=\"{anchor}\">")), "{link} leads nowhere");
            }
        }
        for result in results(&log) {
            let index = result["ruleIndex"].as_u64().expect("an index");
            assert_eq!(rules[usize::try_from(index).expect("small")]["id"], result["ruleId"]);
        }
    }
}

#[test]
fn levels_follow_the_verdict() {
    let folder = folder();
    let output = said(folder.path(), "json", &["annex.md", "plan.md"]);
    let json: Value = serde_json::from_str(&output).expect("JSON");
    let findings = json["documents"].as_array().expect("documents").iter().flat_map(|document| {
        let path = document["path"].as_str().expect("a path").to_owned();
        document["findings"].as_array().expect("findings").iter().map(move |f| (path.clone(), f.clone()))
    });
    let mut expected: Vec<(String, String, &str)> = findings
        .filter_map(|(path, finding)| {
            let level = match finding["verdict"].as_str()? {
                "no" => "error",
                "partial" => "warning",
                _ => return None,
            };
            Some((path, finding["point"].as_str()?.to_owned(), level))
        })
        .collect();
    let log = sarif(folder.path(), &["annex.md", "plan.md"]);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut actual: Vec<(String, String, String)> = results(&log)
        .iter()
        .map(|result| {
            let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            (text(uri), text(&result["ruleId"]), text(&result["level"]))
        })
        .collect();
    expected.sort();
    actual.sort();
    let expected: Vec<_> =
        expected.into_iter().map(|(path, id, level)| (path, id, level.to_owned())).collect();
    assert!(expected.len() > 2);
    assert_eq!(actual, expected);
}

#[test]
fn a_region_is_the_statement_counted_in_code_points() {
    let folder = folder();
    // 𠮷 is one code point, two units of UTF-16 and four bytes.
    let line = "𠮷野。アンケートの実施を検討する。𠮷野。";
    fs::write(folder.path().join("wide.md"), format!("# 計画\n\n{line}\n")).expect("a file");
    let log = sarif(folder.path(), &["wide.md"]);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let result = results(&log).iter().find(|result| result["ruleId"] == "S3").expect("a result");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let number = |key: &str| usize::try_from(region[key].as_u64().expect(key)).expect("small");
    assert_eq!((number("startLine"), number("endLine")), (3, 3));
    let chars: Vec<char> = line.chars().collect();
    let quoted: String = chars[number("startColumn") - 1..number("endColumn") - 1].iter().collect();
    assert_eq!(quoted, "アンケートの実施を検討する。");
}

#[test]
fn places_without_lines_are_named() {
    for (ending, start) in [("docx", "paragraph/"), ("pdf", "page/"), ("xlsx", "")] {
        let file = format!("tests/plans/dev/03-kakanai-madoguchi.{ending}");
        let output = plan(root(), "ja", &[&file, "--format", "sarif"]);
        let log = log(&String::from_utf8(output.stdout).expect("UTF-8"));
        let mut named = 0;
        for location in results(&log).iter().map(|result| &result["locations"][0]) {
            assert!(location["physicalLocation"]["region"].is_null(), "{location}");
            let Some(place) = location["logicalLocations"].get(0) else { continue };
            let name = place["fullyQualifiedName"].as_str().expect("a name");
            assert!(name.starts_with(start) && (ending != "xlsx" || name.contains('!')), "{name}");
            named += 1;
        }
        assert!(named > 0, "{ending}");
    }
}

/// The rule and the fingerprint of each result.
fn fingerprints(folder: &Path, file: &str, text: &str) -> Vec<(String, String)> {
    fs::write(folder.join(file), text).expect("a file");
    let log = sarif(folder, &[file]);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let each = |r: &Value| (text(&r["ruleId"]), text(&r["partialFingerprints"]["dxCheckStatement/v1"]));
    let mut all: Vec<_> = results(&log).iter().map(each).collect();
    all.sort();
    all
}

#[test]
fn fingerprints_survive_moved_lines_and_see_another_statement() {
    let folder = folder();
    let before = fingerprints(folder.path(), "p.md", "会議を毎月開くことを検討する。\n");
    let moved = "# 計画\n\n前置き。\n\n- 会議を毎月開くことを検討する。\n\n後書き。\n";
    assert_eq!(fingerprints(folder.path(), "p.md", moved), before);
    assert_eq!(before.len(), 3);
    let other = fingerprints(folder.path(), "p.md", "連絡会を毎月開くことを検討する。\n");
    let same = before.iter().filter(|one| other.contains(one)).count();
    assert_eq!(same, 2, "only the statement on the meeting is another: {before:?} {other:?}");
}

#[test]
fn a_waiver_is_a_suppression_and_one_that_is_over_a_result() {
    let folder = folder();
    let waiver = |point: &str, day: &str| {
        format!(
            "[[waivers]]\npoint = \"{point}\"\nreason = \"来年度\"\napprover = \"CIO\"\nexpires = {day}\n"
        )
    };
    let config = waiver("S1", "2027-03-31") + &waiver("S3", "2026-03-31");
    fs::write(folder.path().join("dx-check.toml"), config).expect("a configuration");
    let log = sarif(folder.path(), &["annex.md"]);
    let of = |id: &str| results(&log).iter().find(|result| result["ruleId"] == id);
    let suppressions = &of("S1").expect("S1 is a gap")["suppressions"];
    let reason = suppressions[0]["justification"].as_str().expect("a reason");
    assert!(reason.contains("来年度") && reason.contains("CIO"), "{reason}");
    assert_eq!(of("S3").expect("S3 is a gap")["suppressions"], serde_json::json!([]));
    assert!(of("dx-check-waiver-expired").is_some());
    let junit = said(folder.path(), "junit", &["annex.md"]);
    assert!(elements(&junit).iter().any(|e| e.name == "skipped" && e.of("message").contains("来年度")));
    assert!(elements(&junit).iter().any(|e| e.name == "system-err"));
    let github = said(folder.path(), "github", &["annex.md"]);
    assert!(github.contains("::notice ") && github.lines().any(|l| l.contains("2026-03-31")), "{github}");
}

/// An element of a document with its attributes.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Self {
        let attribute = |a: quick_xml::events::attributes::Attribute<'_>| {
            let value = quick_xml::escape::unescape(&a.value).expect("a value").into_owned();
            (a.key.as_ref().to_owned(), value)
        };
        let attributes = start.attributes().map(|a| attribute(a.expect("an attribute"))).collect();
        Self { name: start.name().as_ref().to_owned(), attributes }
    }

    fn of(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// The elements of a document that is XML.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e}:\n{xml}")) {
            Event::Start(start) | Event::Empty(start) => elements.push(Element::new(&start)),
            Event::Eof => return elements,
            _ => {}
        }
    }
}

#[test]
fn junit_has_a_case_per_point_and_document_and_counts_them() {
    let folder = folder();
    for args in [&["good.md", "annex.md", "plan.md", "old.doc"][..], &["good.md", "annex.md", "--together"]] {
        let elements = elements(&said(folder.path(), "junit", args));
        let count = |name: &str| elements.iter().filter(|e| e.name == name).count();
        let sum = |name: &str| -> usize {
            let suites = elements.iter().filter(|e| e.name == "testsuite");
            suites.map(|suite| suite.of(name).parse::<usize>().expect("a number")).sum()
        };
        let (suites, cases) = if args.contains(&"--together") { (1, 3) } else { (4, 10) };
        assert_eq!((count("testsuite"), count("testcase")), (suites, cases));
        assert_eq!(sum("tests"), cases);
        assert_eq!((sum("failures"), sum("errors")), (count("failure"), count("error")));
        assert_eq!(sum("skipped"), count("skipped"));
        let mut names: Vec<_> = elements
            .iter()
            .filter(|e| e.name == "testcase")
            .map(|case| (case.of("classname"), case.of("name")))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), cases, "each has a name of its own");
    }
}

#[test]
fn failures_of_junit_and_the_exit_status_agree() {
    let folder = folder();
    for (file, gate) in [
        ("annex.md", &["--fail-on", "never"][..]),
        ("annex.md", &["--fail-on", "no"]),
        ("plan.md", &["--fail-on", "partial"]),
        ("plan.md", &["--fail-under", "99"]),
        ("plan.md", &["--require", "S1"]),
        ("good.md", &["--fail-on", "partial"]),
    ] {
        let args = [&[file, "--checklist", "points.toml", "--format", "junit"], gate].concat();
        let output = plan(folder.path(), "en", &args);
        let elements = elements(&String::from_utf8(output.stdout).expect("UTF-8"));
        let failed = elements.iter().any(|e| e.name == "failure");
        assert_eq!(output.status.code(), Some(i32::from(failed)), "{file} {gate:?}");
    }
}

#[test]
fn what_a_plan_says_is_text_in_every_format() {
    let folder = folder();
    let log = sarif(folder.path(), &["hostile.md"]);
    let message = results(&log)[0]["message"]["text"].as_str().expect("a message");
    for (index, _) in message.match_indices(['[', ']']) {
        assert!(message[..index].ends_with('\\'), "{message}");
    }
    assert!(!message.replace("{{", "").replace("}}", "").contains(['{', '}']), "{message}");
    let junit = said(folder.path(), "junit", &["hostile.md"]);
    let known = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
    for element in elements(&junit) {
        assert!(known.contains(&element.name.as_str()), "{}", element.name);
    }
    assert!(!junit.contains(['\u{ffff}', '\u{1b}', '\u{202e}']));
    let github = said(folder.path(), "github", &["hostile.md"]);
    for line in github.lines() {
        assert!(line.starts_with("::warning ") || line.starts_with("::error "), "{line}");
        assert!(line.contains("%250A") || !line.contains("::error::x"), "{line}");
    }
}

#[test]
fn a_hostile_file_name_is_a_name_in_every_format() {
    let folder = folder();
    let name = "a,b:c%0A&<é> #?.md";
    fs::write(folder.path().join(name), "会議を毎月開くことを検討する。").expect("a file");
    let log = sarif(folder.path(), &[name]);
    let uri = &results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "a%2Cb%3Ac%250A%26%3C%C3%A9%3E%20%23%3F.md");
    let elements = elements(&said(folder.path(), "junit", &[name]));
    assert!(elements.iter().any(|e| e.of("file") == name));
    let github = said(folder.path(), "github", &[name]);
    assert!(github.lines().all(|line| line.contains(" file=a%2Cb%3Ac%250A&<é> #?.md")), "{github}");
}
