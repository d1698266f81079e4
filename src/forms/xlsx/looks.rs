//! How the cells of a form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::i18n::Lang;

/// The looks of a form in one language. What people fill in is unlocked.
pub(super) struct Looks {
    base: Format,
    /// How a day is written.
    day: &'static str,
}

const LINE: Color = Color::RGB(0x00A6_A6A6);
const DARK: Color = Color::RGB(0x001F_3864);
const PALE: Color = Color::RGB(0x00DD_E6F2);
const SHADE: Color = Color::RGB(0x00F2_F2F2);
const INPUT: Color = Color::RGB(0x00FF_F9DB);
const ALARM: Color = Color::RGB(0x00F8_CBAD);

/// The size of what is read, and of what is filled in, in points.
const SMALL: f64 = 9.0;
const NORMAL: f64 = 10.0;

impl Looks {
    /// Fonts are named, not embedded: those that an office's PC has.
    pub(super) fn new(lang: Lang) -> Self {
        let (font, day) = match lang {
            Lang::Ja => ("游ゴシック", "yyyy/m/d"),
            Lang::En => ("Calibri", "yyyy-mm-dd"),
        };
        Self { base: Format::new().set_font_name(font).set_font_size(NORMAL), day }
    }

    /// Plain text.
    pub(super) fn text(&self) -> Format {
        self.base.clone().set_align(FormatAlign::Top).set_text_wrap()
    }

    /// The title of a sheet.
    pub(super) fn title(&self) -> Format {
        self.base.clone().set_font_size(16).set_bold().set_font_color(DARK)
    }

    /// A heading.
    pub(super) fn heading(&self) -> Format {
        self.base.clone().set_font_size(12).set_bold().set_font_color(DARK)
    }

    /// The label of a field.
    pub(super) fn label(&self) -> Format {
        self.boxed(self.text()).set_background_color(PALE).set_bold()
    }

    /// A fact beside a label, not to be filled in.
    pub(super) fn fact(&self) -> Format {
        self.boxed(self.text()).set_align(FormatAlign::Left)
    }

    /// The head of a column that is read, or of one that is filled in.
    pub(super) fn head(&self, filled_in: bool) -> Format {
        let head = self.boxed(self.text()).set_bold();
        if filled_in {
            head.set_background_color(DARK).set_font_color(Color::White)
        } else {
            head.set_background_color(PALE)
        }
    }

    /// The number of a line.
    pub(super) fn number(&self) -> Format {
        self.text().set_align(FormatAlign::Right)
    }

    /// A cell of a question, which is read.
    pub(super) fn question(&self) -> Format {
        self.boxed(self.text()).set_font_size(SMALL)
    }

    /// A part of a question that stands out, as part of a cell's text.
    pub(super) fn strong(&self) -> Format {
        self.base.clone().set_bold()
    }

    /// A part of a question, as part of a cell's text.
    pub(super) fn plain(&self) -> Format {
        self.base.clone().set_font_size(SMALL)
    }

    /// An id.
    pub(super) fn id(&self) -> Format {
        self.boxed(self.text()).set_bold()
    }

    /// A cell for a text: what is typed stays as it is, be it `001`, `1/2` or `=a`.
    pub(super) fn note(&self) -> Format {
        self.boxed(self.text()).set_num_format("@").set_unlocked()
    }

    /// A cell for a choice.
    pub(super) fn choice(&self) -> Format {
        self.note().set_align(FormatAlign::Center)
    }

    /// A cell for a day.
    pub(super) fn day(&self) -> Format {
        self.boxed(self.text()).set_num_format(self.day).set_align(FormatAlign::Center).set_unlocked()
    }

    /// A field of the cover.
    pub(super) fn field(&self, is_day: bool) -> Format {
        let field = if is_day { self.day() } else { self.note() };
        field.set_background_color(INPUT).set_align(FormatAlign::Left)
    }

    /// A cell with nothing to fill in.
    pub(super) fn nothing(&self) -> Format {
        self.boxed(self.base.clone()).set_background_color(SHADE)
    }

    /// What waits for an answer.
    pub(super) fn waiting() -> Format {
        Format::new().set_background_color(INPUT)
    }

    /// What must still be said.
    pub(super) fn lacking() -> Format {
        Format::new().set_background_color(ALARM)
    }

    fn boxed(&self, format: Format) -> Format {
        format.set_border(FormatBorder::Thin).set_border_color(LINE)
    }
}
