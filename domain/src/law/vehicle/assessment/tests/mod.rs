//! A case in which all is well, and helpers to spoil it.

mod examples;
mod golden;
mod owners;
mod people;
mod places;
mod plates;
mod properties;
mod routes;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::identifier::{DivisionCode, PlateNumber};
use crate::law::registration_rule_set;
use crate::law::vehicle::emission::EmissionStandard;
use crate::law::vehicle::party::{Excuse, PartyNature, PartyRole};
use crate::law::vehicle::scope::{UseCharacter, VehicleKind};
use crate::law::vehicle::{
    AgentFacts, ApplicantFacts, Customs, Finding, InspectionFacts, Occasion, Quota, Referral,
    RegisteredOwner, Severity, Stage, TradeFacts, TransferGround, Unsettled, VehicleFacts,
};
use crate::plate::PlatePrefix;

const HANGZHOU: &str = "330106";
const CHENGDU: &str = "510105";
const LHASA: &str = "540102";
const WEIHAI: &str = "371002";

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn place(code: &str) -> DivisionCode {
    code.parse().unwrap()
}

fn plate(number: &str) -> PlateNumber {
    number.parse().unwrap()
}

/// With what the numbers of the office begin that is for this place.
fn prefixes_at(place: &DivisionCode) -> Vec<PlatePrefix> {
    let prefix = match &place.as_str()[..2] {
        "31" => "沪A",
        "33" => "浙A",
        "37" => "鲁K",
        "51" => "川A",
        "54" => "藏A",
        other => panic!("no office in {other}"),
    };
    vec![prefix.parse().unwrap()]
}

/// A private car, sold in Chengdu and taken there from Hangzhou. Both are pilots, and Chengdu asks for no emission standard.
fn facts() -> TransferFacts {
    TransferFacts {
        stage: Stage::Applying,
        vehicle: VehicleFacts {
            kind: VehicleKind::SmallPassenger,
            use_character: Some(UseCharacter::NonOperating),
            status: "A".parse().unwrap(),
            registered: true,
            mortgaged: false,
            pledged: false,
            scrap_date: None,
            inspection: InspectionFacts {
                valid_to: Some(on("2023-06-30")),
                certificate: false,
                insured_to: Some(on("2022-12-31")),
            },
            customs: Some(Customs::NotSupervised),
            emission: Some(EmissionStandard::National6),
        },
        owner: RegisteredOwner::Seller,
        plate: Some(plate("浙A66666")),
        trade: TradeFacts {
            occasion: Occasion::ChangeOfOwner,
            trade_place: Some(place(CHENGDU)),
            invoice_place: Some(place(CHENGDU)),
            transfer_in: place(CHENGDU),
            transfer_out: place(HANGZHOU),
            applied_at: place(CHENGDU),
            transferred_out: false,
            quota: Quota::NotRationed,
        },
        applicant: ApplicantFacts {
            nature: PartyNature::Resident,
            minor: Some(false),
            helpers: BTreeSet::new(),
            unseen: BTreeSet::new(),
            agent: None,
            banned_until: None,
        },
        unsettled: Some(Unsettled {
            violations: 0,
            accidents: 0,
        }),
        findings: BTreeSet::new(),
    }
}

/// The same car, which has left for whoever bought it, without its plates.
fn gone() -> TransferFacts {
    let mut facts = facts();
    facts.trade.transferred_out = true;
    facts.vehicle.status = "B".parse().unwrap();
    (facts.owner, facts.plate) = (RegisteredOwner::Applicant, None);
    facts
}

/// The same house moved to Chengdu, without a sale.
fn moving() -> TransferFacts {
    let mut facts = facts();
    facts.trade.occasion = Occasion::MovingHouse;
    facts.owner = RegisteredOwner::Applicant;
    (facts.trade.trade_place, facts.trade.invoice_place) = (None, None);
    facts
}

fn changed(change: impl FnOnce(&mut TransferFacts)) -> TransferFacts {
    let mut facts = facts();
    change(&mut facts);
    facts
}

/// Accepted on `acceptance`, looked at on `day`.
fn assessed_on(facts: &TransferFacts, acceptance: &str, day: &str) -> Assessment {
    let emission = EmissionPolicy::official();
    let prefixes = prefixes_at(&facts.trade.applied_at);
    let book = Rulebook {
        rules: registration_rule_set(on(acceptance)),
        rollout: Rollout::official(),
        emission: &emission,
        prefixes: &prefixes,
    };
    assess(facts, book, on(day))
}

/// Accepted and looked at on the same day.
fn assessed(facts: &TransferFacts, day: &str) -> Assessment {
    assessed_on(facts, day, day)
}

fn refusals(assessment: &Assessment) -> Vec<TransferGround> {
    assessment.refusals.iter().map(|one| one.ground).collect()
}

/// What was found, in one line: `!` refuses, `~` pauses, `+` joins, `?` asks a person, `>` is the route.
fn read(assessment: &Assessment) -> String {
    let refusals = assessment.refusals.iter().map(|one| format!("!{}", stated(*one)));
    let pauses = assessment.pauses.iter().map(|one| format!("~{}", stated(*one)));
    let joint = assessment.joint.iter().map(|one| {
        let because = stated(Stated {
            ground: one.because,
            basis: one.basis,
        });
        format!("+{because} by {:?}", one.parties)
    });
    let referrals = assessment.referrals.iter().map(|one| format!("?{}", one.code()));
    let route = assessment
        .route
        .map_or_else(|| ">none".to_owned(), |route| format!(">{route:?}"));
    let found: Vec<String> = refusals
        .chain(pauses)
        .chain(joint)
        .chain(referrals)
        .chain([route])
        .collect();
    format!("{:?}: {}", assessment.severity(), found.join("  "))
}

fn stated(stated: Stated) -> String {
    let rests_on = stated.basis.article.or(stated.basis.page).unwrap_or("-");
    format!("{} [{rests_on}]", stated.ground.code())
}
