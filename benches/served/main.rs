//! Pages of evidence a second over HTTP: each is asked of the record, logged and marked; and items as they came, which are not marked. Beside
//! each, in turn, the same bytes as they are kept from a static file server of the same process. `benches/served/run` starts it.

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
use domain::{access::Principal, accident::ItemKind, audit::Hex};
use reqwest::Client;
use servers::{Servers, TOKEN};
use tests::{
    Variant, World,
    evidence::{Access, Accident, accepted, citizen, employee, granted, link, officer, original, viewing},
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
        let table = Table::new(&["Item", "Clients", "A second", "Static", "Ratio", "p50 / p95, ms"]);
        for item in items(world).await {
            measure(&arguments, &item, &table).await;
        }
    });
}

/// What is asked for, by whom, and what it is kept as.
struct Item<'w> {
    name: String,
    access: Access<'w>,
    reader: Principal,
    link: String,
    kept: Vec<u8>,
}

/// Pages as the applicant sees them, and items as they came, which staff open by the same door: asked of the record and logged as well,
/// and not marked.
async fn items(world: &World) -> Vec<Item<'_>> {
    let mut items = vec![];
    for (name, kind) in [
        ("print", ItemKind::ScenePlan),
        ("photograph", ItemKind::ScenePhoto),
    ] {
        items.push(page(world, (name, kind)).await);
        items.push(as_it_came(world, (name, kind)).await);
    }
    items
}

async fn page<'w>(world: &'w World, (name, kind): (&str, ItemKind)) -> Item<'w> {
    let accident = Accident::next(world).await;
    let access = granted(world, &accident).await;
    let state = viewing(&access).await;
    let (item, person) = (accident.item(kind), state.work.applicant);
    Item {
        name: format!("{name}, a page"),
        reader: citizen(person),
        link: link(&access, person, (item, 1)),
        kept: kept(world, state.pages[&item].pages[0]).await,
        access,
    }
}

async fn as_it_came<'w>(world: &'w World, (name, kind): (&str, ItemKind)) -> Item<'w> {
    let accident = Accident::next(world).await;
    let access = accident.applied(world).await;
    accepted(&access).await;
    let item = accident.item(kind);
    let content = accident.file.item(item).unwrap().content.sha256;
    Item {
        name: format!("{name}, as it came"),
        reader: employee(officer()),
        link: original(&access, item),
        kept: kept(world, content).await,
        access,
    }
}

async fn kept(world: &World, content: Hex<32>) -> Vec<u8> {
    let files = &world.activities().files.store;
    files.read_whole(&content.into()).await.unwrap().to_vec()
}

async fn measure(arguments: &Arguments, item: &Item<'_>, table: &Table) {
    let servers = Servers::start(&item.access, item.reader.clone(), &item.kept).await;
    let (page, file) = (servers.link(&item.link), servers.file());
    for load in LOADS {
        let pages = load * arguments.pages;
        let (seen, beside) = in_turn(
            ROUNDS,
            async || asked(load, pages, &page).await,
            async || asked(load, pages * arguments.times, &file).await,
        )
        .await;
        table.row(&[
            item.name.clone(),
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
        assert!(!got.is_empty(), "a page or an item");
        meter
    };
    clients(load, (0..times).map(|_| one()).collect()).await
}

async fn bytes(client: &Client, address: &str) -> Vec<u8> {
    let answer = client.get(address).bearer_auth(TOKEN).send().await.unwrap();
    let answer = answer.error_for_status().unwrap();
    answer.bytes().await.unwrap().to_vec()
}
