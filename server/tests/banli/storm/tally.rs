//! What was counted on the way.
use std::{collections::BTreeMap, fmt::Write, sync::Mutex};

/// Counts by name.
#[derive(Default)]
pub struct Tally(Mutex<BTreeMap<String, usize>>);

impl Tally {
    pub fn count(&self, what: &str) {
        *self.0.lock().unwrap().entry(what.to_owned()).or_default() += 1;
    }

    /// One line for each.
    pub fn told(&self) -> String {
        let counts = self.0.lock().unwrap();
        counts.iter().fold(String::new(), |mut text, (what, count)| {
            writeln!(text, "  {what}: {count}").unwrap();
            text
        })
    }
}
