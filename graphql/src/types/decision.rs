//! Proposals and decisions.

use super::{Colleague, Ground, Office};
use crate::{Words, failure::Result, reader::Reader};
use async_graphql::{Context, Enum, Object, SimpleObject};
use domain::{
    case::FreeText,
    identifier::OfficeCode,
    licence_application::{self as application, Decided, ProposedDecision},
    time::Moment,
};
use std::sync::Arc;

/// What was decided (决定)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Outcome {
    /// 准予核发
    Granted,
    /// 不予受理
    NotAccepted,
    /// 不予核发
    Refused,
    /// 撤销
    Revoked,
}

/// The decision that stands (决定)
pub struct Decision {
    inner: application::Decision,
    reader: Arc<Reader>,
}

impl Decision {
    pub(crate) fn new(inner: application::Decision, reader: Arc<Reader>) -> Self {
        Self { inner, reader }
    }

    fn competent(&self) -> Option<&OfficeCode> {
        match &self.inner.decided {
            Decided::NotAccepted { competent_office, .. } => competent_office.as_ref(),
            _ => None,
        }
    }
}

/// The decision that stands (决定)
#[Object]
impl Decision {
    async fn outcome(&self) -> Outcome {
        match self.inner.decided {
            Decided::Granted => Outcome::Granted,
            Decided::NotAccepted { .. } => Outcome::NotAccepted,
            Decided::Refused { .. } => Outcome::Refused,
            Decided::Revoked { .. } => Outcome::Revoked,
        }
    }

    async fn outcome_words(&self) -> Words {
        match self.inner.decided {
            Decided::Granted => Words::new("准予核发", "Granted"),
            Decided::NotAccepted { .. } => Words::new("不予受理", "Not accepted"),
            Decided::Refused { .. } => Words::new("不予核发", "Refused"),
            Decided::Revoked { .. } => Words::new("撤销", "Revoked"),
        }
    }

    async fn at(&self) -> Moment {
        self.inner.at
    }

    /// The grounds of a negative decision, each with its article (理由和依据)
    async fn grounds(&self) -> Vec<Ground> {
        match &self.inner.decided {
            Decided::Granted => vec![],
            Decided::NotAccepted { grounds, .. } | Decided::Refused { grounds, .. } => {
                grounds.iter().copied().map(Ground::from).collect()
            }
            Decided::Revoked { ground, .. } => vec![(*ground).into()],
        }
    }

    /// What the office adds in its own words.
    async fn words(&self) -> Option<&str> {
        match &self.inner.decided {
            Decided::Granted => None,
            Decided::NotAccepted { words, .. } | Decided::Revoked { words, .. } => Some(words.as_str()),
            Decided::Refused { words, .. } => words.as_ref().map(FreeText::as_str),
        }
    }

    /// The office to go to, where the registry names another one.
    async fn competent_office(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        match self.competent() {
            Some(code) => Office::find(ctx, code).await,
            None => Ok(None),
        }
    }

    /// Who decided; their name is for colleagues.
    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }
}

/// What the reviewer laid before the lead; for staff (审核意见)
pub struct Proposal {
    inner: application::Proposal,
    reader: Arc<Reader>,
}

impl Proposal {
    pub(crate) fn new(inner: application::Proposal, reader: Arc<Reader>) -> Self {
        Self { inner, reader }
    }
}

/// What the reviewer laid before the lead; for staff (审核意见)
#[Object]
impl Proposal {
    /// Whether to grant.
    async fn grant(&self) -> bool {
        matches!(self.inner.proposed, ProposedDecision::Grant { .. })
    }

    /// What a person looked into, where the registry's answer leaves a doubt.
    async fn checked(&self) -> Option<&str> {
        match &self.inner.proposed {
            ProposedDecision::Grant { checked } => checked.as_ref().map(FreeText::as_str),
            ProposedDecision::Refuse { .. } => None,
        }
    }

    /// The grounds for a refusal.
    async fn grounds(&self) -> Vec<Ground> {
        match &self.inner.proposed {
            ProposedDecision::Grant { .. } => vec![],
            ProposedDecision::Refuse { grounds } => grounds.iter().copied().map(Ground::from).collect(),
        }
    }

    async fn remarks(&self) -> Option<&str> {
        self.inner.remarks.as_ref().map(FreeText::as_str)
    }

    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }
}

/// Where the issued licence is (送达情况)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum DeliveryStatus {
    /// Nothing to deliver yet.
    None,
    /// 投递中
    UnderWay,
    /// The person has no account in the app: issued, not delivered (账户未开通)
    NoAccount,
    /// In the person's account (已送达账户)
    Received,
}

/// The way of the issued licence to the person's account (电子证送达)
#[derive(Clone, Debug, SimpleObject)]
pub struct Delivery {
    pub status: DeliveryStatus,
    pub delivered_at: Option<Moment>,
}

impl From<application::Delivery> for Delivery {
    fn from(delivery: application::Delivery) -> Self {
        let (status, delivered_at) = match delivery {
            application::Delivery::None => (DeliveryStatus::None, None),
            application::Delivery::UnderWay => (DeliveryStatus::UnderWay, None),
            application::Delivery::NoAccount => (DeliveryStatus::NoAccount, None),
            application::Delivery::Received { at } => (DeliveryStatus::Received, Some(at)),
        };
        Self { status, delivered_at }
    }
}
