//! The events of a transfer.

mod answers;
mod details;
mod title;

use super::{
    event::{Audience, HistoryEvent},
    marked::Marked,
};
use crate::Words;
use domain::{
    case::{EffectEvent, Outcome},
    vehicle_transfer::Event,
};

impl HistoryEvent for Event {
    fn title(&self) -> Words {
        title::title(self)
    }

    /// What a register answered stands in `registers`, for whoever is told of it at that time.
    fn audience(&self) -> Audience {
        match self {
            Self::Effect(EffectEvent::EffectSettled {
                outcome: Outcome::Own(answer),
                ..
            }) if answer.is_of_a_register() => Audience::Staff,
            _ => Audience::All,
        }
    }

    fn details(&self) -> Vec<Marked> {
        details::details(self)
    }
}
