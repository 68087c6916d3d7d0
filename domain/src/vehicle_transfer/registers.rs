//! 核查: what registers outside say of the vehicle and its trade, asked at the opening, before registration, and whenever staff
//! want to know whether something was settled.

use super::{Draft, Events, State, Status, TransferEffect, guard::Act, merits};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    law::vehicle::document::TitleProof,
};

/// Every register that has something to say of it.
pub(super) fn ask_all(draft: &mut Draft<'_>) {
    ask_about_vehicle(draft);
    let (vin, buyer) = (draft.state().vin.clone(), draft.work().applicant);
    draft.request(TransferEffect::LookUpInsurance { vin: vin.clone() });
    if rests_on_invoice(draft.state()) {
        draft.request(TransferEffect::LookUpInvoice { vin, buyer });
    }
}

/// A trade that no office has registered. Where the vehicle left before, the invoice was used there.
pub(super) fn rests_on_invoice(state: &State) -> bool {
    state.title == Some(TitleProof::Trade) && !state.trade.transferred_out
}

/// The vehicle registry and the register of stolen vehicles.
pub(super) fn ask_about_vehicle(draft: &mut Draft<'_>) {
    let (vin, applicant) = (draft.state().vin.clone(), draft.work().applicant);
    draft.request(TransferEffect::LookUpVehicle {
        vin: vin.clone(),
        applicant,
    });
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
