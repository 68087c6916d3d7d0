//! Moving the file of an attempt where the dossiers of both offices lie in one store: the same pieces, without a line between.

use crate::ports::PortError;
use domain::custody::{Item, Manifest};
use files::{ArrivalError, CHUNK, ContentHash, Dossier, FileError, Meter, Report};

/// Copies what the dossier of origin has of every file that the manifest lists. What it has not, or has otherwise, the
/// destination finds missing or altered. After an error the next call goes on from what has arrived.
pub async fn beside(
    origin: &Dossier,
    manifest: &Manifest,
    destination: &Dossier,
    report: Report<'_>,
) -> Result<(), PortError> {
    let meter = Meter::new(manifest.totals(), report);
    for item in manifest.items() {
        match copy(origin, item, destination, &meter).await {
            // It was altered in our own store: the destination says so by its name.
            Err(ArrivalError::Altered) => {
                tracing::warn!(handover = %manifest.route().handover, item = %item.name, "a file arrives altered");
            }
            copied => copied.map_err(|error| away(&error))?,
        }
    }
    Ok(())
}

async fn copy(
    origin: &Dossier,
    item: &Item,
    destination: &Dossier,
    meter: &Meter<'_>,
) -> Result<(), ArrivalError> {
    let sha256 = ContentHash::from(item.sha256);
    let Some(here) = origin.size(&sha256).await? else {
        return Ok(());
    };
    let (arrival, end) = (destination.arrival(item), here.min(item.size));
    let mut at = arrival.offset().await?;
    meter.add(at, &item.name);
    while at < end {
        let chunk = origin.read_range(&sha256, at..end.min(at + CHUNK as u64)).await?;
        let next = arrival.append(at, chunk).await?;
        meter.add(next.saturating_sub(at), &item.name);
        at = next;
    }
    if at == item.size {
        meter.finish(&item.name);
    }
    Ok(())
}

/// Somebody else writes the same file, or the store fails: either passes.
fn away(error: &ArrivalError) -> PortError {
    tracing::warn!(error = error as &dyn std::error::Error, "a file cannot be moved");
    match error {
        ArrivalError::Store(FileError::Busy) => PortError::retry("FILE_BUSY"),
        _ => PortError::retry("STORE"),
    }
}
