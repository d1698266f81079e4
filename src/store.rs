//! Values as bytes. What the program ships is read from its TOML files when it is built, and stored, so that no run pays
//! for reading it: `build.rs` stores, `shipped` takes.

use std::borrow::Cow;
use std::ops::Range;

/// A value that can be stored.
pub trait Stored: Sized {
    /// Adds the value's bytes.
    fn store(&self, out: &mut Vec<u8>);

    /// The value whose bytes come next. What [`Stored::store`] did not write gives some value too, never a panic.
    fn take(from: &mut Source) -> Self;
}

/// Bytes that were stored, read from front to back.
#[derive(Clone, Copy, Debug)]
pub struct Source(&'static [u8]);

impl Source {
    /// From the beginning.
    pub fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    fn bytes(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn text(&mut self) -> &'static str {
        let length = usize::take(self);
        std::str::from_utf8(self.bytes(length)).unwrap_or_default()
    }
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
impl Stored for usize {
    fn store(&self, out: &mut Vec<u8>) {
        let mut value = *self;
        while value >= 0x80 {
            out.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        out.push((value & 0x7f) as u8);
    }

    fn take(from: &mut Source) -> Self {
        let (mut value, mut shift) = (0, 0);
        while let Some((byte, rest)) = from.0.split_first() {
            from.0 = rest;
            value |= Self::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
        }
        value
    }
}

impl Stored for u32 {
    fn store(&self, out: &mut Vec<u8>) {
        (*self as usize).store(out);
    }

    fn take(from: &mut Source) -> Self {
        Self::try_from(usize::take(from)).unwrap_or_default()
    }
}

impl Stored for bool {
    fn store(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut Source) -> Self {
        from.bytes(1) == [1]
    }
}

/// Bytes that stay where they were stored.
impl Stored for Cow<'static, [u8]> {
    fn store(&self, out: &mut Vec<u8>) {
        self.len().store(out);
        out.extend(self.iter());
    }

    fn take(from: &mut Source) -> Self {
        let length = usize::take(from);
        Cow::Borrowed(from.bytes(length))
    }
}

impl Stored for String {
    fn store(&self, out: &mut Vec<u8>) {
        self.len().store(out);
        out.extend(self.as_bytes());
    }

    fn take(from: &mut Source) -> Self {
        from.text().to_owned()
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, out: &mut Vec<u8>) {
        self.len().store(out);
        self.iter().for_each(|item| item.store(out));
    }

    fn take(from: &mut Source) -> Self {
        let count = usize::take(from);
        // Every value takes a byte; a wrong count asks for no more than there is.
        (0..count.min(from.0.len())).map(|_| T::take(from)).collect()
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, out: &mut Vec<u8>) {
        self.is_some().store(out);
        self.iter().for_each(|value| value.store(out));
    }

    fn take(from: &mut Source) -> Self {
        bool::take(from).then(|| T::take(from))
    }
}

impl<T: Stored> Stored for Range<T> {
    fn store(&self, out: &mut Vec<u8>) {
        self.start.store(out);
        self.end.store(out);
    }

    fn take(from: &mut Source) -> Self {
        T::take(from)..T::take(from)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self, out: &mut Vec<u8>) {
        self.0.store(out);
        self.1.store(out);
    }

    fn take(from: &mut Source) -> Self {
        (A::take(from), B::take(from))
    }
}

/// [`Stored`] for a struct, field by field; every field has to be named. `(_)` is for one without names.
macro_rules! stored {
    ($type:ident(_)) => {
        impl $crate::store::Stored for $type {
            fn store(&self, out: &mut Vec<u8>) {
                $crate::store::Stored::store(&self.0, out);
            }

            fn take(from: &mut $crate::store::Source) -> Self {
                Self($crate::store::Stored::take(from))
            }
        }
    };
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::store::Stored for $type {
            fn store(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($crate::store::Stored::store($field, out);)*
            }

            fn take(from: &mut $crate::store::Source) -> Self {
                Self { $($field: $crate::store::Stored::take(from)),* }
            }
        }
    };
}

pub(crate) use stored;

/// Many numbers, which stay where they were stored: four bytes each, the lowest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Numbers(Cow<'static, [u8]>);

/// The same, to be looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slice<'n>(&'n [u8]);

impl Numbers {
    pub(crate) fn slice(&self) -> Slice<'_> {
        Slice(&self.0)
    }
}

impl Slice<'_> {
    /// The number at an index; what is missing is 0.
    pub(crate) fn get(self, index: usize) -> u32 {
        let [number] = self.at(index);
        number
    }

    /// The numbers from an index on; what is missing is 0.
    pub(crate) fn at<const COUNT: usize>(self, index: usize) -> [u32; COUNT] {
        let mut numbers = [0; COUNT];
        let bytes = self.0.get(index * 4..(index + COUNT) * 4).unwrap_or_default();
        for (number, bytes) in numbers.iter_mut().zip(bytes.chunks_exact(4)) {
            *number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        numbers
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self(Cow::Owned(numbers.into_iter().flat_map(u32::to_le_bytes).collect()))
    }
}

stored!(Numbers(_));

#[cfg(test)]
mod tests {
    use super::{Numbers, Source, Stored};

    fn again<T: Stored>(value: &T) -> T {
        let mut bytes = Vec::new();
        value.store(&mut bytes);
        let mut source = Source::new(bytes.leak());
        let taken = T::take(&mut source);
        assert!(source.0.is_empty());
        taken
    }

    #[test]
    fn what_was_stored_comes_back() {
        let value = (vec![0, 127, 128, usize::MAX], (Some("市".to_owned()), 3_usize..7));
        assert_eq!(again(&value), value);
        assert_eq!(again(&(true, None::<u32>)), (true, None));
        let numbers: Numbers = [1, u32::MAX, 7].into_iter().collect();
        let back = again(&numbers);
        assert_eq!((&back, back.slice().at::<2>(1), back.slice().get(3)), (&numbers, [u32::MAX, 7], 0));
    }

    #[test]
    fn what_nobody_stored_is_no_reason_to_panic() {
        for bytes in [&b""[..], &[0xff; 12], &[9, 9, 9], &[3, 0xe5, 0xb8, 1, 0xff, 0xff]] {
            let bytes: &'static [u8] = bytes.to_vec().leak();
            Vec::<(String, Option<usize>)>::take(&mut Source::new(bytes));
            Numbers::take(&mut Source::new(bytes));
        }
    }
}
