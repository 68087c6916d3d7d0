//! Which office has the file of a vehicle, by its handovers.

use super::{facts::facts, way::Way, world::*};
use domain::{
    access::Actor,
    file_handover::{self, Custodian, FileHandover, Status, StopReason},
    identifier::CaseNumber,
    vehicle_transfer::{Command, VehicleTransfer},
};
use store::{Store, record::erase, testing::TestDatabase};

store::on_both_databases!(
    a_file_that_was_not_taken_is_where_it_was,
    the_office_that_took_it_has_it,
    the_office_that_took_it_last_has_it,
    an_erased_handover_still_says_who_has_it,
);

/// By what a transfer of this vehicle would ask in Weihai.
async fn custodian(store: &Store, last: u8) -> Option<Custodian> {
    let asked = (&citizen(BUYER), in_weihai(last));
    facts::<VehicleTransfer>(store, &of_weihai(90), asked)
        .await
        .custodian
}

fn of_weihai(tag: u8) -> CaseNumber {
    CaseNumber::new(&office(WEIHAI), day(), [tag; 5]).unwrap()
}

/// The buyer applies in Weihai.
fn in_weihai(last: u8) -> Command {
    let Command::Submit(mut submission) = submission(vin(last)) else {
        unreachable!("it is an application")
    };
    submission.office = office(WEIHAI);
    submission.trade.applied_at = place("371002");
    submission.trade.transfer_in = place("371002");
    Command::Submit(submission)
}

fn of_chengdu(handover: &CaseNumber) -> Custodian {
    Custodian {
        office: office(CHENGDU),
        handover: handover.clone(),
    }
}

async fn stop(store: &Store, handover: &CaseNumber) {
    let reason = StopReason::Withdrawn;
    let stop = file_handover::Command::Stop { reason };
    does::<FileHandover>(store, handover, (&Actor::System, stop)).await;
}

async fn a_file_that_was_not_taken_is_where_it_was(database: TestDatabase) {
    let store = prepared(&database).await;
    assert_eq!(custodian(&store, 1).await, None, "nobody has asked for it");
    let (_, handover) = both(&store, 1).await;
    let way = Way::new(&store, &handover);
    way.offered().await;
    way.until_checking().await;
    assert_eq!(custodian(&store, 1).await, None, "it is under way");
    stop(&store, &handover).await;
    way.until_checking().await;
    let ended = state::<FileHandover>(&store, &handover).await;
    assert_eq!(ended.status, Status::Returned);
    assert_eq!(custodian(&store, 1).await, None, "it went nowhere");
    let (_, lost) = both(&store, 3).await;
    let declared = file_handover::Command::DeclareUnavailable {
        reason: file_handover::UnavailableReason::Lost,
        words: domain::case::FreeText::parse("库房无此档案").unwrap(),
    };
    does::<FileHandover>(&store, &lost, (&gatherer(), declared)).await;
    assert_eq!(custodian(&store, 3).await, None, "there is none");
}

/// The transfer ends, and another place asks: the office that has the file is asked, and no other.
async fn the_office_that_took_it_has_it(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    Way::new(&store, &handover).taken().await;
    let taken = state::<FileHandover>(&store, &handover).await;
    assert_eq!(taken.status, Status::Transferred);
    assert_eq!(custodian(&store, 1).await, Some(of_chengdu(&handover)));
    assert_eq!(custodian(&store, 5).await, None, "it is about one vehicle");
    let accept = Command::Accept { checked: None };
    for asked in [Command::RequestFile, accept, Command::Approve, Command::Register] {
        let found = facts::<VehicleTransfer>(&store, &transfer, (&clerk(), asked)).await;
        assert_eq!(found.custodian, Some(of_chengdu(&handover)));
    }
    let shown = store.office_data().custodian(&transfer).await;
    assert_eq!(shown.unwrap(), Some(of_chengdu(&handover)));
    let (buyer, withdraw) = (citizen(BUYER), Command::Withdraw);
    does::<VehicleTransfer>(&store, &transfer, (&buyer, withdraw)).await;
    does::<VehicleTransfer>(&store, &of_weihai(3), (&buyer, in_weihai(1))).await;
    let asked = opening(&store, &of_weihai(3), &vin(1));
    let second = of_weihai(4);
    does::<FileHandover>(&store, &second, (&Actor::System, asked)).await;
    let state = state::<FileHandover>(&store, &second).await;
    assert_eq!(state.route().origin, office(CHENGDU), "not Hangzhou");
    let refused = ask::<FileHandover>(&store, &second, (&gatherer(), file_handover::Command::TakeUp)).await;
    assert_eq!(refused.unwrap().unwrap_err().code.code(), "NOT_YOUR_POST");
    stop(&store, &second).await;
    assert_eq!(custodian(&store, 1).await, Some(of_chengdu(&handover)));
}

async fn the_office_that_took_it_last_has_it(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    Way::new(&store, &handover).taken().await;
    does::<VehicleTransfer>(&store, &transfer, (&citizen(BUYER), Command::Withdraw)).await;
    does::<VehicleTransfer>(&store, &of_weihai(3), (&citizen(BUYER), in_weihai(1))).await;
    let second = of_weihai(4);
    let asked = opening(&store, &of_weihai(3), &vin(1));
    does::<FileHandover>(&store, &second, (&Actor::System, asked)).await;
    let later = |status: &str| {
        format!(
            "UPDATE cases SET status = '{status}', received_at = '2022-06-09 01:00:00+00:00' \
             WHERE number = '{second}'"
        )
    };
    database.execute(&later("CHECKING")).await;
    let chengdu = Some(of_chengdu(&handover));
    assert_eq!(custodian(&store, 1).await, chengdu, "another one is under way");
    for status in ["ACCEPTED", "TRANSFERRED"] {
        database.execute(&later(status)).await;
        let has_it = Custodian {
            office: office(WEIHAI),
            handover: second.clone(),
        };
        assert_eq!(custodian(&store, 1).await, Some(has_it), "{status}");
    }
}

async fn an_erased_handover_still_says_who_has_it(database: TestDatabase) {
    let store = prepared(&database).await;
    let (_, handover) = both(&store, 1).await;
    Way::new(&store, &handover).taken().await;
    assert_eq!(erase(&store, &handover).await, Ok(true));
    assert_eq!(custodian(&store, 1).await, Some(of_chengdu(&handover)));
}
