//! Where one may apply, by the place of the trade.

use super::*;

const HANGZHOU_WEST: &str = "330110";

/// A car from Hangzhou to Chengdu, traded here and applied for there.
fn traded(at: &str, applied_at: &str) -> TransferFacts {
    changed(|facts| {
        (facts.trade.trade_place, facts.trade.invoice_place) = (Some(place(at)), Some(place(at)));
        facts.trade.applied_at = place(applied_at);
    })
}

fn found(facts: &TransferFacts) -> Vec<TransferGround> {
    refusals(&assessed(facts, "2022-05-01"))
}

#[test]
fn the_trade_says_which_office_comes_first() {
    assert_eq!(found(&traded(CHENGDU, CHENGDU)), []);
    assert_eq!(found(&traded(CHENGDU, HANGZHOU)), [TransferGround::NotCompetent]);
    assert_eq!(found(&traded(HANGZHOU, HANGZHOU)), []);
    assert_eq!(
        found(&traded(HANGZHOU, CHENGDU)),
        [TransferGround::InvoicePlace, TransferGround::NotCompetent]
    );
    assert_eq!(found(&traded(CHENGDU, LHASA)), [TransferGround::NotCompetent]);
}

#[test]
fn districts_of_one_city_are_one_place() {
    assert_eq!(found(&traded(HANGZHOU_WEST, "330100")), []);
}

#[test]
fn a_third_place_is_nobodys_business() {
    let facts = traded(LHASA, CHENGDU);
    let assessment = assessed(&facts, "2022-05-01");
    assert_eq!(
        refusals(&assessment),
        [TransferGround::ThirdPlace, TransferGround::InvoicePlace]
    );
    assert_eq!(assessment.route, None);
}

#[test]
fn after_the_departure_only_the_place_of_arrival_is_competent() {
    let gone_to = |applied_at| {
        let mut facts = gone();
        facts.trade = TradeFacts {
            transferred_out: true,
            ..traded(HANGZHOU, applied_at).trade
        };
        facts
    };
    assert_eq!(
        assessed(&gone_to(CHENGDU), "2022-05-01").severity(),
        Severity::Clear
    );
    assert_eq!(found(&gone_to(HANGZHOU)), [TransferGround::NotCompetent]);
    let mut suspect = gone_to(CHENGDU);
    suspect.vehicle.status = "BJX".parse().unwrap();
    assert_eq!(
        assessed(&suspect, "2022-05-01").referrals,
        [Referral::Suspect, Referral::UnknownLetter],
        "of the letters only the departure itself is expected"
    );
}

#[test]
fn a_lorry_leaves_through_the_office_of_registration() {
    let lorry = |applied_at| {
        let mut facts = traded(CHENGDU, applied_at);
        facts.vehicle.kind = VehicleKind::Other;
        facts.vehicle.use_character = Some(UseCharacter::Freight);
        facts.vehicle.scrap_date = Some(on("2030-01-01"));
        facts
    };
    assert_eq!(found(&lorry(CHENGDU)), [TransferGround::KindNotInScope]);
    let away = assessed(&lorry(HANGZHOU), "2022-05-01");
    assert_eq!(
        (refusals(&away), away.route),
        (vec![], Some(Route::TransferOutFirst))
    );
}

#[test]
fn an_unknown_city_refuses_nobody_at_either_end() {
    let mut facts = traded(WEIHAI, WEIHAI);
    facts.trade.transfer_in = place(WEIHAI);
    for applied_at in [WEIHAI, HANGZHOU] {
        facts.trade.applied_at = place(applied_at);
        let assessment = assessed(&facts, "2021-10-01");
        assert_eq!(refusals(&assessment), [], "{applied_at}");
        assert!(
            assessment.referrals.contains(&Referral::CityUnknown),
            "{applied_at}"
        );
    }
}

#[test]
fn a_closed_city_leaves_the_ordinary_way_open() {
    let mut facts = traded(LHASA, HANGZHOU);
    facts.trade.transfer_in = place(LHASA);
    let assessment = assessed(&facts, "2021-08-31");
    assert_eq!(refusals(&assessment), []);
    assert_eq!(assessment.route, Some(Route::TransferOutFirst));
}

#[test]
fn an_heir_applies_where_a_person_says() {
    for applied_at in [CHENGDU, HANGZHOU] {
        let mut facts = traded(CHENGDU, applied_at);
        (facts.trade.trade_place, facts.trade.invoice_place) = (None, None);
        let assessment = assessed(&facts, "2022-05-01");
        assert_eq!(refusals(&assessment), [], "{applied_at}");
        assert_eq!(assessment.referrals, [Referral::TitleWithoutTrade]);
    }
}

#[test]
fn within_one_area_any_place_of_trade_will_do() {
    let mut facts = traded(LHASA, HANGZHOU_WEST);
    facts.trade.transfer_in = place(HANGZHOU_WEST);
    let assessment = assessed(&facts, "2021-06-01");
    assert_eq!(refusals(&assessment), []);
    assert_eq!(assessment.route, Some(Route::SameOffice));
}

#[test]
fn a_place_that_is_too_wide_goes_to_a_person() {
    for wide in [
        changed(|facts| facts.trade.transfer_out = place("330000")),
        changed(|facts| facts.trade.transfer_in = place("510000")),
        changed(|facts| facts.trade.trade_place = Some(place("510000"))),
        changed(|facts| facts.trade.applied_at = place("510000")),
    ] {
        let assessment = assessed(&wide, "2022-05-01");
        assert_eq!(refusals(&assessment), []);
        assert!(assessment.referrals.contains(&Referral::PlaceUnclear));
    }
}

#[test]
fn an_end_that_is_too_wide_leads_nowhere() {
    let mut departure = traded(HANGZHOU, HANGZHOU);
    departure.trade.transfer_in = place("510000");
    let arrival = changed(|facts| facts.trade.transfer_out = place("330000"));
    for wide in [departure, arrival] {
        let assessment = assessed(&wide, "2022-05-01");
        assert_eq!((refusals(&assessment), assessment.route), (vec![], None));
        assert_eq!(assessment.referrals, [Referral::PlaceUnclear]);
    }
}

#[test]
fn moving_house_asks_the_new_place_alone() {
    let to = |applied_at| {
        let mut facts = moving();
        facts.trade.applied_at = place(applied_at);
        facts
    };
    assert_eq!(found(&to(CHENGDU)), []);
    assert_eq!(found(&to(HANGZHOU)), [TransferGround::NotCompetent]);
    let mut near = moving();
    (near.trade.transfer_in, near.trade.applied_at) = (place(HANGZHOU_WEST), place(HANGZHOU_WEST));
    assert_eq!(assessed(&near, "2022-05-01").referrals, [Referral::SameArea]);
}
