//! The code of a problem is one word, whatever it comes from: none means two things.

use ::files::FileProblem;
use domain::{
    identifier::IdentifierError,
    law::{CommandRefusal, DecisionGround, vehicle::TransferObstacle},
};
use graphql::http::Code;
use pages::PageProblem;
use std::collections::BTreeMap;

/// Each code with what it may come from.
fn sources() -> BTreeMap<&'static str, Vec<&'static str>> {
    let identifiers = IdentifierError::ALL
        .iter()
        .map(|rule| (rule.code(), "identifiers"));
    let documents = FileProblem::ALL
        .iter()
        .map(|problem| (problem.code(), "documents"));
    let pages = PageProblem::ALL.iter().map(|problem| (problem.code(), "pages"));
    let door = Code::ALL.iter().map(|code| (code.problem().code, "the door"));
    let acts = CommandRefusal::ALL.iter().map(|refusal| (refusal.code(), "acts"));
    let grounds = DecisionGround::ALL
        .iter()
        .map(|ground| (ground.code(), "grounds"));
    let transfers = TransferObstacle::ALL.iter().map(|one| (one.code(), "transfers"));
    let all = identifiers.chain(documents).chain(pages).chain(door);
    let mut sources: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (code, source) in all.chain(acts).chain(grounds).chain(transfers) {
        sources.entry(code).or_default().push(source);
    }
    sources
}

#[test]
fn no_code_of_a_problem_means_two_things() {
    let sources = sources();
    assert!(sources.len() > 80, "{} codes", sources.len());
    let twice: Vec<_> = sources.iter().filter(|(_, from)| from.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:#?}");
}
