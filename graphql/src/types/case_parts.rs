//! The fields of a case that are the same for every kind.

use super::{
    AvailableAction, Deadline, Document, ExpectedBy, HistoryEntry, Notice, Office, Person, Receipt, Task,
};
use crate::{
    date::Date,
    failure::{Failure, Result},
    kind::ApiKind,
    reader::Reader,
    relay::{NodeType, Page},
    request,
};
use async_graphql::{
    Context, ID, Object,
    connection::{Connection, Edge},
};
use domain::{
    case::{Casework, NoEffect},
    identifier::CaseNumber,
    time::Moment,
};
use std::sync::Arc;
use store::{
    AnyKind,
    finder::{CaseRow, Sight},
};

/// Events of a case that are read at once.
const PAGE: u16 = 100;

/// The part that a kind does not add to.
pub struct CaseParts {
    pub(crate) row: CaseRow,
    pub(crate) work: Casework<NoEffect>,
    /// Whether a receipt is handed out for it.
    receipt: bool,
    pub(crate) reader: Arc<Reader>,
}

impl CaseParts {
    pub(crate) fn new(
        (row, work): (CaseRow, Casework<NoEffect>),
        receipt: bool,
        reader: Arc<Reader>,
    ) -> Self {
        Self {
            row,
            work,
            receipt,
            reader,
        }
    }

    fn number_of(&self) -> &CaseNumber {
        &self.row.number
    }
}

/// The part that a kind does not add to.
#[Object]
impl CaseParts {
    /// Readable over the phone: office, day, eight characters, check character (流水号)
    pub(crate) async fn number(&self) -> &str {
        self.row.number.as_str()
    }

    /// Grows with every event. Give it back with what you do, so that you act on what you saw.
    pub(crate) async fn version(&self) -> u64 {
        self.row.version
    }

    /// Whether nothing is left to do.
    pub(crate) async fn closed(&self) -> bool {
        self.row.closed
    }

    /// The office that handles it (承办机关)
    pub(crate) async fn office(&self, ctx: &Context<'_>) -> Result<Office> {
        Office::of(ctx, &self.row.office).await
    }

    /// When the application was received: the true time, also for one taken on paper (收件时间)
    pub(crate) async fn received_at(&self) -> Moment {
        self.work.received_at
    }

    /// Whether supervision was told (已督办)
    pub(crate) async fn escalated(&self) -> bool {
        self.work.escalated
    }

    /// Every event, oldest first (办理记录)
    pub(crate) async fn history(
        &self,
        first: Option<i32>,
        #[graphql(desc = "A version, as `endCursor` gives it.")] after: Option<String>,
    ) -> Result<Connection<String, HistoryEntry>> {
        let page = Page::read(first, after)?;
        let after = page.after.as_deref().map_or(Ok(0), str::parse);
        let after: u64 = after.map_err(|_| Failure::BadInput("failed to page: `after` is a version"))?;
        let rows = self
            .reader
            .finder()
            .history(self.number_of(), after, page.first)
            .await?;
        let last = rows.last().map_or(after, |row| row.version);
        // What is not shown is no next page.
        let more = !rows.is_empty() && last < self.row.version;
        let mut connection = Connection::new(after > 0, more);
        for row in rows {
            let cursor = row.version.to_string();
            let entry = HistoryEntry::new(row, (self.row.sight, self.row.papers), Arc::clone(&self.reader))?;
            connection.edges.push(Edge::new(cursor, entry));
        }
        Ok(connection)
    }

    /// Every period, oldest first; not for a service station (期限)
    pub(crate) async fn deadlines(&self) -> Vec<Deadline> {
        if self.row.sight == Sight::Station {
            return vec![];
        }
        let of = |inner: &domain::deadline::Deadline| Deadline {
            inner: inner.clone(),
            office: self.row.office.clone(),
        };
        self.work.deadlines.iter().map(of).collect()
    }

    /// Work for posts, oldest first; for staff (任务)
    pub(crate) async fn tasks(&self) -> Vec<Task> {
        if !self.row.sight.is_staff() {
            return vec![];
        }
        let asker = self.reader.principal.person;
        self.work
            .tasks
            .iter()
            .map(|task| Task::seen_by(asker, task, self.reader.now))
            .collect()
    }

    /// The dossier, in the order in which it grew; for the applicant's side and staff (材料)
    pub(crate) async fn documents(&self) -> Result<Vec<Document>> {
        if !self.row.papers {
            return Ok(vec![]);
        }
        let rows = self.reader.documents.load_one(self.row.number.clone()).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Document).collect())
    }

    /// Whose matter it is; masked unless it is you, or staff who give a reason, which is logged (申请人)
    pub(crate) async fn applicant(
        &self,
        #[graphql(desc = "Why you need to see the whole person. It is logged.")] unmask_reason: Option<
            String,
        >,
    ) -> Result<Option<Person>> {
        let id = self.row.applicant;
        let own = self.reader.principal.person == id;
        // Where the file comes from, who applies elsewhere is masked, whatever the reason.
        let may_unmask = !matches!(self.row.sight, Sight::Origin | Sight::Province);
        match unmask_reason.filter(|reason| may_unmask && !reason.trim().is_empty()) {
            None if !own => Ok(self.reader.applicants.load_one(id).await?.map(Person::from)),
            reason => {
                let person = self
                    .reader
                    .finder()
                    .person(id, &reason.unwrap_or_default())
                    .await?;
                Ok(person.map(Person::from))
            }
        }
    }

    /// What is handed out to follow the case without signing in; for the applicant and the office (受理回执)
    pub(crate) async fn receipt(&self, ctx: &Context<'_>) -> Option<Receipt> {
        let keys = request::services(ctx).store.keys();
        let theirs = self.row.papers && self.row.sight != Sight::Audit;
        (self.receipt && theirs).then(|| Receipt {
            number: self.row.number.to_string(),
            code: keys.receipt_code(&self.row.number),
        })
    }
}

impl CaseParts {
    /// The global id of the case as an object of its kind.
    pub(crate) fn global_id(&self, kind: AnyKind) -> ID {
        NodeType::Case(kind).id(self.row.number.as_str())
    }

    /// What the reader can do now, and why the rest is not possible.
    pub(crate) async fn actions_of<K: ApiKind>(
        &self,
        ctx: &Context<'_>,
        state: &K::State,
    ) -> Result<Vec<AvailableAction>> {
        let offices = request::services(ctx).store.office_data();
        let facts = K::facts(offices, &self.row.number, (self.reader.now, None)).await?;
        let actions = K::available_actions(state, &self.reader.actor(), &facts);
        Ok(actions
            .iter()
            .map(|action| AvailableAction::new(action, self.reader.language))
            .collect())
    }

    /// Every notice of the case, and what became of it; to whoever does not see its papers, their own.
    pub(crate) async fn notices_of<K: ApiKind>(&self) -> Result<Vec<Notice>> {
        let mut notices = self.every_notice::<K>().await?;
        let reader = self.reader.principal.person;
        notices.retain(|notice| self.row.papers || notice.is_for(reader));
        Ok(notices)
    }

    /// Every notice of the case, to whomever.
    pub(crate) async fn every_notice<K: ApiKind>(&self) -> Result<Vec<Notice>> {
        let mut notices = vec![];
        for (at, event) in self.events_of::<K>().await? {
            if let Some(effect) = K::effect_event(&event) {
                Notice::fold(&mut notices, at, effect);
            }
        }
        Ok(notices)
    }

    /// Every event of the case, oldest first, with its time.
    pub(crate) async fn events_of<K: ApiKind>(&self) -> Result<Vec<(Moment, K::Event)>> {
        let (mut events, mut after) = (vec![], 0);
        while after < self.row.version {
            let finder = self.reader.finder();
            let rows = finder.history(self.number_of(), after, PAGE).await?;
            let Some(last) = rows.last() else { break };
            after = last.version;
            for row in &rows {
                events.push((row.at, row.event.read()?));
            }
        }
        Ok(events)
    }

    /// By when the next step has to happen.
    pub(crate) fn expected(&self) -> Option<ExpectedBy> {
        let (date, provisional) = self.work.expected_by()?;
        Some(ExpectedBy {
            date: Date(date),
            provisional,
        })
    }
}
