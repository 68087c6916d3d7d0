//! Tests of the whole kind: journeys, the golden machine, the wire, and properties of random histories.

mod commands;
mod journeys;
mod machine;
mod properties;
mod refusals;
mod remedies;
mod wire;
mod world;

use world::{World, code, ground, refused};
