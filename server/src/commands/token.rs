//! `banli token`: a token of a demo persona.
use super::{CommandError, settings};
use crate::cli::TokenArgs;

/// Prints the token.
pub fn run(options: &TokenArgs) -> Result<(), CommandError> {
    settings(&options.settings)?;
    Err(CommandError::NotWired("token"))
}
