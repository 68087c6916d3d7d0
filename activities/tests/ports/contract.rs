//! What every adapter promises. Each statement is a function over the three ports; an adapter runs them all.

use crate::people::{Person, key, now, office};
use activities::ports::{
    AppAccounts, DeliverRequest, DeliveryAnswer, IssueAnswer, IssueRequest, LicenceRegistry, PortError,
    SmsGateway, SmsRequest,
};
use domain::identifier::CertificateNumber;

/// The systems outside, behind one kind of adapter, knowing the people of [`Person::ALL`] and nothing else.
pub struct Outside {
    pub registry: Box<dyn LicenceRegistry>,
    pub accounts: Box<dyn AppAccounts>,
    pub sms: Box<dyn SmsGateway>,
}

/// A certificate of the right form that nobody issued.
fn never_issued() -> CertificateNumber {
    CertificateNumber::new("11100000000013338W999", "330100", "NEVER", "001").unwrap()
}

fn fails(code: &str) -> PortError {
    PortError::Fail {
        code: code.to_owned(),
    }
}

fn issue(effect: u32, person: Person) -> IssueRequest {
    IssueRequest {
        key: key(effect),
        holder: person.holder(),
        office: office(),
        at: now(),
    }
}

fn deliver(effect: u32, person: Person, certificate: &CertificateNumber) -> DeliverRequest {
    DeliverRequest {
        key: key(effect),
        holder: person.holder(),
        certificate: certificate.clone(),
        at: now(),
    }
}

impl Outside {
    /// Every promise, in one world: what one leaves behind, the next must bear.
    pub async fn keeps_the_contract(&self) {
        self.licences_are_looked_up().await;
        self.a_licence_is_issued_once_per_key().await;
        self.bad_licences_are_not_issued().await;
        self.revoking_ends_a_licence().await;
        self.a_licence_is_delivered_once_per_key().await;
        self.messages_are_taken().await;
    }

    pub async fn issued(&self, effect: u32, person: Person) -> CertificateNumber {
        match self.registry.issue(&issue(effect, person)).await.unwrap() {
            IssueAnswer::Issued { certificate } => certificate,
            IssueAnswer::Refused { status } => panic!("refused with {status:?}"),
        }
    }

    async fn valid_certificate(&self, person: Person) -> Option<CertificateNumber> {
        self.registry
            .look_up(&person.holder())
            .await
            .unwrap()
            .and_then(|licence| licence.certificate)
    }

    async fn licences_are_looked_up(&self) {
        for person in Person::ALL {
            let found = self.registry.look_up(&person.holder()).await.unwrap();
            assert_eq!(
                found.as_ref().map(|licence| licence.status.as_str()),
                person.status(),
                "{person:?}"
            );
            assert!(found.is_none_or(|licence| licence.issuing_office == office() && licence.certificate.is_none()));
        }
    }

    async fn a_licence_is_issued_once_per_key(&self) {
        let request = issue(1, Person::Driver);
        let (first, second) = tokio::join!(self.registry.issue(&request), self.registry.issue(&request));
        assert_eq!(first.unwrap(), second.unwrap(), "two at once");
        let certificate = self.issued(1, Person::Driver).await;
        assert_eq!(
            self.valid_certificate(Person::Driver).await,
            Some(certificate),
            "and once more"
        );
        let other_person = self.registry.issue(&issue(1, Person::WithoutAccount)).await;
        assert_eq!(other_person, Err(fails("IDEMPOTENCY_KEY_REUSED")));
        assert_eq!(self.valid_certificate(Person::WithoutAccount).await, None);
        let other_key = self.registry.issue(&issue(2, Person::Driver)).await;
        assert_eq!(
            other_key,
            Err(fails("ALREADY_ISSUED")),
            "one valid licence per person"
        );
    }

    async fn bad_licences_are_not_issued(&self) {
        let refused = self
            .registry
            .issue(&issue(3, Person::TwelvePoints))
            .await
            .unwrap();
        let status = Person::TwelvePoints.status().unwrap().parse().unwrap();
        assert_eq!(refused, IssueAnswer::Refused { status });
        assert_eq!(self.valid_certificate(Person::TwelvePoints).await, None);
        let unlicensed = self.registry.issue(&issue(4, Person::Unlicensed)).await;
        assert_eq!(unlicensed, Err(fails("LICENCE_NOT_FOUND")));
    }

    async fn revoking_ends_a_licence(&self) {
        let certificate = self.issued(10, Person::WithoutAccount).await;
        for _ in 0..2 {
            self.registry.revoke(&key(11), &certificate, now()).await.unwrap();
            assert_eq!(self.valid_certificate(Person::WithoutAccount).await, None);
        }
        let unknown = self.registry.revoke(&key(12), &never_issued(), now()).await;
        assert_eq!(unknown, Err(fails("CERTIFICATE_NOT_FOUND")));
        assert_eq!(
            self.issued(10, Person::WithoutAccount).await,
            certificate,
            "the first answer, for ever"
        );
        assert_ne!(
            self.issued(13, Person::WithoutAccount).await,
            certificate,
            "a new one has a new number"
        );
    }

    async fn a_licence_is_delivered_once_per_key(&self) {
        let certificate = self.issued(1, Person::Driver).await;
        let first = self
            .accounts
            .deliver(&deliver(20, Person::Driver, &certificate))
            .await
            .unwrap();
        assert_eq!(first, DeliveryAnswer::Delivered { at: now() });
        let mut later = deliver(20, Person::Driver, &certificate);
        later.at += chrono::TimeDelta::days(1);
        assert_eq!(
            self.accounts.deliver(&later).await.unwrap(),
            first,
            "the first answer, for ever"
        );
        let other = self
            .accounts
            .deliver(&deliver(20, Person::Driver, &never_issued()))
            .await;
        assert_eq!(other, Err(fails("IDEMPOTENCY_KEY_REUSED")));
        let nowhere = self
            .accounts
            .deliver(&deliver(21, Person::WithoutAccount, &certificate))
            .await;
        assert_eq!(nowhere, Ok(DeliveryAnswer::NoAccount));
    }

    async fn messages_are_taken(&self) {
        let mut message = SmsRequest {
            key: key(30),
            person: Person::Driver.holder().person,
            phone: "13800138000".parse().unwrap(),
            text: "您的业务已受理。".to_owned(),
            at: now(),
        };
        self.sms.send(&message).await.unwrap();
        self.sms.send(&message).await.unwrap();
        message.text.push('？');
        assert_eq!(
            self.sms.send(&message).await,
            Err(fails("IDEMPOTENCY_KEY_REUSED"))
        );
    }
}
