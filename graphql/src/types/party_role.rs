//! Who somebody is in a transfer.

use async_graphql::Enum;
use domain::law::vehicle::party;

/// Who somebody is in a transfer (当事人身份)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "party::PartyRole")]
pub enum PartyRole {
    /// 现机动车所有人
    Buyer,
    /// 原机动车所有人
    Seller,
    /// 机动车所有人
    Owner,
    /// 共同所有人
    CoOwner,
    /// 抵押权人
    Mortgagee,
    /// 质权人
    Pledgee,
    /// 代理人
    Agent,
    /// 监护人
    Guardian,
    /// 继承人
    Heir,
}

/// What an owner is; it decides which papers show who they are (所有人类型)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "party::PartyNature")]
pub enum PartyNature {
    /// 内地居民
    Resident,
    /// 在户籍地以外居住的内地居民
    ResidentElsewhere,
    /// 军人（含武警）
    Military,
    /// 香港、澳门特别行政区居民
    HongKongOrMacau,
    /// 台湾地区居民
    Taiwan,
    /// 定居国外的中国公民
    CitizenAbroad,
    /// 外国人
    Foreigner,
    /// 外国驻华使馆、领馆人员及国际组织驻华代表机构人员
    Diplomat,
    /// 机关、企业、事业单位、社会团体
    Organisation,
    /// 外国驻华使馆、领馆、办事机构和国际组织驻华代表机构
    ForeignMission,
    /// 已注销的企业
    DeregisteredCompany,
    /// 已撤销的机关、事业单位、社会团体
    AbolishedBody,
    /// 已破产无有效营业执照的企业
    BankruptCompany,
}
