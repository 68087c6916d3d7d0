//! Handovers of the file of a vehicle, from its office of origin to the office that accepts a transfer.

use super::{AvailableAction, CaseParts, ExpectedBy, FileHandoverStatus, Notice, Remedy};
use crate::{Words, failure::Result};
use async_graphql::{Context, ID, Object};
use domain::file_handover::{self as handover, State};
use std::ops::Deref;
use store::AnyKind;

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
}
