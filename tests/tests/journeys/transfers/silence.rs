//! An office of origin that says nothing: those above it hear of it and find it, and the accepting office can give up.

use super::code;
use activities::mail::MessageIds;
use domain::{
    access::{Actor, PersonId, Post, Principal, Purpose, Role},
    case::{Effect, EffectEvent, NoticeKind},
    custody::{Hop, ReturnReason},
    deadline::RuleId,
    file_handover::{Command, Desk, EndReason, Event, HandoverEffect, State, Status},
    time::Moment,
    vehicle_transfer::{self, VehicleFile},
};
use store::{
    finder::{Page, Scope, Sight},
    staff::{Posts, keep_posts},
};
use tests::{
    CHENGDU, Fault, GUANGZHOU, World,
    case::words,
    journeys, people,
    sale::{
        Handover, Sale, Transfer, another_there, asked_for, gathered, here, holder, statements, there, told,
    },
    world::MINISTRY,
};
use uuid::Uuid;

journeys! {
    an_origin_that_never_answers,
    an_origin_that_dies_on_the_way,
}

/// What the machines of the origin do no longer.
const DEAD: [&str; 2] = ["transfer_files", "vehicle_lock"];

fn give_up() -> Command {
    Command::GiveUp {
        words: words("转出地逾期未报送"),
    }
}

/// Who supervises in the province of Chengdu has a message. Its audit finds the handover, and neither the transfer nor any paper; the
/// ministry's desk has a mail.
async fn are_told(handover: &Handover<'_>, transfer: &Transfer<'_>) {
    let (world, now) = (handover.world, handover.now());
    let messages = world.store.finder(casework(supervises()), now);
    let messages = messages.messages(Page::new(50, None)).await.unwrap();
    let about = messages.nodes().filter(|message| message.case == handover.number);
    assert_eq!(
        about.map(|message| message.kind).collect::<Vec<_>>(),
        [NoticeKind::Escalated]
    );
    let finder = world.store.finder(audit_of(CHENGDU), now);
    let row = finder.case(&handover.number).await.unwrap().expect("it is found");
    assert_eq!((row.sight, row.papers), (Sight::Province, false));
    assert_eq!(finder.case(&transfer.number).await.unwrap(), None);
    let mail = mail_to_the_ministry(handover).await;
    assert!(mail.contains(&format!("To: {MINISTRY}\r\n")), "{mail}");
}

/// Nobody there finds it before it is late.
async fn is_unknown_there(handover: &Handover<'_>) {
    let finder = handover.world.store.finder(audit_of(CHENGDU), handover.now());
    assert_eq!(finder.case(&handover.number).await.unwrap(), None);
}

/// Somebody who supervises the office of Chengdu, as a sign-in has told.
async fn supervised(world: &World, sale: &Sale) {
    let posts = Posts {
        office: &people::office(CHENGDU),
        posts: &[Post::Supervision].into(),
    };
    let Actor::Staff { person, .. } = supervises() else {
        unreachable!("they are staff")
    };
    keep_posts(&world.store, person, posts, sale.today())
        .await
        .unwrap();
}

fn supervises() -> Actor {
    there(Post::Supervision)
}

fn casework(actor: Actor) -> Scope {
    let Actor::Staff {
        person,
        office,
        posts,
    } = actor
    else {
        unreachable!("they are staff")
    };
    let role = Some(Role::Staff { office, posts });
    Scope::of(&signed_in(person, role), Purpose::Casework)
}

fn audit_of(office: &str) -> Scope {
    let province = people::office(office).province();
    let auditor = signed_in(PersonId(Uuid::from_u128(7)), Some(Role::Auditor { province }));
    let reason = "督办".to_owned();
    Scope::of(&auditor, Purpose::Audit { reason })
}

fn signed_in(person: PersonId, role: Option<Role>) -> Principal {
    Principal {
        person,
        role,
        expires_at: Moment::MAX_UTC,
    }
}

async fn mail_to_the_ministry(handover: &Handover<'_>) -> String {
    let events = handover.events(GUANGZHOU).await;
    let told = events.into_iter().find_map(|event| match event {
        Event::Effect(EffectEvent::EffectRequested {
            id,
            effect: Effect::Own(HandoverEffect::TellMinistry),
        }) => Some(id),
        _ => None,
    });
    let ids = MessageIds::new(store::testing::key(3), "example.cn");
    let id = ids.of(&handover.number, told.expect("it is told"));
    let path = handover.world.mail.join(format!("{}.eml", id.local()));
    std::fs::read_to_string(path).unwrap()
}

/// Its province hears of it after two working days, the ministry after three, and the transfer of both.
async fn escalates(handover: &Handover<'_>, transfer: &Transfer<'_>) {
    for (rule, desk) in [
        (RuleId::UC_FILE_OUT, Desk::OriginProvince),
        (RuleId::UC_FILE_OUT_MAX, Desk::Ministry),
    ] {
        let refusal = handover.refused(here(Post::BusinessLead), give_up()).await;
        assert_eq!(code(&refusal), "TIME_NOT_REACHED");
        handover
            .pass_until(handover.deadline(rule).await.expires_at())
            .await;
        handover.until(|state| state.desk == Some(desk)).await;
        handover.answered().await;
        let heard = |file: &VehicleFile| matches!(file, VehicleFile::Requested { late: Some(late), .. } if *late == desk);
        transfer.until(|state| heard(&state.file)).await;
    }
}

/// The handover ends with the file where it was, and the transfer hears why. The buyer is told, and it can be asked for again.
async fn given_up(handover: &Handover<'_>, (transfer, sale): (&Transfer<'_>, &Sale)) {
    handover.does(here(Post::BusinessLead), give_up()).await;
    let reason = Some(EndReason::OfficeSilent);
    transfer
        .until(|state| state.file == VehicleFile::Failed { reason })
        .await;
    transfer.answered().await;
    let letter = told(transfer, sale, NoticeKind::FileFailed).await;
    assert!(letter.contains("档案"), "{letter}");
}

/// What both cases have written down of it.
async fn both_say_so(handover: &Handover<'_>, transfer: &Transfer<'_>) {
    let desks = [Desk::OriginProvince, Desk::Ministry];
    let of_handover = handover.events(GUANGZHOU).await;
    for desk in desks {
        assert!(of_handover.contains(&Event::DeskTold { desk }), "{desk:?}");
    }
    let ended = |event: &Event| {
        matches!(
            event,
            Event::Ended {
                reason: EndReason::OfficeSilent,
                by: Some(_),
                ..
            }
        )
    };
    assert!(of_handover.iter().any(ended), "by a person, and why");
    let of_transfer = transfer.events(GUANGZHOU).await;
    for desk in desks {
        let delayed = vehicle_transfer::Event::FileDelayed { desk };
        assert!(of_transfer.contains(&delayed), "{desk:?}");
    }
    let reason = Some(EndReason::OfficeSilent);
    assert!(of_transfer.contains(&vehicle_transfer::Event::FileFailed { reason }));
}

fn is_at_origin(state: &State) {
    assert_eq!(state.status, Status::Returned);
    assert_eq!(state.custody.custodian(), &people::office(CHENGDU));
}

/// Nobody takes the request up. There was no offer, so there is nothing to return.
async fn an_origin_that_never_answers(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    supervised(world, &sale).await;
    is_unknown_there(&handover).await;
    escalates(&handover, &transfer).await;
    are_told(&handover, &transfer).await;
    given_up(&handover, (&transfer, &sale)).await;
    is_at_origin(&handover.finish().await);
    both_say_so(&handover, &transfer).await;
    assert_eq!(statements(&handover).await, []);
    // Another handover asks again.
    let second = asked_for(&transfer).await;
    assert_ne!(second.number, handover.number);
    transfer
        .does(sale.applicant(world), vehicle_transfer::Command::Withdraw)
        .await;
    second.until(State::is_over).await;
    transfer.finish().await;
}

/// It took the request up and locked the car. Long after, it offers the file, and its machines die over it: neither the end nor
/// the word of it waits for them.
async fn an_origin_that_dies_on_the_way(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    escalates(&handover, &transfer).await;
    let workflow = handover.number.as_str();
    world.faults.plan_each(workflow, (&DEAD, Fault::Away));
    handover.does(another_there(Post::Dossier), Command::Offer).await;
    handover
        .until(|_| world.faults.has_struck(workflow, DEAD[0]))
        .await;
    given_up(&handover, (&transfer, &sale)).await;
    handover.until(|state| state.signing.is_none()).await;
    let returned = Hop::Returned(ReturnReason::OfficeSilent);
    assert_eq!(statements(&handover).await, [Hop::Offered, returned]);
    assert_eq!(
        holder(world, &sale).await.as_ref(),
        Some(&handover.number),
        "the lock is the origin's own"
    );
    for activity in DEAD {
        world.faults.mend(workflow, activity);
    }
    is_at_origin(&handover.finish().await);
    assert_eq!(holder(world, &sale).await, None, "and ends when it is back");
    both_say_so(&handover, &transfer).await;
    transfer
        .does(sale.applicant(world), vehicle_transfer::Command::Withdraw)
        .await;
    transfer.finish().await;
}
