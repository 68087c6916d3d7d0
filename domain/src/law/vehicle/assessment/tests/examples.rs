//! Cases that the tables do not show.

use super::*;

#[test]
fn every_ground_is_named_at_once() {
    let facts = changed(|facts| {
        facts.vehicle.status = "GK".parse().unwrap();
        facts.vehicle.kind = VehicleKind::Other;
        facts.vehicle.scrap_date = Some(on("2022-01-01"));
        facts.trade.trade_place = Some(place(WEIHAI));
        facts.trade.invoice_place = Some(place(WEIHAI));
        facts.trade.quota = Quota::Missing;
        facts.applicant.banned_until = Some(on("2022-09-01"));
    });
    let codes: Vec<&str> = refusals(&assessed(&facts, "2022-05-01"))
        .into_iter()
        .map(TransferGround::code)
        .collect();
    assert_eq!(
        codes,
        [
            "NEAR_SCRAP",
            "SCRAPPED",
            "SEALED",
            "UNSETTLED",
            "QUOTA",
            "BANNED_1Y",
            "KIND_NOT_IN_SCOPE",
            "THIRD_PLACE",
            "INVOICE_PLACE"
        ]
    );
}

#[test]
fn a_violation_bars_an_application_and_pauses_a_case() {
    let facts = changed(|facts| {
        facts.unsettled = Some(Unsettled {
            violations: 1,
            accidents: 0,
        });
    });
    let before = assessed(&facts, "2022-05-01");
    assert_eq!(refusals(&before), [TransferGround::Unsettled]);
    let running = TransferFacts {
        stage: Stage::Running,
        ..facts
    };
    let after = assessed(&running, "2022-05-01");
    assert_eq!(refusals(&after), []);
    assert_eq!(after.pauses[0].ground, TransferGround::Unsettled);
    assert_eq!(after.severity(), Severity::Paused);
}

#[test]
fn a_theft_stops_a_case_that_runs() {
    let stolen = changed(|facts| {
        facts.stage = Stage::Running;
        facts.vehicle.status = "C".parse().unwrap();
    });
    assert_eq!(assessed(&stolen, "2022-05-01").severity(), Severity::Blocked);
}

#[test]
fn an_inspection_is_valid_on_its_last_day() {
    assert_eq!(assessed(&facts(), "2023-06-30").pauses, []);
    assert_eq!(
        assessed(&facts(), "2023-07-01").pauses[0].ground,
        TransferGround::Inspection
    );
}

#[test]
fn an_expired_insurance_does_not_cure_a_lapsed_inspection() {
    let facts = changed(|facts| {
        facts.vehicle.inspection.valid_to = Some(on("2022-01-01"));
        facts.vehicle.inspection.certificate = true;
        facts.vehicle.inspection.insured_to = Some(on("2022-04-30"));
    });
    assert_eq!(assessed(&facts, "2022-04-30").pauses, []);
    assert_eq!(
        assessed(&facts, "2022-05-01").pauses[0].ground,
        TransferGround::Inspection
    );
}

#[test]
fn below_the_standard_of_shanghai() {
    let to_shanghai = |standard| {
        changed(|facts| {
            facts.trade.transfer_in = place("310115");
            facts.trade.applied_at = place("310000");
            facts.trade.trade_place = Some(place("310112"));
            facts.trade.invoice_place = Some(place("310112"));
            facts.vehicle.emission = standard;
        })
    };
    let fourth = to_shanghai(Some(EmissionStandard::National4));
    assert_eq!(
        refusals(&assessed(&fourth, "2022-08-01")),
        [TransferGround::Emission]
    );
    let before = assessed(&fourth, "2022-07-31");
    assert_eq!(
        (refusals(&before), before.referrals),
        (vec![], vec![Referral::EmissionUnknown])
    );
    let fifth = to_shanghai(Some(EmissionStandard::National5));
    assert_eq!(assessed(&fifth, "2022-08-01").severity(), Severity::Clear);
    let unknown = to_shanghai(None);
    assert_eq!(
        assessed(&unknown, "2022-08-01").referrals,
        [Referral::EmissionUnknown]
    );
}

#[test]
fn a_ban_is_over_on_its_last_day() {
    let banned = |until: &str| changed(|facts| facts.applicant.banned_until = Some(on(until)));
    let ground = |until| refusals(&assessed(&banned(until), "2022-05-01"));
    assert_eq!(ground("2022-05-01"), []);
    assert_eq!(ground("2023-05-01"), [TransferGround::Banned1Y]);
    assert_eq!(ground("2023-05-02"), [TransferGround::Banned3Y]);
}

#[test]
fn facts_travel() {
    let json = serde_json::to_value(facts()).unwrap();
    assert_eq!(json["vehicle"]["useCharacter"], "NON_OPERATING");
    assert_eq!(json["trade"]["transferredOut"], false);
    assert_eq!(serde_json::from_value::<TransferFacts>(json).unwrap(), facts());
    let assessment = serde_json::to_value(assessed(&facts(), "2022-05-01")).unwrap();
    assert_eq!(assessment["route"], "AT_TRANSFER_IN");
}
