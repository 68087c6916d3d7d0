//! Cursors and global ids: opaque to clients, who can send anything.

use crate::input;
use graphql::testing::global_id;
use store::finder::{Cursor, CursorProblem, FeedCursor};

pub fn run(data: &[u8]) {
    let Some(text) = input::text(data) else { return };
    match Cursor::parse(text) {
        Ok(cursor) => assert_eq!(Cursor::parse(&cursor.to_string()), Ok(cursor)),
        Err(problem) => assert_eq!(problem, CursorProblem::Unreadable),
    }
    match text.parse::<FeedCursor>() {
        Ok(cursor) => assert_eq!(cursor.to_string().parse(), Ok(cursor)),
        Err(problem) => assert_eq!(problem, CursorProblem::Unreadable),
    }
    if let Some((of, key, again)) = global_id(text) {
        assert_eq!(global_id(&again), Some((of, key, again.clone())));
    }
}
