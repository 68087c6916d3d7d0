//! From the seed to rows.

use super::{DivisionSeed, LicenceSeed, OfficeSeed, SeedData};
use crate::{
    KeyRing,
    entity::{Id, app_account, division, office, registry_issuance, registry_licence, rollout, staff_post},
};
use domain::identifier::IdentityDocument;
use sea_orm::{ActiveValue::Set, IntoActiveModel};
use serde::Serialize;
use std::collections::BTreeSet;

/// The rows of a seed under the keys of a record.
pub(super) struct Rows<'a> {
    pub(super) data: &'a SeedData,
    pub(super) keys: &'a KeyRing,
    /// People whose licence is there already.
    pub(super) licensed: BTreeSet<Id>,
}

impl Rows<'_> {
    pub(super) fn divisions(&self) -> impl Iterator<Item = division::ActiveModel> {
        let rows = self.data.divisions.iter().map(division_row);
        rows.map(IntoActiveModel::into_active_model)
    }

    pub(super) fn offices(&self) -> impl Iterator<Item = office::ActiveModel> {
        let rows = self.data.offices.iter().map(office_row);
        rows.map(IntoActiveModel::into_active_model)
    }

    pub(super) fn rollouts(&self) -> impl Iterator<Item = rollout::ActiveModel> {
        self.data.rollout.iter().map(|one| rollout::ActiveModel {
            feature: Set(text(&one.feature)),
            area: Set(one.area.to_string()),
            valid_from: Set(one.from),
            valid_to: Set(one.to),
            provenance: Set(one.provenance.clone()),
            confidence: Set(text(&one.confidence)),
        })
    }

    pub(super) fn staff_posts(&self) -> impl Iterator<Item = staff_post::ActiveModel> {
        self.data.staff.iter().flat_map(|one| {
            let person = person(self.keys, &one.document);
            one.posts.iter().map(move |post| staff_post::ActiveModel {
                person: Set(person),
                office: Set(one.office.to_string()),
                post: Set(text(post)),
                valid_from: Set(one.from),
                valid_to: Set(None),
            })
        })
    }

    pub(super) fn licences(&self) -> impl Iterator<Item = registry_licence::ActiveModel> {
        self.new_licences()
            .map(|(person, one)| registry_licence::ActiveModel {
                person: Set(person),
                document_index: Set(self.keys.blind_index(&one.document.person_key())),
                office: Set(one.office.to_string()),
                status: Set(one.status.to_string()),
                class: Set(one.class.clone()),
                first_issued: Set(one.first_issued),
                valid_to: Set(one.valid_to),
                photo_on_file: Set(one.photo_on_file),
                banned_until: Set(one.banned_until),
            })
    }

    pub(super) fn accounts(&self) -> impl Iterator<Item = app_account::ActiveModel> {
        self.new_licences().filter_map(|(person, one)| {
            one.account.map(|active| app_account::ActiveModel {
                person: Set(person),
                active: Set(active),
            })
        })
    }

    /// Keys of effects begin with a case number, so `seed:` is never one of them.
    pub(super) fn issuances(&self) -> impl Iterator<Item = registry_issuance::ActiveModel> {
        self.new_licences().filter_map(|(person, one)| {
            let issuance = one.issuance.as_ref()?;
            Some(registry_issuance::ActiveModel {
                certificate: Set(issuance.certificate.to_string()),
                person: Set(person),
                idempotency_key: Set(format!("seed:{}", issuance.certificate)),
                issued_at: Set(issuance.at),
                revoked_at: Set(None),
            })
        })
    }

    fn new_licences(&self) -> impl Iterator<Item = (Id, &LicenceSeed)> {
        let licences = self.data.licences.iter();
        licences
            .map(|one| (person(self.keys, &one.document), one))
            .filter(|(person, _)| !self.licensed.contains(person))
    }
}

/// The row of a division.
pub(crate) fn division_row(one: &DivisionSeed) -> division::Model {
    division::Model {
        code: one.code.to_string(),
        name_zh: one.name_zh.clone(),
        name_en: one.name_en.clone(),
        level: one.level.as_str().to_owned(),
    }
}

/// The row of an office.
pub(crate) fn office_row(one: &OfficeSeed) -> office::Model {
    office::Model {
        code: one.code.to_string(),
        name_zh: one.name_zh.clone(),
        name_en: one.name_en.clone(),
        division: one.code.division().to_string(),
        province: one.code.province().to_string(),
        kind: one.kind.clone(),
        days_off: serde_json::json!(one.days_off),
    }
}

fn person(keys: &KeyRing, document: &IdentityDocument) -> Id {
    keys.person_of(document).into()
}

/// The text that a domain enum without fields travels as.
pub(crate) fn text<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => unreachable!("only enums without fields are written here"),
    }
}
