//! 费用: due, paid or waived. Which fees there are and how high, no rule here says: staff enter what is due.

use super::{Event, Events, Fees, Status, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal},
    law::vehicle::inspection::Reference,
};

const WHILE: [Status; 4] = [
    Status::PreAccepted,
    Status::Accepted,
    Status::PendingApproval,
    Status::Approved,
];

/// Staff of plates and papers, until it is settled.
pub(super) fn permit_set(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Plates])?;
    act.within(&WHILE)?;
    act.in_place(matches!(
        act.state.fees,
        Fees::NotSet | Fees::NoneDue | Fees::Due { .. }
    ))?;
    Ok(person)
}

pub(super) fn set(act: &Act<'_>, fen: u32) -> Events {
    permit_set(act)?;
    Ok(vec![Event::FeesSet { fen }])
}

pub(super) fn permit_pay(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Plates])?;
    due(act)?;
    Ok(person)
}

pub(super) fn pay(act: &Act<'_>, receipt: &Reference) -> Events {
    permit_pay(act)?;
    let receipt = receipt.clone();
    Ok(vec![Event::FeesPaid { receipt }])
}

/// The lead.
pub(super) fn permit_waive(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::BusinessLead])?;
    due(act)?;
    Ok(person)
}

pub(super) fn waive(act: &Act<'_>, words: &FreeText) -> Events {
    let by = permit_waive(act)?;
    let words = words.clone();
    Ok(vec![Event::FeesWaived { by, words }])
}

fn due(act: &Act<'_>) -> Result<(), Refusal> {
    act.within(&WHILE)?;
    act.in_place(matches!(act.state.fees, Fees::Due { .. }))
}
