//! Cases a second and the latency of a command: Banli beside the floor, and beside the same case in Python. Each has a worker
//! process of its own, all share one engine. `benches/commands/run` installs what it needs and starts it.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod floor;
mod python;
mod scripts;
mod worker;

use benches::{
    load::{Seen, clients, in_turn},
    process::{Measured, cpu, resident},
    table::{Table, figure},
};
use clap::{Parser, Subcommand};
use std::{cell::Cell, env, path::PathBuf, process::Command, time::Duration};
use tempfile::TempDir;
use temporalio_client::Client;
use tests::{Application, GUANGZHOU, Variant, Wish, World, people};
use worker::{FLOOR, Place};

/// How many clients at a time, and how many whole cases they do together.
const LOADS: [(usize, usize); 3] = [(1, 60), (8, 160), (32, 320)];
/// How many clients at a time while processor time is taken.
const COSTED: usize = 8;
/// Each measurement is made so often, in turn with what it is beside.
const ROUNDS: usize = 2;

#[derive(Parser)]
struct Arguments {
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
    /// A Python with the packages of `python/requirements.txt`.
    #[arg(long)]
    python: Option<PathBuf>,
    /// The record on PostgreSQL in place of SQLite.
    #[arg(long)]
    postgresql: bool,
    /// Only what a worker holds while so many cases are open.
    #[arg(long)]
    open: Option<usize>,
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Subcommand)]
enum Part {
    #[command(hide = true)]
    Worker(Place),
}

fn main() {
    let arguments = Arguments::parse();
    tests::runtime::block_on(async {
        match arguments.part {
            Some(Part::Worker(place)) => {
                server::tls::install();
                place.work().await;
            }
            None => measure(arguments).await,
        }
    });
}

async fn measure(arguments: Arguments) {
    let variant = if arguments.postgresql {
        Variant::Postgresql
    } else {
        Variant::Sqlite
    };
    let world = World::of(variant).await;
    world.stop_workers().await;
    let folder = TempDir::new().expect("a folder can be made");
    let start = |whose| {
        let mut command = Command::new(env::current_exe().expect("a program has a path"));
        command.args(["worker", whose, &world.address(), world.database.url()]);
        Measured::start(command.arg(folder.path()))
    };
    let bench = Bench {
        world,
        floor: start("floor"),
        banli: start("banli"),
    };
    println!("The record is on {variant:?}.");
    if let Some(cases) = arguments.open {
        return bench.open(cases).await;
    }
    bench.whole_cases().await;
    bench.commands().await;
    bench.engine().await;
    if let Some(python) = arguments.python {
        python::beside(&bench, &python, folder.path()).await;
    }
}

/// Everything that runs while it is measured.
pub struct Bench {
    world: &'static World,
    floor: Measured,
    banli: Measured,
}

impl Bench {
    async fn whole_cases(&self) {
        println!(
            "\nWhole cases, of {} commands and 8 effects each.",
            scripts::WHOLE
        );
        let table = Table::new(&[
            "Clients",
            "Floor, cases/s",
            "Banli, cases/s",
            "Ratio",
            "Floor p50 / p95 ms",
            "Banli p50 / p95 ms",
            "Ratios",
        ]);
        for (number, cases) in LOADS {
            let (floor, banli) = in_turn(
                ROUNDS,
                async || self.floor_of(number, cases, scripts::WHOLE).await,
                async || self.whole(number, cases).await,
            )
            .await;
            row(&table, number, (&floor, &banli), Seen::per_second);
        }
    }

    async fn commands(&self) {
        println!("\nCommands that cause no effect, {} to a case.", scripts::TURNS);
        let table = Table::new(&[
            "Clients",
            "Floor, commands/s",
            "Banli, commands/s",
            "Ratio",
            "Floor p50 / p95 ms",
            "Banli p50 / p95 ms",
            "Ratios",
        ]);
        for (number, _) in LOADS {
            let (floor, banli) = in_turn(
                ROUNDS,
                async || self.floor_of(number, number, scripts::TURNS).await,
                async || turns(self.accepted(number).await).await,
            )
            .await;
            row(&table, number, (&floor, &banli), Seen::answers_per_second);
        }
    }

    /// What cases and commands cost the engine, which is what limits both.
    async fn engine(&self) {
        println!("\nProcessor time of the engine and of the worker, at {COSTED} clients.");
        let table = Table::new(&["", "Engine, ms", "Worker, ms", "Worker holds, MiB"]);
        let row = |name: &str, cells| table.row(&[vec![name.to_owned()], cells].concat());
        let (_, cells) = self
            .costs(&self.floor, async || {
                self.floor_of(COSTED, 160, scripts::WHOLE).await
            })
            .await;
        row("Floor, a whole case", cells);
        let (_, cells) = self
            .costs(&self.banli, async || self.whole(COSTED, 160).await)
            .await;
        row("Banli, a whole case", cells);
        let (_, cells) = self
            .costs(&self.floor, async || {
                self.floor_of(COSTED, COSTED, scripts::TURNS).await
            })
            .await;
        row("Floor, 100 commands", cells);
        let cases = self.accepted(COSTED).await;
        let work = Cell::new(Some(cases));
        let turns = async || turns(work.take().expect("asked once")).await;
        let (_, cells) = self.costs(&self.banli, turns).await;
        row("Banli, 100 commands", cells);
    }

    /// What the workers hold while cases wait for somebody: the engine keeps them all, a worker those it met last.
    async fn open(&self, cases: usize) {
        const CLIENTS: usize = 32;
        println!("\nWorkers with {cases} open cases, {CLIENTS} opened at a time.");
        let table = Table::new(&["", "Before, MiB", "After, MiB", "Cases/s"]);
        let before = [&self.floor, &self.banli].map(|worker| resident(worker.pid()));
        // One update short of its end.
        let open = bare(&self.world.client, FLOOR, (CLIENTS, cases), (1, 2)).await;
        let row = [before[0], resident(self.floor.pid()), open.per_second()].map(figure);
        table.row(&[vec!["Floor".to_owned()], row.to_vec()].concat());
        // Before the cases: the worker, in line with itself, hardly leaves the file to another process.
        let wishes = self.wishes(cases).await;
        let work = wishes.into_iter().map(|wish| scripts::opened(self.world, wish));
        let open = clients(CLIENTS, work.collect()).await;
        let row = [before[1], resident(self.banli.pid()), open.per_second()].map(figure);
        table.row(&[vec!["Banli".to_owned()], row.to_vec()].concat());
    }

    /// Work, and what it cost per piece: the engine's and the worker's processor time, and the memory after it.
    pub async fn costs(&self, worker: &Measured, work: impl AsyncFn() -> Seen) -> (Seen, Vec<String>) {
        let engine = self.world.engine_pid().await;
        let before = (cpu(engine), cpu(worker.pid()));
        let seen = work().await;
        let each = |now: Duration, then: Duration| {
            let used = now.saturating_sub(then).as_secs_f64() * 1000.0;
            figure(used / f64::from(u32::try_from(seen.done).expect("few")))
        };
        let cells = vec![
            each(cpu(engine), before.0),
            each(cpu(worker.pid()), before.1),
            figure(resident(worker.pid())),
        ];
        (seen, cells)
    }

    /// Whole cases, of new drivers.
    pub async fn whole(&self, number: usize, cases: usize) -> Seen {
        let wishes = self.wishes(cases).await;
        let work = wishes.into_iter().map(|wish| scripts::whole(self.world, wish));
        clients(number, work.collect()).await
    }

    /// So many new drivers.
    async fn wishes(&self, number: usize) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for _ in 0..number {
            wishes.push(people::eligible(self.world, GUANGZHOU).await);
        }
        wishes
    }

    async fn accepted(&self, number: usize) -> Vec<Application<'_>> {
        let mut cases = Vec::new();
        for _ in 0..number {
            cases.push(scripts::accepted(self.world).await);
        }
        cases
    }

    async fn floor_of(&self, number: usize, cases: usize, updates: u32) -> Seen {
        bare(&self.world.client, FLOOR, (number, cases), (updates, updates)).await
    }
}

/// Commands alone, to a case for each client.
async fn turns(cases: Vec<Application<'_>>) -> Seen {
    clients(cases.len(), cases.into_iter().map(scripts::turns).collect()).await
}

/// Bare workflows on a queue, and how many of the updates that each waits for are sent.
pub async fn bare(
    client: &Client,
    queue: &str,
    (number, cases): (usize, usize),
    (sent, updates): (u32, u32),
) -> Seen {
    let work = (0..cases).map(|_| {
        let id = format!("{queue}-{}", tests::case::any_request().0);
        async move { scripts::floor(client, (queue, &id), (sent, updates)).await }
    });
    clients(number, work.collect()).await
}

fn row(table: &Table, clients: usize, (floor, banli): (&Seen, &Seen), rate: impl Fn(&Seen) -> f64) {
    let percentiles = |seen: &Seen| {
        format!(
            "{} / {}",
            figure(seen.percentile(50)),
            figure(seen.percentile(95))
        )
    };
    let ratio = |percent| figure(banli.percentile(percent) / floor.percentile(percent));
    table.row(&[
        clients.to_string(),
        figure(rate(floor)),
        figure(rate(banli)),
        figure(rate(banli) / rate(floor)),
        percentiles(floor),
        percentiles(banli),
        format!("{} / {}", ratio(50), ratio(95)),
    ]);
}
