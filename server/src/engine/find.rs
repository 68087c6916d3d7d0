//! Looks for a `temporal` program that is there already.
use super::{EngineError, VERSION};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Oldest version of the CLI that has what Banli asks of it (pragmas, time skipping), as major and minor number.
const OLDEST: (u32, u32) = (1, 9);

/// The user's cache of fetched programs.
#[derive(Clone, Debug)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `$XDG_CACHE_HOME/banli`, else `~/.cache/banli`, else a folder beside the temporary files.
    pub fn of_user() -> Self {
        let set = |name| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let base = set("XDG_CACHE_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".cache")))
            .unwrap_or_else(env::temp_dir);
        Self::at(base.join("banli"))
    }

    /// A cache in a folder of one's own choice.
    pub fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// Folder of the pinned version.
    pub fn folder(&self) -> PathBuf {
        self.root.join(format!("temporal-{VERSION}"))
    }

    /// Where the program lies once it is fetched.
    pub fn program(&self) -> PathBuf {
        self.folder().join("temporal")
    }
}

/// A program that was found, and where.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Program {
    /// Named by `temporal.cli`.
    Configured(PathBuf),
    /// On PATH.
    OnPath(PathBuf),
    /// Fetched earlier.
    Cached(PathBuf),
}

impl Program {
    /// The program.
    pub fn path(&self) -> &Path {
        match self {
            Self::Configured(path) | Self::OnPath(path) | Self::Cached(path) => path,
        }
    }

    /// Where it was found, in a word or two.
    pub fn place(&self) -> &'static str {
        match self {
            Self::Configured(_) => "configured",
            Self::OnPath(_) => "on PATH",
            Self::Cached(_) => "cache",
        }
    }
}

/// The configured program, else one on PATH that is new enough, else the cached one. A configured program that does not
/// run is an error, not a reason to look elsewhere.
pub fn find(configured: Option<&Path>, cache: &Cache) -> Result<Option<Program>, EngineError> {
    if let Some(path) = configured {
        version(path).ok_or_else(|| EngineError::Configured(path.to_owned()))?;
        return Ok(Some(Program::Configured(path.to_owned())));
    }
    if let Some(path) = on_path("temporal") {
        match version(&path) {
            Some(found) if found >= OLDEST => return Ok(Some(Program::OnPath(path))),
            found => {
                tracing::info!(program = %path.display(), ?found, "passed over the temporal program on PATH: too old");
            }
        }
    }
    let cached = cache.program();
    Ok(cached.is_file().then_some(Program::Cached(cached)))
}

/// A file of this name in a folder of PATH.
pub(super) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Major and minor number of a `temporal` program; none if it does not run or says something else.
fn version(program: &Path) -> Option<(u32, u32)> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    parse_version(&String::from_utf8(output.stdout).ok()?)
}

/// From `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let numbers = text
        .trim()
        .strip_prefix("temporal version ")?
        .split_whitespace()
        .next()?;
    let mut numbers = numbers.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_numbers() {
        assert_eq!(
            parse_version("temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)\n"),
            Some((1, 9))
        );
        assert!(parse_version("temporal version 1.10.0") >= Some(OLDEST));
        assert_eq!(parse_version("tctl version 1.18"), None);
    }

    #[test]
    fn a_configured_program_that_does_not_run_is_an_error() {
        let cache = Cache::at(PathBuf::from("/nonexistent"));
        let error = find(Some(Path::new("/nonexistent/temporal")), &cache).unwrap_err();
        assert!(error.to_string().contains("temporal.cli"), "{error}");
    }
}
