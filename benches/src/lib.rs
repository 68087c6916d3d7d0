//! What the benchmarks share: processes that are measured, clients that are timed, and tables of ratios.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends with a panic"
)]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

pub mod load;
pub mod process;
pub mod table;
