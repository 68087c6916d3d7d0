//! The child and its parent: bounds, ends, and lies.

use crate::inputs::pdf;
use pages::{
    Format, Made, PageProblem, Redaction,
    apart::{Bounds, Workshop, WorkshopError},
};
use std::{
    fs::File,
    io::Read as _,
    process::{Command, Stdio},
    time::Duration,
};

const CHILD: &str = env!("CARGO_BIN_EXE_make-pages");

/// A workshop with the bounds of the product.
pub fn workshop() -> Workshop {
    let Bounds { memory, processor } = Bounds::default();
    bounded(memory, processor)
}

pub fn bounded(memory: u64, processor: u64) -> Workshop {
    Workshop::new(CHILD, [memory.to_string(), processor.to_string()])
}

/// A workshop whose child is this line.
fn shell(line: &str) -> Workshop {
    Workshop::new("/bin/sh", ["-c", line])
}

fn make(workshop: &Workshop) -> Result<Vec<Made>, WorkshopError> {
    workshop.make(&pdf::print(), &Redaction::default(), Format::Jpeg)
}

fn problem(workshop: &Workshop) -> PageProblem {
    make(workshop).unwrap_err().problem().unwrap()
}

#[test]
fn pages_come_back_whole() {
    let pages = make(&workshop()).unwrap();
    assert_eq!(pages.len(), 1);
    assert_eq!(
        pages[0].pixels().unwrap().dimensions(),
        (pages[0].width, pages[0].height)
    );
}

#[test]
fn a_child_that_dies_is_a_problem_of_the_document() {
    assert_eq!(problem(&shell("kill -ABRT $$")), PageProblem::Broken);
    assert_eq!(problem(&shell("kill -SEGV $$")), PageProblem::Broken);
    // Nobody listens to what is no answer.
    assert_eq!(problem(&shell("exec yes")), PageProblem::Broken);
    assert_eq!(
        problem(&shell("cat > /dev/null; kill -XCPU $$")),
        PageProblem::TooLong
    );
    assert_eq!(problem(&shell("kill -KILL $$")), PageProblem::TooMuchMemory);
    let last_words = "echo memory allocation of 7 bytes failed >&2; kill -ABRT $$";
    assert_eq!(problem(&shell(last_words)), PageProblem::TooMuchMemory);
}

#[test]
fn a_child_that_never_ends_is_ended() {
    for line in ["exec sleep 1000", "exec yes >&2", "exec >&-; exec sleep 1000"] {
        let workshop = shell(line).within(Duration::from_millis(300));
        assert_eq!(problem(&workshop), PageProblem::TooLong, "{line}");
    }
}

#[test]
fn what_a_child_says_is_not_believed() {
    // Two pages announced and none sent; a page that is no picture; half a frame. Each ends well, as it says.
    for answer in [
        "E\\0\\0\\0\\4\\0\\0\\0\\2",
        "P\\0\\0\\0\\16\\0\\0\\0\\0\\1\\0\\0\\0\\1<html",
        "P\\0\\0",
    ] {
        let error = make(&shell(&format!("printf '{answer}'"))).unwrap_err();
        assert!(
            matches!(error, WorkshopError::Unavailable(_)),
            "{answer}: {error:?}"
        );
    }
    assert_eq!(
        problem(&shell("printf 'X\\0\\0\\0\\16PAGES_TOO_MANY'")),
        PageProblem::TooMany
    );
}

#[test]
fn a_workshop_that_cannot_work_is_no_problem_of_the_document() {
    for workshop in [
        Workshop::new("/nowhere", [""; 0]),
        shell("exit 3"),
        Workshop::new(CHILD, ["x"]),
    ] {
        let error = make(&workshop).unwrap_err();
        assert_eq!(error.problem(), None, "{error:?}");
    }
}

#[test]
fn a_redaction_of_a_page_that_is_not_there_makes_nothing() {
    let made = workshop().make(&pdf::print(), &Redaction::default().page(2), Format::Jpeg);
    assert_eq!(made.unwrap_err().problem(), Some(PageProblem::NoSuchPage));
}

#[test]
fn a_child_gets_no_environment() {
    // `sh` itself sets two or three.
    let line = "test -z \"$HOME$PATH_OF_TESTS$CARGO_MANIFEST_DIR$USER\" && kill -XCPU $$; exit 3";
    assert_eq!(problem(&shell(line)), PageProblem::TooLong);
}

/// A child that inherited a pipe has closed it before it reads anything: its other end is at its end while the child waits.
#[test]
fn a_child_keeps_nothing_open_that_it_inherited() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = Command::new("/bin/sh")
        .args(["-c", "exec 7>\"$1\"; shift; exec \"$@\"", "sh"])
        .arg(&pipe)
        .args([CHILD, "1073741824", "10"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut nothing = vec![];
    File::open(&pipe).unwrap().read_to_end(&mut nothing).unwrap();
    assert_eq!(child.try_wait().unwrap(), None, "it waits for its request");
    drop(child.stdin.take());
    assert!(!child.wait().unwrap().success());
}
