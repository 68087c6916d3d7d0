//! The application: who asks, as whom, and for what.

use super::{Access, Accident, officer};
use crate::{World, case::any_request, people::Driver, people::office, sale};
use domain::{
    access::Actor,
    case::{Applicant, Channel, Envelope},
    evidence_access::{Command, EvidenceChannel, Relation, Standing, Submission, Wanted},
    identifier::CaseNumber,
};

/// Who that is, with a telephone.
pub fn named(driver: &Driver) -> Applicant {
    Applicant {
        phone: Some("13800001234".parse().unwrap()),
        ..sale::named(driver)
    }
}

impl Accident {
    /// The driver asks for all that may be seen.
    pub fn submission(&self, world: &World) -> Submission {
        Submission {
            channel: EvidenceChannel::Online,
            office: office(super::UNIT),
            applicant: self.driver.person(world),
            people: vec![named(&self.driver)],
            accident: self.file.number.clone(),
            standing: Standing::of(Relation::Party),
            wanted: Wanted::Everything,
            purpose: None,
            notice_channels: [Channel::InApp].into(),
            documents: vec![],
        }
    }

    /// The driver applies online.
    pub async fn applied<'w>(&self, world: &'w World) -> Access<'w> {
        self.applied_with(world, |_| ()).await
    }

    /// The same, but for what is `different`.
    pub async fn applied_with<'w>(
        &self,
        world: &'w World,
        different: impl FnOnce(&mut Submission),
    ) -> Access<'w> {
        let mut submission = self.submission(world);
        different(&mut submission);
        self.taken(world, self.opening(world, submission)).await
    }

    /// What the driver would send in, and the number that the case gets by it.
    pub fn application(&self, world: &World) -> (CaseNumber, Envelope<Command>) {
        self.opening(world, self.submission(world))
    }

    fn opening(&self, world: &World, submission: Submission) -> (CaseNumber, Envelope<Command>) {
        let actor = match submission.channel {
            EvidenceChannel::Online => Actor::Citizen {
                person: submission.applicant,
            },
            EvidenceChannel::Counter => officer(),
        };
        let request = any_request();
        let key = submission.people[0].document.person_key();
        let tag = world.store.keys().case_tag(&key, request);
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
    ) -> Access<'w> {
        let access = Access::new(world, number, self.opened_at);
        let answer = access.send(opening).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        access
    }
}
