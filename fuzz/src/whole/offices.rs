//! Files of `banli import`: every fault names its row, and none repeats a value.

use crate::input;
use server::offices::{Checked, Known, OfficesError, read};
use std::sync::LazyLock;

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    divisions: ["330100", "440100"]
        .iter()
        .filter_map(|code| code.parse().ok())
        .collect(),
    offices: [].into(),
});

pub fn run(data: &[u8]) {
    let Some(text) = input::text(data) else { return };
    let at = "2026-12-01T01:00:00Z".parse().expect("a moment");
    match read(text, &KNOWN, at) {
        Ok(Checked {
            offices: import,
            pools,
        }) => {
            assert!(
                pools
                    .ranges
                    .iter()
                    .all(|range| range.numbers.numbers().count() <= 100_000)
            );
            let names = import.offices.iter().map(|office| &office.name_zh);
            assert!(
                names
                    .into_iter()
                    .all(|name| !name.trim().is_empty() && !name.contains(char::is_control))
            );
            assert!(import.staff.iter().all(|member| !member.posts.is_empty()));
            assert!(
                import
                    .staff
                    .iter()
                    .all(|member| member.to.is_none_or(|to| member.from <= to))
            );
        }
        Err(OfficesError::Faults(faults)) => {
            assert!(!faults.is_empty());
            assert!(
                faults
                    .iter()
                    .all(|fault| fault.row.ends_with(']') && !fault.text.is_empty())
            );
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
