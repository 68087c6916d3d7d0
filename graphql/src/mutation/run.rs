//! One way for every command: the row through the asker's scope, `decide` on the row, the engine, the row again.

use super::CasePayload;
use crate::{
    engine::{EngineError, Resume},
    failure::{Failure, Result},
    input::Form,
    kind::ApiKind,
    reader::Reader,
    request,
    types::{Case, Problem},
};
use async_graphql::Context;
use domain::{
    case::{CaseCommand, CaseKind, Envelope, Refusal, RequestId},
    evidence_access::{self, EvidenceAccess},
    identifier::CaseNumber,
    licence_application::{self, LicenceApplication},
    vehicle_transfer::{self, VehicleTransfer},
};
use std::sync::Arc;
use store::{AnyKind, finder::CaseRow, with_kind};
use uuid::Uuid;

/// What every mutation on a case that exists names.
pub(super) struct Asked {
    pub(super) request_id: Uuid,
    pub(super) case_number: String,
    pub(super) version: u64,
}

/// One verb as each kind that has it says it.
pub(super) struct OfKind {
    pub(super) licence: licence_application::Command,
    /// Not every verb is one of a transfer.
    pub(super) transfer: Option<vehicle_transfer::Command>,
    pub(super) evidence: evidence_access::Command,
}

/// One mutation under way.
pub(super) struct Desk<'a, 'c> {
    pub(super) ctx: &'a Context<'c>,
    pub(super) reader: Arc<Reader>,
    pub(super) form: Form,
}

impl<'a, 'c> Desk<'a, 'c> {
    /// Opens for whoever is signed in.
    pub(super) fn open(ctx: &'a Context<'c>) -> Result<Self> {
        let reader = Reader::of(ctx, None)?;
        let form = Form::new(reader.language);
        Ok(Self { ctx, reader, form })
    }

    /// Runs a command of one kind; a case of another kind is not there. Without a command, the form says why.
    pub(super) async fn run<K: ApiKind>(
        mut self,
        asked: Asked,
        command: Option<K::Command>,
    ) -> Result<CasePayload> {
        let (Some(number), Some(command)) = (self.number(&asked), command) else {
            return Ok(CasePayload::refused(asked.request_id, self.form.into_problems()));
        };
        let row = self.row(&number).await?;
        let Some(row) = row.filter(|row| row.kind == K::NAME) else {
            return Ok(self.not_found(&asked));
        };
        self.run_on::<K>(&row, (asked.request_id, Some(asked.version)), command)
            .await
    }

    /// Runs a command that every kind understands. Without a command, the form says why.
    pub(super) async fn run_shared(
        mut self,
        asked: Asked,
        command: Option<CaseCommand>,
    ) -> Result<CasePayload> {
        let (Some(number), Some(command)) = (self.number(&asked), command) else {
            return Ok(CasePayload::refused(asked.request_id, self.form.into_problems()));
        };
        let Some(row) = self.row(&number).await? else {
            return Ok(self.not_found(&asked));
        };
        self.run_shared_on(&row, (asked.request_id, Some(asked.version)), command)
            .await
    }

    /// Runs what several kinds have and `CaseCommand` does not: each says it in a command of its own. A case of a kind that
    /// has none is not there.
    pub(super) async fn run_of_kind(mut self, asked: Asked, commands: Option<OfKind>) -> Result<CasePayload> {
        let (Some(number), Some(commands)) = (self.number(&asked), commands) else {
            return Ok(CasePayload::refused(asked.request_id, self.form.into_problems()));
        };
        let Some(row) = self.row(&number).await? else {
            return Ok(self.not_found(&asked));
        };
        let request = (asked.request_id, Some(asked.version));
        match (AnyKind::named(&row.kind), commands.transfer) {
            (Some(AnyKind::LicenceApplication), _) => {
                self.run_on::<LicenceApplication>(&row, request, commands.licence)
                    .await
            }
            (Some(AnyKind::VehicleTransfer), Some(transfer)) => {
                self.run_on::<VehicleTransfer>(&row, request, transfer).await
            }
            (Some(AnyKind::EvidenceAccess), _) => {
                self.run_on::<EvidenceAccess>(&row, request, commands.evidence)
                    .await
            }
            (Some(AnyKind::VehicleTransfer | AnyKind::FileHandover) | None, _) => Ok(self.not_found(&asked)),
        }
    }

    /// Runs a command that every kind understands on a row that was read.
    pub(super) async fn run_shared_on(
        &self,
        row: &CaseRow,
        request: (Uuid, Option<u64>),
        command: CaseCommand,
    ) -> Result<CasePayload> {
        let kind = AnyKind::of_row(&row.kind)?;
        with_kind!(kind, K => self.run_on::<K>(row, request, K::shared_command(command)).await)
    }

    async fn run_on<K: ApiKind>(
        &self,
        row: &CaseRow,
        (id, seen_version): (Uuid, Option<u64>),
        command: K::Command,
    ) -> Result<CasePayload> {
        let envelope = self.envelope(id, seen_version, command);
        if let Some(refusal) = self.refusal::<K>(row, &envelope).await? {
            return self.payload(&row.number, (id, false), Some(&refusal)).await;
        }
        let resume = Resume::Row {
            state: row.state.read()?,
            version: row.version,
        };
        self.send::<K>(&row.number, resume, envelope).await
    }

    /// The number that was typed; `None` also where anything else that was typed is wrong.
    fn number(&mut self, asked: &Asked) -> Option<CaseNumber> {
        let number = CaseNumber::parse(&asked.case_number);
        let number = self.form.take("caseNumber", number);
        number.filter(|_| self.form.is_clean())
    }

    /// The row of a case through the asker's scope.
    async fn row(&self, number: &CaseNumber) -> Result<Option<CaseRow>> {
        let row = self.reader.finder().case(number).await?;
        Ok(row.filter(|row| !row.state.is_erased()))
    }

    fn not_found(&self, asked: &Asked) -> CasePayload {
        let problem = Problem::not_found(self.reader.language);
        CasePayload::refused(asked.request_id, vec![problem])
    }

    pub(super) fn envelope<C>(&self, id: Uuid, seen_version: Option<u64>, command: C) -> Envelope<C> {
        Envelope {
            request: RequestId(id),
            actor: self.reader.actor(),
            seen_version,
            command,
        }
    }

    /// Sends a command and answers with the case as it is then.
    pub(super) async fn send<K: ApiKind>(
        &self,
        number: &CaseNumber,
        resume: Resume,
        envelope: Envelope<K::Command>,
    ) -> Result<CasePayload> {
        let id = envelope.request.0;
        let services = request::services(self.ctx);
        let command = K::command(envelope);
        let sent = services
            .engine
            .send(number, resume, command, request::trace(self.ctx))
            .await;
        services.wake_ups.wake(number);
        match sent {
            Ok(answer) => {
                let payload = self
                    .payload(number, (id, false), answer.outcome.as_ref().err())
                    .await?;
                Ok(CasePayload {
                    version: Some(answer.version),
                    ..payload
                })
            }
            // Whether the engine took it is not known either way, and the same request finds out.
            Err(EngineError::Pending | EngineError::Unavailable) => {
                self.payload(number, (id, true), None).await
            }
            Err(error) => Err(Failure::Engine(error)),
        }
    }

    /// Why the row refuses the command, by the same `decide` that the record asks. A request that was made before is not
    /// asked here: the record knows its first answer.
    async fn refusal<K: ApiKind>(
        &self,
        row: &CaseRow,
        envelope: &Envelope<K::Command>,
    ) -> Result<Option<Refusal>> {
        if self.answered(&row.number, envelope.request).await? {
            return Ok(None);
        }
        let state: K::State = row.state.read()?;
        let offices = request::services(self.ctx).store.office_data();
        let facts = K::facts(offices, &row.number, (self.reader.now, None)).await?;
        // Whether the version is stale the record alone can say: it knows what people did since.
        Ok(K::decide(Some(&state), envelope, &facts).err())
    }

    /// Whether the asker made this request before and it was answered.
    pub(super) async fn answered(&self, number: &CaseNumber, request: RequestId) -> Result<bool> {
        Ok(self
            .reader
            .finder()
            .request_answer(number, request)
            .await?
            .is_some())
    }

    pub(super) async fn payload(
        &self,
        number: &CaseNumber,
        (request_id, pending): (Uuid, bool),
        refusal: Option<&Refusal>,
    ) -> Result<CasePayload> {
        let row = self.reader.finder().case(number).await?;
        let version = row.as_ref().map(|row| row.version);
        let case = row
            .map(|row| Case::read(row, &self.reader))
            .transpose()?
            .flatten();
        let problems = match refusal {
            Some(refusal) => vec![Problem::told(refusal, &self.reader).await?],
            None => vec![],
        };
        Ok(CasePayload {
            case,
            case_number: Some(number.to_string()),
            version,
            request_id,
            pending,
            problems,
        })
    }
}

/// The input of a mutation on a case that exists, taken apart.
macro_rules! asked {
    ($input:ident) => {
        $crate::mutation::run::Asked {
            request_id: $input.request_id,
            case_number: $input.case_number,
            version: $input.version,
        }
    };
}
pub(super) use asked;
