//! What it costs to mark a page that is served, beside decoding and encoding it alone, and what making one costs before.
//! `benches/pages/run` starts it.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends with a panic"
)]

#[path = "../../pages/tests/pages/inputs/mod.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod inputs;

use inputs::{pdf, pictures};
use pages::{
    Document, Format, Made, Redaction,
    apart::Workshop,
    mark::{InvisibleMark, MarkKey, VisibleMark},
};
use std::{
    env,
    hint::black_box,
    time::{Duration, Instant},
};

const WORDS: &str = "张*明 粤A2026-EV-000123 2026年11月28日 14:05";

fn main() {
    let rounds = env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(30);
    println!(
        "| Median of {rounds} rounds | a page of print | beside the first | a photograph | beside the first |"
    );
    println!("|---|---|---|---|---|");
    let (print, photograph) = (
        Subject::new(pdf::print()),
        Subject::new(pictures::jpeg(&pictures::photograph(1600, 1200), 90)),
    );
    let (print, photograph) = (print.measure(rounds), photograph.measure(rounds));
    for (name, (one, other)) in NAMES.iter().zip(print.iter().zip(&photograph)) {
        let cells = [(one, print[0]), (other, photograph[0])].map(|(took, first)| {
            let ratio = took.as_secs_f64() / first.as_secs_f64();
            format!("{:.1} ms | {ratio:.2}", took.as_secs_f64() * 1000.0)
        });
        println!("| {name} | {} |", cells.join(" | "));
    }
}

const NAMES: [&str; 6] = [
    "decoded and encoded",
    "decoded, marked, and encoded",
    "the same, its marks drawn before",
    "opened and drawn",
    "opened, drawn, marked, and encoded",
    "made in a child",
];

/// A document of one page, and that page as it is kept.
struct Subject {
    document: Vec<u8>,
    kept: Made,
    workshop: Workshop,
    key: MarkKey,
}

impl Subject {
    fn new(document: Vec<u8>) -> Self {
        let bounds = pages::apart::Bounds::default();
        let arguments = [bounds.memory.to_string(), bounds.processor.to_string()];
        let workshop = Workshop::new(env!("CARGO_BIN_EXE_make-pages"), arguments);
        let mut made = workshop
            .make(&document, &Redaction::default(), Format::Jpeg)
            .unwrap();
        Self {
            document,
            kept: made.remove(0),
            workshop,
            key: MarkKey::new([7; 32]),
        }
    }

    /// The median of each, in the order of [`NAMES`]. They take turns, so that a slow moment of the machine meets all.
    fn measure(&self, rounds: u32) -> Vec<Duration> {
        let ready = self.marks(0);
        let draw = || Document::open(self.document.clone()).unwrap().render(0).unwrap();
        let marked = |mut pixels: image::RgbImage, (visible, invisible): &(VisibleMark, InvisibleMark)| {
            visible.apply(&mut pixels);
            invisible.apply(&mut pixels);
            Made::new(&pixels, Format::Jpeg).unwrap()
        };
        let kept = || self.kept.pixels().unwrap();
        let work = |index: usize, round: u32| match index {
            0 => drop(black_box(Made::new(&kept(), Format::Jpeg).unwrap())),
            1 => drop(black_box(marked(kept(), &self.marks(round)))),
            2 => drop(black_box(marked(kept(), &ready))),
            3 => drop(black_box(draw())),
            4 => drop(black_box(marked(draw(), &self.marks(round)))),
            _ => {
                let made = self
                    .workshop
                    .make(&self.document, &Redaction::default(), Format::Jpeg);
                assert!(made.unwrap() == std::slice::from_ref(&self.kept));
            }
        };
        let mut took: Vec<Vec<Duration>> = vec![vec![]; NAMES.len()];
        for round in 0..rounds {
            // Each comes first in turn.
            for place in 0..NAMES.len() {
                let index = (place + round as usize) % NAMES.len();
                let began = Instant::now();
                work(index, round);
                took[index].push(began.elapsed());
            }
        }
        took.into_iter().map(median).collect()
    }

    /// The marks of one view: each has another number.
    fn marks(&self, number: u32) -> (VisibleMark, InvisibleMark) {
        let size = (self.kept.width, self.kept.height);
        (
            VisibleMark::new(WORDS, size).unwrap(),
            InvisibleMark::new(&self.key, number),
        )
    }
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort();
    took[took.len() / 2]
}
