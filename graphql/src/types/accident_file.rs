//! The file of an accident as its unit keeps it; for staff.

use super::{
    AccidentCustody, AccidentFindingKind, AccidentPart, AccidentProcedure, AccidentStageReached,
    Confidentiality, EvidenceItemKind, Person,
};
use crate::{Words, date::Date, failure::Result, reader::Reader};
use async_graphql::{Object, SimpleObject};
use domain::{
    access::PersonId,
    accident::{self, EvidenceItem},
};
use std::sync::Arc;

/// A determination or a certificate (认定文书)
#[derive(Clone, Debug, SimpleObject)]
pub struct AccidentFinding {
    pub kind: AccidentFindingKind,
    pub kind_words: Words,
    pub issued_on: Date,
    /// The first day on which it reached the one whose relation to the accident counts here (送达日)
    pub served_on: Option<Date>,
}

/// Somebody who has a part in an accident, masked (事故当事人)
pub struct PersonOfAccident {
    person: PersonId,
    part: Option<accident::AccidentPart>,
    died: bool,
    reader: Arc<Reader>,
}

/// Somebody who has a part in an accident, masked (事故当事人)
#[Object]
impl PersonOfAccident {
    /// None for a relative, or somebody who acts for another.
    async fn part(&self) -> Option<AccidentPart> {
        self.part.map(Into::into)
    }

    async fn part_words(&self) -> Option<Words> {
        self.part.map(|part| part.words().into())
    }

    async fn died(&self) -> bool {
        self.died
    }

    /// Who it is, masked; nothing where the record knows no such person, or you may not see that.
    async fn person(&self) -> Result<Option<Person>> {
        let found = self.reader.applicants.load_one(self.person).await?;
        Ok(found.map(Person::from))
    }
}

/// An item of evidence in the file (案卷材料)
pub struct AccidentItem {
    inner: EvidenceItem,
    original: Option<String>,
    reader: Arc<Reader>,
}

/// An item of evidence in the file (案卷材料)
#[Object]
impl AccidentItem {
    async fn id(&self) -> String {
        self.inner.id.0.to_string()
    }

    async fn kind(&self) -> EvidenceItemKind {
        self.inner.kind.into()
    }

    async fn kind_words(&self) -> Words {
        self.inner.kind.words().into()
    }

    /// Whether it is of one of the nine kinds that are shown online.
    async fn listed(&self) -> bool {
        self.inner.kind.is_listed()
    }

    /// What is confidential about it (保密事由)
    async fn confidential(&self) -> Vec<Confidentiality> {
        let confidential = self.inner.confidential.iter().copied();
        confidential.map(Into::into).collect()
    }

    /// Who can be seen or is named in it.
    async fn shows(&self) -> Vec<PersonOfAccident> {
        let person = |person: &PersonId| PersonOfAccident {
            person: *person,
            part: None,
            died: false,
            reader: Arc::clone(&self.reader),
        };
        self.inner.shows.iter().map(person).collect()
    }

    /// Type by content, for example `application/pdf`.
    async fn media_type(&self) -> &str {
        &self.inner.content.media_type
    }

    /// Where it lies as it came, for whoever may open it now. Each opening is logged (原件)
    async fn original(&self) -> Option<&str> {
        self.original.as_deref()
    }
}

/// The file of an accident as its unit keeps it; for staff (事故案卷)
pub struct AccidentFile {
    inner: accident::AccidentFile,
    /// Whose relation to the accident counts.
    counts_for: PersonId,
    /// Where each item lies, for whoever may open it.
    originals: Vec<Option<String>>,
    reader: Arc<Reader>,
}

impl AccidentFile {
    pub(crate) fn new(
        inner: accident::AccidentFile,
        counts_for: PersonId,
        originals: Vec<Option<String>>,
        reader: Arc<Reader>,
    ) -> Self {
        Self {
            inner,
            counts_for,
            originals,
            reader,
        }
    }
}

/// The file of an accident as its unit keeps it; for staff (事故案卷)
#[Object]
impl AccidentFile {
    /// The code of the unit that handles it (承办单位)
    async fn unit(&self) -> &str {
        self.inner.unit.as_str()
    }

    async fn occurred_on(&self) -> Date {
        self.inner.occurred_on.into()
    }

    async fn procedure(&self) -> AccidentProcedure {
        self.inner.procedure.into()
    }

    async fn procedure_words(&self) -> Words {
        self.inner.procedure.words().into()
    }

    /// Who has the file (案卷位置)
    async fn custody(&self) -> AccidentCustody {
        self.inner.custody.into()
    }

    async fn custody_words(&self) -> Words {
        self.inner.custody.words().into()
    }

    /// A new investigation runs (重新调查)
    async fn reinvestigation(&self) -> bool {
        self.inner.reinvestigation
    }

    /// The stages that were reached, oldest first (办理进度)
    async fn progress(&self) -> Vec<AccidentStageReached> {
        let stages = self.inner.progress.iter().copied();
        stages.map(AccidentStageReached::from).collect()
    }

    /// 认定文书
    async fn findings(&self) -> Vec<AccidentFinding> {
        let findings = self.inner.determination.iter().chain(&self.inner.certificate);
        let finding = |finding: &accident::Finding| AccidentFinding {
            kind: finding.kind.into(),
            kind_words: finding.kind.words().into(),
            issued_on: finding.issued_on.into(),
            served_on: finding.served_on(self.counts_for).map(Date),
        };
        findings.map(finding).collect()
    }

    /// Everybody who has a part in the accident, masked (事故当事人)
    async fn people(&self) -> Vec<PersonOfAccident> {
        let parties = self.inner.parties.iter();
        let parties = parties.map(|party| (party.person, Some(party.part), party.died));
        let relatives = self.inner.relatives.iter().map(|one| one.person);
        let acting = self.inner.representatives.iter().map(|one| one.person);
        let others = relatives.chain(acting).map(|person| (person, None, false));
        let person = |(person, part, died)| PersonOfAccident {
            person,
            part,
            died,
            reader: Arc::clone(&self.reader),
        };
        parties.chain(others).map(person).collect()
    }

    /// 案卷材料
    async fn items(&self) -> Vec<AccidentItem> {
        let originals = self.originals.iter().cloned();
        let item = |(inner, original): (&EvidenceItem, Option<String>)| AccidentItem {
            inner: inner.clone(),
            original,
            reader: Arc::clone(&self.reader),
        };
        self.inner.items.iter().zip(originals).map(item).collect()
    }
}
