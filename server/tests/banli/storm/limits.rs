//! How long, how many, and from which seed: the defaults, or what the environment says.
use std::{env, str::FromStr, time::Duration};

/// The size of a storm.
pub struct Limits {
    /// How long parts are killed.
    pub time: Duration,
    /// Cases in flight at any moment of it.
    pub cases: usize,
    /// Requests under way at any moment.
    pub drivers: usize,
    /// How long what works on handovers or evidence is killed.
    pub front: Duration,
    /// Files that change hands at once meanwhile.
    pub handovers: usize,
    /// Applications for evidence at once.
    pub evidence: usize,
    /// What the choice and the moments of the kills follow from.
    pub seed: u64,
}

impl Limits {
    /// `BANLI_STORM_MINUTES` (2), `BANLI_STORM_CASES` (200), `BANLI_STORM_DRIVERS` (16), `BANLI_STORM_SEED` (another each time);
    /// for files that change hands `BANLI_STORM_SECONDS` (60), `BANLI_STORM_HANDOVERS` (100); for evidence as many seconds, and
    /// `BANLI_STORM_EVIDENCE` (30).
    pub fn of_environment() -> Self {
        Self {
            time: Duration::from_mins(set("MINUTES").unwrap_or(2)),
            cases: set("CASES").unwrap_or(200),
            front: Duration::from_secs(set("SECONDS").unwrap_or(60)),
            handovers: set("HANDOVERS").unwrap_or(100),
            evidence: set("EVIDENCE").unwrap_or(30),
            drivers: set("DRIVERS").unwrap_or(16),
            seed: set("SEED").unwrap_or_else(rand::random),
        }
    }

    /// Says what it takes to run the same again.
    #[expect(
        clippy::print_stderr,
        reason = "shown when the test fails, or with --nocapture"
    )]
    pub fn announce(&self) {
        let Self {
            time,
            cases,
            front,
            handovers,
            evidence,
            seed,
            ..
        } = self;
        eprintln!(
            "storm: {} s, {cases} cases in flight; or {} s, {handovers} handovers, {evidence} applications for evidence; BANLI_STORM_SEED={seed}",
            time.as_secs(),
            front.as_secs()
        );
    }

    /// Everybody who may apply: a case that ends in the storm makes room for another, up to ten a second.
    pub fn people(&self) -> usize {
        let replaced = usize::try_from(self.time.as_secs() * 10).unwrap();
        2 * self.cases + replaced
    }
}

fn set<T: FromStr>(name: &str) -> Option<T> {
    let name = format!("BANLI_STORM_{name}");
    let value = env::var(&name).ok()?;
    Some(
        value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
    )
}
