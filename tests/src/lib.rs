//! The harness of journeys: real servers, real databases, virtual time.

pub mod case;
pub mod people;
pub mod runtime;
pub mod time;
pub mod world;

pub use case::{Application, Wish};
pub use people::{CHENGDU, GUANGZHOU, Staff};
pub use world::{Variant, World};
