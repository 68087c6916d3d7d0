//! The grant, and what goes with it: an appointment, copies.

use super::EvidenceGrantEnd;
use crate::Words;
use async_graphql::SimpleObject;
use domain::{evidence_access as access, time::Moment};

/// From when to when what was released can be seen (查阅期限)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceGrant {
    pub opens_at: Moment,
    /// From this moment on nothing can be seen any more.
    pub ends_at: Moment,
    /// Whether something can be seen now, once you prove who you are.
    pub open: bool,
    /// The accident is investigated again since then (暂停)
    pub suspended_since: Option<Moment>,
    pub ended: Option<EvidenceGrantEnd>,
    pub ended_words: Option<Words>,
}

impl EvidenceGrant {
    pub(crate) fn at(grant: &access::Grant, now: Moment) -> Self {
        Self {
            opens_at: grant.opens_at,
            ends_at: grant.ends_at,
            open: grant.is_open_at(now),
            suspended_since: grant.suspended_since,
            ended: grant.ended.map(Into::into),
            ended_words: grant.ended.map(|ended| ended.words().into()),
        }
    }
}

/// An appointment to see it at the unit (到场查阅预约)
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct EvidenceVisit {
    pub at: Moment,
    /// They came.
    pub attended: bool,
}

impl From<access::Visit> for EvidenceVisit {
    fn from(visit: access::Visit) -> Self {
        let access::Visit { at, attended } = visit;
        Self { at, attended }
    }
}
