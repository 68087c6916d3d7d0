//! An event as people read it.

use super::event::{Audience, HistoryEvent};
use crate::{
    Words,
    failure::Result,
    kind,
    reader::Reader,
    types::{Colleague, Office, Post},
};
use async_graphql::{Context, Enum, Object, SimpleObject};
use domain::{
    access::{self, Actor, PersonId, Role},
    time::Moment,
};
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

    /// The member of staff who did it, as far as the reader is told of it.
    pub(crate) fn officer(&self) -> Option<PersonId> {
        match &self.row.actor {
            Some(Actor::Staff { person, .. }) if self.is_told() => Some(*person),
            _ => None,
        }
    }

    /// Whether the reader is told what it was.
    fn is_told(&self) -> bool {
        match self
            .event
            .as_ref()
            .map_or(Audience::All, |event| event.audience())
        {
            Audience::All => true,
            Audience::Papers => self.sees_papers(),
            Audience::Staff => self.is_staff(),
        }
    }

    fn sees_papers(&self) -> bool {
        self.is_staff() || (self.sight == Sight::Applicant && self.papers)
    }

    /// Whether the reader works on it, or audits it.
    fn is_staff(&self) -> bool {
        let posts = self.event.as_ref().and_then(|event| event.posts());
        let holds_one = |posts: &[access::Post]| match &self.reader.principal.role {
            Some(Role::Staff { posts: held, .. }) => posts.iter().any(|post| held.contains(post)),
            _ => false,
        };
        match self.sight {
            Sight::Office | Sight::Origin => posts.is_none_or(holds_one),
            Sight::Audit => true,
            Sight::Applicant | Sight::Station | Sight::Province => false,
        }
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

    /// The event's name, such as `ACCEPTED`; `INTERNAL` for a step of which you are told nothing.
    #[graphql(name = "type")]
    async fn event_type(&self) -> &str {
        if self.is_told() {
            &self.row.event_type
        } else {
            "INTERNAL"
        }
    }

    /// What happened, for people.
    async fn title(&self) -> Words {
        match &self.event {
            Some(_) if !self.is_told() => Words::new("内部办理事项", "An internal step"),
            Some(event) => event.title(),
            None => Words::new("内容已依法删除", "The content was erased"),
        }
    }

    /// What the event says. Internal remarks are for staff; nothing, for whoever has another part in the matter than to apply.
    async fn details(&self) -> Vec<HistoryDetail> {
        let (papers, staff) = (self.sees_papers(), self.is_staff());
        let told = self.event.iter().filter(|_| self.is_told());
        let details = told.flat_map(|event| event.details());
        details
            .filter(|(internal, _)| papers && (staff || !internal))
            .map(|(_, detail)| detail)
            .collect()
    }

    async fn actor(&self) -> Option<HistoryActor> {
        let actor = self.row.actor.clone().filter(|_| self.is_told())?;
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
