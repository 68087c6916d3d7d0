//! The events of a handover.

mod details;
mod title;

use super::{event::HistoryEvent, marked::Marked};
use crate::Words;
use domain::file_handover::Event;

impl HistoryEvent for Event {
    fn title(&self) -> Words {
        title::title(self)
    }

    fn details(&self) -> Vec<Marked> {
        details::details(self)
    }
}
