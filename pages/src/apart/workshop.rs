//! The parent: one child for each document, watched until it ends.

use super::frames::{Answer, DOCUMENT, REQUEST, Request, write_frame};
use crate::{Format, MAX_BYTES, MAX_PAGES, Made, PageProblem, Redaction};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, PidfdFlags, Signal, pidfd_open},
};
use std::{
    ffi::OsString,
    io::{self, Read, Write},
    os::{fd::AsFd, unix::process::ExitStatusExt as _},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Longest that a document may take, however little of it is processor time.
const TIME: Duration = Duration::from_mins(4);
/// Most bytes of all pages of a document together. They are held in memory until they are stored.
const MAX_MADE: usize = 256 * 1024 * 1024;
/// How much of what a child says last is looked at, in bytes.
const LAST_WORDS: usize = 4096;
/// What Rust says when there is no memory, just before it aborts.
const NO_MEMORY: &[u8] = b"memory allocation of";

/// Where pages are made: a program that calls [`serve`](super::serve) with these arguments.
#[derive(Clone, Debug)]
pub struct Workshop {
    program: PathBuf,
    arguments: Vec<OsString>,
    time: Duration,
}

/// Why there are no pages.
#[derive(Debug, thiserror::Error)]
pub enum WorkshopError {
    /// It is the document.
    #[error(transparent)]
    Problem(#[from] PageProblem),
    /// It is the workshop; trying again may help.
    #[error("failed to run the program that makes pages")]
    Unavailable(#[from] io::Error),
}

impl WorkshopError {
    /// The problem of the document; `None` when the fault is ours.
    pub fn problem(&self) -> Option<PageProblem> {
        match self {
            Self::Problem(problem) => Some(*problem),
            Self::Unavailable(_) => None,
        }
    }
}

impl Workshop {
    /// A workshop that runs this program with these arguments.
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            time: TIME,
        }
    }

    /// The same with another limit on the time that a document takes.
    #[must_use]
    pub fn within(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// Makes all pages of a document, with what is covered burned into them. Blocks for as long as that takes.
    pub fn make(
        &self,
        document: &[u8],
        redaction: &Redaction,
        format: Format,
    ) -> Result<Vec<Made>, WorkshopError> {
        if document.len() > MAX_BYTES {
            return Err(PageProblem::TooLarge.into());
        }
        let request = Request {
            redaction: redaction.clone(),
            format,
        };
        let request = serde_json::to_vec(&request).map_err(io::Error::from)?;
        self.watch(self.start()?, &request, document)
    }

    fn start(&self) -> io::Result<Child> {
        Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    }

    /// Speaks with a child until it ends or its time is over.
    fn watch(&self, mut child: Child, request: &[u8], document: &[u8]) -> Result<Vec<Made>, WorkshopError> {
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(stdin), Some(stdout), Some(stderr)) = pipes else {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
        };
        thread::scope(|scope| {
            // A child that refuses what it has read of a document does not read the rest.
            scope.spawn(move || ask(stdin, request, document));
            let answer = scope.spawn(move || listen(stdout));
            let last_words = scope.spawn(move || last_words(stderr));
            let in_time = ends_within(&child, self.time);
            // It has ended, or it is ended here. The pipes end with it, and with them the threads.
            let _ = child.kill();
            let status = child.wait()?;
            let answer = answer.join().unwrap_or(Err(Silence));
            let last_words = last_words.join().unwrap_or_default();
            match (in_time?, answer) {
                (false, _) => Err(PageProblem::TooLong.into()),
                (true, Ok(answer)) => answer.map_err(Into::into),
                (true, Err(Silence)) => Err(why_silent(status, &last_words)),
            }
        })
    }
}

fn ask(mut stdin: impl Write, request: &[u8], document: &[u8]) {
    let asked = write_frame(&mut stdin, REQUEST, &[request]);
    let _ = asked.and_then(|()| write_frame(&mut stdin, DOCUMENT, &[document]));
}

/// The child did not say how it ended, or said what it cannot have meant.
#[derive(Debug)]
struct Silence;

/// Every page, if all of them came and the child said so; or the problem that it named.
fn listen(mut stdout: impl Read) -> Result<Result<Vec<Made>, PageProblem>, Silence> {
    let mut made = Vec::new();
    let mut size = 0;
    loop {
        match Answer::read(&mut stdout).map_err(|_| Silence)? {
            Answer::Page(page) => {
                size += page.bytes.len();
                made.push(page);
                if made.len() > MAX_PAGES || size > MAX_MADE {
                    return Ok(Err(PageProblem::TooLarge));
                }
            }
            Answer::End(pages) if usize::try_from(pages) == Ok(made.len()) => return Ok(Ok(made)),
            Answer::End(_) => return Err(Silence),
            Answer::Problem(problem) => return Ok(Err(problem)),
        }
    }
}

/// The beginning of what a child says on its standard error. It may hold parts of the document, so nobody else sees it.
fn last_words(mut stderr: impl Read) -> Vec<u8> {
    let mut words = Vec::new();
    let _ = stderr.by_ref().take(LAST_WORDS as u64).read_to_end(&mut words);
    // It must not wait for a reader of the rest.
    let _ = io::copy(&mut stderr, &mut io::sink());
    words
}

fn why_silent(status: ExitStatus, last_words: &[u8]) -> WorkshopError {
    let is = |signal: Signal| status.signal() == Some(signal.as_raw());
    let out_of_memory = memchr::memmem::find(last_words, NO_MEMORY).is_some();
    if is(Signal::XCPU) {
        PageProblem::TooLong.into()
    } else if is(Signal::KILL) || out_of_memory {
        // We have not killed it: the system had no memory left.
        PageProblem::TooMuchMemory.into()
    } else if status.signal().is_some() {
        PageProblem::Broken.into()
    } else {
        io::Error::other(format!("the child ended with {status}")).into()
    }
}

/// Whether the child has ended before the time is over. It is not reaped.
fn ends_within(child: &Child, time: Duration) -> io::Result<bool> {
    let process = pidfd_open(Pid::from_child(child), PidfdFlags::empty())?;
    let until = Instant::now() + time;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match wait(&process, left) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            ended => return ended,
        }
    }
}

fn wait(process: &impl AsFd, left: Duration) -> io::Result<bool> {
    let left = Timespec::try_from(left).map_err(|_| io::ErrorKind::InvalidInput)?;
    let mut watched = [PollFd::new(process, PollFlags::IN)];
    Ok(poll(&mut watched, Some(&left))? > 0)
}
