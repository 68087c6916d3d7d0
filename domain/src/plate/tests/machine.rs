//! A number under any acts in any order, beside a model that only remembers who holds what.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

/// Something somebody tries; three people, three vehicles.
#[derive(Clone, Debug)]
enum Act {
    Offer(u8),
    Decline(u8),
    Assign {
        by: u8,
        vehicle: u8,
    },
    Withdraw {
        vehicle: u8,
    },
    Claim {
        by: u8,
        settled: bool,
    },
    /// Comes off a vehicle that the registry never had with it.
    TakeBack {
        vehicle: u8,
    },
    /// Some days pass.
    Wait(u16),
}

fn any_act() -> impl Strategy<Value = Act> {
    let (who, what) = (0..3_u8, 0..3_u8);
    prop_oneof![
        who.clone().prop_map(Act::Offer),
        who.clone().prop_map(Act::Decline),
        (who.clone(), what.clone()).prop_map(|(by, vehicle)| Act::Assign { by, vehicle }),
        what.clone().prop_map(|vehicle| Act::Withdraw { vehicle }),
        what.prop_map(|vehicle| Act::TakeBack { vehicle }),
        (who, any::<bool>()).prop_map(|(by, settled)| Act::Claim { by, settled }),
        (1..500_u16).prop_map(Act::Wait),
    ]
}

fn attempt(number: PoolNumber, act: &Act, now: Moment) -> Result<PoolNumber, PlateRefusal> {
    let today = crate::time::office_day(now);
    let offer = |to: u8| Offer {
        to: person(to.into()),
        until: now + TimeDelta::days(3),
    };
    let off = |vehicle| Withdrawal {
        vehicle: vin(vehicle),
        on: today,
        claim_until: today.checked_add_months(chrono::Months::new(24)).unwrap(),
    };
    match *act {
        Act::Offer(to) => number.offer(offer(to), now),
        Act::Decline(by) => number.decline(person(by.into())),
        Act::Assign { by, vehicle } => {
            let holder = Holder {
                owner: person(by.into()),
                vehicle: vin(vehicle),
                since: today,
            };
            number.assign(holder, now)
        }
        Act::Withdraw { vehicle } => number.withdraw(&off(vehicle)),
        Act::TakeBack { vehicle } => number.take_back(&off(vehicle)),
        Act::Claim { by, settled } => {
            let former = number.kept().and_then(|kept| kept.vehicle.clone());
            let settled = former.filter(|_| settled);
            let offer = offer(by);
            number.claim(Claim { offer, settled }, now)
        }
        Act::Wait(_) => Ok(number),
    }
}

/// What the rules say in other words: which vehicle carries it after an act that succeeded.
fn carried(before: Option<Vin>, act: &Act) -> Option<Vin> {
    match act {
        Act::Assign { vehicle, .. } => Some(vin(*vehicle)),
        Act::Withdraw { .. } | Act::TakeBack { .. } => None,
        Act::Offer(_) | Act::Decline(_) | Act::Claim { .. } | Act::Wait(_) => before,
    }
}

proptest! {
    #[test]
    fn a_number_is_never_free_and_on_a_vehicle_and_never_changes_vehicles_without_leaving_one(
        acts in proptest::collection::vec(any_act(), 1..40)
    ) {
        let (mut number, mut now, mut on_vehicle) = (PoolNumber::free(number()), at("2022-05-01"), None);
        for act in &acts {
            if let Act::Wait(days) = act {
                now += TimeDelta::days(i64::from(*days));
            }
            if let Ok(next) = attempt(number.clone(), act, now) {
                if matches!(act, Act::Assign { .. }) {
                    prop_assert_eq!(&on_vehicle, &None);
                }
                on_vehicle = carried(on_vehicle, act);
                number = next;
            }
            prop_assert_eq!(number.vehicle(), on_vehicle.as_ref());
            prop_assert!(!(number.is_free(now) && number.vehicle().is_some()));
        }
    }

    /// While it is kept, nobody but the former owner gets it, whatever anybody tries and however often it is claimed; and
    /// as long as it is on no vehicle, the two years end on the day on which they ended.
    #[test]
    fn a_kept_number_waits_for_its_former_owner(
        acts in proptest::collection::vec(any_act(), 1..20)
    ) {
        let (mut number, mut now) = (withdrawn("2022-06-01"), at("2022-06-01"));
        let kept = number.kept().cloned();
        for act in &acts {
            if let Act::Wait(days) = act {
                now += TimeDelta::days(i64::from(*days));
            }
            if crate::time::office_day(now) > on("2024-06-01") {
                break;
            }
            match (act, attempt(number.clone(), act, now)) {
                (Act::Claim { by: 1, settled: true }, outcome) => number = outcome.unwrap(),
                (Act::Assign { by: 1, .. }, Ok(_)) => break,
                (Act::Offer(1) | Act::Decline(1) | Act::Wait(_), outcome) => {
                    number = outcome.unwrap_or(number);
                }
                (_, outcome) => prop_assert!(outcome.is_err(), "{:?}", act),
            }
            prop_assert!(!number.is_free(now));
            prop_assert_eq!(number.kept(), kept.as_ref());
        }
    }
}

#[test]
fn every_refusal_has_its_words() {
    for refusal in PlateRefusal::ALL {
        assert!(refusal.words().zh.contains('号') || refusal.words().zh.contains('车'));
        assert!(refusal.words().en.is_ascii());
        assert_eq!(
            serde_json::to_string(&refusal).unwrap(),
            format!("\"{}\"", refusal.code())
        );
        assert!(refusal.to_string().ends_with(refusal.code()));
    }
}
