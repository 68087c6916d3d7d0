//! Transfers of vehicles: one step of one at one office.

use super::{AvailableAction, CaseParts, ExpectedBy, Notice, Remedy, VehicleTransferStatus};
use crate::{Words, date::Date, failure::Result};
use async_graphql::{Context, ID, Object};
use domain::{
    law::remedy,
    time::office_day,
    vehicle_transfer::{self as transfer, State},
};
use std::ops::Deref;
use store::AnyKind;

/// A step of a transfer of a registered vehicle to another office (二手车异地交易登记)
pub struct VehicleTransfer {
    shared: CaseParts,
    state: State,
}

/// The fields of every case are fields of this one.
impl Deref for VehicleTransfer {
    type Target = CaseParts;

    fn deref(&self) -> &CaseParts {
        &self.shared
    }
}

impl VehicleTransfer {
    pub(crate) fn new(shared: CaseParts, state: State) -> Self {
        Self { shared, state }
    }
}

/// A step of a transfer of a registered vehicle to another office (二手车异地交易登记)
#[Object]
impl VehicleTransfer {
    #[graphql(flatten)]
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    async fn shared(&self) -> &CaseParts {
        &self.shared
    }

    pub(crate) async fn id(&self) -> ID {
        self.global_id(AnyKind::VehicleTransfer)
    }

    /// 业务状态
    async fn status(&self) -> VehicleTransferStatus {
        self.state.status.into()
    }

    /// The status in plain words (状态)
    pub(crate) async fn status_words(&self) -> Words {
        self.state.status.words().into()
    }

    /// Who has to do what next, in plain words (待办)
    pub(crate) async fn waiting_for(&self) -> Words {
        transfer::waiting_for(&self.state).into()
    }

    /// By when that has to happen; none where no period runs (预计完成日)
    pub(crate) async fn expected_by(&self) -> Option<ExpectedBy> {
        self.expected()
    }

    /// What you can do now, and why the rest is not possible (可办理事项)
    pub(crate) async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>> {
        self.actions_of::<transfer::VehicleTransfer>(ctx, &self.state)
            .await
    }

    /// What the person can do against a negative decision (救济途径)
    pub(crate) async fn remedies(&self) -> Vec<Remedy> {
        let contested = self.state.status.is_contestable();
        let decision = self.state.decision.as_ref().filter(|_| contested);
        let remedies = decision.map(|decision| remedy::remedies_for(office_day(decision.at)));
        remedies
            .unwrap_or_default()
            .into_iter()
            .map(Remedy::from)
            .collect()
    }

    /// Messages about the case, and what became of them (通知)
    pub(crate) async fn notices(&self) -> Result<Vec<Notice>> {
        self.notices_of::<transfer::VehicleTransfer>().await
    }

    /// The day on which a negative decision was served; the periods of the remedies run from it (送达日)
    async fn served_on(&self) -> Option<Date> {
        self.state.served_on.map(Date)
    }
}
