//! A storm over two provinces: which of their processes is killed when, and that each is started again.
use super::limits::Limits;
use crate::{
    client::Tally,
    provinces::{Country, Sort},
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::SliceRandom};
use std::time::{Duration, Instant};

/// Between two looks at what should run.
const GLANCE: Duration = Duration::from_millis(250);
/// From one blow to the next, in milliseconds.
const LULL: std::ops::Range<u64> = 500..4000;
/// How long something lies down.
const DOWN: std::ops::Range<u64> = 0..2500;

/// A process, by the place of its province in the country.
type Victim = (usize, Sort);

const ALL: [Victim; 4] = [
    (0, Sort::Worker),
    (1, Sort::Worker),
    (0, Sort::Api),
    (1, Sort::Api),
];

/// How a kill is counted that falls while a file is on its way.
fn amid(sort: Sort, code: &str) -> String {
    format!("kills of {sort:?} of {code} amid handovers")
}

/// Two provinces, and what happens to them.
pub struct Front {
    pub country: Country,
    pub blows: Tally,
}

impl Front {
    /// Kills one or two processes at a time for as long as the limits say, workers more often than APIs.
    pub async fn storm(&mut self, limits: &Limits) {
        let mut dice = StdRng::seed_from_u64(limits.seed);
        let began = Instant::now();
        while began.elapsed() < limits.front {
            let mut victims = ALL;
            victims[..2].shuffle(&mut dice);
            let at_once = dice.random_range(1..=2);
            if dice.random_bool(0.3) {
                victims.shuffle(&mut dice);
            }
            self.blow(&victims[..at_once], &mut dice).await;
            self.pause(&mut dice, LULL).await;
        }
    }

    async fn blow(&mut self, victims: &[Victim], dice: &mut StdRng) {
        let under_way = self.files_under_way().await;
        for (province, sort) in victims {
            let provinces = self.country.provinces();
            let code = provinces[*province].place.code;
            self.blows.count(&format!("kills of {sort:?} of {code}"));
            if under_way {
                self.blows.count(&amid(*sort, code));
            }
            provinces[*province].strike(*sort).await;
        }
        self.pause(dice, DOWN).await;
        for (province, sort) in victims {
            self.country.provinces()[*province].start(*sort);
        }
    }

    async fn files_under_way(&self) -> bool {
        let open = "SELECT number FROM cases WHERE kind = 'file_handover' AND NOT closed LIMIT 1";
        !self.country.home.database.texts(open).await.is_empty()
    }

    /// The workers of both provinces were killed while files were on their way. APIs are hit too rarely to count on it.
    pub fn struck_both(&mut self) {
        for province in self.country.provinces() {
            let blow = amid(Sort::Worker, province.place.code);
            assert!(self.blows.of(&blow) > 0, "no {blow}:\n{}", self.blows.told());
        }
    }

    async fn pause(&mut self, dice: &mut StdRng, range: std::ops::Range<u64>) {
        let pause = Duration::from_millis(dice.random_range(range));
        // Nothing but the time ends it.
        let _ = tokio::time::timeout(pause, self.look_after()).await;
    }

    /// Starts again what has ended by itself. Goes on until it is dropped.
    pub async fn look_after(&mut self) {
        loop {
            for province in self.country.provinces() {
                if province.look_after() {
                    self.blows
                        .count(&format!("ends by itself in {}", province.place.code));
                }
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Says what happened.
    #[expect(
        clippy::print_stderr,
        reason = "shown when the test fails, or with --nocapture"
    )]
    pub fn report(&self, clients: &Tally, last_kill: Instant) {
        let (answers, rest) = (clients.last_answer_after(last_kill), last_kill.elapsed());
        let (blows, counted) = (self.blows.told(), clients.told());
        eprintln!(
            "storm: after the end of it the last answer came in {answers:.0?}, all was at rest in {rest:.0?}"
        );
        eprintln!("{blows}{counted}");
    }
}
