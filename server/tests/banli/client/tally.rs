//! What was counted on the way.
use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::Mutex,
    time::{Duration, Instant},
};

/// Counts by name.
#[derive(Default)]
pub struct Tally {
    counts: Mutex<BTreeMap<String, usize>>,
    answered: Mutex<Option<Instant>>,
}

impl Tally {
    pub fn count(&self, what: &str) {
        *self.counts.lock().unwrap().entry(what.to_owned()).or_default() += 1;
    }

    pub fn of(&self, what: &str) -> usize {
        self.counts.lock().unwrap().get(what).copied().unwrap_or_default()
    }

    /// A command was answered now.
    pub fn answered(&self) {
        *self.answered.lock().unwrap() = Some(Instant::now());
    }

    /// From a moment to the last answer to a command.
    pub fn last_answer_after(&self, moment: Instant) -> Duration {
        let answered = self.answered.lock().unwrap().unwrap_or(moment);
        answered.saturating_duration_since(moment)
    }

    /// One line for each.
    pub fn told(&self) -> String {
        let counts = self.counts.lock().unwrap();
        counts.iter().fold(String::new(), |mut text, (what, count)| {
            writeln!(text, "  {what}: {count}").unwrap();
            text
        })
    }
}
