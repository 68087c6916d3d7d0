//! What a queue should hold and in which order, written a second time, and random samples of it.

use super::world::{
    CaseSpec, GUANGZHOU, HANGZHOU, NINGBO, auditor, because, citizen, day, now, person, staff,
};
use crate::finder::{Claimed, DeadlineState, QueueFilter, QueueKey, QueueSort, Standing};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    access::{Post, Principal, Purpose, Role},
    time::Moment,
};
use proptest::prelude::*;
use std::cmp::Ordering;

fn due() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of(prop::sample::select(vec![
        day("2021-10-21"),
        day("2021-10-22"),
        day("2021-10-25"),
    ]))
}

fn task() -> impl Strategy<Value = Option<(Post, Option<(u128, Moment)>)>> {
    let until = prop::sample::select(vec![
        now() - TimeDelta::hours(1),
        now(),
        now() + TimeDelta::hours(1),
    ]);
    let post = prop::sample::select(vec![Post::Intake, Post::BusinessLead]);
    prop::option::of((post, prop::option::of((1_u128..4, until))))
}

pub(super) fn specs() -> impl Strategy<Value = Vec<CaseSpec>> {
    let office = prop::sample::select(vec![HANGZHOU, NINGBO, GUANGZHOU]);
    let one = (
        office,
        1_u128..4,
        any::<bool>(),
        due(),
        0..2_i32,
        0..3_i64,
        task(),
        (
            prop::option::weighted(0.3, prop::sample::select(vec![HANGZHOU, NINGBO])),
            prop::option::weighted(0.3, 1_u128..4),
        ),
    );
    prop::collection::vec(one, 0..14).prop_map(|all| {
        let numbered = (0_u8..).zip(all);
        let spec =
            |(tag, (office, applicant, closed, due, priority, hours, task, (origin, party)))| CaseSpec {
                tag,
                office,
                applicant,
                closed,
                due,
                priority,
                received_at: now() + TimeDelta::hours(hours),
                task,
                // Another office's, and another person's.
                origin: Option::filter(origin, |origin: &&str| *origin != office),
                party: Option::filter(party, |party: &u128| *party != applicant),
                station: None,
            };
        numbered.map(spec).collect()
    })
}

pub(super) fn readers() -> impl Strategy<Value = (Principal, Purpose)> {
    let audit = because("yearly audit");
    prop::sample::select(vec![
        (citizen(1), Purpose::Casework),
        (staff(1, HANGZHOU, &[Post::Intake]), Purpose::Casework),
        (staff(2, NINGBO, &[]), Purpose::Casework),
        (auditor(3, "330000"), audit),
    ])
}

pub(super) fn filters() -> impl Strategy<Value = QueueFilter> {
    use prop::{option::of, sample::select};
    let standing = select(vec![Standing::Open, Standing::Closed, Standing::All]);
    let states = [
        DeadlineState::Overdue,
        DeadlineState::DueToday,
        DeadlineState::Warned,
        DeadlineState::None,
    ];
    let claims = [Claimed::Mine, Claimed::Nobody, Claimed::Anybody];
    let statuses = select(vec![
        vec![],
        vec!["SUBMITTED".to_owned()],
        vec!["DELIVERED".into(), "X".into()],
    ]);
    let narrow = (
        of(select(states.to_vec())),
        of(select(claims.to_vec())),
        of(select(vec![Post::Intake, Post::BusinessLead])),
        of(select(vec![HANGZHOU, NINGBO])),
    );
    (standing, statuses, narrow).prop_map(|(standing, statuses, (deadline, claimed, post, office))| {
        QueueFilter {
            statuses,
            office: office.map(super::world::office),
            post,
            deadline,
            claimed,
            standing,
            ..QueueFilter::default()
        }
    })
}

/// What a filter means, written a second time.
pub(super) fn lets_through(filter: &QueueFilter, spec: &CaseSpec, reader: &Principal) -> bool {
    let status = if spec.closed { "DELIVERED" } else { "SUBMITTED" };
    let today = day("2021-10-22");
    let standing = match filter.standing {
        Standing::Open => !spec.closed,
        Standing::Closed => spec.closed,
        Standing::All => true,
    };
    let deadline = filter.deadline.is_none_or(|state| match state {
        DeadlineState::Overdue => spec.due.is_some_and(|due| due < today),
        // The tests run at two in the afternoon, after the warning.
        DeadlineState::DueToday | DeadlineState::Warned => spec.due == Some(today),
        DeadlineState::None => spec.due.is_none(),
    });
    let holder =
        |held: Option<(u128, Moment)>| held.filter(|(_, until)| *until > now()).map(|(by, _)| person(by));
    // Staff look for tasks of their own office.
    let task = match &reader.role {
        Some(Role::Staff { office, .. }) => spec.task.filter(|_| office.as_str() == spec.task_office()),
        _ => spec.task,
    };
    let claimed = filter.claimed.is_none_or(|claimed| {
        task.is_some_and(|(_, held)| match claimed {
            Claimed::Mine => holder(held) == Some(reader.person),
            Claimed::Nobody => holder(held).is_none(),
            Claimed::Anybody => holder(held).is_some(),
        })
    });
    let post = filter
        .post
        .is_none_or(|post| task.is_some_and(|(own, _)| own == post));
    let office = filter
        .office
        .as_ref()
        .is_none_or(|office| office.as_str() == spec.office || Some(office.as_str()) == spec.origin);
    let statuses = filter.statuses.is_empty() || filter.statuses.iter().any(|one| one == status);
    standing && deadline && claimed && post && office && statuses
}

pub(super) fn order(sort: QueueSort, a: &CaseSpec, b: &CaseSpec) -> Ordering {
    let turned = |order: Ordering| if sort.descending { order.reverse() } else { order };
    let by_key = match sort.by {
        // Without a due day last, in either direction.
        QueueKey::Due => match (a.due, b.due) {
            (Some(a), Some(b)) => turned(a.cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
        QueueKey::Received => turned(a.received_at.cmp(&b.received_at)),
        QueueKey::Priority => turned(a.priority.cmp(&b.priority)),
        QueueKey::Number => Ordering::Equal,
    };
    by_key.then_with(|| turned(a.number().cmp(&b.number())))
}
