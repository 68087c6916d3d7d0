//! Tests of the whole kind: journeys, the golden machine, the wire, and properties of random histories.

mod commands;
mod fixtures;
mod intake;
mod issuing;
mod journeys;
mod machine;
mod merits;
mod opening;
mod properties;
mod refusals;
mod remedies;
mod steps;
mod ways;
mod wire;
mod world;

use fixtures::{code, ground, refused};
use world::World;
