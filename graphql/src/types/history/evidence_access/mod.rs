//! The events of an application to see evidence.

mod audience;
mod details;
mod title;

use super::{
    event::{Audience, HistoryEvent},
    marked::Marked,
};
use crate::Words;
use domain::{access::Post, evidence_access::Event};

impl HistoryEvent for Event {
    fn title(&self) -> Words {
        title::title(self)
    }

    fn audience(&self) -> Audience {
        audience::audience(self)
    }

    fn posts(&self) -> Option<&'static [Post]> {
        Some(&audience::UNIT)
    }

    fn details(&self) -> Vec<Marked> {
        details::details(self)
    }
}
