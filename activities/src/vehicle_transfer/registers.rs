//! The activities that reach the registers of somebody else. What only asks is asked until there is an answer.

use super::{Answer, Call, elsewhere, key, own, party};
use crate::{
    Activities,
    effects::{asked, settled},
    ports::{
        CloseRequest, DepartureRequest, InvoiceAnswer, InvoiceQuery, InvoiceUse, PortError, RegisterRequest,
        RegistryAnswer, VehicleQuery,
    },
};
use domain::{
    access::PersonId,
    identifier::Vin,
    vehicle_transfer::{TransferEffect, TransferOutcome},
};
use temporalio_sdk::activities::ActivityError;

/// Asks the vehicle registry, or has it write something down.
pub(crate) async fn vehicle_registry(activities: &Activities, call: &Call) -> Answer {
    let registry = &activities.registers.vehicles;
    let (key, office, at) = (key(call), call.case.office(), call.at);
    match own(call)? {
        TransferEffect::LookUpVehicle { vin, applicant } => {
            let query = VehicleQuery {
                vin: vin.clone(),
                applicant: party(activities, *applicant).await?,
            };
            asked(registry.look_up(&query).await.map(|found| match found {
                Some(record) => TransferOutcome::VehicleFound {
                    record: Box::new(record),
                },
                None => TransferOutcome::VehicleNotFound,
            }))
        }
        TransferEffect::Register { vin, owner, number } => {
            let request = RegisterRequest {
                key,
                vin: vin.clone(),
                office,
                owner: party(activities, *owner).await?,
                number: number.clone(),
                at,
            };
            settled(written(registry.register(&request).await))
        }
        TransferEffect::RegisterDeparture {
            vin,
            plates_withdrawn,
            owner,
        } => {
            let owner = match owner {
                Some(owner) => Some(party(activities, *owner).await?),
                None => None,
            };
            let request = DepartureRequest {
                key,
                vin: vin.clone(),
                office,
                plates_withdrawn: *plates_withdrawn,
                owner,
                at,
            };
            settled(written(registry.register_departure(&request).await))
        }
        TransferEffect::CloseAtOrigin { vin } => {
            let request = CloseRequest {
                key,
                vin: vin.clone(),
                office,
                at,
            };
            let closed = registry.close_at_origin(&request).await;
            settled(closed.map(|()| TransferOutcome::Done))
        }
        effect => Err(elsewhere(effect)),
    }
}

fn written(answer: Result<RegistryAnswer, PortError>) -> Result<TransferOutcome, PortError> {
    answer.map(|answer| match answer {
        RegistryAnswer::Registered => TransferOutcome::Registered,
        RegistryAnswer::Refused { status } => TransferOutcome::RegistrationRefused { status },
    })
}

/// Compares with the register of stolen vehicles.
pub(crate) async fn stolen_vehicles(activities: &Activities, call: &Call) -> Answer {
    let TransferEffect::CompareStolen { vin } = own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    let compared = activities.registers.stolen.is_stolen(vin).await;
    asked(compared.map(|stolen| TransferOutcome::Compared { stolen }))
}

/// Asks the insurers.
pub(crate) async fn compulsory_insurance(activities: &Activities, call: &Call) -> Answer {
    let TransferEffect::LookUpInsurance { vin } = own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    let insured = activities.registers.insurance.insured_to(vin).await;
    asked(insured.map(|to| TransferOutcome::Insured { to }))
}

/// Asks the tax office for an invoice, or has it used up.
pub(crate) async fn tax_office(activities: &Activities, call: &Call) -> Answer {
    let invoices = &activities.registers.invoices;
    match own(call)? {
        TransferEffect::LookUpInvoice { vin, buyer } => {
            let query = invoice(activities, call, (vin, *buyer)).await?;
            asked(invoices.look_up(&query).await.map(|found| match found {
                Some(invoice) => TransferOutcome::InvoiceFound { invoice },
                None => TransferOutcome::InvoiceNotFound,
            }))
        }
        TransferEffect::UseInvoice { vin, buyer } => {
            let request = InvoiceUse {
                key: key(call),
                query: invoice(activities, call, (vin, *buyer)).await?,
                at: call.at,
            };
            settled(invoices.use_up(&request).await.map(|answer| match answer {
                InvoiceAnswer::Used => TransferOutcome::InvoiceUsed,
                InvoiceAnswer::UsedIn { case } => TransferOutcome::InvoiceUsedIn { case },
            }))
        }
        effect => Err(elsewhere(effect)),
    }
}

async fn invoice(
    activities: &Activities,
    call: &Call,
    (vin, buyer): (&Vin, PersonId),
) -> Result<InvoiceQuery, ActivityError> {
    Ok(InvoiceQuery {
        vin: vin.clone(),
        buyer: party(activities, buyer).await?,
        case: call.case.clone(),
    })
}
