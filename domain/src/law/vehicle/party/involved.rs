//! Who has to take part in a transfer, and how.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Manner, PartyRole};
use crate::law::vehicle::{Consequence, Matter, Occasion, TransferGround, under};
use crate::law::{Basis, Confidence, RegistrationRuleSet};

/// What there is beside a buyer and a seller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Circumstance {
    Mortgaged,
    Pledged,
    /// Others are registered beside the former owner, or beside the owner who moves.
    CoOwned,
    ByAgent,
    /// The applicant is a minor.
    Minor,
    /// An heir applies in place of a dead owner.
    Inherited,
}

/// One role with its part and what the part rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub role: PartyRole,
    pub manner: Manner,
    pub basis: Basis,
}

/// Everybody who takes part, the applicant first.
///
/// A plain transfer asks for no signature of the former owner or of co-owners, and staff may not add conditions (O164 83): they
/// are told and may object. Where a mortgage or a pledge makes them apply, they join.
pub fn parts(matter: Matter, circumstances: &BTreeSet<Circumstance>) -> Vec<Part> {
    let holders = holders(matter, circumstances);
    let own = former_owners(matter, circumstances, holders.first().copied());
    let helpers = HELPERS
        .into_iter()
        .filter(|(when, _)| circumstances.contains(when));
    let everybody = [applicant(matter)]
        .into_iter()
        .chain(own)
        .chain(holders)
        .chain(helpers.map(|(_, part)| part));
    everybody
        .map(|part| Part {
            basis: under(matter.rules, part.basis),
            ..part
        })
        .collect()
}

const fn applicant(matter: Matter) -> Part {
    match matter.occasion {
        Occasion::ChangeOfOwner => {
            let basis = match matter.rules {
                RegistrationRuleSet::Order124 => Basis::article("O124").and_page("W-UC8"),
                RegistrationRuleSet::Order164 => Basis::article("O164 26(1)"),
            };
            part(PartyRole::Buyer, Manner::Applies, basis)
        }
        Occasion::MovingHouse => part(
            PartyRole::Owner,
            Manner::Applies,
            Basis::article("O164 16(1)6; O164 18"),
        ),
    }
}

/// The mortgagee and the pledgee, where they join. Under Order 124 they need not: the transfer is refused.
fn holders(matter: Matter, circumstances: &BTreeSet<Circumstance>) -> Vec<Part> {
    let both = [
        (
            Circumstance::Mortgaged,
            TransferGround::Mortgage,
            PartyRole::Mortgagee,
        ),
        (Circumstance::Pledged, TransferGround::Pledge, PartyRole::Pledgee),
    ];
    let joins = both.into_iter().filter(|(when, ground, _)| {
        circumstances.contains(when) && ground.consequence(matter) == Consequence::JointApplication
    });
    joins
        .map(|(_, ground, role)| part(role, Manner::Joins, ground.basis(matter)))
        .collect()
}

/// The seller of a transfer, and co-owners of either. They join where a holder does.
fn former_owners(matter: Matter, circumstances: &BTreeSet<Circumstance>, holder: Option<Part>) -> Vec<Part> {
    let seller = (matter.occasion == Occasion::ChangeOfOwner).then_some(PartyRole::Seller);
    let co_owner = circumstances
        .contains(&Circumstance::CoOwned)
        .then_some(PartyRole::CoOwner);
    let of = |role| match holder {
        // The article speaks of the owner; that it means each of several is our reading.
        Some(holder) if role == PartyRole::CoOwner => {
            part(role, Manner::Joins, holder.basis.marked(Confidence::Inference))
        }
        Some(holder) => part(role, Manner::Joins, holder.basis),
        None => part(role, Manner::Informed, Basis::only(Confidence::Design)),
    };
    seller.into_iter().chain(co_owner).map(of).collect()
}

/// Those who act for somebody else.
const HELPERS: [(Circumstance, Part); 3] = [
    (
        Circumstance::ByAgent,
        part(PartyRole::Agent, Manner::ActsFor, Basis::article("O164 86")),
    ),
    // No article of the orders on minors was found.
    (
        Circumstance::Minor,
        part(
            PartyRole::Guardian,
            Manner::ActsFor,
            Basis::only(Confidence::Inference),
        ),
    ),
    (
        Circumstance::Inherited,
        part(PartyRole::Heir, Manner::ActsFor, Basis::article("O164 86(1)")),
    ),
];

const fn part(role: PartyRole, manner: Manner, basis: Basis) -> Part {
    Part { role, manner, basis }
}
