//! What a child may use.

use nix::unistd::close;
use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
use std::{fs, io};

/// Bounds of one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Address space, in bytes, the program itself included.
    pub memory: u64,
    /// Processor time, in seconds.
    pub processor: u64,
}

impl Default for Bounds {
    /// Enough for [`crate::MAX_PAGES`] scanned pages and for one of [`crate::MAX_PIXELS`].
    fn default() -> Self {
        Self {
            memory: 1024 * 1024 * 1024,
            processor: 120,
        }
    }
}

impl Bounds {
    /// Puts this process within the bounds, for good. It must be at its beginning: no other thread, nothing open that is needed.
    pub(super) fn enclose(self) -> io::Result<()> {
        set_parent_process_death_signal(Some(Signal::KILL))?;
        close_inherited()?;
        bound(Resource::As, self.memory, self.memory)?;
        // At the second one it is killed without a word, as by a system that has no memory left.
        bound(Resource::Cpu, self.processor, self.processor + 1)?;
        bound(Resource::Core, 0, 0)?;
        bound(Resource::Fsize, 0, 0)?;
        // The three that are open stay open, and no more can be opened.
        bound(Resource::Nofile, 3, 3)
    }
}

fn bound(resource: Resource, most: u64, for_good: u64) -> io::Result<()> {
    let both = Rlimit {
        current: Some(most),
        maximum: Some(for_good),
    };
    Ok(setrlimit(resource, both)?)
}

/// Closes whatever came along with the program but the three standard streams.
fn close_inherited() -> io::Result<()> {
    let names = fs::read_dir("/proc/self/fd")?.map(|entry| Ok(entry?.file_name()));
    let names = names.collect::<io::Result<Vec<_>>>()?;
    let numbers = names.iter().filter_map(|name| name.to_str()?.parse::<i32>().ok());
    for number in numbers.filter(|number| *number > 2) {
        // One of them was the listing, which is closed already.
        let _ = close(number);
    }
    Ok(())
}
