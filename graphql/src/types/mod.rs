//! The nouns of the schema, one file each.

mod accident_file;
mod accident_stage;
mod accident_terms;
mod available_action;
mod byte_count;
mod calendar_year;
mod case;
mod case_parts;
mod case_status;
mod channel;
mod colleague;
mod correction;
mod custody_statement;
mod custody_terms;
mod custody_words;
mod deadline;
mod decision;
mod document;
mod document_kind;
mod evidence_access;
mod evidence_assessment;
mod evidence_decision;
mod evidence_grant;
mod evidence_ground;
mod evidence_item;
mod evidence_standing;
mod evidence_status;
mod evidence_terms;
mod evidence_viewing;
mod expected_by;
mod explained_day;
mod file_handover;
mod file_manifest;
mod ground;
mod handover_progress;
mod handover_status;
mod history;
mod identity_document_kind;
mod inbox_message;
mod inspection;
mod licence_application;
mod licence_record;
mod licence_status;
mod node;
mod notice;
mod office;
mod party_role;
mod person;
mod post;
mod printed_paper;
mod problem;
mod progress;
mod read_log_entry;
mod remedy;
mod request_answer;
mod rollout;
mod rule_set;
mod service_guide;
mod service_manner;
mod special_reason;
mod staff_member;
mod task;
mod transfer_decision;
mod transfer_document;
mod transfer_file;
mod transfer_ground;
mod transfer_outputs;
mod transfer_party;
mod transfer_status;
mod transfer_terms;
mod transfer_words;
mod vehicle_record;
mod vehicle_transfer;
mod viewer;
#[cfg(test)]
mod wire_tests;

pub(crate) use self::{
    accident_file::AccidentFile,
    accident_stage::{AccidentProgress, AccidentStageReached},
    accident_terms::{
        AccidentCustody, AccidentFindingKind, AccidentPart, AccidentProcedure, AccidentStage, Confidentiality,
    },
    available_action::AvailableAction,
    calendar_year::CalendarYear,
    case::{Case, Cases},
    case_parts::CaseParts,
    case_status::CaseStatus,
    channel::{Channel, Locale, NoticeChannel},
    colleague::Colleague,
    correction::{ApplicationField, Correction},
    custody_statement::CustodyStatement,
    custody_terms::{CustodyStage, FileItemKind, FileRefusal, HandoverDesk, HandoverLock},
    deadline::Deadline,
    decision::{Decision, Delivery, Proposal},
    document::Document,
    document_kind::DocumentKind,
    evidence_access::EvidenceAccess,
    evidence_assessment::{BrokenGlass, EvidenceAssessment, EvidenceHoldLine, EvidenceRecusal, colleagues},
    evidence_decision::{EvidenceCorrection, EvidenceDecision, EvidenceProposal},
    evidence_grant::{EvidenceGrant, EvidenceVisit},
    evidence_ground::{EvidenceGround, EvidenceGroundLine, EvidenceQuestionLine},
    evidence_item::EvidenceItem,
    evidence_standing::{EvidenceStanding, EvidenceWanted},
    evidence_status::EvidenceAccessStatus,
    evidence_terms::{
        EvidenceChannel, EvidenceGrantEnd, EvidenceItemKind, EvidencePaper, EvidencePower, EvidenceRelation,
        EvidenceScope, EvidenceVerdict,
    },
    evidence_viewing::{EvidenceCopy, EvidenceViewing, Looker, original},
    expected_by::{ExpectedBy, Receipt},
    explained_day::ExplainedDay,
    file_handover::FileHandover,
    file_manifest::{FileFinding, FileManifest},
    ground::{DecisionGround, Ground},
    handover_progress::HandoverProgress,
    handover_status::FileHandoverStatus,
    history::{HistoryEntry, HistoryEvent},
    identity_document_kind::IdentityDocumentKind,
    inbox_message::InboxMessage,
    inspection::{Inspection, InspectionResult},
    licence_application::LicenceApplication,
    licence_record::{LicenceRecord, RegistryAnswer},
    licence_status::LicenceApplicationStatus,
    node::Node,
    notice::{Notice, NoticeKind},
    office::Office,
    party_role::{PartyNature, PartyRole},
    person::Person,
    post::Post,
    printed_paper::PrintedPaper,
    problem::Problem,
    progress::Progress,
    read_log_entry::ReadLogEntry,
    remedy::Remedy,
    request_answer::RequestAnswer,
    rollout::{Feature, Gate, Rollout, RolloutRow},
    rule_set::Acceptance,
    service_guide::{CaseKind, GuidedKind, ServiceGuide},
    service_manner::ServiceManner,
    special_reason::SpecialReason,
    staff_member::StaffMember,
    task::{Task, TaskPurpose},
    transfer_decision::{
        TransferAcceptance, TransferCorrection, TransferDecision, TransferHold, TransferProposal,
    },
    transfer_document::{AskedPaper, TransferDocument},
    transfer_file::TransferFile,
    transfer_ground::{TransferGround, TransferGroundLine, TransferQuestion},
    transfer_outputs::{TransferFees, TransferOutputs, TransferPlate},
    transfer_party::TransferParty,
    transfer_status::VehicleTransferStatus,
    transfer_terms::{
        AgentExcuse, PlateQuota, RegistrationRuleSet, TitleProof, TransferChannel, TransferOccasion,
        TransferRoute, TransferStep,
    },
    vehicle_record::TransferRegisters,
    vehicle_transfer::VehicleTransfer,
    viewer::Viewer,
};
