//! A used car goes from Chengdu to Guangzhou: both cases, both offices, and everything outside that they lean on.

use crate::faults::{OF_A_DEPARTURE, OF_A_HANDOVER, OF_A_TRANSFER};
use chrono::TimeDelta;
use domain::{
    access::{Actor, Post},
    case::{CaseCommand, FreeText, NoticeKind, TaskPurpose},
    custody::{ItemVerdict, Verdict},
    file_handover::{self, EndReason, Lock},
    identifier::{CaseNumber, PlateNumber},
    law::vehicle::TransferGround,
    vehicle_transfer::{
        Command, Decided, Done, HandOver, Known, Number, ProposedDecision, State, Status, TaxAnswer, Vehicle,
        VehicleFile,
    },
};
use store::{
    plate::{PoolCall, Reservation},
    vehicle_lock::{self, VehicleAt},
};
use tests::{
    CHENGDU, Fault, GUANGZHOU, World, journeys, people,
    sale::{Handover, Sale, Transfer, scan, staff},
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

fn here(post: Post) -> Actor {
    staff(GUANGZHOU, post, 0)
}

fn another_here(post: Post) -> Actor {
    staff(GUANGZHOU, post, 1)
}

fn there(post: Post) -> Actor {
    staff(CHENGDU, post, 0)
}

fn another_there(post: Post) -> Actor {
    staff(CHENGDU, post, 1)
}

fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

/// What every register has said.
fn is_known(known: &Known) -> bool {
    !matches!(known.vehicle, Vehicle::Pending)
        && known.stolen.is_some()
        && known.insured_to.is_some()
        && known.invoice.is_some()
}

/// The file is asked for, and its handover is under way.
async fn asked_for<'w>(transfer: &Transfer<'w>) -> Handover<'w> {
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::RequestFile).await;
    let number = begun(transfer).await;
    Handover::new(transfer.world, number, transfer.now())
}

async fn begun(transfer: &Transfer<'_>) -> CaseNumber {
    let state = transfer.until(|state| handover(state).is_some()).await;
    handover(&state).unwrap().clone()
}

fn handover(state: &State) -> Option<&CaseNumber> {
    match &state.file {
        VehicleFile::Requested { handover, .. } => handover.as_ref(),
        _ => None,
    }
}

/// The origin scans its file, and a first person takes the request up.
async fn gathered(handover: &Handover<'_>) {
    use file_handover::{Command, Status};
    for words in ["title", "photograph"] {
        let document = scan(handover.world, words).await;
        handover
            .does(there(Post::Dossier), CaseCommand::AttachDocument { document })
            .await;
    }
    handover.does(there(Post::Dossier), Command::TakeUp).await;
    handover.until(|state| state.status == Status::Gathered).await;
}

/// A second person offers it, and both offices sign until it can be looked at.
async fn offered(handover: &Handover<'_>) -> file_handover::State {
    use file_handover::{Command, Status};
    handover.does(another_there(Post::Dossier), Command::Offer).await;
    handover.until(|state| state.status == Status::Checking).await
}

/// Every document is good.
async fn checked(handover: &Handover<'_>) {
    use file_handover::Command;
    let task = handover.claim(here(Post::Dossier), TaskPurpose::Review).await;
    let manifest = handover.state().await.manifest.unwrap();
    let verdicts = manifest.items().iter().map(|item| ItemVerdict {
        name: item.name.clone(),
        verdict: Verdict::Accepted,
    });
    let check = Command::Check {
        task: task.id,
        fence: task.fence,
        verdicts: verdicts.collect(),
    };
    handover.does(here(Post::Dossier), check).await;
}

/// From the request to the new custodian.
async fn handed_over(handover: &Handover<'_>) {
    gathered(handover).await;
    offered(handover).await;
    checked(handover).await;
    handover
        .does(another_here(Post::Dossier), file_handover::Command::Accept)
        .await;
    handover
        .until(|state| state.status == file_handover::Status::Transferred)
        .await;
}

/// The application is taken up, and the car is as it should be.
async fn inspected(transfer: &Transfer<'_>, sale: &Sale) {
    transfer.until(|state| state.file == VehicleFile::Arrived).await;
    transfer
        .does(here(Post::Intake), Command::Accept { checked: None })
        .await;
    let inspection = sale.inspected(GUANGZHOU, transfer.now());
    transfer.does(here(Post::Inspection), inspection).await;
}

async fn approved(transfer: &Transfer<'_>) {
    let decision = ProposedDecision::Register { checked: None };
    transfer
        .does(
            here(Post::RegistrationReview),
            Command::ProposeDecision { decision },
        )
        .await;
    transfer.does(here(Post::BusinessLead), Command::Approve).await;
    transfer.until(|state| state.known.fresh).await;
}

/// The buyer draws numbers and takes the second of them.
async fn number_chosen(transfer: &Transfer<'_>, sale: &Sale) -> PlateNumber {
    let buyer = sale.applicant(transfer.world);
    transfer.does(buyer.clone(), Command::AskForNumbers).await;
    let offered = transfer
        .until(|state| matches!(state.number, Number::Offered(_)))
        .await;
    let Number::Offered(offered) = offered.number else {
        unreachable!("it was waited for")
    };
    let number = offered.numbers[1].clone();
    let choose = Command::ChooseNumber {
        number: number.clone(),
    };
    transfer.does(buyer, choose).await;
    transfer
        .until(|state| matches!(state.number, Number::Reserved(_)))
        .await;
    number
}

async fn registered(transfer: &Transfer<'_>) -> State {
    transfer
        .does(here(Post::Plates), Command::SetFees { fen: 0 })
        .await;
    transfer.does(here(Post::Plates), Command::WithdrawPlates).await;
    transfer.does(here(Post::Plates), Command::Register).await;
    transfer.until(|state| state.status == Status::Registered).await;
    transfer.answered().await
}

/// What is left to people: papers, plates and the archive.
async fn carried_out(transfer: &Transfer<'_>) {
    let manner = HandOver::AtTheCounter;
    transfer
        .does(here(Post::Plates), Command::EndorseCertificate)
        .await;
    transfer
        .does(here(Post::Plates), Command::HandOverPlates { manner })
        .await;
    transfer.does(another_here(Post::Dossier), Command::Archive).await;
}

/// What every register and the pool say afterwards: the same, however often they were asked.
async fn is_registered(transfer: &Transfer<'_>, sale: &Sale, number: &PlateNumber) {
    let (world, buyer) = (transfer.world, sale.buyer.person(transfer.world));
    let record = world
        .store
        .registry_vehicle(&sale.vin, buyer)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((record.owner, record.plate.as_ref()), (buyer, Some(number)));
    let other = CaseNumber::new(&people::office(CHENGDU), sale.today(), [1; 5]).unwrap();
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (buyer, &other))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        invoice.used_in.as_ref(),
        Some(&transfer.number),
        "it leads to no other registration"
    );
    assert!(is_taken(world, (GUANGZHOU, number)).await, "it is on the car");
    assert!(
        !is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "it went back to its office"
    );
}

/// Whether somebody else cannot have a number.
async fn is_taken(world: &World, (office, number): (&str, &PlateNumber)) -> bool {
    let office = people::office(office);
    let case = CaseNumber::new(&office, "2026-03-02".parse().unwrap(), rand::random());
    let case = case.unwrap();
    let at = "2026-03-03T09:00:00+08:00".parse().unwrap();
    let call = PoolCall {
        case: &case,
        effect: domain::case::EffectId(1),
        at,
    };
    let reservation = Reservation {
        office: &office,
        number,
        to: domain::access::PersonId(uuid::Uuid::new_v4()),
        until: at + TimeDelta::hours(1),
    };
    world
        .store
        .reserve_plate_number(call, &reservation)
        .await
        .unwrap()
        .is_err()
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

fn plan(world: &World, workflow: &CaseNumber, (activities, fault): (&[&str], Fault)) {
    for activity in activities {
        world.faults.plan(workflow.as_str(), activity, fault);
    }
}

fn have_struck(world: &World, workflow: &CaseNumber, activities: &[&str]) {
    for activity in activities {
        assert!(
            world.faults.has_struck(workflow.as_str(), activity),
            "{activity} broke"
        );
    }
}

/// The whole way with a line that breaks; the world is the same afterwards.
async fn breaking(world: &World, fault: Fault) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    plan(world, &transfer.number, (&OF_A_TRANSFER, fault));
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::AskRegisters).await;
    transfer.answered().await;
    let handover = asked_for(&transfer).await;
    plan(world, &handover.number, (&OF_A_HANDOVER, fault));
    handed_over(&handover).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    handover.finish().await;
    carried_out(&transfer).await;
    transfer.finish().await;
    have_struck(world, &transfer.number, &OF_A_TRANSFER);
    have_struck(world, &handover.number, &OF_A_HANDOVER);
}

/// Sold where it is registered: the office there lets it go, and its file is ready to be asked for.
async fn leaves_first(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let transfer = sale.departing(world).await;
    plan(world, &transfer.number, (&OF_A_DEPARTURE, Fault::After));
    transfer.until(|state| is_known(&state.known)).await;
    transfer
        .does(there(Post::Intake), Command::Accept { checked: None })
        .await;
    let inspection = sale.inspected(CHENGDU, transfer.now());
    transfer.does(there(Post::Inspection), inspection).await;
    let decision = ProposedDecision::Register { checked: None };
    transfer
        .does(
            there(Post::RegistrationReview),
            Command::ProposeDecision { decision },
        )
        .await;
    transfer.does(there(Post::BusinessLead), Command::Approve).await;
    transfer
        .until(|state| state.known.fresh && state.outputs.has(Done::FileReady))
        .await;
    for step in [
        Command::SetFees { fen: 0 },
        Command::WithdrawPlates,
        Command::IssueTemporaryPlate,
        Command::Register,
    ] {
        transfer.does(there(Post::Plates), step).await;
    }
    transfer
        .until(|state| state.status == Status::TransferredOut)
        .await;
    transfer.answered().await;
    have_struck(world, &transfer.number, &OF_A_DEPARTURE);
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
    transfer
        .does(there(Post::Plates), Command::EndorseCertificate)
        .await;
    transfer
        .does(another_there(Post::Dossier), Command::Archive)
        .await;
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

/// The body of the newest notice of this kind in the buyer's inbox.
async fn told(transfer: &Transfer<'_>, sale: &Sale, kind: NoticeKind) -> String {
    let principal = domain::access::Principal {
        person: sale.buyer.person(transfer.world),
        role: None,
        expires_at: domain::time::Moment::MAX_UTC,
    };
    let scope = store::finder::Scope::of(&principal, domain::access::Purpose::Casework);
    let finder = transfer.world.store.finder(scope, transfer.now());
    let messages = finder.messages(store::finder::Page::new(50, None)).await.unwrap();
    let found = messages.nodes().find(|message| message.kind == kind);
    found.expect("it was told").body.clone()
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
