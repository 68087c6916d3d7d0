//! Wake-ups of subscriptions: ids only, within this process. What other processes write is found by looking now and then.

use domain::identifier::CaseNumber;
use tokio::sync::broadcast;

/// Wake-ups that a slow stream may miss before it looks by itself anyway.
const WAITING: usize = 256;

/// Tells subscriptions that a case changed. Cheap to clone; the clones are one.
#[derive(Clone, Debug)]
pub struct WakeUps(broadcast::Sender<CaseNumber>);

impl Default for WakeUps {
    fn default() -> Self {
        Self(broadcast::Sender::new(WAITING))
    }
}

impl WakeUps {
    /// A case changed, or may have. Call it after the commit.
    pub fn wake(&self, case: &CaseNumber) {
        // Nobody listening is no error.
        let _ = self.0.send(case.clone());
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<CaseNumber> {
        self.0.subscribe()
    }
}
