//! What a file holds, as its office of origin vouches for it, and what was found of it.

use super::{
    FileItemKind,
    byte_count::ByteCount,
    custody_words::{finding_reason, refusal_reason},
    history::code,
};
use crate::Words;
use async_graphql::SimpleObject;
use domain::{
    custody::{Item, ItemKind, ItemVerdict, Manifest, Verdict},
    file_handover::Finding,
    identifier::CaseNumber,
};

/// The list of a file (移交清单)
#[derive(Clone, Debug, SimpleObject)]
pub struct FileManifest {
    /// Which offer of the handover it belongs to, from 1 (移交次数)
    pub attempt: u32,
    /// The number of documents.
    pub count: u64,
    /// Bytes in all.
    pub bytes: ByteCount,
    /// Its hash, which the offer signs, hexadecimal.
    pub hash: String,
    pub items: Vec<FileItem>,
}

/// A document of a file (档案文件)
#[derive(Clone, Debug, SimpleObject)]
pub struct FileItem {
    pub name: String,
    pub kind: FileItemKind,
    /// In bytes.
    pub size: ByteCount,
    /// The hash of its content, hexadecimal.
    pub sha256: String,
    /// Whether the destination's first person found it good; none before they looked (核对意见)
    pub accepted: Option<bool>,
    /// Why not, by a code.
    pub refused: Option<String>,
    pub refused_words: Option<Words>,
    /// Where to `GET` a record, below the address of the API, with the same token, once it is at one's office; scans and photographs
    /// are among the `documents`, with the same hash. An auditor says why in the header `x-read-reason`; it is logged (下载路径)
    pub path: Option<String>,
}

/// A document that was not taken (退回文件)
#[derive(Clone, Debug, SimpleObject)]
pub struct FileFinding {
    /// As in the manifest; for a file that it does not list, the name that came, cut and with escapes.
    pub name: String,
    /// Why not, by a code.
    pub code: String,
    pub words: Words,
}

impl FileManifest {
    pub(crate) fn new(case: &CaseNumber, manifest: &Manifest, verdicts: &[ItemVerdict]) -> Self {
        let totals = manifest.totals();
        let items = manifest.items().iter();
        Self {
            attempt: manifest.attempt(),
            count: totals.items,
            bytes: ByteCount(totals.bytes),
            hash: hex::encode(manifest.hash()),
            items: items
                .enumerate()
                .map(|(index, item)| FileItem::new(case, item, verdicts.get(index)))
                .collect(),
        }
    }
}

impl FileItem {
    fn new(case: &CaseNumber, item: &Item, verdict: Option<&ItemVerdict>) -> Self {
        let verdict = verdict.map(|one| one.verdict);
        let because = match verdict {
            Some(Verdict::Refused(because)) => Some(because),
            Some(Verdict::Accepted) | None => None,
        };
        Self {
            name: item.name.to_string(),
            kind: item.kind.into(),
            size: ByteCount(item.size),
            sha256: item.sha256.to_string(),
            accepted: verdict.map(|verdict| verdict == Verdict::Accepted),
            refused: because.map(|because| code(&because)),
            refused_words: because.map(refusal_reason),
            path: (item.kind == ItemKind::Record)
                .then(|| format!("/documents/{case}_RECORD-{}", item.sha256)),
        }
    }
}

impl From<&Finding> for FileFinding {
    fn from(finding: &Finding) -> Self {
        let (code, words) = finding_reason(finding.reason);
        Self {
            name: finding.name.clone(),
            code,
            words,
        }
    }
}
