//! The looks of cells. Colours never stand alone: what they mean is also a word or a mark.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::assessment::Standing;
use crate::i18n::WorkbookWords;

/// The size of the workbook's font, by which Excel counts the widths of columns, and of the texts in tables.
const BASE: f64 = 11.0;
const BODY: f64 = 10.0;
/// Japanese in the character sets of fonts.
const CHARSET: u8 = 128;

pub(super) const INK: Color = Color::RGB(0x1F_2937);
pub(super) const QUIET: Color = Color::RGB(0x4B_5563);
pub(super) const LINE: Color = Color::RGB(0xBF_C5CE);
pub(super) const ACCENT: Color = Color::RGB(0x1F_4E79);
const HEAD: Color = Color::RGB(0xDC_E6F1);
const ALERT: Color = Color::RGB(0xFD_E8E8);
const ALERT_INK: Color = Color::RGB(0x9B_1C1C);
const FILL_IN: Color = Color::RGB(0xFF_FBE0);
const LINK: Color = Color::RGB(0x05_63C1);

/// A kind of cell.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Title,
    Heading,
    Plain,
    Note,
    Alert,
    Label,
    Head,
    /// Text from top to bottom, for narrow columns.
    Upright,
    Text,
    Strong,
    Number,
    Decimal,
    Percent,
    Day,
    LongDay,
    Link,
    Standing(Standing),
    Mark(Standing),
    FillIn,
    FillInDay,
}

/// Makes formats in the font and the number formats of a language.
pub(super) struct Looks {
    base: Format,
    words: &'static WorkbookWords,
}

impl Looks {
    pub(super) fn new(words: &'static WorkbookWords) -> Self {
        let base = Format::new().set_font_name(words.font).set_font_size(BASE).set_font_charset(CHARSET);
        Self { base, words }
    }

    /// The format of cells that nothing is said of.
    pub(super) fn base(&self) -> &Format {
        &self.base
    }

    pub(super) fn format(&self, look: Look) -> Format {
        let cell = || self.table_cell();
        match look {
            Look::Title => self.base.clone().set_font_size(18).set_bold().set_font_color(ACCENT),
            Look::Heading => {
                let heading = self.base.clone().set_font_size(12).set_bold().set_font_color(ACCENT);
                heading.set_border_bottom(FormatBorder::Medium).set_border_bottom_color(ACCENT)
            }
            Look::Plain => self.running(),
            Look::Note => self.running().set_font_color(QUIET),
            Look::Alert => self.running().set_bold().set_font_color(ALERT_INK).set_background_color(ALERT),
            Look::Label => cell().set_bold().set_background_color(HEAD),
            Look::Head => {
                let head = cell().set_bold().set_background_color(HEAD);
                head.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
            }
            Look::Upright => self.format(Look::Head).unset_text_wrap().set_rotation(90),
            Look::Text => cell(),
            Look::Strong => cell().set_bold(),
            Look::Number => cell().set_num_format("#,##0").set_align(FormatAlign::Right),
            Look::Decimal => cell().set_num_format("#,##0.####").set_align(FormatAlign::Right),
            Look::Percent => cell().set_num_format("0.0%").set_align(FormatAlign::Right),
            Look::Day => cell().set_num_format(self.words.short_date).set_align(FormatAlign::Center),
            Look::LongDay => cell().set_num_format(self.words.long_date).set_align(FormatAlign::Left),
            Look::Link => cell().set_font_color(LINK).set_underline(rust_xlsxwriter::FormatUnderline::Single),
            Look::Standing(standing) => coloured(cell(), standing).set_align(FormatAlign::Center),
            Look::Mark(standing) => {
                coloured(cell(), standing).unset_text_wrap().set_align(FormatAlign::Center)
            }
            Look::FillIn => cell().set_background_color(FILL_IN),
            Look::FillInDay => self.format(Look::Day).set_background_color(FILL_IN),
        }
    }

    /// A cell of a table: wrapped, from the top, with thin lines around it.
    fn table_cell(&self) -> Format {
        self.running().set_border(FormatBorder::Thin).set_border_color(LINE)
    }

    fn running(&self) -> Format {
        let text = self.base.clone().set_font_size(BODY).set_font_color(INK);
        text.set_text_wrap().set_align(FormatAlign::Top)
    }
}

/// The ground and the ink of a standing; the ink has a contrast of at least 4.5 to the ground.
pub(super) fn colours(standing: Standing) -> (Color, Color) {
    let (ground, ink) = match standing {
        Standing::Yes => (0xD9_EFDF, 0x14_532D),
        Standing::Partial => (0xFF_F0C2, 0x6B_4E00),
        Standing::No => (0xF8_D3D3, 0x7F_1D1D),
        Standing::Unknown => (0xDD_D9EE, 0x3B_2F73),
        Standing::Na => (0xE5_E7EB, 0x37_4151),
        Standing::Unanswered => (0xFF_FFFF, 0x37_4151),
    };
    (Color::RGB(ground), Color::RGB(ink))
}

fn coloured(format: Format, standing: Standing) -> Format {
    let (ground, ink) = colours(standing);
    format.set_background_color(ground).set_font_color(ink)
}
