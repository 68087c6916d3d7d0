//! Applicants who are not simply a buyer: an heir, a child, a company.

use super::{code, followed_up, is_about};
use domain::{
    access::Post,
    case::{NoticeKind, Refusal, RefusalDetail},
    law::vehicle::{AgentFacts, Referral, TransferGround, document::TitleProof, party::PartyRole},
    vehicle_transfer::{Command, State, Submission, TransferChannel},
};
use store::embedded::EmbeddedVehicle;
use tests::{
    GUANGZHOU, World,
    case::words,
    journeys,
    people::Driver,
    sale::{
        JINJIANG, Sale, TIANHE, approved, approved_upon, asked_for, begun, carried_out, chosen_by,
        handed_over, here, inspected, is_answered, let_go_on_paper, let_go_with, named, number_chosen, party,
        registered, there, told_to,
    },
};

journeys! {
    the_heir_of_a_dead_owner,
    a_guardian_for_a_child,
    a_company_under_its_seal,
}

/// Title passed by a deed and not by a trade: no invoice, out of the place of registration and then into that of the heir.
async fn the_heir_of_a_dead_owner(world: &World) {
    let no_trade = |vehicle: &mut EmbeddedVehicle| vehicle.invoice = None;
    let sale = Sale::unknown(JINJIANG).entered(world, no_trade).await;
    let inherits = |application: &mut Submission| {
        application.title = Some(TitleProof::Notarised);
        application.parties = vec![party(world, &sale.buyer, PartyRole::Buyer)];
        application.people = vec![named(&sale.buyer)];
        let trade = &mut application.trade;
        (trade.trade_place, trade.invoice_place) = (None, None);
    };
    let departure = sale.departing_with(world, inherits).await;
    departure.until(is_answered).await;
    let accept = Command::Accept { checked: None };
    let open = departure.refused(there(Post::Intake), accept).await;
    assert_eq!(
        code(&open),
        "QUESTIONS",
        "which office comes first, a person says"
    );
    // Nobody can write to the dead.
    followed_up(&departure, there(Post::Intake)).await;
    let checked = Some(words("继承公证书已核验"));
    let_go_with(&departure, (&sale, checked)).await;
    let_go_on_paper(&departure).await;
    departure.finish().await;
    let arrives = |application: &mut Submission| {
        inherits(application);
        application.trade.transferred_out = true;
    };
    let arrival = sale.submitted_with(world, arrives).await;
    handed_over(&asked_for(&arrival).await).await;
    inspected(&arrival, &sale).await;
    approved(&arrival).await;
    let number = number_chosen(&arrival, &sale).await;
    registered(&arrival).await;
    let heir = sale.buyer.person(world);
    let record = world
        .store
        .registry_vehicle(&sale.vin, heir)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((record.owner, record.plate), (heir, Some(number)));
    carried_out(&arrival).await;
    arrival.finish().await;
}

/// A parent applies, shows who they are to the child, is told, and acts; the car becomes the child's.
async fn a_guardian_for_a_child(world: &World) {
    let sale = Sale {
        buyer: Driver::child(),
        ..Sale::unknown(TIANHE)
    };
    let sale = sale.entered(world, |_| ()).await;
    let guardian = Driver::next();
    let with_guardian = |application: &mut Submission| {
        let role = PartyRole::Guardian;
        application.parties.push(party(world, &guardian, role));
        application.people.push(named(&guardian));
    };
    let parent = guardian.citizen(world);
    let transfer = sale.submitted_by(world, (parent.clone(), with_guardian)).await;
    handed_over(&asked_for(&transfer).await).await;
    transfer.until(State::has_file).await;
    transfer.until(is_answered).await;
    let checked = Some(words("材料齐全"));
    let unseen = transfer
        .refused(here(Post::Intake), Command::Accept { checked })
        .await;
    assert_eq!(asks(unseen), [Referral::GuardianPowers], "anybody can say it");
    let early = transfer.refused(parent.clone(), Command::Withdraw).await;
    assert_eq!(code(&early), "NOT_YOUR_POST");
    transfer.does(here(Post::Intake), shows_powers()).await;
    inspected(&transfer, &sale).await;
    told_to(&transfer, &guardian, NoticeKind::Accepted).await;
    approved(&transfer).await;
    chosen_by(&transfer, parent).await;
    registered(&transfer).await;
    let child = sale.buyer.person(world);
    let record = world.store.registry_vehicle(&sale.vin, child).await.unwrap();
    assert_eq!(record.unwrap().owner, child);
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// The paper of whoever was named third was seen.
fn shows_powers() -> Command {
    Command::SeePowers {
        party: 2,
        words: words("证明已核验"),
    }
}

fn asks(refusal: Refusal) -> Vec<Referral> {
    match refusal.detail {
        Some(RefusalDetail::Questions { referrals }) => referrals,
        other => panic!("it says what: {other:?}"),
    }
}

/// Whoever comes for it to the counter shows an authority under its seal, or does not act for it. Where its main office is, a
/// person says.
async fn a_company_under_its_seal(world: &World) {
    let sale = Sale {
        buyer: Driver::company(),
        ..Sale::unknown(TIANHE)
    };
    let sale = sale.entered(world, |_| ()).await;
    let clerk = Driver::next();
    let at_the_counter = |authorised: bool| {
        let clerk = &clerk;
        move |application: &mut Submission| {
            application.channel = TransferChannel::Counter;
            application.parties.push(party(world, clerk, PartyRole::Agent));
            application.people.push(named(clerk));
            application.agent = Some(AgentFacts {
                authorised,
                excuse: None,
            });
        }
    };
    let counter = here(Post::Intake);
    let unsealed = sale
        .submitted_by(world, (counter.clone(), at_the_counter(false)))
        .await;
    unsealed.until(is_answered).await;
    let take_up = |checked| Command::PreAccept { checked };
    let refusal = unsealed.refused(counter.clone(), take_up(None)).await;
    assert!(
        is_about(&refusal, &[TransferGround::AgentNotAllowed]),
        "{refusal:?}"
    );
    unsealed.does(counter.clone(), Command::Withdraw).await;
    unsealed.finish().await;
    let transfer = sale
        .submitted_by(world, (counter.clone(), at_the_counter(true)))
        .await;
    transfer.until(is_answered).await;
    let open = transfer.refused(counter.clone(), take_up(None)).await;
    assert_eq!(asks(open), [Referral::AgentPowers, Referral::MainOffice]);
    transfer.does(counter.clone(), shows_powers()).await;
    let checked = Some(words("营业执照已核验，主要办事机构在本市"));
    transfer.does(counter, take_up(checked.clone())).await;
    handed_over(&begun(&transfer).await).await;
    transfer.until(State::has_file).await;
    transfer.answered().await;
    told_to(&transfer, &clerk, NoticeKind::Accepted).await;
    let inspection = sale.inspected(GUANGZHOU, transfer.now());
    transfer.does(here(Post::Inspection), inspection).await;
    approved_upon(&transfer, checked).await;
    chosen_by(&transfer, clerk.citizen(world)).await;
    registered(&transfer).await;
    let company = sale.buyer.person(world);
    let record = world.store.registry_vehicle(&sale.vin, company).await.unwrap();
    assert_eq!(record.unwrap().owner, company);
    carried_out(&transfer).await;
    transfer.finish().await;
}
