//! The page on bad input: each test that it names is there, and each code is one of ours.

use crate::files;
use ::files::FileProblem;
use domain::{identifier::IdentifierError, law::CommandRefusal};
use graphql::http::Code;
use server::identity::TokenRefusal;
use std::collections::BTreeSet;

/// Codes of problems that the API makes itself, with the file that makes them.
const OF_THE_API: [(&str, &str); 5] = [
    ("TEXT_LENGTH", "graphql/src/input/form.rs"),
    ("TEXT_CHARACTERS", "graphql/src/input/form.rs"),
    ("DOCUMENT_NOT_FOUND", "graphql/src/mutation/documents.rs"),
    ("TOO_MANY_DOCUMENTS", "graphql/src/mutation/documents.rs"),
    ("CURSOR_UNREADABLE", "store/src/finder/error.rs"),
];

/// What comes, the code, and the cell with the test.
fn rows(page: &str) -> Vec<(&str, &str, &str)> {
    let lines = page.lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .map(|cells| (cells[1], cells[2], cells[3]))
        .filter(|(what, ..)| *what != "What comes")
        .collect()
}

fn known() -> BTreeSet<&'static str> {
    let mut known: BTreeSet<_> = IdentifierError::ALL.iter().map(|rule| rule.code()).collect();
    known.extend(FileProblem::ALL.iter().map(|problem| problem.code()));
    known.extend(Code::ALL.iter().map(|code| code.problem().code));
    known.extend(TokenRefusal::ALL.iter().map(|refusal| refusal.code()));
    known.extend(CommandRefusal::ALL.iter().map(|refusal| refusal.code()));
    for (code, file) in OF_THE_API {
        assert!(
            files::read(file).contains(&format!("\"{code}\"")),
            "{code} is not in {file}"
        );
        known.insert(code);
    }
    known
}

#[test]
fn every_code_of_the_page_is_one_of_ours() {
    let (page, known) = (files::read("docs/bad-input.md"), known());
    let rows = rows(&page);
    assert!(rows.len() > 80, "{} rows", rows.len());
    let strange: Vec<_> = rows
        .iter()
        .filter(|row| !known.contains(row.1.trim_matches('`')))
        .collect();
    assert!(strange.is_empty(), "{strange:#?}");
    let inputs: BTreeSet<_> = rows.iter().map(|row| row.0).collect();
    assert_eq!(inputs.len(), rows.len(), "an input has two rows");
}

#[test]
fn every_test_of_the_page_is_there() {
    let page = files::read("docs/bad-input.md");
    let tests: BTreeSet<_> = rows(&page).into_iter().map(|row| row.2).collect();
    for cell in tests {
        let quoted: Vec<_> = cell.split('`').skip(1).step_by(2).collect();
        let [file, test] = quoted[..] else {
            panic!("{cell}: expected a file and a test");
        };
        let there = files::read(file).contains(&format!("async fn {test}("));
        assert!(there, "{file} has no test {test}");
    }
}
