//! Years as a list of pairs: a map with numbers as keys cannot be read back inside a tagged enum.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Deserializer, Serializer};

use super::CalendarYear;

pub(super) fn serialize<S: Serializer>(
    years: &Arc<BTreeMap<i32, CalendarYear>>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(years.iter())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Arc<BTreeMap<i32, CalendarYear>>, D::Error> {
    let years: Vec<_> = Vec::deserialize(from)?;
    Ok(Arc::new(years.into_iter().collect()))
}
