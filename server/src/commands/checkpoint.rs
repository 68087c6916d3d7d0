//! `banli checkpoint`: signs one over the chains of all cases now, or prints the newest.
use super::{CommandError, settings};
use crate::{
    cli::CheckpointArgs,
    config::{Settings, keys::Keys},
    folder, record,
    telemetry::logs,
    terminal,
    wiring::OfficeClock,
};
use domain::audit::SignedCheckpoint;
use serde_json::json;
use store::{
    AuditKeys, Store,
    checkpoint::{self, CheckpointError, Wish},
};

/// Prints the checkpoint that it made, or the newest.
pub async fn run(options: CheckpointArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    logs::init(&settings.log)?;
    let (store, clock) = at_rest(&settings).await?;
    let signed = if options.print {
        let newest = checkpoint::newest(&store).await.map_err(CommandError::Read)?;
        newest.ok_or(CheckpointError::NoCheckpoint)?
    } else {
        let wish = Wish {
            at: clock.now(),
            day: None,
            accept: options.accept_discontinued,
        };
        checkpoint::make(&store, wish).await?.0
    };
    print(&store, &signed)?;
    store.close().await.map_err(CommandError::Read)
}

/// As JSON, for whoever keeps it outside: what was signed, the signature and the public key.
fn print(store: &Store, signed: &SignedCheckpoint) -> Result<(), CommandError> {
    let key = checkpoint::public_key(store, &signed.checkpoint)?;
    let whole = json!({
        "checkpoint": signed.checkpoint,
        "signature": signed.signature,
        "publicKey": key,
    });
    terminal::line(&format!("{whole:#}"));
    Ok(())
}

/// What `banli check` says of the checkpoints: each is signed and follows on the one before, and every case is still
/// what the newest has of it.
pub(super) async fn check(settings: &Settings) -> Result<String, String> {
    let store = match at_rest(settings).await {
        Err(CommandError::NoDemo(_)) => return Ok("the demo makes its first with its first start".to_owned()),
        found => found.map_err(|error| terminal::causes(&error))?.0,
    };
    let verified = checkpoint::verify(&store).await;
    let verified = verified.map_err(|error| terminal::causes(&error))?;
    if !verified.findings.is_empty() {
        let findings = verified.findings.iter().map(ToString::to_string);
        return Err(findings.collect::<Vec<_>>().join("; "));
    }
    let can_sign = store.keys().audit().and_then(AuditKeys::primary).is_some();
    Ok(match verified.newest {
        None if can_sign => "none yet".to_owned(),
        None => "none, and no key to sign them: give the key file a section [audit]".to_owned(),
        Some(newest) => format!(
            "{} cases are as checkpoint {} has them",
            newest.cases, newest.number
        ),
    })
}

/// The record and the office clock of the settings, for a command that needs no engine: of an installation, or of a
/// data folder, which may be in use.
pub(super) async fn at_rest(settings: &Settings) -> Result<(Store, OfficeClock), CommandError> {
    let folder = &settings.data_dir;
    let (keys, clock) = if settings.temporal.address.is_some() {
        (Keys::load(settings)?, OfficeClock::default())
    } else if settings.database.url.is_some() || folder.join(folder::DATABASE).exists() {
        let keys = Keys::load_or_make(settings, &folder.join("keys.toml"))?;
        (keys, OfficeClock::kept(folder)?)
    } else {
        return Err(CommandError::NoDemo(folder.clone()));
    };
    let store = record::open(settings, &folder.join(folder::DATABASE), &keys).await?;
    Ok((store, clock))
}
