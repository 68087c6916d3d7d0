//! The events of a transfer.

mod answers;
mod details;
mod title;

use super::{event::HistoryEvent, marked::Marked};
use crate::Words;
use domain::vehicle_transfer::Event;

impl HistoryEvent for Event {
    fn title(&self) -> Words {
        title::title(self)
    }

    fn details(&self) -> Vec<Marked> {
        details::details(self)
    }
}
