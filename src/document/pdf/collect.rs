//! What a page draws: glyphs with their places and characters, and straight lines.

use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::fonts::{self, Fonts, Weight};
use super::frame::{Area, Direction};
use super::limits::Budget;

/// A glyph on a page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// The characters, as a range of the page's text.
    pub(super) text: (u32, u32),
    /// Where it begins and ends on the baseline.
    pub(super) start: (f32, f32),
    pub(super) end: (f32, f32),
    /// The height of the font.
    pub(super) size: f32,
    pub(super) direction: Direction,
    pub(super) weight: Weight,
}

/// A page as it is drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) text: String,
    pub(super) glyphs: Vec<Glyph>,
    /// Straight lines along the edges of the page, as thin areas.
    pub(super) rules: Vec<Area>,
    /// Glyphs that nobody sees: the text under a scanned page.
    unseen: Vec<Glyph>,
    /// Glyphs whose characters cannot be told.
    pub(super) unread: usize,
}

impl Drawn {
    /// Text that is not seen counts only where it says what a picture of a page shows.
    fn settle(&mut self) {
        if self.unseen.len() > 2 * self.glyphs.len() {
            self.glyphs.append(&mut self.unseen);
        }
        self.unseen = Vec::new();
    }
}

/// The device that notes what is drawn.
pub(super) struct Collector<'b, 'p> {
    drawn: Drawn,
    fonts: &'b mut Fonts<'p>,
    budget: &'b mut Budget,
    clips: Vec<Area>,
    /// For every open piece of marked content, whether it is a header, a footer or a page number.
    marked: Vec<bool>,
}

impl<'b, 'p> Collector<'b, 'p> {
    pub(super) fn new((width, height): (f32, f32), fonts: &'b mut Fonts<'p>, budget: &'b mut Budget) -> Self {
        let drawn = Drawn {
            width,
            height,
            text: String::new(),
            glyphs: Vec::new(),
            rules: Vec::new(),
            unseen: Vec::new(),
            unread: 0,
        };
        Self { drawn, fonts, budget, clips: vec![Area::new(0.0, 0.0, width, height)], marked: Vec::new() }
    }

    pub(super) fn finish(mut self) -> Drawn {
        self.drawn.settle();
        self.drawn
    }

    fn is_shown(&self, x: f32, y: f32) -> bool {
        self.clips.last().is_none_or(|clip| clip.holds(x, y))
    }

    fn push_clip(&mut self, rect: &Rect) {
        let area = area(rect);
        let clip = self.clips.last().map_or(area, |around| around.intersection(&area));
        self.clips.push(clip);
    }

    fn add_glyph(&mut self, shape: &Shape<'_>, place: Affine, mode: &Run) {
        let start = self.drawn.text.len();
        if !self.fonts.read(shape, &mut self.drawn.text) {
            self.drawn.unread += 1;
            return;
        }
        let end = self.drawn.text.len();
        if start == end {
            return;
        }
        let advance = match shape {
            Shape::Outline(outline) => outline.advance_width(),
            Shape::Type3(glyph) => glyph.advance_width(),
        };
        let Some(glyph) = placed(place, f64::from(advance.unwrap_or(1000.0)), mode) else {
            self.drawn.text.truncate(start);
            return;
        };
        let text = (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
        let middle = ((glyph.start.0 + glyph.end.0) / 2.0, (glyph.start.1 + glyph.end.1) / 2.0);
        let (up_x, up_y) = mode.up(glyph.direction);
        let shown = self.is_shown(middle.0 + up_x * glyph.size * 0.38, middle.1 + up_y * glyph.size * 0.38);
        if !shown {
            self.drawn.text.truncate(start);
            return;
        }
        let list = if mode.unseen { &mut self.drawn.unseen } else { &mut self.drawn.glyphs };
        list.push(Glyph { text, ..glyph });
    }

    fn add_rule(&mut self, from: Point, to: Point) {
        // Thicker than any line of a table, shorter than any cell.
        const THICK: f32 = 4.0;
        const SHORT: f32 = 3.0;
        let clip = self.clips.last().copied();
        let rule = area(&Rect::from_points(from, to));
        let rule = clip.map_or(rule, |clip| rule.intersection(&clip));
        let (width, height) = (rule.width(), rule.height());
        if width.min(height) <= THICK && width.max(height) >= SHORT {
            self.drawn.rules.push(rule);
        }
    }

    fn add_lines(&mut self, path: &BezPath, transform: Affine) {
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => (first, last) = (transform * point, transform * point),
                PathEl::LineTo(point) => {
                    let next = transform * point;
                    self.add_rule(last, next);
                    last = next;
                }
                PathEl::ClosePath => {
                    self.add_rule(last, first);
                    last = first;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = transform * point,
            }
        }
    }
}

/// What the glyphs of a run share.
struct Run {
    weight: Weight,
    unseen: bool,
    vertical: bool,
}

impl Run {
    /// From the baseline towards the tops of the letters.
    fn up(&self, direction: Direction) -> (f32, f32) {
        if self.vertical {
            return (1.0, 0.0);
        }
        match direction {
            Direction::Right => (0.0, -1.0),
            Direction::Down => (1.0, 0.0),
            Direction::Left => (0.0, 1.0),
            Direction::Up => (-1.0, 0.0),
        }
    }
}

/// A glyph at its place; `None` where its size or place is none.
fn placed(place: Affine, advance: f64, mode: &Run) -> Option<Glyph> {
    let origin = place * Point::ZERO;
    let size = (place * Point::new(0.0, 1000.0) - origin).hypot();
    let (start, end, direction) = if mode.vertical {
        // The middle of the letter is moved to where a baseline would be. The advance runs downwards here
        // and says nothing of the width; nearly all letters of vertical writing are square.
        let advance = 1000.0;
        let top = place * Point::new(advance / 2.0 - 380.0, 880.0);
        let bottom = place * Point::new(advance / 2.0 - 380.0, -120.0);
        (top, bottom, bottom - top)
    } else {
        (origin, place * Point::new(advance, 0.0), place * Point::new(1000.0, 0.0) - origin)
    };
    let usable = |value: f64| value.is_finite() && value.abs() < 1e6;
    if ![origin.x, origin.y, start.x, start.y, end.x, end.y, size].into_iter().all(usable) || size < 0.5 {
        return None;
    }
    let narrow = |point: Point| (point.x as f32, point.y as f32);
    let direction = Direction::of(direction.x as f32, direction.y as f32)?;
    Some(Glyph {
        text: (0, 0),
        start: narrow(start),
        end: narrow(end),
        size: size as f32,
        direction,
        weight: mode.weight,
    })
}

fn area(rect: &Rect) -> Area {
    let near = |value: f64| if value.is_finite() { value.clamp(-1e6, 1e6) as f32 } else { 0.0 };
    Area::new(near(rect.x0), near(rect.y0), near(rect.x1), near(rect.y1))
}

impl<'a> Device<'a> for Collector<'_, '_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.budget.draw(1 + path.elements().len());
        if matches!(mode, DrawMode::Fill(_)) {
            // A filled path is a line when it is thin as a whole.
            let bounds = props.transform.transform_rect_bbox(path.bounding_box());
            self.add_rule(Point::new(bounds.x0, bounds.y0), Point::new(bounds.x1, bounds.y1));
        } else {
            self.add_lines(path, props.transform);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.budget.draw(4);
        if matches!(mode, DrawMode::Fill(_)) {
            let bounds = props.transform.transform_rect_bbox(*rect);
            self.add_rule(Point::new(bounds.x0, bounds.y0), Point::new(bounds.x1, bounds.y1));
        } else {
            self.add_lines(&rect.to_path(0.1), props.transform);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.budget.draw(16 + clip.path.elements().len());
        self.push_clip(&clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.budget.draw(4);
        self.push_clip(rect);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.draw(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.budget.draw_glyphs(run.glyphs().len());
        let Some(first) = run.glyphs().first() else {
            return;
        };
        if self.marked.last().copied().unwrap_or(false) {
            return;
        }
        let run_mode = Run {
            weight: fonts::weight(first),
            unseen: matches!(mode, DrawMode::Invisible),
            vertical: run.writing_mode() == WritingMode::Vertical,
        };
        for glyph in run.glyphs() {
            self.add_glyph(glyph, props.transform * glyph.transform(), &run_mode);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.budget.draw(16);
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.budget.draw(1);
        let within = self.marked.last().copied().unwrap_or(false);
        let kind = properties.and_then(|dict| dict.get::<Name<'_>>("Type"));
        let margin = tag == b"Artifact" && kind.is_some_and(|kind| kind.as_str() == "Pagination");
        self.marked.push(within || margin);
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}
