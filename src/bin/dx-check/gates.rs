//! The gate of a run: from the options, else from the configuration of each file.

use dx_check::assessment::{Assessment, FailOn, Gate, GateResult, Ratio};
use dx_check::checklist::Checklist;
use jiff::civil::Date;

use crate::configs::Nearest;

/// The gate options as given.
#[derive(Clone, Debug, Default)]
pub(crate) struct GateOptions {
    /// `--fail-on`.
    pub(crate) fail_on: Option<FailOn>,
    /// `--fail-under`.
    pub(crate) fail_under: Option<Ratio>,
    /// `--require`, ids.
    pub(crate) require: Vec<String>,
    /// `--allow-incomplete`.
    pub(crate) allow_incomplete: bool,
    /// `--no-config`.
    pub(crate) no_config: bool,
}

/// Decides about each assessment.
pub(crate) struct Gates<'a> {
    checklist: &'a Checklist,
    today: Date,
    given: Option<Gate>,
    /// What holds where neither the options nor a configuration say anything.
    default: Gate,
    incomplete: bool,
}

impl<'a> Gates<'a> {
    /// From the options; `Err` holds the id of a required point that the checklist does not have.
    pub(crate) fn new(
        options: &GateOptions,
        default: Gate,
        checklist: &'a Checklist,
        today: Date,
    ) -> Result<Self, String> {
        let require = options.require.iter().map(|id| checklist.typed(id).ok_or_else(|| id.clone()));
        let gate = Gate {
            fail_on: options.fail_on,
            fail_under: options.fail_under,
            require: require.collect::<Result<_, _>>()?,
            allow_incomplete: options.allow_incomplete,
        };
        let given = gate.fail_on.is_some() || gate.is_active();
        Ok(Self {
            checklist,
            today,
            given: given.then_some(gate),
            default,
            incomplete: options.allow_incomplete,
        })
    }

    /// Looks at the assessment of a file, with the gate and the waivers of its configuration.
    pub(crate) fn check(&self, nearest: &Nearest, assessment: &Assessment) -> GateResult {
        let gate = self.given.as_ref().or(nearest.gate());
        let mut gate = gate.unwrap_or(&self.default).clone();
        gate.allow_incomplete |= self.incomplete;
        gate.check(self.checklist, assessment, &nearest.waivers(), self.today)
    }
}
