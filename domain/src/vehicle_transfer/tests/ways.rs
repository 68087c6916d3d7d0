//! Worlds that have come some of the way.

use super::{World, fixtures::*};
use crate::{
    access::Post,
    file_handover::{FileReport, Milestone},
    law::vehicle::TransferGround,
    vehicle_transfer::{
        Command, HandOver, ProposedDecision, Submission, TransferChannel, TransferEffect, TransferOutcome,
    },
};

pub const REGISTER: ProposedDecision = ProposedDecision::Register { checked: None };

pub fn accept() -> Command {
    Command::Accept { checked: None }
}

/// The paper of the party in this place was seen.
pub fn see_powers(party: u32) -> Command {
    let words = text("委托书已核验");
    Command::SeePowers { party, words }
}

pub const fn consent(agrees: bool) -> Command {
    let for_party = None;
    Command::Consent { agrees, for_party }
}

/// Staff record what the party in this place has signed.
pub const fn consent_of(place: u32, agrees: bool) -> Command {
    let for_party = Some(place);
    Command::Consent { agrees, for_party }
}

pub fn object(for_party: Option<u32>) -> Command {
    let words = text("车款未付清");
    Command::Object { words, for_party }
}

pub fn propose(decision: ProposedDecision) -> Command {
    Command::ProposeDecision { decision }
}

pub fn refuse(grounds: impl Into<Vec<TransferGround>>) -> Command {
    Command::Refuse {
        grounds: grounds.into(),
        words: text("不符合规定"),
    }
}

pub fn decline(grounds: impl Into<Vec<TransferGround>>) -> Command {
    Command::Decline {
        grounds: grounds.into(),
        words: text("不符合规定"),
    }
}

pub fn arrived() -> Command {
    Command::ReportFile {
        report: FileReport {
            handover: case_number(9),
            milestone: Milestone::Accepted,
        },
    }
}

impl World {
    /// Whoever fits sends it in, and the registers answer.
    pub fn open(mut self, submission: Submission) -> Self {
        let who = match submission.channel {
            TransferChannel::Online => buyer(),
            TransferChannel::ServiceStation => station(),
            TransferChannel::Counter => staff_at(&submission.office.as_str()[..6], 10, [Post::Intake]),
        };
        self.facts.prefixes = prefixes_of(&submission.office);
        self.ask(&who, Command::Submit(Box::new(submission))).unwrap();
        self.settle();
        self
    }

    pub fn submitted() -> Self {
        Self::new().open(submission())
    }

    pub fn at_the_counter() -> Self {
        Self::new().open(Submission {
            channel: TransferChannel::Counter,
            ..submission()
        })
    }

    /// The file came.
    pub fn with_file(mut self) -> Self {
        self.ask(&clerk(), Command::RequestFile).unwrap();
        self.settle();
        self.file_comes();
        self
    }

    pub fn file_comes(&mut self) {
        self.ask(&system(), arrived()).unwrap();
        self.settle();
    }

    pub fn accepted_with(self) -> Self {
        let mut world = self.with_file();
        world.ask(&clerk(), accept()).unwrap();
        world.settle();
        world
    }

    pub fn accepted() -> Self {
        Self::submitted().accepted_with()
    }

    pub fn pre_accepted() -> Self {
        let mut world = Self::at_the_counter();
        world.ask(&clerk(), Command::PreAccept { checked: None }).unwrap();
        world.settle();
        world
    }

    pub fn inspect(&mut self) {
        let record = Box::new(inspection(&inspector(), self.now()));
        self.ask(&inspector(), Command::RecordInspection { record })
            .unwrap();
        self.settle();
    }

    pub fn inspected() -> Self {
        let mut world = Self::accepted();
        world.inspect();
        world
    }

    pub fn decide_for(&mut self) {
        self.ask(&reviewer(), propose(REGISTER)).unwrap();
        self.ask(&lead(), Command::Approve).unwrap();
        self.settle();
    }

    pub fn proposed() -> Self {
        let mut world = Self::inspected();
        world.ask(&reviewer(), propose(REGISTER)).unwrap();
        world
    }

    pub fn approved() -> Self {
        let mut world = Self::inspected();
        world.decide_for();
        world
    }

    /// Number, fees and old plates are in hand.
    pub fn see_to_plates(&mut self) {
        self.choose_number();
        self.ask(&plates(), Command::SetFees { fen: 12_500 }).unwrap();
        let receipt = reference("receipt-1");
        self.ask(&plates(), Command::RecordPayment { receipt }).unwrap();
        if self.state().takes_plates() {
            self.ask(&plates(), Command::WithdrawPlates).unwrap();
        }
    }

    pub fn choose_number(&mut self) {
        self.ask(&buyer(), Command::AskForNumbers).unwrap();
        self.settle();
        let number = self.offered[0].clone();
        self.ask(&buyer(), Command::ChooseNumber { number }).unwrap();
        self.settle();
    }

    pub fn ready() -> Self {
        let mut world = Self::approved();
        world.see_to_plates();
        world
    }

    pub fn registering() -> Self {
        let mut world = Self::ready();
        world.ask(&plates(), Command::Register).unwrap();
        world
    }

    /// Sold at the place of registration, and the registry there is asked to let it go.
    pub fn leaving() -> Self {
        let here = |post, number| staff_at(HANGZHOU, number, [post]);
        let (inspector, desk) = (here(Post::Inspection, 22), here(Post::Plates, 24));
        let mut world = Self::new();
        world.invoice.place = place(HANGZHOU);
        let mut world = world.open(departing());
        world.ask(&here(Post::Intake, 20), accept()).unwrap();
        world.settle();
        let record = Box::new(inspection(&inspector, world.now()));
        for (who, command) in [
            (inspector, Command::RecordInspection { record }),
            (here(Post::RegistrationReview, 23), propose(REGISTER)),
            (here(Post::BusinessLead, 21), Command::Approve),
        ] {
            world.ask(&who, command).unwrap();
        }
        world.settle();
        for command in [
            Command::SetFees { fen: 0 },
            Command::WithdrawPlates,
            Command::IssueTemporaryPlate,
            Command::Register,
        ] {
            world.ask(&desk, command).unwrap();
        }
        let lock = world.pending(|effect| matches!(effect, TransferEffect::LockVehicle { .. }));
        world.settle_one(lock.unwrap(), TransferOutcome::Locked).unwrap();
        world
    }

    pub fn number_is_assigned(&mut self) {
        let ask = self.pending(|effect| matches!(effect, TransferEffect::AssignNumber { .. }));
        self.settle_one(ask.unwrap(), TransferOutcome::NumberAssigned)
            .unwrap();
    }

    pub fn registered() -> Self {
        let mut world = Self::registering();
        world.settle();
        world
    }

    pub fn hand_over(&mut self) {
        let manner = HandOver::AtTheCounter;
        self.ask(&plates(), Command::EndorseCertificate).unwrap();
        self.ask(&plates(), Command::HandOverPlates { manner }).unwrap();
        self.ask(&archivist(), Command::Archive).unwrap();
    }

    pub fn refused() -> Self {
        let mut world = Self::proposed();
        world
            .ask(&lead(), refuse([TransferGround::InvalidPapers]))
            .unwrap();
        world.settle();
        world
    }
}
