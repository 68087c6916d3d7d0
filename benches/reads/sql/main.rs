//! A client without anything around it: `sql URL CLIENTS SECONDS STATEMENTS PARAMETERS` runs the statements of a file,
//! prepared, one after the other on each of its connections, with a line of parameters taken at random each time.
//!
//! Prints p50 and p95 in milliseconds and rounds a second, as JSON.

use sea_orm::sqlx::{Connection, PgConnection, query};
use std::{
    error::Error,
    fs,
    sync::Arc,
    time::{Duration, Instant},
};

type Failure = Box<dyn Error + Send + Sync>;

/// What every connection does.
struct Work {
    url: String,
    statements: Vec<String>,
    parameters: Vec<Vec<String>>,
    time: Duration,
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the answer of a program")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, clients, seconds, statements, parameters] = &arguments[..] else {
        return Err("usage: sql URL CLIENTS SECONDS STATEMENTS PARAMETERS".into());
    };
    let lines = |text: String| {
        text.lines()
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect()
    };
    let work = Arc::new(Work {
        url: url.clone(),
        statements: fs::read_to_string(statements)?
            .split(";\n")
            .map(str::to_owned)
            .collect(),
        parameters: lines(fs::read_to_string(parameters)?),
        time: Duration::from_secs_f64(seconds.parse()?),
    });
    let mut hands = tokio::task::JoinSet::new();
    for hand in 0..clients.parse()? {
        hands.spawn(rounds(Arc::clone(&work), hand));
    }
    let mut taken = vec![];
    while let Some(done) = hands.join_next().await {
        taken.extend(done??);
    }
    taken.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "few rounds")]
    let rate = taken.len() as f64 / work.time.as_secs_f64();
    let at = |percent: usize| taken[taken.len() * percent / 100].as_secs_f64() * 1000.0;
    println!(
        "{{\"p50\": {:.3}, \"p95\": {:.3}, \"rate\": {rate:.1}}}",
        at(50),
        at(95)
    );
    Ok(())
}

/// How long each round took.
async fn rounds(work: Arc<Work>, hand: usize) -> Result<Vec<Duration>, Failure> {
    let mut connection = PgConnection::connect(&work.url).await?;
    let (mut taken, mut next) = (vec![], hand * 7919);
    round(&work, &mut connection, next).await?;
    let began = Instant::now();
    while began.elapsed() < work.time {
        next = next.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let start = Instant::now();
        round(&work, &mut connection, next >> 8).await?;
        taken.push(start.elapsed());
    }
    Ok(taken)
}

async fn round(work: &Work, connection: &mut PgConnection, pick: usize) -> Result<(), Failure> {
    let parameters = &work.parameters[pick % work.parameters.len()];
    for statement in &work.statements {
        // Checked by nobody but the database: they are files of this folder.
        let mut prepared = query(sea_orm::sqlx::AssertSqlSafe(statement.clone()));
        for parameter in parameters {
            prepared = prepared.bind(parameter);
        }
        if prepared.fetch_all(&mut *connection).await?.is_empty() {
            return Err(format!("no row for {parameters:?}").into());
        }
    }
    Ok(())
}
