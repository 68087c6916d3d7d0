//! Moving every file of an attempt to the destination, from wherever the last try ended.

use super::{FileAddress, IntakeClient, client::Refused};
use crate::ports::PortError;
use bytes::Bytes;
use domain::custody::{Item, Manifest};
use files::{CHUNK, ContentHash, Dossier, FileError, Meter, Report};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use std::collections::BTreeSet;

/// Files on their way side by side; each has one chunk in memory.
const LANES: usize = 4;
/// How often a file is sent from its start. That it came altered may be a disk over there, which the second time mends; or it
/// is our copy that was altered, and the destination says so by name.
const STARTS: usize = 2;

/// One attempt on its way.
struct Sending<'a> {
    dossier: &'a Dossier,
    manifest: &'a Manifest,
    intake: &'a IntakeClient,
    meter: Meter<'a>,
}

/// Sends what the dossier has of every file that the manifest lists. What it has not, or has otherwise, the destination
/// finds missing or altered and refuses by name. After an error the next call goes on from what has arrived.
pub async fn send(
    dossier: &Dossier,
    manifest: &Manifest,
    intake: &IntakeClient,
    report: Report<'_>,
) -> Result<(), PortError> {
    let sending = &Sending {
        dossier,
        manifest,
        intake,
        meter: Meter::new(manifest.totals(), report),
    };
    let (mut seen, mut files) = (BTreeSet::new(), vec![]);
    for item in manifest.items() {
        // Two files of one content are one.
        if seen.insert(item.sha256) {
            files.push(sending.item(item));
        }
    }
    stream::iter(files).buffer_unordered(LANES).try_collect().await
}

impl Sending<'_> {
    async fn item(&self, item: &Item) -> Result<(), PortError> {
        let sha256 = ContentHash::from(item.sha256);
        let Some(here) = self.dossier.size(&sha256).await.map_err(|error| away(&error))? else {
            return Ok(());
        };
        let file = FileAddress {
            handover: self.manifest.route().handover.clone(),
            attempt: self.manifest.attempt(),
            sha256,
        };
        for _ in 0..STARTS {
            match self.go_on(item, &file, here.min(item.size)).await {
                Err(Refused::Altered) => {}
                Err(Refused::Port(error)) => return Err(error),
                // Somebody else is sending the same file. It goes on when they are done or dead.
                Err(Refused::Offset(_)) => return Err(PortError::retry("OFFSET_CONFLICT")),
                Ok(()) => {
                    self.finished(item, here.min(item.size));
                    return Ok(());
                }
            }
        }
        tracing::warn!(handover = %file.handover, item = %item.name, "a file arrives altered");
        Ok(())
    }

    /// Sends from what is there up to `end`.
    async fn go_on(&self, item: &Item, file: &FileAddress, end: u64) -> Result<(), Refused> {
        let mut at = self.intake.offset(file).await?;
        self.meter.add(at, &item.name);
        while at < end {
            let chunk = self.chunk(&file.sha256, at, end).await?;
            let next = self.intake.append(file, at, chunk).await?;
            if next <= at {
                return Err(PortError::retry("ANSWER_INVALID").into());
            }
            self.meter.add(next - at, &item.name);
            at = next;
        }
        Ok(())
    }

    /// A file is there, and so is every other one that has the same content.
    fn finished(&self, item: &Item, end: u64) {
        if end < item.size {
            return;
        }
        let same = |other: &&Item| other.sha256 == item.sha256;
        for other in self.manifest.items().iter().filter(same) {
            if other.name != item.name {
                self.meter.add(end, &other.name);
            }
            self.meter.finish(&other.name);
        }
    }

    async fn chunk(&self, sha256: &ContentHash, at: u64, end: u64) -> Result<Bytes, PortError> {
        let range = at..end.min(at + CHUNK as u64);
        let read = self.dossier.read_range(sha256, range).await;
        read.map_err(|error| away(&error))
    }
}

/// Our own store fails. It may come back, and until then nobody should say that there is no file.
fn away(error: &FileError) -> PortError {
    tracing::warn!(
        error = error as &dyn std::error::Error,
        "the dossier cannot be read"
    );
    PortError::retry("STORE")
}
