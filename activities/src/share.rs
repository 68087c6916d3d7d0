//! Fair shares: a system outside that hangs takes a part of a worker's room and never all of it, so that cases which do not
//! need it go on.

use crate::effects::again;
use domain::{
    case::{Channel, NoEffect, Notice},
    evidence_access::EvidenceEffect,
    file_handover::HandoverEffect,
    licence_application::LicenceEffect,
    vehicle_transfer::TransferEffect,
};
use futures::FutureExt;
use std::time::Duration;
use temporalio_sdk::interceptors::{
    ActivityInboundInterceptor, ExecuteActivityInput, ExecuteActivityOutput, Next,
};
use tokio::{sync::Semaphore, time::timeout};
use workflows::contract::EffectCall;

/// Who can hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Registry,
    Accounts,
    Mail,
    Sms,
    Vehicles,
    StolenVehicles,
    Insurers,
    TaxOffice,
    /// The workflows of other cases.
    Cases,
    /// The intakes of other provinces.
    Intakes,
    /// The registers of accident units, with what lies in their files.
    Accidents,
}

impl System {
    const COUNT: usize = 11;

    /// Whom an activity needs. The record with its pools and locks, and the disk are everybody's.
    fn of(input: &ExecuteActivityInput) -> Option<Self> {
        if let Some(call) = input.args_ref::<EffectCall<NoEffect>>() {
            return Self::of_notice(call.effect.effect.notice());
        }
        if let Some(call) = input.args_ref::<EffectCall<LicenceEffect>>() {
            return call.effect.effect.own().map(Self::of_licence);
        }
        if let Some(call) = input.args_ref::<EffectCall<TransferEffect>>() {
            return call.effect.effect.own().and_then(Self::of_transfer);
        }
        if let Some(call) = input.args_ref::<EffectCall<EvidenceEffect>>() {
            return call.effect.effect.own().map(Self::of_evidence);
        }
        let call = input.args_ref::<EffectCall<HandoverEffect>>()?;
        call.effect.effect.own().and_then(Self::of_handover)
    }

    const fn of_notice(notice: &Notice) -> Option<Self> {
        match notice.channel {
            Channel::Mail => Some(Self::Mail),
            Channel::Sms => Some(Self::Sms),
            Channel::InApp | Channel::Paper | Channel::Phone => None,
        }
    }

    const fn of_licence(effect: &LicenceEffect) -> Self {
        match effect {
            LicenceEffect::LookUpLicence { .. }
            | LicenceEffect::IssueLicence { .. }
            | LicenceEffect::RevokeLicence { .. } => Self::Registry,
            LicenceEffect::DeliverLicence { .. } => Self::Accounts,
        }
    }

    const fn of_transfer(effect: &TransferEffect) -> Option<Self> {
        match effect {
            TransferEffect::LookUpVehicle { .. }
            // Whether the matters of the former vehicle are settled.
            | TransferEffect::ClaimNumber { .. }
            | TransferEffect::Register { .. }
            | TransferEffect::CloseAtOrigin { .. }
            | TransferEffect::RegisterDeparture { .. } => Some(Self::Vehicles),
            TransferEffect::CompareStolen { .. } => Some(Self::StolenVehicles),
            TransferEffect::LookUpInsurance { .. } => Some(Self::Insurers),
            TransferEffect::LookUpInvoice { .. } | TransferEffect::UseInvoice { .. } => Some(Self::TaxOffice),
            TransferEffect::RequestFile { .. } | TransferEffect::StopHandover { .. } => Some(Self::Cases),
            TransferEffect::OfferNumbers { .. }
            | TransferEffect::ReserveNumber { .. }
            | TransferEffect::ReleaseNumber { .. }
            | TransferEffect::AssignNumber { .. }
            | TransferEffect::RetireNumber { .. }
            | TransferEffect::LockVehicle { .. }
            | TransferEffect::ReleaseLock { .. }
            | TransferEffect::PrepareFile => None,
        }
    }

    /// A code goes by telephone, or by mail to whoever has none.
    const fn of_evidence(effect: &EvidenceEffect) -> Self {
        match effect {
            EvidenceEffect::LookUpAccident { .. } | EvidenceEffect::MakePages { .. } => Self::Accidents,
            EvidenceEffect::SendCode { .. } => Self::Sms,
        }
    }

    /// A file that is compared takes its time at our own disk; what can hang is the way to another province, and the registry
    /// that is asked for its part of the file.
    const fn of_handover(effect: &HandoverEffect) -> Option<Self> {
        match effect {
            HandoverEffect::TransferFiles { .. } => Some(Self::Intakes),
            HandoverEffect::GatherFile { .. } => Some(Self::Vehicles),
            HandoverEffect::TellMinistry => Some(Self::Mail),
            HandoverEffect::Report { .. } => Some(Self::Cases),
            HandoverEffect::LockVehicle { .. }
            | HandoverEffect::ReleaseLock { .. }
            | HandoverEffect::Sign { .. }
            | HandoverEffect::VerifyFiles { .. }
            | HandoverEffect::MarkTransferred { .. } => None,
        }
    }
}

/// How long a try waits for its turn. Then the engine asks again, by the patience of the effect.
const TURN: Duration = Duration::from_secs(1);

/// A share of a worker's room for each system, and one that is for none of them.
pub(crate) struct FairShares([Semaphore; System::COUNT]);

impl FairShares {
    /// Of a worker that performs so many activities at a time.
    pub(crate) fn of(activities: usize) -> Self {
        let share = (activities / (System::COUNT + 1)).max(1);
        Self(std::array::from_fn(|_| Semaphore::new(share)))
    }
}

impl ActivityInboundInterceptor for FairShares {
    fn execute_activity<'a>(
        &'a self,
        input: ExecuteActivityInput,
        next: Next<'a, ExecuteActivityInput, ExecuteActivityOutput<'a>>,
    ) -> ExecuteActivityOutput<'a> {
        let Some(system) = System::of(&input) else {
            return next.run(input);
        };
        let share = &self.0[system as usize];
        async move {
            match timeout(TURN, share.acquire()).await {
                Ok(Ok(_turn)) => next.run(input).await,
                Ok(Err(_)) | Err(_) => Err(again("BUSY")),
            }
        }
        .boxed()
    }
}
