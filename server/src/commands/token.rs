//! `banli token`: a token of a demo persona.
use super::{CommandError, settings};
use crate::{cli::TokenArgs, config::Role, demo::DemoIssuer, terminal};
use std::net::SocketAddr;

/// Prints the token, which the demo at this address and data folder takes.
pub fn run(options: &TokenArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    settings.require(Role::Demo)?;
    if !settings.data_dir.is_dir() {
        return Err(CommandError::NoDemo(settings.data_dir));
    }
    let address = SocketAddr::new(settings.http.bind, options.port.unwrap_or(settings.http.port));
    terminal::line(&DemoIssuer::new(address, &settings.data_dir).token(&options.persona)?);
    Ok(())
}
