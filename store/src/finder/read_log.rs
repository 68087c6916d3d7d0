//! The log of reads: what an auditor reads, and whenever somebody's identity is shown to somebody else. It is written
//! before anything is shown, and never changed.

use super::{
    Connection, FindError, Finder, Look, Page,
    cursor::Key,
    page::Sorted,
    wire::{parse, read, text},
};
use crate::{
    KeyRing, Place, StoreError,
    entity::{
        Id, case,
        read_log::{ActiveModel, Column, Entity, Model},
    },
};
use domain::{access::PersonId, accident::ItemId, identifier::CaseNumber, time::Moment};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Mutex};
use uuid::{Builder, Uuid};

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReadWhat {
    Case,
    /// A list that showed the case, or a count without any case.
    Queue,
    /// The feed of what changes, which holds case numbers only.
    Feed,
    History,
    Tasks,
    Deadlines,
    /// The list of documents, or one for download.
    Documents,
    /// Who somebody is, masked.
    MaskedPerson,
    /// Who somebody is.
    Person,
    /// This log.
    ReadLog,
    /// A page of evidence as it is shown.
    EvidencePage,
    /// An item of evidence as it came.
    EvidenceOriginal,
    /// A page of a copy of evidence.
    EvidenceCopy,
}

/// One read.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadLogRow {
    pub id: Uuid,
    pub at: Moment,
    pub reader: PersonId,
    /// `AUDIT`, `CASEWORK`, `OWN` for evidence that somebody asked for who works on no case, or `EXPORT` for a command of the
    /// machine.
    pub purpose: String,
    /// In the reader's own words.
    pub reason: Option<String>,
    pub case: Option<CaseNumber>,
    pub what: ReadWhat,
    pub look: Look,
}

/// Without the reason: it can hold anything.
impl std::fmt::Debug for ReadLogRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReadLogRow")
            .field("id", &self.id)
            .field("what", &self.what)
            .finish_non_exhaustive()
    }
}

/// What one finder has logged: within one request, the same read is logged once.
#[derive(Debug, Default)]
pub(super) struct Logged(Mutex<BTreeSet<(ReadWhat, Option<CaseNumber>)>>);

impl Logged {
    /// Those that were not logged yet.
    fn fresh(
        &self,
        what: ReadWhat,
        cases: impl IntoIterator<Item = Option<CaseNumber>>,
    ) -> Vec<Option<CaseNumber>> {
        let logged = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        cases
            .into_iter()
            .filter(|case| !logged.contains(&(what, case.clone())))
            .collect()
    }

    fn remember(&self, what: ReadWhat, cases: Vec<Option<CaseNumber>>) {
        let mut logged = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        logged.extend(cases.into_iter().map(|case| (what, case)));
    }
}

const NEWEST: Sorted<Column> = Sorted {
    list: "read-log",
    key: Some(Column::At),
    id: Column::Id,
    descending: true,
};

/// An entry, with its reason.
pub(super) fn opened(keys: &KeyRing, row: Model) -> Result<ReadLogRow, StoreError> {
    let id = row.id.to_string();
    let place = Place::new("read_log", "reason_enc", &id);
    let reason = row.reason_enc.map(|sealed| keys.open_text(&place, &sealed));
    Ok(ReadLogRow {
        id: row.id.0,
        at: row.at,
        reader: row.reader.into(),
        purpose: row.purpose,
        reason: reason.transpose()?,
        case: row
            .case_number
            .map(|number| parse("case_number", &number))
            .transpose()?,
        what: read("what", &row.what)?,
        look: Look {
            item: row
                .item
                .map(|item| parse("item", &item).map(ItemId))
                .transpose()?,
            page: row.page.and_then(|page| u16::try_from(page).ok()),
            mark: row.mark.map(i32::cast_unsigned),
            refusal: row.refusal,
        },
    })
}

impl Finder<'_> {
    /// Who read a case and why, newest first: for the applicant, for the office's supervision, for the head of the unit whose
    /// evidence it is about, and for an audit. Empty for everybody else.
    pub async fn read_log_of(
        &self,
        number: &CaseNumber,
        page: Page,
    ) -> Result<Connection<ReadLogRow>, FindError> {
        self.log_audit_of(ReadWhat::ReadLog, std::slice::from_ref(number))
            .await?;
        let rows = Entity::find()
            .filter(self.scope.read_log())
            .filter(Column::CaseNumber.eq(number.as_str()));
        let found = NEWEST
            .page(rows, &page)?
            .all(self.store.connection())
            .await
            .map_err(StoreError::from)?;
        let found = NEWEST.connection(found, &page, |row| (Key::At(row.at), row.id.to_string()));
        Ok(found.try_map(|row| opened(self.store.keys(), row))?)
    }

    /// Logs what an audit reads. For others nothing is logged.
    pub(super) async fn log_audit(
        &self,
        what: ReadWhat,
        cases: impl IntoIterator<Item = CaseNumber>,
    ) -> Result<(), StoreError> {
        match self.scope.audit_reason() {
            Some(reason) => {
                self.log(what, ("AUDIT", reason), cases.into_iter().map(Some))
                    .await
            }
            None => Ok(()),
        }
    }

    /// Logs what an audit reads of cases by number: those that are in its scope and not the auditor's own.
    pub(super) async fn log_audit_of(
        &self,
        what: ReadWhat,
        numbers: &[CaseNumber],
    ) -> Result<(), StoreError> {
        if self.scope.audit_reason().is_none() {
            return Ok(());
        }
        let named = case::Column::Number.is_in(numbers.iter().map(CaseNumber::as_str));
        let audited = case::Entity::find().filter(self.scope.on_duty()).filter(named);
        let audited = audited.all(self.store.connection()).await?;
        let numbers = audited
            .iter()
            .map(|row| parse("number", &row.number))
            .collect::<Result<Vec<_>, _>>()?;
        self.log_audit(what, numbers).await
    }

    /// Logs that an audit looked at a list, whatever it showed.
    pub(super) async fn log_audit_list(&self, what: ReadWhat) -> Result<(), StoreError> {
        match self.scope.audit_reason() {
            Some(reason) => self.log(what, ("AUDIT", reason), [None]).await,
            None => Ok(()),
        }
    }

    /// Writes one row for each case (or one without a case), unless this finder did so before.
    pub(super) async fn log(
        &self,
        what: ReadWhat,
        (purpose, reason): (&str, &str),
        cases: impl IntoIterator<Item = Option<CaseNumber>>,
    ) -> Result<(), StoreError> {
        let Some(reader) = self.scope.person() else {
            return Ok(());
        };
        let fresh = self.logged.fresh(what, cases);
        let rows: Vec<_> = fresh
            .iter()
            .map(|case| {
                let id = Id(Builder::from_random_bytes(rand::random()).into_uuid());
                let place = id.to_string();
                let reason = self
                    .store
                    .keys()
                    .seal(&Place::new("read_log", "reason_enc", &place), reason.as_bytes());
                ActiveModel {
                    id: Set(id),
                    at: Set(self.now),
                    reader: Set(reader.into()),
                    purpose: Set(purpose.to_owned()),
                    reason_enc: Set(Some(reason)),
                    case_number: Set(case.as_ref().map(ToString::to_string)),
                    what: Set(text(&what)),
                    item: Set(None),
                    page: Set(None),
                    mark: Set(None),
                    refusal: Set(None),
                }
            })
            .collect();
        if !rows.is_empty() {
            Entity::insert_many(rows)
                .exec_without_returning(self.store.connection())
                .await?;
        }
        self.logged.remember(what, fresh);
        Ok(())
    }
}
