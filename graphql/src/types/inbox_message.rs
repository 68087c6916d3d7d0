//! Messages to a person.

use super::NoticeKind;
use crate::{Words, relay::NodeType};
use async_graphql::{ID, Object};
use domain::time::Moment;

/// A message about a case (站内消息)
pub struct InboxMessage(pub(crate) store::finder::InboxMessage);

/// A message about a case (站内消息)
#[Object]
impl InboxMessage {
    pub(crate) async fn id(&self) -> ID {
        NodeType::InboxMessage.id(&self.0.id.to_string())
    }

    async fn case_number(&self) -> &str {
        self.0.case.as_str()
    }

    async fn kind(&self) -> NoticeKind {
        self.0.kind.into()
    }

    async fn kind_words(&self) -> Words {
        NoticeKind::from(self.0.kind).words()
    }

    /// The text as it was sent.
    async fn body(&self) -> &str {
        &self.0.body
    }

    async fn sent_at(&self) -> Moment {
        self.0.sent_at
    }

    /// When you first marked it read.
    async fn read_at(&self) -> Option<Moment> {
        self.0.read_at
    }
}
