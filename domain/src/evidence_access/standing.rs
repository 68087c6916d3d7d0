//! As whom somebody applies, and what they show for it.

use crate::{
    access::PersonId,
    case::{DocumentId, FreeText},
    law::Words,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the applicant is to the accident, as they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Relation {
    /// 当事人
    Party,
    /// 死亡当事人的近亲属
    CloseRelative,
    /// 委托代理人, with a written authority that states matters and powers (Order 146, article 89, by analogy).
    Agent,
    /// 监护人, by law.
    Guardian,
    /// 律师, with licence, authority and the letter of the firm.
    Lawyer,
    /// 机动车所有人
    Owner,
    /// 保险公司
    Insurer,
}

/// The applicant's standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    pub relation: Relation,
    /// For whom, where somebody acts for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
}

/// What shows that somebody may act for another. The papers are documents of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Authority {
    /// The written authority; for a guardian, what shows the guardianship.
    pub document: DocumentId,
    /// The matters that it states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matters: Option<FreeText>,
    /// The powers that it states.
    #[serde(default)]
    pub powers: BTreeSet<Power>,
    /// Its last day, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lawyer: Option<LawyerPapers>,
}

/// What a lawyer shows beside the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LawyerPapers {
    /// 律师执业证
    pub licence: DocumentId,
    /// 律师事务所函
    pub firm_letter: DocumentId,
}

/// What an agent may do with evidence (Order 146, article 65: consult, copy, excerpt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Power {
    Consult,
    Copy,
    Excerpt,
}

impl Relation {
    pub const ALL: [Self; 7] = [
        Self::Party,
        Self::CloseRelative,
        Self::Agent,
        Self::Guardian,
        Self::Lawyer,
        Self::Owner,
        Self::Insurer,
    ];

    /// Whether somebody with it acts for another.
    pub const fn acts_for_another(self) -> bool {
        matches!(self, Self::Agent | Self::Guardian | Self::Lawyer)
    }

    /// Whether somebody with it may ask for the progress alone. Parties are shown it unasked.
    pub const fn asks_for_progress(self) -> bool {
        matches!(self, Self::Owner | Self::Insurer)
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Party => Words::new("当事人", "party"),
            Self::CloseRelative => Words::new("死亡当事人的近亲属", "close relative of a party who died"),
            Self::Agent => Words::new("委托代理人", "agent"),
            Self::Guardian => Words::new("法定代理人（监护人）", "guardian by law"),
            Self::Lawyer => Words::new("律师", "lawyer"),
            Self::Owner => Words::new("机动车所有人", "owner of a vehicle"),
            Self::Insurer => Words::new("保险公司", "insurer"),
        }
    }
}

impl Power {
    pub const ALL: [Self; 3] = [Self::Consult, Self::Copy, Self::Excerpt];

    pub const fn words(self) -> Words {
        match self {
            Self::Consult => Words::new("查阅", "consult"),
            Self::Copy => Words::new("复制", "copy"),
            Self::Excerpt => Words::new("摘录", "excerpt"),
        }
    }
}

impl Standing {
    pub const fn of(relation: Relation) -> Self {
        Self {
            relation,
            principal: None,
            authority: None,
        }
    }

    /// Whose relation to the accident counts: the one for whom somebody acts, or the applicant.
    pub fn counts_for(&self, applicant: PersonId) -> PersonId {
        self.principal.unwrap_or(applicant)
    }

    /// Whether the papers that are named are all that are needed, and hold on `day`. What is in them is for a person to
    /// read.
    pub fn is_authorised_on(&self, day: NaiveDate) -> bool {
        if !self.relation.acts_for_another() {
            return true;
        }
        let Some(authority) = &self.authority else {
            return false;
        };
        let stated = authority.matters.is_some() && authority.powers.contains(&Power::Consult);
        let shown = match self.relation {
            Relation::Lawyer => stated && authority.lawyer.is_some(),
            Relation::Guardian => true,
            _ => stated,
        };
        shown && authority.last_day.is_none_or(|last| day <= last)
    }

    /// Whether copies may be had: parties, close relatives and guardians, and agents whose authority says so.
    pub fn may_copy(&self) -> bool {
        match self.relation {
            Relation::Party | Relation::CloseRelative | Relation::Guardian => true,
            Relation::Agent | Relation::Lawyer => self
                .authority
                .as_ref()
                .is_some_and(|authority| authority.powers.contains(&Power::Copy)),
            Relation::Owner | Relation::Insurer => false,
        }
    }
}

impl Authority {
    /// The documents that it consists of.
    pub fn documents(&self) -> impl Iterator<Item = DocumentId> + use<> {
        let lawyer = self.lawyer.map(|papers| [papers.licence, papers.firm_letter]);
        [self.document].into_iter().chain(lawyer.into_iter().flatten())
    }
}
