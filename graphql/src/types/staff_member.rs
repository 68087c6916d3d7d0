//! Members of staff, as those who give work out see them.

use super::Post;
use crate::{Words, date::Date};
use async_graphql::SimpleObject;
use domain::access::PersonId;
use store::finder::StaffRow;

/// A member of staff with the posts that they hold today (在岗人员)
#[derive(Clone, Debug, SimpleObject)]
pub struct StaffMember {
    /// For `reassignTask` and `reassignTasksOf`.
    pub id: String,
    /// None where no details of the person are kept.
    pub name: Option<String>,
    pub is_you: bool,
    pub posts: Vec<HeldPost>,
}

/// A post that somebody holds (任职)
#[derive(Clone, Debug, SimpleObject)]
pub struct HeldPost {
    pub post: Post,
    pub words: Words,
    /// The first day on which it is known.
    pub since: Date,
}

impl StaffMember {
    pub(crate) fn seen_by(asker: PersonId, row: StaffRow) -> Self {
        let held = |(post, since)| {
            let post = Post::from(post);
            HeldPost {
                post,
                words: post.words(),
                since: Date(since),
            }
        };
        Self {
            id: row.person.0.to_string(),
            name: row.name.map(String::from),
            is_you: row.person == asker,
            posts: row.posts.into_iter().map(held).collect(),
        }
    }
}
