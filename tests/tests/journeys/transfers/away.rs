//! Registers, offices and files that are not there.

use chrono::TimeDelta;
use domain::{
    access::Post,
    case::{NoticeKind, TaskPurpose},
    file_handover::{self, EndReason},
    vehicle_transfer::{Command, TaxAnswer, VehicleFile},
};
use tests::{
    Fault, World,
    case::words,
    journeys,
    sale::{Sale, asked_for, here, is_known, there, told},
};

journeys! {
    a_register_that_stays_away,
    a_place_without_an_office,
    an_origin_that_has_no_file,
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
