//! What the record looks up for a command, inside its transaction.

use super::world::*;
use domain::{
    access::Actor,
    case::{CaseCommand, CaseKind, Envelope, Refusal, RefusalCode, RefusalDetail},
    file_handover::{self, FileHandover, TransferParties},
    identifier::CaseNumber,
    law::{
        CommandRefusal, DecisionGround,
        rollout::Rollout,
        vehicle::{emission::EmissionPolicy, party::PartyRole},
    },
    vehicle_transfer::{self, VehicleTransfer},
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{
    KeyRing, RecordedKind, Store, StoreError, VehicleTransferFacts,
    record::{Concerns, Gather, Gathering, RecordInput, erase, load, record},
    testing::TestDatabase,
};
use tokio::{sync::Notify, task::JoinSet};

store::on_both_databases!(
    one_transfer_of_a_vehicle_is_open,
    one_handover_of_a_vehicle_is_open,
    two_openings_at_once_are_one,
    a_transfer_knows_the_roll_out_of_its_places,
    a_transfer_knows_the_emission_table_of_the_installation,
    a_handover_knows_the_people_of_its_transfer,
    a_handover_is_for_an_open_transfer,
    a_handover_goes_on_without_its_transfer,
    a_handover_knows_the_keys_of_both_offices,
    a_handover_waits_for_what_happens_to_its_transfer,
    commands_on_both_wait_for_nobody_for_ever,
);

/// Keeps what was looked up, and lets nothing be decided.
struct Spy<K: RecordedKind>(Mutex<Option<K::Facts>>);

impl<K: RecordedKind> Gather<K> for Spy<K>
where
    K::Facts: Clone,
{
    async fn gather(&self, gathering: Gathering<'_, K>) -> Result<K::Facts, StoreError> {
        let facts = K::LOOK_UPS.gather(gathering).await?;
        *self.0.lock().unwrap() = Some(facts);
        Err(StoreError::Missing("a decision"))
    }
}

/// The facts of a command that is not recorded.
pub(super) async fn facts<K: RecordedKind>(
    store: &Store,
    number: &CaseNumber,
    (actor, command): (&Actor, K::Command),
) -> K::Facts
where
    K::Facts: Clone,
{
    let spy = Spy::<K>(Mutex::new(None));
    let held = load::<K>(store, number).await.unwrap();
    let envelope: Envelope<K::Command> = envelope(actor, command);
    let input = RecordInput {
        number,
        envelope: &envelope,
        expected_version: held.map_or(0, |loaded| loaded.version),
        now: now(),
    };
    let answer = Box::pin(record::<K, _>(store, &spy, input)).await;
    assert_eq!(answer.err(), Some(StoreError::Missing("a decision")));
    spy.0.into_inner().unwrap().unwrap()
}

fn another(number: CaseNumber) -> Refusal {
    Refusal::from(DecisionGround::OpenCaseExists).with_detail(RefusalDetail::Case { number })
}

const WITHDRAW: vehicle_transfer::Command = vehicle_transfer::Command::Withdraw;
const WAKE: file_handover::Command = file_handover::Command::Case(CaseCommand::Wake);

async fn one_transfer_of_a_vehicle_is_open(database: TestDatabase) {
    let store = prepared(&database).await;
    let (first, second) = (number(1), number(2));
    let buyer = citizen(BUYER);
    does::<VehicleTransfer>(&store, &first, (&buyer, submission(vin(1)))).await;
    does::<VehicleTransfer>(&store, &number(3), (&buyer, submission(vin(2)))).await;
    let refused = ask::<VehicleTransfer>(&store, &second, (&buyer, submission(vin(1)))).await;
    assert_eq!(refused.unwrap().unwrap_err(), another(first.clone()));
    does::<VehicleTransfer>(&store, &first, (&buyer, WITHDRAW)).await;
    does::<VehicleTransfer>(&store, &second, (&buyer, submission(vin(1)))).await;
}

async fn one_handover_of_a_vehicle_is_open(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, first) = both(&store, 1).await;
    let again = opening(&store, &transfer, &vin(1));
    let second = number(9);
    let refused = ask::<FileHandover>(&store, &second, (&Actor::System, again.clone())).await;
    assert_eq!(refused.unwrap().unwrap_err(), another(first.clone()));
    both(&store, 3).await;
    let stop = file_handover::Command::Stop {
        reason: file_handover::StopReason::TimedOut,
    };
    does::<FileHandover>(&store, &first, (&Actor::System, stop)).await;
    does::<FileHandover>(&store, &second, (&Actor::System, again)).await;
}

async fn two_openings_at_once_are_one(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut openings = JoinSet::new();
    for tag in 1..=6 {
        let store = store.clone();
        openings.spawn(async move {
            let asked = (&citizen(BUYER), submission(vin(1)));
            ask::<VehicleTransfer>(&store, &number(tag), asked).await.unwrap()
        });
    }
    let answers = openings.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
}

async fn a_transfer_knows_the_roll_out_of_its_places(database: TestDatabase) {
    let store = prepared(&database).await;
    let asked = (&citizen(BUYER), submission(vin(1)));
    let shipped = facts::<VehicleTransfer>(&store, &number(1), asked).await.rollout;
    assert_eq!(&shipped, Rollout::official());
    let row = |area: &str, feature: &str| format!("('{feature}', '{area}', '2021-09-01', 'W', 'SOURCE')");
    let rows = ["330000", "510100", "371000", "all"].map(|area| row(area, "USED_CAR_TRANSFER"));
    let others = row("330000", "PASS_CODE");
    database
        .execute(&format!(
            "INSERT INTO rollouts (feature, area, valid_from, provenance, confidence) VALUES {}, {others}",
            rows.join(", ")
        ))
        .await;
    let asked = (&citizen(BUYER), submission(vin(1)));
    let kept = facts::<VehicleTransfer>(&store, &number(1), asked).await.rollout;
    does::<VehicleTransfer>(&store, &number(1), (&citizen(BUYER), submission(vin(1)))).await;
    let later = facts::<VehicleTransfer>(&store, &number(1), (&citizen(BUYER), WITHDRAW)).await;
    for table in [&kept, &later.rollout] {
        let mut areas: Vec<_> = table.rows().iter().map(|row| row.area.to_string()).collect();
        areas.sort();
        assert_eq!(areas, ["330000", "510100", "all"]);
    }
}

async fn a_transfer_knows_the_emission_table_of_the_installation(database: TestDatabase) {
    let store = prepared(&database).await;
    let empty = EmissionPolicy::from_rows(vec![]).unwrap();
    for (store, table) in [
        (store.clone(), EmissionPolicy::official()),
        (store.with_emission_policy(empty.clone()), empty),
    ] {
        let asked = (&citizen(BUYER), submission(vin(1)));
        let known = facts::<VehicleTransfer>(&store, &number(1), asked).await;
        assert_eq!(known.emission, table);
        assert_eq!(store.office_data().emission_policy(), &table);
    }
}

async fn a_handover_knows_the_people_of_its_transfer(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    let people = async || {
        let found = facts::<FileHandover>(&store, &handover, (&Actor::System, WAKE)).await;
        found.transfer
    };
    let two = TransferParties {
        applicant: person(BUYER),
        parties: [person(BUYER), person(SELLER)].into(),
    };
    assert_eq!(people().await, Some(two.clone()));
    let named = vehicle_transfer::Command::NameParty {
        party: party(3, PartyRole::Mortgagee),
        person: None,
    };
    does::<VehicleTransfer>(&store, &transfer, (&clerk(), named)).await;
    let mut three = two;
    three.parties.insert(person(3));
    assert_eq!(people().await, Some(three), "as it is now");
    does::<VehicleTransfer>(&store, &transfer, (&citizen(BUYER), WITHDRAW)).await;
    assert_eq!(people().await, None, "it has ended");
}

async fn a_handover_is_for_an_open_transfer(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, other) = both(&store, 1).await;
    does::<VehicleTransfer>(&store, &transfer, (&citizen(BUYER), WITHDRAW)).await;
    let invalid = RefusalCode::Command(CommandRefusal::InvalidInput);
    // Ended, never there, of another kind.
    for named in [transfer, number(9), other] {
        let asked = opening(&store, &named, &vin(7));
        let refused = ask::<FileHandover>(&store, &number(8), (&Actor::System, asked)).await;
        assert_eq!(refused.unwrap().unwrap_err().code, invalid, "{named}");
    }
}

async fn a_handover_goes_on_without_its_transfer(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    assert_eq!(erase(&store, &transfer).await, Ok(true));
    let take_up = (&gatherer(), file_handover::Command::TakeUp);
    let found = facts::<FileHandover>(&store, &handover, take_up).await;
    assert_eq!(found.transfer, None);
    does::<FileHandover>(&store, &handover, (&gatherer(), file_handover::Command::TakeUp)).await;
}

async fn a_handover_knows_the_keys_of_both_offices(database: TestDatabase) {
    let store = prepared(&database).await;
    let (_, handover) = both(&store, 1).await;
    let found = facts::<FileHandover>(&store, &handover, (&Actor::System, WAKE)).await;
    let mut keys = found.keys;
    keys.sort_by(|a, b| a.office.cmp(&b.office));
    assert_eq!(keys, [key(HANGZHOU, 1), key(CHENGDU, 1)]);
    let message = b"a statement";
    let signed = ed25519_dalek::Signer::sign(&secret(HANGZHOU, 1), message);
    let signature = domain::audit::Hex(signed.to_bytes());
    assert!((found.check)(&key(HANGZHOU, 1).public_key, message, &signature));
    assert!(!(found.check)(&key(CHENGDU, 1).public_key, message, &signature));
}

/// Stops within the transaction of a transfer, its row in hand.
struct Held {
    there: Notify,
    go_on: Notify,
}

impl Gather<VehicleTransfer> for Held {
    async fn gather(
        &self,
        gathering: Gathering<'_, VehicleTransfer>,
    ) -> Result<vehicle_transfer::Facts, StoreError> {
        let facts = VehicleTransfer::LOOK_UPS.gather(gathering).await;
        self.there.notify_one();
        self.go_on.notified().await;
        facts
    }

    fn concerns(state: &vehicle_transfer::State, keys: &KeyRing) -> Concerns {
        VehicleTransferFacts::concerns(state, keys)
    }
}

/// While a transfer is being withdrawn, its handover cannot go on as if it were open.
async fn a_handover_waits_for_what_happens_to_its_transfer(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    let held = Arc::new(Held {
        there: Notify::new(),
        go_on: Notify::new(),
    });
    let withdrawn = tokio::spawn({
        let (store, held, transfer) = (store.clone(), held.clone(), transfer.clone());
        async move {
            let present = load::<VehicleTransfer>(&store, &transfer).await.unwrap().unwrap();
            let input = RecordInput {
                number: &transfer,
                envelope: &envelope(&citizen(BUYER), WITHDRAW),
                expected_version: present.version,
                now: now(),
            };
            let recorded = record::<VehicleTransfer, _>(&store, &*held, input);
            Box::pin(recorded).await.unwrap()
        }
    });
    held.there.notified().await;
    let mut looked_up = tokio::spawn({
        let (store, handover) = (store.clone(), handover.clone());
        async move { facts::<FileHandover>(&store, &handover, (&Actor::System, WAKE)).await }
    });
    let early = tokio::time::timeout(Duration::from_millis(300), &mut looked_up).await;
    assert!(early.is_err(), "it waits");
    held.go_on.notify_one();
    assert!(withdrawn.await.unwrap().outcome.is_ok());
    assert_eq!(looked_up.await.unwrap().transfer, None);
}

/// Commands on a transfer and on the handovers of its file, all at once, and again where another one came first.
async fn commands_on_both_wait_for_nobody_for_ever(database: TestDatabase) {
    async fn until_done<K: RecordedKind>(
        store: Store,
        number: CaseNumber,
        (actor, command): (Actor, K::Command),
    ) {
        loop {
            match ask::<K>(&store, &number, (&actor, command.clone())).await {
                Err(StoreError::VersionConflict { .. }) => {}
                answer => {
                    answer.unwrap().unwrap();
                    return;
                }
            }
        }
    }
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    let mut all = JoinSet::new();
    for other in 30..36 {
        let named = vehicle_transfer::Command::NameParty {
            party: party(other, PartyRole::Mortgagee),
            person: None,
        };
        all.spawn(until_done::<VehicleTransfer>(
            store.clone(),
            transfer.clone(),
            (clerk(), named),
        ));
        let wake = (Actor::System, WAKE);
        all.spawn(until_done::<FileHandover>(store.clone(), handover.clone(), wake));
    }
    let done = tokio::time::timeout(Duration::from_mins(1), all.join_all());
    done.await.unwrap();
    let people = state::<VehicleTransfer>(&store, &transfer).await.people();
    assert_eq!(people.len(), 8, "{}", VehicleTransfer::NAME);
}
