//! The way of a file: every effect answered as the offices would, with signatures of their keys.

use super::world::*;
use domain::{
    access::{Actor, Post},
    audit::{Hex, Signature},
    case::{CaseCommand, Effect, EffectId, Outcome, TaskPurpose},
    custody::{Item, ItemKind, ItemVerdict, Manifest, Statement, Suite, Verdict},
    file_handover::{Command, FileHandover, HandoverEffect as Asked, HandoverOutcome as Answer},
    identifier::CaseNumber,
};
use ed25519_dalek::Signer;
use store::Store;

/// One handover that is on its way.
pub struct Way<'a> {
    store: &'a Store,
    handover: &'a CaseNumber,
}

impl<'a> Way<'a> {
    pub fn new(store: &'a Store, handover: &'a CaseNumber) -> Self {
        Self { store, handover }
    }

    /// Gathered by one person at the origin and offered by another, not yet signed.
    pub async fn offered(&self) {
        self.gathered().await;
        self.offered_by_another().await;
    }

    pub async fn offered_by_another(&self) {
        let lead = staff(11, HANGZHOU, [Post::BusinessLead]);
        self.does(&lead, Command::Offer).await;
    }

    pub async fn gathered(&self) {
        self.does(&gatherer(), Command::TakeUp).await;
        while self.answer(1).await {}
    }

    /// Everything is answered until somebody has to do something.
    pub async fn until_checking(&self) {
        while self.answer(1).await {}
    }

    /// Offered, found good by one person at the destination and taken by another; the origin has marked its copy.
    pub async fn taken(&self) {
        self.offered().await;
        self.until_checking().await;
        let open = || async {
            let state = state::<FileHandover>(self.store, self.handover).await;
            state.work.open_task(TaskPurpose::Review).unwrap().clone()
        };
        let task = open().await.id;
        self.does(&checker(), CaseCommand::ClaimTask { task }.into())
            .await;
        let good = ItemVerdict {
            name: "01-certificate.pdf".parse().unwrap(),
            verdict: Verdict::Accepted,
        };
        let check = Command::Check {
            task,
            fence: open().await.fence,
            verdicts: vec![good],
        };
        self.does(&checker(), check).await;
        let another = staff(22, CHENGDU, [Post::Dossier]);
        self.does(&another, Command::Accept).await;
        self.until_checking().await;
    }

    /// Answers the oldest effect, a signature with this key. Gives whether there was one.
    pub async fn answer(&self, key: u8) -> bool {
        let state = state::<FileHandover>(self.store, self.handover).await;
        let mut effects = state.work.effects.iter();
        let Some(pending) = effects.find(|pending| matches!(pending.effect, Effect::Own(_))) else {
            return false;
        };
        let Effect::Own(effect) = &pending.effect else {
            unreachable!("it was looked for")
        };
        let manifest = |attempt| {
            let item = Item {
                name: "01-certificate.pdf".parse().unwrap(),
                kind: ItemKind::Scan,
                size: 5,
                sha256: Hex([7; 32]),
            };
            let route = state.route().clone();
            Manifest::new(route, attempt, Suite::Ed25519Sha256, vec![item]).unwrap()
        };
        let answer = match effect {
            Asked::LockVehicle { .. } => Answer::Locked,
            Asked::ReleaseLock { .. } => Answer::Released,
            Asked::GatherFile { attempt, .. } => Answer::Gathered {
                manifest: Box::new(manifest(*attempt)),
            },
            Asked::Sign { statement } => Answer::Signed {
                signature: signed(statement, key),
            },
            Asked::TransferFiles { .. } => Answer::Transferred,
            Asked::VerifyFiles { .. } => Answer::Compared { findings: vec![] },
            Asked::MarkTransferred { .. } => Answer::Marked,
            Asked::TellMinistry | Asked::Report { .. } => Answer::Reported,
        };
        self.settle(pending.id, answer).await;
        true
    }

    async fn settle(&self, effect: EffectId, answer: Answer) {
        let outcome = Outcome::Own(answer);
        let settle = Command::Settle { effect, outcome };
        self.does(&Actor::System, settle).await;
    }

    pub async fn does(&self, actor: &Actor, command: Command) {
        does::<FileHandover>(self.store, self.handover, (actor, command)).await;
    }
}

fn signed(statement: &Statement, key: u8) -> Signature {
    let secret = secret(statement.office.as_str(), key);
    Hex(secret.sign(&statement.message()).to_bytes())
}
