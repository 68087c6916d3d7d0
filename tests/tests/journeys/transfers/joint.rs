//! 共同申请: where the register names a mortgagee or a pledgee, they apply too, and everybody says so in person.

use super::{code, register};
use domain::{
    access::Post,
    case::{Refusal, RefusalDetail},
    law::vehicle::{Occasion, party::PartyRole},
    vehicle_transfer::{Command, Submission},
};
use store::embedded::EmbeddedVehicle;
use tests::{
    World, long_journeys,
    people::Driver,
    sale::{
        Sale, TIANHE, Transfer, approved, asked_for, carried_out, handed_over, here, inspected,
        is_registered, named, number_chosen, party, registered,
    },
};

long_journeys! {
    sold_with_a_mortgage,
    sold_with_a_pledge,
    moving_house_with_both,
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
    transfer.does(actor, Command::Consent { agrees }).await;
}
