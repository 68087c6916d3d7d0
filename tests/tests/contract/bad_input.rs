//! The page on bad input: each test that it names is there, each code is one of ours, and no code of a file is left out.

use crate::files;
use ::files::FileProblem;
use activities::handover::IntakeRefusal;
use domain::{
    identifier::IdentifierError,
    law::{CommandRefusal, DecisionGround, EvidenceObstacle, vehicle::TransferObstacle},
};
use graphql::http::Code;
use pages::PageProblem;
use server::identity::TokenRefusal;
use std::collections::BTreeSet;

/// Codes of problems that the API makes itself, with the file that makes them.
const OF_THE_API: [(&str, &str); 17] = [
    ("AMOUNT", "graphql/src/input/form.rs"),
    ("COVER", "graphql/src/input/evidence.rs"),
    ("GROUND", "graphql/src/mutation/judge_evidence_item.rs"),
    ("ITEM_NAME", "graphql/src/mutation/check_file.rs"),
    ("LAWYER_PAPERS", "graphql/src/input/evidence.rs"),
    ("LINE", "graphql/src/input/form.rs"),
    ("OFFICER_NOT_FOUND", "graphql/src/mutation/ask_for_recusal.rs"),
    ("ONE_OF", "graphql/src/mutation/request_correction.rs"),
    ("PARTY_NATURE", "graphql/src/input/transfer.rs"),
    ("PARTIES", "graphql/src/mutation/submit_vehicle_transfer.rs"),
    ("REFERENCE", "graphql/src/input/form.rs"),
    ("TEXT_EMPTY", "graphql/src/input/form.rs"),
    ("TEXT_LENGTH", "graphql/src/input/form.rs"),
    ("TEXT_CHARACTERS", "graphql/src/input/form.rs"),
    ("DOCUMENT_NOT_FOUND", "graphql/src/mutation/documents.rs"),
    ("TOO_MANY_DOCUMENTS", "graphql/src/mutation/documents.rs"),
    ("CURSOR_UNREADABLE", "store/src/finder/error.rs"),
];

/// Where the codes stand that `banli verify-case` and `banli verify-custody` give a file.
const OF_FILES: [&str; 8] = [
    "domain/src/audit/fault.rs",
    "domain/src/custody/export/fault.rs",
    "domain/src/custody/hop_fault.rs",
    "domain/src/custody/item_name.rs",
    "domain/src/custody/manifest/fault.rs",
    "domain/src/custody/received.rs",
    "server/src/commands/verify_case.rs",
    "server/src/commands/verify_custody.rs",
];

/// What comes, the code, and the cell with the test. The tables of files have two columns, and no test.
fn rows(page: &str) -> Vec<(&str, &str, &str)> {
    let lines = page.lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .filter(|cells| cells.len() == 5)
        .map(|cells| (cells[1], cells[2], cells[3]))
        .filter(|(what, ..)| *what != "What comes")
        .collect()
}

fn known() -> BTreeSet<&'static str> {
    let mut known: BTreeSet<_> = IdentifierError::ALL.iter().map(|rule| rule.code()).collect();
    known.extend(FileProblem::ALL.iter().map(|problem| problem.code()));
    known.extend(PageProblem::ALL.iter().map(|problem| problem.code()));
    known.extend(Code::ALL.iter().map(|code| code.problem().code));
    known.extend(TokenRefusal::ALL.iter().map(|refusal| refusal.code()));
    known.extend(IntakeRefusal::ALL.iter().map(|refusal| refusal.code()));
    known.extend(CommandRefusal::ALL.iter().map(|refusal| refusal.code()));
    known.extend(DecisionGround::ALL.iter().map(|ground| ground.code()));
    known.extend(TransferObstacle::ALL.iter().map(|obstacle| obstacle.code()));
    known.extend(EvidenceObstacle::ALL.iter().map(|obstacle| obstacle.code()));
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
        let there = files::read(file).contains(&format!("fn {test}("));
        assert!(there, "{file} has no test {test}");
    }
}

#[test]
fn every_code_of_a_file_is_explained() {
    let page = files::read("docs/bad-input.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let explained: BTreeSet<_> = rows
        .filter_map(|row| row.split_once("` | "))
        .map(|(code, _)| code)
        .collect();
    let sources = OF_FILES.map(files::read);
    let written: BTreeSet<_> = sources
        .iter()
        .flat_map(|source| source.split('"'))
        .filter(|text| is_code(text))
        .collect();
    assert_eq!(explained, written);
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}
