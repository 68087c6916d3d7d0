//! The activities, by name and shape. `activities` gives them bodies; a wrong type there does not compile.

use chrono::{DateTime, Utc};
use domain::{
    case::{Effect, PendingEffect, Refusal},
    identifier::CaseNumber,
    trace::TraceId,
};
use serde::{Deserialize, Serialize};
use temporalio_macros::activity_definitions;

pub use contract_markers::*;

/// A command for the record, at the version that the workflow holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordCall {
    pub kind: String,
    pub case: CaseNumber,
    pub expected_version: u64,
    /// Office time of the command.
    pub now: DateTime<Utc>,
    /// An `Envelope` of the kind's command.
    pub envelope: serde_json::Value,
    /// The request that brought the command; none for what the system does by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceId>,
}

/// What the record answered, and the version that the case has now.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordAnswer {
    pub version: u64,
    pub outcome: RecordOutcome,
}

/// The three ways in which a command ends at the record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome", content = "value")]
pub enum RecordOutcome {
    /// Entries of the kind, now part of the history.
    Recorded(Vec<serde_json::Value>),
    /// Nothing happened.
    Refused(Refusal),
    /// The row is at another version than the workflow, which takes the row's state and asks again: the row is the
    /// truth, also after one of the two stores was restored from an older day.
    Behind(Option<serde_json::Value>),
}

/// An effect of a case: `E` are those of its kind. Case and effect number are its idempotency key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EffectCall<E> {
    pub kind: String,
    pub case: CaseNumber,
    pub effect: PendingEffect<E>,
    /// Office time at which the workflow asked; the same at every try.
    pub at: DateTime<Utc>,
    /// The request that caused the effect; none for what the system does by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceId>,
}

impl<E> EffectCall<E> {
    /// The same call with the effect as an activity of other kinds takes it.
    pub fn with<F>(self, effect: Effect<F>) -> EffectCall<F> {
        let id = self.effect.id;
        EffectCall {
            kind: self.kind,
            case: self.case,
            effect: PendingEffect { id, effect },
            at: self.at,
            trace: self.trace,
        }
    }
}

/// Which open cases count on a year without an official calendar, a page at a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProvisionalCases {
    pub after: Option<CaseNumber>,
    pub limit: u32,
}

/// The checkpoint of the office day on which the activity runs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckpointCall {
    /// What has to be added to the engine's time.
    pub clock_offset_seconds: i64,
}

mod contract_markers {
    #![expect(
        clippy::needless_pass_by_value,
        reason = "the shape of an activity, without a body"
    )]
    use super::{
        CaseNumber, CheckpointCall, EffectCall, ProvisionalCases, RecordAnswer, RecordCall,
        activity_definitions,
    };
    use domain::{
        case::{NoEffect, Outcome},
        evidence_access::EvidenceEffect,
        file_handover::HandoverEffect,
        licence_application::LicenceEffect,
        vehicle_transfer::TransferEffect,
    };

    // The macro keeps its marker types in a private module named after the struct.
    pub use contract::{
        AccidentRegister, AskHandover, Checkpoint, CompulsoryInsurance, DeliverLicence, IssueLicence,
        LookUpLicence, MakePages, Notify, OriginFile, OwnVehicleLock, PlatePool, PrepareFile,
        ProvisionalCases as ListProvisionalCases, Record, ReportFile, RevokeLicence, SendCode, Sign,
        StolenVehicles, TaxOffice, TransferFiles, VehicleLock, VehicleRegistry, VerifyFiles,
    };

    /// All activities.
    pub struct Contract;

    #[activity_definitions]
    impl Contract {
        /// One transaction that decides and records. A local activity.
        #[activity(name = "record")]
        pub fn record(input: RecordCall) -> RecordAnswer {
            unimplemented!()
        }
        /// For every kind.
        #[activity(name = "notify")]
        pub fn notify(input: EffectCall<NoEffect>) -> Outcome<NoEffect> {
            unimplemented!()
        }
        #[activity(name = "look_up_licence")]
        pub fn look_up_licence(input: EffectCall<LicenceEffect>) -> Outcome<LicenceEffect> {
            unimplemented!()
        }
        #[activity(name = "issue_licence")]
        pub fn issue_licence(input: EffectCall<LicenceEffect>) -> Outcome<LicenceEffect> {
            unimplemented!()
        }
        #[activity(name = "deliver_licence")]
        pub fn deliver_licence(input: EffectCall<LicenceEffect>) -> Outcome<LicenceEffect> {
            unimplemented!()
        }
        #[activity(name = "revoke_licence")]
        pub fn revoke_licence(input: EffectCall<LicenceEffect>) -> Outcome<LicenceEffect> {
            unimplemented!()
        }
        /// Asks the registry, and writes into it.
        #[activity(name = "vehicle_registry")]
        pub fn vehicle_registry(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        #[activity(name = "stolen_vehicles")]
        pub fn stolen_vehicles(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        #[activity(name = "compulsory_insurance")]
        pub fn compulsory_insurance(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        /// Asks for an invoice, and uses it up.
        #[activity(name = "tax_office")]
        pub fn tax_office(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        /// Whatever is done with a plate number.
        #[activity(name = "plate_pool")]
        pub fn plate_pool(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        /// Locks a vehicle, and unlocks it. At the office that registers it upon a file of its own.
        #[activity(name = "own_vehicle_lock")]
        pub fn own_vehicle_lock(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        #[activity(name = "prepare_file")]
        pub fn prepare_file(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        /// Opens the handover of a file, and stops it.
        #[activity(name = "ask_handover")]
        pub fn ask_handover(input: EffectCall<TransferEffect>) -> Outcome<TransferEffect> {
            unimplemented!()
        }
        /// Locks a vehicle, and unlocks it. At the office of origin.
        #[activity(name = "vehicle_lock")]
        pub fn vehicle_lock(input: EffectCall<HandoverEffect>) -> Outcome<HandoverEffect> {
            unimplemented!()
        }
        /// Lists what the office of origin has, and marks its copy when it is no longer the file.
        #[activity(name = "origin_file")]
        pub fn origin_file(input: EffectCall<HandoverEffect>) -> Outcome<HandoverEffect> {
            unimplemented!()
        }
        /// From the office of origin to the destination, every byte.
        #[activity(name = "transfer_files")]
        pub fn transfer_files(input: EffectCall<HandoverEffect>) -> Outcome<HandoverEffect> {
            unimplemented!()
        }
        /// Compares at the destination what has come.
        #[activity(name = "verify_files")]
        pub fn verify_files(input: EffectCall<HandoverEffect>) -> Outcome<HandoverEffect> {
            unimplemented!()
        }
        /// Where the key of the office is.
        #[activity(name = "sign")]
        pub fn sign(input: EffectCall<HandoverEffect>) -> Outcome<HandoverEffect> {
            unimplemented!()
        }
        /// Tells the transfer how far its file is.
        #[activity(name = "report_file")]
        pub fn report_file(input: EffectCall<HandoverEffect>) -> Outcome<HandoverEffect> {
            unimplemented!()
        }
        #[activity(name = "accident_register")]
        pub fn accident_register(input: EffectCall<EvidenceEffect>) -> Outcome<EvidenceEffect> {
            unimplemented!()
        }
        /// Renders an item to pictures of its pages, with what is covered burned in.
        #[activity(name = "make_pages")]
        pub fn make_pages(input: EffectCall<EvidenceEffect>) -> Outcome<EvidenceEffect> {
            unimplemented!()
        }
        /// To the address on file.
        #[activity(name = "send_code")]
        pub fn send_code(input: EffectCall<EvidenceEffect>) -> Outcome<EvidenceEffect> {
            unimplemented!()
        }
        #[activity(name = "provisional_cases")]
        pub fn provisional_cases(input: ProvisionalCases) -> Vec<CaseNumber> {
            unimplemented!()
        }
        /// Gives the number of the checkpoint.
        #[activity(name = "checkpoint")]
        pub fn checkpoint(input: CheckpointCall) -> u64 {
            unimplemented!()
        }
    }
}
