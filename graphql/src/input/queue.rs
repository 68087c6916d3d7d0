//! How a queue is narrowed and ordered.

use crate::{
    failure::{Failure, Result},
    types::{CaseKind, CaseStatus, IdentityDocumentKind, Post},
};
use async_graphql::{Enum, InputObject};
use domain::identifier::{CaseNumber, IdentifierError, IdentityDocument, OfficeCode};
use store::{
    AnyKind,
    finder::{Claimed, DeadlineState, QueueFilter, QueueKey, QueueSort, Standing},
};

/// Where the nearest duty of the office stands (期限情况)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "DeadlineState")]
pub enum QueueDeadline {
    /// The due day has passed (已逾期)
    Overdue,
    /// 今日到期
    DueToday,
    /// Due today, and the hour of the warning has passed (已提醒)
    Warned,
    /// No duty of the office runs (无期限)
    None,
}

/// Who holds an open task (领办情况)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Claimed")]
pub enum QueueClaimed {
    /// 本人领办
    Mine,
    /// 待领办
    Nobody,
    /// 已领办
    Anybody,
}

/// Whether cases that have ended are shown (办结情况)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Standing")]
pub enum QueueStanding {
    /// 在办
    Open,
    /// 已办结
    Closed,
    /// 全部
    All,
}

/// An identity document as it is typed (身份证明)
#[derive(Clone, Debug, InputObject)]
pub struct IdentityDocumentInput {
    pub kind: IdentityDocumentKind,
    pub number: String,
}

impl IdentityDocumentInput {
    pub(crate) fn read(&self) -> Result<IdentityDocument, IdentifierError> {
        IdentityDocument::new(self.kind.into(), &self.number)
    }
}

/// What to show; whatever is left out does not narrow. There is no search by name (筛选)
#[derive(Clone, Debug, Default, InputObject)]
pub struct QueueFilterInput {
    pub kind: Option<CaseKind>,
    /// Any of these, of whatever kind has it.
    #[graphql(default)]
    pub status: Vec<CaseStatus>,
    /// The code of an office; for an auditor.
    pub office: Option<String>,
    /// Cases with an open task for this post.
    pub post: Option<Post>,
    pub deadline: Option<QueueDeadline>,
    pub claimed: Option<QueueClaimed>,
    /// Cases of the person with exactly this document.
    pub applicant: Option<IdentityDocumentInput>,
    /// The case with exactly this number.
    pub number: Option<String>,
    /// Open ones where it is not given.
    pub standing: Option<QueueStanding>,
}

impl QueueFilterInput {
    /// Reads the filter. An identifier that breaks its rules is `BAD_INPUT`: it can match nothing.
    pub(crate) fn read(self) -> Result<QueueFilter> {
        let wrong = |_| Failure::BadInput("failed to read the filter: an identifier in it is not valid");
        Ok(QueueFilter {
            kind: self.kind.map(|kind| AnyKind::from(kind).name().to_owned()),
            statuses: self.status.into_iter().map(CaseStatus::name).collect(),
            office: self
                .office
                .as_deref()
                .map(OfficeCode::parse)
                .transpose()
                .map_err(wrong)?,
            post: self.post.map(Into::into),
            deadline: self.deadline.map(Into::into),
            claimed: self.claimed.map(Into::into),
            applicant: self
                .applicant
                .as_ref()
                .map(IdentityDocumentInput::read)
                .transpose()
                .map_err(wrong)?,
            number: self
                .number
                .as_deref()
                .map(CaseNumber::parse)
                .transpose()
                .map_err(wrong)?,
            standing: self.standing.map_or_else(Standing::default, Into::into),
        })
    }
}

/// In which order a queue is read (排序)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum QueueOrder {
    /// The nearest due day first (到期日在前)
    #[default]
    DueAsc,
    DueDesc,
    ReceivedAsc,
    ReceivedDesc,
    PriorityDesc,
    NumberAsc,
}

impl From<QueueOrder> for QueueSort {
    fn from(order: QueueOrder) -> Self {
        let (by, descending) = match order {
            QueueOrder::DueAsc => (QueueKey::Due, false),
            QueueOrder::DueDesc => (QueueKey::Due, true),
            QueueOrder::ReceivedAsc => (QueueKey::Received, false),
            QueueOrder::ReceivedDesc => (QueueKey::Received, true),
            QueueOrder::PriorityDesc => (QueueKey::Priority, true),
            QueueOrder::NumberAsc => (QueueKey::Number, false),
        };
        Self { by, descending }
    }
}
