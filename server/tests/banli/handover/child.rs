//! The two processes: each is this program, asked to run one of these.

use super::place::{DESTINATION, ORIGIN, Province, client, intake, listen};
use activities::handover::send;
use domain::custody::Manifest;
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const FOLDER: &str = "HANDOVER_FOLDER";
const MANIFEST: &str = "HANDOVER_MANIFEST";
const INTAKE: &str = "HANDOVER_INTAKE";
/// What the receiver says before its address.
const LISTENS: &str = "listens at ";

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is set by whoever starts this process"))
}

fn listed() -> Manifest {
    Manifest::read(&fs::read(variable(MANIFEST)).unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a process of its own, which the tests of kills start"]
async fn receiver() {
    let folder = PathBuf::from(variable(FOLDER));
    let address = listen(intake(&folder, &listed())).await;
    println!("\n{LISTENS}{address}");
    std::io::stdout().flush().unwrap();
    std::future::pending::<()>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a process of its own, which the tests of kills start"]
async fn sender() {
    let province = Province::at(Path::new(&variable(FOLDER)));
    let intake = client(variable(INTAKE).parse().unwrap());
    send(&province.dossier(ORIGIN), &listed(), &intake, &|_| {})
        .await
        .unwrap();
}

/// A child that ends with this value.
pub struct Process(Child);

impl Process {
    fn command(name: &str, folder: &Path, manifest: &Path) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(format!("handover::child::{name}"));
        command.args(["--exact", "--ignored", "--nocapture"]);
        command.env(FOLDER, folder).env(MANIFEST, manifest);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }

    /// The destination's, and where it listens.
    pub fn receiver(folder: &Path, manifest: &Path) -> (Self, SocketAddr) {
        let mut child = Self::command("receiver", folder, manifest).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let process = Self(child);
        let mut said = lines.map_while(Result::ok);
        let address = said.find_map(|line| line.strip_prefix(LISTENS)?.parse().ok());
        (process, address.expect("it says where it listens"))
    }

    /// The origin's.
    pub fn sender(folder: &Path, manifest: &Path, intake: SocketAddr) -> Self {
        let mut command = Self::command("sender", folder, manifest);
        command.env(INTAKE, intake.to_string()).stdout(Stdio::null());
        Self(command.spawn().unwrap())
    }

    /// Whether it ended by itself, and if so whether all went well.
    pub fn ended(&mut self) -> Option<bool> {
        self.0.try_wait().unwrap().map(|status| status.success())
    }

    /// With SIGKILL: it does nothing more.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The destination's dossier, for whoever looks at it from outside.
pub fn dossier_at(folder: &Path) -> files::Dossier {
    Province::at(folder).dossier(DESTINATION)
}
