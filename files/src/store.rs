//! The object store behind: a local folder, or something that speaks S3.

use crate::FileError;
use object_store::{ObjectStore, aws::AmazonS3Builder, local::LocalFileSystem};
use secrecy::{ExposeSecret, SecretString};
use std::{path::PathBuf, sync::Arc};
use tokio::sync::Semaphore;

/// Files being checked at once; each may need the memory of a decoded picture.
const CHECKS_AT_ONCE: usize = 2;

/// Where the files lie.
#[derive(Clone, Debug)]
pub enum FileStoreConfig {
    /// A folder on this machine; it is made if it is not there.
    Local { folder: PathBuf },
    /// A bucket.
    S3(S3Config),
}

/// A bucket of an S3-compatible store. Needs the process-wide TLS provider to be installed.
#[derive(Clone, Debug)]
pub struct S3Config {
    pub bucket: String,
    pub region: String,
    /// Base address; `None` is Amazon's own.
    pub endpoint: Option<String>,
    pub access_key_id: String,
    pub secret_access_key: SecretString,
    /// Whether an endpoint without TLS is taken; for tests and loopback only.
    pub allow_http: bool,
}

/// Documents under their content hash. Cheap to clone.
#[derive(Clone, Debug)]
pub struct FileStore {
    pub(crate) objects: Arc<dyn ObjectStore>,
    pub(crate) checks: Arc<Semaphore>,
    /// The folder, if there is one: what a killed process leaves half written has no name in the object store.
    pub(crate) folder: Option<PathBuf>,
}

impl FileStore {
    /// Opens the store. A folder is made and tried here; a bucket is first reached when it is used.
    pub fn open(config: &FileStoreConfig) -> Result<Self, FileError> {
        match config {
            FileStoreConfig::Local { folder } => {
                std::fs::create_dir_all(folder).map_err(FileError::Folder)?;
                let local = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
                Ok(Self::over(Arc::new(local), Some(folder.clone())))
            }
            FileStoreConfig::S3(config) => Ok(Self::over(Arc::new(s3(config)?), None)),
        }
    }

    pub(crate) fn over(objects: Arc<dyn ObjectStore>, folder: Option<PathBuf>) -> Self {
        Self {
            objects,
            checks: Arc::new(Semaphore::new(CHECKS_AT_ONCE)),
            folder,
        }
    }
}

fn s3(config: &S3Config) -> Result<impl ObjectStore, FileError> {
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&config.bucket)
        .with_region(&config.region)
        .with_access_key_id(&config.access_key_id)
        .with_secret_access_key(config.secret_access_key.expose_secret())
        .with_allow_http(config.allow_http);
    if let Some(endpoint) = &config.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    Ok(builder.build()?)
}
