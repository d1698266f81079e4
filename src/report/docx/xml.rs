//! XML, written in one go: what is opened is closed, and every text is escaped and free of what XML cannot hold.

use std::fmt::{Display, Write as _};

use quick_xml::escape::escape;

use crate::text::visible;

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// A part of a package that is being written.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// A whole part: its root with what `inside` writes.
    pub(super) fn part(root: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) -> String {
        let mut xml = Self::default();
        xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.within(root, attributes, inside);
        xml.out
    }

    /// An element with what `inside` writes.
    pub(super) fn within(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inside(self);
        self.close(name);
    }

    /// An element of which more is written elsewhere: [`Self::close`] ends it.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push('>');
    }

    /// The end of an element that was opened.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// An element whose value says all: `<w:jc w:val="right"/>`.
    pub(super) fn val(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// An element whose being there says all: `<w:keepNext/>`.
    pub(super) fn flag(&mut self, name: &str) {
        self.empty(name, &[]);
    }

    /// An element with a text.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.out.push_str(&escape(visible(text))));
    }

    /// What was written so far.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Adds what another has written.
    pub(super) fn append(&mut self, written: &str) {
        self.out.push_str(written);
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            let value = value.to_string();
            // Writing to a string does not fail.
            let _ = write!(self.out, " {key}=\"{}\"", escape(visible(&value)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn texts_and_values_are_escaped() {
        let mut xml = Xml::default();
        xml.within("a", &[("b", &"\"<&>'")], |xml| xml.leaf("c", &[], "<&>\u{1}\u{FFFE}"));
        let written = "<a b=\"&quot;&lt;&amp;&gt;&apos;\"><c>&lt;&amp;&gt;␁&lt;U+FFFE&gt;</c></a>";
        assert_eq!(xml.finish(), written);
    }
}
