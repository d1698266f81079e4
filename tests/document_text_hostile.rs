//! Markdown and plain text that are damaged or hostile: marks in any order, files cut and mixed.

#[path = "common/text_plans.rs"]
mod text_plans;

use dx_check::document::{Place, read};
use text_plans::{ending, plans};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut dice = Dice(7);
    for (path, source) in plans() {
        for _ in 0..40 {
            let mut bytes = source.clone().into_bytes();
            bytes.truncate(dice.below(bytes.len()) + 1);
            for _ in 0..dice.below(6) {
                let at = dice.below(bytes.len());
                bytes[at] = u8::try_from(dice.below(256)).expect("a byte");
            }
            let _ = read(&bytes, ending(&path));
        }
    }
}

/// Marks thrown together: whatever they mean, pieces must stand in ascending order and at true places.
#[test]
fn marks_in_any_order() {
    const MARKS: [&str; 48] = [
        "\n",
        "\n",
        "\n\n",
        " ",
        "    ",
        "　",
        "　　",
        "\t",
        "# ",
        "## ",
        "- ",
        "1. ",
        "・",
        "> ",
        "|",
        "| --- |",
        "|-|-|\n",
        "---",
        "===\n",
        "```",
        "~~~",
        "<!--",
        "-->",
        "<br>",
        "**",
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "[^1]",
        "[^1]: ",
        "~~",
        "&amp;",
        "<rt>",
        "</rt>",
        "\\",
        "第１　",
        "１　",
        "(1)",
        "ア　",
        "（目的）",
        "【概要】",
        "│",
        "├─┤\n",
        "計画。",
        "会議　担当",
    ];
    let mut dice = Dice(11);
    for round in 0..3000 {
        let text: String = (0..dice.below(40)).map(|_| MARKS[dice.below(MARKS.len())]).collect();
        let lines: Vec<Vec<char>> = text.lines().map(|l| l.chars().collect()).collect();
        for ending in ["md", "txt"] {
            let Ok(document) = read(text.as_bytes(), Some(ending)) else { continue };
            assert!(document.spots.is_sorted_by(|a, b| a.at < b.at), "{round} {ending}: {text:?}");
            for spot in &document.spots {
                let Place::Line { line, column } = spot.place else { panic!("{spot:?}") };
                let there = lines[line as usize - 1][column as usize - 1];
                let read = document.text[spot.at..].chars().next();
                assert!(read == Some(there), "{round} {ending} {line}:{column} {read:?}: {text:?}");
            }
        }
    }
}

#[test]
fn hostile_files_take_no_time() {
    let start = std::time::Instant::now();
    let rows = "| a | b |\n|-|-|\n".to_owned() + &"|".repeat(200_000);
    let nested: String = (0..2000).map(|depth| format!("{}- 項\n", " ".repeat(depth))).collect();
    let texts = [
        "<!--".repeat(50_000),
        "`<!--".repeat(50_000),
        "<!-- `\n".repeat(30_000),
        "```\n".repeat(30_001),
        "```x\n~~~~y\n".repeat(20_000),
        "> ".repeat(100_000) + "項",
        rows,
        nested,
        "１　項\n\n\n\n\n\n\n\n".repeat(10_000),
        "（目的）\n\n".repeat(20_000),
        "│甲│乙".repeat(30_000),
        "甲　　乙\n".repeat(30_000),
        "\n".repeat(300_000) + "項",
        "　".repeat(100_000) + "項",
        "\\".repeat(100_000) + "|",
    ];
    for text in texts {
        for ending in ["md", "txt"] {
            let _ = read(text.as_bytes(), Some(ending));
        }
    }
    // Without optimization, on a busy machine; what grows with the square takes minutes.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
