//! From standings of points, whoever gave them, to scores, gaps in order and the gate. Exact, and pure.

mod gate;
mod ratio;
mod score;

pub use gate::{FailOn, Gate, GateResult, Waiver};
pub use ratio::Ratio;
pub use score::{Assessment, Gap, Score, Standing};
