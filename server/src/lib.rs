//! The one binary `banli`.
pub mod demo;
pub mod identity;
