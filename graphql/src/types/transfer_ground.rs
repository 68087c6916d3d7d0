//! What stands against a transfer.

use crate::{Words, words::Basis};
use async_graphql::{Enum, SimpleObject};
use domain::law::vehicle;

/// A ground against a transfer of a vehicle or its move (不予办理情形)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::TransferGround")]
pub enum TransferGround {
    /// 机动车与该车档案记载内容不一致
    FileMismatch,
    /// 属于海关监管的机动车，海关未解除监管或者批准转让
    Customs,
    /// 距机动车强制报废标准规定要求使用年限一年以内
    NearScrap,
    /// 机动车在抵押登记期间，应当由原机动车所有人、现机动车所有人和抵押权人共同申请
    Mortgage,
    /// 机动车在质押备案期间，应当由原机动车所有人、现机动车所有人和质权人共同申请
    Pledge,
    /// 提交的证明、凭证无效，或者来历证明被涂改、与身份证明不符
    InvalidPapers,
    /// 机动车达到国家规定的强制报废标准
    Scrapped,
    /// 机动车被监察机关、人民法院、人民检察院、行政执法部门依法查封、扣押
    Sealed,
    /// 机动车属于被盗抢骗的
    Stolen,
    /// 涉及该车的道路交通安全违法行为或者交通事故未处理完毕
    Unsettled,
    /// 超过检验有效期，未提交安全技术检验合格证明和交通事故责任强制保险凭证
    Inspection,
    /// 机动车排放标准低于转入地规定的标准
    Emission,
    /// 转入地实行号牌指标管理，未取得指标
    Quota,
    /// 隐瞒有关情况或者提供虚假材料
    FalseMaterial,
    /// 因隐瞒有关情况或者提供虚假材料，一年内不得再次申请机动车登记
    #[graphql(name = "BANNED_1Y")]
    Banned1Y,
    /// 因以欺骗、贿赂等不正当手段取得机动车登记，三年内不得再次申请机动车登记
    #[graphql(name = "BANNED_3Y")]
    Banned3Y,
    /// 机动车未注册登记或者已注销
    NotRegistered,
    /// 机动车状态为扣留
    Detained,
    /// 机动车状态为锁定
    Locked,
    /// 转入地申请不再限定城市（第164号令）
    CityNotOpen,
    /// 该类机动车不得直接向转入地申请，应当先向登记地车辆管理所申请转出；直接申请限于小型、微型载客汽车和摩托车
    KindNotInScope,
    /// 转入地申请不再限定使用性质（第164号令）
    UseNotInScope,
    /// 机动车在登记地和转入地以外的第三地交易
    ThirdPlace,
    /// 二手车销售发票开具地与转入地不一致
    InvoicePlace,
    /// 本业务不得委托代理，或者代理人未提交身份证明和委托书
    AgentNotAllowed,
    /// 申请事项不属于本所职权范围，应当向有管辖权的车辆管理所申请
    NotCompetent,
    /// 申请人为未成年人，应当由监护人代为申请
    GuardianMissing,
    /// 申请人不是未成年人，不得由监护人代为申请
    GuardianNotAllowed,
    /// 申请人不是登记的机动车所有人，住所迁移的变更登记由机动车所有人申请
    ApplicantNotOwner,
    /// 号牌号码所示省份与申请所称登记地不一致，机动车不在该地登记
    RegisteredElsewhere,
}

/// A ground against a transfer, with what it rests on (理由)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferGroundLine {
    pub code: TransferGround,
    pub words: Words,
    pub basis: Basis,
}

impl TransferGroundLine {
    /// In the words and by the articles of a matter.
    pub(crate) fn new(ground: vehicle::TransferGround, matter: vehicle::Matter) -> Self {
        Self {
            code: ground.into(),
            words: ground.words(matter).into(),
            basis: ground.basis(matter).into(),
        }
    }
}

/// What a person has to look into, with what leaves it open (有待核实的事项)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferQuestion {
    /// Stable, as in the reasons of a problem.
    pub code: &'static str,
    pub words: Words,
    pub basis: Basis,
}

impl From<vehicle::Referral> for TransferQuestion {
    fn from(referral: vehicle::Referral) -> Self {
        Self {
            code: referral.code(),
            words: referral.words().into(),
            basis: referral.basis().into(),
        }
    }
}
