//! Manifests, hops and whole files, against everything that can be done to them.

mod chain;
mod damage;
mod export;
mod files;
pub(crate) mod fixtures;
mod handover;
mod keys;
mod manifest;
mod names;
mod properties;
mod stages;
mod vectors;
mod walks;
