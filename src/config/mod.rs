//! `dx-check.toml`: the gate and the waivers for the documents beside and below it.

use globset::{Glob, GlobMatcher};
use jiff::civil::Date;

use crate::assessment::{FailOn, Gate, Ratio, Waiver};
use crate::checklist::Checklist;
use crate::input::{Reader, Table, check_format, read};
use crate::problem::{Fault, Problem};

/// The file's name.
pub const FILE_NAME: &str = "dx-check.toml";

/// What a `dx-check.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The gate; `None` when the file has none.
    pub gate: Option<Gate>,
    /// The waivers.
    pub waivers: Vec<ScopedWaiver>,
}

/// A waiver and the documents that it is meant for.
#[derive(Clone, Debug)]
pub struct ScopedWaiver {
    /// The waiver.
    pub waiver: Waiver,
    paths: Vec<GlobMatcher>,
}

impl ScopedWaiver {
    /// Whether it is meant for a document, by its path relative to the file's folder, with `/` between the parts.
    pub fn covers(&self, path: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|p| p.is_match(path))
    }
}

impl Config {
    /// Reads a configuration against a checklist, as of `today`. `None` when there is an error among the problems.
    pub fn parse(name: &str, text: &str, checklist: &Checklist, today: Date) -> (Option<Self>, Vec<Problem>) {
        let reader = Reader::new(name, text);
        let config = read(text, &reader).map(|root| config(&Table::root(&reader, &root), checklist, today));
        let config = config.filter(|_| !reader.has_errors());
        (config, reader.finish())
    }

    /// The waivers meant for a document, expired ones too.
    pub fn waivers_for(&self, path: &str) -> Vec<Waiver> {
        self.waivers.iter().filter(|w| w.covers(path)).map(|w| w.waiver.clone()).collect()
    }
}

fn config(root: &Table<'_>, checklist: &Checklist, today: Date) -> Config {
    check_format(root);
    let gate = root.table("gate").map(|table| gate(&table, checklist));
    let waivers = root.tables("waivers").iter().filter_map(|table| waiver(table, checklist, today)).collect();
    root.finish();
    Config { gate, waivers }
}

fn gate(table: &Table<'_>, checklist: &Checklist) -> Gate {
    let fail_on = table.word("fail_on", &["no", "partial", "never"]).map(|word| match word.into_inner() {
        "no" => FailOn::No,
        "partial" => FailOn::Partial,
        _ => FailOn::Never,
    });
    let require = table
        .strings("require")
        .into_iter()
        .filter_map(|id| checklist.resolve(table.reader(), &id))
        .collect();
    let gate = Gate {
        fail_on,
        fail_under: percent(table, "fail_under"),
        require,
        allow_incomplete: table.boolean("allow_incomplete").unwrap_or(false),
    };
    table.finish();
    gate
}

fn percent(table: &Table<'_>, key: &'static str) -> Option<Ratio> {
    let value = table.decimal(key)?;
    let percent = Ratio::from_percent(value.get_ref());
    if percent.is_none() {
        let range = ("0".to_owned(), "100".to_owned());
        table.reader().report(value.span(), Fault::OutOfRange { key: key.to_owned(), range });
    }
    percent
}

fn waiver(table: &Table<'_>, checklist: &Checklist, today: Date) -> Option<ScopedWaiver> {
    let id = table.need("point", table.string("point"));
    let point = id.as_ref().and_then(|id| checklist.resolve(table.reader(), id));
    let reason = table.need("reason", table.filled("reason")).map(|s| s.into_inner().to_owned());
    let approver = table.need("approver", table.filled("approver")).map(|s| s.into_inner().to_owned());
    let expires = table.need("expires", table.date("expires"));
    let mut paths = Vec::new();
    for pattern in table.strings("paths") {
        match Glob::new(pattern.get_ref()) {
            Ok(glob) => paths.push(glob.compile_matcher()),
            Err(_) => {
                let fault = Fault::BadPattern { pattern: (*pattern.get_ref()).to_owned() };
                table.reader().report(pattern.span(), fault);
            }
        }
    }
    table.finish();
    let (point, expires) = (point?, expires?);
    let waiver = Waiver { point, reason: reason?, approver: approver?, expires: *expires.get_ref() };
    if !waiver.holds_on(today) {
        let id = checklist.points[point].id.clone();
        table
            .reader()
            .report(expires.span(), Fault::WaiverExpired { point: id, expires: waiver.expires.to_string() });
    }
    Some(ScopedWaiver { waiver, paths })
}
