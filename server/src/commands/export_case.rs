//! `banli export-case`: a case as the newest checkpoint has it, with the proof, in a file for somebody outside.
use super::{CommandError, case_number, checkpoint::at_rest, settings, verify_case::ProofError};
use crate::{cli::ExportCaseArgs, telemetry::logs, terminal};
use serde::Serialize;
use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};
use store::{checkpoint, signature_holds};

/// Writes the file, and ends with a failure when the record is not what was signed: the file shows that too.
pub async fn run(options: ExportCaseArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    logs::init(&settings.log)?;
    let number = case_number(&options.case)?;
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

/// What is exported, in a file of its own.
pub(super) fn write(what: &impl Serialize, path: &Path) -> Result<(), ProofError> {
    let failed = |source| ProofError::Unwritable {
        path: path.to_owned(),
        source,
    };
    let text = serde_json::to_string_pretty(what).expect("what is exported is JSON");
    let mut file = new_file(path).map_err(failed)?;
    writeln!(file, "{text}")
        .and_then(|()| file.sync_all())
        .map_err(failed)
}

/// Readable by its owner alone, and never over a file that is there.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}
