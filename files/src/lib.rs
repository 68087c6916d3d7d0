//! Documents at rest: stored under the SHA-256 of their bytes, looked into before anybody else sees them.
//!
//! An upload is received under a temporary name with its size capped, its type is read from its first bytes, pictures are
//! decoded and written anew, PDFs with anything active are refused. What lies here afterwards is what was checked.
//!
//! A dossier, the file of a vehicle on its way between two offices, lies apart: byte for byte as its manifest says.

mod content_hash;
mod dossier;
mod error;
mod media_type;
mod pdf;
mod picture;
mod problem;
mod read;
mod receive;
mod stage;
mod store;
mod sweep;

pub use content_hash::ContentHash;
pub use dossier::{Arrival, ArrivalError, CHUNK, Dossier, DossierId, Dossiers, Meter, Progress, Report};
pub use error::FileError;
pub use media_type::MediaType;
pub use pdf::is_archive;
pub use picture::open_picture;
pub use problem::FileProblem;
pub use read::Content;
pub use stage::{Intake, Staged, look_into};
pub use store::{FileStore, FileStoreConfig, S3Config};
pub use sweep::Swept;
