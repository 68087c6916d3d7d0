//! The law of bringing a registered vehicle to another office: who may, with which vehicle, by which route, with which papers,
//! and what stands against it. [`assess`] applies all of it to the facts of a case at once.

mod assessment;
pub mod document;
pub mod emission;
mod facts;
mod ground;
pub mod inspection;
mod matter;
mod obstacle;
pub mod party;
mod place;
mod referral;
mod route;
pub mod scope;
mod severity;
pub mod status;

#[cfg(test)]
mod wire_tests;

pub use assessment::{Assessment, JointApplication, Rulebook, Stated, assess};
pub use facts::{
    AgentFacts, ApplicantFacts, Customs, Finding, InspectionFacts, Position, Quota, RegisteredOwner,
    TradeFacts, TransferFacts, Unsettled, VehicleFacts,
};
pub use ground::{Consequence, TransferGround};
pub use matter::{Matter, Occasion, Stage};
pub use obstacle::TransferObstacle;
pub use place::office_area;
pub use referral::Referral;
pub use route::{End, Route, Step, StepAct};
pub use severity::Severity;

use matter::under;
