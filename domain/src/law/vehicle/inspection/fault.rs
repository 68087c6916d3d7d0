//! What can be wrong with an inspection record.

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::vehicle::under;
use crate::law::{Basis, Confidence, RegistrationRuleSet};

/// Why nothing can be decided upon an inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InspectionFault {
    NoFilm,
    NoPhotograph,
    VinDiffers,
    VinUnreadable,
    DoesNotConform,
    InspectorIsReviewer,
}

impl InspectionFault {
    pub const ALL: [Self; 6] = [
        Self::NoFilm,
        Self::NoPhotograph,
        Self::VinDiffers,
        Self::VinUnreadable,
        Self::DoesNotConform,
        Self::InspectorIsReviewer,
    ];

    /// What the fault rests on. The articles are those of Order 164; under Order 124 they stand as an inference.
    pub fn basis(self, rules: RegistrationRuleSet) -> Basis {
        under(rules, self.statement().basis)
    }
}

from_table!(InspectionFault, TABLE: code, words);

/// In the order of the enum.
const TABLE: [Statement; 6] = [
    of(
        "NO_FILM",
        Basis::article("O164 73(3)"),
        "查验过程未全程录像，不得进行查验",
        "The inspection was not filmed: without a film there is no inspection",
    ),
    of(
        "NO_PHOTOGRAPH",
        Basis::only(Confidence::Design),
        "查验记录中没有照片",
        "The record holds no photograph",
    ),
    of(
        "VIN_DIFFERS",
        Basis::article("O164 29.1"),
        "车辆识别代号与档案记载不一致",
        "The identification number on the vehicle is not the one in the file",
    ),
    of(
        "VIN_UNREADABLE",
        Basis::article("O164 23.4; O164 24(1)4"),
        "车辆识别代号辨认不清或者损坏，应当先办理变更备案",
        "The identification number cannot be read; it has to be engraved again and filed first",
    ),
    of(
        "DOES_NOT_CONFORM",
        Basis::article("O164 29.1"),
        "查验结论为机动车与档案记载内容不一致",
        "The inspector found that the vehicle differs from its file",
    ),
    of(
        "INSPECTOR_IS_REVIEWER",
        Basis::only(Confidence::Inference),
        "查验人员不得审核本人查验的业务",
        "The person who inspected may not review the registration",
    ),
];
