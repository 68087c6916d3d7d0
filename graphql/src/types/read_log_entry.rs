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
}

/// One read of a case by somebody whose case it is not (查阅记录)
pub struct ReadLogEntry {
    pub(crate) row: ReadLogRow,
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

    /// `AUDIT`, `CASEWORK` or `EXPORT`.
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
