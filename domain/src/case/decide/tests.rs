//! Tests of the shared commands.
