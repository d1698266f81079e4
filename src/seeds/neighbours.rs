//! Which examples are worth reading after another one.

use super::{ANY_SERVICE, Example, Library};

/// How many examples a reader is led on to.
const COUNT: usize = 3;

/// An example that has something in common with another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour<'a> {
    /// The example.
    pub example: &'a Example,
    /// The indices of the points that both serve, in the order of the first one's lessons.
    pub points: Vec<usize>,
    /// The ids of the service kinds that both name; never [`ANY_SERVICE`].
    pub services: Vec<&'a str>,
}

/// The nearest examples, nearest first; its own twin is not among them.
///
/// A service kind in common says most (few examples share one), then a point that is primary for both, then any other.
pub(super) fn neighbours<'a>(library: &'a Library, of: &Example) -> Vec<Neighbour<'a>> {
    let mut found: Vec<(u32, Neighbour<'a>)> = library
        .examples
        .iter()
        .filter(|e| e.id != of.id && !e.is_twin_of(of))
        .map(|example| {
            let points: Vec<usize> =
                of.lessons.iter().map(|l| l.point).filter(|p| example.lesson(*p).is_some()).collect();
            let services: Vec<&str> = example
                .services
                .iter()
                .map(String::as_str)
                .filter(|s| *s != ANY_SERVICE && of.services.iter().any(|own| own == s))
                .collect();
            let primary = |e: &Example| e.lessons.first().map(|l| l.point);
            let both_primary = u32::from(primary(of).is_some() && primary(of) == primary(example));
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let closeness = 3 * count(services.len()) + both_primary + count(points.len());
            (closeness, Neighbour { example, points, services })
        })
        .filter(|(closeness, _)| *closeness > 0)
        .collect();
    found.sort_by_key(|(closeness, n)| (std::cmp::Reverse(*closeness), n.example.kind));
    let mut chosen: Vec<Neighbour<'a>> = Vec::with_capacity(COUNT);
    for (_, neighbour) in found {
        if chosen.len() == COUNT {
            break;
        }
        if !chosen.iter().any(|n| n.example.is_twin_of(neighbour.example)) {
            chosen.push(neighbour);
        }
    }
    chosen
}
