//! Places: whether the office may take the application, whether the trade was where it may be, and what the place of arrival
//! asks for.

use super::{Case, Found};
use crate::identifier::PlateNumber;
use crate::law::RegistrationRuleSet;
use crate::law::vehicle::emission::{Car, EmissionAnswer};
use crate::law::vehicle::scope::{self, Gates};
use crate::law::vehicle::{Matter, Occasion, Position, Quota, Referral, TransferGround, office_area};

/// Ends that the rules do not lead from one to the other.
pub(super) fn ends(case: &Case<'_>, found: &mut Found) {
    let trade = &case.facts.trade;
    if trade.position(&trade.transfer_out) == Position::Unclear {
        found.refer(Referral::PlaceUnclear);
    }
    if trade.occasion == Occasion::MovingHouse {
        if trade.is_one_office() {
            found.refer(Referral::SameArea);
        }
        if is_unread(case) {
            found.refer(Referral::MoveUnderOrder124);
        }
    }
}

/// Where the vehicle is registered, whoever applies says. The number on it says it too: its first character is the province's,
/// and where this very office is named, its prefix is one of the office's. Which prefixes other offices have is not known here;
/// whether they have the vehicle, the request for its file shows.
pub(super) fn registration(case: &Case<'_>, found: &mut Found) {
    let trade = &case.facts.trade;
    let area = office_area(&trade.transfer_out);
    let is_here = area.is_some() && area == office_area(&trade.applied_at);
    match &case.facts.plate {
        // Whoever let it go has taken in its plates, and the file comes from there.
        None if trade.transferred_out && !is_here => {}
        None => found.refer(Referral::NoPlate),
        Some(plate) if plate.province() != trade.transfer_out.province() => {
            found.ground(TransferGround::RegisteredElsewhere);
        }
        Some(plate) if is_here && !is_own(case, plate) => found.refer(Referral::PlatePrefix),
        Some(_) => {}
    }
}

/// Whether the office has numbers that begin so.
fn is_own(case: &Case<'_>, plate: &PlateNumber) -> bool {
    let prefix = plate.prefix();
    case.book.prefixes.iter().any(|own| own.as_str() == prefix)
}

/// Where one applies for moving house under Order 124 was not found: a person says so.
fn is_unread(case: &Case<'_>) -> bool {
    case.matter() == Matter::new(RegistrationRuleSet::Order124, Occasion::MovingHouse)
}

/// Straight to the place of arrival: only for vehicles in scope and, under Order 124, between two cities that are open.
pub(super) fn scope(case: &Case<'_>, found: &mut Found) {
    if !case.facts.trade.is_one_step() || is_unread(case) {
        return;
    }
    for ground in against(case) {
        found.ground(ground);
    }
    match gates(case) {
        Gates::Open => {}
        Gates::NotYet => found.ground(TransferGround::CityNotOpen),
        Gates::Unknown => found.refer(Referral::CityUnknown),
    }
}

/// Whether the vehicle may not go straight to the place of arrival.
pub(super) fn is_closed(case: &Case<'_>) -> bool {
    !against(case).is_empty() || gates(case) == Gates::NotYet
}

fn against(case: &Case<'_>) -> Vec<TransferGround> {
    let vehicle = &case.facts.vehicle;
    scope::against(vehicle.kind, vehicle.use_character, case.book.rules)
}

fn gates(case: &Case<'_>) -> Gates {
    let trade = &case.facts.trade;
    match case.book.rules {
        RegistrationRuleSet::Order124 => scope::gates(
            case.book.rollout,
            [&trade.transfer_out, &trade.transfer_in],
            case.day,
        ),
        RegistrationRuleSet::Order164 => Gates::Open,
    }
}

/// The office has to be the one at which this application begins, or goes on.
pub(super) fn competence(case: &Case<'_>, found: &mut Found) {
    let trade = &case.facts.trade;
    let competent = match trade.position(&trade.applied_at) {
        Position::Unclear => return found.refer(Referral::PlaceUnclear),
        Position::TransferIn | Position::TransferOut if is_unread(case) => true,
        Position::TransferIn => trade.transferred_out || !traded_at(case, Position::TransferOut),
        Position::TransferOut if !trade.transferred_out && begins_at_registration(case) => true,
        Position::TransferOut if !trade.transferred_out && gates(case) == Gates::Unknown => {
            return found.refer(Referral::CityUnknown);
        }
        Position::TransferOut | Position::Elsewhere => false,
    };
    if !competent {
        found.ground(TransferGround::NotCompetent);
    }
}

/// Whether the application may begin at the office of registration: what is traded there, what no trade brought about, and what
/// may not go straight to the place of arrival.
fn begins_at_registration(case: &Case<'_>) -> bool {
    let untraded =
        case.facts.trade.occasion == Occasion::ChangeOfOwner && case.facts.trade.trade_place.is_none();
    traded_at(case, Position::TransferOut) || untraded || is_closed(case)
}

fn traded_at(case: &Case<'_>, position: Position) -> bool {
    let trade = &case.facts.trade;
    trade.occasion == Occasion::ChangeOfOwner && trade.trade_position() == Some(position)
}

/// Trade, invoice, inspection and registration belong to one of the two ends. Within the area of one office there is no such
/// rule: it is one of the off-site measure.
pub(super) fn third_place(case: &Case<'_>, found: &mut Found) {
    let trade = &case.facts.trade;
    if trade.occasion == Occasion::MovingHouse || trade.is_one_office() {
        return;
    }
    if trade.trade_place.is_none() && !trade.transferred_out {
        found.refer(Referral::TitleWithoutTrade);
    }
    for place in trade.trade_place.iter().chain(&trade.invoice_place) {
        match trade.position(place) {
            Position::Elsewhere => found.ground(TransferGround::ThirdPlace),
            Position::Unclear => found.refer(Referral::PlaceUnclear),
            Position::TransferIn | Position::TransferOut => {}
        }
    }
}

/// Who applies in the place of arrival has an invoice of that place.
pub(super) fn invoice(case: &Case<'_>, found: &mut Found) {
    let trade = &case.facts.trade;
    let elsewhere = trade
        .invoice_place
        .as_ref()
        .map(|place| trade.position(place))
        .is_some_and(|position| !matches!(position, Position::TransferIn | Position::Unclear));
    if trade.occasion == Occasion::ChangeOfOwner && trade.is_one_step() && elsewhere {
        found.ground(TransferGround::InvoicePlace);
    }
}

/// The emission standard counts where the vehicle comes from elsewhere.
pub(super) fn emission(case: &Case<'_>, found: &mut Found) {
    let (vehicle, trade) = (&case.facts.vehicle, &case.facts.trade);
    if trade.is_one_office() {
        return;
    }
    let car = Car {
        kind: vehicle.kind,
        use_character: vehicle.use_character,
        standard: vehicle.emission,
    };
    match case.book.emission.answer(&trade.transfer_in, case.day, car) {
        EmissionAnswer::Accepted => {}
        EmissionAnswer::Below { .. } => found.ground(TransferGround::Emission),
        EmissionAnswer::Unknown => found.refer(Referral::EmissionUnknown),
    }
}

pub(super) fn quota(case: &Case<'_>, found: &mut Found) {
    match case.facts.trade.quota {
        Quota::NotRationed | Quota::Held => {}
        Quota::Missing => found.ground(TransferGround::Quota),
        Quota::Unknown => found.refer(Referral::QuotaUnknown),
    }
}
