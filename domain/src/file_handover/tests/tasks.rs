//! Tasks at both offices: who may hold them, and who gives them to others.

use super::{
    World, code,
    fixtures::{
        checker, decider, gatherer, lead, lead_of_origin, offerer, person, staff, supervisor, text, verdicts,
    },
    refused,
};
use crate::{
    access::Post,
    case::{CaseCommand, LEASE, RefusalDetail, TaskId, TaskPurpose},
    custody::tests::fixtures::origin,
    file_handover::{Command, UnavailableReason},
    law::CommandRefusal::{FourEyes, LeaseLost, NotYourPost, TaskTaken},
};

fn declare() -> Command {
    Command::DeclareUnavailable {
        reason: UnavailableReason::Lost,
        words: text("库房无此档案"),
    }
}

fn return_to_check() -> Command {
    Command::ReturnToCheck {
        words: text("请再核对"),
    }
}

fn check(world: &World) -> Command {
    let task = world.state().work.open_task(TaskPurpose::Review).unwrap();
    Command::Check {
        task: task.id,
        fence: task.fence,
        verdicts: verdicts(None),
    }
}

fn whole() -> World {
    World::checked(verdicts(None))
}

#[test]
fn four_eyes_hold_for_tasks_too() {
    let mut world = World::gathered();
    assert_eq!(
        code(world.claim(&gatherer(), TaskPurpose::Approve)),
        refused(FourEyes)
    );
    let task = world.state().work.open_task(TaskPurpose::Approve).unwrap().id;
    let to_gatherer = CaseCommand::ReassignTask { task, to: person(10) };
    assert_eq!(code(world.ask(&lead_of_origin(), to_gatherer)), refused(FourEyes));
    world.claim(&offerer(), TaskPurpose::Approve).unwrap();
    let mut world = whole();
    assert_eq!(
        code(world.claim(&checker(), TaskPurpose::Approve)),
        refused(FourEyes)
    );
    world.claim(&decider(), TaskPurpose::Approve).unwrap();
    let back = CaseCommand::ReassignTasksOf {
        person: person(21),
        to: person(20),
    };
    assert_eq!(code(world.ask(&lead(), back)), refused(FourEyes));
}

/// A task is of one office: its lead gives it to others, and nobody else does.
#[test]
fn the_lead_of_the_office_reassigns_its_tasks() {
    let mut world = World::opened();
    let task = TaskId(1);
    let give = CaseCommand::ReassignTask { task, to: person(11) };
    for other in [lead(), supervisor(), gatherer()] {
        assert_eq!(code(world.ask(&other, give.clone())), refused(NotYourPost));
    }
    world.ask(&lead_of_origin(), give).unwrap();
    assert_eq!(
        world.state().work.task(task).unwrap().holder(world.now()),
        Some(person(11))
    );
    let all = CaseCommand::ReleaseTasksOf { person: person(11) };
    assert_eq!(code(world.ask(&lead(), all.clone())), refused(NotYourPost));
    world.ask(&lead_of_origin(), all).unwrap();
    assert_eq!(world.state().work.task(task).unwrap().holder(world.now()), None);
}

#[test]
fn a_task_in_somebodys_hands_is_theirs() {
    let colleague = staff(13, origin(), [Post::Dossier]);
    let cases = [
        (
            World::opened(),
            offerer(),
            TaskPurpose::Intake,
            gatherer(),
            Command::TakeUp,
        ),
        (
            World::opened(),
            offerer(),
            TaskPurpose::Intake,
            gatherer(),
            declare(),
        ),
        (
            World::gathered(),
            offerer(),
            TaskPurpose::Approve,
            colleague,
            Command::Offer,
        ),
        (whole(), decider(), TaskPurpose::Approve, lead(), Command::Accept),
        (
            whole(),
            decider(),
            TaskPurpose::Approve,
            lead(),
            return_to_check(),
        ),
    ];
    for (mut world, holder, purpose, other, command) in cases {
        world.claim(&holder, purpose).unwrap();
        let refusal = world.ask(&other, command.clone()).unwrap_err();
        assert_eq!(refusal.code, refused(TaskTaken));
        assert!(matches!(refusal.detail, Some(RefusalDetail::Holder { .. })));
        world.later(LEASE);
        world.ask(&other, command).unwrap();
    }
}

#[test]
fn a_check_under_an_old_claim_is_lost() {
    let mut world = World::checking();
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    let old = check(&world);
    world.later(LEASE);
    world.claim(&decider(), TaskPurpose::Review).unwrap();
    let refusal = world.ask(&checker(), old.clone()).unwrap_err();
    assert_eq!(refusal.code, refused(LeaseLost));
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person: person(21) }));
    assert_eq!(
        code(world.ask(&decider(), old)),
        refused(LeaseLost),
        "an old number"
    );
    world.check(&decider(), verdicts(None)).unwrap();
}
