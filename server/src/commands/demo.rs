//! `banli demo`: everything on one machine.
use super::{CommandError, listen::listen, settings, worker::keep_checkpoints};
use crate::{
    cli::DemoArgs,
    config::{Role, Settings, keys::Keys},
    demo::{DemoIssuer, seed, sign_in},
    engine::{self, Server},
    folder::DataFolder,
    identity::{self, Verifier},
    record,
    telemetry::{Shutdown, logs},
    terminal::{self, Bar},
    wiring::{
        Api, Installation, OfficeClock, Tokens, Workers, door, metrics_of_this_process, publish_office_keys,
        serve, sweep, watch_registers,
    },
};
use activities::Room;
use chrono::NaiveDate;
use domain::{identifier::DivisionCode, time::office_day};
use files::MediaType;
use std::{net::SocketAddr, sync::Arc};
use store::{Store, StoreError};
use tokio::net::TcpListener;
use workflows::names;

/// What a demo takes on at once for each province.
const ROOM: Room = Room {
    cached: 100,
    activities: 100,
};

/// The ground that the demo stands on: everything that has to be there before migrations, worker and API.
pub struct Ground {
    /// Settings, with the options of the command line in them.
    pub settings: Settings,
    /// The data folder, ours alone.
    pub folder: DataFolder,
    /// Keys, made at the first start.
    pub keys: Keys,
    /// The Temporal server, ready.
    pub engine: Server,
    /// Asked when the process should end.
    pub shutdown: Shutdown,
}

/// Runs the demo until it is asked to end.
pub async fn run(options: DemoArgs) -> Result<(), CommandError> {
    let (ground, listener) = prepare(options).await?;
    let served = tokio::select! {
        served = open(&ground, listener) => served,
        status = ground.engine.ended() => {
            ground.shutdown.request();
            let status = status.map_or_else(|| "no status".to_owned(), |status| status.to_string());
            Err(CommandError::EngineEnded(status))
        }
    };
    ground.engine.stop().await;
    served
}

/// Migrates, seeds, works and serves.
async fn open(ground: &Ground, listener: TcpListener) -> Result<(), CommandError> {
    let Ground {
        settings,
        folder,
        keys,
        engine,
        shutdown,
    } = ground;
    let clock = OfficeClock::of(folder, settings.as_of())?;
    let store = record::open(settings, &folder.database(), keys).await?;
    let provinces = seeded(&store, clock).await?;
    let parts = Installation::new(settings, keys, engine.connection(), (folder.path(), clock)).await?;
    publish_office_keys(&parts, &provinces).await?;
    add_accident(&parts).await.map_err(CommandError::Seed)?;
    let metrics = metrics_of_this_process(shutdown);
    let workers = Workers::start(&parts, &provinces, ROOM, shutdown)?;
    sweep(&parts, &provinces, shutdown);
    watch_registers(&parts, &provinces, (settings.worker.registers_minutes, shutdown));
    keep_checkpoints(&parts, &names::task_queue(&provinces[0])).await?;
    let address = listener.local_addr().map_err(CommandError::Serve)?;
    let issuer = DemoIssuer::new(address, folder.path());
    let ids = parts.store.keys().clone();
    let verifier = Verifier::new(
        issuer.settings(),
        Arc::new(move |canonical| ids.person_id(canonical)),
        identity::http_client().map_err(|error| CommandError::Identity(Box::new(error)))?,
    );
    let api = Api {
        installation: parts,
        tokens: Tokens {
            verifier: Arc::new(verifier),
            clock,
        },
        queue: names::task_queue(&provinces[0]),
        door: door(settings, clock)?,
        demo: true,
        metrics,
    };
    let routes = api.routes().merge(issuer.clone().router()?);
    welcome(address, &issuer, clock);
    serve(listener, routes, shutdown.clone())
        .await
        .map_err(CommandError::Serve)?;
    terminal::note("Stopping (正在停止) …");
    workers.ended().await;
    Ok(())
}

/// An up-to-date schema with the seed data in it. Gives the provinces that have offices.
async fn seeded(store: &Store, clock: OfficeClock) -> Result<Vec<DivisionCode>, CommandError> {
    store.migrate().await.map_err(CommandError::Seed)?;
    let data = seed::seed_data(office_day(clock.now()));
    store.seed(&data).await.map_err(CommandError::Seed)?;
    add_vehicles(store, office_day(clock.now()))
        .await
        .map_err(CommandError::Seed)?;
    let mut provinces: Vec<_> = data.offices.iter().map(|office| office.code.province()).collect();
    provinces.sort();
    provinces.dedup();
    Ok(provinces)
}

/// Vehicles with their numbers, and numbers to choose from. What is there stays as it is.
async fn add_vehicles(store: &Store, day: NaiveDate) -> Result<(), StoreError> {
    let vehicles = seed::vehicles(store.keys(), day);
    store.add_vehicles(&vehicles).await?;
    for (office, number) in seed::numbers_in_use(&vehicles, day) {
        store.add_plate_numbers_in_use(&office, &[number]).await?;
    }
    for (office, range) in seed::numbers() {
        store.add_plate_numbers(&office, &range).await?;
    }
    Ok(())
}

/// An accident with evidence to ask for. What is there stays as it is.
async fn add_accident(parts: &Installation) -> Result<(), StoreError> {
    let now = parts.clock.now();
    let accident = seed::accident(parts.store.keys(), office_day(now));
    for paper in accident.papers {
        let kept = parts.files.keep(paper.into(), MediaType::Pdf).await;
        kept.map_err(|_| StoreError::Unwritable("the papers of the accident"))?;
    }
    parts.store.add_accidents(&[accident.known], now).await?;
    Ok(())
}

/// What a person needs to begin.
fn welcome(address: SocketAddr, issuer: &DemoIssuer, clock: OfficeClock) {
    let day = office_day(clock.now());
    terminal::line(&format!(
        "\nBanli 办理 is up. Office day (办公日期): {day}\n\n  \
         API       http://{address}/graphql\n  \
         Explorer  http://{address}/graphiql\n  \
         Health    http://{address}/readyz\n"
    ));
    terminal::line(&sign_in::how_to(issuer));
    terminal::line("Drivers to try (可试用的驾驶人，均为虚构):\n");
    for sample in seed::samples() {
        terminal::line(&format!(
            "  {}  {}  {}  {} · {}",
            sample.office,
            sample.document.canonical(),
            sample.name,
            sample.note_zh,
            sample.note_en
        ));
    }
    terminal::line("\nREADME.md walks through a case. Ctrl-C stops everything (按 Ctrl-C 停止).");
}

/// Lays the ground. What fails cheaply comes first: settings, folder and port before the download and the server.
pub async fn prepare(options: DemoArgs) -> Result<(Ground, TcpListener), CommandError> {
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
    let keys = Keys::of_demo(&settings, &folder.keys())?;
    let program = engine::obtain(settings.temporal.cli.as_deref(), &Bar::default()).await?;
    let engine = engine::start(&program, &folder, &settings.temporal.namespace).await?;
    Ok((
        Ground {
            settings,
            folder,
            keys,
            engine,
            shutdown,
        },
        listener,
    ))
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
