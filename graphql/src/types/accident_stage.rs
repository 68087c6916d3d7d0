//! How far the handling of an accident is.

use super::AccidentStage;
use crate::{Words, date::Date, words::Basis};
use async_graphql::SimpleObject;
use domain::accident;

/// A stage that the handling of an accident has reached (办理阶段)
#[derive(Clone, Debug, SimpleObject)]
pub struct AccidentStageReached {
    pub stage: AccidentStage,
    pub words: Words,
    pub basis: Basis,
    /// The day on which it was reached.
    pub on: Date,
}

/// How far the handling of an accident is; nothing about anybody (事故处理进度)
#[derive(Clone, Debug, SimpleObject)]
pub struct AccidentProgress {
    /// Oldest first.
    pub stages: Vec<AccidentStageReached>,
}

impl From<accident::Progress> for AccidentStageReached {
    fn from(progress: accident::Progress) -> Self {
        Self {
            stage: progress.stage.into(),
            words: progress.stage.words().into(),
            basis: progress.stage.basis().into(),
            on: progress.on.into(),
        }
    }
}
