//! The vehicle: what the register says of it.

use chrono::{Months, NaiveDate};

use super::{Case, Found};
use crate::law::vehicle::scope::{UseCharacter, has_service_life};
use crate::law::vehicle::{Consequence, Customs, Referral, TransferGround};

pub(super) fn registered(case: &Case<'_>, found: &mut Found) {
    if !case.facts.vehicle.registered {
        found.ground(TransferGround::NotRegistered);
    }
}

/// Every letter of the status. What the letters say is not said where it is cured, or where this step is meant to follow it.
pub(super) fn status(case: &Case<'_>, found: &mut Found) {
    let effect = case.facts.vehicle.status.effect(case.facts.stage);
    for ground in effect.blocks {
        match ground {
            TransferGround::Customs => supervised(case, found),
            other => found.ground(other),
        }
    }
    for ground in effect.pauses {
        if ground != TransferGround::Inspection || !has_new_inspection(case) {
            found.pause(ground);
        }
    }
    for reason in effect.reviews {
        if reason != Referral::TransferredOut || !case.facts.trade.transferred_out {
            found.refer(reason);
        }
    }
}

/// Uses that no order leaves to these rules, or that are not known.
pub(super) fn special_use(case: &Case<'_>, found: &mut Found) {
    match case.facts.vehicle.use_character {
        None => found.refer(Referral::UseUnknown),
        Some(UseCharacter::Police) => found.refer(Referral::PoliceVehicle),
        Some(_) => {}
    }
}

pub(super) fn encumbrances(case: &Case<'_>, found: &mut Found) {
    if case.facts.vehicle.mortgaged {
        found.ground(TransferGround::Mortgage);
    }
    if case.facts.vehicle.pledged {
        found.ground(TransferGround::Pledge);
    }
}

/// The last year of a service life has begun, or the life is over. "Within one year" includes the day one year before
/// (O164 92(3)). Without a known use, which a person looks up, nobody can tell whether the vehicle has a service life.
pub(super) fn service_life(case: &Case<'_>, found: &mut Found) {
    let vehicle = &case.facts.vehicle;
    let Some(use_character) = vehicle.use_character else {
        return;
    };
    match (vehicle.scrap_date, has_service_life(vehicle.kind, use_character)) {
        (Some(end), false) if is_near(end, case.day) => found.refer(Referral::ScrapDateUnexpected),
        (_, false) => {}
        (None, true) => found.refer(Referral::ScrapDateMissing),
        (Some(end), true) => {
            if is_near(end, case.day) {
                found.ground(TransferGround::NearScrap);
            }
            if end < case.day {
                found.ground(TransferGround::Scrapped);
            }
        }
    }
}

fn is_near(end: NaiveDate, day: NaiveDate) -> bool {
    end.checked_sub_months(Months::new(12))
        .is_none_or(|from| from <= day)
}

pub(super) fn customs(case: &Case<'_>, found: &mut Found) {
    match case.facts.vehicle.customs {
        None => found.refer(Referral::CustomsUnknown),
        Some(Customs::Supervised) => supervised(case, found),
        Some(Customs::NotSupervised | Customs::Released) => {}
    }
}

/// A supervised vehicle is refused unless customs let it go; on a move, of which no article speaks, a person decides.
fn supervised(case: &Case<'_>, found: &mut Found) {
    if case.facts.vehicle.customs == Some(Customs::Released) {
        return;
    }
    match TransferGround::Customs.consequence(case.matter()) {
        Consequence::Nothing => found.refer(Referral::CustomsOnMove),
        Consequence::JointApplication | Consequence::Refusal => found.ground(TransferGround::Customs),
    }
}

/// A lapsed inspection waits for a new one: the papers may come with the vehicle.
pub(super) fn inspection(case: &Case<'_>, found: &mut Found) {
    match case.facts.vehicle.inspection.valid_to {
        None => found.refer(Referral::InspectionUnknown),
        Some(last) if last < case.day && !has_new_inspection(case) => {
            found.pause(TransferGround::Inspection);
        }
        Some(_) => {}
    }
}

/// The certificate, and insurance that holds on this day.
fn has_new_inspection(case: &Case<'_>) -> bool {
    let inspection = case.facts.vehicle.inspection;
    inspection.certificate && inspection.insured_to.is_some_and(|last| case.day <= last)
}
