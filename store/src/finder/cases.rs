//! Cases by number and one's own cases.

use super::{
    Connection, FindError, Finder, Page, ReadWhat, StateJson,
    content::CaseKeys,
    cursor::Key,
    page::Sorted,
    wire::{count, parse},
};
use crate::{
    Place, StoreError,
    entity::{
        Id,
        case::{Column, Entity, Model},
        case_key, case_party,
    },
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    case::chain::Hash,
    identifier::{CaseNumber, DivisionCode, OfficeCode},
    time::Moment,
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use std::collections::BTreeMap;

/// In which capacity a reader sees a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// It is their own matter, whatever else they are: they applied, or they have a part in it.
    Applicant,
    /// It is a case of their office.
    Office,
    /// The file that it is about comes from their office. Who applies at the other office is no business of theirs.
    Origin,
    /// They took it in at a service station: how far it is, and what is missing, and no more.
    Station,
    /// It is a case of the province that they audit.
    Audit,
    /// An office of the province that they audit or supervise was late with the file that it waits for: how far it is, and nothing of
    /// its papers and people.
    Province,
}

impl Sight {
    /// Whether the reader handles it or audits it: internal remarks, tasks and names of documents are for them.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Office | Self::Origin | Self::Audit)
    }
}

/// That a case is in scope, how far it is, in which capacity it is seen, and whether its papers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    pub version: u64,
    pub sight: Sight,
    /// See [`CaseRow::papers`].
    pub papers: bool,
}

/// A case as it stands in the record.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column, or what a reader may see"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    pub number: CaseNumber,
    /// Wire name of the case kind, `CaseKind::NAME`.
    pub kind: String,
    /// `CaseKind::status`.
    pub status: String,
    pub office: OfficeCode,
    pub province: DivisionCode,
    pub applicant: PersonId,
    pub version: u64,
    pub state: StateJson,
    /// Hash of the newest event.
    pub head_hash: Hash,
    pub received_at: Moment,
    pub opened_at: Moment,
    pub changed_at: Moment,
    /// The nearest due day among the office's running duties, in Asia/Shanghai.
    pub due: Option<NaiveDate>,
    /// A deadline was counted without an official calendar.
    pub provisional: bool,
    pub escalated: bool,
    /// Higher comes first.
    pub priority: i32,
    pub closed: bool,
    pub rule_set: Option<String>,
    pub channel: Option<String>,
    /// Whom or what the case waits for, as a code of its kind.
    pub waiting_for: String,
    pub sight: Sight,
    /// Whether the reader sees the papers of the case, and what its events say: those who work on it, and the applicant's side.
    pub papers: bool,
}

/// A row with the key to what is sealed in it.
pub(super) type Sealed = (Model, Option<case_key::Model>);

const MINE: Sorted<Column> = Sorted {
    list: "my-cases",
    key: Some(Column::ReceivedAt),
    id: Column::Number,
    descending: true,
};

impl Finder<'_> {
    /// A case in scope. One that is out of scope looks like one that is not there.
    pub async fn case(&self, number: &CaseNumber) -> Result<Option<CaseRow>, StoreError> {
        let mut found = self.cases_by_number(std::slice::from_ref(number)).await?;
        Ok(found.remove(number))
    }

    /// Whether a case is in scope, without opening it: for a stream that asks again and again. It is no read of the case
    /// to be logged; what is shown of it then is.
    pub async fn glance(&self, number: &CaseNumber) -> Result<Option<Glance>, StoreError> {
        let row = self.cases_in_scope().filter(Column::Number.eq(number.as_str()));
        let row = row
            .select_only()
            .column(Column::Version)
            .columns([Column::Office, Column::Province, Column::Applicant])
            .columns([Column::SubjectIndex, Column::Origin, Column::Transfer])
            .into_tuple::<(
                i64,
                String,
                String,
                Id,
                Option<String>,
                Option<String>,
                Option<String>,
            )>()
            .one(self.store.connection())
            .await?;
        let Some((version, office, province, applicant, subject, origin, transfer)) = row else {
            return Ok(None);
        };
        let parts = self.own_parts(subject.map(|_| number.as_str())).await?;
        let (sight, papers) = self.sight(&Placed {
            office: &office,
            province: &province,
            origin: origin.as_deref(),
            applicant: applicant.into(),
            serves: transfer.is_some(),
            part: parts.get(number.as_str()).copied(),
        });
        Ok(Some(Glance {
            version: count("version", version)?,
            sight,
            papers,
        }))
    }

    /// Those of the cases that are in scope.
    pub async fn cases_by_number(
        &self,
        numbers: &[CaseNumber],
    ) -> Result<BTreeMap<CaseNumber, CaseRow>, StoreError> {
        let named = self
            .cases_in_scope()
            .filter(Column::Number.is_in(numbers.iter().map(CaseNumber::as_str)));
        let rows = self
            .case_rows(self.with_keys(named).await?, ReadWhat::Case)
            .await?;
        Ok(rows.into_iter().map(|row| (row.number.clone(), row)).collect())
    }

    /// The reader's own cases, newest first, whatever their role.
    pub async fn my_cases(&self, page: Page) -> Result<Connection<CaseRow>, FindError> {
        let mine = MINE.page(Entity::find().filter(self.scope.own_cases()), &page)?;
        let found = MINE.connection(self.with_keys(mine).await?, &page, |(row, _)| {
            (Key::At(row.received_at), row.number.clone())
        });
        self.case_connection(found, ReadWhat::Case).await
    }

    /// The rows of cases, each with its key unless that was deleted, in one statement.
    pub(super) async fn with_keys(&self, cases: Select<Entity>) -> Result<Vec<Sealed>, StoreError> {
        let key = Entity::belongs_to(case_key::Entity)
            .from(Column::Number)
            .to(case_key::Column::CaseNumber);
        let sealed = cases
            .join(JoinType::LeftJoin, key.into())
            .select_also(case_key::Entity);
        Ok(sealed.all(self.store.connection()).await?)
    }

    pub(super) fn cases_in_scope(&self) -> Select<Entity> {
        Entity::find().filter(self.scope.cases())
    }

    /// Opens a page of cases.
    pub(super) async fn case_connection(
        &self,
        found: Connection<Sealed>,
        what: ReadWhat,
    ) -> Result<Connection<CaseRow>, FindError> {
        let sealed = found.nodes().cloned().collect();
        let mut rows = self.case_rows(sealed, what).await?.into_iter();
        found.try_map(|_| rows.next().ok_or(FindError::Store(StoreError::Missing("a row"))))
    }

    /// Opens cases, in the same order; logs them first when this is an audit.
    async fn case_rows(&self, sealed: Vec<Sealed>, what: ReadWhat) -> Result<Vec<CaseRow>, StoreError> {
        let (models, keys): (Vec<_>, Vec<_>) = sealed.into_iter().unzip();
        let keys = CaseKeys::read(self.store, keys.into_iter().flatten())?;
        let with_subject = models.iter().filter(|row| row.subject_index.is_some());
        let parts = self
            .own_parts(with_subject.map(|row| row.number.as_str()))
            .await?;
        let rows = models
            .into_iter()
            .map(|row| self.case_row(row, &keys, &parts))
            .collect::<Result<Vec<_>, _>>()?;
        let audited = rows
            .iter()
            .filter(|row| matches!(row.sight, Sight::Audit | Sight::Province));
        let audited: Vec<_> = audited.map(|row| row.number.clone()).collect();
        self.log_audit(what, audited).await?;
        Ok(rows)
    }

    fn case_row(
        &self,
        row: Model,
        keys: &CaseKeys,
        parts: &BTreeMap<String, bool>,
    ) -> Result<CaseRow, StoreError> {
        let (sight, papers) = self.sight(&Placed {
            office: &row.office,
            province: &row.province,
            origin: row.origin.as_deref(),
            applicant: row.applicant.into(),
            serves: row.transfer.is_some(),
            part: parts.get(&row.number).copied(),
        });
        let place = Place::new("cases", "state_enc", &row.number);
        Ok(CaseRow {
            state: keys.open(&row.number, &place, &row.state_enc)?,
            number: parse("number", &row.number)?,
            kind: row.kind,
            status: row.status,
            office: parse("office", &row.office)?,
            province: parse("province", &row.province)?,
            applicant: row.applicant.into(),
            version: count("version", row.version)?,
            head_hash: hash("head_hash", row.head_hash)?,
            received_at: row.received_at,
            opened_at: row.opened_at,
            changed_at: row.changed_at,
            due: row.due,
            provisional: row.provisional,
            escalated: row.escalated,
            priority: row.priority,
            closed: row.closed,
            rule_set: row.rule_set,
            channel: row.channel,
            waiting_for: row.waiting_for,
            sight,
            papers,
        })
    }

    /// Those of the cases in which the reader has a part beside the applicant, and whether it shows them the papers. Only cases with
    /// a subject have such people, and nobody asks for the others.
    async fn own_parts<'n>(
        &self,
        numbers: impl IntoIterator<Item = &'n str>,
    ) -> Result<BTreeMap<String, bool>, StoreError> {
        let numbers: Vec<_> = numbers.into_iter().collect();
        if numbers.is_empty() {
            return Ok(BTreeMap::new());
        }
        let own = case_party::Entity::find()
            .select_only()
            .columns([case_party::Column::CaseNumber, case_party::Column::Papers])
            .filter(self.scope.own_parts())
            .filter(case_party::Column::CaseNumber.is_in(numbers));
        let own: Vec<(String, bool)> = own.into_tuple().all(self.store.connection()).await?;
        Ok(own.into_iter().collect())
    }

    /// In which capacity the reader sees a case in scope, and whether its papers: as [`Scope::documents`] finds them.
    ///
    /// [`Scope::documents`]: super::Scope::documents
    fn sight(&self, case: &Placed<'_>) -> (Sight, bool) {
        let applied = self.scope.person() == Some(case.applicant);
        if applied || case.part.is_some() {
            let papers = case.part == Some(true) || (applied && !case.serves);
            return (Sight::Applicant, papers);
        }
        if self.scope.is_station() {
            return (Sight::Station, false);
        }
        let sight = match (self.scope.audited(), self.scope.office()) {
            (Some(province), _) if province.as_str() == case.province => Sight::Audit,
            (None, Some(office)) if office.as_str() == case.office => Sight::Office,
            (None, Some(office)) if Some(office.as_str()) == case.origin => Sight::Origin,
            _ => Sight::Province,
        };
        (sight, sight != Sight::Province)
    }
}

/// What it depends on how a reader sees a case.
struct Placed<'a> {
    office: &'a str,
    province: &'a str,
    origin: Option<&'a str>,
    applicant: PersonId,
    /// It serves another case, and shows its papers to nobody whose matter that is.
    serves: bool,
    /// The reader's part beside the applicant, and whether it shows them the papers.
    part: Option<bool>,
}

pub(super) fn hash(column: &'static str, bytes: Vec<u8>) -> Result<Hash, StoreError> {
    Hash::try_from(bytes).map_err(|_| StoreError::Unreadable(column))
}
