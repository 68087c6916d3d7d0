//! Years as a list of pairs: a map with numbers as keys cannot be read back inside a tagged enum.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serializer};

use super::CalendarYear;

pub(super) fn serialize<S: Serializer>(
    years: &BTreeMap<i32, CalendarYear>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(years)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<i32, CalendarYear>, D::Error> {
    Ok(Vec::deserialize(from)?.into_iter().collect())
}
