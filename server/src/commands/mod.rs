//! The commands: each takes its options, wires parts and runs until it is done or asked to end.
pub mod check;
pub mod demo;
pub mod engine;
pub mod listen;
pub mod migrate;
pub mod repair;
pub mod schema;
pub mod serve;
pub mod token;
pub mod worker;

use crate::{
    cli::{Cli, Command, SettingsArgs},
    config::{ConfigError, Settings, keys::KeysError, load},
    demo::TokenError,
    engine::EngineError,
    folder::FolderError,
    record::RecordError,
    telemetry::logs::LogError,
};
use std::{io, path::PathBuf};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Listen(#[from] listen::ListenError),
    #[error(transparent)]
    Log(#[from] LogError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Token(#[from] TokenError),
    #[error("failed to find a data folder at {}: start the demo once, or name its folder with --data-dir", .0.display())]
    NoDemo(PathBuf),
    #[error("failed to listen to signals")]
    Signals(#[source] io::Error),
    #[error("the temporal server ended: {0}; see temporal.log in the data folder")]
    EngineEnded(String),
    #[error("{failed} of {all} checks failed")]
    Checks { failed: usize, all: usize },
    #[error("`banli {0}` is not wired yet")]
    NotWired(&'static str),
}

impl CommandError {
    /// 2 where the configuration is to blame, else 1.
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Config(_)) { 2 } else { 1 }
    }
}

/// Runs the command that was chosen.
pub async fn run(cli: Cli) -> Result<(), CommandError> {
    match cli.chosen() {
        Command::Demo(options) => demo::run(options).await,
        Command::Serve(options) => serve::run(&options),
        Command::Worker(options) => worker::run(&options),
        Command::Migrate(options) => migrate::run(&options).await,
        Command::Schema => schema::run(),
        Command::Check(options) => check::run(options).await,
        Command::Repair(options) => repair::run(&options),
        Command::Token(options) => token::run(&options),
        Command::Engine(options) => engine::run(options).await,
    }
}

/// The settings of a command: defaults, file, environment, then its own options.
pub fn settings(options: &SettingsArgs) -> Result<Settings, ConfigError> {
    // A variable that is not text cannot be one of ours.
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let mut settings = load(options.config.as_deref(), environment)?;
    if let Some(folder) = &options.data_dir {
        settings.data_dir.clone_from(folder);
    }
    Ok(settings)
}
