//! What the schema asks of the registers of accidents; the server brings it.

use async_trait::async_trait;
use domain::accident::{AccidentNumber, Progress, QueryCode};

/// The register of accidents gives no answer now. Its own log says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to ask the register of accidents")]
pub struct RegisterSilent;

/// How far the handling of an accident is, for whoever has the code that the unit gave to its parties.
#[async_trait]
pub trait AccidentProgress: Send + Sync + 'static {
    /// The stages that it has reached, oldest first. A wrong code and no such accident are answered the same.
    async fn progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, RegisterSilent>;
}
