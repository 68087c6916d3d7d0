//! The ways from one office to another: which office does what, in which order, and within which period.

use serde::{Deserialize, Serialize};

use super::{Matter, Occasion, Position, TradeFacts};
use crate::deadline::RuleId;
use crate::law::{Basis, RegistrationRuleSet, Words};

/// A way through one office or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Route {
    /// Both ends belong to one office: an ordinary transfer.
    SameOffice,
    /// One step in the place of arrival; the file comes over the wire.
    AtTransferIn,
    /// The office of registration first, then the one of arrival.
    TransferOutFirst,
}

/// One of the two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum End {
    TransferIn,
    TransferOut,
}

/// What an office does in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StepAct {
    /// 转让登记, in one step.
    Transfer,
    /// 住所迁入变更登记, in one step.
    Move,
    /// 转出
    TransferOut,
    /// 转入, after a 转出.
    TransferIn,
}

/// A step with its period, which runs from acceptance by the office of this step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    pub act: StepAct,
    pub end: End,
    pub rule: RuleId,
    /// Other periods that belong to the step: the file between the offices, the temporary plate.
    pub beside: &'static [RuleId],
    pub basis: Basis,
    /// What is not settled about the period.
    pub doubt: Option<&'static str>,
}

const FILE: &[RuleId] = &[
    RuleId::UC_FILE_OUT,
    RuleId::UC_FILE_OUT_MAX,
    RuleId::UC_FILE_CHECK,
];

const TRANSFER_HERE: Step = step(
    StepAct::Transfer,
    End::TransferIn,
    RuleId::UC_TRANSFER,
    Basis::article("O164 26(2)"),
);
const TRANSFER_AT_ARRIVAL: Step = Step {
    beside: FILE,
    basis: Basis::article("O164 26(2); O164 27(3)"),
    ..TRANSFER_HERE
};
const OUT: Step = Step {
    beside: &[RuleId::UC_TEMP_PLATE],
    ..step(
        StepAct::TransferOut,
        End::TransferOut,
        RuleId::UC_OUT,
        Basis::article("O164 27(1)"),
    )
};
const IN: Step = step(
    StepAct::TransferIn,
    End::TransferIn,
    RuleId::UC_TRANSFER_IN,
    Basis::article("O164 27(2)"),
);
/// The plates stay on the vehicle until it arrives, so there is no temporary one.
const MOVE_OUT: Step = Step {
    beside: &[],
    basis: Basis::article("O164 18(1)"),
    doubt: Some("the thirty days in which the owner applies at the new place have no rule in the register"),
    ..OUT
};
const MOVE_IN: Step = Step {
    basis: Basis::article("O164 18(2)"),
    ..IN
};
const MOVE: Step = Step {
    act: StepAct::Move,
    beside: FILE,
    basis: Basis::article("O164 18(1); O164 18(2)"),
    doubt: Some(
        "article 17(2) gives one working day for a change of this sort and article 18(2) three for a vehicle that comes in; \
         the longer is taken",
    ),
    ..IN
};

const SOLD_HERE: &[Step] = &[TRANSFER_HERE];
const SOLD_AT_ARRIVAL: &[Step] = &[TRANSFER_AT_ARRIVAL];
const SOLD_AND_TAKEN_OUT: &[Step] = &[OUT, IN];
const MOVED_AT_ARRIVAL: &[Step] = &[MOVE];
const MOVED_AND_TAKEN_OUT: &[Step] = &[MOVE_OUT, MOVE_IN];

const fn step(act: StepAct, end: End, rule: RuleId, basis: Basis) -> Step {
    Step {
        act,
        end,
        rule,
        beside: &[],
        basis,
        doubt: None,
    }
}

impl Route {
    pub const ALL: [Self; 3] = [Self::SameOffice, Self::AtTransferIn, Self::TransferOutFirst];

    pub const fn words(self) -> Words {
        match self {
            Self::SameOffice => Words::new("同一车辆管理所辖区内办理", "Within the area of one office"),
            Self::AtTransferIn => Words::new("直接向转入地申请", "In one step in the place of arrival"),
            Self::TransferOutFirst => Words::new(
                "先向登记地申请转出，再向转入地申请转入",
                "First out at the office of registration, then in at the office of arrival",
            ),
        }
    }

    /// The steps in their order. Moving within the area of one office has none: it is only filed.
    pub const fn steps(self, occasion: Occasion) -> &'static [Step] {
        match (self, occasion) {
            (Self::SameOffice, Occasion::ChangeOfOwner) => SOLD_HERE,
            (Self::SameOffice, Occasion::MovingHouse) => &[],
            (Self::AtTransferIn, Occasion::ChangeOfOwner) => SOLD_AT_ARRIVAL,
            (Self::AtTransferIn, Occasion::MovingHouse) => MOVED_AT_ARRIVAL,
            (Self::TransferOutFirst, Occasion::ChangeOfOwner) => SOLD_AND_TAKEN_OUT,
            (Self::TransferOutFirst, Occasion::MovingHouse) => MOVED_AND_TAKEN_OUT,
        }
    }

    /// The step that comes next: the last one, once the vehicle has left. Its end is the competent office.
    pub const fn next(self, occasion: Occasion, transferred_out: bool) -> Option<&'static Step> {
        let steps = self.steps(occasion);
        if transferred_out {
            steps.last()
        } else {
            steps.first()
        }
    }

    /// What is not settled about the route as a whole: the periods are those of Order 164.
    pub const fn doubt(self, rules: RegistrationRuleSet) -> Option<&'static str> {
        match rules {
            RegistrationRuleSet::Order124 => {
                Some("the periods are those of Order 164; the ones of Order 124 were not found")
            }
            RegistrationRuleSet::Order164 => None,
        }
    }

    /// The route that the facts lead to, where they lead to one. `closed`: the vehicle may not go straight to the place of
    /// arrival.
    pub(super) fn of(trade: &TradeFacts, matter: Matter, closed: bool) -> Option<Self> {
        let straight = if closed {
            Self::TransferOutFirst
        } else {
            Self::AtTransferIn
        };
        if trade.is_one_office() {
            return Some(Self::SameOffice);
        }
        if trade.position(&trade.transfer_out) == Position::Unclear {
            return None;
        }
        match (matter.occasion, matter.rules) {
            (Occasion::MovingHouse, RegistrationRuleSet::Order124) => None,
            (Occasion::MovingHouse, RegistrationRuleSet::Order164) => Some(straight),
            (Occasion::ChangeOfOwner, _) => match trade.trade_position() {
                Some(Position::TransferIn) => Some(straight),
                Some(Position::TransferOut) | None => Some(Self::TransferOutFirst),
                Some(Position::Elsewhere | Position::Unclear) => None,
            },
        }
    }
}

impl StepAct {
    pub const ALL: [Self; 4] = [Self::Transfer, Self::Move, Self::TransferOut, Self::TransferIn];

    pub const fn words(self) -> Words {
        match self {
            Self::Transfer => Words::new("转让登记", "transfer"),
            Self::Move => Words::new("住所迁入变更登记", "change of domicile to another area"),
            Self::TransferOut => Words::new("转出", "transfer out"),
            Self::TransferIn => Words::new("转入", "transfer in"),
        }
    }
}

impl End {
    pub const ALL: [Self; 2] = [Self::TransferIn, Self::TransferOut];

    pub const fn words(self) -> Words {
        match self {
            Self::TransferIn => Words::new("转入地", "place of arrival"),
            Self::TransferOut => Words::new("转出地", "place of registration"),
        }
    }
}
