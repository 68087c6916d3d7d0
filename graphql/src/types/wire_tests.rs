//! The enums of the schema say exactly what the domain's do.

use super::{
    accident_terms, channel, correction, custody_terms, deadline, evidence_ground, evidence_status,
    evidence_terms, explained_day, ground, handover_status, identity_document_kind, inspection,
    licence_status, notice, party_role, post, read_log_entry, remedy, rollout, rule_set, service_guide,
    service_manner, special_reason, task, transfer_document, transfer_ground, transfer_status,
    transfer_terms,
};
use crate::words;
use async_graphql::resolver_utils::EnumType;

/// Every item of the enum `$ours` is called as `$theirs` travels.
macro_rules! same_names {
    ($($ours:path => $theirs:path,)*) => {$(
        for item in <$ours as EnumType>::items() {
            let travels = serde_json::to_value(<$theirs>::from(item.value)).unwrap();
            assert_eq!(travels, item.name, stringify!($ours));
        }
    )*};
}

#[test]
fn names_are_those_of_the_record() {
    same_names! {
        channel::Channel => domain::licence_application::IntakeChannel,
        channel::NoticeChannel => domain::case::Channel,
        correction::ApplicationField => domain::licence_application::ApplicationField,
        accident_terms::AccidentCustody => domain::accident::Custody,
        accident_terms::AccidentFindingKind => domain::accident::FindingKind,
        accident_terms::AccidentPart => domain::accident::AccidentPart,
        accident_terms::AccidentProcedure => domain::accident::Procedure,
        accident_terms::AccidentStage => domain::accident::Stage,
        accident_terms::Confidentiality => domain::accident::Confidentiality,
        evidence_ground::EvidenceGround => domain::law::EvidenceGround,
        evidence_ground::EvidenceQuestion => domain::law::EvidenceQuestion,
        evidence_status::EvidenceAccessStatus => domain::evidence_access::Status,
        evidence_terms::EvidenceChannel => domain::evidence_access::EvidenceChannel,
        evidence_terms::EvidenceGrantEnd => domain::evidence_access::EndReason,
        evidence_terms::EvidenceItemKind => domain::accident::ItemKind,
        evidence_terms::EvidencePaper => domain::evidence_access::EvidencePaper,
        evidence_terms::EvidencePower => domain::evidence_access::Power,
        evidence_terms::EvidenceRelation => domain::evidence_access::Relation,
        evidence_terms::EvidenceVerdict => domain::evidence_access::VerdictKind,
        custody_terms::CustodyStage => domain::custody::Stage,
        custody_terms::FileItemKind => domain::custody::ItemKind,
        custody_terms::FileRefusal => domain::custody::RefusalReason,
        custody_terms::HandoverDesk => domain::file_handover::Desk,
        custody_terms::HandoverLock => domain::file_handover::Lock,
        handover_status::FileHandoverStatus => domain::file_handover::Status,
        inspection::InspectionResult => domain::law::vehicle::inspection::InspectionResult,
        party_role::PartyNature => domain::law::vehicle::party::PartyNature,
        party_role::PartyRole => domain::law::vehicle::party::PartyRole,
        transfer_document::TransferDocument => domain::law::vehicle::document::TransferDocument,
        transfer_ground::TransferGround => domain::law::vehicle::TransferGround,
        transfer_status::VehicleTransferStatus => domain::vehicle_transfer::Status,
        transfer_terms::AgentExcuse => domain::law::vehicle::party::Excuse,
        transfer_terms::PlateQuota => domain::law::vehicle::Quota,
        transfer_terms::RegistrationRuleSet => domain::law::RegistrationRuleSet,
        transfer_terms::TitleProof => domain::law::vehicle::document::TitleProof,
        transfer_terms::TransferChannel => domain::vehicle_transfer::TransferChannel,
        transfer_terms::TransferOccasion => domain::law::vehicle::Occasion,
        transfer_terms::TransferRoute => domain::law::vehicle::Route,
        transfer_terms::TransferStep => domain::law::vehicle::StepAct,
        deadline::DeadlineStatus => domain::deadline::DeadlineStatus,
        deadline::Instrument => domain::deadline::Instrument,
        deadline::Obligation => domain::deadline::Obligation,
        deadline::OnExpiry => domain::deadline::OnExpiry,
        explained_day::DayKind => domain::calendar::DayKind,
        explained_day::DayNote => domain::deadline::DayNote,
        ground::DecisionGround => domain::law::DecisionGround,
        identity_document_kind::IdentityDocumentKind => domain::identifier::IdentityDocumentKind,
        licence_status::LicenceApplicationStatus => domain::licence_application::Status,
        notice::NoticeKind => domain::case::NoticeKind,
        post::Post => domain::access::Post,
        read_log_entry::ReadKind => store::finder::ReadWhat,
        rollout::Feature => domain::law::rollout::Feature,
        rule_set::RuleSet => domain::law::RuleSet,
        service_guide::Requirement => domain::law::guide::Requirement,
        service_manner::ServiceManner => domain::law::service::ServiceManner,
        special_reason::SpecialReason => domain::law::SpecialReason,
        super::DocumentKind => domain::law::DocumentKind,
        task::TaskPurpose => domain::case::TaskPurpose,
        words::Confidence => domain::law::Confidence,
        remedy::RemedyPath => domain::law::remedy::RemedyPath,
    }
}
