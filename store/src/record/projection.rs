//! Tasks, deadlines and documents as rows, projected from the states that a case goes through.
//!
//! The record projects what it adds; `verify` projects the whole history and compares.

use super::wire;
use crate::{
    StoreError,
    entity::{deadline, document, task},
};
use domain::{
    access::{Actor, PersonId},
    case::{Casework, Document, Task, TaskState},
    deadline::Deadline,
};
use std::collections::BTreeMap;

/// Rows that a step made or changed, by their number or id. An unchanged row keeps what it says of versions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Projection {
    pub(super) tasks: BTreeMap<i32, task::Model>,
    pub(super) deadlines: BTreeMap<i32, deadline::Model>,
    pub(super) documents: BTreeMap<String, document::Model>,
}

/// One event's way from one state to the next.
pub(super) struct Step<'a, E> {
    pub(super) number: &'a str,
    pub(super) version: u64,
    pub(super) actor: &'a Actor,
    pub(super) before: Option<&'a Casework<E>>,
    pub(super) after: &'a Casework<E>,
}

impl Projection {
    /// Adds what a step changed.
    pub(super) fn add<E>(&mut self, step: &Step<'_, E>) -> Result<(), StoreError> {
        for task in &step.after.tasks {
            let before = step
                .before
                .and_then(|work| work.task(task.id).map(|old| (old, work.office_of(old))));
            if before != Some((task, step.after.office_of(task))) {
                self.add_task(step, task)?;
            }
        }
        for deadline in &step.after.deadlines {
            let before = step
                .before
                .and_then(|work| work.deadlines.iter().find(|old| old.id == deadline.id));
            if before != Some(deadline) {
                let row = deadline_row(step.number, deadline)?;
                self.deadlines.insert(row.deadline, row);
            }
        }
        for document in &step.after.documents {
            let known = step.before.is_some_and(|work| work.documents.contains(document));
            if !known {
                let row = document_row(step, document)?;
                self.documents.insert(row.id.to_string(), row);
            }
        }
        Ok(())
    }

    fn add_task<E>(&mut self, step: &Step<'_, E>, task: &Task) -> Result<(), StoreError> {
        let mut row = task_row(step, task)?;
        if let Some(earlier) = self.tasks.get(&row.task) {
            row.opened_version = earlier.opened_version;
        }
        self.tasks.insert(row.task, row);
        Ok(())
    }
}

fn task_row<E>(step: &Step<'_, E>, task: &Task) -> Result<task::Model, StoreError> {
    let (state, claimed_by, lease_until) = match task.state {
        TaskState::Open => ("OPEN", None, None),
        TaskState::Claimed { by, lease_until } => {
            ("CLAIMED", Some(by.into()), Some(wire::moment(lease_until)))
        }
        TaskState::Done => ("DONE", None, None),
    };
    Ok(task::Model {
        case_number: step.number.to_owned(),
        task: wire::small(task.id.0),
        purpose: wire::name_of(&task.purpose)?,
        post: wire::name_of(&task.post)?,
        office: step.after.office_of(task).to_string(),
        state: state.to_owned(),
        claimed_by,
        lease_until,
        fence: wire::small(task.fence),
        opened_version: wire::column(step.version),
        changed_version: wire::column(step.version),
        closed: !task.is_open(),
    })
}

fn deadline_row(number: &str, deadline: &Deadline) -> Result<deadline::Model, StoreError> {
    Ok(deadline::Model {
        case_number: number.to_owned(),
        deadline: wire::small(deadline.id.0),
        rule: wire::name_of(&deadline.rule)?,
        obligation: wire::name_of(&deadline.obligation)?,
        due: deadline.due,
        status: wire::name_of(&deadline.status)?,
        provisional: deadline.provisional,
        calendar_version: wire::small(deadline.calendar_version),
    })
}

fn document_row<E>(step: &Step<'_, E>, document: &Document) -> Result<document::Model, StoreError> {
    Ok(document::Model {
        case_number: step.number.to_owned(),
        id: document.id.into(),
        kind: wire::name_of(&document.kind)?,
        media_type: document.media_type.clone(),
        size: wire::column(document.size),
        sha256: document.sha256.clone(),
        name_enc: None,
        attached_version: wire::column(step.version),
        attached_by: step.actor.person().map(|person: PersonId| person.into()),
    })
}
