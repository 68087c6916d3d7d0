//! The cases of a sale where the store cannot be written, or does not answer.

use super::{Trouble, long_words};
use crate::trial::{AtRest, Trial};
use chrono::TimeDelta;
use domain::{
    access::Post,
    case::Envelope,
    evidence_access::{self, EvidenceAccess},
    file_handover::{self, FileHandover},
    identifier::CaseNumber,
    vehicle_transfer::{self, VehicleTransfer},
};
use gateway::EngineError;
use std::time::Duration;
use temporalio_common::protos::temporal::api::history::v1::{HistoryEvent, history_event::Attributes};
use tests::{
    Fault, World,
    case::words,
    history,
    sale::{Handover, Sale, Transfer, asked_for, is_known, scanned, there},
    under_test::UnderTest,
    wait,
};

/// How long a workflow waits before it records again what it notes by itself.
const STORE_PAUSE: Duration = Duration::from_secs(30);

/// What comes to a store in trouble: a command to each case, one that begins a case, and what each notes by itself.
pub struct Prepared<'w> {
    transfer: (AtRest<'w, VehicleTransfer>, Envelope<vehicle_transfer::Command>),
    handover: (AtRest<'w, FileHandover>, Envelope<file_handover::Command>),
    access: (AtRest<'w, EvidenceAccess>, Envelope<evidence_access::Command>),
    new: (Transfer<'w>, Envelope<vehicle_transfer::Command>),
    asking: Transfer<'w>,
    locking: Handover<'w>,
}

impl<'w> Prepared<'w> {
    pub async fn of(world: &'w World) -> Self {
        let transfer = VehicleTransfer::at_rest(world).await;
        let objection = VehicleTransfer::wordy(&transfer, words(&long_words()));
        let handover = FileHandover::at_rest(world).await;
        let lost = FileHandover::wordy(&handover, words(&long_words()));
        let access = EvidenceAccess::at_rest(world).await;
        let recusal = EvidenceAccess::wordy(&access, words(&long_words()));
        Self {
            transfer: (transfer, objection),
            handover: (handover, lost),
            access: (access, recusal),
            new: new(world).await,
            asking: asking(world).await,
            locking: locking(world).await,
        }
    }

    /// The cases that note something by themselves.
    pub fn by_themselves(&self) -> [&CaseNumber; 2] {
        [&self.asking.number, &self.locking.number]
    }

    /// What they waited for comes, and cannot be written down.
    pub async fn is_noted_in_vain(&self, trouble: Trouble) {
        let world = self.asking.world;
        world.faults.mend(self.asking.number.as_str(), "stolen_vehicles");
        is_tried_again(&self.locking, "vehicle_lock").await;
        let pauses = pauses_or_finds_room(&self.asking).await;
        assert!(pauses || matches!(trouble, Trouble::Full), "{trouble:?}");
    }

    /// Nothing of it is kept.
    pub async fn is_refused(&self, trouble: Trouble) {
        let (transfer, objection) = &self.transfer;
        is_refused(&transfer.case, objection, trouble).await;
        let (handover, lost) = &self.handover;
        is_refused(&handover.case, lost, trouble).await;
        let (access, recusal) = &self.access;
        is_refused(&access.case, recusal, trouble).await;
        let (new, opening) = &self.new;
        is_refused(new, opening, trouble).await;
    }

    /// The same requests, once the store can be written, and what was noted in vain.
    pub async fn is_answered(&self) {
        let (transfer, objection) = &self.transfer;
        is_answered(&transfer.case, objection).await;
        let (handover, lost) = &self.handover;
        is_answered(&handover.case, lost).await;
        let (access, recusal) = &self.access;
        is_answered(&access.case, recusal).await;
        let (new, opening) = &self.new;
        is_answered(new, opening).await;
        self.asking.pass(TimeDelta::minutes(1)).await;
        self.asking.until(|state| is_known(&state.known)).await;
        self.asking.finish().await;
        self.locking.pass(TimeDelta::minutes(1)).await;
        let gathered = file_handover::Status::Gathered;
        self.locking.until(|state| state.status == gathered).await;
        self.locking.finish().await;
    }
}

/// An application that nobody has sent yet, with more words than there is room for.
async fn new(world: &World) -> (Transfer<'_>, Envelope<vehicle_transfer::Command>) {
    let sale = Sale::next(world).await;
    let (number, mut opening) = sale.application(world);
    if let vehicle_transfer::Command::Submit(submission) = &mut opening.command {
        for person in &mut submission.people {
            person.address = Some(words(&long_words()));
        }
    }
    (Transfer::new(world, number, sale.opened_at), opening)
}

/// One register has not answered yet.
async fn asking(world: &World) -> Transfer<'_> {
    let sale = Sale::next(world).await;
    let (number, opening) = sale.application(world);
    world.faults.plan(number.as_str(), "stolen_vehicles", Fault::Away);
    let transfer = sale.taken(world, (number, opening)).await;
    transfer
        .until(|state| state.work.effects.len() == 1 && state.known.stolen.is_none())
        .await;
    transfer
}

/// The vehicle is not locked yet.
async fn locking(world: &World) -> Handover<'_> {
    let sale = Sale::next(world).await;
    let handover = asked_for(&sale.submitted(world).await).await;
    scanned(&handover).await;
    handover.answered().await;
    world
        .faults
        .plan(handover.number.as_str(), "vehicle_lock", Fault::Away);
    handover
        .does(there(Post::Dossier), file_handover::Command::TakeUp)
        .await;
    handover
}

/// What was away is back, and asked.
async fn is_tried_again(case: &Handover<'_>, activity: &str) {
    let (faults, workflow) = (&case.world.faults, case.number.as_str());
    faults.mend(workflow, activity);
    let before = faults.tries(workflow, activity);
    wait::until(async || {
        let tries = faults.tries(workflow, activity);
        if tries > before { Ok(()) } else { Err(tries) }
    })
    .await;
}

/// Whether it pauses because nothing can be written. If it does not, what it had to note was small.
async fn pauses_or_finds_room(case: &Transfer<'_>) -> bool {
    wait::until(async || {
        let events = history::of(&case.world.client, case.number.as_str(), None).await;
        if events.iter().any(is_pause) {
            return Ok(true);
        }
        let known = case.state().await.known.stolen;
        known.map(|_| false).ok_or(known)
    })
    .await
}

fn is_pause(event: &HistoryEvent) -> bool {
    match &event.attributes {
        Some(Attributes::TimerStartedEventAttributes(timer)) => {
            let pause = timer.start_to_fire_timeout.as_ref();
            pause.is_some_and(|pause| pause.seconds == STORE_PAUSE.as_secs().cast_signed())
        }
        _ => false,
    }
}

async fn is_refused<K: Trial>(case: &UnderTest<'_, K>, asked: &Envelope<K::Command>, trouble: Trouble) {
    let answer = case.send(asked.clone()).await;
    assert!(answer.nothing_was_kept(), "{trouble:?}: {answer:?}");
}

async fn is_answered<K: Trial>(case: &UnderTest<'_, K>, asked: &Envelope<K::Command>) {
    let answer = case.send(asked.clone()).await;
    assert_eq!(answer.outcome, Ok(()), "the same request");
    assert_eq!(case.send(asked.clone()).await, answer);
    case.finish().await;
}

/// The caller is told that it is under way; the same request gives the answer when it has come, and it has come once.
pub async fn is_left_pending<K: Trial>(world: &World) {
    let at_rest = K::at_rest(world).await;
    let (case, next) = (&at_rest.case, K::asks_next());
    let workflow = case.number.as_str();
    let before = case.row().await;
    world.faults.plan(workflow, "record", Fault::Away);
    let row = case.row_opening().await;
    let answer = world.cases.send(&case.number, row, next.clone()).await;
    assert!(matches!(answer, Err(EngineError::Pending)), "{answer:?}");
    assert_eq!(case.row().await, before);

    // Others are answered meanwhile.
    let other = K::at_rest(world).await;
    other.case.finish().await;

    world.faults.mend(workflow, "record");
    K::to_the_end(&at_rest).await;
    let after = case.row().await;
    let answer = case.send(next.clone()).await;
    assert_eq!(answer.outcome, Ok(()));
    assert_eq!(case.send(next).await, answer);
    case.finish().await;
    assert_eq!(case.row().await, after, "nothing happened again");
}
