//! What the people of a case know of it when they are done.
use super::{cast::Player, script, script::Script};
use crate::client::Asked;

/// One case, played to its end.
#[derive(Debug)]
pub struct Book {
    pub place: usize,
    pub case: String,
    /// In the order in which they were asked.
    pub asked: Vec<Asked>,
}

impl Book {
    pub fn player(&self) -> Player {
        Player(self.place)
    }

    pub fn script(&self) -> &'static Script {
        script::of(self.player())
    }

    /// Every notice that was to be sent: kind and channel.
    pub fn notices(&self) -> Vec<(&'static str, &'static str)> {
        let channels = self.player().channels();
        let each = |kind: &&'static str| {
            let kind = *kind;
            channels.clone().into_iter().map(move |channel| (kind, channel))
        };
        let mut all: Vec<_> = self.script().told.iter().flat_map(each).collect();
        all.sort_unstable();
        all
    }
}
