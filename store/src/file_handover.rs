//! What `record` looks up for the handover of a file, inside its transaction.

use crate::{
    RecordedKind, StoreError,
    record::{Gather, Gathering},
    signature_holds,
};
use domain::file_handover::{Facts, FileHandover};

/// The facts of handovers.
#[derive(Clone, Copy, Debug)]
pub struct FileHandoverFacts;

impl RecordedKind for FileHandover {
    type LookUps = FileHandoverFacts;
    const LOOK_UPS: FileHandoverFacts = FileHandoverFacts;
}

impl Gather<FileHandover> for FileHandoverFacts {
    async fn gather(&self, gathering: Gathering<'_, FileHandover>) -> Result<Facts, StoreError> {
        Ok(Facts {
            case: gathering.shared.clone(),
            number: gathering.number.clone(),
            transfer: None,
            open_handover: None,
            keys: vec![],
            check: signature_holds,
        })
    }
}
