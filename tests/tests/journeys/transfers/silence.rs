//! An office of origin that says nothing: those above it hear of it, and the accepting office can give up.

use super::code;
use domain::{
    access::Post,
    case::NoticeKind,
    custody::{Hop, ReturnReason},
    deadline::RuleId,
    file_handover::{Command, Desk, EndReason, Event, State, Status},
    vehicle_transfer::{self, VehicleFile},
};
use tests::{
    CHENGDU, Fault, GUANGZHOU, World,
    case::words,
    long_journeys, people,
    sale::{Handover, Sale, Transfer, another_there, asked_for, gathered, here, holder, statements, told},
};

long_journeys! {
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
    escalates(&handover, &transfer).await;
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
