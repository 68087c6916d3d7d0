//! A dossier from the store of one process to that of another over loopback: what both hold, and how long it takes beside `cp`
//! and `sha256sum` of the same bytes. `benches/handover/run` starts it.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends with a panic"
)]

mod dossier;
mod parts;

use activities::handover::findings;
use benches::{
    process::{Measured, cpu, peak},
    table::{Table, figure},
};
use clap::Parser;
use dossier::{DESTINATION, MANIFEST, dossier, fill, read_manifest};
use std::{
    env,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use tempfile::TempDir;

#[derive(Parser)]
struct Arguments {
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
    /// How many bytes, in MiB.
    #[arg(long, default_value_t = 2048)]
    mib: u64,
    /// Where the files lie meanwhile; three times as many bytes.
    #[arg(long, default_value = "/var/tmp")]
    folder: PathBuf,
    #[command(subcommand)]
    part: Option<parts::Part>,
}

fn main() {
    let arguments = Arguments::parse();
    match arguments.part {
        Some(part) => tests::runtime::block_on(part.run()),
        None => measure(&arguments),
    }
}

/// One place for the data, which goes away with it.
struct Bench {
    folder: TempDir,
    bytes: u64,
    files: usize,
}

fn measure(arguments: &Arguments) {
    let folder = TempDir::new_in(&arguments.folder).unwrap();
    let origin = folder.path().join("origin");
    let manifest = tests::runtime::block_on(fill(&origin, arguments.mib << 20));
    let bench = Bench {
        folder,
        bytes: manifest.totals().bytes,
        files: manifest.items().len(),
    };
    println!("{} MiB in {} files", bench.bytes >> 20, bench.files);
    // What was just written must not be written to the disk at the cost of whoever comes first.
    bench.shell("sync -f .");
    let floor = bench.floor();
    let synced = bench.shell("sync -f copy && rm -r copy && sync -f .");
    let moved = bench.moved();
    let compared = bench.compared();
    bench.print(&[
        ("`cp` and `sha256sum`", floor, None),
        ("the same, and until the disk has it", floor + synced, None),
        (
            "moved over HTTP, checked and on the disk",
            moved.took,
            Some(&moved),
        ),
        ("compared with the manifest", compared, None),
    ]);
}

/// What moving took.
struct Moved {
    took: Duration,
    /// In mebibytes.
    sender: f64,
    receiver: f64,
    cpu: Duration,
}

impl Bench {
    fn shell(&self, line: &str) -> Duration {
        let began = Instant::now();
        let mut command = Command::new("sh");
        let status = command
            .args(["-ec", line])
            .current_dir(self.folder.path())
            .status()
            .unwrap();
        assert!(status.success(), "{line}");
        began.elapsed()
    }

    fn floor(&self) -> Duration {
        self.shell("cp -r origin/dossiers copy && find copy -type f -exec sha256sum {} + > /dev/null")
    }

    fn part(&self, name: &str, folder: &str, address: &str) -> Command {
        let mut command = Command::new(env::current_exe().unwrap());
        let manifest = self.folder.path().join("origin").join(MANIFEST);
        command
            .arg(name)
            .arg(self.folder.path().join(folder))
            .arg(manifest)
            .arg(address);
        command
    }

    fn moved(&self) -> Moved {
        let free = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .to_string();
        let receiver = Measured::start(&mut self.part("receive", "destination", &free));
        let began = Instant::now();
        let sent = self.part("send", "origin", &free).output().unwrap();
        let took = began.elapsed();
        assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));
        Moved {
            took,
            sender: String::from_utf8(sent.stdout).unwrap().trim().parse().unwrap(),
            receiver: peak(receiver.pid()),
            cpu: cpu(receiver.pid()),
        }
    }

    /// The last check, which also shows that what was measured is what it should be.
    fn compared(&self) -> Duration {
        let manifest = read_manifest(&self.folder.path().join("origin").join(MANIFEST));
        let dossier = dossier(&self.folder.path().join("destination"), DESTINATION);
        let began = Instant::now();
        let found = tests::runtime::block_on(findings(&dossier, &manifest, &|_| {}));
        assert_eq!(found.unwrap(), []);
        began.elapsed()
    }

    fn print(&self, rows: &[(&str, Duration, Option<&Moved>)]) {
        let table = Table::new(&[
            "",
            "s",
            "MiB/s",
            "beside `cp` and `sha256sum`",
            "most memory of sender and receiver, MiB",
        ]);
        let floor = rows[0].1.as_secs_f64();
        for (name, took, moved) in rows {
            let seconds = took.as_secs_f64();
            let memory = moved.map_or_else(String::new, |moved| {
                format!("{} and {}", figure(moved.sender), figure(moved.receiver))
            });
            #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 mebibytes")]
            let rate = (self.bytes >> 20) as f64 / seconds;
            table.row(&[
                (*name).to_owned(),
                figure(seconds),
                figure(rate),
                figure(seconds / floor),
                memory,
            ]);
        }
        if let Some(moved) = rows.iter().find_map(|row| row.2) {
            println!(
                "\nThe receiver used {} s of a processor.",
                figure(moved.cpu.as_secs_f64())
            );
        }
    }
}

/// Where a part finds what it needs.
#[derive(clap::Args)]
pub struct Place {
    /// The store of the province.
    folder: PathBuf,
    manifest: PathBuf,
    /// Where the intake listens.
    address: String,
}

impl Place {
    fn folder(&self) -> &Path {
        &self.folder
    }
}
