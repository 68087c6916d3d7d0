//! A process that is measured while it works for somebody.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What a process says on standard output when it is ready.
pub const READY: &str = "ready";

/// A child that ends with this value.
#[derive(Debug)]
pub struct Measured(Child);

impl Measured {
    /// Starts a process and waits until it says that it is ready.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("it says when it is ready").unwrap();
        assert_eq!(first, READY);
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self(child)
    }

    /// Process id.
    pub fn pid(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Processor time that a process has used in user and system mode.
pub fn cpu(pid: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    // The name in parentheses may hold anything; utime and stime are the 14th and 15th field of all.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11..13]
        .iter()
        .map(|ticks| ticks.parse::<u64>().unwrap())
        .sum();
    Duration::from_millis(ticks * 1000 / rustix::param::clock_ticks_per_second())
}

/// Memory that a process holds now, in mebibytes.
pub fn resident(pid: u32) -> f64 {
    memory(pid, "VmRSS:")
}

/// The most memory that a process has held, in mebibytes.
pub fn peak(pid: u32) -> f64 {
    memory(pid, "VmHWM:")
}

fn memory(pid: u32, row: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(row));
    let kibibytes = line.unwrap().trim().trim_end_matches(" kB");
    kibibytes.parse::<f64>().unwrap() / 1024.0
}
