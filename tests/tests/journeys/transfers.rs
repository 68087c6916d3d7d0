//! A used car goes from Chengdu to Guangzhou: both cases, both offices, and everything outside that they lean on.

use crate::faults::{OF_A_DEPARTURE, OF_A_HANDOVER, OF_A_TRANSFER};
use chrono::TimeDelta;
use domain::{
    access::Post,
    case::{NoticeKind, TaskPurpose},
    file_handover::{self, EndReason, Lock},
    identifier::CaseNumber,
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Decided, Done, ProposedDecision, Status, TaxAnswer, VehicleFile},
};
use store::vehicle_lock::{self, VehicleAt};
use tests::{
    CHENGDU, Fault, GUANGZHOU, World,
    case::words,
    journeys, people,
    sale::{
        Sale, another_here, approved, asked_for, carried_out, checked, gathered, handed_over, here,
        inspected, is_known, is_registered, is_taken, let_go, let_go_on_paper, number_chosen, offered,
        registered, there, told,
    },
};

journeys! {
    sold_in_guangzhou,
    everything_twice,
    everything_at_the_second_try,
    leaves_first,
    refused_with_its_remedies,
    withdrawn_while_the_file_is_on_its_way,
    a_register_that_stays_away,
    a_place_without_an_office,
    an_origin_that_has_no_file,
}

async fn sold_in_guangzhou(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    let at = VehicleAt {
        vehicle: world.store.keys().vehicle_reference(&sale.vin),
        office: &people::office(CHENGDU),
    };
    let holder = vehicle_lock::holder(&world.store, at).await.unwrap();
    assert_eq!(
        holder.as_ref(),
        Some(&handover.number),
        "no other business meanwhile"
    );
    let state = offered(&handover).await;
    let manifest = state.manifest.as_ref().unwrap();
    let names: Vec<_> = manifest.items().iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["001-paper.jpg", "002-paper.jpg"]);
    checked(&handover).await;
    handover
        .does(another_here(Post::Dossier), file_handover::Command::Accept)
        .await;
    inspected(&transfer, &sale).await;
    let taken = handover.finish().await;
    assert_eq!(taken.custody.custodian(), &people::office(GUANGZHOU));
    assert_eq!(taken.lock, Lock::Free);
    assert_eq!(vehicle_lock::holder(&world.store, at).await.unwrap(), None);
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    let state = registered(&transfer).await;
    assert!(state.outputs.has(Done::OriginClosed), "Chengdu knows where it is");
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    let state = transfer.finish().await;
    assert!(state.is_over(), "{state:#?}");
}

/// Each activity of both cases does its work, is not heard, and is asked again.
async fn everything_twice(world: &World) {
    breaking(world, Fault::After).await;
}

/// Each fails before it has done anything.
async fn everything_at_the_second_try(world: &World) {
    breaking(world, Fault::Before).await;
}

/// The whole way with a line that breaks; the world is the same afterwards.
async fn breaking(world: &World, fault: Fault) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    world
        .faults
        .plan_each(transfer.number.as_str(), (&OF_A_TRANSFER, fault));
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::AskRegisters).await;
    transfer.answered().await;
    let handover = asked_for(&transfer).await;
    world
        .faults
        .plan_each(handover.number.as_str(), (&OF_A_HANDOVER, fault));
    handed_over(&handover).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    handover.finish().await;
    carried_out(&transfer).await;
    transfer.finish().await;
    world.faults.have_struck(transfer.number.as_str(), &OF_A_TRANSFER);
    world.faults.have_struck(handover.number.as_str(), &OF_A_HANDOVER);
}

/// Sold where it is registered: the office there lets it go, and its file is ready to be asked for.
async fn leaves_first(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let transfer = sale.departing(world).await;
    world
        .faults
        .plan_each(transfer.number.as_str(), (&OF_A_DEPARTURE, Fault::After));
    let_go(&transfer, &sale).await;
    world
        .faults
        .have_struck(transfer.number.as_str(), &OF_A_DEPARTURE);
    assert!(
        !is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "it carries it no longer"
    );
    let buyer = sale.buyer.person(world);
    let other = CaseNumber::new(&people::office(CHENGDU), sale.today(), [1; 5]).unwrap();
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (buyer, &other))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(invoice.used_in.as_ref(), Some(&transfer.number));
    let_go_on_paper(&transfer).await;
    transfer.finish().await;
}

async fn refused_with_its_remedies(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    handed_over(&handover).await;
    inspected(&transfer, &sale).await;
    let number = number_chosen(&transfer, &sale).await;
    let grounds = vec![TransferGround::InvalidPapers];
    let decision = ProposedDecision::Refuse {
        grounds: grounds.clone(),
    };
    transfer
        .does(
            here(Post::RegistrationReview),
            Command::ProposeDecision { decision },
        )
        .await;
    let words = words("登记证书系伪造");
    transfer
        .does(here(Post::BusinessLead), Command::Refuse { grounds, words })
        .await;
    let state = transfer.answered().await;
    assert_eq!(state.status, Status::Refused);
    assert!(matches!(state.decision.unwrap().decided, Decided::Refused { .. }));
    assert!(
        !is_taken(world, (GUANGZHOU, &number)).await,
        "it went back to the pool"
    );
    let record = world
        .store
        .registry_vehicle(&sale.vin, sale.buyer.person(world))
        .await
        .unwrap();
    assert_eq!(
        record.unwrap().owner,
        sale.seller.person(world),
        "nothing was written down"
    );
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (sale.buyer.person(world), &handover.number))
        .await;
    assert_eq!(invoice.unwrap().unwrap().used_in, None, "it can be used again");
    let letter = told(&transfer, &sale, NoticeKind::Refused).await;
    assert!(
        letter.contains("不予办理") && letter.contains("如不服"),
        "{letter}"
    );
    assert!(!letter.contains("核发"), "it is about no licence: {letter}");
}

/// The number goes back, the handover ends and the car is unlocked.
async fn withdrawn_while_the_file_is_on_its_way(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    let ended = handover.until(file_handover::State::is_over).await;
    assert_eq!(ended.ended, Some(EndReason::Withdrawn));
    assert_eq!(ended.custody.custodian(), &people::office(CHENGDU));
    let at = VehicleAt {
        vehicle: world.store.keys().vehicle_reference(&sale.vin),
        office: &people::office(CHENGDU),
    };
    assert_eq!(vehicle_lock::holder(&world.store, at).await.unwrap(), None);
    handover.finish().await;
    let state = transfer.finish().await;
    assert_eq!(state.status, Status::Withdrawn);
    assert!(state.is_over(), "its handover has reported: {state:#?}");
    // The same car can be applied for again, and its file asked for.
    let again = sale.submitted(world).await;
    let second = asked_for(&again).await;
    assert_ne!(second.number, handover.number);
    again.does(sale.applicant(world), Command::Withdraw).await;
    second.until(file_handover::State::is_over).await;
    second.finish().await;
    again.finish().await;
}

/// The application is taken and everything else goes on. When the register answers, so does the rest.
async fn a_register_that_stays_away(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    transfer.until(|state| is_known(&state.known)).await;
    let workflow = transfer.number.as_str();
    for activity in ["stolen_vehicles", "vehicle_registry"] {
        world.faults.plan(workflow, activity, Fault::Away);
    }
    transfer.does(here(Post::Intake), Command::AskRegisters).await;
    transfer.until(|state| state.work.effects.len() == 2).await;
    transfer.pass(TimeDelta::minutes(5)).await;
    let refusal = transfer.refused(here(Post::Intake), Command::AskRegisters).await;
    assert_eq!(refusal.code.code(), "ANSWER_PENDING");
    let state = transfer.state().await;
    assert_eq!(
        state.work.effects.len(),
        2,
        "nobody gives up: {:?}",
        state.work.effects
    );
    assert!(matches!(state.known.invoice, Some(TaxAnswer::Found { .. })));
    for activity in ["stolen_vehicles", "vehicle_registry"] {
        world.faults.mend(workflow, activity);
    }
    transfer.answered().await;
    transfer.does(here(Post::Intake), Command::AskRegisters).await;
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    transfer.finish().await;
}

/// Nobody can be asked there: a person sees it and goes on.
async fn a_place_without_an_office(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted_from(world, "330106").await;
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::RequestFile).await;
    let state = transfer
        .until(|state| matches!(state.file, VehicleFile::Failed { reason: None }))
        .await;
    let follow_up = state.work.open_task(TaskPurpose::FollowUp);
    assert_eq!(follow_up.map(|task| task.post), Some(Post::Intake));
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    transfer.answered().await;
}

/// The handover ends, the transfer hears why, and the buyer is told.
async fn an_origin_that_has_no_file(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    let lost = file_handover::Command::DeclareUnavailable {
        reason: file_handover::UnavailableReason::Lost,
        words: words("库房进水"),
    };
    handover.does(there(Post::Dossier), lost).await;
    let reason = Some(EndReason::FileLost);
    transfer
        .until(|state| state.file == VehicleFile::Failed { reason })
        .await;
    handover.finish().await;
    transfer.answered().await;
    let letter = told(&transfer, &sale, NoticeKind::FileFailed).await;
    assert!(letter.contains("档案遗失"), "{letter}");
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    transfer.answered().await;
}
