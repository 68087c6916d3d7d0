//! One way for every command: the row through the asker's scope, `decide` on the row, the engine, the row again.

use super::CasePayload;
use crate::{
    engine::{AnyCommand, EngineError, Resume},
    facts,
    failure::{Failure, Result},
    input::Form,
    reader::Reader,
    request,
    types::{Case, Problem},
};
use async_graphql::Context;
use domain::{
    case::{CaseCommand, CaseKind, Envelope, Refusal, RequestId},
    identifier::CaseNumber,
    licence_application::{Command, LicenceApplication, State},
};
use std::sync::Arc;
use store::finder::CaseRow;
use uuid::Uuid;

/// What every mutation on a case that exists names.
pub(super) struct Asked {
    pub(super) request_id: Uuid,
    pub(super) case_number: String,
    pub(super) version: u64,
}

/// A command: of one kind, or one that every kind understands.
pub(super) enum Verb {
    LicenceApplication(Command),
    Shared(CaseCommand),
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

    /// Runs a command on a case that exists. Without a verb, the form says why.
    pub(super) async fn run(mut self, asked: Asked, verb: Option<Verb>) -> Result<CasePayload> {
        let number = self
            .form
            .take("caseNumber", CaseNumber::parse(&asked.case_number));
        let (Some(number), Some(verb), true) = (number, verb, self.form.is_clean()) else {
            return Ok(CasePayload::refused(asked.request_id, self.form.into_problems()));
        };
        let Some(row) = self
            .reader
            .finder()
            .case(&number)
            .await?
            .filter(|row| !row.state.is_erased())
        else {
            let problem = Problem::not_found(self.reader.language);
            return Ok(CasePayload::refused(asked.request_id, vec![problem]));
        };
        let envelope = self.envelope(asked.request_id, Some(asked.version), verb.command());
        if let Some(refusal) = self.refusal(&row, &envelope).await? {
            return self
                .payload(&number, (asked.request_id, false), Some(&refusal))
                .await;
        }
        let state = row.state.read()?;
        self.send(
            &number,
            Resume::Row {
                state,
                version: row.version,
            },
            envelope,
        )
        .await
    }

    pub(super) fn envelope(
        &self,
        id: Uuid,
        seen_version: Option<u64>,
        command: Command,
    ) -> Envelope<Command> {
        Envelope {
            request: RequestId(id),
            actor: self.reader.actor(),
            seen_version,
            command,
        }
    }

    /// Sends a command and answers with the case as it is then.
    pub(super) async fn send(
        &self,
        number: &CaseNumber,
        resume: Resume,
        envelope: Envelope<Command>,
    ) -> Result<CasePayload> {
        let id = envelope.request.0;
        let services = request::services(self.ctx);
        let sent = services
            .engine
            .send(
                number,
                resume,
                AnyCommand::LicenceApplication(envelope),
                request::trace(self.ctx),
            )
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
    pub(super) async fn refusal(
        &self,
        row: &CaseRow,
        envelope: &Envelope<Command>,
    ) -> Result<Option<Refusal>> {
        if self.answered(&row.number, envelope.request).await? {
            return Ok(None);
        }
        let state: State = row.state.read()?;
        let offices = request::services(self.ctx).store.office_data();
        let facts = facts::licence_application(offices, &row.office, (self.reader.now, None)).await?;
        // Whether the version is stale the record alone can say: it knows what people did since.
        Ok(LicenceApplication::decide(Some(&state), envelope, &facts).err())
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

impl Verb {
    /// The command as the kind of the case has it. There is one kind; the next one chooses here by the kind of the row.
    pub(super) fn command(self) -> Command {
        match self {
            Self::LicenceApplication(command) => command,
            Self::Shared(command) => LicenceApplication::shared_command(command),
        }
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
