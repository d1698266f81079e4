//! How the cells of a form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::i18n::Lang;
use crate::text::wrap;

use super::columns::Column;

/// The looks of a form in one language. What people fill in is unlocked.
pub(super) struct Looks {
    base: Format,
    /// How a day is written.
    day: &'static str,
    lang: Lang,
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

/// The highest that a row can be, in points.
const MAX_HEIGHT: f64 = 409.0;

impl Looks {
    /// Fonts are named, not embedded: those that an office's PC has.
    pub(super) fn new(lang: Lang) -> Self {
        let (font, day) = match lang {
            Lang::Ja => ("游ゴシック", "yyyy/m/d"),
            Lang::En => ("Calibri", "yyyy-mm-dd"),
        };
        Self { base: Format::new().set_font_name(font).set_font_size(NORMAL), day, lang }
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
        self.boxed(self.text()).set_background_color(PALE).set_bold().set_align(FormatAlign::VerticalCenter)
    }

    /// A fact beside a label, not to be filled in.
    pub(super) fn fact(&self) -> Format {
        self.boxed(self.text()).set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter)
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
        field.set_background_color(INPUT).set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter)
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

    /// The width of a column, in characters.
    pub(super) fn width(&self, column: Column) -> f64 {
        let english = self.lang == Lang::En;
        match column {
            Column::Id => 6.0,
            Column::Phase if english => 12.0,
            Column::Phase => 7.5,
            Column::Question => 24.0,
            Column::Counts => 34.0,
            Column::Criteria => 27.0,
            Column::Tick(_) => 3.6,
            Column::Answer if english => 11.0,
            Column::Answer => 10.0,
            Column::Note => 24.0,
            Column::Evidence => 19.0,
            Column::Owner => 10.0,
            Column::Due | Column::Checked => 10.5,
        }
    }

    /// The height that a text takes in a column, in points; `small` as a question is.
    pub(super) fn height(&self, column: Column, text: &str, small: bool) -> f64 {
        self.height_within(self.width(column), text, small)
    }

    /// The height that a text takes in a width, in points.
    pub(super) fn height_within(&self, width: f64, text: &str, small: bool) -> f64 {
        // A width counts digits of 7 pixels; a Japanese character is as wide as its size in pixels, and a Latin one about
        // half. Fonts differ, so a little is kept back.
        let size = if small { SMALL } else { NORMAL };
        let columns = (width * 7.0 - 6.0) / (size * 4.0 / 3.0 / 2.0);
        let lines = wrap(text, (columns as usize).max(2)).len();
        // The Japanese font has more air between its lines.
        let line = if self.lang == Lang::Ja { 1.6 } else { 1.36 } * size;
        (lines as f64 * line + 6.0).clamp(20.0, MAX_HEIGHT)
    }

    fn boxed(&self, format: Format) -> Format {
        format.set_border(FormatBorder::Thin).set_border_color(LINE)
    }
}
