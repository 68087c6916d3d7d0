//! `banli verify-custody`: checks the chain of a handover, and the files themselves, with nothing but public keys.
use super::{CommandError, custody_files::hashed};
use crate::{cli::VerifyCustodyArgs, terminal};
use domain::{
    audit::PublicKey,
    custody::{Arrived, CustodyExport, Fault, Manifest, Summary, TrustedKeys},
    identifier::{CaseNumber, OfficeCode},
};
use files::FileError;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use store::signature_holds;

/// Largest chain that is read, in bytes. Ten attempts with as many files as a manifest may list have about 10 million.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What is wrong with a chain, its files or the command. The text begins with a code where it is about the handover.
#[derive(Debug, thiserror::Error)]
pub enum CustodyError {
    #[error("failed to read {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(
        "{code}: {path:?} is a link, a folder or something else that is no file",
        code = "FILE_NOT_PLAIN"
    )]
    NotPlain { path: PathBuf },
    #[error(
        "failed to read the key {0:?}: expected the code of an office, an equals sign and 64 hexadecimal digits"
    )]
    NotAKey(String),
    #[error("failed to find a handover with the number {0}")]
    NoHandover(CaseNumber),
    #[error("failed to export: neither office has said anything yet of the file of {0}")]
    NothingSaid(CaseNumber),
    #[error("failed to read the files of a handover")]
    Files(#[source] FileError),
    #[error("{}: {}", .0.code(), .0)]
    Fault(Fault),
}

/// Says what the chain and its files prove, or the first thing that is wrong with them.
pub fn run(options: &VerifyCustodyArgs) -> Result<(), CommandError> {
    let trusted = trusted(&options.key)?;
    let export = read(&options.file)?;
    // The chain first: files may be large, and a chain that does not hold says nothing about them.
    let mut summary = verified(&export, &trusted, None)?;
    if let Some(folder) = &options.files {
        let files = hashed(folder)?;
        summary = verified(&export, &trusted, Some(&files))?;
    }
    say(&export, &summary);
    Ok(())
}

fn verified(
    export: &CustodyExport,
    trusted: &TrustedKeys,
    files: Option<&[Arrived]>,
) -> Result<Summary, CustodyError> {
    export
        .verify(trusted, signature_holds, files)
        .map_err(CustodyError::Fault)
}

fn say(export: &CustodyExport, summary: &Summary) {
    terminal::line(&format!(
        "ok: {}, entries 1 to {}, attempt {}: {}, the file is at office {}",
        summary.route.handover, summary.head.entries, summary.attempt, summary.stage, summary.custodian
    ));
    terminal::line(&format!(
        "the chain ends with {}: compare it with what the other office has",
        summary.head.hash
    ));
    terminal::line(&files(export, summary));
    for key in &export.keys {
        if summary.unproven.contains(&key.office) {
            terminal::line(&format!(
                "office {} signed with a key of its own, {} = {} as the file says: compare it with what the office has published, or give it with --key",
                key.office, key.key_id, key.public_key
            ));
        }
    }
}

fn files(export: &CustodyExport, summary: &Summary) -> String {
    let totals = export.manifests.last().map(Manifest::totals);
    let (count, bytes) = totals.map_or((0, 0), |totals| (totals.items, totals.bytes));
    if summary.files_are_whole {
        format!("{count} files with {bytes} bytes are as the manifest says")
    } else {
        format!("{count} files with {bytes} bytes were not looked at: give their folder with --files")
    }
}

/// `OFFICE=PUBLIC_KEY`, any number for each office.
fn trusted(options: &[String]) -> Result<TrustedKeys, CustodyError> {
    let mut trusted = TrustedKeys::new();
    for text in options {
        let (office, key) = one_key(text).ok_or_else(|| CustodyError::NotAKey(text.clone()))?;
        trusted.entry(office).or_default().push(key);
    }
    Ok(trusted)
}

fn one_key(text: &str) -> Option<(OfficeCode, PublicKey)> {
    let (office, key) = text.split_once('=')?;
    Some((OfficeCode::parse(office).ok()?, key.trim().parse().ok()?))
}

fn read(path: &Path) -> Result<CustodyExport, CustodyError> {
    let failed = |source| CustodyError::Unreadable {
        path: path.to_owned(),
        source,
    };
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    let text = fs::read(path).map_err(failed)?;
    CustodyExport::read(&text).map_err(CustodyError::Fault)
}
