//! What the rules see in an application, and what else staff work with.

use super::{Colleague, EvidenceGround, EvidenceGroundLine, EvidenceQuestionLine, EvidenceVerdict};
use crate::{Words, failure::Result, reader::Reader};
use async_graphql::{Object, SimpleObject};
use domain::{
    access::PersonId,
    evidence_access::{self as access, EvidenceHold, ItemAssessment},
    time::Moment,
};
use std::sync::Arc;

/// What the rules see in one item (材料核查)
#[derive(Clone, Debug, SimpleObject)]
pub struct AssessedItem {
    pub id: String,
    /// What may be said of it (可以作出的决定)
    pub verdicts: Vec<EvidenceVerdict>,
    /// What stands against it alone.
    pub grounds: Vec<EvidenceGround>,
    /// Others than the applicant and whom they act for can be seen in it.
    pub shows_others: bool,
}

/// What an application waits for; no ground (暂停原因)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceHoldLine {
    /// `WITH_COURT`.
    pub code: &'static str,
    pub words: Words,
}

impl From<EvidenceHold> for EvidenceHoldLine {
    fn from(hold: EvidenceHold) -> Self {
        let code = match hold {
            EvidenceHold::WithCourt => "WITH_COURT",
        };
        Self {
            code,
            words: hold.words().into(),
        }
    }
}

/// What the rules see in an application; they refuse nobody (核查情况)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceAssessment {
    /// Against the application as a whole.
    pub grounds: Vec<EvidenceGroundLine>,
    /// What a person has to look into.
    pub questions: Vec<EvidenceQuestionLine>,
    pub hold: Option<EvidenceHoldLine>,
    /// The items that are asked for.
    pub items: Vec<AssessedItem>,
}

impl From<access::EvidenceAssessment> for EvidenceAssessment {
    fn from(assessed: access::EvidenceAssessment) -> Self {
        let item = |item: ItemAssessment| AssessedItem {
            id: item.item.0.to_string(),
            verdicts: item.verdicts.into_iter().map(Into::into).collect(),
            grounds: item.grounds.into_iter().map(Into::into).collect(),
            shows_others: item.shows_others,
        };
        Self {
            grounds: assessed.grounds.into_iter().map(Into::into).collect(),
            questions: assessed.questions.into_iter().map(Into::into).collect(),
            hold: assessed.hold.map(Into::into),
            items: assessed.items.into_iter().map(item).collect(),
        }
    }
}

/// Supervision looks at the originals; for staff (紧急查阅)
pub struct BrokenGlass {
    inner: access::BrokenGlass,
    reader: Arc<Reader>,
}

impl BrokenGlass {
    pub(crate) fn new(inner: access::BrokenGlass, reader: Arc<Reader>) -> Self {
        Self { inner, reader }
    }
}

/// Supervision looks at the originals; for staff (紧急查阅)
#[Object]
impl BrokenGlass {
    async fn by(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.by).await
    }

    /// From this moment on they may not.
    async fn until(&self) -> Moment {
        self.inner.until
    }

    async fn reason(&self) -> &str {
        self.inner.reason.as_str()
    }
}

/// A request that an officer stand aside, while nobody has decided on it (回避申请)
pub struct EvidenceRecusal {
    inner: access::Recusal,
    reader: Arc<Reader>,
}

impl EvidenceRecusal {
    pub(crate) fn new(inner: access::Recusal, reader: Arc<Reader>) -> Self {
        Self { inner, reader }
    }
}

/// A request that an officer stand aside, while nobody has decided on it (回避申请)
#[Object]
impl EvidenceRecusal {
    /// Who is to stand aside; their name is for colleagues.
    async fn officer(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.inner.officer).await
    }

    async fn words(&self) -> &str {
        self.inner.words.as_str()
    }
}

/// Colleagues by id.
pub(crate) async fn colleagues(
    reader: &Reader,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Colleague>> {
    let mut found = vec![];
    for person in people {
        found.push(Colleague::find(reader, person).await?);
    }
    Ok(found)
}
