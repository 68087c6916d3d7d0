//! Whether a request comes from the office of origin of a handover that waits for bytes here, and for which file.

use super::{Awaited, Intake, Refused};
use activities::handover::{
    FileAddress, IntakeRefusal, RequestSignature, SignatureFault, Target, wire, wire::single,
};
use axum::http::request::Parts;
use domain::custody::Item;
use files::{Arrival, ContentHash, DossierId};
use std::sync::Arc;

/// A file that may be asked about and added to.
pub(super) struct Admitted {
    pub item: Item,
    pub arrival: Arrival,
}

impl Intake {
    /// Looks at the head of a request alone.
    pub(super) async fn admit(&self, head: &Parts) -> Result<Admitted, Refused> {
        let file = FileAddress::of_path(head.uri.path()).filter(|_| head.uri.query().is_none());
        let file = file.ok_or(IntakeRefusal::HandoverUnknown)?;
        let signature = signature(head)?;
        if !signature.holds_at((self.clock)()) {
            return Err(IntakeRefusal::SignatureExpired.into());
        }
        let awaited = self.awaited(&file).await?;
        self.prove(&awaited, &signature)?;
        if single(&head.headers, wire::TUS_RESUMABLE) != Some(wire::TUS_VERSION) {
            return Err(IntakeRefusal::VersionUnknown.into());
        }
        self.listed(&awaited, &file)
    }

    async fn awaited(&self, file: &FileAddress) -> Result<Arc<Awaited>, Refused> {
        let asked = self.handovers.awaited(&file.handover, file.attempt).await;
        let awaited = asked.map_err(|_| IntakeRefusal::RecordFailed)?;
        let of_path = |awaited: &Arc<Awaited>| {
            let (route, attempt) = (awaited.manifest().route(), awaited.manifest().attempt());
            let is_asked_for = route.handover == file.handover && attempt == file.attempt;
            is_asked_for && self.provinces.contains(&route.destination.province())
        };
        Ok(awaited.filter(of_path).ok_or(IntakeRefusal::HandoverUnknown)?)
    }

    /// Whoever is not the office of origin does not learn whether there is such a handover; the log says it.
    fn prove(&self, awaited: &Awaited, signature: &RequestSignature) -> Result<(), Refused> {
        let route = awaited.manifest().route();
        let of_origin = signature.office == route.origin;
        if of_origin && awaited.keys().iter().any(|key| signature.is_of(key, self.check)) {
            return Ok(());
        }
        let (handover, office, key) = (&route.handover, &signature.office, &signature.key_id);
        tracing::warn!(%handover, %office, %key, of_origin, "a request is not signed by the office of origin");
        Err(IntakeRefusal::HandoverUnknown.into())
    }

    fn listed(&self, awaited: &Awaited, file: &FileAddress) -> Result<Admitted, Refused> {
        let manifest = awaited.manifest();
        let mut items = manifest.items().iter();
        let item = items.find(|item| ContentHash::from(item.sha256) == file.sha256);
        let item = item.ok_or(IntakeRefusal::NotListed)?;
        let dossier = self.dossiers.of(&DossierId {
            office: manifest.route().destination.clone(),
            handover: file.handover.clone(),
            attempt: file.attempt,
        });
        Ok(Admitted {
            item: item.clone(),
            arrival: dossier.arrival(item),
        })
    }
}

fn signature(head: &Parts) -> Result<RequestSignature, IntakeRefusal> {
    let target = Target {
        method: &head.method,
        path: head.uri.path(),
        headers: &head.headers,
    };
    RequestSignature::read(&target).map_err(|fault| match fault {
        SignatureFault::Missing => IntakeRefusal::SignatureMissing,
        SignatureFault::Malformed => IntakeRefusal::SignatureMalformed,
    })
}
