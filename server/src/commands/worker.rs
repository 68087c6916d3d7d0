//! `banli worker`: workflows and activities of some or all provinces.
use super::{CommandError, listen::listen, serve::installation, settings};
use crate::{
    cli::SettingsArgs,
    config::{self, Role, Settings},
    intake::{MOMENT, Remembered},
    telemetry::{Shutdown, logs},
    wiring::{
        Installation, RecordedHandovers, WiringError, Workers, intake, metrics_of_this_process,
        publish_office_keys, sweep, take_in, watch, watch_registers,
    },
};
use activities::Room;
use domain::identifier::DivisionCode;
use std::{net::SocketAddr, sync::Arc};
use store::Store;
use tokio::net::TcpListener;
use workflows::names;

/// Works until it is asked to end.
pub async fn run(options: SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(&options)?;
    settings.require(Role::Worker)?;
    logs::init(&settings.log)?;
    let shutdown = Shutdown::on_signals().map_err(CommandError::Signals)?;
    let watched = listener(settings.worker.listen.as_deref(), "watched").await?;
    let arrivals = listener(settings.handover.listen.as_deref(), "files are taken in").await?;
    let installation = installation(&settings).await?;
    let provinces = provinces(&settings, &installation.store).await?;
    publish_office_keys(&installation, &provinces).await?;
    let metrics = metrics_of_this_process(&shutdown);
    let workers = Workers::start(&installation, &provinces, room(&settings), &shutdown)?;
    if let Some(listener) = watched {
        watch((listener, metrics), &installation, &provinces, &shutdown);
    }
    if let Some(listener) = arrivals {
        let handovers = Arc::new(Remembered::new(
            RecordedHandovers(installation.store.clone()),
            MOMENT,
        ));
        let dossiers = installation.activities.files.dossiers.clone();
        let intake = intake(dossiers, handovers, &provinces, &settings.handover);
        take_in(listener, intake, &shutdown);
    }
    sweep(&installation, &provinces, &shutdown);
    let minutes = settings.worker.registers_minutes;
    watch_registers(&installation, &provinces, (minutes, &shutdown));
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

/// A listener of the worker, if there is to be one. Taken before anything else, so that a taken port is said at once.
async fn listener(address: Option<&str>, what: &str) -> Result<Option<TcpListener>, CommandError> {
    let Some(Ok(address)) = address.map(str::parse::<SocketAddr>) else {
        return Ok(None);
    };
    let listener = listen(address.ip(), address.port()).await?;
    let address = listener.local_addr().map_err(CommandError::Serve)?;
    tracing::info!(%address, "{what}");
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
        config::provinces(&settings.worker.provinces).map_err(fault)?
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
