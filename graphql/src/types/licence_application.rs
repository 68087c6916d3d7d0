//! Applications for the electronic driving licence.

use super::{
    Acceptance, AvailableAction, CaseParts, Channel, Correction, Decision, Delivery, ExpectedBy, Ground,
    LicenceApplicationStatus, LicenceRecord, Notice, NoticeChannel, Proposal, RegistryAnswer, Remedy,
    SpecialReason,
};
use crate::{Words, date::Date, failure::Result};
use async_graphql::{Context, ID, Object};
use domain::{
    case::FreeText,
    law::remedy,
    licence_application::{self as application, Registry, State},
    time::office_day,
};
use std::{ops::Deref, sync::Arc};
use store::{AnyKind, finder::Sight};

/// An application for the electronic driving licence (机动车驾驶证电子版申请)
pub struct LicenceApplication {
    shared: CaseParts,
    state: State,
}

/// The fields of every case are fields of this one.
impl Deref for LicenceApplication {
    type Target = CaseParts;

    fn deref(&self) -> &CaseParts {
        &self.shared
    }
}

impl LicenceApplication {
    pub(crate) fn new(shared: CaseParts, state: State) -> Self {
        Self { shared, state }
    }

    fn is_applicants(&self) -> bool {
        self.row.sight == Sight::Applicant
    }
}

/// An application for the electronic driving licence (机动车驾驶证电子版申请)
#[Object]
impl LicenceApplication {
    #[graphql(flatten)]
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    async fn shared(&self) -> &CaseParts {
        &self.shared
    }

    pub(crate) async fn id(&self) -> ID {
        self.global_id(AnyKind::LicenceApplication)
    }

    /// 业务状态
    async fn status(&self) -> LicenceApplicationStatus {
        self.state.status.into()
    }

    /// The status in plain words (状态)
    pub(crate) async fn status_words(&self) -> Words {
        self.state.status.words().into()
    }

    /// Who has to do what next, in plain words (待办)
    pub(crate) async fn waiting_for(&self) -> Words {
        application::waiting_for(&self.state).into()
    }

    /// By when that has to happen; none where no period runs (预计完成日)
    pub(crate) async fn expected_by(&self) -> Option<ExpectedBy> {
        self.expected()
    }

    /// What you can do now, and why the rest is not possible (可办理事项)
    pub(crate) async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>> {
        self.actions_of::<application::LicenceApplication>(ctx, &self.state)
            .await
    }

    /// What the person can do against a negative decision (救济途径)
    pub(crate) async fn remedies(&self) -> Vec<Remedy> {
        let contested = self
            .state
            .decision
            .as_ref()
            .filter(|_| self.state.status.is_contestable());
        let remedies = contested.map(|decision| remedy::remedies_for(office_day(decision.at)));
        remedies
            .unwrap_or_default()
            .into_iter()
            .map(Remedy::from)
            .collect()
    }

    /// Messages about the case, and what became of them (通知)
    pub(crate) async fn notices(&self) -> Result<Vec<Notice>> {
        self.notices_of::<application::LicenceApplication>().await
    }

    /// 申请渠道
    async fn channel(&self) -> Channel {
        self.state.channel.into()
    }

    async fn channel_words(&self) -> Words {
        self.state.channel.words().into()
    }

    /// Why the driver cannot use the app (特殊原因)
    async fn special_reason(&self) -> SpecialReason {
        self.state.special_reason.into()
    }

    async fn special_reason_words(&self) -> Words {
        self.state.special_reason.words().into()
    }

    /// The reason in the applicant's words.
    async fn explanation(&self) -> Option<&str> {
        self.state.explanation.as_ref().map(FreeText::as_str)
    }

    /// By which ways the person wants to be told (通知方式)
    async fn notice_channels(&self) -> Vec<NoticeChannel> {
        self.state
            .notice_channels
            .iter()
            .copied()
            .map(NoticeChannel::from)
            .collect()
    }

    /// An earlier time of receipt waits for a second person's consent (补录待确认)
    async fn receipt_unconfirmed(&self) -> bool {
        self.state.receipt_unconfirmed
    }

    /// What the licence registry answered last.
    async fn registry(&self) -> RegistryAnswer {
        match self.state.registry {
            Registry::Pending => RegistryAnswer::Pending,
            Registry::Found { .. } => RegistryAnswer::Found,
            Registry::NotFound => RegistryAnswer::NotFound,
        }
    }

    /// The licence in the registry (驾驶证登记信息)
    async fn licence(&self) -> Option<LicenceRecord> {
        self.state.licence().cloned().map(LicenceRecord)
    }

    /// The one notice of correction (一次告知)
    async fn correction(&self) -> Option<Correction> {
        self.state.correction.as_ref().map(Correction::from)
    }

    /// The acceptance, which fixes the rules (受理)
    async fn acceptance(&self) -> Option<Acceptance> {
        self.state.acceptance.map(Acceptance::from)
    }

    /// What the reviewer laid before the lead; for staff (审核意见)
    async fn proposal(&self) -> Option<Proposal> {
        let proposal = self.state.proposal.clone().filter(|_| !self.is_applicants())?;
        Some(Proposal::new(proposal, Arc::clone(&self.reader)))
    }

    /// The decision that stands (决定)
    async fn decision(&self) -> Option<Decision> {
        let decision = self.state.decision.clone()?;
        Some(Decision::new(decision, Arc::clone(&self.reader)))
    }

    /// What the registry held against the issue after the grant, until a review looks into it.
    async fn barred(&self) -> Vec<Ground> {
        self.state.barred.iter().copied().map(Ground::from).collect()
    }

    /// The number of the electronic licence (电子证照标识, GB/T 36904)
    async fn certificate(&self) -> Option<String> {
        self.state.certificate.as_ref().map(ToString::to_string)
    }

    /// Where the issued licence is (电子证送达)
    async fn delivery(&self) -> Delivery {
        self.state.delivery.into()
    }

    /// The day on which the decision was served; the periods of the remedies run from it (送达日)
    async fn served_on(&self) -> Option<Date> {
        self.state.served_on.map(Date)
    }
}
