//! What the two cases of a sale lean on stays away and comes back: registers, the pool, the other office, and each other.

use super::OUTAGE;
use crate::{
    faults::{OF_A_HANDOVER, OF_A_TRANSFER},
    trace::Trace,
    trial::Trial,
};
use chrono::TimeDelta;
use domain::{
    access::Post,
    case::{CaseKind, TaskPurpose},
    file_handover::{self, FileHandover},
    vehicle_transfer::{self, VehicleFile, VehicleTransfer},
};
use gateway::Execution;
use std::collections::BTreeMap;
use tests::{
    CHENGDU, Fault, Variant, World,
    sale::{
        Handover, Sale, Transfer, another_here, another_there, approved, asked_for, begun, carried_out,
        checked, handed_over, here, inspected, is_known, is_registered, number_chosen, number_taken, offered,
        paid, registered, scanned, there, whole_way,
    },
    under_test::UnderTest,
    wait,
};

/// The longest pause between two tries of what is asked again.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// What is left of each kind of case of a sale.
type Traces = BTreeMap<&'static str, Trace>;

async fn traces((transfer, handover): (&Transfer<'_>, &Handover<'_>)) -> Traces {
    let world = transfer.world;
    [
        (VehicleTransfer::NAME, Trace::of(world, &transfer.number).await),
        (FileHandover::NAME, Trace::of(world, &handover.number).await),
    ]
    .into()
}

pub async fn calm(world: &World) -> Traces {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    whole_way(&sale, (&transfer, &handover), async || {}).await;
    traces((&transfer, &handover)).await
}

/// Registers, the pool, and the way to a handover.
pub async fn away_for_the_transfer(world: &World) -> Traces {
    let sale = Sale::next(world).await;
    let (number, opening) = sale.application(world);
    let faults = &world.faults;
    faults.plan_each(number.as_str(), (&OF_A_TRANSFER, Fault::Away));
    let transfer = sale.taken(world, (number, opening)).await;
    let registers = [
        "vehicle_registry",
        "stolen_vehicles",
        "compulsory_insurance",
        "tax_office",
    ];
    for activity in &registers[1..] {
        is_asked_again(&transfer, activity).await;
    }
    outlasts(&transfer, &registers).await;
    transfer.until(|state| is_known(&state.known)).await;
    transfer
        .does(here(Post::Intake), vehicle_transfer::Command::RequestFile)
        .await;
    comes_back(&transfer, "ask_handover").await;
    let handover = begun(&transfer).await;
    handed_over(&handover).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    is_registered_at_last(&transfer, &sale).await;
    carried_out(&transfer).await;
    handover.finish().await;
    transfer.finish().await;
    traces((&transfer, &handover)).await
}

async fn is_registered_at_last(transfer: &Transfer<'_>, sale: &Sale) {
    let ask = vehicle_transfer::Command::AskForNumbers;
    transfer.does(sale.applicant(transfer.world), ask).await;
    comes_back(transfer, "plate_pool").await;
    let number = number_taken(transfer, sale).await;
    let registering = ["vehicle_registry", "tax_office"];
    let (faults, workflow) = (&transfer.world.faults, transfer.number.as_str());
    faults.plan_each(workflow, (&registering, Fault::Away));
    paid(transfer).await;
    for activity in registering {
        comes_back(transfer, activity).await;
    }
    let registered = vehicle_transfer::Status::Registered;
    transfer.until(|state| state.status == registered).await;
    transfer.answered().await;
    is_registered(transfer, sale, &number).await;
}

/// The lock, both file stores, the line between them, the keys, and the way to the transfer.
pub async fn away_for_the_handover(world: &World) -> Traces {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    let faults = &world.faults;
    faults.plan_each(handover.number.as_str(), (&OF_A_HANDOVER, Fault::Away));
    comes_at_last(&handover).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    handover.finish().await;
    transfer.finish().await;
    traces((&transfer, &handover)).await
}

async fn comes_at_last(handover: &Handover<'_>) {
    use file_handover::{Command, Status};
    scanned(handover).await;
    handover.does(there(Post::Dossier), Command::TakeUp).await;
    outlasts(handover, &["vehicle_lock"]).await;
    comes_back(handover, "origin_file").await;
    handover.until(|state| state.status == Status::Gathered).await;
    handover.does(another_there(Post::Dossier), Command::Offer).await;
    for activity in ["sign", "transfer_files", "verify_files"] {
        comes_back(handover, activity).await;
    }
    handover.until(|state| state.status == Status::Checking).await;
    checked(handover).await;
    handover.does(another_here(Post::Dossier), Command::Accept).await;
    comes_back(handover, "report_file").await;
}

/// It failed, and was asked again.
async fn is_asked_again<K: Trial>(case: &UnderTest<'_, K>, activity: &str) {
    let (faults, workflow) = (&case.world.faults, case.number.as_str());
    wait::until(async || {
        let tries = faults.tries(workflow, activity);
        if faults.has_struck(workflow, activity) && tries > 1 {
            Ok(())
        } else {
            Err((activity, tries))
        }
    })
    .await;
    let state = case.state().await;
    assert!(
        !K::casework(&state).effects.is_empty(),
        "{activity} is waited for"
    );
}

/// What a case waits for is away, and comes back.
async fn comes_back<K: Trial>(case: &UnderTest<'_, K>, activity: &str) {
    is_asked_again(case, activity).await;
    case.world.faults.mend(case.number.as_str(), activity);
}

/// It stays away for longer than the longest pause between two tries.
async fn outlasts<K: Trial>(case: &UnderTest<'_, K>, activities: &[&str]) {
    is_asked_again(case, activities[0]).await;
    case.pass(OUTAGE).await;
    let waiting = K::casework(&case.state().await).effects.len();
    assert!(waiting >= activities.len(), "nobody gives up {activities:?}");
    for activity in activities {
        case.world.faults.mend(case.number.as_str(), activity);
    }
    case.pass(PAUSE).await;
}

/// No worker of Chengdu lives: its steps wait, and everything else goes on.
pub async fn goes_on_without_the_origin(variant: Variant) {
    let world = World::alone(variant).await;
    let handover = FileHandover::at_rest(&world).await;
    let case = &handover.case;
    world.stop_workers_of(CHENGDU).await;
    assert_eq!(case.send(FileHandover::asks_next()).await.outcome, Ok(()));
    let other = VehicleTransfer::at_rest(&world).await;
    assert_eq!(
        other.case.send(VehicleTransfer::asks_next()).await.outcome,
        Ok(())
    );
    VehicleTransfer::to_the_end(&other).await;
    let state = case.state().await;
    assert_eq!(state.status, file_handover::Status::Gathering, "nobody gives up");
    assert!(!state.work.effects.is_empty());
    world.start_workers_of(CHENGDU).await;
    FileHandover::to_the_end(&handover).await;
    world.close().await;
}

/// The workflow of the transfer cannot go on while its file arrives. The handover comes to its end all the same, but for its
/// report, which is heard once.
pub async fn reports_once_the_transfer_hears(world: &World) {
    use file_handover::{Command, Status};
    let handover = FileHandover::at_rest(world).await;
    let case = &handover.case;
    let transfer = Transfer::new(world, case.state().await.transfer, case.now());
    assert_eq!(case.send(FileHandover::asks_next()).await.outcome, Ok(()));
    case.until(|state| state.status == Status::Gathered).await;
    offered(case).await;
    checked(case).await;
    let workflow = transfer.number.as_str();
    world.faults.plan(workflow, "record", Fault::Unreadable);
    case.does(another_here(Post::Dossier), Command::Accept).await;
    case.until(|state| state.status == Status::Transferred).await;
    fails(&transfer).await;
    let other = VehicleTransfer::at_rest(world).await;
    other.case.finish().await;
    assert!(!case.state().await.work.effects.is_empty(), "nobody gave up");

    world.faults.mend(workflow, "record");
    transfer.until(|state| state.file == VehicleFile::Arrived).await;
    case.finish().await;
    let state = transfer.settled().await;
    assert_eq!(state.work.open_task(TaskPurpose::FollowUp), None, "it came once");
}

/// It shows that the workflow cannot go on.
async fn fails(transfer: &Transfer<'_>) {
    wait::until(async || {
        let execution = transfer.world.cases.execution(&transfer.number).await.unwrap();
        match execution {
            Execution::Running { failing_attempts } if failing_attempts > 1 => Ok(()),
            other => Err(other),
        }
    })
    .await;
}
