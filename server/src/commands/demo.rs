//! `banli demo`: everything on one machine.
use super::{CommandError, listen::listen, settings};
use crate::{
    cli::DemoArgs,
    config::{Role, Settings, keys::Keys},
    engine::{self, Server},
    folder::DataFolder,
    telemetry::{Shutdown, logs},
    terminal::Bar,
};
use tokio::net::TcpListener;

/// The ground that the demo stands on: everything that has to be there before migrations, worker and API.
pub struct Ground {
    /// Settings, with the options of the command line in them.
    pub settings: Settings,
    /// The data folder, ours alone.
    pub folder: DataFolder,
    /// Keys, made at the first start.
    pub keys: Keys,
    /// Port of the API, taken.
    pub listener: TcpListener,
    /// The Temporal server, ready.
    pub engine: Server,
    /// Asked when the process should end.
    pub shutdown: Shutdown,
}

/// Runs the demo until it is asked to end.
pub async fn run(options: DemoArgs) -> Result<(), CommandError> {
    let ground = prepare(options).await?;
    // Migrations, seed data, worker, API and personas stand on this ground; the engine goes last.
    ground.engine.stop().await;
    Err(CommandError::NotWired("demo"))
}

/// Lays the ground. What fails cheaply comes first: settings, folder and port before the download and the server.
pub async fn prepare(options: DemoArgs) -> Result<Ground, CommandError> {
    let settings = demo_settings(&options)?;
    logs::init(&settings.log)?;
    let shutdown = Shutdown::on_signals().map_err(CommandError::Signals)?;
    let listener = listen(settings.http.bind, settings.http.port).await?;
    let open = if options.fresh {
        DataFolder::open_fresh
    } else {
        DataFolder::open
    };
    let folder = open(&settings.data_dir)?;
    let keys = Keys::load_or_make(&settings, &folder.keys())?;
    let program = engine::obtain(settings.temporal.cli.as_deref(), &Bar::default()).await?;
    let engine = engine::start(&program, &folder, &settings.temporal.namespace).await?;
    Ok(Ground {
        settings,
        folder,
        keys,
        listener,
        engine,
        shutdown,
    })
}

fn demo_settings(options: &DemoArgs) -> Result<Settings, CommandError> {
    let mut settings = settings(&options.settings)?;
    if let Some(port) = options.port {
        settings.http.port = port;
    }
    if let Some(moment) = options.as_of {
        settings.clock.as_of = Some(moment.to_rfc3339());
    }
    settings.require(Role::Demo)?;
    Ok(settings)
}
