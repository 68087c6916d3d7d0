//! What every case shows, whatever its kind.

use super::{
    AvailableAction, Deadline, Document, EvidenceAccess, ExpectedBy, FileHandover, HistoryEntry,
    LicenceApplication, Notice, Office, Person, Receipt, Remedy, Task, VehicleTransfer,
};
use crate::{Words, failure::Result, kind, reader::Reader, relay};
use async_graphql::{ID, Interface, connection::Connection};
use domain::time::Moment;
use std::sync::Arc;
use store::finder::CaseRow;

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
        desc = "The dossier, in the order in which it grew; for the applicant's side and staff (材料)"
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
    VehicleTransfer(VehicleTransfer),
    FileHandover(FileHandover),
    EvidenceAccess(EvidenceAccess),
}

impl Case {
    /// A case as its reader sees it; nothing for one whose content was erased by law.
    pub(crate) fn read(row: CaseRow, reader: &Arc<Reader>) -> Result<Option<Self>> {
        if row.state.is_erased() {
            return Ok(None);
        }
        kind::case(row, reader).map(Some)
    }
}

/// A page of cases with the total.
pub(crate) type Cases = relay::Paged<Case>;
