//! The watch over the unit's register, where it has no good answer for one of two accidents.

use activities::ports::{AccidentFiles, PortError};
use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    accident::{AccidentFile, Custody, EvidenceItem, Progress, QueryCode},
    evidence_access::EvidenceHold,
    identifier::AccidentNumber,
};
use std::sync::Arc;
use tests::{
    World,
    evidence::{Access, Accident, accepted, look, look_at},
    journeys,
};

journeys! { a_bad_answer_of_one_accident_keeps_no_other_from_hearing }

/// The unit's register, which has the same answer of one accident each time.
struct Stuck {
    at: AccidentNumber,
    answers: PortError,
    files: Arc<dyn AccidentFiles>,
}

#[async_trait]
impl AccidentFiles for Stuck {
    async fn look_up(&self, number: &AccidentNumber) -> Result<Option<AccidentFile>, PortError> {
        if *number == self.at {
            return Err(self.answers.clone());
        }
        self.files.look_up(number).await
    }

    async fn item(&self, number: &AccidentNumber, item: &EvidenceItem) -> Result<Option<Bytes>, PortError> {
        self.files.item(number, item).await
    }

    async fn progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, PortError> {
        self.files.progress(number, code).await
    }
}

async fn applied<'w>(world: &'w World, accident: &Accident) -> Access<'w> {
    let access = accident.applied(world).await;
    accepted(&access).await;
    access.answered().await;
    access
}

async fn hold(access: &Access<'_>) -> Option<EvidenceHold> {
    access.answered().await.hold
}

/// The first of two in the order of the round is stuck. The other goes to the court and comes back, and its case hears of both.
async fn a_bad_answer_of_one_accident_keeps_no_other_from_hearing(shared: &World) {
    let world = World::alone(shared.variant).await;
    let mut accidents = [Accident::next(&world).await, Accident::next(&world).await];
    let [one, other] = &accidents;
    let cases = [applied(&world, one).await, applied(&world, other).await];
    if cases[0].number > cases[1].number {
        accidents.reverse();
    }
    let [mut first, mut second] = accidents;
    let of_first = &cases[usize::from(cases[0].number > cases[1].number)];
    let of_second = &cases[usize::from(cases[0].number < cases[1].number)];
    let looked = async |answers: PortError| {
        let files = world.activities().accidents.clone();
        let at = first.file.number.clone();
        look_at(of_second, Arc::new(Stuck { at, answers, files })).await
    };
    let retry = |code| PortError::Retry { code, after: None };
    let refused = PortError::Fail {
        code: "HTTP_422".to_owned(),
    };
    second.becomes(&world, |file| file.custody = Custody::Court).await;
    assert!(looked(retry("CONNECT")).await.is_err(), "the register is away");
    assert_eq!(hold(of_second).await, None);
    assert_eq!(looked(retry("ANSWER_INVALID")).await.unwrap(), 1);
    assert_eq!(hold(of_second).await, Some(EvidenceHold::WithCourt));
    for (custody, answers) in [(Custody::Unit, refused), (Custody::Court, retry("SERVER_ERROR"))] {
        second.becomes(&world, |file| file.custody = custody).await;
        assert_eq!(looked(answers).await.unwrap(), 1, "{custody:?}");
    }
    assert_eq!(hold(of_second).await, Some(EvidenceHold::WithCourt));
    first.becomes(&world, |file| file.custody = Custody::Court).await;
    assert_eq!(look(of_second).await, 1, "nothing was lost");
    assert_eq!(hold(of_first).await, Some(EvidenceHold::WithCourt));
    for access in &cases {
        access.finish().await;
    }
    world.close().await;
}
