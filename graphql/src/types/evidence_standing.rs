//! As whom somebody applies to see evidence, and what they ask for.

use super::{EvidenceItemKind, EvidencePower, EvidenceRelation, EvidenceScope, Person};
use crate::{Words, date::Date, failure::Result, reader::Reader};
use async_graphql::{Object, SimpleObject};
use domain::{
    case::{DocumentId, FreeText},
    evidence_access::{self as access, State, Wanted},
};
use std::sync::Arc;

/// What shows that somebody may act for another; the papers are documents of the case (代理权限)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceAuthority {
    /// The document that is the written authority; for a guardian, what shows the guardianship (委托书)
    pub document: String,
    /// The matters that it states (委托事项)
    pub matters: Option<String>,
    /// The powers that it states (委托权限)
    pub powers: Vec<EvidencePower>,
    /// Its last day, where it has one.
    pub last_day: Option<Date>,
    /// The document that is the lawyer's licence (律师执业证)
    pub lawyer_licence: Option<String>,
    /// The document that is the letter of the firm (律师事务所函)
    pub firm_letter: Option<String>,
}

impl From<&access::Authority> for EvidenceAuthority {
    fn from(authority: &access::Authority) -> Self {
        let id = |document: DocumentId| document.0.to_string();
        let lawyer = authority.lawyer;
        Self {
            document: id(authority.document),
            matters: authority
                .matters
                .as_ref()
                .map(|matters| matters.as_str().to_owned()),
            powers: authority.powers.iter().copied().map(Into::into).collect(),
            last_day: authority.last_day.map(Date),
            lawyer_licence: lawyer.map(|papers| id(papers.licence)),
            firm_letter: lawyer.map(|papers| id(papers.firm_letter)),
        }
    }
}

/// As whom somebody applies (申请人身份)
pub struct EvidenceStanding {
    inner: access::Standing,
    ended: bool,
    reader: Arc<Reader>,
}

impl EvidenceStanding {
    pub(crate) fn new(state: &State, reader: Arc<Reader>) -> Self {
        Self {
            inner: state.standing.clone(),
            ended: state.authority_ended,
            reader,
        }
    }
}

/// As whom somebody applies (申请人身份)
#[Object]
impl EvidenceStanding {
    /// What the applicant is to the accident, as they say (与事故的关系)
    async fn relation(&self) -> EvidenceRelation {
        self.inner.relation.into()
    }

    async fn relation_words(&self) -> Words {
        self.inner.relation.words().into()
    }

    /// For whom, where somebody acts for another; masked (委托人)
    async fn principal(&self) -> Result<Option<Person>> {
        let Some(principal) = self.inner.principal else {
            return Ok(None);
        };
        let found = self.reader.applicants.load_one(principal).await?;
        Ok(found.map(Person::from))
    }

    /// What shows that they may act for another (代理权限)
    async fn authority(&self) -> Option<EvidenceAuthority> {
        self.inner.authority.as_ref().map(EvidenceAuthority::from)
    }

    /// The authority was ended before its own day (代理权已终止)
    async fn authority_ended(&self) -> bool {
        self.ended
    }
}

/// What is asked for (申请查阅的材料)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceWanted {
    pub scope: EvidenceScope,
    /// The kinds that are named.
    pub kinds: Vec<EvidenceItemKind>,
    /// The ids of the items that are named.
    pub items: Vec<String>,
    /// What it is for, where that was said (查阅用途)
    pub purpose: Option<String>,
}

impl EvidenceWanted {
    pub(crate) fn of(state: &State) -> Self {
        let purpose = state.purpose.as_ref().map(FreeText::as_str);
        let (scope, kinds, items) = match &state.wanted {
            Wanted::Everything => (EvidenceScope::Everything, vec![], vec![]),
            Wanted::Progress => (EvidenceScope::Progress, vec![], vec![]),
            Wanted::Named { kinds, items } => (
                EvidenceScope::Named,
                kinds.iter().copied().map(Into::into).collect(),
                items.iter().map(|item| item.0.to_string()).collect(),
            ),
        };
        Self {
            scope,
            kinds,
            items,
            purpose: purpose.map(str::to_owned),
        }
    }
}
