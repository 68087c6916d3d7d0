//! An event as people read it.

use super::event::HistoryEvent;
use crate::{
    Words,
    failure::Result,
    kind,
    reader::Reader,
    types::{Colleague, Office, Post},
};
use async_graphql::{Context, Enum, Object, SimpleObject};
use domain::{access::Actor, time::Moment};
use std::sync::Arc;
use store::finder::{HistoryRow, Sight};

/// Who may have done something (办理主体)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ActorKind {
    /// A person in their own matter (当事人)
    Citizen,
    /// 工作人员
    Staff,
    /// 管理员
    Administrator,
    /// A timer, or the answer of another system (系统)
    System,
}

/// Something that an event says (事项)
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct HistoryDetail {
    /// Stable, for programs.
    pub name: &'static str,
    /// The value as it is recorded: a code, a day, a number, or somebody's words.
    pub value: String,
    /// The words for a code.
    pub words: Option<Words>,
}

/// One event in the history of a case (办理记录)
pub struct HistoryEntry {
    row: HistoryRow,
    event: Option<Box<dyn HistoryEvent>>,
    sight: Sight,
    /// Whether the reader sees the papers of the case.
    papers: bool,
    reader: Arc<Reader>,
}

impl HistoryEntry {
    pub(crate) fn new(row: HistoryRow, (sight, papers): (Sight, bool), reader: Arc<Reader>) -> Result<Self> {
        let event = if row.event.is_erased() {
            None
        } else {
            Some(kind::event(&row)?)
        };
        Ok(Self {
            row,
            event,
            sight,
            papers,
            reader,
        })
    }
}

/// One event in the history of a case (办理记录)
#[Object]
impl HistoryEntry {
    /// Where `caseEvents` goes on after it.
    async fn cursor(&self) -> String {
        self.row.version.to_string()
    }

    /// The version of the case after it.
    async fn version(&self) -> u64 {
        self.row.version
    }

    /// Office time.
    async fn at(&self) -> Moment {
        self.row.at
    }

    /// The event's name, such as `ACCEPTED`.
    #[graphql(name = "type")]
    async fn event_type(&self) -> &str {
        &self.row.event_type
    }

    /// What happened, for people.
    async fn title(&self) -> Words {
        match &self.event {
            Some(event) => event.title(),
            None => Words::new("内容已依法删除", "The content was erased"),
        }
    }

    /// What the event says. Internal remarks are for staff; nothing, for whoever has another part in the matter than to apply.
    async fn details(&self) -> Vec<HistoryDetail> {
        let staff = self.sight.is_staff();
        let details = self.event.iter().flat_map(|event| event.details());
        details
            .filter(|(internal, _)| self.papers && (staff || !internal))
            .map(|(_, detail)| detail)
            .collect()
    }

    async fn actor(&self) -> Option<HistoryActor> {
        let actor = self.row.actor.clone()?;
        Some(HistoryActor {
            actor,
            reader: Arc::clone(&self.reader),
        })
    }

    /// The hash of this event over its content and the hash before it, hexadecimal (校验值)
    async fn hash(&self) -> String {
        hex::encode(self.row.hash)
    }

    /// The hash of the event before it.
    async fn previous_hash(&self) -> String {
        hex::encode(self.row.previous_hash)
    }
}

/// Who did it (办理人)
pub struct HistoryActor {
    actor: Actor,
    reader: Arc<Reader>,
}

/// Who did it (办理人)
#[Object]
impl HistoryActor {
    async fn kind(&self) -> ActorKind {
        match self.actor {
            Actor::Citizen { .. } => ActorKind::Citizen,
            Actor::Staff { .. } => ActorKind::Staff,
            Actor::Administrator { .. } => ActorKind::Administrator,
            Actor::System => ActorKind::System,
        }
    }

    /// The office of a member of staff.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        match &self.actor {
            Actor::Staff { office, .. } => Office::find(ctx, office).await,
            _ => Ok(None),
        }
    }

    /// The posts that they held then (岗位)
    async fn posts(&self) -> Vec<Post> {
        match &self.actor {
            Actor::Staff { posts, .. } => posts.iter().copied().map(Post::from).collect(),
            _ => vec![],
        }
    }

    /// The posts in words.
    async fn post_words(&self) -> Vec<Words> {
        match &self.actor {
            Actor::Staff { posts, .. } => posts.iter().map(|post| Post::from(*post).words()).collect(),
            _ => vec![],
        }
    }

    /// Who it was, for colleagues.
    async fn colleague(&self) -> Result<Option<Colleague>> {
        match &self.actor {
            Actor::Staff { person, .. } => Colleague::find(&self.reader, *person).await.map(Some),
            _ => Ok(None),
        }
    }

    /// Whether it was you.
    async fn is_you(&self) -> bool {
        self.actor.person() == Some(self.reader.principal.person)
    }
}
