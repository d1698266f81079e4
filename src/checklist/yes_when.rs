//! Reading `yes_when`: a criterion, or `any`, `all`, `at_least` and `of`, nested.

use serde_spanned::Spanned;
use toml::de::DeValue;

use crate::input::{Table, nearest};
use crate::problem::{Fault, Kind};

use super::{Criterion, Rule};

/// How deep it may be nested.
const MAX_DEPTH: usize = 4;

/// The rule that a value of `point` describes, over its criteria.
pub(super) fn read(point: &Table<'_>, value: &Spanned<DeValue<'_>>, criteria: &[Criterion]) -> Option<Rule> {
    nested(point, value, criteria, 0)
}

fn nested(
    point: &Table<'_>,
    value: &Spanned<DeValue<'_>>,
    criteria: &[Criterion],
    depth: usize,
) -> Option<Rule> {
    let reader = point.reader();
    if depth > MAX_DEPTH {
        reader.report(value.span(), Fault::DeepRule { limit: MAX_DEPTH });
        return None;
    }
    match value.get_ref() {
        DeValue::String(id) => {
            let found = criteria.iter().position(|c| c.id == *id);
            if found.is_none() {
                let allowed = criteria.iter().map(|c| c.id.clone()).collect();
                let point = point.string("id").map(|s| s.into_inner().to_owned()).unwrap_or_default();
                reader.report(value.span(), Fault::UnknownCriterion { point, id: id.to_string(), allowed });
            }
            found.map(Rule::Criterion)
        }
        DeValue::Table(table) => {
            let (mut list, mut n) = (None, None);
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "any" | "all" | "of" if list.is_none() => list = Some((key.get_ref().as_ref(), value)),
                    "at_least" => n = Some(value),
                    other => reader.report(
                        key.span(),
                        Fault::UnknownKey {
                            key: other.to_owned(),
                            nearest: nearest(other, &["any", "all", "at_least", "of"]),
                            allowed: ["any", "all", "at_least", "of"].map(str::to_owned).to_vec(),
                        },
                    ),
                }
            }
            let Some((word, value)) = list else {
                return point.wrong("yes_when", Kind::Rule, value);
            };
            let DeValue::Array(items) = value.get_ref() else {
                return point.wrong(word, Kind::Array, value);
            };
            if items.is_empty() {
                reader.report(value.span(), Fault::EmptyList { key: word.to_owned() });
                return None;
            }
            let of: Vec<_> = items.iter().map(|item| nested(point, item, criteria, depth + 1)).collect();
            let n = match (word, n) {
                ("any", None) => 1,
                ("all", None) => items.len(),
                ("of", Some(value)) => {
                    let DeValue::Integer(number) = value.get_ref() else {
                        return point.wrong("at_least", Kind::Integer, value);
                    };
                    let wanted = i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(0);
                    match usize::try_from(wanted) {
                        Ok(n) if (1..=items.len()).contains(&n) => n,
                        _ => {
                            reader.report(
                                value.span(),
                                Fault::ImpossibleRule { at_least: wanted, of: items.len() },
                            );
                            return None;
                        }
                    }
                }
                _ => return point.wrong("yes_when", Kind::Rule, value),
            };
            Some(Rule::AtLeast { n, of: of.into_iter().collect::<Option<_>>()? })
        }
        _ => point.wrong("yes_when", Kind::Rule, value),
    }
}
