//! The oracle: python-stdnum in one Python process, and repeatable random numbers to ask it about.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Version and wheel of the oracle, by content.
const REQUIREMENT: &str = "python-stdnum==2.2 \
    --hash=sha256:bdf98fd117a0ca152e4047aa8ad254bae63853d4e915ddd4e0effb33ba0e9260\n";

const SCRIPT: &str = "\
import sys
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_37_36
rules = {'ResidentId': ric, 'CreditCode': uscc, 'Mod3736': mod_37_36}
for line in sys.stdin:
    rule, text = line.split()
    print(int(rules[rule].is_valid(text)))
";

/// Which of the oracle's rules is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    ResidentId,
    CreditCode,
    Mod3736,
}

impl Rule {
    pub const ALL: [Self; 3] = [Self::ResidentId, Self::CreditCode, Self::Mod3736];
}

/// A number and what our types say of it.
#[derive(Debug)]
pub struct Question {
    pub rule: Rule,
    pub ours: bool,
    pub text: String,
}

impl Question {
    pub fn new(rule: Rule, ours: bool, text: String) -> Self {
        Self { rule, ours, text }
    }
}

/// What the oracle says of each number.
pub fn ask(questions: &[Question]) -> Vec<bool> {
    let mut child = Command::new("python3")
        .args(["-c", SCRIPT])
        .env("PYTHONPATH", installed())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts, it has just installed the oracle");
    let mut input = child.stdin.take().expect("stdin is a pipe");
    let lines: Vec<_> = questions
        .iter()
        .map(|question| format!("{:?} {}", question.rule, question.text))
        .collect();
    // Beside the reading: both pipes are smaller than what goes through them.
    let writer = std::thread::spawn(move || input.write_all(lines.join("\n").as_bytes()));
    let output = child
        .wait_with_output()
        .expect("the oracle's answers can be read");
    writer
        .join()
        .expect("the writer does not panic")
        .expect("the oracle reads all questions");
    assert!(output.status.success(), "the oracle failed: {}", output.status);
    let answers: Vec<bool> = output.stdout.split(|b| *b == b'\n').filter_map(verdict).collect();
    assert_eq!(
        answers.len(),
        questions.len(),
        "the oracle did not answer each question"
    );
    answers
}

fn verdict(line: &[u8]) -> Option<bool> {
    match line.trim_ascii() {
        b"1" => Some(true),
        b"0" => Some(false),
        _ => None,
    }
}

/// The folder with the oracle: installed once into the build's own folder, beside it first and then moved, so that a
/// broken installation is never taken for a whole one.
fn installed() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python-stdnum-2.2");
    if !folder.exists() {
        let fresh = folder.with_file_name(format!("python-stdnum-{}.new", std::process::id()));
        if let Err(reason) = install(&fresh) {
            fs::remove_dir_all(&fresh).expect("our own folder can be removed");
            panic!("this test needs Python 3 with pip, and the package index once: {reason}");
        }
        // Whoever else installed it in the meantime installed the same.
        if fs::rename(&fresh, &folder).is_err() {
            fs::remove_dir_all(&fresh).expect("our own folder can be removed");
        }
    }
    assert!(
        folder.join("stdnum/cn/uscc.py").exists(),
        "no oracle in {}: remove this folder",
        folder.display()
    );
    folder
}

fn install(target: &Path) -> Result<(), String> {
    fs::create_dir_all(target).expect("the build's folder can be written");
    let requirements = target.join("requirements.txt");
    fs::write(&requirements, REQUIREMENT).expect("the build's folder can be written");
    let output = Command::new("python3")
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-input",
        ])
        .args(["--only-binary", ":all:", "--require-hashes", "--requirement"])
        .arg(&requirements)
        .arg("--target")
        .arg(target)
        // A setting that some people have, and that excludes --target.
        .env("PIP_USER", "0")
        .output()
        .map_err(|error| format!("failed to start python3: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "failed to install python-stdnum\n{}",
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// A small generator with a fixed seed (`SplitMix64`), so that every run asks the same.
pub struct SplitMix(pub u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound.
    pub fn below(&mut self, bound: u16) -> u16 {
        u16::try_from(self.next() % u64::from(bound)).expect("below the bound")
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::from(self.below(u16::try_from(from.len()).expect("a short list")))]
    }

    /// So many characters of the alphabet.
    pub fn text(&mut self, alphabet: &str, length: usize) -> String {
        let characters: Vec<char> = alphabet.chars().collect();
        let bound = u16::try_from(characters.len()).expect("a short alphabet");
        (0..length)
            .map(|_| characters[usize::from(self.below(bound))])
            .collect()
    }
}
