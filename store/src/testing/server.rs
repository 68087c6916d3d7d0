//! `PostgreSQL` servers for tests, each on a socket in a folder of its own: one that all tests of a process share, and
//! such as can be killed and started again. They die with the process.

use super::{
    binaries,
    postmaster::{self, Postmaster},
};
use std::{
    fs,
    io::Write,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

/// Only part of the socket's name: nothing listens on TCP, so servers never meet.
const PORT: u16 = 5432;
/// The owner of the cluster; access is by who may enter the folder.
const OWNER: &str = "banli";
/// Who runs it when the tests run as root, which `PostgreSQL` refuses.
const UNPRIVILEGED: [&str; 4] = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];
/// Starts the server, and again for each line that it reads, once the one before has ended. When the test process is
/// gone, however it went (its end of standard input closes), it stops the server at once and removes the folder.
const KEEPER: &str = r#"trap '' INT TERM HUP
while
    "$@" </dev/null >>"$FOLDER/log" 2>&1 &
    read -r _
do
    wait $!
done
kill -QUIT $!
wait
rm -rf "$FOLDER"
"#;

/// What a server does with what was committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Promise {
    /// Nothing: the cluster does not outlive the process. Faster.
    Nothing,
    /// It is on the disk before the client is told.
    Durable,
}

/// A running server.
#[derive(Debug)]
pub struct PostgresServer {
    folder: PathBuf,
    keeper: Child,
    postmaster: Postmaster,
}

impl PostgresServer {
    /// The server of this process, started at the first call. Panics with a reason when none can be had.
    pub fn of_this_process() -> &'static Self {
        static SERVER: OnceLock<Result<PostgresServer, String>> = OnceLock::new();
        match SERVER.get_or_init(|| Self::start(Promise::Nothing)) {
            Ok(server) => server,
            Err(reason) => panic!("no PostgreSQL for the tests: {reason}"),
        }
    }

    /// A server of the caller's own, which keeps what was committed when it is killed. Panics with a reason when none can
    /// be had.
    pub fn durable() -> Self {
        Self::start(Promise::Durable).unwrap_or_else(|reason| panic!("no PostgreSQL for the tests: {reason}"))
    }

    /// kill -9 of the server with every process of it. Returns when they are gone; blocks the thread.
    pub fn kill(&self) {
        self.postmaster.kill();
    }

    /// Starts it again on its data, under the same URL, after [`kill`](Self::kill). Returns when it answers; blocks the
    /// thread. Panics with its log when it does not come up.
    pub fn restart(&mut self) {
        let keeper = self.keeper.stdin.as_mut().expect("the keeper listens");
        keeper.write_all(b"\n").expect("the keeper lives");
        self.postmaster = postmaster::ready(&self.folder, Some(self.postmaster))
            .unwrap_or_else(|reason| panic!("{reason}"));
    }

    /// The folder of the cluster, which belongs to whoever runs the server.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The URL of a database on it.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://{OWNER}@localhost:{PORT}/{database}?host={}",
            self.folder.display()
        )
    }

    fn start(promise: Promise) -> Result<Self, String> {
        let root = is_root()?;
        let bin = binaries::folder(root)?;
        // A short path: a socket's name has at most 107 bytes. The keeper removes it.
        let folder = tempfile::Builder::new().prefix("banli-pg-").tempdir_in("/tmp");
        let folder = folder
            .map_err(|error| format!("failed to make a folder: {error}"))?
            .keep();
        if root {
            let all = fs::Permissions::from_mode(0o777);
            fs::set_permissions(&folder, all)
                .map_err(|error| format!("failed to open the folder: {error}"))?;
        }
        initialise(root, &bin, &folder.join("data"))?;
        let keeper = keeper(command(root, &bin.join("postgres")), &folder, promise)?;
        let postmaster = postmaster::ready(&folder, None)?;
        Ok(Self {
            folder,
            keeper,
            postmaster,
        })
    }
}

fn is_root() -> Result<bool, String> {
    use std::os::unix::fs::MetadataExt;
    // The owner of our own entry in /proc is who we are.
    let own =
        fs::metadata("/proc/self").map_err(|error| format!("failed to see who runs the tests: {error}"))?;
    Ok(own.uid() == 0)
}

/// The words of a command, as another user when the tests run as root.
fn command(root: bool, program: &Path) -> Vec<String> {
    let before = if root { &UNPRIVILEGED[..] } else { &[] };
    before
        .iter()
        .map(|word| (*word).to_owned())
        .chain([program.display().to_string()])
        .collect()
}

fn initialise(root: bool, bin: &Path, data: &Path) -> Result<(), String> {
    let words = command(root, &bin.join("initdb"));
    let output = Command::new(&words[0])
        .args(&words[1..])
        .args([
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--username",
            OWNER,
            "--pgdata",
        ])
        .arg(data)
        .output()
        .map_err(|error| format!("failed to run initdb: {error}"))?;
    let told = String::from_utf8_lossy(&output.stderr);
    output
        .status
        .success()
        .then_some(())
        .ok_or_else(|| format!("failed to make a cluster: {told}"))
}

fn keeper(server: Vec<String>, folder: &Path, promise: Promise) -> Result<Child, String> {
    let fsync = match promise {
        Promise::Nothing => "fsync=off",
        Promise::Durable => "fsync=on",
    };
    let settings = [
        "listen_addresses=",
        fsync,
        "max_connections=300",
        "shared_buffers=32MB",
    ];
    Command::new("sh")
        .args(["-c", KEEPER, "keeper"])
        .args(server)
        .arg("-D")
        .arg(folder.join("data"))
        .arg("-k")
        .arg(folder)
        .args(["-p", &PORT.to_string()])
        .args(settings.iter().flat_map(|setting| ["-c", setting]))
        .env("FOLDER", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // A Ctrl-C in the terminal ends the tests; the keeper must live on to clean up.
        .process_group(0)
        .spawn()
        .map_err(|error| format!("failed to start the server: {error}"))
}
