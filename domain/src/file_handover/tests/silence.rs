//! An origin that stays silent: its province, the ministry's desk, and then the accepting office gives up.

use super::{
    World, code,
    fixtures::{SUPERVISES_THERE, checker, gatherer, lead, offerer, supervisor, text},
    refused,
};
use crate::{
    case::{Channel, Notice, NoticeKind, TaskPurpose},
    custody::tests::fixtures::origin,
    deadline::{DeadlineStatus, RuleId},
    file_handover::{Command, Desk, EndReason, Lock, Status},
    law::CommandRefusal,
};

fn give_up() -> Command {
    Command::GiveUp {
        words: text("转出地逾期未报送"),
    }
}

#[test]
fn the_province_hears_of_it_and_then_the_ministry() {
    let mut world = World::opened();
    world.wake_at("2022-05-11T09:00:00+08:00");
    assert_eq!(world.state().desk, None, "the due day is not over");
    assert_eq!(
        code(world.ask(&lead(), give_up())),
        refused(CommandRefusal::TimeNotReached)
    );
    world.wake_at("2022-05-12T00:00:00+08:00");
    assert_eq!(world.state().desk, Some(Desk::OriginProvince));
    assert!(world.state().work.escalated);
    let message = Notice {
        kind: NoticeKind::Escalated,
        to: SUPERVISES_THERE,
        channel: Channel::InApp,
    };
    assert_eq!(world.notices(), [&message], "not whose matter it is");
    assert!(world.pending("TELL_MINISTRY").is_none());
    world.wake_at("2022-05-13T00:00:00+08:00");
    assert_eq!(world.state().desk, Some(Desk::Ministry));
    assert_eq!(world.notices(), [&message], "once");
    world.does("TELL_MINISTRY");
    assert_eq!(
        world.told(),
        [
            r#"{"milestone":"ESCALATED","desk":"ORIGIN_PROVINCE"}"#,
            r#"{"milestone":"ESCALATED","desk":"MINISTRY"}"#,
        ]
    );
    assert_eq!(world.status(), Status::Requested, "nothing ends by itself");
    assert_eq!(world.state().work.next_wake(), None);
}

/// Every effect at the origin stays unanswered: its office is dead.
#[test]
fn a_dead_origin_does_not_hold_the_case() {
    let mut world = World::offered();
    world.wake_at("2022-05-13T00:00:00+08:00");
    world.ask(&supervisor(), give_up()).unwrap();
    assert_eq!(world.status(), Status::Returned);
    assert_eq!(world.state().ended, Some(EndReason::OfficeSilent));
    assert_eq!(world.state().lock, Lock::Releasing, "for when the origin is back");
    assert_eq!(world.state().custody.custodian(), &origin());
    assert_eq!(world.told().len(), 3);
    world.run();
    assert!(world.state().is_over());
}

#[test]
fn an_offer_that_is_never_sent_is_returned_by_the_destination() {
    let mut world = World::offered();
    world.does("SIGN");
    world.wake_at("2022-05-13T00:00:00+08:00");
    world.ask(&lead(), give_up()).unwrap();
    world.does("SIGN");
    assert_eq!(world.hops(), ["OFFERED", "RETURNED"]);
}

/// An act does not depend on how fast timers are.
#[test]
fn a_ceiling_that_passed_unseen_is_enough() {
    let mut world = World::opened();
    world.facts.case.now = super::fixtures::at("2022-05-13T00:00:00+08:00");
    world.ask(&lead(), give_up()).unwrap();
}

#[test]
fn an_attempt_after_a_refusal_has_its_own_periods_and_desks() {
    let mut world = World::opened();
    world.wake_at("2022-05-13T00:00:00+08:00");
    world.ask(&gatherer(), Command::TakeUp).unwrap();
    world.run();
    world.ask(&offerer(), Command::Offer).unwrap();
    world.run();
    assert_eq!(
        world.deadline_status(RuleId::UC_FILE_OUT),
        DeadlineStatus::Expired
    );
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    world.check(&checker(), super::fixtures::illegible()).unwrap();
    world.ask(&lead(), Command::Refuse).unwrap();
    world.does("SIGN");
    assert_eq!(world.state().desk, None);
    world.wake_at("2022-05-19T00:00:00+08:00");
    assert_eq!(world.state().desk, Some(Desk::Ministry));
    world.run();
    assert_eq!(
        world.state().desk,
        Some(Desk::Ministry),
        "a late confirmation makes nothing undone"
    );
    world.ask(&lead(), give_up()).unwrap();
}

#[test]
fn a_destination_that_is_late_is_a_matter_of_its_supervision() {
    let mut world = World::checking();
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    world.wake_at("2022-05-11T00:00:00+08:00");
    assert_eq!(world.state().desk, Some(Desk::Supervision));
    assert!(world.pending("TELL_MINISTRY").is_none());
    assert_eq!(world.status(), Status::Checking);
    assert_eq!(
        code(world.ask(&lead(), give_up())),
        refused(CommandRefusal::WrongState),
        "the origin has done its part"
    );
}

#[test]
fn whoever_holds_the_file_is_told_of_the_due_day() {
    let mut world = World::opened();
    world.facts.case.now = super::fixtures::at("2022-05-11T08:00:00+08:00");
    world.claim(&gatherer(), TaskPurpose::Intake).unwrap();
    world.wake_at("2022-05-11T09:00:00+08:00");
    assert_eq!(world.notices().len(), 1);
}

/// Nobody has written down where the ministry is reached: it stands in the history, and nothing waits for it.
#[test]
fn a_ministry_that_cannot_be_told_holds_nothing_up() {
    let mut world = World::offered();
    world.wake_at("2022-05-13T00:00:00+08:00");
    world.fails("TELL_MINISTRY");
    assert_eq!(world.status(), Status::Offered);
    world.ask(&lead(), give_up()).unwrap();
    world.run();
    assert!(world.state().is_over());
}
