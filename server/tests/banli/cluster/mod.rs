//! An installation as it is meant to run: a cluster, a database, an issuer, and `banli` in processes of its own.
mod engine;
mod installation;
mod journey;
mod part;
mod refusals;

pub use installation::Installation;
pub use part::Part;
