//! What the guards of every kind ask. Each says why not, with the code that the person sees.

use crate::{
    access::PersonId,
    case::{Casework, Refusal, RefusalDetail, Task, TaskPurpose},
    law::CommandRefusal,
    time::Moment,
};

/// `TASK_TAKEN` with its holder, if somebody else holds the open task for this purpose.
pub fn not_taken<E>(
    work: &Casework<E>,
    purpose: TaskPurpose,
    person: PersonId,
    now: Moment,
) -> Result<(), Refusal> {
    let holder = work.open_task(purpose).and_then(|task| task.holder(now));
    match holder {
        Some(other) if other != person => {
            Err(Refusal::from(CommandRefusal::TaskTaken).with_detail(RefusalDetail::Holder { person: other }))
        }
        _ => Ok(()),
    }
}

/// The open task for this purpose, which `person` holds. `LEASE_LOST`, with the colleague who holds it now.
pub fn held<E>(
    work: &Casework<E>,
    purpose: TaskPurpose,
    person: PersonId,
    now: Moment,
) -> Result<&Task, Refusal> {
    let lost = Refusal::from(CommandRefusal::LeaseLost);
    let task = work.open_task(purpose);
    match task.map(|task| (task, task.holder(now))) {
        Some((task, Some(holder))) if holder == person => Ok(task),
        Some((_, Some(holder))) => Err(lost.with_detail(RefusalDetail::Holder { person: holder })),
        Some((_, None)) | None => Err(lost),
    }
}

/// Whether it holds for one of these tasks; else why not for the first of them. `None` where there is none.
pub fn any_task<'a, E>(
    tasks: impl IntoIterator<Item = &'a Task>,
    guard: impl Fn(&Task) -> Result<(), E>,
) -> Option<Result<(), E>> {
    let mut answers = tasks.into_iter().map(guard);
    let first = answers.next()?;
    let possible = first.is_ok() || answers.any(|answer| answer.is_ok());
    Some(if possible { Ok(()) } else { first })
}

/// `FOUR_EYES`, if `person` is one whose work is to be checked.
pub fn another_than(person: PersonId, others: impl IntoIterator<Item = PersonId>) -> Result<(), Refusal> {
    if others.into_iter().any(|other| other == person) {
        Err(CommandRefusal::FourEyes.into())
    } else {
        Ok(())
    }
}

/// `INVALID_INPUT` on a field, in GraphQL's spelling, unless it holds.
pub fn valid(field: &str, holds: bool) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        Err(Refusal::from(CommandRefusal::InvalidInput).on(field))
    }
}
