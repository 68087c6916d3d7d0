//! Tests of the whole kind: journeys, refusals by code, what holds it up, numbers, the wire, and random histories.

mod co_owners;
mod commands;
mod custodian;
mod fixtures;
mod former;
mod handover;
mod intake;
mod journeys;
mod kind;
mod locks;
mod moves;
mod news;
mod numbers;
mod opening;
mod owners;
mod powers;
mod properties;
mod refusals;
mod sight;
mod signed;
mod steps;
mod stops;
mod waits;
mod ways;
mod wire;
mod world;

use world::World;
