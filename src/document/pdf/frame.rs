//! Directions of writing: a page is turned so that its main direction runs from left to right, top to bottom.

/// Where a line of text runs to, on the page as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Right,
    Down,
    Left,
    Up,
}

impl Direction {
    pub(super) const ALL: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    /// The direction of a vector; `None` for slanting text, which is a watermark and no text of the plan.
    pub(super) fn of(x: f32, y: f32) -> Option<Self> {
        // tan 10°
        const SLANT: f32 = 0.18;
        if y.abs() <= SLANT * x.abs() {
            Some(if x > 0.0 { Self::Right } else { Self::Left })
        } else if x.abs() <= SLANT * y.abs() {
            Some(if y > 0.0 { Self::Down } else { Self::Up })
        } else {
            None
        }
    }
}

/// A rectangle: `x0 <= x1`, `y0 <= y1`, y counts downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

impl Area {
    pub(super) fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        Self { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    pub(super) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    pub(super) fn intersection(&self, other: &Self) -> Self {
        let (x0, y0) = (self.x0.max(other.x0), self.y0.max(other.y0));
        Self { x0, y0, x1: self.x1.min(other.x1).max(x0), y1: self.y1.min(other.y1).max(y0) }
    }
}

/// A page turned so that one direction of writing runs to the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) direction: Direction,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Frame {
    /// A point of the page in the turned page.
    pub(super) fn turn(&self, x: f32, y: f32) -> (f32, f32) {
        match self.direction {
            Direction::Right => (x, y),
            // Lines of vertical writing follow one another from right to left.
            Direction::Down => (y, self.width - x),
            Direction::Left => (self.width - x, self.height - y),
            Direction::Up => (self.height - y, x),
        }
    }

    pub(super) fn turn_area(&self, area: &Area) -> Area {
        let (x0, y0) = self.turn(area.x0, area.y0);
        let (x1, y1) = self.turn(area.x1, area.y1);
        Area::new(x0, y0, x1, y1)
    }

    /// The size of the turned page.
    pub(super) fn size(&self) -> (f32, f32) {
        match self.direction {
            Direction::Right | Direction::Left => (self.width, self.height),
            Direction::Down | Direction::Up => (self.height, self.width),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Direction, Frame};

    #[test]
    fn directions_are_told_and_slanting_text_is_none() {
        assert_eq!(Direction::of(1.0, 0.05), Some(Direction::Right));
        assert_eq!(Direction::of(0.0, 1.0), Some(Direction::Down));
        assert_eq!(Direction::of(-1.0, 0.0), Some(Direction::Left));
        assert_eq!(Direction::of(1.0, -1.0), None);
    }

    #[test]
    fn vertical_writing_begins_at_the_right_edge() {
        let frame = Frame { direction: Direction::Down, width: 200.0, height: 300.0 };
        assert_eq!(frame.turn(190.0, 10.0), (10.0, 10.0));
        assert_eq!(frame.turn(170.0, 10.0), (10.0, 30.0));
        assert_eq!(frame.turn_area(&Area::new(170.0, 10.0, 190.0, 50.0)), Area::new(10.0, 10.0, 50.0, 30.0));
    }
}
