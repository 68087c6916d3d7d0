//! Somebody who acts for the driver, and what they show for it.

use super::{Accident, named};
use crate::{World, case::words, people::Driver};
use domain::{
    case::DocumentId,
    evidence_access::{Authority, Power, Relation, Standing, Submission},
};

impl Accident {
    /// What the driver asks for is asked for by another, who says that they are this to the driver.
    pub fn by_another(&self, world: &World, (relation, acting): (Relation, &Driver), asked: &mut Submission) {
        asked.standing = Standing {
            principal: Some(self.driver.person(world)),
            ..Standing::of(relation)
        };
        asked.applicant = acting.person(world);
        asked.people = vec![named(acting), named(&self.driver)];
    }

    /// What the other party asks for, about the same accident.
    pub fn by_the_passenger(&self, world: &World, asked: &mut Submission) {
        asked.applicant = self.passenger.person(world);
        asked.people = vec![named(&self.passenger)];
    }
}

/// An authority without a last day: what it is about, and that evidence may be consulted.
pub fn authority(document: DocumentId) -> Authority {
    Authority {
        document,
        matters: Some(words("查阅本次事故证据材料")),
        powers: [Power::Consult].into(),
        last_day: None,
        lawyer: None,
    }
}
