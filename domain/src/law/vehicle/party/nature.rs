//! What a party is: which papers show its identity, and where its domicile lies, which decides over the office of arrival.

use serde::{Deserialize, Serialize};

use crate::identifier::IdentityDocumentKind;
use crate::law::{Basis, Words};

/// A sort of owner (O164 89). Of organisations that are gone, each has papers that stand in for its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartyNature {
    Resident,
    /// A resident who lives away from the place of household registration.
    ResidentElsewhere,
    Military,
    HongKongOrMacau,
    Taiwan,
    /// A Chinese citizen who lives abroad.
    CitizenAbroad,
    Foreigner,
    /// Staff of embassies, consulates and international organisations.
    Diplomat,
    Organisation,
    ForeignMission,
    /// 已注销
    DeregisteredCompany,
    /// 已撤销
    AbolishedBody,
    /// 已破产
    BankruptCompany,
}

/// Where somebody's domicile is (O164 89(3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Domicile {
    MainOffice,
    /// The place of household registration, or the address in the identity document.
    Registered,
    /// The address in the residence permit or registration.
    Residence,
}

struct Row {
    name: Words,
    papers: Words,
    domicile: Domicile,
}

impl PartyNature {
    pub const ALL: [Self; 13] = [
        Self::Resident,
        Self::ResidentElsewhere,
        Self::Military,
        Self::HongKongOrMacau,
        Self::Taiwan,
        Self::CitizenAbroad,
        Self::Foreigner,
        Self::Diplomat,
        Self::Organisation,
        Self::ForeignMission,
        Self::DeregisteredCompany,
        Self::AbolishedBody,
        Self::BankruptCompany,
    ];

    /// The one article of all of them.
    pub const BASIS: Basis = Basis::article("O164 89");

    pub const fn words(self) -> Words {
        self.row().name
    }

    /// What shows who they are.
    pub const fn papers(self) -> Words {
        self.row().papers
    }

    pub const fn domicile(self) -> Domicile {
        self.row().domicile
    }

    /// Whether somebody else signs for it under its seal, or for what is left of it.
    pub const fn is_organisation(self) -> bool {
        matches!(
            self,
            Self::Organisation
                | Self::ForeignMission
                | Self::DeregisteredCompany
                | Self::AbolishedBody
                | Self::BankruptCompany
        )
    }

    /// Whether it can only give a vehicle away: an organisation that is gone takes no new one (inference).
    pub const fn is_gone(self) -> bool {
        matches!(
            self,
            Self::DeregisteredCompany | Self::AbolishedBody | Self::BankruptCompany
        )
    }

    /// Whether a document of this kind can show that somebody is this. The letters of the kinds are coarser than the article:
    /// what they leave open fits (design).
    pub const fn fits(self, kind: IdentityDocumentKind) -> bool {
        use IdentityDocumentKind as Kind;
        match self {
            Self::Resident | Self::ResidentElsewhere => {
                matches!(kind, Kind::ResidentIdCard | Kind::TemporaryIdCard)
            }
            Self::Military => matches!(
                kind,
                Kind::ResidentIdCard
                    | Kind::TemporaryIdCard
                    | Kind::OfficerCertificate
                    | Kind::SoldierCertificate
                    | Kind::RetiredOfficerCertificate
            ),
            // A residence permit has a number like that of an ID card.
            Self::HongKongOrMacau | Self::Taiwan => matches!(
                kind,
                Kind::OverseasPersonDocument | Kind::ResidenceProof | Kind::ResidentIdCard
            ),
            Self::CitizenAbroad => matches!(kind, Kind::OverseasPersonDocument),
            Self::Foreigner => matches!(
                kind,
                Kind::OverseasPersonDocument | Kind::ForeignPermanentResidentCard
            ),
            Self::Diplomat => matches!(kind, Kind::DiplomatDocument),
            // A sole trader has a business licence (inference).
            Self::Organisation => matches!(
                kind,
                Kind::UnifiedSocialCreditCode
                    | Kind::OrganisationCodeCertificate
                    | Kind::SoleTraderRegistrationNumber
            ),
            Self::ForeignMission => matches!(kind, Kind::ForeignMissionProof),
            // It is known by the code that it had, or by the paper that stands in for it.
            Self::DeregisteredCompany | Self::AbolishedBody | Self::BankruptCompany => matches!(
                kind,
                Kind::DeregistrationProof | Kind::UnifiedSocialCreditCode | Kind::OrganisationCodeCertificate
            ),
        }
    }

    const fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}

impl Domicile {
    pub const ALL: [Self; 3] = [Self::MainOffice, Self::Registered, Self::Residence];

    pub const fn words(self) -> Words {
        match self {
            Self::MainOffice => Words::new("主要办事机构所在地", "the place of the main office"),
            Self::Registered => Words::new(
                "户籍登记地或者身份证明记载的住址",
                "the place of household registration, or the address in the identity document",
            ),
            Self::Residence => Words::new(
                "居住证明或者居住登记证明记载的住址",
                "the address in the residence permit or registration",
            ),
        }
    }
}

const fn row(domicile: Domicile, name: Words, papers: Words) -> Row {
    Row {
        name,
        papers,
        domicile,
    }
}

/// In the order of the enum.
const TABLE: [Row; 13] = [
    row(
        Domicile::Registered,
        Words::new("内地居民", "resident of the mainland"),
        Words::new("居民身份证或者临时居民身份证", "ID card or temporary ID card"),
    ),
    row(
        Domicile::Residence,
        Words::new(
            "在户籍地以外居住的内地居民",
            "resident away from the place of household registration",
        ),
        Words::new(
            "居民身份证或者临时居民身份证，以及公安机关核发的居住证明或者居住登记证明",
            "ID card or temporary ID card, with a residence permit or registration issued by the police",
        ),
    ),
    row(
        Domicile::Registered,
        Words::new("军人（含武警）", "member of the armed forces or the armed police"),
        Words::new(
            "居民身份证或者临时居民身份证；未办理的，有效军人身份证件和团级以上单位出具的本人住所证明",
            "ID card or temporary ID card; before there is one, a military identity document with proof of domicile \
             by the unit, of regimental level or above",
        ),
    ),
    row(
        Domicile::Registered,
        Words::new("香港、澳门特别行政区居民", "resident of Hong Kong or Macau"),
        Words::new(
            "港澳居民居住证；或者来往内地通行证或者旅行证，以及公安机关出具的住宿登记证明",
            "Residence permit for residents of Hong Kong and Macau; or travel permit, with a registration of lodging",
        ),
    ),
    row(
        Domicile::Registered,
        Words::new("台湾地区居民", "resident of Taiwan"),
        Words::new(
            "台湾居民居住证；或者五年有效的来往大陆通行证或者旅行证，以及公安机关出具的住宿登记证明",
            "Residence permit for residents of Taiwan; or travel permit of five years, with a registration of lodging",
        ),
    ),
    row(
        Domicile::Registered,
        Words::new("定居国外的中国公民", "Chinese citizen who lives abroad"),
        Words::new(
            "中华人民共和国护照和公安机关出具的住宿登记证明",
            "Passport, with a registration of lodging",
        ),
    ),
    row(
        Domicile::Registered,
        Words::new("外国人", "foreigner"),
        Words::new(
            "有效护照或者其他国际旅行证件，停居留期三个月以上的有效签证或者停留、居留许可，以及住宿登记证明；\
             或者外国人永久居留身份证",
            "Passport with a visa or permit for three months or more and a registration of lodging; \
             or permanent resident ID card",
        ),
    ),
    row(
        Domicile::Registered,
        Words::new(
            "外国驻华使馆、领馆人员及国际组织驻华代表机构人员",
            "member of an embassy, a consulate or an international organisation",
        ),
        Words::new(
            "外交部核发的有效身份证件",
            "Identity document issued by the Ministry of Foreign Affairs",
        ),
    ),
    row(
        Domicile::MainOffice,
        Words::new("机关、企业、事业单位、社会团体", "organisation"),
        Words::new(
            "统一社会信用代码证书、营业执照或者社会团体法人登记证书，以及加盖公章的委托书和被委托人的身份证明",
            "Unified social credit code, business licence or certificate of the association, with a sealed authorisation \
             and the identity document of the one authorised",
        ),
    ),
    row(
        Domicile::MainOffice,
        Words::new(
            "外国驻华使馆、领馆、办事机构和国际组织驻华代表机构",
            "embassy, consulate, office or representation of an international organisation",
        ),
        Words::new("该机构出具的证明", "Its own statement"),
    ),
    row(
        Domicile::MainOffice,
        Words::new("已注销的企业", "deregistered company"),
        Words::new(
            "市场监督管理部门出具的准予注销登记通知书",
            "The notice of the market regulator that deregistration was granted",
        ),
    ),
    row(
        Domicile::MainOffice,
        Words::new("已撤销的机关、事业单位、社会团体", "abolished body"),
        Words::new(
            "上级主管机关出具的有关证明",
            "A statement of the superior authority",
        ),
    ),
    row(
        Domicile::MainOffice,
        Words::new(
            "已破产无有效营业执照的企业",
            "bankrupt company without a valid licence",
        ),
        Words::new(
            "依法成立的财产清算机构或者人民法院指定的破产管理人出具的有关证明",
            "A statement of the liquidators, or of the administrator that the court appointed",
        ),
    ),
];
