//! What a running process tells about itself: logs, one id per request, metrics, health; and how it is asked to end.
//! Never in any of it: names, identity numbers, addresses, texts of cases, tokens.
pub mod health;
pub mod logs;
pub mod metrics;
pub mod requests;
pub mod shutdown;

pub use health::Checks;
pub use shutdown::Shutdown;
