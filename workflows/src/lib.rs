//! The story of each case kind: deterministic, with no way to name I/O; and the contract of the activities.

pub mod calendar_publication;
pub mod contract;
pub mod daily_checkpoint;
pub mod evidence_access;
pub mod file_handover;
pub mod licence_application;
pub mod names;
pub mod runtime;
pub mod vehicle_transfer;
