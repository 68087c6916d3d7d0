//! The intake of the provinces that a worker serves, on a listener of its own.

use super::serve;
use crate::{
    config::settings::Handover,
    intake::{Handovers, Intake, Patience, routes},
    telemetry::{Shutdown, requests},
};
use axum::middleware::from_fn;
use domain::identifier::DivisionCode;
use files::{Dossiers, FileStore};
use std::{
    path::Path,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::net::TcpListener;

/// The dossiers of the settings: in the file store, and what arrives beside them or in the data folder.
pub fn dossiers(files: FileStore, settings: &Handover, data_dir: &Path) -> Dossiers {
    let folder = settings.folder.clone();
    Dossiers::new(files, folder.unwrap_or_else(|| data_dir.join("arriving")))
}

/// The intake of these provinces, for handovers of the record.
pub fn intake(
    dossiers: Dossiers,
    handovers: Arc<dyn Handovers>,
    provinces: &[DivisionCode],
    settings: &Handover,
) -> Intake {
    let intake = Intake::new(dossiers, handovers, provinces, (store::signature_holds, seconds));
    intake.with(settings.chunks_at_once, Patience::default())
}

/// Takes in files until the process is asked to end.
pub fn take_in(listener: TcpListener, intake: Intake, shutdown: &Shutdown) {
    let (routes, end) = (routes(intake).layer(from_fn(requests::layer)), shutdown.clone());
    tokio::spawn(async move {
        if let Err(error) = serve(listener, routes, end).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "no file is taken in any more"
            );
        }
    });
}

/// Real time in seconds since 1970: a signature knows no office clock.
pub fn seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since
        .ok()
        .and_then(|since| since.as_secs().try_into().ok())
        .unwrap_or(0)
}
