//! Correction, proposal and decision of an application to see evidence.

use super::{Colleague, EvidenceGroundLine, EvidencePaper};
use crate::{Words, failure::Result, reader::Reader};
use async_graphql::{Enum, Object, SimpleObject};
use domain::{
    case::FreeText,
    evidence_access::{self as access, Decided, ProposedDecision},
    law,
    time::Moment,
};
use std::sync::Arc;

/// One line of the notice: a paper (补正事项)
#[derive(Clone, Debug, SimpleObject)]
pub struct MissingEvidencePaper {
    pub paper: EvidencePaper,
    /// What it is.
    pub name: Words,
    /// What to do about it.
    pub words: String,
}

/// The one notice of correction (一次告知)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceCorrection {
    pub missing: Vec<MissingEvidencePaper>,
    pub answered: bool,
}

impl From<&access::Correction> for EvidenceCorrection {
    fn from(correction: &access::Correction) -> Self {
        let line = |missing: &access::MissingPaper| MissingEvidencePaper {
            paper: missing.paper.into(),
            name: missing.paper.words().into(),
            words: missing.words.as_str().to_owned(),
        };
        Self {
            missing: correction.missing.iter().map(line).collect(),
            answered: correction.answered,
        }
    }
}

/// What was decided on an application to see evidence (决定)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum EvidenceDecisionOutcome {
    /// 不予受理
    NotAccepted,
    /// As each item says (同意查阅)
    Released,
    /// 不予查阅
    Refused,
    /// 撤销查阅
    Revoked,
}

/// The decision that stands (决定)
pub struct EvidenceDecision {
    inner: access::Decision,
    reader: Arc<Reader>,
}

impl EvidenceDecision {
    pub(crate) fn new(inner: access::Decision, reader: Arc<Reader>) -> Self {
        Self { inner, reader }
    }
}

/// The decision that stands (决定)
#[Object]
impl EvidenceDecision {
    async fn outcome(&self) -> EvidenceDecisionOutcome {
        match self.inner.decided {
            Decided::NotAccepted { .. } => EvidenceDecisionOutcome::NotAccepted,
            Decided::Released => EvidenceDecisionOutcome::Released,
            Decided::Refused { .. } => EvidenceDecisionOutcome::Refused,
            Decided::Revoked { .. } => EvidenceDecisionOutcome::Revoked,
        }
    }

    async fn outcome_words(&self) -> Words {
        match self.inner.decided {
            Decided::NotAccepted { .. } => Words::new("不予受理", "Not accepted"),
            Decided::Released => Words::new("同意查阅", "Access granted"),
            Decided::Refused { .. } => Words::new("不予查阅", "Refused"),
            Decided::Revoked { .. } => Words::new("撤销查阅", "Access taken back"),
        }
    }

    async fn at(&self) -> Moment {
        self.inner.at
    }

    /// The grounds against the application as a whole, each with its article; those against an item stand with the item (理由和依据)
    async fn grounds(&self) -> Vec<EvidenceGroundLine> {
        match &self.inner.decided {
            Decided::NotAccepted { grounds, .. } | Decided::Refused { grounds, .. } => lines(grounds),
            Decided::Released | Decided::Revoked { .. } => vec![],
        }
    }

    /// What the unit adds in its own words.
    async fn words(&self) -> Option<&str> {
        match &self.inner.decided {
            Decided::Released => None,
            Decided::NotAccepted { words, .. } | Decided::Revoked { words } => Some(words.as_str()),
            Decided::Refused { words, .. } => words.as_ref().map(FreeText::as_str),
        }
    }

    /// Who decided; their name is for colleagues.
    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }
}

/// What the reviewer laid before the head; for staff (审核意见)
pub struct EvidenceProposal {
    inner: access::Proposal,
    reader: Arc<Reader>,
}

impl EvidenceProposal {
    pub(crate) fn new(inner: access::Proposal, reader: Arc<Reader>) -> Self {
        Self { inner, reader }
    }
}

/// What the reviewer laid before the head; for staff (审核意见)
#[Object]
impl EvidenceProposal {
    /// Whether to show what the verdicts say.
    async fn release(&self) -> bool {
        matches!(self.inner.proposed, ProposedDecision::Release { .. })
    }

    /// What a person looked into, where the rules or the data leave something open.
    async fn checked(&self) -> Option<&str> {
        match &self.inner.proposed {
            ProposedDecision::Release { checked } => checked.as_ref().map(FreeText::as_str),
            ProposedDecision::Refuse { .. } => None,
        }
    }

    /// The grounds for a refusal as a whole.
    async fn grounds(&self) -> Vec<EvidenceGroundLine> {
        match &self.inner.proposed {
            ProposedDecision::Release { .. } => vec![],
            ProposedDecision::Refuse { grounds, .. } => lines(grounds),
        }
    }

    /// The words of a refusal as a whole.
    async fn words(&self) -> Option<&str> {
        match &self.inner.proposed {
            ProposedDecision::Release { .. } => None,
            ProposedDecision::Refuse { words, .. } => Some(words.as_str()),
        }
    }

    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }
}

fn lines(grounds: &[law::EvidenceGround]) -> Vec<EvidenceGroundLine> {
    grounds.iter().copied().map(Into::into).collect()
}
