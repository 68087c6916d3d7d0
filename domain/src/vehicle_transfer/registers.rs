//! 核查: what registers outside say of the vehicle and its trade, asked at the opening, before registration, and whenever staff
//! want to know whether something was settled.

use super::{Draft, Events, Status, TransferEffect, guard::Act, merits};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    law::vehicle::document::TitleProof,
};

/// Every register. The tax office is asked only of a trade that no office has registered.
pub(super) fn ask_all(draft: &mut Draft<'_>) {
    ask_about_vehicle(draft);
    let vin = draft.state().vin.clone();
    draft.request(TransferEffect::LookUpInsurance { vin: vin.clone() });
    let traded = draft.state().title == Some(TitleProof::Trade);
    if traded && !draft.state().trade.transferred_out {
        draft.request(TransferEffect::LookUpInvoice { vin });
    }
}

/// The vehicle registry and the register of stolen vehicles.
pub(super) fn ask_about_vehicle(draft: &mut Draft<'_>) {
    let vin = draft.state().vin.clone();
    draft.request(TransferEffect::LookUpVehicle { vin: vin.clone() });
    draft.request(TransferEffect::CompareStolen { vin });
}

/// Intake, review or lead, while no answer is waited for.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake, Post::BusinessLead, Post::RegistrationReview])?;
    let early = matches!(act.state.status, Status::Submitted | Status::FileRequested);
    act.in_place(early || act.state.status.is_running())?;
    merits::answered(act.state)?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>) -> Events {
    permit(act)?;
    let mut draft = act.draft();
    ask_all(&mut draft);
    Ok(draft.into_events())
}
