//! The assessment: every rule applied to the facts of a case at once, so that nobody learns of the second obstacle after the
//! first is cured.

mod found;
mod person;
mod place;
mod vehicle;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::emission::EmissionPolicy;
use super::{Matter, Route, TransferFacts};
use crate::law::RegistrationRuleSet;
use crate::law::rollout::Rollout;
use crate::plate::PlatePrefix;

use found::Found;
pub use found::{Assessment, JointApplication, Stated};

/// The rules and tables of an assessment.
#[derive(Clone, Copy, Debug)]
pub struct Rulebook<'a> {
    /// By the day of acceptance, recorded on the case: it stays when the case runs past a change of the rules.
    pub rules: RegistrationRuleSet,
    pub rollout: &'a Rollout,
    pub emission: &'a EmissionPolicy,
    /// With what the numbers of the office begin that has the application.
    pub prefixes: &'a [PlatePrefix],
}

/// A case as the checks see it.
#[derive(Clone, Copy)]
struct Case<'a> {
    facts: &'a TransferFacts,
    book: Rulebook<'a>,
    day: NaiveDate,
}

/// Each looks at one thing and adds what it finds; none looks at what the others found.
const CHECKS: [fn(&Case<'_>, &mut Found); 21] = [
    place::ends,
    place::registration,
    place::scope,
    place::competence,
    place::third_place,
    place::invoice,
    place::emission,
    place::quota,
    vehicle::registered,
    vehicle::status,
    vehicle::special_use,
    vehicle::encumbrances,
    vehicle::service_life,
    vehicle::customs,
    vehicle::inspection,
    person::owner,
    person::applicant,
    person::powers,
    person::age,
    person::domicile,
    person::matters,
];

/// What stands against the application on `day` (Asia/Shanghai), what makes it wait, who has to join it, what a person has to
/// look at, and by which route it goes. A fact that gets worse never takes away a ground.
pub fn assess(facts: &TransferFacts, book: Rulebook<'_>, day: NaiveDate) -> Assessment {
    let case = Case { facts, book, day };
    let mut found = Found::new(case.matter());
    for check in CHECKS {
        check(&case, &mut found);
    }
    let closed = place::is_closed(&case);
    found.assessment(Route::of(&facts.trade, case.matter(), closed))
}

impl Case<'_> {
    const fn matter(&self) -> Matter {
        Matter::new(self.book.rules, self.facts.trade.occasion)
    }
}
