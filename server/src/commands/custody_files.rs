//! The files of a folder by name, size and hash: read bit by bit, and never through a link.
use super::verify_custody::CustodyError;
use domain::{audit::Hex, custody::Arrived};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// How much of a file is in memory at a time, in bytes.
const BUFFER: usize = 1024 * 1024;

/// Every file of a folder. A manifest has no folders in it, so neither has this one.
pub fn hashed(folder: &Path) -> Result<Vec<Arrived>, CustodyError> {
    let failed = |source| CustodyError::Unreadable {
        path: folder.to_owned(),
        source,
    };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let paths: io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(failed)?;
    // In an order, so that the first thing that is wrong is the same on every machine.
    paths.sort();
    paths.into_iter().map(one).collect()
}

fn one(path: PathBuf) -> Result<Arrived, CustodyError> {
    match plain(&path).and_then(|file| file.map(hash).transpose()) {
        Ok(Some((size, sha256))) => Ok(Arrived {
            name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            size,
            sha256,
        }),
        Ok(None) => Err(CustodyError::NotPlain { path }),
        Err(source) => Err(CustodyError::Unreadable { path, source }),
    }
}

/// The file at a path, opened; none where the path is a link or a folder, or becomes one meanwhile.
fn plain(path: &Path) -> io::Result<Option<File>> {
    let seen = fs::symlink_metadata(path)?;
    if !seen.is_file() {
        return Ok(None);
    }
    let file = File::open(path)?;
    let opened = file.metadata()?;
    let same = (opened.dev(), opened.ino()) == (seen.dev(), seen.ino());
    Ok(same.then_some(file))
}

fn hash(mut file: File) -> io::Result<(u64, Hex<32>)> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut buffer = vec![0; BUFFER];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok((size, Hex(hash.finalize().into()))),
            Ok(count) => {
                hash.update(&buffer[..count]);
                size += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn files_are_counted_and_hashed_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let large = vec![7; BUFFER + 1];
        fs::write(folder.path().join("b"), &large).unwrap();
        fs::write(folder.path().join("a"), b"abc").unwrap();
        let files = hashed(folder.path()).unwrap();
        let seen: Vec<_> = files.iter().map(|file| (file.name.as_str(), file.size)).collect();
        assert_eq!(seen, [("a", 3), ("b", large.len() as u64)]);
        // FIPS 180-2, B.1.
        assert_eq!(
            files[0].sha256.to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(files[1].sha256.0, <[u8; 32]>::from(Sha256::digest(&large)));
    }

    #[test]
    fn links_and_folders_are_named_and_not_followed() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let inside = folder.path().join("inside");
        let secret = elsewhere.path().join("secret");
        fs::write(&secret, b"abc").unwrap();
        let refused = || {
            let fault = hashed(folder.path()).unwrap_err();
            matches!(fault, CustodyError::NotPlain { path } if path == inside)
        };
        symlink(&secret, &inside).unwrap();
        assert!(refused(), "a link out of the folder");
        fs::remove_file(&inside).unwrap();
        fs::create_dir(&inside).unwrap();
        assert!(refused(), "a folder");
    }
}
