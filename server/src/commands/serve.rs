//! `banli serve`: the API, against a Temporal cluster and a database.
use super::{CommandError, listen::listen, settings};
use crate::{
    cli::ServeArgs,
    config::{Role, Settings, keys::Keys},
    identity::{self, Mapping, Verifier},
    telemetry::{Shutdown, logs},
    temporal,
    wiring::{Api, Installation, OfficeClock, Tokens, door, metrics_of_this_process, serve},
};
use std::sync::Arc;
use store::Store;
use workflows::names;

/// Serves until it is asked to end.
pub async fn run(options: ServeArgs) -> Result<(), CommandError> {
    let mut settings = settings(&options.settings)?;
    if let Some(port) = options.port {
        settings.http.port = port;
    }
    settings.require(Role::Serve)?;
    logs::init(&settings.log)?;
    let shutdown = Shutdown::on_signals().map_err(CommandError::Signals)?;
    let listener = listen(settings.http.bind, settings.http.port).await?;
    let address = listener.local_addr().map_err(CommandError::Serve)?;
    tracing::info!(%address, "listening");
    let installation = installation(&settings).await?;
    let api = Api {
        tokens: Tokens {
            verifier: Arc::new(verifier(&settings, &installation.store).await?),
            clock: installation.clock,
        },
        queue: names::task_queue(&super::worker::provinces(&settings, &installation.store).await?[0]),
        door: door(&settings, installation.clock)?,
        demo: false,
        metrics: metrics_of_this_process(&shutdown),
        installation,
    };
    serve(listener, api.routes(), shutdown)
        .await
        .map_err(CommandError::Serve)
}

/// The installation of settings that name a cluster and a database.
pub(super) async fn installation(settings: &Settings) -> Result<Installation, CommandError> {
    let keys = Keys::load(settings)?;
    let connection = temporal::connect(&settings.temporal).await?;
    let ground = (settings.data_dir.as_path(), OfficeClock::default());
    Ok(Installation::new(settings, &keys, connection, ground).await?)
}

async fn verifier(settings: &Settings, store: &Store) -> Result<Verifier, CommandError> {
    let fail = |error: Box<dyn std::error::Error + Send + Sync>| CommandError::Identity(error);
    let identity = &settings.identity;
    let mapping = match &identity.mapping {
        Some(path) => Mapping::from_file(path).map_err(|error| fail(Box::new(error)))?,
        None => Mapping::default(),
    };
    let trusted = identity::Settings {
        issuer: identity.issuer.clone().unwrap_or_default(),
        audience: identity.audience.clone(),
        mapping,
    };
    let keys = store.keys().clone();
    let http = identity::http_client().map_err(|error| fail(Box::new(error)))?;
    let ids = Arc::new(move |canonical: &str| keys.person_id(canonical));
    Verifier::discover(trusted, ids, http)
        .await
        .map_err(|error| fail(Box::new(error)))
}
