//! Small PDF files for tests: text at places, straight lines, any other drawing.

/// A page being drawn; the origin is its upper left corner, in points.
#[derive(Default)]
pub(crate) struct Page {
    contents: String,
}

/// The size of the pages, in points.
pub(crate) const WIDTH: f32 = 600.0;
pub(crate) const HEIGHT: f32 = 800.0;

#[allow(dead_code, reason = "each test uses what it needs")]
impl Page {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Text whose baseline begins at a place.
    pub(crate) fn text(mut self, x: f32, y: f32, size: f32, text: &str) -> Self {
        let hex: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let y = HEIGHT - y;
        self.contents += &format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{hex}> Tj ET\n");
        self
    }

    /// Lines of text below one another, 18 points apart.
    pub(crate) fn lines(self, x: f32, y: f32, lines: &[&str]) -> Self {
        let line =
            |page: Self, (index, text): (usize, &&str)| page.text(x, y + 18.0 * index as f32, 10.0, text);
        lines.iter().enumerate().fold(self, line)
    }

    /// A straight line.
    pub(crate) fn rule(self, x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        let (y0, y1) = (HEIGHT - y0, HEIGHT - y1);
        self.raw(&format!("0.5 w {x0} {y0} m {x1} {y1} l S"))
    }

    /// Operators as they are.
    pub(crate) fn raw(mut self, operators: &str) -> Self {
        self.contents += operators;
        self.contents.push('\n');
        self
    }
}

/// A file of pages.
#[allow(dead_code, reason = "each test uses what it needs")]
pub(crate) fn file(pages: &[Page]) -> Vec<u8> {
    let contents: Vec<&str> = pages.iter().map(|page| page.contents.as_str()).collect();
    file_with(&contents, "", &[])
}

/// A file of contents, with entries for the resources of its pages, and more objects, numbered from 10.
pub(crate) fn file_with(contents: &[&str], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let first = 10 + more.len();
    let kids: String = (0..contents.len()).map(|index| format!("{} 0 R ", first + 2 * index)).collect();
    let mut objects: Vec<(usize, Vec<u8>)> = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()).into_bytes()),
        (3, b"<</Type/Font/Subtype/Type0/BaseFont/Gothic/Encoding/UniJIS-UTF16-H/DescendantFonts[4 0 R]>>".to_vec()),
        (4, b"<</Type/Font/Subtype/CIDFontType0/BaseFont/Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>".to_vec()),
        (5, b"<</Type/FontDescriptor/FontName/Gothic/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>".to_vec()),
    ];
    objects.extend(more.iter().cloned().enumerate().map(|(index, object)| (10 + index, object)));
    for (index, contents) in contents.iter().enumerate() {
        let number = first + 2 * index;
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>{resources}>>>>",
            number + 1
        );
        objects.push((number, page.into_bytes()));
        objects.push((number + 1, stream("", contents.as_bytes())));
    }
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &objects {
        places.push((*number, bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(b"xref\n");
    for (number, place) in &places {
        bytes.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    let size = places.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
    bytes.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// A stream with entries for its dictionary.
pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<<{entries}/Length {}>>stream\n", data.len()).into_bytes();
    bytes.extend(data);
    bytes.extend(b"\nendstream");
    bytes
}
