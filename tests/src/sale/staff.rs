//! Who works on a sale: at the office where the car is to be registered, and at the one where it is.

use crate::{CHENGDU, GUANGZHOU};
use domain::access::{Actor, PersonId, Post};
use uuid::Uuid;

/// A member of staff in one post; who works on a case with a second pair of eyes has another `eyes`.
pub fn staff(office: &str, post: Post, eyes: u8) -> Actor {
    Actor::Staff {
        person: number(office, post, eyes),
        office: office.parse().unwrap(),
        posts: [post].into(),
    }
}

pub(super) fn number(office: &str, post: Post, eyes: u8) -> PersonId {
    let office: u64 = office.parse().unwrap();
    PersonId(Uuid::from_u64_pair(
        office,
        100 + 10 * post as u64 + u64::from(eyes),
    ))
}

/// Somebody of Guangzhou, where the car is to be registered.
pub fn here(post: Post) -> Actor {
    staff(GUANGZHOU, post, 0)
}

/// A second pair of eyes there.
pub fn another_here(post: Post) -> Actor {
    staff(GUANGZHOU, post, 1)
}

/// Somebody of Chengdu, where the file is.
pub fn there(post: Post) -> Actor {
    staff(CHENGDU, post, 0)
}

/// A second pair of eyes there.
pub fn another_there(post: Post) -> Actor {
    staff(CHENGDU, post, 1)
}
