//! Embeds `checklists/` and `seeds/` in the program: one table of path, text and parsed tree, sorted by path.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(
    dead_code,
    unreachable_pub,
    reason = "a module of the program, which reads the trees that are written here"
)]
#[path = "src/input/tree.rs"]
mod tree;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/input/tree.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
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
    // By the text of the name, as the program looks them up; paths are ordered part by part.
    named.sort();
    let mut table = String::from("&[\n");
    for (name, path) in &named {
        let text = fs::read_to_string(path)?;
        let tree = tree::encode(&text).map_err(|error| io::Error::other(format!("{name}: {error}")))?;
        let beside = out.join(name.replace('/', "-")).with_extension("tree");
        fs::write(&beside, tree)?;
        let (path, beside) = (path.display().to_string(), beside.display().to_string());
        let (text, tree) = (format!("include_str!({path:?})"), format!("include_bytes!({beside:?})"));
        let _ = writeln!(table, "    input::Embedded {{ path: {name:?}, text: {text}, tree: {tree} }},");
    }
    table.push_str("]\n");
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
