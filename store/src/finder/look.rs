//! Every look at evidence is an entry of the log of reads, whether something was shown or not, written before it is shown.

use super::{Finder, ReadLogRow, ReadWhat, condition::of_evidence, read_log::opened, wire::text};
use crate::{
    PageTicket, Place, Store, StoreError,
    entity::{
        Id, case,
        read_log::{ActiveModel, Column, Entity},
    },
};
use domain::{access::PersonId, accident::ItemId, audit::Hex, identifier::CaseNumber};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Iterable, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::{Builder, Uuid};

/// What somebody looked at, where it is evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub item: Option<ItemId>,
    /// Counted from 1; `None` of an item as it came.
    pub page: Option<u16>,
    /// The number of the invisible mark on what was shown.
    pub mark: Option<u32>,
    /// The code of why nothing was shown.
    pub refusal: Option<String>,
}

/// A look at evidence of a case.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    pub case: &'a CaseNumber,
    pub what: ReadWhat,
    pub item: ItemId,
    /// Counted from 1; `None` of an item as it came.
    pub page: Option<u16>,
    /// In the reader's own words; empty where nobody has to say why.
    pub reason: &'a str,
}

impl Store {
    /// The entry to which an invisible mark leads. It is in nobody's scope, and nothing is logged: this is for whoever keeps the
    /// machine.
    pub async fn look_of_mark(&self, mark: u32) -> Result<Option<ReadLogRow>, StoreError> {
        let row = Entity::find()
            .filter(Column::Mark.eq(mark.cast_signed()))
            .one(self.connection())
            .await?;
        row.map(|row| opened(self.keys(), row)).transpose()
    }
}

impl Finder<'_> {
    /// Logs that a page is shown. Gives the number for its invisible mark, which leads to the entry.
    pub async fn log_shown(&self, looked: Looked<'_>) -> Result<u32, StoreError> {
        let mark = self.free_mark().await?;
        self.log_look(looked, (Some(mark), None)).await?;
        Ok(mark)
    }

    /// Logs that an item is shown as it came.
    pub async fn log_original(&self, looked: Looked<'_>) -> Result<(), StoreError> {
        self.log_look(looked, (None, None)).await
    }

    /// Logs that something was asked for and not shown.
    pub async fn log_denied(&self, looked: Looked<'_>, code: &str) -> Result<(), StoreError> {
        self.log_look(looked, (None, Some(code))).await
    }

    /// Logs that something was asked for where nothing is there for whoever asked, if there is a case of evidence of this number. Whether
    /// there is one, nobody learns: the database is asked the same, once. What they say of why is not kept, since whoever has no
    /// business with a case puts no words before those who read its log.
    pub async fn log_stray(&self, looked: Looked<'_>, code: &str) -> Result<(), StoreError> {
        let looked = Looked { reason: "", ..looked };
        let Some(entry) = self.entry(looked, (None, Some(code))) else {
            return Ok(());
        };
        let mut row = Query::select();
        row.from(case::Entity).cond_where(evidence(looked.case));
        let mut columns = vec![];
        for column in Column::iter() {
            if let Some(value) = entry.get(column).into_value() {
                columns.push(column);
                row.expr(Expr::val(value));
            }
        }
        let mut insert = Query::insert();
        insert
            .into_table(Entity)
            .columns(columns)
            .select_from(row)
            .expect("there are as many values as columns");
        self.store.connection().execute(&insert).await?;
        Ok(())
    }

    /// Whether a link to a page was made for whoever applied for the case: then it is a whole one, in other hands. It tells nothing to
    /// whoever guesses, for whom it takes as long whether there is such a case or not.
    pub async fn is_link_of_applicant(
        &self,
        link: &PageTicket<'_>,
        seal: Hex<16>,
    ) -> Result<bool, StoreError> {
        let applicant = case::Entity::find()
            .select_only()
            .column(case::Column::Applicant)
            .filter(evidence(link.case))
            .into_tuple::<Id>()
            .one(self.store.connection())
            .await?;
        let person = applicant.map_or(PersonId(Uuid::nil()), PersonId::from);
        let fits = self.store.keys().fits(&PageTicket { person, ..*link }, seal);
        Ok(fits && applicant.is_some())
    }

    /// A number that leads to no entry yet.
    async fn free_mark(&self) -> Result<u32, StoreError> {
        loop {
            let mark: u32 = rand::random();
            let taken = Entity::find().filter(Column::Mark.eq(mark.cast_signed()));
            if taken.count(self.store.connection()).await? == 0 {
                return Ok(mark);
            }
        }
    }

    async fn log_look(
        &self,
        looked: Looked<'_>,
        (mark, refusal): (Option<u32>, Option<&str>),
    ) -> Result<(), StoreError> {
        if let Some(entry) = self.entry(looked, (mark, refusal)) {
            Entity::insert(entry)
                .exec_without_returning(self.store.connection())
                .await?;
        }
        Ok(())
    }

    /// What the log is to say; `None` where nobody asks.
    fn entry(&self, looked: Looked<'_>, (mark, refusal): (Option<u32>, Option<&str>)) -> Option<ActiveModel> {
        let reader = self.scope.person()?;
        let id = Id(Builder::from_random_bytes(rand::random()).into_uuid());
        let name = id.to_string();
        let place = Place::new("read_log", "reason_enc", &name);
        let reason = Some(looked.reason).filter(|reason| !reason.is_empty());
        let purpose = if self.scope.office().is_some() {
            "CASEWORK"
        } else {
            "OWN"
        };
        Some(ActiveModel {
            id: Set(id),
            at: Set(self.now),
            reader: Set(reader.into()),
            purpose: Set(purpose.to_owned()),
            reason_enc: Set(reason.map(|reason| self.store.keys().seal(&place, reason.as_bytes()))),
            case_number: Set(Some(looked.case.to_string())),
            what: Set(text(&looked.what)),
            item: Set(Some(looked.item.0.to_string())),
            page: Set(looked.page.map(i32::from)),
            mark: Set(mark.map(u32::cast_signed)),
            refusal: Set(refusal.map(str::to_owned)),
        })
    }
}

/// The case of this number, if it is one of evidence.
fn evidence(number: &CaseNumber) -> Condition {
    of_evidence().add(case::Column::Number.eq(number.as_str()))
}
