//! What touches the world: the record, registries, app accounts and messages. Bodies of the contract's activities.

mod checkpoint;
mod effects;
pub mod handover;
mod licence;
pub mod mail;
pub mod notify;
pub mod paper;
pub mod ports;
mod record;
mod share;
mod span;
pub mod templates;
mod worker;

pub use worker::{Room, WorkerError, options};

use domain::{
    case::{NoEffect, Outcome},
    identifier::CaseNumber,
    licence_application::LicenceEffect,
};
use notify::Messages;
use ports::{AppAccounts, LicenceRegistry, VehicleRegisters};
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
