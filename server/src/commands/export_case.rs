//! `banli export-case`: a case as the newest checkpoint has it, with the proof, in a file for somebody outside.
use super::{CommandError, checkpoint::at_rest, settings, verify_case::ProofError};
use crate::{cli::ExportCaseArgs, telemetry::logs, terminal};
use domain::identifier::CaseNumber;
use serde::Serialize;
use std::{fs::OpenOptions, io::Write, os::unix::fs::OpenOptionsExt, path::Path};
use store::{checkpoint, signature_holds};

/// Writes the file, and ends with a failure when the record is not what was signed: the file shows that too.
pub async fn run(options: ExportCaseArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    logs::init(&settings.log)?;
    let number: CaseNumber = options
        .case
        .parse()
        .map_err(|_| CommandError::CaseNumber(options.case.clone()))?;
    let (store, clock) = at_rest(&settings).await?;
    let logged = checkpoint::log_export(&store, &number, (&options.reason, clock.now())).await;
    logged.map_err(CommandError::Read)?;
    let proof = checkpoint::proof(&store, &number).await?;
    write(&proof, &options.out)?;
    let (events, checkpoint) = (proof.events.len(), &proof.checkpoint.checkpoint);
    let out = options.out.display();
    terminal::note(&format!(
        "{events} events of {number}, as checkpoint {} has them, are in {out}. It holds no content; later events want a later checkpoint",
        checkpoint.number
    ));
    store.close().await.map_err(CommandError::Read)?;
    Ok(proof.verify(None, signature_holds).map_err(ProofError::Fault)?)
}

/// Readable by its owner alone, and never over a file that is there.
pub(super) fn write(what: &impl Serialize, path: &Path) -> Result<(), ProofError> {
    let failed = |source| ProofError::Unwritable {
        path: path.to_owned(),
        source,
    };
    let text = serde_json::to_string_pretty(what).expect("what is exported is JSON");
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(failed)?;
    writeln!(file, "{text}")
        .and_then(|()| file.sync_all())
        .map_err(failed)
}
