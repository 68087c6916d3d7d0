//! The storm: which part is killed when, and that each stands again.
use crate::{
    client::Tally,
    cluster::{Installation, Part},
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::SliceRandom};
use std::time::{Duration, Instant};
use store::testing::PostgresServer;

/// What can be killed. They are started again in this order: each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Victim {
    Postgres,
    Temporal,
    Worker,
    Api,
}

const ALL: [Victim; 4] = [Victim::Postgres, Victim::Temporal, Victim::Worker, Victim::Api];

/// Between two looks at what should run.
const GLANCE: Duration = Duration::from_millis(250);
/// From one part standing again to the next blow.
const LULL: std::ops::Range<u64> = 500..4000;
/// From a blow to the first attempt to stand up.
const DOWN: std::ops::Range<u64> = 0..2500;

/// An installation with its parts running, and what can happen to it.
pub struct Weather {
    pub home: Installation,
    postgres: PostgresServer,
    api: Option<Part>,
    worker: Option<Part>,
    blows: Tally,
}

impl Weather {
    /// Everything runs, and nothing is killed.
    pub async fn fair(postgres: PostgresServer, home: Installation) -> Self {
        Self {
            api: Some(home.serve().await),
            worker: Some(home.worker()),
            home,
            postgres,
            blows: Tally::default(),
        }
    }

    /// Kills parts for so long: one after the other in rounds, each round in another order and with two at once or all at once
    /// somewhere in it.
    pub async fn storm(&mut self, (time, seed): (Duration, u64)) {
        let mut dice = StdRng::seed_from_u64(seed);
        let began = Instant::now();
        while began.elapsed() < time {
            for blow in round(&mut dice) {
                self.pause(&mut dice, LULL).await;
                if began.elapsed() >= time {
                    return;
                }
                self.blow(&blow, &mut dice).await;
            }
        }
    }

    async fn blow(&mut self, victims: &[Victim], dice: &mut StdRng) {
        for victim in victims {
            self.blows.count(&format!("kills of {victim:?}"));
            self.kill(*victim).await;
        }
        if victims.len() > 1 {
            self.blows.count(&format!("times {} at once", victims.len()));
        }
        self.pause(dice, DOWN).await;
        let mut fallen = victims.to_vec();
        fallen.sort_unstable();
        for victim in fallen {
            self.restart(victim).await;
        }
    }

    async fn kill(&mut self, victim: Victim) {
        match victim {
            Victim::Postgres => tokio::task::block_in_place(|| self.postgres.kill()),
            Victim::Temporal => self.home.engine.kill().await,
            Victim::Worker => self.worker.take().unwrap().struck().await,
            Victim::Api => self.api.take().unwrap().struck().await,
        }
    }

    /// Starts processes of ours that have ended by themselves, as whoever supervises an installation does: a worker whose
    /// engine library gives up ends on purpose. Goes on until it is dropped.
    pub async fn look_after(&mut self) {
        loop {
            for (part, name) in [(&mut self.worker, "Worker"), (&mut self.api, "Api")] {
                if part.as_mut().is_some_and(|part| part.ended().is_some()) {
                    self.blows.count(&format!("ends of {name} by itself"));
                    *part = Some(if name == "Worker" {
                        self.home.worker()
                    } else {
                        self.home.api()
                    });
                }
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    async fn pause(&mut self, dice: &mut StdRng, range: std::ops::Range<u64>) {
        let pause = Duration::from_millis(dice.random_range(range));
        // Nothing but the time ends it.
        let _ = tokio::time::timeout(pause, self.look_after()).await;
    }

    async fn restart(&mut self, victim: Victim) {
        match victim {
            Victim::Postgres => tokio::task::block_in_place(|| self.postgres.restart()),
            Victim::Temporal => self.home.engine.restart().await,
            Victim::Worker => self.worker = Some(self.home.worker()),
            Victim::Api => self.api = Some(self.home.serve().await),
        }
    }

    /// Says what happened.
    #[expect(
        clippy::print_stderr,
        reason = "shown when the test fails, or with --nocapture"
    )]
    pub fn report(&self, clients: &Tally, (cases, last_kill): (usize, Instant)) {
        let (answers, rest) = (clients.last_answer_after(last_kill), last_kill.elapsed());
        let (blows, counted) = (self.blows.told(), clients.told());
        eprintln!(
            "storm: {cases} cases; after the end of it the last answer came in {answers:.0?}, all was at rest in {rest:.0?}"
        );
        eprintln!("{blows}{counted}");
    }

    /// Ends what runs. No code of ours has panicked, in none of its lives. The engine's library has assertions of its
    /// own in a debug build, which a task that it is given twice after a restart of the engine can meet.
    pub async fn end(self) {
        for part in [self.api, self.worker].into_iter().flatten() {
            let said = part.said();
            let mut panics = said.lines().filter(|line| line.contains("panicked at"));
            assert_eq!(panics.find(|line| !line.contains("temporalio-sdk-core")), None);
            assert_eq!(part.terminate().await, Some(0));
        }
    }
}

/// Each part once, in some order; then two of them together, or all.
fn round(dice: &mut StdRng) -> Vec<Vec<Victim>> {
    let mut order = ALL;
    order.shuffle(dice);
    let together = if dice.random_bool(0.5) {
        ALL.to_vec()
    } else {
        order[..2].to_vec()
    };
    let mut blows: Vec<_> = order.map(|victim| vec![victim]).into();
    blows.insert(dice.random_range(0..=blows.len()), together);
    blows
}
