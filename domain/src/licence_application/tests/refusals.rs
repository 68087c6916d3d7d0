//! Who may not, and what is not enough.

use super::{
    World, code,
    fixtures::{
        APPLICANT, GRANT, citizen, clerk, colleague, document, lead, person, staff, supervisor, text,
    },
    refused,
};
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, LEASE, RefusalDetail, TaskPurpose},
    law::{CommandRefusal, DecisionGround},
    licence_application::Command,
};

#[test]
fn four_eyes() {
    let both = staff(12, [Post::Intake, Post::BusinessLead]);
    let mut world = World::accepted();
    world.claim(&both, TaskPurpose::Review).unwrap();
    world.propose(&both, GRANT).unwrap();
    let refuse = Command::Refuse {
        grounds: vec![DecisionGround::StatusB],
        words: None,
    };
    for command in [Command::Approve, refuse] {
        assert_eq!(code(world.ask(&both, command)), refused(CommandRefusal::FourEyes));
    }
    assert_eq!(
        code(world.claim(&both, TaskPurpose::Approve)),
        refused(CommandRefusal::FourEyes)
    );
    let task = world.state().work.open_task(TaskPurpose::Approve).unwrap().id;
    let to_proposer = CaseCommand::ReassignTask { task, to: person(12) };
    assert_eq!(
        code(world.ask(&lead(), to_proposer)),
        refused(CommandRefusal::FourEyes)
    );
    world.claim(&lead(), TaskPurpose::Approve).unwrap();
    let leads = CaseCommand::ReassignTasksOf {
        person: lead().person().unwrap(),
        to: person(12),
    };
    assert_eq!(
        code(world.ask(&supervisor(), leads)),
        refused(CommandRefusal::FourEyes)
    );
    world.ask(&lead(), Command::Approve).unwrap();
}

#[test]
fn nobody_handles_their_own_case() {
    let own = Actor::Staff {
        person: APPLICANT,
        office: super::fixtures::office(),
        posts: Post::OF_AN_OFFICE.into(),
    };
    let accept = || Command::Accept {
        rollout_confirmed: false,
    };
    assert_eq!(
        code(World::submitted().ask(&own, accept())),
        refused(CommandRefusal::OwnCase)
    );
    assert_eq!(
        code(World::proposed(GRANT).ask(&own, Command::Approve)),
        refused(CommandRefusal::OwnCase)
    );
    assert_eq!(
        code(World::accepted().claim(&own, TaskPurpose::Review)),
        refused(CommandRefusal::OwnCase)
    );
    World::submitted().ask(&own, Command::Withdraw).unwrap();
}

#[test]
fn a_task_in_somebodys_hands_is_theirs() {
    let mut world = World::submitted();
    world.claim(&colleague(), TaskPurpose::Intake).unwrap();
    let refusal = world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap_err();
    assert_eq!(refusal.code, refused(CommandRefusal::TaskTaken));
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person: person(11) }));
    let mut world = World::proposed(GRANT);
    world.claim(&lead(), TaskPurpose::Approve).unwrap();
    let other = staff(21, [Post::BusinessLead]);
    assert_eq!(
        code(world.ask(&other, Command::Approve)),
        refused(CommandRefusal::TaskTaken)
    );
    world.later(LEASE);
    world.ask(&other, Command::Approve).unwrap();
}

#[test]
fn a_proposal_under_an_old_claim_is_lost() {
    let mut world = World::in_review();
    world.later(LEASE);
    assert_eq!(
        code(world.propose(&clerk(), GRANT)),
        refused(CommandRefusal::LeaseLost)
    );
    world.claim(&colleague(), TaskPurpose::Review).unwrap();
    let refusal = world.propose(&clerk(), GRANT).unwrap_err();
    assert_eq!(refusal.code, refused(CommandRefusal::LeaseLost));
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person: person(11) }));
    let task = world.state().work.open_task(TaskPurpose::Review).unwrap().id;
    let old = Command::ProposeDecision {
        task,
        fence: 1,
        decision: GRANT,
        remarks: None,
    };
    assert_eq!(
        code(world.ask(&colleague(), old)),
        refused(CommandRefusal::LeaseLost)
    );
    world.propose(&colleague(), GRANT).unwrap();
}

#[test]
fn the_system_does_nothing_of_a_persons_work() {
    let mut world = World::proposed(GRANT);
    for command in [
        Command::Approve,
        Command::Withdraw,
        Command::ReturnToReview {
            words: text("系统")
        },
    ] {
        assert_eq!(
            code(world.ask(&Actor::System, command)),
            refused(CommandRefusal::NotYourPost)
        );
    }
    assert_eq!(
        code(world.ask(&supervisor(), CaseCommand::Wake)),
        refused(CommandRefusal::NotYourPost)
    );
}

#[test]
fn after_the_end_staff_may_still_file_documents() {
    let mut world = World::refused();
    let attach = |number| CaseCommand::AttachDocument {
        document: document(number),
    };
    assert_eq!(
        code(world.ask(&citizen(), attach(200))),
        refused(CommandRefusal::CaseClosed)
    );
    world.ask(&clerk(), attach(200)).unwrap();
    assert_eq!(
        code(world.ask(&clerk(), attach(200))),
        refused(CommandRefusal::InvalidInput)
    );
    let stranger = Actor::Citizen { person: person(77) };
    assert_eq!(
        code(world.ask(&stranger, attach(201))),
        refused(CommandRefusal::NotYourPost)
    );
}
