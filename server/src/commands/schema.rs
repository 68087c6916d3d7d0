//! `banli schema`: prints the GraphQL schema.
use crate::terminal;

/// Prints it.
pub fn run() {
    terminal::line(graphql::schema::sdl().trim_end());
}
