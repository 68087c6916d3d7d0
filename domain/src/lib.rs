//! The rules: pure and synchronous. No I/O, no clock of its own, no randomness.

pub mod access;
pub mod accident;
pub mod audit;
pub mod calendar;
pub mod case;
pub mod custody;
pub mod deadline;
pub mod evidence_access;
pub mod file_handover;
pub mod identifier;
pub mod law;
pub mod licence_application;
pub mod plate;
pub mod time;
pub mod trace;
pub mod vehicle_transfer;
