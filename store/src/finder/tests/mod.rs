//! Tests of the finders.
