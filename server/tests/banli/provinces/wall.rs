//! What keeps whatever runs for one province out of the folder of the other: users, or a mount that hides it.
use crate::process::BANLI;
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::{Path, PathBuf},
    process::Command,
};

/// Puts an empty disk over the other folder, which only the process behind this and its children see.
const HIDE: &str = r#"mount -t tmpfs -o mode=700 nothing "$0" && exec "$@""#;

/// What stands between a process and a folder that is not its own.
pub enum Wall {
    /// Where the tests run as root, a user of its own.
    User(u32),
    /// Where they do not, a mount namespace in which the other folder is empty.
    Mount(PathBuf),
}

impl Wall {
    /// For the province with this user, against this folder.
    pub fn new(user: u32, other: PathBuf) -> Self {
        if fs::metadata("/proc/self").unwrap().uid() == 0 {
            Self::User(user)
        } else {
            Self::Mount(other)
        }
    }

    /// A program behind the wall; arguments may follow.
    pub fn behind(&self, program: &str) -> Command {
        match self {
            Self::User(user) => {
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={user}"), &format!("--regid={user}")]);
                command.args(["--clear-groups", program]);
                command
            }
            Self::Mount(other) => {
                let mut command = Command::new("unshare");
                command.args(["--map-root-user", "--mount", "sh", "-c", HIDE]);
                command.arg(other).arg(program);
                command
            }
        }
    }

    /// The program under test behind the wall.
    pub fn banli(&self) -> Command {
        self.behind(BANLI)
    }

    /// Gives a folder with all that lies in it to whoever is behind the wall, and to nobody else.
    pub fn give(&self, folder: &Path) {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
        if let Self::User(user) = self {
            for entry in fs::read_dir(folder).unwrap() {
                chown(entry.unwrap().path(), Some(*user), Some(*user)).unwrap();
            }
            chown(folder, Some(*user), Some(*user)).unwrap();
        }
    }
}
