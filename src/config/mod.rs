//! `dx-check.toml`: what holds for the documents beside and below it: the gate, the waivers, which files are plans, the
//! service kind and the checklist.

mod globs;

use jiff::civil::Date;

use crate::assessment::{FailOn, Gate, Ratio, Waiver};
use crate::checklist::Checklist;
use crate::input::{Reader, Table, check_format, nearest, read};
use crate::problem::{Fault, Place, Problem, Quote};
use crate::seeds::Service;

pub use globs::Globs;

/// The file's name.
pub const FILE_NAME: &str = "dx-check.toml";

/// What a `dx-check.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The gate; `None` when the file has none.
    pub gate: Option<Gate>,
    /// The waivers.
    pub waivers: Vec<ScopedWaiver>,
    /// The service kind's id.
    pub service: Option<String>,
    include: Globs,
    exclude: Globs,
}

/// A waiver and the documents that it is meant for.
#[derive(Clone, Debug)]
pub struct ScopedWaiver {
    /// The waiver.
    pub waiver: Waiver,
    paths: Globs,
}

/// What the ids in a configuration are held against.
pub struct Known<'a> {
    /// The checklist with the points.
    pub checklist: &'a Checklist,
    /// The service kinds; only asked for where the file names one.
    pub services: &'a dyn Fn() -> &'a [Service],
}

/// The checklist that a configuration names.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedChecklist {
    /// Its path as written, relative to the configuration's folder.
    pub path: String,
    /// Where it is named.
    pub place: Place,
}

impl ScopedWaiver {
    /// Whether it is meant for a document, by its path relative to the file's folder, with `/` between the parts.
    pub fn covers(&self, path: &str) -> bool {
        self.paths.is_empty() || self.paths.cover(path)
    }
}

impl NamedChecklist {
    /// The checklist that a configuration names, to be read before the rest, which is held against it. Problems are left
    /// to [`Config::parse`].
    pub fn find(name: &str, text: &str) -> Option<Self> {
        let reader = Reader::new(name, text);
        let root = read(text, &reader)?;
        let path = Table::root(&reader, &root).filled("checklist")?;
        let place = Place { file: name.to_owned(), at: Some(Quote::new(text, path.span())), cell: None };
        Some(Self { path: path.into_inner().to_owned(), place })
    }
}

impl Config {
    /// Reads a configuration, as of `today`. `None` when there is an error among the problems. Where nothing is
    /// `known`, ids are passed over, with what depends on them.
    pub fn parse(
        name: &str,
        text: &str,
        known: Option<&Known<'_>>,
        today: Date,
    ) -> (Option<Self>, Vec<Problem>) {
        let reader = Reader::new(name, text);
        let config = read(text, &reader).map(|root| config(&Table::root(&reader, &root), known, today));
        let config = config.filter(|_| !reader.has_errors());
        (config, reader.finish())
    }

    /// The waivers meant for a document, expired ones too.
    pub fn waivers_for(&self, path: &str) -> Vec<Waiver> {
        self.waivers.iter().filter(|w| w.covers(path)).map(|w| w.waiver.clone()).collect()
    }

    /// Whether a file in a folder of plans is to be read, by its path relative to the file's folder, with `/` between
    /// the parts.
    pub fn takes(&self, path: &str) -> bool {
        (self.include.is_empty() || self.include.cover(path)) && !self.exclude.cover(path)
    }
}

fn config(root: &Table<'_>, known: Option<&Known<'_>>, today: Date) -> Config {
    check_format(root);
    // What the path leads to is read before, by `NamedChecklist`.
    root.filled("checklist");
    let checklist = known.map(|known| known.checklist);
    let waivers = root.tables("waivers");
    let config = Config {
        gate: root.table("gate").map(|table| gate(&table, checklist)),
        waivers: waivers.iter().filter_map(|table| waiver(table, checklist, today)).collect(),
        service: service(root, known),
        include: Globs::read(root, "include"),
        exclude: Globs::read(root, "exclude"),
    };
    root.finish();
    config
}

fn service(root: &Table<'_>, known: Option<&Known<'_>>) -> Option<String> {
    let service = root.filled("service")?;
    let services = (known?.services)();
    let id = (*service.get_ref()).to_owned();
    if !services.iter().any(|s| s.id == id) {
        let ids: Vec<_> = services.iter().map(|s| s.id.as_str()).collect();
        let nearest = nearest(&id, &ids);
        root.reader().report(service.span(), Fault::UnknownService { id, nearest });
        return None;
    }
    Some(id)
}

fn gate(table: &Table<'_>, checklist: Option<&Checklist>) -> Gate {
    let fail_on = table.word("fail_on", &["no", "partial", "never"]).map(|word| match word.into_inner() {
        "no" => FailOn::No,
        "partial" => FailOn::Partial,
        _ => FailOn::Never,
    });
    let require = table
        .strings("require")
        .into_iter()
        .filter_map(|id| checklist?.resolve(table.reader(), &id))
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

fn waiver(table: &Table<'_>, checklist: Option<&Checklist>, today: Date) -> Option<ScopedWaiver> {
    let id = table.need("point", table.string("point"));
    let point = id.as_ref().and_then(|id| checklist?.resolve(table.reader(), id));
    let reason = table.need("reason", table.filled("reason")).map(|s| s.into_inner().to_owned());
    let approver = table.need("approver", table.filled("approver")).map(|s| s.into_inner().to_owned());
    let expires = table.need("expires", table.date("expires"));
    let paths = Globs::read(table, "paths");
    table.finish();
    let (id, expires) = (id?, expires?);
    let waiver = Waiver { point: point?, reason: reason?, approver: approver?, expires: *expires.get_ref() };
    if !waiver.holds_on(today) {
        let (point, day) = ((*id.get_ref()).to_owned(), waiver.expires.to_string());
        table.reader().report(expires.span(), Fault::WaiverExpired { point, expires: day });
    }
    Some(ScopedWaiver { waiver, paths })
}
