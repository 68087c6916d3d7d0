//! licence_application
