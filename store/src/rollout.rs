//! Whether a feature is in use in a city: by the rows of the table, and by the built-in list while there are none.

use crate::{StoreError, entity::rollout, record::name_of};
use chrono::NaiveDate;
use domain::{
    identifier::DivisionCode,
    law::rollout::{Area, Feature, Gate, Rollout, RolloutRow},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// The table as far as it speaks of these places: commands ask for it.
pub(crate) async fn of_places<C: ConnectionTrait>(
    connection: &C,
    feature: Feature,
    places: &[&DivisionCode],
) -> Result<Rollout, StoreError> {
    let table = kept(connection, feature, places).await?;
    Ok(table.unwrap_or_else(|| Rollout::official().clone()))
}

/// Whether it is in use in a city on a day.
pub(crate) async fn gate<C: ConnectionTrait>(
    connection: &C,
    feature: Feature,
    (city, day): (&DivisionCode, NaiveDate),
) -> Result<Gate, StoreError> {
    Ok(match kept(connection, feature, &[city]).await? {
        Some(table) => table.gate(feature, city, day),
        None => Rollout::official().gate(feature, city, day),
    })
}

/// The rows that speak of these places; `None` where the record has none of the feature at all.
async fn kept<C: ConnectionTrait>(
    connection: &C,
    feature: Feature,
    places: &[&DivisionCode],
) -> Result<Option<Rollout>, StoreError> {
    let areas: BTreeSet<_> = places
        .iter()
        .flat_map(|place| Area::holding(place))
        .map(|area| area.to_string())
        .collect();
    let of_feature = rollout::Entity::find().filter(rollout::Column::Feature.eq(name_of(&feature)?));
    let rows = of_feature.clone().filter(rollout::Column::Area.is_in(areas));
    let rows = rows.all(connection).await?;
    if rows.is_empty() && of_feature.limit(1).one(connection).await?.is_none() {
        return Ok(None);
    }
    let rows = rows
        .iter()
        .map(|one| row(one, &one.area))
        .collect::<Result<_, _>>()?;
    let table = Rollout::from_rows(rows).map_err(|_| StoreError::Unreadable("the roll-out"))?;
    Ok(Some(table))
}

/// A row as the rules read it. The name of its area is for people.
pub(crate) fn row(row: &rollout::Model, name: &str) -> Result<RolloutRow, StoreError> {
    let json = serde_json::json!({
        "feature": row.feature,
        "name": name,
        "area": row.area,
        "from": row.valid_from,
        "to": row.valid_to,
        "provenance": row.provenance,
        "confidence": row.confidence,
    });
    serde_json::from_value(json).map_err(|_| StoreError::Unreadable("the roll-out"))
}
