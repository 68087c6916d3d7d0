//! What anybody may read, signed in or not: divisions, offices, calendars and the roll-out. Beside it, which office has a file:
//! the guards of a transfer ask that, and tell staff alone.

use super::wire::parse;
use crate::{
    Store, StoreError,
    entity::{division, office, rollout},
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    calendar::Calendar,
    evidence_access::Policy,
    file_handover::Custodian,
    identifier::{CaseNumber, DivisionCode, OfficeCode},
    law::{
        rollout::{Area, Feature, Gate, Rollout},
        vehicle::emission::EmissionPolicy,
    },
    plate::PlatePrefix,
};
use sea_orm::{EntityTrait, QueryOrder};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Reads office data, and which office has a file. It can reach nothing else.
#[derive(Debug)]
pub struct OfficeData<'a> {
    store: &'a Store,
}

/// A vehicle office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeRow {
    pub code: OfficeCode,
    pub name_zh: String,
    pub name_en: String,
    pub division: DivisionCode,
    pub province: DivisionCode,
    /// As the seed data name it.
    pub kind: String,
    /// Days on which this office alone is closed.
    pub days_off: Vec<NaiveDate>,
}

/// An administrative division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DivisionRow {
    pub code: DivisionCode,
    pub name_zh: String,
    pub name_en: String,
    pub level: String,
}

impl<'a> OfficeData<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self { store }
    }

    /// What the installation promises of access to evidence.
    pub fn evidence_policy(&self) -> Policy {
        self.store.evidence_policy()
    }

    /// Which emission standard a car needs where.
    pub fn emission_policy(&self) -> &'a EmissionPolicy {
        self.store.emission_policy()
    }

    /// Every office, by code.
    pub async fn offices(&self) -> Result<Vec<OfficeRow>, StoreError> {
        let rows = office::Entity::find().order_by_asc(office::Column::Code);
        rows.all(self.store.connection())
            .await?
            .into_iter()
            .map(office_row)
            .collect()
    }

    pub async fn office(&self, code: &OfficeCode) -> Result<Option<OfficeRow>, StoreError> {
        let row = office::Entity::find_by_id(code.as_str())
            .one(self.store.connection())
            .await?;
        row.map(office_row).transpose()
    }

    /// Every division, by code.
    pub async fn divisions(&self) -> Result<Vec<DivisionRow>, StoreError> {
        let rows = division::Entity::find().order_by_asc(division::Column::Code);
        rows.all(self.store.connection())
            .await?
            .into_iter()
            .map(division_row)
            .collect()
    }

    pub async fn division(&self, code: &DivisionCode) -> Result<Option<DivisionRow>, StoreError> {
        let row = division::Entity::find_by_id(code.as_str())
            .one(self.store.connection())
            .await?;
        row.map(division_row).transpose()
    }

    /// The newest calendar of an office: the published one, or the built-in official one, with the office's days off.
    /// `None` for an office that there is not.
    pub async fn calendar(&self, code: &OfficeCode) -> Result<Option<Calendar>, StoreError> {
        let newest = self.store.newest_calendar(self.store.connection()).await?;
        self.of_office(code, newest).await
    }

    /// The calendar of an office in a version, by which a deadline was counted. The built-in one when that version was
    /// never published here; `None` for an office that there is not.
    pub async fn calendar_version(
        &self,
        code: &OfficeCode,
        version: u32,
    ) -> Result<Option<Calendar>, StoreError> {
        let connection = self.store.connection();
        let published = match i32::try_from(version) {
            Ok(version) => self.store.published_calendar(connection, version).await?,
            Err(_) => None,
        };
        self.of_office(code, published.unwrap_or_else(Calendar::official))
            .await
    }

    /// The roll-out table; the shipped one, lent, while the record has none.
    pub async fn rollout(&self) -> Result<Cow<'static, Rollout>, StoreError> {
        let connection = self.store.connection();
        let rows = rollout::Entity::find()
            .order_by_asc(rollout::Column::Feature)
            .order_by_asc(rollout::Column::Area)
            .order_by_asc(rollout::Column::ValidFrom);
        let rows = rows.all(connection).await?;
        if rows.is_empty() {
            return Ok(Cow::Borrowed(Rollout::official()));
        }
        let names = division::Entity::find().all(connection).await?;
        let mut names: BTreeMap<_, _> = names.into_iter().map(|row| (row.code, row.name_zh)).collect();
        names.insert(Area::All.to_string(), "全国".to_owned());
        let rows = rows
            .iter()
            .map(|row| crate::rollout::row(row, names.get(&row.area).unwrap_or(&row.area)))
            .collect::<Result<_, _>>()?;
        let table = Rollout::from_rows(rows).map_err(|_| StoreError::Unreadable("the roll-out table"))?;
        Ok(Cow::Owned(table))
    }

    /// Whether a feature is in use in a city on a day (Asia/Shanghai).
    pub async fn gate(
        &self,
        feature: Feature,
        (city, day): (&DivisionCode, NaiveDate),
    ) -> Result<Gate, StoreError> {
        crate::rollout::gate(self.store.connection(), feature, (city, day)).await
    }

    /// Who heads the accident unit of an office on a day (Asia/Shanghai).
    pub async fn heads(&self, code: &OfficeCode, day: NaiveDate) -> Result<BTreeSet<PersonId>, StoreError> {
        crate::staff::heads(self.store.connection(), (code, day)).await
    }

    /// With what the numbers of an office begin. None before its pool is filled.
    pub async fn plate_prefixes(&self, code: &OfficeCode) -> Result<Vec<PlatePrefix>, StoreError> {
        crate::plate::prefixes(self.store.connection(), code).await
    }

    /// Which office has the file of the vehicle of a transfer, by its handovers.
    pub async fn custodian(&self, transfer: &CaseNumber) -> Result<Option<Custodian>, StoreError> {
        crate::file_handover::custodian_for(self.store.connection(), transfer).await
    }

    async fn of_office(&self, code: &OfficeCode, calendar: Calendar) -> Result<Option<Calendar>, StoreError> {
        let office = self.office(code).await?;
        Ok(office.map(|office| calendar.with_days_off(office.days_off)))
    }
}

fn office_row(row: office::Model) -> Result<OfficeRow, StoreError> {
    Ok(OfficeRow {
        code: parse("code", &row.code)?,
        name_zh: row.name_zh,
        name_en: row.name_en,
        division: parse("division", &row.division)?,
        province: parse("province", &row.province)?,
        kind: row.kind,
        days_off: serde_json::from_value(row.days_off).map_err(|_| StoreError::Unreadable("days_off"))?,
    })
}

fn division_row(row: division::Model) -> Result<DivisionRow, StoreError> {
    Ok(DivisionRow {
        code: parse("code", &row.code)?,
        name_zh: row.name_zh,
        name_en: row.name_en,
        level: row.level,
    })
}
