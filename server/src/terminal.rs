//! The only module that writes to the terminal: results to standard output, everything else to standard error.
use crate::engine::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    error::Error,
    io::{IsTerminal, Write, stderr, stdout},
    sync::Mutex,
};

/// Writes one line of a result to standard output.
pub fn line(text: &str) {
    // A closed pipe (`banli schema | head`) is no failure of ours.
    drop(writeln!(stdout(), "{text}"));
}

/// Writes one line about what is going on to standard error.
pub fn note(text: &str) {
    drop(writeln!(stderr(), "{text}"));
}

/// Writes the reason of a failure to standard error.
pub fn error(text: &str) {
    drop(writeln!(stderr(), "banli: {text}"));
}

/// The error and its causes on one line, without repeating a cause that the text names already.
pub fn causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let words = cause.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        next = cause.source();
    }
    text
}

/// A progress bar on a terminal; one line where standard error is a file or a pipe.
#[derive(Default)]
pub struct Bar(Mutex<Option<ProgressBar>>);

impl Progress for Bar {
    fn begin(&self, what: &str, total: u64) {
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let style = "{msg} [{bar:30}] {decimal_bytes}/{decimal_total_bytes} {eta}";
        bar.set_style(ProgressStyle::with_template(style).expect("a constant template that the tests draw"));
        bar.set_message(what.to_owned());
        if !stderr().is_terminal() {
            note(&format!("{what} ({} MB)", total / 1_000_000));
        }
        self.hold(Some(bar));
    }

    fn advance(&self, bytes: u64) {
        if let Ok(bar) = self.0.lock()
            && let Some(bar) = bar.as_ref()
        {
            bar.inc(bytes);
        }
    }

    fn end(&self) {
        self.hold(None);
    }
}

impl Bar {
    fn hold(&self, next: Option<ProgressBar>) {
        if let Ok(mut bar) = self.0.lock()
            && let Some(old) = std::mem::replace(&mut *bar, next)
        {
            old.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("failed to open")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn causes_are_joined_once() {
        let outer = Outer(std::io::Error::other("disk is gone"));
        assert_eq!(causes(&outer), "failed to open: disk is gone");
    }

    #[test]
    fn the_bar_can_be_drawn() {
        let bar = Bar::default();
        bar.begin("fetching", 10);
        bar.advance(10);
        bar.end();
        assert!(bar.0.lock().unwrap().is_none());
    }
}
