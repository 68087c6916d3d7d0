//! The enums of the schema say exactly what the domain's do.

use super::{
    channel, correction, deadline, explained_day, ground, identity_document_kind, licence_status, notice,
    post, read_log_entry, remedy, rollout, rule_set, service_guide, service_manner, special_reason, task,
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
