//! Report pages as the program makes them: of the examples, and of inputs that are hard on a layout.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A page that was made.
pub(crate) struct Made {
    /// What it is, for messages and files.
    pub(crate) name: &'static str,
    /// Where it stands.
    pub(crate) file: PathBuf,
}

/// Every kind of report on the examples, in both languages: name, language, arguments.
const EXAMPLES: [(&str, &str, &[&str]); 8] = [
    ("gaps.ja", "ja", &["score", "examples/answers.toml"]),
    ("gaps.en", "en", &["score", "examples/answers.en.toml"]),
    ("plan.ja", "ja", &["plan", "examples/plan.md"]),
    ("plan.en", "en", &["plan", "examples/plan.en.md"]),
    ("crosscheck.ja", "ja", &["plan", "examples/plan.md", "--answers", "examples/answers.toml"]),
    ("crosscheck.en", "en", &["plan", "examples/plan.en.md", "--answers", "examples/answers.en.toml"]),
    ("compare.ja", "ja", &["compare", "examples/answers-2025.toml", "examples/answers.toml"]),
    ("compare.en", "en", &["compare", "examples/answers-2025.en.toml", "examples/answers.en.toml"]),
];

/// The reports on the examples.
pub(crate) fn of_examples() -> Vec<Made> {
    EXAMPLES.into_iter().map(|(name, lang, args)| made(name, lang, args)).collect()
}

/// Reports that are hard on a layout: long and hostile texts, a broken gate with waivers, no answer, only yes, and
/// checklists with one, two, twelve phases and many points.
pub(crate) fn of_hard_inputs() -> Vec<Made> {
    let mut all = vec![
        of_answers("long.ja", "ja", &long()),
        of_answers("long.en", "en", &long()),
        of_answers("blank", "ja", ""),
        of_answers("yes", "en", &every("yes")),
    ];
    all.extend([1, 2, 3, 12].map(of_phases));
    all.push(made("many", "ja", &["score", "examples/answers.toml", "examples/answers.en.toml"]));
    all
}

/// The folder of these tests.
pub(crate) fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report_pages");
    fs::create_dir_all(&folder).expect("a folder for tests");
    folder
}

fn made(name: &'static str, lang: &str, args: &[&str]) -> Made {
    let file = folder().join(format!("{name}.html"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_dx-check"));
    command.args(["--lang", lang, "--today", "2026-11-22"]).args(args).arg("-o").arg(&file);
    let root = env!("CARGO_MANIFEST_DIR");
    let output = command.current_dir(root).env_remove("DX_CHECK_LANG").output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code < 2), "{name}: {said}");
    Made { name, file }
}

/// A report on answers that are written here, with a gate and waivers beside them.
fn of_answers(name: &'static str, lang: &str, answers: &str) -> Made {
    let home = folder().join(name);
    fs::create_dir_all(&home).expect("a folder");
    let config = "[gate]\nfail_on = \"no\"\nfail_under = 80\n\
        [[waivers]]\npoint = \"P14\"\nreason = \"予算の都合により、来年度の当初予算で対応する\"\napprover = \"副町長\"\nexpires = 2027-03-31\n\
        [[waivers]]\npoint = \"P03\"\nreason = \"欠員\"\napprover = \"総務課長\"\nexpires = 2026-03-31\n";
    fs::write(home.join("dx-check.toml"), config).expect("the folder can be written to");
    let file = home.join("answers.toml");
    let text = format!("checklist = {{ id = \"dx15\", version = 2 }}\n{answers}");
    fs::write(&file, text).expect("the folder can be written to");
    made(name, lang, &["score", &file.display().to_string()])
}

fn every(answer: &str) -> String {
    (1..=15).fold("[answers]\n".to_owned(), |text, n| format!("{text}P{n:02} = \"{answer}\"\n"))
}

/// Long names, notes of many lines, words that cannot be broken, markup.
fn long() -> String {
    let name = "みどり野・あおば広域行政事務組合情報システム共同利用推進協議会（事務局：みどり野町役場企画財政課情報政策係）";
    let lines =
        (1..=40).map(|n| format!("{n}行目：窓口の声を聞き取り、課内で共有した。\\n")).collect::<String>();
    let mut text = format!(
        "[subject]\norganization = \"{name}\"\nproject = \"{}\"\nassessor = \"{name}\"\ndate = 2026-11-20\n",
        "オンライン申請と電子窓口の拡充および住民サービス向上のための業務見直し事業".repeat(2)
    );
    for n in 1..=15 {
        let answer = ["いいえ", "一部", "はい", "分からない", "対象外"][n % 5];
        let note = match n % 3 {
            0 => lines.clone(),
            1 => "<script>alert(1)</script><img src=x onerror=alert(2)> | **b** & \\\"q\\\"".to_owned(),
            _ => format!("https://example.jp/{}", "abcdefghij".repeat(20)),
        };
        let _ = write!(
            text,
            "[answers.P{n:02}]\nanswer = \"{answer}\"\nnote = \"{note}\"\nevidence = [\"{}\"]\nowner = \"{name}\"\ndue = 2027-01-{n:02}\n",
            "2026-10-01_議事録_最終_修正版2.docx".repeat(3)
        );
    }
    text
}

/// A report by a checklist of so many phases and thrice as many points.
fn of_phases(phases: usize) -> Made {
    let (name, lang) = match phases {
        1 => ("phases1", "en"),
        2 => ("phases2", "ja"),
        3 => ("phases3", "en"),
        _ => ("phases12", "ja"),
    };
    let home = folder().join(name);
    fs::create_dir_all(&home).expect("a folder");
    let mut checklist =
        "format = 1\nid = \"own\"\nversion = 1\ntitle = { ja = \"庁内の点検表\", en = \"Own checklist\" }\n"
            .to_owned();
    let mut answers = "checklist = { id = \"own\", version = 1 }\n[answers]\n".to_owned();
    for phase in 1..=phases {
        let _ = write!(
            checklist,
            "[[phases]]\nid = \"f{phase}\"\ntitle = {{ ja = \"第{phase}段階の準備・運用\", en = \"Preparation of stage {phase}\" }}\n"
        );
    }
    for n in 0..phases * 5 {
        let phase = n / 5 + 1;
        let _ = write!(
            checklist,
            "[[points]]\nid = \"Q{n}\"\nphase = \"f{phase}\"\ntitle = {{ ja = \"項目{n}の実施\", en = \"Doing item {n}\" }}\n\
             question = {{ ja = \"項目{n}を行っていますか。\", en = \"Is item {n} done?\" }}\n\
             [[points.criteria]]\nid = \"done\"\ntext = {{ ja = \"項目{n}を行っている\", en = \"Item {n} is done\" }}\n"
        );
        if phase != 2 {
            let _ = writeln!(answers, "Q{n} = \"{}\"", ["yes", "no", "partial", "yes", "unknown"][n % 5]);
        }
    }
    let file = home.join("answers.toml");
    fs::write(home.join("own.toml"), checklist).expect("the folder can be written to");
    fs::write(&file, answers).expect("the folder can be written to");
    let own = home.join("own.toml").display().to_string();
    made(name, lang, &["--checklist", &own, "score", &file.display().to_string()])
}
