//! Who acts, in which post, and for which purpose.

#[cfg(test)]
mod tests;

use crate::identifier::{DivisionCode, OfficeCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A person, known by a keyed hash of a verified identity document, so that the same document is the same person
/// at the counter and at sign-in. It says nothing about the document without the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub Uuid);

/// A post of the flow sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Post {
    /// 受理岗
    Intake,
    /// 业务领导岗
    BusinessLead,
    /// 档案管理岗
    Dossier,
    /// 照片审核
    PhotoReview,
    /// 监督岗 (Order 162, articles 2 and 8; Order 164, article 67)
    Supervision,
    /// 查验岗
    Inspection,
    /// 登记审核岗
    RegistrationReview,
    /// 牌证管理岗
    Plates,
    /// 机动车登记服务站 (Order 164, articles 69 and 70): takes in for the office and never decides.
    ServiceStation,
    /// 事故处理岗: handles accidents and what parties ask of their files (Order 146, article 65).
    AccidentUnit,
    /// 事故处理机构负责人: consents to what the unit lays before them (W-EV2; Order 146, article 105).
    AccidentHead,
}

impl Post {
    pub const ALL: [Self; 11] = [
        Self::Intake,
        Self::BusinessLead,
        Self::Dossier,
        Self::PhotoReview,
        Self::Supervision,
        Self::Inspection,
        Self::RegistrationReview,
        Self::Plates,
        Self::ServiceStation,
        Self::AccidentUnit,
        Self::AccidentHead,
    ];

    /// The posts inside an office.
    pub const OF_AN_OFFICE: [Self; 10] = [
        Self::Intake,
        Self::BusinessLead,
        Self::Dossier,
        Self::PhotoReview,
        Self::Supervision,
        Self::Inspection,
        Self::RegistrationReview,
        Self::Plates,
        Self::AccidentUnit,
        Self::AccidentHead,
    ];
}

/// What a signed-in person may be beside themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "role")]
pub enum Role {
    /// Holds posts in one office and works on its cases.
    Staff {
        office: OfficeCode,
        posts: BTreeSet<Post>,
    },
    /// Reads the cases of a province, each time with a reason.
    Auditor { province: DivisionCode },
    /// Keeps calendars, the roll-out table and posts; sees no case.
    Administrator,
}

/// A signed-in person. Built from a verified token only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The person of the verified identity document.
    pub person: PersonId,
    /// The office role, if there is one. Without it the principal is a citizen.
    pub role: Option<Role>,
    /// When the token ends; a stream that it opened ends with it.
    pub expires_at: crate::time::Moment,
}

/// Why something is read. Staff and citizens read for the case; an auditor states a reason, which is logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    Casework,
    Audit { reason: String },
}

/// Who did something, as it stands in a command and in the history of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "as")]
pub enum Actor {
    /// A person in their own matter.
    Citizen { person: PersonId },
    /// A member of staff in the posts that they held at that moment.
    Staff {
        person: PersonId,
        office: OfficeCode,
        posts: BTreeSet<Post>,
    },
    /// An administrator.
    Administrator { person: PersonId },
    /// A timer or the answer of another system.
    System,
}

impl Actor {
    /// The person behind the act; none for the system.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Citizen { person } | Self::Staff { person, .. } | Self::Administrator { person } => {
                Some(*person)
            }
            Self::System => None,
        }
    }

    /// Whether this is a member of staff of `office` who holds `post`. Whoever works at a service station holds that post
    /// alone, whatever else they were given: a station never decides.
    pub fn holds(&self, office: &OfficeCode, post: Post) -> bool {
        let Self::Staff {
            office: own, posts, ..
        } = self
        else {
            return false;
        };
        let barred = posts.contains(&Post::ServiceStation) && post != Post::ServiceStation;
        own == office && posts.contains(&post) && !barred
    }
}

impl From<&Principal> for Actor {
    fn from(principal: &Principal) -> Self {
        let person = principal.person;
        match &principal.role {
            Some(Role::Staff { office, posts }) => Self::Staff {
                person,
                office: office.clone(),
                posts: posts.clone(),
            },
            Some(Role::Administrator) => Self::Administrator { person },
            Some(Role::Auditor { .. }) | None => Self::Citizen { person },
        }
    }
}
