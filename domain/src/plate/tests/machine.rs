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
        vehicle: u8,
        settled: bool,
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
        (who, what, any::<bool>()).prop_map(|(by, vehicle, settled)| Act::Claim { by, vehicle, settled }),
        (1..500_u16).prop_map(Act::Wait),
    ]
}

fn attempt(number: PoolNumber, act: &Act, now: Moment) -> Result<PoolNumber, PlateRefusal> {
    let today = crate::time::office_day(now);
    match *act {
        Act::Offer(to) => {
            let until = now + TimeDelta::days(3);
            number.offer(
                Offer {
                    to: person(to.into()),
                    until,
                },
                now,
            )
        }
        Act::Decline(by) => number.decline(person(by.into())),
        Act::Assign { by, vehicle } => {
            let holder = Holder {
                owner: person(by.into()),
                vehicle: vin(vehicle),
                since: today,
            };
            number.assign(holder, now)
        }
        Act::Withdraw { vehicle } => number.withdraw(&Withdrawal {
            vehicle: vin(vehicle),
            on: today,
            claim_until: today.checked_add_months(chrono::Months::new(24)).unwrap(),
        }),
        Act::Claim { by, vehicle, settled } => number.claim(
            Claim {
                by: person(by.into()),
                vehicle: vin(vehicle),
                settled,
            },
            now,
        ),
        Act::Wait(_) => Ok(number),
    }
}

/// What the rules say in other words: which vehicle carries it after an act that succeeded.
fn carried(before: Option<Vin>, act: &Act) -> Option<Vin> {
    match act {
        Act::Assign { vehicle, .. } | Act::Claim { vehicle, .. } => Some(vin(*vehicle)),
        Act::Withdraw { .. } => None,
        Act::Offer(_) | Act::Decline(_) | Act::Wait(_) => before,
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
                if matches!(act, Act::Assign { .. } | Act::Claim { .. }) {
                    prop_assert_eq!(&on_vehicle, &None);
                }
                on_vehicle = carried(on_vehicle, act);
                number = next;
            }
            prop_assert_eq!(number.vehicle(), on_vehicle.as_ref());
            prop_assert!(!(number.is_free(now) && number.vehicle().is_some()));
        }
    }

    /// While it is kept, nobody but the former owner gets it, whatever they try.
    #[test]
    fn a_kept_number_waits_for_its_former_owner(
        acts in proptest::collection::vec(any_act(), 1..20), days in 0..=730_i64
    ) {
        let kept = withdrawn("2022-06-01");
        let now = at("2022-06-01") + TimeDelta::days(days);
        for act in &acts {
            match (act, attempt(kept.clone(), act, now)) {
                (Act::Claim { by: 1, settled: true, .. }, outcome) => prop_assert!(outcome.is_ok()),
                (Act::Wait(_), _) => {}
                (_, outcome) => prop_assert!(outcome.is_err(), "{:?}", act),
            }
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
