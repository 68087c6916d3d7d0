//! What can be followed.
