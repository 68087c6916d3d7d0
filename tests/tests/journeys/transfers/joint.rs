//! 共同申请: where the register names a mortgagee or a pledgee, they apply too, and everybody says so, in person or on a paper
//! that is brought to the counter.

use super::{code, register};
use domain::{
    access::{Actor, Post},
    case::{NoticeKind, Refusal, RefusalDetail},
    law::vehicle::{Occasion, party::PartyRole},
    vehicle_transfer::{Command, Submission},
};
use store::embedded::EmbeddedVehicle;
use tests::{
    World, journeys,
    people::Driver,
    sale::{
        Sale, TIANHE, Transfer, approved, asked_for, carried_out, handed_over, here, inspected,
        is_registered, named, number_chosen, party, registered, told_to,
    },
};

journeys! {
    sold_with_a_mortgage,
    sold_with_a_pledge,
    moving_house_with_both,
    sold_by_two_with_a_mortgage,
    a_bank_signs_at_the_counter,
}

async fn sold_with_a_mortgage(world: &World) {
    sold_with(
        world,
        (PartyRole::Mortgagee, |vehicle| vehicle.facts.mortgaged = true),
    )
    .await;
}

async fn sold_with_a_pledge(world: &World) {
    sold_with(
        world,
        (PartyRole::Pledgee, |vehicle| vehicle.facts.pledged = true),
    )
    .await;
}

/// Nobody is known for the role at first. The seller has to join where a holder does.
async fn sold_with(world: &World, (role, burdened): (PartyRole, fn(&mut EmbeddedVehicle))) {
    let sale = Sale::unknown(TIANHE).entered(world, burdened).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    lacks(&transfer, &[PartyRole::Seller, role]).await;
    let bank = Driver::next();
    let name = Command::NameParty {
        party: party(world, &bank, role),
        person: Some(Box::new(named(&bank))),
    };
    transfer.does(here(Post::Intake), name).await;
    agrees(&transfer, (&sale.seller, true)).await;
    lacks(&transfer, &[role]).await;
    agrees(&transfer, (&bank, false)).await;
    lacks(&transfer, &[role]).await;
    agrees(&transfer, (&bank, true)).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// A bank has no account: what it has signed, a clerk records. The seller comes to the counter too, and says no at first.
async fn a_bank_signs_at_the_counter(world: &World) {
    let mortgaged = |vehicle: &mut EmbeddedVehicle| vehicle.facts.mortgaged = true;
    let sale = Sale::unknown(TIANHE).entered(world, mortgaged).await;
    let bank = Driver::company();
    let with_bank = |application: &mut Submission| {
        let role = PartyRole::Mortgagee;
        application.parties.push(party(world, &bank, role));
        application.people.push(named(&bank));
    };
    let transfer = sale.submitted_with(world, with_bank).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    let clerk = here(Post::Intake);
    let (seller, bank) = (1, 2);
    for (whom, agrees, missing) in [
        (seller, false, &[PartyRole::Seller, PartyRole::Mortgagee][..]),
        (seller, true, &[PartyRole::Mortgagee][..]),
        (bank, false, &[PartyRole::Mortgagee][..]),
    ] {
        transfer.does(clerk.clone(), signed(whom, agrees)).await;
        lacks(&transfer, missing).await;
    }
    let for_the_buyer = transfer.refused(clerk.clone(), signed(0, true)).await;
    assert_eq!(code(&for_the_buyer), "INVALID_INPUT");
    transfer.does(clerk.clone(), signed(bank, true)).await;
    let state = transfer.state().await;
    let recorded = state.parties.iter().filter_map(|party| party.recorded_by);
    assert!(recorded.eq([clerk.person(); 2].into_iter().flatten()));
    transfer.does(here(Post::RegistrationReview), register()).await;
    let own = transfer.refused(as_lead(&clerk), Command::Approve).await;
    assert_eq!(code(&own), "FOUR_EYES", "who recorded it does not approve");
    transfer.does(here(Post::BusinessLead), Command::Approve).await;
    transfer.until(|state| state.known.fresh).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// What the party in this place has signed, as staff record it.
const fn signed(party: u32, agrees: bool) -> Command {
    let for_party = Some(party);
    Command::Consent { agrees, for_party }
}

/// The same person in the post of a lead.
fn as_lead(clerk: &Actor) -> Actor {
    match clerk.clone() {
        Actor::Staff { person, office, .. } => Actor::Staff {
            person,
            office,
            posts: [Post::BusinessLead].into(),
        },
        other => other,
    }
}

/// The owner stays the owner, without a trade and without an invoice.
async fn moving_house_with_both(world: &World) {
    let sale = Sale::unknown(TIANHE);
    let owner = sale.buyer.clone();
    let burdened = |vehicle: &mut EmbeddedVehicle| {
        vehicle.owner = owner.person(world);
        vehicle.invoice = None;
        (vehicle.facts.mortgaged, vehicle.facts.pledged) = (true, true);
    };
    let sale = sale.entered(world, burdened).await;
    let (bank, pawnshop) = (Driver::next(), Driver::next());
    let moves = |application: &mut Submission| {
        application.parties = vec![
            party(world, &sale.buyer, PartyRole::Owner),
            party(world, &bank, PartyRole::Mortgagee),
            party(world, &pawnshop, PartyRole::Pledgee),
        ];
        application.people = [&sale.buyer, &bank, &pawnshop].map(named).into();
        application.title = None;
        let trade = &mut application.trade;
        trade.occasion = Occasion::MovingHouse;
        (trade.trade_place, trade.invoice_place) = (None, None);
    };
    let transfer = sale.submitted_with(world, moves).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    lacks(&transfer, &[PartyRole::Mortgagee, PartyRole::Pledgee]).await;
    for holder in [&bank, &pawnshop] {
        agrees(&transfer, (holder, true)).await;
    }
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    let record = world.store.registry_vehicle(&sale.vin, sale.buyer.person(world));
    let record = record.await.unwrap().unwrap();
    assert_eq!(
        (record.owner, record.plate),
        (sale.buyer.person(world), Some(number))
    );
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// Two people owned it, and it is mortgaged: each of them joins, in their own name.
async fn sold_by_two_with_a_mortgage(world: &World) {
    let mortgaged = |vehicle: &mut EmbeddedVehicle| vehicle.facts.mortgaged = true;
    let sale = Sale::unknown(TIANHE).entered(world, mortgaged).await;
    let (wife, bank) = (Driver::next(), Driver::next());
    let together = |application: &mut Submission| {
        for (who, role) in [(&wife, PartyRole::CoOwner), (&bank, PartyRole::Mortgagee)] {
            application.parties.push(party(world, who, role));
            application.people.push(named(who));
        }
    };
    let transfer = sale.submitted_with(world, together).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    lacks(
        &transfer,
        &[PartyRole::Seller, PartyRole::CoOwner, PartyRole::Mortgagee],
    )
    .await;
    for holder in [&sale.seller, &bank] {
        agrees(&transfer, (holder, true)).await;
    }
    lacks(&transfer, &[PartyRole::CoOwner]).await;
    let consent = Command::Consent {
        agrees: true,
        for_party: None,
    };
    let refusal = transfer.refused(sale.applicant(world), consent).await;
    assert_eq!(code(&refusal), "NOT_YOUR_POST", "nobody says it for them");
    agrees(&transfer, (&wife, false)).await;
    lacks(&transfer, &[PartyRole::CoOwner]).await;
    agrees(&transfer, (&wife, true)).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    told_to(&transfer, &wife, NoticeKind::Registered).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// The review can propose nothing before everybody has joined.
async fn lacks(transfer: &Transfer<'_>, roles: &[PartyRole]) {
    let refusal = transfer.refused(here(Post::RegistrationReview), register()).await;
    assert_eq!(code(&refusal), "CONSENTS");
    assert_eq!(missing(refusal), roles);
}

fn missing(refusal: Refusal) -> Vec<PartyRole> {
    match refusal.detail {
        Some(RefusalDetail::Consents { missing }) => missing,
        other => panic!("it says who: {other:?}"),
    }
}

async fn agrees(transfer: &Transfer<'_>, (who, agrees): (&Driver, bool)) {
    let actor = who.citizen(transfer.world);
    let for_party = None;
    transfer.does(actor, Command::Consent { agrees, for_party }).await;
}
