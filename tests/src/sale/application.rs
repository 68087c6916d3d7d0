//! The application for it: who applies, for what, and where.

use super::{JINJIANG, Sale, TIANHE, Transfer, scan, there};
use crate::{
    CHENGDU, GUANGZHOU, World,
    people::{Driver, office},
    wish::MONDAY_MORNING,
};
use domain::{
    access::{Actor, Post},
    case::{Applicant, Channel, Envelope, Locale, RequestId},
    identifier::CaseNumber,
    law::vehicle::{
        Occasion, Quota, TradeFacts,
        document::TitleProof,
        party::{PartyNature, PartyRole},
    },
    time::office_day,
    vehicle_transfer::{Command, Party, Submission, TransferChannel},
};
use uuid::Uuid;

/// Somebody in a role: what they are, and how old, their document says.
pub fn party(world: &World, driver: &Driver, role: PartyRole) -> Party {
    let nature = match driver.document.credit_code() {
        Some(_) => PartyNature::Organisation,
        None => PartyNature::Resident,
    };
    let today = office_day(MONDAY_MORNING.parse().unwrap());
    Party::new(driver.person(world), role, nature).aged(&driver.document, today)
}

/// Who that is.
pub fn named(driver: &Driver) -> Applicant {
    Applicant {
        name: driver.name.clone(),
        document: driver.document.clone(),
        email: None,
        phone: None,
        address: None,
        locale: Locale::default(),
    }
}

impl Sale {
    fn submission(&self, world: &World) -> Submission {
        Submission {
            channel: TransferChannel::Online,
            office: office(GUANGZHOU),
            parties: vec![
                party(world, &self.buyer, PartyRole::Buyer),
                party(world, &self.seller, PartyRole::Seller),
            ],
            people: vec![named(&self.buyer), named(&self.seller)],
            vin: self.vin.clone(),
            trade: TradeFacts {
                occasion: Occasion::ChangeOfOwner,
                trade_place: Some(self.sold_in.parse().unwrap()),
                invoice_place: Some(self.sold_in.parse().unwrap()),
                transfer_in: TIANHE.parse().unwrap(),
                transfer_out: JINJIANG.parse().unwrap(),
                applied_at: TIANHE.parse().unwrap(),
                transferred_out: false,
                quota: Quota::NotRationed,
            },
            title: Some(TitleProof::Trade),
            notice_channels: [Channel::InApp].into(),
            agent: None,
            delivered_on: None,
            documents: vec![],
        }
    }

    /// The buyer applies online, and it is taken.
    pub async fn submitted<'w>(&self, world: &'w World) -> Transfer<'w> {
        self.taken(world, self.application(world)).await
    }

    /// The same, of a car that is said to be registered somewhere.
    pub async fn submitted_from<'w>(&self, world: &'w World, registered_in: &str) -> Transfer<'w> {
        let from = |application: &mut Submission| {
            application.trade.transfer_out = registered_in.parse().unwrap();
        };
        self.submitted_with(world, from).await
    }

    /// The same, but for what is `different`.
    pub async fn submitted_with<'w>(
        &self,
        world: &'w World,
        different: impl FnOnce(&mut Submission),
    ) -> Transfer<'w> {
        let applicant = self.applicant(world);
        self.submitted_by(world, (applicant, different)).await
    }

    /// Another than the buyer sends it in.
    pub async fn submitted_by<'w>(
        &self,
        world: &'w World,
        (actor, different): (Actor, impl FnOnce(&mut Submission)),
    ) -> Transfer<'w> {
        let mut submission = self.submission(world);
        different(&mut submission);
        self.taken(world, self.opening(world, (actor, submission))).await
    }

    /// A clerk of Chengdu takes it in, with a paper: the car is to leave.
    pub async fn departing<'w>(&self, world: &'w World) -> Transfer<'w> {
        self.departing_with(world, |_| ()).await
    }

    /// The same, but for what is `different`.
    pub async fn departing_with<'w>(
        &self,
        world: &'w World,
        different: impl FnOnce(&mut Submission),
    ) -> Transfer<'w> {
        let opening = self.departure_with(world, different).await;
        self.taken(world, opening).await
    }

    /// What the buyer would send in, and the number that the case gets by it.
    pub fn application(&self, world: &World) -> (CaseNumber, Envelope<Command>) {
        let submission = self.submission(world);
        self.opening(world, (self.applicant(world), submission))
    }

    /// What a clerk of Chengdu would take in.
    pub async fn departure(&self, world: &World) -> (CaseNumber, Envelope<Command>) {
        self.departure_with(world, |_| ()).await
    }

    async fn departure_with(
        &self,
        world: &World,
        different: impl FnOnce(&mut Submission),
    ) -> (CaseNumber, Envelope<Command>) {
        let mut submission = self.submission(world);
        submission.channel = TransferChannel::Counter;
        submission.office = office(CHENGDU);
        submission.trade.applied_at = JINJIANG.parse().unwrap();
        submission.documents = vec![scan(world, "title").await];
        different(&mut submission);
        self.opening(world, (there(Post::Intake), submission))
    }

    fn opening(
        &self,
        world: &World,
        (actor, submission): (Actor, Submission),
    ) -> (CaseNumber, Envelope<Command>) {
        let request = RequestId(Uuid::new_v4());
        let keys = world.store.keys();
        let tag = keys.case_tag(&self.buyer.document.person_key(), request);
        let number = CaseNumber::new(&submission.office, self.today(), tag).unwrap();
        let opening = Envelope {
            request,
            actor,
            seen_version: None,
            command: Command::Submit(Box::new(submission)),
        };
        (number, opening)
    }

    /// The case that such an opening begins.
    pub async fn taken<'w>(
        &self,
        world: &'w World,
        (number, opening): (CaseNumber, Envelope<Command>),
    ) -> Transfer<'w> {
        let transfer = Transfer::new(world, number, self.opened_at);
        let answer = transfer.send(opening).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        transfer
    }

    pub fn applicant(&self, world: &World) -> Actor {
        self.buyer.citizen(world)
    }
}
