//! Tests of the whole kind: journeys, the golden machine, the wire, and properties of random histories.

mod access;
mod assessed;
mod changed;
mod commands;
mod fixtures;
mod intake;
mod journeys;
mod kind;
mod later;
mod machine;
mod making;
mod opening;
mod properties;
mod rechecks;
mod recusals;
mod refusals;
mod relations;
mod steps;
mod views;
mod ways;
mod wire;
mod world;

use world::World;
