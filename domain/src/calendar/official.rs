//! The built-in official calendar, read once from committed data.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use serde::Deserialize;

use super::{Calendar, CalendarYear};

const DATA: &str = include_str!("../../data/official_calendar.json");

#[derive(Deserialize)]
struct Published {
    version: u32,
    years: BTreeMap<i32, CalendarYear>,
}

static OFFICIAL: LazyLock<Calendar> = LazyLock::new(|| {
    let data: Published = serde_json::from_str(DATA).expect("a test parses this same committed file");
    Calendar {
        version: data.version,
        years: Arc::new(data.years),
        days_off: BTreeSet::new(),
    }
});

pub(super) fn calendar() -> Calendar {
    OFFICIAL.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_data_parse_and_could_be_published() {
        let calendar = calendar();
        assert_eq!(calendar.version(), 1);
        assert_eq!(
            calendar.years.keys().copied().collect::<Vec<_>>(),
            (2004..=2026).collect::<Vec<_>>()
        );
        for (&year, plan) in &*calendar.years {
            assert_eq!(plan.check(year), Ok(()), "{year}");
        }
    }
}
