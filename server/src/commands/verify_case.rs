//! `banli verify-case`: checks a file of `banli export-case` with nothing but a public key.
use super::CommandError;
use crate::{cli::VerifyCaseArgs, terminal};
use domain::audit::{CaseProof, Fault, PublicKey};
use std::{fs, io, path::PathBuf};
use store::signature_holds;

/// Largest file that is read, in bytes; a case of 5,000 events has about 10 million.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What is wrong with a proof or its file. The text begins with a code where it is about the proof.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    #[error("failed to read {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("failed to write {}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error(
        "{code}: the file is not one of `banli export-case`, or it is damaged at line {line}",
        code = "UNREADABLE_FILE"
    )]
    Damaged { line: usize },
    #[error("failed to read the key: expected 64 hexadecimal digits")]
    NotAKey,
    #[error("{}: {}", .0.code(), .0)]
    Fault(Fault),
}

/// Says what the file proves, or the first thing that is wrong with it.
pub fn run(options: &VerifyCaseArgs) -> Result<(), CommandError> {
    let trusted = match &options.key {
        Some(text) => Some(
            text.trim()
                .parse::<PublicKey>()
                .map_err(|_| ProofError::NotAKey)?,
        ),
        None => None,
    };
    let proof = read(options)?;
    proof
        .verify(trusted.as_ref(), signature_holds)
        .map_err(ProofError::Fault)?;
    let checkpoint = &proof.checkpoint.checkpoint;
    terminal::line(&format!(
        "ok: {}, events 1 to {}, as in checkpoint {} of {} ({} cases, root {})",
        proof.case,
        proof.inclusion.version,
        checkpoint.number,
        checkpoint.at.to_rfc3339(),
        checkpoint.cases,
        checkpoint.root
    ));
    let key = format!("signed with the key {} = {}", checkpoint.key_id, proof.public_key);
    terminal::line(&match trusted {
        Some(key) => format!(
            "signed with the key {} = {key}, the one to trust",
            checkpoint.key_id
        ),
        None => format!(
            "{key}, as the file says: compare it with what the office has published, or give it with --key"
        ),
    });
    if checkpoint.discontinued > 0 {
        terminal::line(&format!(
            "the checkpoint let {} cases pass that do not continue the one before it",
            checkpoint.discontinued
        ));
    }
    Ok(())
}

fn read(options: &VerifyCaseArgs) -> Result<CaseProof, ProofError> {
    let failed = |source| ProofError::Unreadable {
        path: options.file.clone(),
        source,
    };
    if fs::metadata(&options.file).map_err(failed)?.len() > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    let text = fs::read(&options.file).map_err(failed)?;
    serde_json::from_slice(&text).map_err(|error| ProofError::Damaged { line: error.line() })
}
