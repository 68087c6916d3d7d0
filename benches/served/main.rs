//! Pages of evidence a second over HTTP: each is asked of the record, logged and marked. Beside it, in turn, the page as it is kept from a
//! static file server of the same process. `benches/served/run` starts it.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends with a panic"
)]

mod servers;

use benches::{
    load::{Meter, Seen, clients, in_turn},
    table::{Table, figure},
};
use clap::Parser;
use domain::accident::{ItemId, ItemKind};
use reqwest::Client;
use servers::{Servers, TOKEN};
use tests::{
    Variant, World,
    evidence::{Access, Accident, granted, link, viewing},
};

/// How many clients at a time.
const LOADS: [usize; 3] = [1, 2, 8];
/// Each is measured so often, in turn with what it is beside.
const ROUNDS: usize = 3;

#[derive(Parser)]
struct Arguments {
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
    /// How many pages each client asks for in a round.
    #[arg(long, default_value_t = 40)]
    pages: usize,
    /// How many times as many it asks of the static file server.
    #[arg(long, default_value_t = 20)]
    times: usize,
}

fn main() {
    let arguments = Arguments::parse();
    tests::runtime::block_on(async {
        let world = World::of(Variant::Sqlite).await;
        let accident = Accident::next(world).await;
        let access = granted(world, &accident).await;
        viewing(&access).await;
        let table = Table::new(&[
            "Item",
            "Clients",
            "Pages a second",
            "Static",
            "Ratio",
            "p50 / p95, ms",
        ]);
        for (name, kind) in [
            ("print", ItemKind::ScenePlan),
            ("photograph", ItemKind::ScenePhoto),
        ] {
            measure(&arguments, (&access, accident.item(kind)), (name, &table)).await;
        }
    });
}

async fn measure(
    arguments: &Arguments,
    (access, item): (&Access<'_>, ItemId),
    (name, table): (&str, &Table),
) {
    let servers = Servers::start(access, item).await;
    let person = access.state().await.work.applicant;
    let page = servers.page(&link(access, person, (item, 1)));
    let file = servers.file();
    for load in LOADS {
        let pages = load * arguments.pages;
        let (seen, beside) = in_turn(
            ROUNDS,
            async || asked(load, pages, &page).await,
            async || asked(load, pages * arguments.times, &file).await,
        )
        .await;
        table.row(&[
            name.to_owned(),
            load.to_string(),
            figure(seen.per_second()),
            figure(beside.per_second()),
            figure(seen.per_second() / beside.per_second()),
            format!(
                "{} / {}",
                figure(seen.percentile(50)),
                figure(seen.percentile(95))
            ),
        ]);
    }
}

async fn asked(load: usize, times: usize, address: &str) -> Seen {
    let client = Client::new();
    let one = async || {
        let mut meter = Meter::default();
        let got = meter.time(bytes(&client, address)).await;
        assert!(got.starts_with(&[0xFF, 0xD8]), "a JPEG");
        meter
    };
    clients(load, (0..times).map(|_| one()).collect()).await
}

async fn bytes(client: &Client, address: &str) -> Vec<u8> {
    let answer = client.get(address).bearer_auth(TOKEN).send().await.unwrap();
    let answer = answer.error_for_status().unwrap();
    answer.bytes().await.unwrap().to_vec()
}
