//! What every case shows, whatever its kind.

use super::{
    AvailableAction, Deadline, Document, ExpectedBy, HistoryEntry, LicenceApplication, Notice, Office,
    Person, Receipt, Remedy, Task,
};
use crate::{
    Words,
    failure::{Failure, Result},
    reader::Reader,
    relay::{self, NodeType, Page},
    request,
};
use async_graphql::{
    Context, ID, Interface, Object,
    connection::{Connection, Edge},
};
use domain::{case::Casework, identifier::CaseNumber, licence_application, time::Moment};
use std::sync::Arc;
use store::finder::{CaseRow, Sight};

/// A case of any kind (业务)
#[expect(
    clippy::duplicated_attributes,
    reason = "each field of an interface names its type"
)]
#[derive(Interface)]
#[graphql(
    field(name = "id", ty = "ID"),
    field(
        name = "number",
        ty = "&str",
        desc = "Readable over the phone: office, day, eight characters, check character (流水号)"
    ),
    field(
        name = "version",
        ty = "u64",
        desc = "Grows with every event. Give it back with what you do, so that you act on what you saw."
    ),
    field(
        name = "status_words",
        ty = "Words",
        desc = "The status in plain words (状态)"
    ),
    field(name = "closed", ty = "bool", desc = "Whether nothing is left to do."),
    field(
        name = "office",
        ty = "Office",
        desc = "The office that handles it (承办机关)"
    ),
    field(
        name = "received_at",
        ty = "Moment",
        desc = "When the application was received (收件时间)"
    ),
    field(
        name = "waiting_for",
        ty = "Words",
        desc = "Who has to do what next, in plain words (待办)"
    ),
    field(
        name = "expected_by",
        ty = "Option<ExpectedBy>",
        desc = "By when that has to happen; none where no period runs (预计完成日)"
    ),
    field(
        name = "escalated",
        ty = "bool",
        desc = "Whether supervision was told (已督办)"
    ),
    field(
        name = "history",
        ty = "Connection<String, HistoryEntry>",
        desc = "Every event, oldest first (办理记录)",
        arg(name = "first", ty = "Option<i32>"),
        arg(
            name = "after",
            ty = "Option<String>",
            desc = "A version, as `endCursor` gives it."
        )
    ),
    field(
        name = "deadlines",
        ty = "Vec<Deadline>",
        desc = "Every period, oldest first (期限)"
    ),
    field(
        name = "tasks",
        ty = "Vec<Task>",
        desc = "Work for posts, oldest first; for staff (任务)"
    ),
    field(
        name = "documents",
        ty = "Vec<Document>",
        desc = "The dossier, in the order in which it grew (材料)"
    ),
    field(
        name = "notices",
        ty = "Vec<Notice>",
        desc = "Messages about the case, and what became of them (通知)"
    ),
    field(
        name = "available_actions",
        ty = "Vec<AvailableAction>",
        desc = "What you can do now, and why the rest is not possible (可办理事项)"
    ),
    field(
        name = "remedies",
        ty = "Vec<Remedy>",
        desc = "What the person can do against a negative decision (救济途径)"
    ),
    field(
        name = "applicant",
        ty = "Option<Person>",
        desc = "Whose matter it is; masked unless it is you, or staff who give a reason, which is logged (申请人)",
        arg(name = "unmask_reason", ty = "Option<String>")
    ),
    field(
        name = "receipt",
        ty = "Option<Receipt>",
        desc = "What is handed out to follow the case without signing in; for the applicant and the office (受理回执)"
    )
)]
pub enum Case {
    LicenceApplication(LicenceApplication),
}

impl Case {
    /// A case as its reader sees it; nothing for one whose content was erased by law.
    pub(crate) fn read(row: CaseRow, reader: &Arc<Reader>) -> Result<Option<Self>> {
        if row.state.is_erased() {
            return Ok(None);
        }
        let state: licence_application::State = row.state.read()?;
        let shared = CaseParts::new(row, &state.work, Arc::clone(reader));
        Ok(Some(Self::LicenceApplication(LicenceApplication::new(
            shared, state,
        ))))
    }
}

/// The part that a kind does not add to.
pub struct CaseParts {
    pub(crate) row: CaseRow,
    received_at: Moment,
    escalated: bool,
    deadlines: Vec<domain::deadline::Deadline>,
    tasks: Vec<domain::case::Task>,
    pub(crate) reader: Arc<Reader>,
}

impl CaseParts {
    fn new<E>(row: CaseRow, work: &Casework<E>, reader: Arc<Reader>) -> Self {
        Self {
            row,
            received_at: work.received_at,
            escalated: work.escalated,
            deadlines: work.deadlines.clone(),
            tasks: work.tasks.clone(),
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
        self.received_at
    }

    /// Whether supervision was told (已督办)
    pub(crate) async fn escalated(&self) -> bool {
        self.escalated
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
        let mut connection = Connection::new(after > 0, last < self.row.version);
        for row in rows {
            let cursor = row.version.to_string();
            let entry = HistoryEntry::new(row, self.row.sight, Arc::clone(&self.reader))?;
            connection.edges.push(Edge::new(cursor, entry));
        }
        Ok(connection)
    }

    /// Every period, oldest first (期限)
    pub(crate) async fn deadlines(&self) -> Vec<Deadline> {
        let of = |inner: &domain::deadline::Deadline| Deadline {
            inner: inner.clone(),
            office: self.row.office.clone(),
        };
        self.deadlines.iter().map(of).collect()
    }

    /// Work for posts, oldest first; for staff (任务)
    pub(crate) async fn tasks(&self) -> Vec<Task> {
        if self.row.sight == Sight::Applicant {
            return vec![];
        }
        let asker = self.reader.principal.person;
        self.tasks
            .iter()
            .map(|task| Task::seen_by(asker, task, self.reader.now))
            .collect()
    }

    /// The dossier, in the order in which it grew (材料)
    pub(crate) async fn documents(&self) -> Result<Vec<Document>> {
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
        let own = self.row.sight == Sight::Applicant;
        match unmask_reason.filter(|reason| !reason.trim().is_empty()) {
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
        (self.row.sight != Sight::Audit).then(|| Receipt {
            number: self.row.number.to_string(),
            code: keys.receipt_code(&self.row.number),
        })
    }
}

impl CaseParts {
    /// The global id of the case as an object of its kind.
    pub(crate) fn global_id(&self, of: NodeType) -> ID {
        of.id(self.row.number.as_str())
    }
}

/// A page of cases with the total.
pub(crate) type Cases = relay::Paged<Case>;
