//! What touches the world: the record, registries, app accounts and messages. Bodies of the contract's activities.

mod checkpoint;
mod effects;
mod evidence_access;
mod file_handover;
pub mod handover;
mod licence;
mod lock;
pub mod mail;
pub mod notify;
pub mod paper;
pub mod ports;
mod pulse;
mod record;
mod share;
mod span;
pub mod templates;
mod vehicle_transfer;
mod worker;

pub use worker::{Room, WorkerError, options};

use domain::{
    case::{NoEffect, Outcome},
    evidence_access::EvidenceEffect,
    file_handover::HandoverEffect,
    identifier::CaseNumber,
    licence_application::LicenceEffect,
    vehicle_transfer::TransferEffect,
};
use handover::FileDesk;
use notify::Messages;
use pages::apart::Workshop;
use ports::{AccidentFiles, AppAccounts, LicenceRegistry, OtherCases, VehicleRegisters};
use pulse::{Newest, beating, reporting};
use span::{About, traced};
use std::sync::Arc;
use store::Store;
use temporalio_macros::activities;
use temporalio_sdk::activities::{ActivityContext, ActivityError};
use workflows::contract::{self, CheckpointCall, EffectCall, ProvisionalCases, RecordAnswer, RecordCall};

/// What activities act with. Cheap to clone: one for each task queue.
#[derive(Clone)]
pub struct Activities {
    pub store: Store,
    pub registry: Arc<dyn LicenceRegistry>,
    pub accounts: Arc<dyn AppAccounts>,
    pub registers: VehicleRegisters,
    pub messages: Arc<Messages>,
    pub files: Arc<FileDesk>,
    pub other_cases: Arc<dyn OtherCases>,
    pub accidents: Arc<dyn AccidentFiles>,
    /// Where pages are made of what others wrote.
    pub workshop: Arc<Workshop>,
}

#[activities]
impl Activities {
    #[activity(definition = contract::Record)]
    pub async fn record(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: RecordCall,
    ) -> Result<RecordAnswer, ActivityError> {
        let (case, trace) = (call.case.clone(), call.trace);
        let about = About {
            activity: "record",
            case: &case,
            trace,
        };
        traced(&ctx, about, Box::pin(record::record(&self.store, call))).await
    }

    #[activity(definition = contract::Notify)]
    pub async fn notify(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<NoEffect>,
    ) -> Result<Outcome<NoEffect>, ActivityError> {
        let work = Box::pin(notify::notify(&self, &call));
        traced(&ctx, effect("notify", &call), work).await
    }

    #[activity(definition = contract::LookUpLicence)]
    pub async fn look_up_licence(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<LicenceEffect>,
    ) -> Result<Outcome<LicenceEffect>, ActivityError> {
        let work = Box::pin(licence::look_up(&self, &call));
        traced(&ctx, effect("look_up_licence", &call), work).await
    }

    #[activity(definition = contract::IssueLicence)]
    pub async fn issue_licence(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<LicenceEffect>,
    ) -> Result<Outcome<LicenceEffect>, ActivityError> {
        let work = Box::pin(licence::issue(&self, &call));
        traced(&ctx, effect("issue_licence", &call), work).await
    }

    #[activity(definition = contract::DeliverLicence)]
    pub async fn deliver_licence(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<LicenceEffect>,
    ) -> Result<Outcome<LicenceEffect>, ActivityError> {
        let work = Box::pin(licence::deliver(&self, &call));
        traced(&ctx, effect("deliver_licence", &call), work).await
    }

    #[activity(definition = contract::RevokeLicence)]
    pub async fn revoke_licence(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<LicenceEffect>,
    ) -> Result<Outcome<LicenceEffect>, ActivityError> {
        let work = Box::pin(licence::revoke(&self, &call));
        traced(&ctx, effect("revoke_licence", &call), work).await
    }

    #[activity(definition = contract::VehicleRegistry)]
    pub async fn vehicle_registry(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::registers::vehicle_registry(&self, &call));
        traced(&ctx, effect("vehicle_registry", &call), work).await
    }

    #[activity(definition = contract::StolenVehicles)]
    pub async fn stolen_vehicles(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::registers::stolen_vehicles(&self, &call));
        traced(&ctx, effect("stolen_vehicles", &call), work).await
    }

    #[activity(definition = contract::CompulsoryInsurance)]
    pub async fn compulsory_insurance(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::registers::compulsory_insurance(&self, &call));
        traced(&ctx, effect("compulsory_insurance", &call), work).await
    }

    #[activity(definition = contract::TaxOffice)]
    pub async fn tax_office(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::registers::tax_office(&self, &call));
        traced(&ctx, effect("tax_office", &call), work).await
    }

    #[activity(definition = contract::PlatePool)]
    pub async fn plate_pool(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::plates::plate_pool(&self, &call));
        traced(&ctx, effect("plate_pool", &call), work).await
    }

    #[activity(definition = contract::OwnVehicleLock)]
    pub async fn own_vehicle_lock(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::lock::own_vehicle_lock(&self, &call));
        traced(&ctx, effect("own_vehicle_lock", &call), work).await
    }

    #[activity(definition = contract::PrepareFile)]
    pub async fn prepare_file(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::file::prepare_file(&self, &call));
        traced(&ctx, effect("prepare_file", &call), work).await
    }

    #[activity(definition = contract::AskHandover)]
    pub async fn ask_handover(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<TransferEffect>,
    ) -> Result<Outcome<TransferEffect>, ActivityError> {
        let work = Box::pin(vehicle_transfer::file::ask_handover(&self, &call));
        traced(&ctx, effect("ask_handover", &call), work).await
    }

    #[activity(definition = contract::VehicleLock)]
    pub async fn vehicle_lock(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<HandoverEffect>,
    ) -> Result<Outcome<HandoverEffect>, ActivityError> {
        let work = Box::pin(file_handover::lock::vehicle_lock(&self, &call));
        traced(&ctx, effect("vehicle_lock", &call), work).await
    }

    #[activity(definition = contract::OriginFile)]
    pub async fn origin_file(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<HandoverEffect>,
    ) -> Result<Outcome<HandoverEffect>, ActivityError> {
        let work = Box::pin(beating(&ctx, file_handover::gather::origin_file(&self, &call)));
        traced(&ctx, effect("origin_file", &call), work).await
    }

    #[activity(definition = contract::TransferFiles)]
    pub async fn transfer_files(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<HandoverEffect>,
    ) -> Result<Outcome<HandoverEffect>, ActivityError> {
        let newest = Newest::default();
        let report = |progress| newest.set(progress);
        let work = file_handover::bytes::transfer_files(&self, &call, &report);
        let work = Box::pin(reporting(&ctx, &newest, work));
        traced(&ctx, effect("transfer_files", &call), work).await
    }

    #[activity(definition = contract::VerifyFiles)]
    pub async fn verify_files(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<HandoverEffect>,
    ) -> Result<Outcome<HandoverEffect>, ActivityError> {
        let newest = Newest::default();
        let report = |progress| newest.set(progress);
        let work = file_handover::bytes::verify_files(&self, &call, &report);
        let work = Box::pin(reporting(&ctx, &newest, work));
        traced(&ctx, effect("verify_files", &call), work).await
    }

    #[activity(definition = contract::Sign)]
    pub async fn sign(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<HandoverEffect>,
    ) -> Result<Outcome<HandoverEffect>, ActivityError> {
        let work = Box::pin(async { file_handover::sign::sign(&self, &call) });
        traced(&ctx, effect("sign", &call), work).await
    }

    #[activity(definition = contract::ReportFile)]
    pub async fn report_file(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<HandoverEffect>,
    ) -> Result<Outcome<HandoverEffect>, ActivityError> {
        let work = Box::pin(file_handover::report::report_file(&self, &call));
        traced(&ctx, effect("report_file", &call), work).await
    }

    #[activity(definition = contract::AccidentRegister)]
    pub async fn accident_register(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<EvidenceEffect>,
    ) -> Result<Outcome<EvidenceEffect>, ActivityError> {
        let work = Box::pin(evidence_access::register::accident_register(&self, &call));
        traced(&ctx, effect("accident_register", &call), work).await
    }

    #[activity(definition = contract::MakePages)]
    pub async fn make_pages(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<EvidenceEffect>,
    ) -> Result<Outcome<EvidenceEffect>, ActivityError> {
        let work = beating(&ctx, evidence_access::pages::make_pages(&self, &call));
        traced(&ctx, effect("make_pages", &call), Box::pin(work)).await
    }

    #[activity(definition = contract::SendCode)]
    pub async fn send_code(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: EffectCall<EvidenceEffect>,
    ) -> Result<Outcome<EvidenceEffect>, ActivityError> {
        let work = Box::pin(evidence_access::code::send_code(&self, &call));
        traced(&ctx, effect("send_code", &call), work).await
    }

    #[activity(definition = contract::ListProvisionalCases)]
    pub async fn provisional_cases(
        self: Arc<Self>,
        _ctx: ActivityContext,
        query: ProvisionalCases,
    ) -> Result<Vec<CaseNumber>, ActivityError> {
        let page = store::record::with_provisional_deadlines(
            &self.store,
            query.after.as_ref(),
            u64::from(query.limit),
        );
        page.await.map_err(|error| record::classified(&error))
    }

    #[activity(definition = contract::Checkpoint)]
    pub async fn checkpoint(
        self: Arc<Self>,
        ctx: ActivityContext,
        call: CheckpointCall,
    ) -> Result<u64, ActivityError> {
        checkpoint::checkpoint(&self.store, &ctx, call).await
    }
}

fn effect<'a, E>(activity: &'static str, call: &'a EffectCall<E>) -> About<'a> {
    About {
        activity,
        case: &call.case,
        trace: call.trace,
    }
}
