//! 提交申请: who may, for whom, and with what.

use super::{World, fixtures::*};
use crate::{
    access::{Actor, PersonId, Post},
    case::{CaseKind as _, Effect, EffectEvent, Entry, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    identifier::CaseNumber,
    law::vehicle::{
        Occasion, StepAct,
        party::{PartyNature, PartyRole},
    },
    vehicle_transfer::{
        Command, Event, Status, Submission, TransferChannel, TransferEffect, TransferOutcome, VehicleTransfer,
    },
};

fn code(who: &Actor, submission: Submission) -> &'static str {
    World::new().code(who, Command::Submit(Box::new(submission)))
}

type Change = fn(&mut Submission);

fn by(channel: TransferChannel) -> Submission {
    Submission {
        channel,
        ..submission()
    }
}

#[test]
fn who_may_open_a_case() {
    use TransferChannel::{Counter, Online, ServiceStation};
    let own = |person: PersonId| Actor::Staff {
        person,
        office: office(CHENGDU),
        posts: [Post::Intake].into(),
    };
    for (who, channel, expected) in [
        (buyer(), Online, "possible"),
        (seller(), Online, "NOT_YOUR_POST"),
        (citizen(OWNER), Online, "NOT_YOUR_POST"),
        (system(), Online, "NOT_YOUR_POST"),
        (clerk(), Online, "NOT_YOUR_POST"),
        (clerk(), Counter, "possible"),
        (lead(), Counter, "NOT_YOUR_POST"),
        (staff_at(HANGZHOU, 10, [Post::Intake]), Counter, "NOT_YOUR_POST"),
        (own(BUYER), Counter, "OWN_CASE"),
        (own(SELLER), Counter, "OWN_CASE"),
        (station(), ServiceStation, "possible"),
        (station(), Counter, "NOT_YOUR_POST"),
        (clerk(), ServiceStation, "NOT_YOUR_POST"),
    ] {
        assert_eq!(code(&who, by(channel)), expected, "{who:?} {channel:?}");
    }
}

#[test]
fn who_stands_before_staff() {
    use TransferChannel::{Counter, Online, ServiceStation};
    let at = |channel, of: Submission| Submission { channel, ..of }.at_the_desk();
    assert_eq!(at(Online, submission()), None);
    assert_eq!(at(ServiceStation, submission()), None, "a dealer is no desk");
    for (of, there) in [
        (submission(), BUYER),
        (moving(), BUYER),
        (by_agent(true), AGENT),
        (of_a_minor(Some(GUARDIAN)), GUARDIAN),
        (of_a_company(), AGENT),
    ] {
        assert_eq!(at(Counter, of), Some([there].into()));
    }
}

#[test]
fn what_does_not_fit_together_is_named() {
    let field = |change: fn(&mut Submission)| {
        let mut submission = submission();
        change(&mut submission);
        let refused = World::new().decide(&buyer(), &Command::Submit(Box::new(submission)));
        serde_json::to_value(refused.unwrap_err()).unwrap()["field"].clone()
    };
    let changes: [(&str, Change); 11] = [
        ("trade.appliedAt", |one| one.trade.applied_at = place(WEIHAI)),
        ("title", |one| one.title = None),
        ("deliveredOn", |one| one.delivered_on = Some(day("2022-05-10"))),
        ("documents", |one| one.documents = vec![document(1), document(1)]),
        ("parties", |one| one.parties.push(party(OWNER, PartyRole::Buyer))),
        ("parties", |one| one.parties.push(party(OWNER, PartyRole::Owner))),
        ("parties", |one| {
            one.parties.push(party(SELLER, PartyRole::CoOwner));
        }),
        ("parties", |one| one.parties[1].agrees = Some(true)),
        ("parties", |one| {
            one.parties[0].nature = PartyNature::BankruptCompany;
        }),
        ("agent", |one| one.parties.push(party(AGENT, PartyRole::Agent))),
        ("agent", |one| one.agent = by_agent(true).agent),
    ];
    for (expected, change) in changes {
        assert_eq!(field(change), expected);
    }
    let mut moved = moving();
    moved.trade.trade_place = Some(place(CHENGDU));
    assert_eq!(code(&buyer(), moved), "INVALID_INPUT");
}

#[test]
fn a_vehicle_has_one_case_at_a_time() {
    let mut world = World::new();
    let other: CaseNumber = case_number(1);
    world.facts.open_case = Some(other);
    assert_eq!(
        world.code(&buyer(), Command::Submit(Box::new(submission()))),
        "OPEN_CASE_EXISTS"
    );
    let opened = World::submitted();
    assert_eq!(
        opened.code(&buyer(), Command::Submit(Box::new(submission()))),
        "CASE_EXISTS"
    );
    assert_eq!(World::new().code(&clerk(), Command::RequestFile), "WRONG_STATE");
}

/// The tax office is asked of a trade, and only once.
#[test]
fn which_registers_are_asked() {
    let asked = |submission: Submission| {
        let mut world = World::new();
        let who = match submission.channel {
            TransferChannel::Online => buyer(),
            _ => staff_at(&submission.office.as_str()[..6], 10, [Post::Intake]),
        };
        world.ask(&who, Command::Submit(Box::new(submission))).unwrap();
        world
            .pending(|effect| matches!(effect, TransferEffect::LookUpInvoice { .. }))
            .is_some()
    };
    assert!(asked(submission()));
    assert!(asked(departing()));
    assert!(!asked(arriving()));
    assert!(!asked(moving()));
}

/// What leads to a registration is used up with it, once; what leads to none is not.
#[test]
fn an_invoice_is_used_where_it_was_asked_for() {
    let used = |world: &World| {
        let used = |entry: &&Entry<Event>| {
            let effect = VehicleTransfer::effect_event(&entry.event);
            matches!(
                effect,
                Some(EffectEvent::EffectRequested {
                    effect: Effect::Own(TransferEffect::UseInvoice { buyer: BUYER, .. }),
                    ..
                })
            )
        };
        world.history.iter().filter(used).count()
    };
    assert_eq!(used(&World::registering()), 0);
    assert_eq!(used(&World::refused()), 0);
    let mut world = World::registered();
    assert_eq!(used(&world), 1);
    world.hand_over();
    assert_eq!(used(&world), 1);
}

/// Another case was faster: both vehicles cannot be sold by one invoice, so the lead sees to it.
#[test]
fn an_invoice_that_was_used_elsewhere_is_for_the_lead() {
    let mut world = World::registering();
    while let Some((id, effect)) = world.asked().first().cloned() {
        let answer = match effect {
            TransferEffect::UseInvoice { .. } => TransferOutcome::InvoiceUsedIn { case: case_number(8) },
            effect => world.answer(&effect),
        };
        world.settle_one(id, answer).unwrap();
    }
    let follow_up = world.state().work.open_task(TaskPurpose::FollowUp).unwrap();
    assert_eq!(
        (world.status(), follow_up.post),
        (Status::Registered, Post::BusinessLead)
    );
}

#[test]
fn what_the_office_does_follows_from_where_and_how_far() {
    let act = |submission: &Submission| super::super::submit::act_of(&submission.trade);
    assert_eq!(act(&submission()), StepAct::Transfer);
    assert_eq!(act(&departing()), StepAct::TransferOut);
    assert_eq!(act(&arriving()), StepAct::TransferIn);
    assert_eq!(act(&moving()), StepAct::Move);
    let mut near = submission();
    near.trade.transfer_out = place("510107");
    assert_eq!(act(&near), StepAct::Transfer);
    for occasion in Occasion::ALL {
        let acts = [
            match occasion {
                Occasion::ChangeOfOwner => StepAct::Transfer,
                Occasion::MovingHouse => StepAct::Move,
            },
            StepAct::TransferOut,
            StepAct::TransferIn,
        ];
        for act in acts {
            assert_eq!(super::super::clock::step_of(act, occasion).act, act);
        }
    }
}

/// Who applies more than thirty days after delivery is late, and is not refused for it.
#[test]
fn a_late_application_says_so() {
    let late = |delivered: &str| {
        let mut world = World::new();
        let submission = Submission {
            delivered_on: Some(day(delivered)),
            ..submission()
        };
        world
            .ask(&buyer(), Command::Submit(Box::new(submission)))
            .unwrap();
        world.deadline(RuleId::UC_APPLY).status
    };
    assert_eq!(late("2022-04-09"), DeadlineStatus::Met);
    assert_eq!(
        late("2022-04-08"),
        DeadlineStatus::Met,
        "the thirtieth day was a Sunday"
    );
    assert_eq!(late("2022-04-01"), DeadlineStatus::Expired);
}
