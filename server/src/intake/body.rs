//! The bytes of one request, read within bounds of length and time.

use activities::handover::IntakeRefusal;
use axum::body::Body;
use bytes::{Bytes, BytesMut};
use domain::audit::Hex;
use futures::{StreamExt as _, TryFutureExt as _};
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use tokio::time::timeout;

/// How long the intake waits for a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Longest pause within it.
    pub silence: Duration,
    /// To its end.
    pub whole: Duration,
    /// For memory to put it in.
    pub turn: Duration,
}

impl Default for Patience {
    /// The slowest line that is served has 280 kbit/s, as for uploads.
    fn default() -> Self {
        Self {
            silence: Duration::from_secs(15),
            whole: Duration::from_mins(2),
            turn: Duration::from_secs(30),
        }
    }
}

/// Reads exactly `length` bytes, with their hash.
pub(super) async fn read(
    body: Body,
    length: usize,
    patience: Patience,
) -> Result<(Bytes, Hex<32>), IntakeRefusal> {
    let read = timeout(patience.whole, collect(body, length, patience.silence));
    read.unwrap_or_else(|_| Err(IntakeRefusal::BodyTimeout)).await
}

async fn collect(body: Body, length: usize, silence: Duration) -> Result<(Bytes, Hex<32>), IntakeRefusal> {
    let (mut pieces, mut hasher) = (body.into_data_stream(), Sha256::new());
    let mut bytes = BytesMut::with_capacity(length);
    while let Some(piece) = timeout(silence, pieces.next())
        .await
        .map_err(|_| IntakeRefusal::BodyTimeout)?
    {
        let piece = piece.map_err(|_| IntakeRefusal::BodyCutOff)?;
        if piece.len() > length - bytes.len() {
            return Err(IntakeRefusal::ChunkTooLarge);
        }
        hasher.update(&piece);
        bytes.extend_from_slice(&piece);
    }
    if bytes.len() < length {
        return Err(IntakeRefusal::BodyCutOff);
    }
    Ok((bytes.freeze(), Hex(hasher.finalize().into())))
}
