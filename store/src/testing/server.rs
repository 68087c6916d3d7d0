//! One `PostgreSQL` server per test process, on a socket in a folder of its own. It dies with the process.

use super::binaries;
use std::{
    fs,
    os::unix::{fs::PermissionsExt, net::UnixStream, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

/// How long a server may take to come up on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// Only part of the socket's name: nothing listens on TCP, so servers never meet.
const PORT: u16 = 5432;
/// The owner of the cluster; access is by who may enter the folder.
const OWNER: &str = "banli";
/// Who runs it when the tests run as root, which `PostgreSQL` refuses.
const UNPRIVILEGED: [&str; 4] = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];
/// Waits until the test process is gone, however it went (its end of standard input closes), then stops the server
/// at once and removes the folder.
const KEEPER: &str = r#"trap '' INT TERM HUP
"$@" </dev/null >"$FOLDER/log" 2>&1 &
read -r _
kill -QUIT $!
wait
rm -rf "$FOLDER"
"#;

/// A running server.
#[derive(Debug)]
pub struct PostgresServer {
    folder: PathBuf,
    _keeper: Child,
}

impl PostgresServer {
    /// The server of this process, started at the first call. Panics with a reason when none can be had.
    pub fn of_this_process() -> &'static Self {
        static SERVER: OnceLock<Result<PostgresServer, String>> = OnceLock::new();
        match SERVER.get_or_init(Self::start) {
            Ok(server) => server,
            Err(reason) => panic!("no PostgreSQL for the tests: {reason}"),
        }
    }

    /// The URL of a database on it.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://{OWNER}@localhost:{PORT}/{database}?host={}",
            self.folder.display()
        )
    }

    fn start() -> Result<Self, String> {
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
        let data = folder.join("data");
        initialise(root, &bin, &data)?;
        let keeper = keeper(root, &bin, &folder)?;
        let server = Self {
            folder,
            _keeper: keeper,
        };
        server.wait()?;
        Ok(server)
    }

    fn wait(&self) -> Result<(), String> {
        let socket = self.folder.join(format!(".s.PGSQL.{PORT}"));
        let began = Instant::now();
        while UnixStream::connect(&socket).is_err() {
            if began.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("the server did not come up: {log}"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
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

/// `fsync` is off: what these tests kill is our own process, and the cluster does not outlive it.
fn keeper(root: bool, bin: &Path, folder: &Path) -> Result<Child, String> {
    let settings = [
        "listen_addresses=",
        "fsync=off",
        "max_connections=300",
        "shared_buffers=32MB",
    ];
    Command::new("sh")
        .args(["-c", KEEPER, "keeper"])
        .args(command(root, &bin.join("postgres")))
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
