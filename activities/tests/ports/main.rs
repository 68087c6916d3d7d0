//! The ports: one contract for every adapter, and the faults of the one over HTTP.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accident_faults;
mod accidents;
mod cars;
mod contract;
mod crashes;
mod embedded;
mod embedded_accidents;
mod http;
mod http_accidents;
mod http_faults;
mod http_server;
mod http_vehicles;
mod people;
mod registers;
