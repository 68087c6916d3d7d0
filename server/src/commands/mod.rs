//! The commands: each takes its options, wires parts and runs until it is done or asked to end.
mod cases;
pub mod check;
pub mod checkpoint;
mod custody_files;
pub mod demo;
pub mod engine;
pub mod export_case;
pub mod export_custody;
pub mod import;
mod import_plates;
pub mod listen;
pub mod migrate;
pub mod read_mark;
pub mod rekey;
pub mod repair;
mod restored;
pub mod schema;
pub mod serve;
pub mod token;
pub mod verify_case;
pub mod verify_custody;
pub mod worker;

use crate::{
    cli::{Cli, Command, SettingsArgs},
    config::{ConfigError, Settings, keys::KeysError, load},
    demo::{NotLoopback, TokenError},
    engine::EngineError,
    folder::FolderError,
    offices::OfficesError,
    record::RecordError,
    telemetry::logs::LogError,
    temporal::TemporalError,
    wiring::{ClockError, WiringError},
};
use domain::identifier::CaseNumber;
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
    #[error("failed to put the parts together")]
    Wiring(#[from] WiringError),
    #[error(transparent)]
    Clock(#[from] ClockError),
    #[error(transparent)]
    NotLoopback(#[from] NotLoopback),
    #[error("failed to add the seed data")]
    Seed(#[source] store::StoreError),
    #[error("failed to read the record")]
    Read(#[source] store::StoreError),
    #[error(transparent)]
    Offices(#[from] OfficesError),
    #[error("failed to import; nothing was changed")]
    Import(#[source] store::StoreError),
    #[error("failed to seal everything anew; run it again, it goes on where it was")]
    Rekey(#[source] store::StoreError),
    #[error(
        "{0} values are still sealed with another field key: keep the older keys, make every process write with the new one, and run it again"
    )]
    Left(u64),
    #[error("failed to serve the API")]
    Serve(#[source] io::Error),
    #[error(transparent)]
    Temporal(#[from] TemporalError),
    #[error("failed to reach the sign-in service; see identity.issuer")]
    Identity(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("failed to ask the engine about a case")]
    Gateway(#[from] gateway::EngineError),
    #[error("failed to read a case number: {0}")]
    CaseNumber(String),
    #[error(transparent)]
    Checkpoint(#[from] store::checkpoint::CheckpointError),
    #[error(transparent)]
    Proof(#[from] verify_case::ProofError),
    #[error(transparent)]
    Custody(#[from] verify_custody::CustodyError),
    #[error(transparent)]
    Mark(#[from] read_mark::MarkError),
    #[error("failed to bring back {failed} of {all} cases")]
    Repair { failed: usize, all: usize },
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
        Command::Serve(options) => serve::run(options).await,
        Command::Worker(options) => worker::run(options).await,
        Command::Migrate(options) => migrate::run(&options).await,
        Command::Import(options) => import::run(options).await,
        Command::Rekey(options) => rekey::run(&options).await,
        Command::Schema => {
            schema::run();
            Ok(())
        }
        Command::Check(options) => check::run(options).await,
        Command::Repair(options) => repair::run(options).await,
        Command::Token(options) => token::run(&options),
        Command::Checkpoint(options) => checkpoint::run(options).await,
        Command::ExportCase(options) => export_case::run(options).await,
        Command::ExportCustody(options) => export_custody::run(options).await,
        Command::VerifyCase(options) => verify_case::run(&options),
        Command::VerifyCustody(options) => verify_custody::run(&options),
        Command::ReadMark(options) => read_mark::run(options).await,
        Command::Engine(options) => engine::run(options).await,
    }
}

/// The number of a case, as an operator gives it.
fn case_number(text: &str) -> Result<CaseNumber, CommandError> {
    text.parse()
        .map_err(|_| CommandError::CaseNumber(text.to_owned()))
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
