//! The law of bringing a registered vehicle to another office: who may, with which vehicle, by which route, with which papers,
//! and what stands against it.

pub mod emission;
mod ground;
pub mod inspection;
mod matter;
mod place;
mod referral;
pub mod scope;
mod severity;
pub mod status;

pub use ground::{Consequence, TransferGround};
pub use matter::{Matter, Occasion, Stage};

use matter::under;
pub use place::office_area;
pub use referral::Referral;
pub use severity::Severity;
