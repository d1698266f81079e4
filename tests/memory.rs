//! Any number of answer files goes through the formats for machines in bounded memory: what was written is let go.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How much more many files may take than few, in KiB. All that is written of them would be some 70 MiB as JSON lines,
/// and some 3 MiB as rows of a table.
const ALLOWED: [(&str, u64); 2] = [("csv", 3 << 10), ("jsonl", 16 << 10)];
const FEW: usize = 400;
const MANY: usize = 4000;

#[test]
fn many_answer_files_take_hardly_more_memory_than_few() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let answers = include_str!("../examples/answers.toml");
    for (name, count) in [("few", FEW), ("many", MANY)] {
        let folder = folder.path().join(name);
        fs::create_dir(&folder).expect("a folder");
        for number in 0..count {
            fs::write(folder.join(format!("{number:05}.toml")), answers).expect("a file");
        }
    }
    for (format, allowed) in ALLOWED {
        let [few, many] = ["few", "many"].map(|name| peak(&folder.path().join(name), format));
        assert!(few > 0 && many < few + allowed, "{format}: {few} KiB for {FEW}, {many} KiB for {MANY}");
    }
}

/// The most memory that a run takes, in KiB.
fn peak(answers: &Path, format: &str) -> u64 {
    let mut run = Command::new(env!("CARGO_BIN_EXE_dx-check"))
        .args(["--lang", "en", "score", "--format", format])
        .arg(answers)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut peak = 0;
    loop {
        // The system's own high-water mark: the last look before the end has it.
        peak = peak.max(high_water(&run));
        match run.try_wait().expect("the program can be waited for") {
            Some(status) => {
                assert!(status.success(), "{format}");
                return peak;
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

fn high_water(run: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
