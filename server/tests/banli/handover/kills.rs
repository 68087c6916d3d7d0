//! Sender and receiver are processes of their own, killed again and again at any byte; in the end all is there once.

use super::{
    child::{Process, dossier_at},
    place::{Province, files_in, kept, manifest},
};
use activities::handover::findings;
use domain::custody::Manifest;
use rand::{Rng, RngCore, SeedableRng, rngs::StdRng};
use std::{
    fs,
    net::SocketAddr,
    path::PathBuf,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Bounds a failure; nothing is measured by it.
const PATIENCE: Duration = Duration::from_mins(2);
const KILLS: usize = 25;
const LARGE: [usize; 4] = [24 << 20, 9 << 20, (5 << 20) + 1, (4 << 20) - 1];
const SMALL: usize = 24;

/// Who is killed.
#[derive(Clone, Copy, PartialEq)]
enum Victim {
    Sender,
    Receiver,
    Both,
}

/// Two provinces, and the file on its way between them.
struct Way {
    origin: TempDir,
    destination: TempDir,
    written: PathBuf,
    listed: Manifest,
    random: StdRng,
}

impl Way {
    async fn new() -> Self {
        let seed = rand::random();
        eprintln!("seed {seed}");
        let mut random = StdRng::seed_from_u64(seed);
        let sizes = LARGE
            .into_iter()
            .chain((0..SMALL).map(|number| number * number * 97));
        let contents: Vec<(String, Vec<u8>)> = sizes
            .enumerate()
            .map(|(number, size)| {
                let mut content = vec![0; size];
                random.fill_bytes(&mut content);
                (format!("{number:02}.bin"), content)
            })
            .collect();
        let contents: Vec<_> = contents
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_slice()))
            .collect();
        let (origin, destination) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        Province::at(origin.path()).gather(&contents).await;
        let listed = manifest(&contents);
        let written = origin.path().join("manifest.json");
        fs::write(&written, serde_json::to_vec(&listed).unwrap()).unwrap();
        Self {
            origin,
            destination,
            written,
            listed,
            random,
        }
    }

    fn receiver(&self) -> (Process, SocketAddr) {
        Process::receiver(self.destination.path(), &self.written)
    }

    fn sender(&self, intake: SocketAddr) -> Process {
        Process::sender(self.origin.path(), &self.written, intake)
    }

    /// How many bytes are on the disk of the destination.
    fn bytes(&self) -> u64 {
        files_in(self.destination.path())
            .iter()
            .map(|(_, length)| length)
            .sum()
    }

    /// Waits until so many are there, or the sender has ended, and then for less than a moment.
    async fn until(&mut self, bytes: u64, sender: &mut Process) {
        let began = Instant::now();
        while self.bytes() < bytes && sender.ended().is_none() {
            assert!(
                began.elapsed() < PATIENCE,
                "{} of {bytes} bytes came",
                self.bytes()
            );
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let somewhere = Duration::from_micros(self.random.random_range(0..4000));
        tokio::time::sleep(somewhere).await;
    }

    /// Kills so often, each time when some more bytes have come, and lets it end then.
    async fn under_fire(&mut self, victim: Victim) -> usize {
        let step = self.listed.totals().bytes / (KILLS as u64 + 2);
        let mut killed = 0;
        let (mut receiver, mut intake) = self.receiver();
        while killed < KILLS {
            let mut sender = self.sender(intake);
            let next = self.random.random_range(1..=2 * step);
            self.until(self.bytes() + next, &mut sender).await;
            if sender.ended() == Some(true) {
                break;
            }
            killed += 1;
            if victim != Victim::Sender {
                receiver.kill();
                (receiver, intake) = self.receiver();
            }
            if victim == Victim::Receiver {
                // Nobody answers it any more, so it ends by itself.
                self.until(u64::MAX, &mut sender).await;
            } else {
                sender.kill();
            }
        }
        let began = Instant::now();
        let mut sender = self.sender(intake);
        while sender.ended() != Some(true) {
            assert!(began.elapsed() < PATIENCE, "it does not end");
            if sender.ended() == Some(false) {
                sender = self.sender(intake);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        killed
    }

    /// Every file is there, once, and as it was; and there is nothing else.
    async fn assert_whole(&self) {
        let mut expected: Vec<_> = self.listed.items().iter().map(kept).collect();
        expected.sort();
        assert_eq!(files_in(self.destination.path()), expected);
        let found = findings(&dossier_at(self.destination.path()), &self.listed, &|_| {}).await;
        assert_eq!(found.unwrap(), []);
    }
}

async fn survives(victim: Victim) {
    let mut way = Way::new().await;
    let killed = way.under_fire(victim).await;
    eprintln!("killed {killed} times");
    assert!(
        killed >= 5,
        "killed {killed} times only: it went too fast to say anything"
    );
    way.assert_whole().await;
}

#[tokio::test]
async fn the_sender_is_killed_at_any_byte() {
    survives(Victim::Sender).await;
}

#[tokio::test]
async fn the_receiver_is_killed_at_any_byte() {
    survives(Victim::Receiver).await;
}

#[tokio::test]
async fn both_are_killed_at_any_byte() {
    survives(Victim::Both).await;
}
