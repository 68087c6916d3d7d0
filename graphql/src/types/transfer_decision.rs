//! Acceptance, correction, proposal and decision of a transfer, and what holds it up.

use super::{
    Colleague, RegistrationRuleSet, TransferDocument, TransferGroundLine, TransferRoute,
    transfer_words::{IN_FORCE, hold_code, hold_words},
};
use crate::{Words, date::Date, failure::Result, reader::Reader};
use async_graphql::{Enum, Object, SimpleObject};
use domain::{
    case::FreeText,
    deadline::rule,
    law::vehicle::Matter,
    time::Moment,
    vehicle_transfer::{self as transfer, Decided, Hold, ProposedDecision},
};
use std::sync::Arc;

/// The acceptance of a transfer, which fixes the rules and starts the clock (受理)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferAcceptance {
    pub day: Date,
    pub rule_set: RegistrationRuleSet,
    pub rule_set_words: Words,
    /// The way that the facts lead to; none where a person said that it may go on all the same.
    pub route: Option<TransferRoute>,
    /// The id of the period of this step, such as `UC-TRANSFER` (办理期限)
    pub period: &'static str,
    pub period_words: Words,
    /// Taken up at the counter before its file was here (预受理)
    pub before_the_file: bool,
    /// What is not settled about the period.
    pub doubts: Vec<&'static str>,
}

impl TransferAcceptance {
    pub(crate) fn of(state: &transfer::State) -> Option<Self> {
        let acceptance = state.acceptance?;
        let period = rule(acceptance.rule);
        Some(Self {
            day: acceptance.day.into(),
            rule_set: acceptance.rules.into(),
            rule_set_words: acceptance.rules.facts().words.into(),
            route: acceptance.route.map(Into::into),
            period: acceptance.rule.as_str(),
            period_words: Words::new(period.title_zh, period.title_en),
            before_the_file: acceptance.before_the_file,
            doubts: transfer::period_in_doubt(state),
        })
    }
}

/// One line of the notice: a paper (补正事项)
#[derive(Clone, Debug, SimpleObject)]
pub struct MissingPaper {
    pub document: TransferDocument,
    /// What it is.
    pub name: Words,
    /// What to do about it.
    pub words: String,
}

/// The one notice of correction (一次告知)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferCorrection {
    pub missing: Vec<MissingPaper>,
    pub answered: bool,
}

impl From<&transfer::Correction> for TransferCorrection {
    fn from(correction: &transfer::Correction) -> Self {
        let line = |missing: &transfer::MissingPaper| MissingPaper {
            document: missing.document.into(),
            name: missing.document.words().into(),
            words: missing.words.as_str().to_owned(),
        };
        Self {
            missing: correction.missing.iter().map(line).collect(),
            answered: correction.answered,
        }
    }
}

/// Why a transfer waits (暂停原因)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferHold {
    /// The code of a ground, `OBJECTION` or `ABSENCE`.
    pub code: &'static str,
    pub words: Words,
}

impl TransferHold {
    pub(crate) fn new(hold: Hold, matter: Option<Matter>) -> Self {
        Self {
            code: hold_code(hold),
            words: hold_words(hold, matter),
        }
    }
}

/// What was decided on a transfer (决定)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum TransferOutcome {
    /// 核准
    Approved,
    /// 不予受理
    NotAccepted,
    /// 不予办理
    Refused,
}

/// The decision on a transfer that stands (决定)
pub struct TransferDecision {
    inner: transfer::Decision,
    matter: Matter,
    reader: Arc<Reader>,
}

impl TransferDecision {
    /// A decision in the words of a matter; before acceptance there is none, and those of the day of the decision count.
    pub(crate) fn new(inner: transfer::Decision, matter: Matter, reader: Arc<Reader>) -> Self {
        Self {
            inner,
            matter,
            reader,
        }
    }
}

/// The decision on a transfer that stands (决定)
#[Object]
impl TransferDecision {
    async fn outcome(&self) -> TransferOutcome {
        match self.inner.decided {
            Decided::Approved => TransferOutcome::Approved,
            Decided::NotAccepted { .. } => TransferOutcome::NotAccepted,
            Decided::Refused { .. } => TransferOutcome::Refused,
        }
    }

    async fn outcome_words(&self) -> Words {
        match self.inner.decided {
            Decided::Approved => Words::new("核准", "Approved"),
            Decided::NotAccepted { .. } => Words::new("不予受理", "Not accepted"),
            Decided::Refused { .. } => Words::new("不予办理", "Refused"),
        }
    }

    async fn at(&self) -> Moment {
        self.inner.at
    }

    /// The grounds of a negative decision, each with its article (理由和依据)
    async fn grounds(&self) -> Vec<TransferGroundLine> {
        match &self.inner.decided {
            Decided::Approved => vec![],
            Decided::NotAccepted { grounds, .. } | Decided::Refused { grounds, .. } => {
                let line = |ground| TransferGroundLine::new(ground, self.matter);
                grounds.iter().copied().map(line).collect()
            }
        }
    }

    /// What the office adds in its own words.
    async fn words(&self) -> Option<&str> {
        match &self.inner.decided {
            Decided::Approved => None,
            Decided::NotAccepted { words, .. } | Decided::Refused { words, .. } => Some(words.as_str()),
        }
    }

    /// Who decided; their name is for colleagues.
    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }
}

/// What the reviewer of a transfer laid before the lead; for staff (审核意见)
pub struct TransferProposal {
    inner: transfer::Proposal,
    matter: Option<Matter>,
    reader: Arc<Reader>,
}

impl TransferProposal {
    pub(crate) fn new(inner: transfer::Proposal, matter: Option<Matter>, reader: Arc<Reader>) -> Self {
        Self {
            inner,
            matter,
            reader,
        }
    }
}

/// What the reviewer of a transfer laid before the lead; for staff (审核意见)
#[Object]
impl TransferProposal {
    /// Whether to register.
    async fn register(&self) -> bool {
        matches!(self.inner.proposed, ProposedDecision::Register { .. })
    }

    /// What a person looked into, where the rules or the data leave something open.
    async fn checked(&self) -> Option<&str> {
        match &self.inner.proposed {
            ProposedDecision::Register { checked } => checked.as_ref().map(FreeText::as_str),
            ProposedDecision::Refuse { .. } => None,
        }
    }

    /// The grounds for a refusal.
    async fn grounds(&self) -> Vec<TransferGroundLine> {
        match &self.inner.proposed {
            ProposedDecision::Register { .. } => vec![],
            ProposedDecision::Refuse { grounds } => {
                let line = |ground| TransferGroundLine::new(ground, self.matter.unwrap_or(IN_FORCE));
                grounds.iter().copied().map(line).collect()
            }
        }
    }

    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }
}
