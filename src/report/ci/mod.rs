//! Reports on plans for machines that watch over a repository. All of them say the same of a point; one that a plan
//! shows is a finding of none, and a case that passes in JUnit.

mod brief;
mod github;
mod junit;
mod paths;
mod places;
mod sarif;

use crate::outcome::{Context, PlanReport};

use super::ErrorView;
use github::GithubPlans;
use junit::JunitPlans;
use sarif::SarifPlans;

pub use paths::Root;

/// A format for CI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ci {
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for test reports.
    Junit,
    /// Annotations of a GitHub workflow.
    Github,
}

/// Writes plans one by one, so that any number of them goes through bounded memory.
#[derive(Clone, Debug)]
pub struct CiPlans<'a> {
    sarif: SarifPlans<'a>,
    junit: JunitPlans,
    github: GithubPlans,
}

impl<'a> CiPlans<'a> {
    /// Reports on files that are named from a folder. `shipped` tells whether the examples are the program's own,
    /// which its documents hold, to be linked to.
    pub fn new(context: &Context<'a>, root: &Root, shipped: bool) -> Self {
        Self {
            sarif: SarifPlans::new(context, root.clone(), shipped),
            junit: JunitPlans::new(root.clone()),
            github: GithubPlans::new(root.clone()),
        }
    }

    /// What comes before the plans.
    pub fn head(&self, ci: Ci) -> String {
        match ci {
            Ci::Sarif => self.sarif.head(),
            Ci::Junit => JunitPlans::head(),
            Ci::Github => String::new(),
        }
    }

    /// One plan. In SARIF a comma belongs before it, unless it is empty or the first.
    pub fn plan(&self, ci: Ci, report: &PlanReport) -> String {
        match ci {
            Ci::Sarif => self.sarif.plan(report),
            Ci::Junit => self.junit.plan(report),
            Ci::Github => self.github.plan(report),
        }
    }

    /// A file that could not be used, as a finding; to be put where a plan may stand.
    pub fn failed(&self, ci: Ci, error: &ErrorView) -> String {
        match ci {
            Ci::Sarif => self.sarif.failed(error),
            Ci::Junit => self.junit.failed(error),
            Ci::Github => self.github.failed(error),
        }
    }

    /// What comes after them.
    pub fn tail(&self, ci: Ci, errors: &[ErrorView]) -> String {
        match ci {
            Ci::Sarif => self.sarif.tail(errors),
            Ci::Junit => JunitPlans::tail(),
            Ci::Github => String::new(),
        }
    }
}
