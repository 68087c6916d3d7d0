//! `banli worker`: workflows and activities of some or all provinces.
use super::{CommandError, listen::listen, serve::installation, settings};
use crate::{
    cli::SettingsArgs,
    config::{Role, Settings},
    telemetry::{Shutdown, logs},
    wiring::{Installation, WiringError, Workers, metrics_of_this_process, sweep, watch},
};
use activities::Room;
use domain::identifier::DivisionCode;
use std::net::SocketAddr;
use store::Store;
use tokio::net::TcpListener;
use workflows::names;

/// Works until it is asked to end.
pub async fn run(options: SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(&options)?;
    settings.require(Role::Worker)?;
    logs::init(&settings.log)?;
    let shutdown = Shutdown::on_signals().map_err(CommandError::Signals)?;
    let listener = listener(&settings).await?;
    let installation = installation(&settings).await?;
    let provinces = provinces(&settings, &installation.store).await?;
    let metrics = metrics_of_this_process(&shutdown);
    let workers = Workers::start(&installation, &provinces, room(&settings), &shutdown)?;
    if let Some(listener) = listener {
        watch((listener, metrics), &installation, &provinces, &shutdown);
    }
    sweep(&installation, &provinces, &shutdown);
    keep_checkpoints(&installation, &names::task_queue(&provinces[0])).await?;
    tracing::info!(provinces = provinces.len(), "working");
    workers.ended().await;
    Ok(())
}

/// Sees to it that each office day gets its checkpoint, where there is a key to sign it with.
pub(super) async fn keep_checkpoints(installation: &Installation, queue: &str) -> Result<(), CommandError> {
    let keys = installation.store.keys().audit();
    if keys.and_then(store::AuditKeys::primary).is_none() {
        tracing::warn!("no checkpoint is signed: the keys have no section [audit] with a primary key");
        return Ok(());
    }
    let offset = installation.clock.offset_seconds();
    Ok(installation.cases.keep_checkpoints(queue, offset).await?)
}

fn room(settings: &Settings) -> Room {
    Room {
        cached: settings.worker.max_cached_cases,
        activities: settings.worker.max_activities,
    }
}

/// Where the worker is watched, if anywhere. Taken before anything else, so that a taken port is said at once.
async fn listener(settings: &Settings) -> Result<Option<TcpListener>, CommandError> {
    let address = settings.worker.listen.as_deref().map(str::parse::<SocketAddr>);
    let Some(Ok(address)) = address else {
        return Ok(None);
    };
    let listener = listen(address.ip(), address.port()).await?;
    let address = listener.local_addr().map_err(CommandError::Serve)?;
    tracing::info!(%address, "watched");
    Ok(Some(listener))
}

/// The provinces to work for: those of the settings, else all that have an office.
pub(super) async fn provinces(settings: &Settings, store: &Store) -> Result<Vec<DivisionCode>, CommandError> {
    let fault = |reason: String| WiringError::Section {
        section: "worker",
        reason,
    };
    let mut provinces: Vec<DivisionCode> = if settings.worker.provinces.is_empty() {
        let offices = store.office_data().offices().await.map_err(CommandError::Read)?;
        offices.iter().map(|office| office.code.province()).collect()
    } else {
        let codes = settings
            .worker
            .provinces
            .iter()
            .map(|code| format!("{code}0000").parse());
        codes
            .collect::<Result<_, _>>()
            .map_err(|_| fault("provinces holds no province code".to_owned()))?
    };
    provinces.sort();
    provinces.dedup();
    if provinces.is_empty() {
        return Err(
            fault("the record has no office; add offices, or set worker.provinces".to_owned()).into(),
        );
    }
    Ok(provinces)
}
