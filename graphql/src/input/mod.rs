//! What people type, read all at once.
