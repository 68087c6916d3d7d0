//! Ways to each status.

use super::{
    World,
    fixtures::{checker, decider, gatherer, illegible, offerer, opening, text, verdicts, withdrawal},
};
use crate::{
    access::Actor,
    case::{Refusal, TaskPurpose},
    custody::ItemVerdict,
    file_handover::{Command, UnavailableReason},
};

impl World {
    pub fn opened() -> Self {
        let mut world = Self::new();
        world.ask(&Actor::System, Command::Open(opening())).unwrap();
        world
    }

    pub fn taken_up() -> Self {
        let mut world = Self::opened();
        world.ask(&gatherer(), Command::TakeUp).unwrap();
        world
    }

    pub fn gathered() -> Self {
        let mut world = Self::taken_up();
        world.run();
        world
    }

    pub fn offered() -> Self {
        let mut world = Self::gathered();
        world.ask(&offerer(), Command::Offer).unwrap();
        world
    }

    pub fn sent() -> Self {
        let mut world = Self::offered();
        for effect in ["SIGN", "TRANSFER_FILES", "SIGN"] {
            world.does(effect);
        }
        world
    }

    pub fn checking() -> Self {
        let mut world = Self::offered();
        world.run();
        world
    }

    pub fn check(&mut self, actor: &Actor, verdicts: Vec<ItemVerdict>) -> Result<(), Refusal> {
        let task = self.state().work.open_task(TaskPurpose::Review).unwrap();
        let (task, fence) = (task.id, task.fence);
        self.ask(
            actor,
            Command::Check {
                task,
                fence,
                verdicts,
            },
        )
    }

    pub fn checked(found: Vec<ItemVerdict>) -> Self {
        let mut world = Self::checking();
        world.claim(&checker(), TaskPurpose::Review).unwrap();
        world.check(&checker(), found).unwrap();
        world
    }

    pub fn accepting() -> Self {
        let mut world = Self::checked(verdicts(None));
        world.ask(&decider(), Command::Accept).unwrap();
        world
    }

    pub fn accepted() -> Self {
        let mut world = Self::accepting();
        world.does("SIGN");
        world
    }

    pub fn transferred() -> Self {
        let mut world = Self::accepted();
        world.run();
        world
    }

    pub fn refusing() -> Self {
        let mut world = Self::checked(illegible());
        world.ask(&decider(), Command::Refuse).unwrap();
        world
    }

    /// Refused, confirmed, unlocked, and asked for again.
    pub fn asked_again() -> Self {
        let mut world = Self::refusing();
        world.run();
        world
    }

    pub fn unavailable(reason: UnavailableReason) -> Self {
        let mut world = Self::gathered();
        let words = text("库房无此档案");
        let declare = Command::DeclareUnavailable { reason, words };
        world.ask(&gatherer(), declare).unwrap();
        world
    }

    pub fn withdrawn(mut self) -> Self {
        self.ask(&Actor::System, withdrawal()).unwrap();
        self
    }
}
