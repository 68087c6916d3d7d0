//! The child: one document in, its pages or a problem out.

use super::{
    Bounds,
    frames::{Answer, DOCUMENT, MAX_REQUEST, REQUEST, Request, expect_frame},
};
use crate::{Document, MAX_BYTES, Made, PageProblem};
use std::{
    io::{self, Read, Write},
    thread,
};

/// Documents nest as deeply as their authors like; the reader's own limits are reached before this is full. In bytes.
const STACK: usize = 64 * 1024 * 1024;

/// What the child of a [`Workshop`](super::Workshop) does with its standard streams. Call it first of all, before anything else
/// runs in this process: it gives up what it does not need.
pub fn serve(input: impl Read, output: impl Write + Send) -> io::Result<()> {
    serve_within(Bounds::default(), input, output)
}

/// The same within other bounds.
pub fn serve_within(bounds: Bounds, input: impl Read, output: impl Write + Send) -> io::Result<()> {
    bounds.enclose()?;
    answer(input, output)
}

fn answer(mut input: impl Read, mut output: impl Write + Send) -> io::Result<()> {
    let request: Request = serde_json::from_slice(&expect_frame(&mut input, REQUEST, MAX_REQUEST)?)?;
    let document = expect_frame(&mut input, DOCUMENT, MAX_BYTES)?;
    let out = &mut output;
    let made = thread::scope(|scope| {
        let work = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || make(document, &request, out))?;
        // It panicked over this document.
        work.join().unwrap_or(Ok(Err(PageProblem::Broken)))
    })?;
    match made {
        Ok(pages) => Answer::End(pages).write(&mut output),
        Err(problem) => Answer::Problem(problem).write(&mut output),
    }
}

/// Makes and sends each page. How many there were, or why there are no more; an error if nobody listens.
fn make(document: Vec<u8>, request: &Request, out: &mut impl Write) -> io::Result<Result<u32, PageProblem>> {
    let document = match Document::open(document) {
        Ok(document) if !request.redaction.is_within(document.pages()) => {
            return Ok(Err(PageProblem::NoSuchPage));
        }
        Ok(document) => document,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut pages = 0;
    for index in 0..document.pages() {
        pages += 1;
        match make_one(&document, index, pages, request) {
            Ok(page) => Answer::Page(page).write(out)?,
            Err(problem) => return Ok(Err(problem)),
        }
    }
    Ok(Ok(pages))
}

fn make_one(document: &Document, index: usize, page: u32, request: &Request) -> Result<Made, PageProblem> {
    // What nobody may see need not be drawn.
    let mut pixels = if request.redaction.covers(page) {
        document.blank(index)?
    } else {
        document.render(index)?
    };
    request.redaction.burn(page, &mut pixels);
    Made::new(&pixels, request.format)
}
