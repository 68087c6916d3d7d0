//! The limits of one operation that the schema itself keeps; the transport keeps all others.

/// Nested fields. The standard introspection query is 13 deep.
pub(crate) const DEPTH: usize = 15;
/// Nested selection sets while a query is parsed and checked.
pub(crate) const RECURSION: usize = 32;
/// Directives on one field.
pub(crate) const DIRECTIVES: usize = 5;
