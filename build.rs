//! Embeds `checklists/` and `seeds/` in the program: one table of (path, text), sorted by path.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut paths = Vec::new();
    for folder in ["checklists", "seeds"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(&root.join(folder), &mut paths)?;
    }
    let mut named = Vec::new();
    for path in paths {
        let name = path.strip_prefix(&root).map_err(io::Error::other)?;
        named.push((name.to_string_lossy().replace('\\', "/"), path));
    }
    // By name as it is looked up: paths sort part by part, and then `dx15/…` stands before `dx15.toml`.
    named.sort();
    let mut table = String::from("&[\n");
    for (name, path) in &named {
        let _ = writeln!(table, "    ({name:?}, include_str!({:?})),", path.display().to_string());
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("embedded.rs"), table)
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            into.push(path);
        }
    }
    Ok(())
}
