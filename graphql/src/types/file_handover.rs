//! Handovers of the file of a vehicle, from its office of origin to the office that accepts a transfer.

use super::{
    AvailableAction, CaseParts, CustodyStage, CustodyStatement, ExpectedBy, FileFinding, FileHandoverStatus,
    FileManifest, HandoverDesk, HandoverLock, HandoverProgress, Notice, Office, Remedy,
    custody_words::stage_words,
    transfer_words::{desk, end_reason},
};
use crate::{Words, failure::Result, request};
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::file_handover::{self as handover, Event, State};
use std::ops::Deref;
use store::{AnyKind, office_key};

/// The handover of the electronic file of a vehicle (机动车电子档案移交)
pub struct FileHandover {
    shared: CaseParts,
    state: State,
}

/// The fields of every case are fields of this one.
impl Deref for FileHandover {
    type Target = CaseParts;

    fn deref(&self) -> &CaseParts {
        &self.shared
    }
}

impl FileHandover {
    pub(crate) fn new(shared: CaseParts, state: State) -> Self {
        Self { shared, state }
    }

    /// The names of documents are for those who work on the file: they may be papers of former owners.
    fn is_staff(&self) -> bool {
        self.row.sight.is_staff()
    }
}

/// Why a handover ended with the file where it was (终止原因)
#[derive(Clone, Debug, SimpleObject)]
pub struct HandoverEnd {
    /// Stable, for programs: a reason, or the code of a ground against the transfer.
    pub code: String,
    pub words: Words,
}

/// The handover of the electronic file of a vehicle (机动车电子档案移交)
#[Object]
impl FileHandover {
    #[graphql(flatten)]
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    async fn shared(&self) -> &CaseParts {
        &self.shared
    }

    pub(crate) async fn id(&self) -> ID {
        self.global_id(AnyKind::FileHandover)
    }

    /// 移交状态
    async fn status(&self) -> FileHandoverStatus {
        self.state.status.into()
    }

    /// The status in plain words (状态)
    pub(crate) async fn status_words(&self) -> Words {
        self.state.status.words().into()
    }

    /// Who has to do what next, in plain words (待办)
    pub(crate) async fn waiting_for(&self) -> Words {
        handover::waiting_for(&self.state).into()
    }

    /// By when that has to happen; none where no period runs (预计完成日)
    pub(crate) async fn expected_by(&self) -> Option<ExpectedBy> {
        self.expected()
    }

    /// What you can do now, and why the rest is not possible (可办理事项)
    pub(crate) async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>> {
        self.actions_of::<handover::FileHandover>(ctx, &self.state).await
    }

    /// Nothing is decided here that a person could contest (救济途径)
    pub(crate) async fn remedies(&self) -> Vec<Remedy> {
        vec![]
    }

    /// Messages about the case, and what became of them (通知)
    pub(crate) async fn notices(&self) -> Result<Vec<Notice>> {
        self.notices_of::<handover::FileHandover>().await
    }

    /// The number of the transfer that the file is for (所属转让业务)
    async fn transfer(&self) -> &str {
        self.state.transfer.as_str()
    }

    /// The office that has to send it (转出地)
    async fn origin(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        Office::find(ctx, &self.state.route().origin).await
    }

    /// The office that accepts the transfer (接收地)
    async fn destination(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        Office::find(ctx, &self.state.route().destination).await
    }

    /// The office that has the file: it follows from the chain (保管机关)
    async fn custodian(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        Office::find(ctx, self.state.custody.custodian()).await
    }

    /// Where custody stands: named after its last hop (监管环节)
    async fn stage(&self) -> CustodyStage {
        self.state.custody.stage().into()
    }

    async fn stage_words(&self) -> Words {
        stage_words(self.state.custody.stage())
    }

    /// How often the file was offered (移交次数)
    async fn attempt(&self) -> u32 {
        self.state.custody.attempt()
    }

    /// How far it is; `handoverProgress` follows it (移交进度)
    async fn progress(&self) -> Result<HandoverProgress> {
        let eyes = self.reader.eyes_at(self.reader.now);
        HandoverProgress::find(&eyes, (&self.row.number, &self.state)).await
    }

    /// The lock on the vehicle at the origin (车辆锁定)
    async fn lock(&self) -> HandoverLock {
        self.state.lock.into()
    }

    /// What was gathered last, with what the first person at the destination found; for staff (移交清单)
    async fn manifest(&self) -> Option<FileManifest> {
        let manifest = self.state.manifest.as_ref().filter(|_| self.is_staff())?;
        let checked = self.state.checked.as_ref();
        let verdicts = checked.map(|checked| checked.verdicts.as_slice());
        let verdicts = verdicts.unwrap_or_default();
        Some(FileManifest::new(&self.row.number, manifest, verdicts))
    }

    /// What was refused of the last attempt, until the next is offered; for staff (退回文件)
    async fn findings(&self) -> Vec<FileFinding> {
        let findings = self.state.refused.iter().filter(|_| self.is_staff());
        findings.map(FileFinding::from).collect()
    }

    /// What the offices said of the file, oldest first (监管链)
    async fn chain(&self) -> Result<Vec<CustodyStatement>> {
        let events = self.events_of::<handover::FileHandover>().await?;
        let signed = events.into_iter().filter_map(|(_, event)| match event {
            Event::StatementSigned { entry } => Some(CustodyStatement(*entry)),
            _ => None,
        });
        Ok(signed.collect())
    }

    /// The chain with its manifests and public keys as the text of a file that `banli verify-custody` checks offline; for staff of
    /// both offices and an audit, none before the first statement (监管链导出)
    async fn custody_export(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if !self.is_staff() {
            return Ok(None);
        }
        let (store, route) = (&request::services(ctx).store, self.state.route());
        let keys = office_key::of_route(store, route).await?;
        let events = self.events_of::<handover::FileHandover>().await?;
        let export = handover::custody_export(events.iter().map(|(_, event)| event), keys);
        let text = |export| serde_json::to_string_pretty(&export).expect("a chain is JSON");
        Ok(export.map(text))
    }

    /// The desk that was told last that an office is late (督办层级)
    async fn desk(&self) -> Option<HandoverDesk> {
        self.state.desk.map(Into::into)
    }

    async fn desk_words(&self) -> Option<Words> {
        self.state.desk.map(desk)
    }

    /// The code of what kept the origin from locking or gathering, last time; for staff (组卷障碍)
    async fn obstacle(&self) -> Option<&str> {
        self.state.obstacle.as_deref().filter(|_| self.is_staff())
    }

    /// The code of what failed for good and waits for a person; for staff (失败步骤)
    async fn stalled(&self) -> Option<&str> {
        let stall = self.state.stalled.as_ref().filter(|_| self.is_staff());
        stall.map(|stall| stall.code.as_str())
    }

    /// Why it ended without a new custodian (终止原因)
    async fn ended(&self) -> Option<HandoverEnd> {
        let (code, words) = end_reason(self.state.ended?);
        Some(HandoverEnd { code, words })
    }
}
