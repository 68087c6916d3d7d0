//! Order 124 until 2022-04-30, Order 164 from 2022-05-01: the day of acceptance decides, whenever it was submitted or ends.

use super::{code, is_about, register};
use chrono::TimeDelta;
use domain::{
    access::Post,
    case::{FreeText, RefusalDetail},
    law::{
        RegistrationRuleSet,
        vehicle::{TransferGround, party::PartyRole},
    },
    time::Moment,
    vehicle_transfer::{Command, ProposedDecision, State, Status},
};
use store::embedded::EmbeddedVehicle;
use tests::{
    GUANGZHOU, World,
    case::words,
    journeys,
    sale::{
        Sale, TIANHE, Transfer, accepted, approved_upon, asked_for, carried_out, handed_over, here,
        is_registered, number_chosen, registered,
    },
};

journeys! {
    accepted_before_the_day_and_registered_after,
    submitted_before_the_day_and_accepted_after,
}

/// The last Friday under Order 124.
const BEFORE: &str = "2022-04-29T09:00:00+08:00";
/// The first morning after the holidays, under Order 164.
const AFTER: &str = "2022-05-05T09:00:00+08:00";

/// What the rules leave to a person, they have looked into.
fn looked_into() -> FreeText {
    words("已核实两地均已启用，排放标准符合当地规定")
}

async fn file_is_here(transfer: &Transfer<'_>) {
    let handover = asked_for(transfer).await;
    handed_over(&handover).await;
    handover.finish().await;
    transfer.until(State::has_file).await;
}

async fn passes_the_day(transfer: &Transfer<'_>) {
    let after: Moment = AFTER.parse().unwrap();
    transfer.pass_until(after).await;
}

/// The car was shown a minute ago.
async fn shown(transfer: &Transfer<'_>, sale: &Sale) {
    let at = transfer.now() - TimeDelta::minutes(1);
    transfer
        .does(here(Post::Inspection), sale.inspected(GUANGZHOU, at))
        .await;
}

/// Whether a mortgage can be a ground is what tells the orders apart: by Order 124 it is one, by Order 164 it is not.
fn refuse_for_a_mortgage() -> Command {
    let decision = ProposedDecision::Refuse {
        grounds: vec![TransferGround::Mortgage],
    };
    Command::ProposeDecision { decision }
}

async fn accepted_before_the_day_and_registered_after(world: &World) {
    let sale = Sale::unknown(TIANHE).at(BEFORE).entered(world, |_| ()).await;
    let transfer = sale.submitted(world).await;
    file_is_here(&transfer).await;
    accepted(&transfer, Some(looked_into())).await;
    passes_the_day(&transfer).await;
    let acceptance = transfer.state().await.acceptance.unwrap();
    assert_eq!(acceptance.rules, RegistrationRuleSet::Order124);
    assert_eq!(acceptance.day.to_string(), "2022-04-29");
    shown(&transfer, &sale).await;
    transfer
        .does(here(Post::RegistrationReview), refuse_for_a_mortgage())
        .await;
    let back = Command::ReturnToReview {
        words: words("未见抵押登记"),
    };
    transfer.does(here(Post::BusinessLead), back).await;
    approved_upon(&transfer, Some(looked_into())).await;
    let number = number_chosen(&transfer, &sale).await;
    let state = registered(&transfer).await;
    assert_eq!(state.acceptance, Some(acceptance), "the rules stay");
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// With a mortgage: refused by the one order, a joint application by the other.
async fn submitted_before_the_day_and_accepted_after(world: &World) {
    let mortgaged = |vehicle: &mut EmbeddedVehicle| vehicle.facts.mortgaged = true;
    let sale = Sale::unknown(TIANHE).at(BEFORE).entered(world, mortgaged).await;
    let transfer = sale.submitted(world).await;
    file_is_here(&transfer).await;
    let checked = Some(looked_into());
    let early = transfer
        .refused(here(Post::Intake), Command::Accept { checked })
        .await;
    assert_eq!(code(&early), "GROUNDS");
    assert!(is_about(&early, &[TransferGround::Mortgage]), "{early:?}");
    passes_the_day(&transfer).await;
    accepted(&transfer, Some(looked_into())).await;
    let acceptance = transfer.state().await.acceptance.unwrap();
    assert_eq!(acceptance.rules, RegistrationRuleSet::Order164);
    assert_eq!(acceptance.day.to_string(), "2022-05-05");
    shown(&transfer, &sale).await;
    let unfounded = transfer
        .refused(here(Post::RegistrationReview), refuse_for_a_mortgage())
        .await;
    assert_eq!(code(&unfounded), "INVALID_INPUT");
    let joint = transfer.refused(here(Post::RegistrationReview), register()).await;
    let missing = vec![PartyRole::Seller, PartyRole::Mortgagee];
    assert_eq!(joint.detail, Some(RefusalDetail::Consents { missing }));
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    let state = transfer.finish().await;
    assert_eq!(state.status, Status::Withdrawn);
}
