//! Manifests, hops and whole files, against everything that can be done to them.

mod chain;
mod files;
mod fixtures;
mod handover;
mod manifest;
mod names;
mod stages;
mod vectors;
