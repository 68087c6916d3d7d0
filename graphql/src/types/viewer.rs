//! Who is signed in.

use super::{Office, Person, Post};
use crate::{failure::Result, reader::Reader, relay::Count};
use async_graphql::{Context, Enum, Object};
use domain::{access::Role, time::Moment};
use std::sync::Arc;

/// How many unread messages are counted.
const UNREAD: u64 = 100;

/// What somebody is beside themselves (身份)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ViewerRole {
    /// 当事人
    Citizen,
    /// 工作人员
    Staff,
    /// 监督检查人员
    Auditor,
    /// 管理员
    Administrator,
}

/// You (当前用户)
pub struct Viewer(pub(crate) Arc<Reader>);

/// You (当前用户)
#[Object]
impl Viewer {
    /// Your id, as colleagues name you in `reassignTask`.
    async fn id(&self) -> String {
        self.0.principal.person.0.to_string()
    }

    /// Your details, if they are kept here.
    async fn person(&self) -> Result<Option<Person>> {
        Ok(self
            .0
            .finder()
            .person(self.0.principal.person, "")
            .await?
            .map(Person::from))
    }

    async fn role(&self) -> ViewerRole {
        match self.0.principal.role {
            None => ViewerRole::Citizen,
            Some(Role::Staff { .. }) => ViewerRole::Staff,
            Some(Role::Auditor { .. }) => ViewerRole::Auditor,
            Some(Role::Administrator) => ViewerRole::Administrator,
        }
    }

    /// The office of a member of staff.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        match &self.0.principal.role {
            Some(Role::Staff { office, .. }) => Office::find(ctx, office).await,
            _ => Ok(None),
        }
    }

    /// Your posts (岗位)
    async fn posts(&self) -> Vec<Post> {
        match &self.0.principal.role {
            Some(Role::Staff { posts, .. }) => posts.iter().copied().map(Post::from).collect(),
            _ => vec![],
        }
    }

    /// The division code of the province that an auditor reads.
    async fn province(&self) -> Option<&str> {
        match &self.0.principal.role {
            Some(Role::Auditor { province }) => Some(province.as_str()),
            _ => None,
        }
    }

    /// When your token ends, by the office clock.
    async fn expires_at(&self) -> Moment {
        self.0.principal.expires_at
    }

    /// The office clock now. In a demonstration it may stand in another year.
    async fn office_time(&self) -> Moment {
        self.0.now
    }

    /// How many of your messages are not marked read.
    async fn unread(&self) -> Result<Count> {
        Ok(self.0.finder().unread_up_to(UNREAD).await?.into())
    }
}
