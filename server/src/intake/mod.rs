//! The intake of a province: where the files of vehicles arrive from offices of other provinces.
//!
//! It speaks the core of tus 1.0 for the paths of [`activities::handover::FileAddress`]: HEAD says how much of a file is here,
//! PATCH adds to it. There is nothing else, so nothing can be read from it. Whoever asks shows by a signature to be the
//! office of origin of that handover, before anything of a body is read or any file is looked at.

mod admit;
mod awaited;
mod body;
mod refused;
mod remembered;
mod routes;

pub use awaited::{Awaited, Handovers, RecordAway};
pub use body::Patience;
pub use refused::Refused;
pub use remembered::{MOMENT, Remembered};
pub use routes::routes;

use domain::{audit::SignatureCheck, identifier::DivisionCode};
use files::Dossiers;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Chunks in memory at once, of all handovers: 64 MiB.
pub const CHUNKS_AT_ONCE: usize = 16;

/// What an intake acts with. Cheap to clone.
#[derive(Clone)]
pub struct Intake {
    dossiers: Dossiers,
    handovers: Arc<dyn Handovers>,
    provinces: Arc<[DivisionCode]>,
    check: SignatureCheck,
    /// Real time, in seconds since 1970.
    clock: fn() -> i64,
    room: Arc<Semaphore>,
    patience: Patience,
}

impl Intake {
    /// The intake of these provinces. `check` holds a signature against a key of Ed25519, `clock` gives real time in
    /// seconds since 1970.
    pub fn new(
        dossiers: Dossiers,
        handovers: Arc<dyn Handovers>,
        provinces: &[DivisionCode],
        (check, clock): (SignatureCheck, fn() -> i64),
    ) -> Self {
        Self {
            dossiers,
            handovers,
            provinces: provinces.into(),
            check,
            clock,
            room: Arc::new(Semaphore::new(CHUNKS_AT_ONCE)),
            patience: Patience::default(),
        }
    }

    /// The same with other limits on bodies.
    #[must_use]
    pub fn with(mut self, chunks_at_once: usize, patience: Patience) -> Self {
        self.room = Arc::new(Semaphore::new(chunks_at_once));
        self.patience = patience;
        self
    }
}
