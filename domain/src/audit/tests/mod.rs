//! The tree against its definition and known answers; the proof of a case against everything that can be done to it.

mod case_proof;
mod merkle;
