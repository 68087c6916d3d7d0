//! The ports: one contract for every adapter, and the faults of the one over HTTP.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cars;
mod contract;
mod embedded;
mod http;
mod http_faults;
mod http_server;
mod http_vehicles;
mod people;
mod registers;
