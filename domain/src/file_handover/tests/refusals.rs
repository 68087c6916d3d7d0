//! Who may not, and what is not enough: each with its stable code.

use super::{
    World, code,
    fixtures::{
        checker, custodian, decider, gatherer, illegible, lead, lead_of_origin, offerer, outsider, staff,
        supervisor, text, verdicts, withdrawal,
    },
    refused,
};
use crate::case::CaseKind as _;
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, RefusalCode, RefusalDetail, TaskId, TaskPurpose},
    custody::{
        RefusalReason,
        tests::fixtures::{destination, origin, stranger},
    },
    file_handover::{Command, UnavailableReason},
    law::CommandRefusal::{self, FourEyes, LeaseLost, NotYourPost, TimeNotReached, WrongState},
};

fn declare() -> Command {
    Command::DeclareUnavailable {
        reason: UnavailableReason::Lost,
        words: text("库房无此档案"),
    }
}

fn give_up() -> Command {
    Command::GiveUp {
        words: text("逾期未报送"),
    }
}

fn return_to_check() -> Command {
    Command::ReturnToCheck {
        words: text("请再核对"),
    }
}

fn check(world: &World) -> Command {
    let task = world.state().work.open_task(TaskPurpose::Review);
    let (task, fence) = task.map_or((TaskId(9), 1), |task| (task.id, task.fence));
    let verdicts = verdicts(None);
    Command::Check {
        task,
        fence,
        verdicts,
    }
}

fn whole() -> World {
    World::checked(verdicts(None))
}

fn wanting() -> World {
    World::checked(illegible())
}

/// Who asks what of which handover, and the code of the refusal.
type Row = (World, Actor, Command, CommandRefusal);

/// Each is refused with its code, and changes nothing.
fn are_refused(rows: impl IntoIterator<Item = Row>) {
    for (mut world, actor, command, expected) in rows {
        let before = world.state.clone();
        let answer = world.ask(&actor, command.clone());
        assert_eq!(code(answer), refused(expected), "{command:?} {actor:?}");
        assert_eq!(world.state, before, "{command:?}");
    }
}

#[test]
fn the_origin_says_why_not() {
    are_refused([
        (World::opened(), checker(), Command::TakeUp, NotYourPost),
        (World::opened(), lead_of_origin(), Command::TakeUp, NotYourPost),
        (World::gathered(), gatherer(), Command::TakeUp, WrongState),
        (World::gathered(), checker(), Command::GatherAgain, NotYourPost),
        (World::opened(), gatherer(), Command::GatherAgain, WrongState),
        (World::taken_up(), gatherer(), Command::GatherAgain, WrongState),
        (World::opened(), checker(), declare(), NotYourPost),
        (World::offered(), gatherer(), declare(), WrongState),
        (World::gathered(), checker(), Command::Offer, NotYourPost),
        (World::taken_up(), offerer(), Command::Offer, WrongState),
        (World::gathered(), gatherer(), Command::Offer, FourEyes),
    ]);
}

#[test]
fn the_destination_says_why_not() {
    are_refused([
        (
            World::checking(),
            gatherer(),
            check(&World::checking()),
            NotYourPost,
        ),
        (World::sent(), checker(), check(&World::sent()), WrongState),
        (World::checking(), checker(), check(&World::checking()), LeaseLost),
        (whole(), offerer(), return_to_check(), NotYourPost),
        (World::checking(), decider(), return_to_check(), WrongState),
        (whole(), offerer(), Command::Accept, NotYourPost),
        (World::checking(), decider(), Command::Accept, WrongState),
        (whole(), checker(), Command::Accept, FourEyes),
        (wanting(), decider(), Command::Accept, WrongState),
        (wanting(), offerer(), Command::Refuse, NotYourPost),
        (whole(), decider(), Command::Refuse, WrongState),
        (wanting(), checker(), Command::Refuse, FourEyes),
    ]);
}

#[test]
fn ends_and_repeats_say_why_not() {
    are_refused([
        (World::opened(), checker(), give_up(), NotYourPost),
        (World::checking(), lead(), give_up(), WrongState),
        (World::opened(), lead(), give_up(), TimeNotReached),
        (World::opened(), supervisor(), Command::Retry, NotYourPost),
        (World::opened(), gatherer(), Command::Retry, WrongState),
        (World::opened(), supervisor(), withdrawal(), NotYourPost),
        (World::accepting(), Actor::System, withdrawal(), WrongState),
    ]);
}

#[test]
fn after_the_end_every_act_comes_too_late() {
    let commands = [
        (gatherer(), Command::TakeUp),
        (gatherer(), Command::GatherAgain),
        (gatherer(), declare()),
        (offerer(), Command::Offer),
        (checker(), check(&World::transferred())),
        (decider(), return_to_check()),
        (decider(), Command::Accept),
        (decider(), Command::Refuse),
        (lead(), give_up()),
        (gatherer(), Command::Retry),
        (Actor::System, withdrawal()),
        (
            supervisor(),
            CaseCommand::EscalateCase {
                reason: text("请加快"),
            }
            .into(),
        ),
    ];
    let ends = [
        World::transferred(),
        World::gathered().withdrawn(),
        World::unavailable(UnavailableReason::Lost),
    ];
    for (mut world, (actor, command)) in ends
        .into_iter()
        .flat_map(|end| commands.clone().map(|it| (end.clone(), it)))
    {
        let answer = world.ask(&actor, command.clone());
        assert_eq!(code(answer), refused(CommandRefusal::CaseClosed), "{command:?}");
    }
}

#[test]
fn an_office_that_has_no_part_in_it_does_nothing() {
    for world in [World::opened(), World::gathered(), World::checking(), whole()] {
        let listed = super::super::FileHandover::available_actions(world.state(), &outsider(), &world.facts);
        for action in listed {
            let refusal = action.refusal.unwrap_or_else(|| panic!("{}", action.action));
            assert_eq!(refusal.code, refused(NotYourPost), "{}", action.action);
        }
    }
}

#[test]
fn a_check_decides_on_each_document_and_no_other() {
    let mut world = World::checking();
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    let photograph = |reason| verdicts(Some(("02-vehicle.jpg", reason)));
    let mut short = verdicts(None);
    short.pop();
    let mut twice = verdicts(None);
    twice[1] = twice[0].clone();
    let wrong = [
        vec![],
        short,
        twice,
        photograph(RefusalReason::Missing),
        photograph(RefusalReason::Altered),
    ];
    for verdicts in wrong {
        let refusal = world.check(&checker(), verdicts).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Command(CommandRefusal::InvalidInput));
        assert_eq!(refusal.field.as_deref(), Some("verdicts"));
    }
    world
        .check(&checker(), photograph(RefusalReason::OtherVehicle))
        .unwrap();
}

#[test]
fn scans_are_attached_by_the_origin_before_the_offer() {
    let attach = |world: &mut World, actor: &Actor| {
        let document = super::commands::scan(world);
        world.ask(actor, CaseCommand::AttachDocument { document })
    };
    let citizen = Actor::Citizen {
        person: super::fixtures::BUYER,
    };
    for other in [checker(), citizen, staff(14, origin(), [Post::Intake])] {
        assert_eq!(code(attach(&mut World::opened(), &other)), refused(NotYourPost));
    }
    assert_eq!(
        code(attach(&mut World::offered(), &gatherer())),
        refused(WrongState)
    );
    assert_eq!(
        code(attach(&mut World::transferred(), &gatherer())),
        refused(CommandRefusal::CaseClosed)
    );
    attach(&mut World::opened(), &gatherer()).unwrap();
}

#[test]
fn the_system_does_nothing_of_a_persons_work() {
    let commands = [
        Command::TakeUp,
        Command::Offer,
        Command::Accept,
        Command::Refuse,
        declare(),
        give_up(),
    ];
    for command in commands {
        for world in [World::opened(), World::gathered(), whole()] {
            let answer = world.decide(&Actor::System, &command);
            assert_eq!(answer.unwrap_err().code, refused(NotYourPost));
        }
    }
    let mut world = World::taken_up();
    let pending = world.pending("LOCK_VEHICLE").unwrap();
    let outcome = super::world::good(&pending.effect);
    let answer = Command::Settle {
        effect: pending.id,
        outcome,
    };
    for person in [
        gatherer(),
        supervisor(),
        staff(26, destination(), Post::OF_AN_OFFICE),
    ] {
        assert_eq!(code(world.ask(&person, answer.clone())), refused(NotYourPost));
    }
}

/// Opened before it was looked up who has the file: no second chain names a custodian, and the origin says so to end it.
#[test]
fn an_office_that_gave_the_file_away_hands_nothing_over() {
    let worlds = [
        (World::opened(), gatherer(), Command::TakeUp),
        (World::gathered(), offerer(), Command::Offer),
        (whole(), decider(), Command::Accept),
    ];
    for (mut world, who, command) in worlds {
        for has_it in [stranger(), destination()] {
            world.facts.custodian = Some(custodian(has_it.clone()));
            let refusal = world.decide(&who, &command).unwrap_err();
            assert_eq!(refusal.code.code(), "FILE_ELSEWHERE", "{command:?}");
            assert_eq!(refusal.detail, Some(RefusalDetail::Office { office: has_it }));
        }
        world.facts.custodian = Some(custodian(origin()));
        assert!(world.decide(&who, &command).is_ok(), "{command:?}");
    }
    let mut world = World::opened();
    world.facts.custodian = Some(custodian(stranger()));
    assert!(world.decide(&gatherer(), &declare()).is_ok());
}
