//! What a store asks of its database, for tests that compare two ways of asking.

use crate::Store;
use std::sync::{Arc, Mutex, PoisonError};

/// The statements that a store and its copies have sent, as text without their values.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    /// Those that were sent since this was asked last. Fields of one answer are resolved side by side, so they come in
    /// the order of the alphabet.
    pub fn taken(&self) -> Vec<String> {
        let mut taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        taken.sort();
        taken
    }

    fn note(&self, sql: &str) {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.push(sql.to_owned());
    }
}

impl Store {
    /// The same store, which notes from now on what it sends.
    pub fn noting(mut self) -> (Self, Statements) {
        let statements = Statements::default();
        let noted = statements.clone();
        self.connection_mut()
            .set_metric_callback(move |info| noted.note(&info.statement.sql));
        (self, statements)
    }
}
