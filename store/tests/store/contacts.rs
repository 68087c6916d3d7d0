//! Where people are reached: what is on file stays until staff see the person, since codes go there.

use crate::transfer::world::*;
use domain::{
    access::{Actor, Post},
    case::{Applicant, Channel, Locale},
    evidence_access::{Command, EvidenceAccess, EvidenceChannel, Relation, Standing, Submission, Wanted},
    identifier::{IdentityDocument, IdentityDocumentKind, ResidentId},
    law::vehicle::{
        AgentFacts,
        party::{PartyNature, PartyRole},
    },
    vehicle_transfer::{self, Party, TransferChannel, VehicleTransfer},
};
use store::{Store, person::contact, testing::TestDatabase};

store::on_both_databases!(
    what_is_typed_online_moves_no_contact,
    a_counter_changes_how_who_stands_there_is_reached,
    who_acts_for_another_moves_nothing_of_theirs,
    what_is_missing_is_filled_in_while_no_code_can_go_there,
    a_service_station_names_people_and_no_way_to_reach_them,
);

const OWN: &str = "13800000001";
const ANOTHER: &str = "13900000002";

/// A resident, who can be told apart by this number, and how they say that they are reached.
fn somebody(sequence: u16, (phone, email): (Option<&str>, Option<&str>)) -> Applicant {
    let born = "1985-03-01".parse().unwrap();
    let id = ResidentId::new(&place("510105"), born, sequence).unwrap();
    Applicant {
        name: "王小明".parse().unwrap(),
        document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, id.as_str()).unwrap(),
        email: email.map(|email| email.parse().unwrap()),
        phone: phone.map(|phone| phone.parse().unwrap()),
        address: None,
        locale: Locale::default(),
    }
}

fn online(store: &Store, one: &Applicant) -> Actor {
    let person = store.keys().person_of(&one.document);
    Actor::Citizen { person }
}

fn officer() -> Actor {
    staff(CLERK, CHENGDU, [Post::AccidentUnit])
}

/// Somebody asks to see the evidence of an accident of their own, for another where one is named.
fn evidence(
    store: &Store,
    (tag, channel): (u8, EvidenceChannel),
    (one, principal): (&Applicant, Option<&Applicant>),
) -> Command {
    let id = |one: &Applicant| store.keys().person_of(&one.document);
    let standing = match principal {
        Some(principal) => Standing {
            principal: Some(id(principal)),
            ..Standing::of(Relation::Agent)
        },
        None => Standing::of(Relation::Party),
    };
    Command::Submit(Box::new(Submission {
        channel,
        office: office(CHENGDU),
        applicant: id(one),
        people: [one].into_iter().chain(principal).cloned().collect(),
        accident: format!("510101202200001{tag:02}").parse().unwrap(),
        standing,
        wanted: Wanted::Everything,
        purpose: None,
        notice_channels: [Channel::InApp].into(),
        documents: vec![],
    }))
}

/// A car is sold, by and to these.
fn sale(
    store: &Store,
    (tag, channel): (u8, TransferChannel),
    people: &[(PartyRole, &Applicant)],
) -> vehicle_transfer::Command {
    let vehicle_transfer::Command::Submit(mut sale) = submission(vin(tag)) else {
        unreachable!("it is one")
    };
    let party = |(role, one): &(PartyRole, &Applicant)| {
        let person = store.keys().person_of(&one.document);
        Party::new(person, *role, PartyNature::Resident)
    };
    sale.channel = channel;
    sale.parties = people.iter().map(party).collect();
    sale.people = people.iter().map(|(_, one)| (*one).clone()).collect();
    let acts = sale.parties.iter().any(Party::acts_for_the_applicant);
    sale.agent = acts.then_some(AgentFacts {
        authorised: true,
        excuse: None,
    });
    vehicle_transfer::Command::Submit(sale)
}

/// The telephone number and the mail address that are on file.
async fn on_file(store: &Store, one: &Applicant) -> (Option<String>, Option<String>) {
    let person = store.keys().person_of(&one.document);
    let kept = contact(store, person).await.unwrap().unwrap();
    let phone = kept.phone.map(|phone| phone.as_str().to_owned());
    (phone, kept.email.map(|email| email.as_str().to_owned()))
}

fn reached(phone: Option<&str>, email: Option<&str>) -> (Option<String>, Option<String>) {
    (phone.map(str::to_owned), email.map(str::to_owned))
}

/// Whoever has taken over a session types their own number, in a case of any kind.
async fn what_is_typed_online_moves_no_contact(database: TestDatabase) {
    let store = prepared(&database).await;
    let driver = somebody(1, (None, Some("driver@example.cn")));
    let who = online(&store, &driver);
    let first = evidence(&store, (1, EvidenceChannel::Online), (&driver, None));
    does::<EvidenceAccess>(&store, &number(1), (&who, first)).await;
    let stolen = Applicant {
        name: "王大明".parse().unwrap(),
        ..somebody(1, (Some(ANOTHER), Some("thief@example.cn")))
    };
    let later = evidence(&store, (2, EvidenceChannel::Online), (&stolen, None));
    does::<EvidenceAccess>(&store, &number(2), (&who, later)).await;
    let bought = [(PartyRole::Buyer, &stolen)];
    let bought = sale(&store, (3, TransferChannel::Online), &bought);
    does::<VehicleTransfer>(&store, &number(3), (&who, bought)).await;
    assert_eq!(
        on_file(&store, &driver).await,
        reached(None, Some("driver@example.cn")),
        "not beside it either: a code goes by telephone first"
    );
    let kept = contact(&store, store.keys().person_of(&driver.document)).await;
    assert_eq!(
        kept.unwrap().unwrap().name.as_str(),
        "王大明",
        "the rest is theirs"
    );
}

async fn a_counter_changes_how_who_stands_there_is_reached(database: TestDatabase) {
    let store = prepared(&database).await;
    let (before, after) = (somebody(1, (Some(OWN), None)), somebody(1, (Some(ANOTHER), None)));
    let first = evidence(&store, (1, EvidenceChannel::Online), (&before, None));
    does::<EvidenceAccess>(&store, &number(1), (&online(&store, &before), first)).await;
    let seen = evidence(&store, (2, EvidenceChannel::Counter), (&after, None));
    does::<EvidenceAccess>(&store, &number(2), (&officer(), seen)).await;
    assert_eq!(on_file(&store, &before).await, reached(Some(ANOTHER), None));
    // At a station nobody of the office sees them, nor a seller at the counter.
    let station = staff(30, CHENGDU, [Post::ServiceStation]);
    let seller = somebody(2, (Some(ANOTHER), None));
    let bought = sale(
        &store,
        (5, TransferChannel::Online),
        &[(PartyRole::Buyer, &seller)],
    );
    does::<VehicleTransfer>(&store, &number(5), (&online(&store, &seller), bought)).await;
    let people = [(PartyRole::Buyer, &before), (PartyRole::Seller, &seller)];
    let taken_in = sale(&store, (3, TransferChannel::ServiceStation), &people);
    does::<VehicleTransfer>(&store, &number(3), (&station, taken_in)).await;
    assert_eq!(on_file(&store, &before).await, reached(Some(ANOTHER), None));
    let seller_says = somebody(2, (Some(OWN), None));
    let people = [(PartyRole::Buyer, &before), (PartyRole::Seller, &seller_says)];
    let at_the_counter = sale(&store, (4, TransferChannel::Counter), &people);
    does::<VehicleTransfer>(&store, &number(4), (&clerk(), at_the_counter)).await;
    assert_eq!(
        on_file(&store, &before).await,
        reached(Some(OWN), None),
        "the buyer"
    );
    assert_eq!(
        on_file(&store, &seller).await,
        reached(Some(ANOTHER), None),
        "the seller"
    );
}

/// Online, also where the agent is a member of staff, and at the counter, where the agent stands alone.
async fn who_acts_for_another_moves_nothing_of_theirs(database: TestDatabase) {
    let store = prepared(&database).await;
    let (driver, agent) = (somebody(1, (Some(OWN), None)), somebody(2, (Some(OWN), None)));
    for (tag, one) in [(1, &driver), (2, &agent)] {
        let first = evidence(&store, (tag, EvidenceChannel::Online), (one, None));
        does::<EvidenceAccess>(&store, &number(tag), (&online(&store, one), first)).await;
    }
    let (said_of, said) = (
        somebody(1, (Some(ANOTHER), None)),
        somebody(2, (Some(ANOTHER), None)),
    );
    let for_another = |channel| evidence(&store, (3, channel), (&said, Some(&said_of)));
    let person = store.keys().person_of(&agent.document);
    let employed = Actor::Staff {
        person,
        office: office(CHENGDU),
        posts: [Post::Intake, Post::AccidentUnit].into(),
    };
    let lawyer = for_another(EvidenceChannel::Online);
    does::<EvidenceAccess>(&store, &number(3), (&employed, lawyer)).await;
    let people = [(PartyRole::Buyer, &said_of), (PartyRole::Agent, &said)];
    let bought = sale(&store, (4, TransferChannel::Online), &people);
    does::<VehicleTransfer>(&store, &number(4), (&employed, bought)).await;
    for one in [&driver, &agent] {
        assert_eq!(on_file(&store, one).await, reached(Some(OWN), None));
    }
    let withdrawn = Command::Withdraw;
    does::<EvidenceAccess>(&store, &number(3), (&online(&store, &agent), withdrawn)).await;
    let lawyer = for_another(EvidenceChannel::Counter);
    does::<EvidenceAccess>(&store, &number(5), (&officer(), lawyer)).await;
    let bought = sale(&store, (6, TransferChannel::Counter), &people);
    does::<VehicleTransfer>(&store, &number(6), (&clerk(), bought)).await;
    assert_eq!(on_file(&store, &driver).await, reached(Some(OWN), None));
    assert_eq!(
        on_file(&store, &agent).await,
        reached(Some(ANOTHER), None),
        "who stands there"
    );
}

/// Whoever has no telephone is shown evidence at the unit: nobody gives them one by a session.
async fn what_is_missing_is_filled_in_while_no_code_can_go_there(database: TestDatabase) {
    let store = prepared(&database).await;
    let (unknown, reachable) = (somebody(1, (None, None)), somebody(1, (Some(OWN), None)));
    let who = online(&store, &unknown);
    let bought = |tag, one| sale(&store, (tag, TransferChannel::Online), &[(PartyRole::Buyer, one)]);
    does::<VehicleTransfer>(&store, &number(1), (&who, bought(1, &unknown))).await;
    does::<VehicleTransfer>(&store, &number(2), (&who, bought(2, &reachable))).await;
    assert_eq!(on_file(&store, &unknown).await, reached(Some(OWN), None));
    let (shown, stolen) = (somebody(2, (None, None)), somebody(2, (Some(ANOTHER), None)));
    let at_the_unit = evidence(&store, (3, EvidenceChannel::Counter), (&shown, None));
    does::<EvidenceAccess>(&store, &number(3), (&officer(), at_the_unit)).await;
    let bought = bought(4, &stolen);
    does::<VehicleTransfer>(&store, &number(4), (&online(&store, &shown), bought)).await;
    assert_eq!(on_file(&store, &shown).await, reached(None, None));
}

/// Whoever stands there too: a dealer could name a telephone of their own, and codes would go there.
async fn a_service_station_names_people_and_no_way_to_reach_them(database: TestDatabase) {
    let store = prepared(&database).await;
    let station = staff(30, CHENGDU, [Post::ServiceStation]);
    let (buyer, seller) = (
        somebody(1, (Some(ANOTHER), Some("dealer@example.cn"))),
        somebody(2, (Some(ANOTHER), None)),
    );
    let people = [(PartyRole::Buyer, &buyer), (PartyRole::Seller, &seller)];
    let taken_in = sale(&store, (1, TransferChannel::ServiceStation), &people);
    does::<VehicleTransfer>(&store, &number(1), (&station, taken_in)).await;
    for one in [&buyer, &seller] {
        assert_eq!(on_file(&store, one).await, reached(None, None));
    }
    let says = somebody(1, (Some(OWN), None));
    let own = sale(&store, (2, TransferChannel::Online), &[(PartyRole::Buyer, &says)]);
    does::<VehicleTransfer>(&store, &number(2), (&online(&store, &buyer), own)).await;
    assert_eq!(
        on_file(&store, &buyer).await,
        reached(Some(OWN), None),
        "they say it themselves"
    );
}
