//! Tests of the whole kind: journeys, the golden machine, the wire, and properties of random histories.

mod chain;
mod commands;
mod differences;
mod endings;
mod failures;
mod fixtures;
mod journeys;
mod kind;
mod machine;
mod opening;
mod properties;
mod refusals;
mod repairs;
mod silence;
mod steps;
mod tasks;
mod ways;
mod wire;
mod world;

use fixtures::{code, refused};
pub(crate) use world::World;
