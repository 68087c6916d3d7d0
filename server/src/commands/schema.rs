//! `banli schema`: prints the GraphQL schema.
use super::CommandError;

/// Prints it.
pub fn run() -> Result<(), CommandError> {
    Err(CommandError::NotWired("schema"))
}
