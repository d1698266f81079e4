//! A case of `tests/cmd/` as it stands in its file.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// One situation. What is not mentioned must be empty (outputs) or unchanged (files).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What is typed after `dx-check`; `{root}` is the package's folder, `{with}` each text of `with`.
    #[serde(default)]
    pub(crate) args: Vec<String>,
    /// A shell script instead; `$DX_CHECK` is the program.
    pub(crate) sh: Option<String>,
    /// Standard input; none is an empty one.
    pub(crate) stdin: Option<Content>,
    /// Variables; no others are set but the language, the day and `PATH`.
    #[serde(default)]
    pub(crate) env: BTreeMap<String, String>,
    /// The languages to run it in.
    #[serde(default = "both")]
    pub(crate) lang: Vec<String>,
    /// Runs once with each of these texts.
    #[serde(default)]
    pub(crate) with: Vec<String>,
    /// Escape sequences for colours are all right.
    #[serde(default)]
    pub(crate) color: bool,
    /// Never as root.
    #[serde(default)]
    pub(crate) no_root: bool,
    /// What lies in the folder before.
    #[serde(default)]
    pub(crate) files: BTreeMap<String, Content>,
    /// The exit status.
    pub(crate) status: i32,
    #[serde(default)]
    pub(crate) stdout: Expect,
    #[serde(default)]
    pub(crate) stderr: Expect,
    /// Values in standard output as JSON, by JSON pointer.
    #[serde(default)]
    pub(crate) json: BTreeMap<String, toml::Value>,
    /// What lies in the folder afterwards.
    #[serde(default)]
    pub(crate) after: BTreeMap<String, After>,
}

fn both() -> Vec<String> {
    ["ja", "en"].map(str::to_owned).to_vec()
}

/// A file before the run: its text, or how it is made.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Content {
    Text(String),
    Made(Made),
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Made {
    /// A text, written as often as `times` says (once), in `encoding` (UTF-8): `cp932`, `utf-16`, `bom`, `crlf`.
    text: String,
    times: usize,
    encoding: String,
    /// Bytes, as hexadecimal digits, after the text.
    hex: String,
    /// A file of the package.
    copy: String,
    /// An empty folder.
    pub(crate) folder: bool,
    /// A symbolic link to this.
    pub(crate) link: String,
    /// A mode, like `0o444`.
    pub(crate) mode: Option<u32>,
}

impl Content {
    /// The file's bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let made = match self {
            Self::Text(text) => return text.clone().into_bytes(),
            Self::Made(made) => made,
        };
        if !made.copy.is_empty() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&made.copy);
            return std::fs::read(path).expect("a file of the package");
        }
        let text = made.text.repeat(made.times.max(1));
        let mut bytes = match made.encoding.as_str() {
            "" => text.into_bytes(),
            "cp932" => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
            "bom" => format!("\u{FEFF}{text}").into_bytes(),
            "crlf" => text.replace('\n', "\r\n").into_bytes(),
            "utf-16" => format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
            other => panic!("no encoding {other}"),
        };
        let digits: Vec<u8> = made.hex.bytes().filter(|b| *b != b' ').collect();
        let byte = |pair: &[u8]| u8::from_str_radix(&String::from_utf8_lossy(pair), 16);
        bytes.extend(digits.chunks(2).map(|p| byte(p).expect("hexadecimal")));
        bytes
    }
}

/// What a text must be. Not mentioned, it must be empty; written as a text, it is that in every language.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Expect {
    Same(Text),
    Split(Split),
}

impl Default for Expect {
    fn default() -> Self {
        Self::Same(Text::Whole(String::new()))
    }
}

/// What a text must be, by language; each is free where nothing is said.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Split {
    /// Contained, whatever the language.
    has: Vec<String>,
    /// Not contained, whatever the language.
    hasnt: Vec<String>,
    ja: Option<Text>,
    en: Option<Text>,
}

/// The whole text, or parts of it.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Text {
    Whole(String),
    Parts(Vec<String>),
}

impl Expect {
    /// The whole text, where it is known.
    pub(crate) fn whole(&self, lang: &str) -> Option<&str> {
        match self.text(lang) {
            Some(Text::Whole(whole)) => Some(whole),
            _ => None,
        }
    }

    /// Everything that must be in it.
    pub(crate) fn parts(&self, lang: &str) -> impl Iterator<Item = &String> {
        let own = match self.text(lang) {
            Some(Text::Parts(parts)) => parts.as_slice(),
            _ => &[],
        };
        let common = match self {
            Self::Split(split) => split.has.as_slice(),
            Self::Same(_) => &[],
        };
        common.iter().chain(own)
    }

    /// Everything that must not be in it.
    pub(crate) fn never(&self) -> &[String] {
        match self {
            Self::Split(split) => &split.hasnt,
            Self::Same(_) => &[],
        }
    }

    fn text(&self, lang: &str) -> Option<&Text> {
        match (self, lang) {
            (Self::Same(text), _) => Some(text),
            (Self::Split(split), "ja") => split.ja.as_ref(),
            (Self::Split(split), _) => split.en.as_ref(),
        }
    }
}

/// What became of a file: whether it is there, or what is in it.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum After {
    There(bool),
    Holds(Expect),
}
