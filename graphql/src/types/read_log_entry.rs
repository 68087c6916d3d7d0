//! Who read a case, and why.

use super::Colleague;
use crate::{failure::Result, reader::Reader};
use async_graphql::{Enum, Object};
use domain::time::Moment;
use std::sync::Arc;
use store::finder::{ReadLogRow, ReadWhat};

/// What was read (查阅内容)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ReadWhat")]
pub enum ReadKind {
    /// 业务
    Case,
    /// A list that showed the case (列表)
    Queue,
    /// Case numbers only (变更通知)
    Feed,
    /// 办理记录
    History,
    /// 任务
    Tasks,
    /// 期限
    Deadlines,
    /// 材料
    Documents,
    /// Who somebody is, masked (脱敏身份信息)
    MaskedPerson,
    /// Who somebody is (身份信息)
    Person,
    /// 查阅记录
    ReadLog,
    /// A page of evidence as it is shown (证据材料页)
    EvidencePage,
    /// An item of evidence as it came (证据材料原件)
    EvidenceOriginal,
    /// A page of a copy of evidence (证据材料复制件)
    EvidenceCopy,
}

/// One read of a case by somebody whose case it is not (查阅记录)
pub struct ReadLogEntry {
    pub(crate) row: ReadLogRow,
    /// Whether the reader sees the case as staff.
    pub(crate) staff: bool,
    pub(crate) reader: Arc<Reader>,
}

/// One read of a case by somebody whose case it is not (查阅记录)
#[Object]
impl ReadLogEntry {
    async fn at(&self) -> Moment {
        self.row.at
    }

    async fn what(&self) -> ReadKind {
        self.row.what.into()
    }

    /// The item of evidence that was looked at, or asked for. Which item was opened as it came, or asked for in vain by somebody
    /// else, is for staff: it may be one of which the applicant knows nothing.
    async fn item(&self) -> Option<String> {
        let released = self.row.what != ReadWhat::EvidenceOriginal && self.row.look.refusal.is_none();
        let own = self.row.reader == self.reader.principal.person;
        let item = self.row.look.item.filter(|_| self.staff || own || released);
        item.map(|item| item.0.to_string())
    }

    /// Its page, counted from 1.
    async fn page(&self) -> Option<u16> {
        self.row.look.page
    }

    /// Why nothing was shown, by a code for machines.
    async fn refusal(&self) -> Option<&str> {
        self.row.look.refusal.as_deref()
    }

    /// `AUDIT`, `CASEWORK`, `OWN` or `EXPORT`.
    async fn purpose(&self) -> &str {
        &self.row.purpose
    }

    /// In the reader's own words.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }

    /// Who read; their name is for colleagues.
    async fn reader(&self) -> Result<Colleague> {
        Colleague::find(&self.reader, self.row.reader).await
    }
}
