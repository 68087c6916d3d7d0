//! Manifests, hops and whole files, against everything that can be done to them.

mod files;
mod fixtures;
mod manifest;
mod names;
