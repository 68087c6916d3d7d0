//! The case row from a state.

use super::{Columns, Concerns, wire};
use crate::{KeyRing, StoreError, entity::case};
use domain::{
    case::{CaseKind, Casework, chain::Hash},
    deadline::Deadline,
    identifier::CaseNumber,
    time::Moment,
};

/// Where a case stands in its history.
pub(super) struct Head {
    pub(super) version: u64,
    pub(super) hash: Hash,
    pub(super) opened_at: Moment,
    pub(super) changed_at: Moment,
}

/// The row of a case, without its sealed state.
pub(super) fn row<K: CaseKind>(
    (number, keys): (&CaseNumber, &KeyRing),
    state: &K::State,
    head: &Head,
    (columns, concerns): (Columns, &Concerns),
) -> Result<case::Model, StoreError> {
    let work = K::casework(state);
    let closed = K::closed(state);
    let effects = u32::try_from(work.effects.len()).map_err(|_| StoreError::Unwritable("so many effects"))?;
    Ok(case::Model {
        number: number.to_string(),
        kind: K::NAME.to_owned(),
        status: K::status(state).to_owned(),
        office: work.office.to_string(),
        province: work.office.province().to_string(),
        applicant: work.applicant.into(),
        version: wire::column(head.version),
        state_enc: vec![],
        head_hash: head.hash.to_vec(),
        received_at: wire::moment(work.received_at),
        opened_at: head.opened_at,
        changed_at: head.changed_at,
        due: work.due(),
        provisional: work.running().any(|deadline: &Deadline| deadline.provisional),
        escalated: work.escalated,
        priority: columns.priority,
        closed,
        pending_effects: wire::small(effects),
        rule_set: columns.rule_set,
        channel: columns.channel,
        waiting_for: columns
            .waiting_for
            .unwrap_or_else(|| waiting_for(work, closed).to_owned()),
        receipt_code_index: keys.receipt_code_index(number, &keys.receipt_code(number)),
        subject_index: concerns.subject.as_ref().map(ToString::to_string),
        origin: concerns.origin.as_ref().map(ToString::to_string),
        transfer: concerns.transfer.as_ref().map(ToString::to_string),
        taken_in_by: concerns.taken_in_by.map(Into::into),
    })
}

/// Who has the next step, as far as tasks and effects tell.
fn waiting_for<E>(work: &Casework<E>, closed: bool) -> &'static str {
    if closed {
        "NOBODY"
    } else if work.tasks.iter().any(domain::case::Task::is_open) {
        "OFFICE"
    } else if work.effects.iter().any(|pending| pending.effect.own().is_some()) {
        "SYSTEM"
    } else {
        "APPLICANT"
    }
}
