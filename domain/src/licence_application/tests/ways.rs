//! Ways to each status.

use super::{
    World,
    fixtures::{GRANT, clerk, lead, licence, other_office, submission, text},
};
use crate::{
    access::Actor,
    case::TaskPurpose,
    law::DecisionGround,
    licence_application::{
        Command, IntakeChannel, LicenceOutcome, LicenceRecord, ProposedDecision, Submission,
    },
};

impl World {
    pub fn submitted() -> Self {
        Self::opened(&submission(IntakeChannel::Counter), &clerk())
    }

    pub fn opened(submission: &Submission, actor: &Actor) -> Self {
        let mut world = Self::new();
        world
            .ask(actor, Command::Submit(Box::new(submission.clone())))
            .unwrap();
        world
    }

    pub fn accepted() -> Self {
        let mut world = Self::submitted();
        world.registry_says(&licence("A"));
        world
            .ask(
                &clerk(),
                Command::Accept {
                    rollout_confirmed: false,
                },
            )
            .unwrap();
        world
    }

    pub fn in_review() -> Self {
        let mut world = Self::accepted();
        world.claim(&clerk(), TaskPurpose::Review).unwrap();
        world
    }

    pub fn proposed(decision: ProposedDecision) -> Self {
        let mut world = Self::in_review();
        world.propose(&clerk(), decision).unwrap();
        world
    }

    pub fn issuing() -> Self {
        let mut world = Self::proposed(GRANT);
        world.ask(&lead(), Command::Approve).unwrap();
        world
    }

    pub fn issued() -> Self {
        let mut world = Self::issuing();
        world.registry_says(&licence("A"));
        world.registry_issues();
        world
    }

    pub fn delivered() -> Self {
        let mut world = Self::issued();
        let at = world.now();
        world.app_answers(&LicenceOutcome::LicenceDelivered { at });
        world
    }

    pub fn refused() -> Self {
        let mut world = Self::proposed(ProposedDecision::Refuse {
            grounds: vec![DecisionGround::StatusD],
        });
        let refuse = Command::Refuse {
            grounds: vec![DecisionGround::StatusD],
            words: None,
        };
        world.ask(&lead(), refuse).unwrap();
        world
    }

    pub fn not_accepted() -> Self {
        let mut world = Self::submitted();
        let elsewhere = LicenceRecord {
            issuing_office: other_office(),
            ..licence("A")
        };
        world.registry_says(&elsewhere);
        let words = text("驾驶证由杭州核发");
        let decline = Command::Decline {
            grounds: vec![DecisionGround::NotCompetent],
            words,
        };
        world.ask(&clerk(), decline).unwrap();
        world
    }
}
