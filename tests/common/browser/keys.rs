//! Keys as the DevTools protocol wants them.

use serde_json::{Value, json};

/// Keys that write nothing or stand for more than a character: name, code, number, text.
const NAMED: [(&str, &str, u32, &str); 16] = [
    ("Tab", "Tab", 9, ""),
    ("Enter", "Enter", 13, "\r"),
    (" ", "Space", 32, " "),
    ("Space", "Space", 32, " "),
    ("Escape", "Escape", 27, ""),
    ("Backspace", "Backspace", 8, ""),
    ("Delete", "Delete", 46, ""),
    ("Home", "Home", 36, ""),
    ("End", "End", 35, ""),
    ("PageUp", "PageUp", 33, ""),
    ("PageDown", "PageDown", 34, ""),
    ("ArrowLeft", "ArrowLeft", 37, ""),
    ("ArrowUp", "ArrowUp", 38, ""),
    ("ArrowRight", "ArrowRight", 39, ""),
    ("ArrowDown", "ArrowDown", 40, ""),
    ("F5", "F5", 116, ""),
];

/// The keys that are held: name, bit, code, number.
const HELD: [(&str, u32, &str, u32); 3] =
    [("Alt", 1, "AltLeft", 18), ("Control", 2, "ControlLeft", 17), ("Shift", 8, "ShiftLeft", 16)];

/// The events of pressing and releasing a key, with the keys that are held meanwhile before it: `Control+s`.
pub(super) fn events(key: &str) -> Vec<Value> {
    // `+` itself is a key, too.
    let (held, name) = match key.rsplit_once('+') {
        Some((held, name)) if !name.is_empty() => (held.split('+').collect(), name),
        _ => (Vec::new(), key),
    };
    let held: Vec<_> = HELD.into_iter().filter(|(name, ..)| held.contains(name)).collect();
    let all = held.iter().fold(0, |bits, (_, bit, ..)| bits | bit);
    let one = |kind: &str, name: &str, code: &str, number: u32, text: &str| {
        json!({
            "type": kind, "key": if name == "Space" { " " } else { name }, "code": code, "modifiers": all,
            "windowsVirtualKeyCode": number, "text": text, "unmodifiedText": text,
        })
    };
    let named = NAMED.into_iter().find(|(known, ..)| *known == name);
    let (code, number, text) = match named {
        Some((_, code, number, text)) => (code.to_owned(), number, text),
        None => {
            let first = name.chars().next().unwrap_or(' ').to_ascii_uppercase();
            let code = if first.is_ascii_digit() { format!("Digit{first}") } else { format!("Key{first}") };
            (code, u32::from(first), name)
        }
    };
    // With Control or Alt a key is a command and writes nothing.
    let text = if all & 3 == 0 { text } else { "" };
    let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
    let press = held.iter().map(|(name, _, code, number)| one("rawKeyDown", name, code, *number, ""));
    let release = held.iter().rev().map(|(name, _, code, number)| one("keyUp", name, code, *number, ""));
    let key = [one(down, name, &code, number, text), one("keyUp", name, &code, number, "")];
    press.chain(key).chain(release).collect()
}
