//! The activity `origin_file`: what the office of origin has of the file, before it goes and after.
//!
//! No archive of files of vehicles is known, so a file is what the dossier post of the origin has scanned and attached, with
//! what the vehicle registry says at that moment: gathered again, it is asked anew.

use super::{Answer, Call, at_origin, done, elsewhere, extract::extract, own, state, undeliverable};
use crate::{Activities, effects::files_away};
use domain::{
    audit::Hex,
    case::Document,
    custody::{Item, ItemKind, Manifest, ManifestFault, Suite},
    file_handover::{HandoverEffect, HandoverOutcome},
    law::DocumentKind,
};
use files::{ContentHash, Dossier, FileError, MediaType};
use temporalio_sdk::activities::ActivityError;

/// A document that was attached and does not lie in the store, or cannot be named in a manifest.
const DOCUMENT_MISSING: &str = "DOCUMENT_MISSING";

/// Lists the file for an attempt, or marks the copy that is no longer the file.
pub(crate) async fn origin_file(activities: &Activities, call: &Call) -> Answer {
    match own(call)? {
        HandoverEffect::GatherFile {
            attempt,
            suite,
            scans,
        } => gather(activities, call, (*attempt, *suite), scans).await,
        HandoverEffect::MarkTransferred { attempt } => {
            let id = at_origin(&state(activities, call).await?, *attempt);
            let marked = activities.files.dossiers.of(&id).mark_transferred().await;
            marked.map_err(|error| files_away(&error))?;
            Ok(done(HandoverOutcome::Marked))
        }
        effect => Err(elsewhere(effect)),
    }
}

async fn gather(
    activities: &Activities,
    call: &Call,
    (attempt, suite): (u32, Suite),
    scans: &[Document],
) -> Answer {
    let state = state(activities, call).await?;
    let dossier = activities.files.dossiers.of(&at_origin(&state, attempt));
    if scans.is_empty() {
        // What the registry says is no file of its own: the destination can ask it too.
        return Ok(undeliverable(ManifestFault::Empty.code()));
    }
    let mut items = match extract(activities, &state, &dossier).await? {
        Ok(extract) => vec![extract],
        Err(code) => return Ok(undeliverable(&code)),
    };
    for (place, scan) in (1..).zip(scans) {
        match item(&dossier, place, scan).await? {
            Some(item) => items.push(item),
            None => return Ok(undeliverable(DOCUMENT_MISSING)),
        }
    }
    Ok(
        match Manifest::new(state.route().clone(), attempt, suite, items) {
            Ok(manifest) => done(HandoverOutcome::Gathered {
                manifest: Box::new(manifest),
            }),
            Err(fault) => undeliverable(fault.code()),
        },
    )
}

/// Takes a scan into the dossier. Its name says its place and its kind, and nothing of anybody.
async fn item(dossier: &Dossier, place: usize, scan: &Document) -> Result<Option<Item>, ActivityError> {
    let name = format!("{place:03}-{}", kind_of_name(scan)).parse();
    let (Ok(sha256), Ok(bytes), Ok(name)) = (
        scan.sha256.parse::<ContentHash>(),
        scan.sha256.parse::<Hex<32>>(),
        name,
    ) else {
        return Ok(None);
    };
    match dossier.take(&sha256).await {
        Err(FileError::Missing(_)) => return Ok(None),
        taken => taken.map_err(|error| files_away(&error))?,
    }
    let size = dossier.size(&sha256).await.map_err(|error| files_away(&error))?;
    Ok(size.map(|size| Item {
        name,
        kind: match scan.kind {
            DocumentKind::Photo => ItemKind::Photograph,
            _ => ItemKind::Scan,
        },
        size,
        sha256: bytes,
    }))
}

/// Such as `photo.jpg`.
fn kind_of_name(scan: &Document) -> String {
    let kind = match scan.kind {
        DocumentKind::IdentityDocument => "identity-document",
        DocumentKind::Photo => "photo",
        DocumentKind::SignedApplication => "signed-application",
        DocumentKind::Statement => "statement",
        DocumentKind::Other => "paper",
    };
    let ending = MediaType::from_header(&scan.media_type).map_or("bin", MediaType::extension);
    format!("{kind}.{ending}")
}
