//! The harness of journeys: real servers, real databases, virtual time.

pub mod time;
