use std::cmp::Ordering;

/// How many decimals of a percentage are read.
const MAX_DECIMALS: usize = 12;

/// An exact fraction of two whole numbers; the denominator is never 0.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: u64,
    denominator: u64,
}

impl Ratio {
    /// The fraction; `None` for a denominator of 0.
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// A percentage written as a decimal number from 0 to 100: `80`, `66.7`. `None` for anything else.
    pub fn from_percent(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || part.len() > MAX_DECIMALS
            || text.ends_with('.')
            || !digits(whole)
            || !digits(part)
        {
            return None;
        }
        let scale = 10_u64.pow(part.len() as u32);
        let fraction = if part.is_empty() { 0 } else { part.parse::<u64>().ok()? };
        let numerator = whole.parse::<u64>().ok()?.checked_mul(scale)?.checked_add(fraction)?;
        let percent = Self::new(numerator, scale * 100)?;
        (percent <= Self { numerator: 1, denominator: 1 }).then_some(percent)
    }

    /// The numerator and the denominator, not reduced.
    pub fn parts(self) -> (u64, u64) {
        (self.numerator, self.denominator)
    }

    /// Thousandths, rounded half up: 11 ÷ 14 is 786.
    pub fn thousandths(self) -> u64 {
        let (n, d) = (u128::from(self.numerator), u128::from(self.denominator));
        u64::try_from((n * 2000 + d) / (d * 2)).unwrap_or(u64::MAX)
    }

    /// The percentage with one decimal, rounded half up: `78.6`.
    pub fn percent(self) -> String {
        let tenths = self.thousandths();
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

impl Ratio {
    /// Two percentages with as many decimals, from one to nine, as it takes to tell them apart.
    pub fn percents(self, other: Self) -> (String, String) {
        let both = |decimals| (self.percent_to(decimals), other.percent_to(decimals));
        (1..9).map(both).find(|(one, two)| one != two).unwrap_or_else(|| both(9))
    }

    /// The percentage with so many decimals, rounded half up.
    fn percent_to(self, decimals: u32) -> String {
        let scale = 10_u128.pow(decimals);
        let (n, d) = (u128::from(self.numerator), u128::from(self.denominator));
        let units = (n * 200 * scale + d) / (d * 2);
        format!("{}.{:0width$}", units / scale, units % scale, width = decimals as usize)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        left.cmp(&(u128::from(other.numerator) * u128::from(self.denominator)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

#[cfg(test)]
mod tests {
    use super::Ratio;

    #[test]
    fn rounds_half_up() {
        assert_eq!(Ratio::new(11, 14).unwrap().percent(), "78.6");
        assert_eq!(Ratio::new(1, 2000).unwrap().percent(), "0.1");
        assert_eq!(Ratio::new(1, 2001).unwrap().percent(), "0.0");
        assert_eq!(Ratio::new(5, 5).unwrap().percent(), "100.0");
    }

    #[test]
    fn as_many_decimals_as_tell_two_percentages_apart() {
        let exact = Ratio::new(11, 14).unwrap();
        let told = |limit: &str| exact.percents(Ratio::from_percent(limit).unwrap());
        assert_eq!(told("80"), ("78.6".to_owned(), "80.0".to_owned()));
        assert_eq!(told("78.6"), ("78.57".to_owned(), "78.60".to_owned()));
    }

    #[test]
    fn percentages_are_exact() {
        assert_eq!(Ratio::from_percent("66.7"), Ratio::new(667, 1000));
        assert!(Ratio::new(2, 3).unwrap() < Ratio::from_percent("66.7").unwrap());
        for wrong in ["", ".", "5.", "-1", "100.1", "1e2", "８０", "50%"] {
            assert_eq!(Ratio::from_percent(wrong), None, "{wrong}");
        }
    }
}
