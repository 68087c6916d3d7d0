//! What holds for all cases: a fact that gets worse never takes away a ground, and what is unknown never refuses.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

/// Something bad that becomes known, each about another fact or adding to the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bad {
    Letter(char),
    Unregistered,
    Mortgaged,
    Pledged,
    ScrapDatePast,
    InspectionLapsed,
    Uninsured,
    CustomsSupervised,
    LowEmission,
    ThirdPlaceTrade,
    ThirdPlaceInvoice,
    NoQuota,
    Violation,
    Accident,
    Banned,
    PowerlessAgent,
    OwnedByAnother,
    PlateOfHainan,
    Found(Finding),
}

impl Bad {
    fn all() -> Vec<Self> {
        let letters = ('A'..='Z').map(Self::Letter);
        let findings = [
            Finding::FileMismatch,
            Finding::InvalidPapers,
            Finding::FalseMaterial,
        ]
        .map(Self::Found);
        let others = [
            Self::Unregistered,
            Self::Mortgaged,
            Self::Pledged,
            Self::ScrapDatePast,
            Self::InspectionLapsed,
            Self::Uninsured,
            Self::CustomsSupervised,
            Self::LowEmission,
            Self::ThirdPlaceTrade,
            Self::ThirdPlaceInvoice,
            Self::NoQuota,
            Self::Violation,
            Self::Accident,
            Self::Banned,
            Self::PowerlessAgent,
            Self::OwnedByAnother,
            Self::PlateOfHainan,
        ];
        letters.chain(findings).chain(others).collect()
    }

    fn spoil(self, facts: &mut TransferFacts) {
        let vehicle = &mut facts.vehicle;
        let mut settle = |violations, accidents| {
            let open = facts.unsettled.get_or_insert(Unsettled {
                violations: 0,
                accidents: 0,
            });
            open.violations += violations;
            open.accidents += accidents;
        };
        match self {
            Self::Letter(letter) => {
                vehicle.status = format!("{letter}{}", vehicle.status).parse().unwrap();
            }
            Self::Unregistered => vehicle.registered = false,
            Self::Mortgaged => vehicle.mortgaged = true,
            Self::Pledged => vehicle.pledged = true,
            Self::ScrapDatePast => vehicle.scrap_date = Some(on("2020-01-01")),
            Self::InspectionLapsed => vehicle.inspection.valid_to = Some(on("2020-01-01")),
            Self::Uninsured => vehicle.inspection.insured_to = None,
            Self::CustomsSupervised => vehicle.customs = Some(Customs::Supervised),
            Self::LowEmission => vehicle.emission = Some(EmissionStandard::National1),
            Self::ThirdPlaceTrade => facts.trade.trade_place = Some(place(WEIHAI)),
            Self::ThirdPlaceInvoice => facts.trade.invoice_place = Some(place(WEIHAI)),
            Self::NoQuota => facts.trade.quota = Quota::Missing,
            Self::Violation => settle(1, 0),
            Self::Accident => settle(0, 1),
            Self::Banned => facts.applicant.banned_until = Some(NaiveDate::MAX),
            Self::PowerlessAgent => {
                facts.applicant.agent = Some(AgentFacts {
                    authorised: false,
                    excuse: None,
                });
            }
            Self::OwnedByAnother => facts.owner = RegisteredOwner::Another,
            Self::PlateOfHainan => facts.plate = Some(plate("琼A12345")),
            Self::Found(finding) => facts.findings.extend([finding]),
        }
    }
}

/// A vehicle and a trade of any sort, without a flaw of the sort that `Bad` adds.
fn any_case() -> impl Strategy<Value = (TransferFacts, NaiveDate, NaiveDate)> {
    let vehicle = (
        select(VehicleKind::ALL.to_vec()),
        proptest::option::of(select(UseCharacter::ALL.to_vec())),
    );
    let trade = (
        select(Occasion::ALL.to_vec()),
        any::<bool>(),
        any::<bool>(),
        select(Stage::ALL.to_vec()),
    );
    let places = (
        select(vec![CHENGDU, "310115"]),
        select(vec![HANGZHOU, LHASA, "510108"]),
    );
    let days = (0..900_u64, 0..60_u64);
    (vehicle, trade, places, days).prop_map(|(vehicle, trade, (into, from), (accepted, later))| {
        let mut facts = facts();
        (facts.vehicle.kind, facts.vehicle.use_character) = vehicle;
        let (occasion, sold_at_home, gone, stage) = trade;
        (facts.stage, facts.trade.occasion) = (stage, occasion);
        (facts.trade.transfer_in, facts.trade.transfer_out) = (place(into), place(from));
        let sold_at = place(if sold_at_home { from } else { into });
        facts.trade.applied_at = if gone { place(into) } else { sold_at.clone() };
        facts.trade.transferred_out = gone;
        facts.owner = if gone || occasion == Occasion::MovingHouse {
            RegisteredOwner::Applicant
        } else {
            RegisteredOwner::Seller
        };
        let prefix = &prefixes_at(&place(from))[0];
        facts.plate = (!gone).then(|| format!("{prefix}66666").parse().unwrap());
        facts.trade.trade_place = Some(sold_at.clone());
        facts.trade.invoice_place = Some(sold_at);
        let acceptance = on("2021-06-01") + chrono::Days::new(accepted);
        (facts, acceptance, acceptance + chrono::Days::new(later))
    })
}

fn look(facts: &TransferFacts, acceptance: NaiveDate, day: NaiveDate) -> Assessment {
    assessed_on(facts, &acceptance.to_string(), &day.to_string())
}

proptest! {
    #[test]
    fn a_fact_that_gets_worse_never_takes_away_a_ground(
        (mut facts, acceptance, day) in any_case(),
        flaws in subsequence(Bad::all(), 0..8),
        worse in select(Bad::all()),
    ) {
        for flaw in flaws {
            flaw.spoil(&mut facts);
        }
        let before = look(&facts, acceptance, day);
        worse.spoil(&mut facts);
        let after = look(&facts, acceptance, day);
        prop_assert!(after.grounds().is_superset(&before.grounds()), "{before:?} {worse:?} {after:?}");
        prop_assert!(after.severity() >= before.severity());
        prop_assert!(refusals(&before).iter().all(|ground| refusals(&after).contains(ground)));
    }

    #[test]
    fn what_becomes_unknown_never_adds_a_ground((facts, acceptance, day) in any_case(), which in 0..8_usize) {
        let mut unknown = facts.clone();
        match which {
            0 => unknown.vehicle.use_character = None,
            1 => unknown.vehicle.customs = None,
            2 => unknown.vehicle.inspection.valid_to = None,
            3 => unknown.vehicle.emission = None,
            4 => unknown.trade.quota = Quota::Unknown,
            5 => unknown.unsettled = None,
            6 => unknown.plate = None,
            _ => unknown.vehicle.scrap_date = None,
        }
        let (before, after) = (look(&facts, acceptance, day), look(&unknown, acceptance, day));
        // A use out of scope sends the application elsewhere; without a known use it stays where it is.
        let own: Vec<_> = after.grounds().into_iter().filter(|ground| *ground != TransferGround::NotCompetent).collect();
        prop_assert!(own.iter().all(|ground| before.grounds().contains(ground)), "{before:?} {after:?}");
    }

    #[test]
    fn every_ground_is_stated_once_with_what_it_rests_on(
        (mut facts, acceptance, day) in any_case(),
        flaws in subsequence(Bad::all(), 0..20),
    ) {
        for flaw in flaws {
            flaw.spoil(&mut facts);
        }
        let assessment = look(&facts, acceptance, day);
        let stated = assessment.refusals.iter().chain(&assessment.pauses);
        prop_assert!(stated.clone().all(|one| one.basis == one.ground.basis(assessment.matter)));
        let count = stated.count() + assessment.joint.len();
        prop_assert_eq!(count, assessment.grounds().len());
    }
}
