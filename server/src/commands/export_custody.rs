//! `banli export-custody`: the chain of a handover out of the record, and the files of its last attempt, for `banli verify-custody`.
use super::{
    CommandError, case_number,
    checkpoint::at_rest,
    export_case::{new_file, write},
    settings,
    verify_case::ProofError,
    verify_custody::CustodyError,
};
use crate::{
    cli::ExportCustodyArgs,
    config::Settings,
    telemetry::logs,
    terminal,
    wiring::{dossiers, file_store},
};
use domain::{
    custody::{CustodyExport, Item, Manifest, Summary, TrustedKeys},
    file_handover::{FileHandover, custody_export},
    identifier::CaseNumber,
};
use files::{CHUNK, ContentHash, Dossier, DossierId, FileStore};
use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};
use store::{AnyKind, Store, checkpoint, office_key, record, signature_holds};

/// Writes the chain, and ends with a failure when it does not hold: the file shows that too.
pub async fn run(options: ExportCustodyArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    logs::init(&settings.log)?;
    let number = case_number(&options.case)?;
    let (store, clock) = at_rest(&settings).await?;
    let export = chain(&store, &number).await?;
    let logged = checkpoint::log_export(&store, &number, (&options.reason, clock.now())).await;
    logged.map_err(CommandError::Read)?;
    store.close().await.map_err(CommandError::Read)?;
    write(&export, &options.file)?;
    let summary = export
        .verify(&TrustedKeys::new(), signature_holds, None)
        .map_err(CustodyError::Fault)?;
    if let Some(folder) = &options.files {
        copy(&dossier(&settings, &summary)?, &export, folder).await?;
    }
    let (entries, file) = (summary.head.entries, options.file.display());
    terminal::note(&format!(
        "{entries} statements about the file of {number} are in {file}. Check it with verify-custody, and give the public keys of both offices"
    ));
    Ok(())
}

/// What the record has of the chain, with the keys of both offices.
async fn chain(store: &Store, number: &CaseNumber) -> Result<CustodyExport, CommandError> {
    let kind = record::kind_of(store, number).await.map_err(CommandError::Read)?;
    let loaded = match kind {
        Some(AnyKind::FileHandover) => record::load::<FileHandover>(store, number).await,
        _ => Ok(None),
    };
    let loaded = loaded.map_err(CommandError::Read)?;
    let state = loaded
        .ok_or_else(|| CustodyError::NoHandover(number.clone()))?
        .state;
    let keys = office_key::of_route(store, state.route()).await;
    let keys = keys.map_err(CommandError::Read)?;
    let entries = record::entries::<FileHandover>(store, number).await;
    let entries = entries.map_err(CommandError::Read)?;
    let export = custody_export(entries.iter().map(|entry| &entry.event), keys);
    Ok(export.ok_or_else(|| CustodyError::NothingSaid(number.clone()))?)
}

/// Where the office that has the file keeps it.
fn dossier(settings: &Settings, summary: &Summary) -> Result<Dossier, CommandError> {
    let folder = &settings.data_dir;
    let store = FileStore::open(&file_store(settings, folder)?).map_err(CustodyError::Files)?;
    Ok(dossiers(store, &settings.handover, folder).of(&DossierId {
        office: summary.custodian.clone(),
        handover: summary.route.handover.clone(),
        attempt: summary.attempt,
    }))
}

/// Every file that the last manifest lists and that is here, under its name, in a folder of its own.
async fn copy(dossier: &Dossier, export: &CustodyExport, folder: &Path) -> Result<(), CommandError> {
    fs::create_dir(folder).map_err(|source| unwritable(folder, source))?;
    for item in export.manifests.last().into_iter().flat_map(Manifest::items) {
        let path = folder.join(item.name.as_str());
        let sha256 = ContentHash::from(item.sha256);
        let size = dossier.size(&sha256).await.map_err(CustodyError::Files)?;
        if size == Some(item.size) {
            let file = new_file(&path).map_err(|source| unwritable(&path, source))?;
            fill(file, (dossier, item), &path).await?;
        }
    }
    Ok(())
}

async fn fill(mut file: File, (dossier, item): (&Dossier, &Item), path: &Path) -> Result<(), CommandError> {
    let (sha256, mut at) = (ContentHash::from(item.sha256), 0);
    while at < item.size {
        let end = item.size.min(at + CHUNK as u64);
        let piece = dossier.read_range(&sha256, at..end).await;
        let piece = piece.map_err(CustodyError::Files)?;
        file.write_all(&piece)
            .map_err(|source| unwritable(path, source))?;
        at = end;
    }
    file.sync_all().map_err(|source| unwritable(path, source))
}

fn unwritable(path: &Path, source: io::Error) -> CommandError {
    let path = path.to_owned();
    ProofError::Unwritable { path, source }.into()
}
