//! The harness of journeys: real servers, real databases, virtual time.

#![expect(clippy::unwrap_used, reason = "a harness fails by panicking, as its tests do")]

pub mod case;
pub mod door;
pub mod evidence;
pub mod faults;
pub mod history;
pub mod people;
pub mod registry;
pub mod rest;
pub mod runtime;
pub mod sale;
pub mod time;
pub mod under_test;
pub mod wait;
pub mod wish;
pub mod worker;
pub mod world;

pub use case::Application;
pub use door::Door;
pub use faults::Fault;
pub use people::{CHENGDU, GUANGZHOU, Staff};
pub use wish::Wish;
pub use world::{Variant, World};
