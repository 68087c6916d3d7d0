//! The rules an identifier can break: one row each with its code and what to tell a person.

/// Makes the enum and its texts from one table, so that no rule can be without them.
macro_rules! rules {
    ($($rule:ident $code:literal $zh:literal $en:literal;)+) => {
        /// The rule that a text breaks which is no identifier of its kind. Never holds the text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        #[non_exhaustive]
        pub enum IdentifierError {
            $(
                #[doc = $en]
                #[error("failed to read an identifier: {}", $code)]
                $rule,
            )+
        }

        impl IdentifierError {
            /// Every rule, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$rule),+];

            /// The stable code of the rule, for programs.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$rule => $code,)+
                }
            }

            /// What is wrong, in Chinese.
            pub const fn message_zh(self) -> &'static str {
                match self {
                    $(Self::$rule => $zh,)+
                }
            }

            /// What is wrong, in English.
            pub const fn message_en(self) -> &'static str {
                match self {
                    $(Self::$rule => $en,)+
                }
            }
        }
    };
}

rules! {
    DivisionLength "DIVISION_LENGTH" "行政区划代码应为6位" "A division code has 6 digits.";
    DivisionCharacters "DIVISION_CHARACTERS" "行政区划代码只能包含半角数字" "A division code holds the digits 0 to 9 only.";
    DivisionProvince "DIVISION_PROVINCE" "行政区划代码的前两位不是省级代码" "A division code starts with the code of a province.";

    OfficeLength "OFFICE_LENGTH" "车辆管理所代码应为8位" "An office code has 8 digits.";
    OfficeCharacters "OFFICE_CHARACTERS" "车辆管理所代码只能包含半角数字" "An office code holds the digits 0 to 9 only.";
    OfficeProvince "OFFICE_PROVINCE" "车辆管理所代码的前两位不是省级代码" "An office code starts with the code of a province.";

    CaseNumberLength "CASE_NUMBER_LENGTH" "业务流水号应为25位（不含连字符），连字符位置应正确" "A case number has 25 characters, and dashes only at their places.";
    CaseNumberCharacters "CASE_NUMBER_CHARACTERS" "业务流水号只能包含半角字母和数字" "A case number holds letters A to Z and digits only.";
    CaseNumberOffice "CASE_NUMBER_OFFICE" "业务流水号前8位不是车辆管理所代码" "A case number starts with an office code.";
    CaseNumberDay "CASE_NUMBER_DAY" "业务流水号中的日期不存在" "The date in the case number does not exist.";
    CaseNumberTag "CASE_NUMBER_TAG" "业务流水号中间8位不含字母 I、L、O、U" "The eight characters after the date hold no I, L, O or U.";
    CaseNumberCheck "CASE_NUMBER_CHECK" "业务流水号校验码不正确，请核对" "The check character of the case number does not match: please compare it again.";

    ResidentIdFullWidth "RESIDENT_ID_FULL_WIDTH" "居民身份号码含全角字符，请改用半角" "The resident ID number holds full-width characters: please type half-width ones.";
    ResidentIdFifteenDigits "RESIDENT_ID_FIFTEEN_DIGITS" "15位旧居民身份号码已停止使用，请填写18位号码" "Resident ID numbers of 15 digits are withdrawn: please give the number of 18 characters.";
    ResidentIdLength "RESIDENT_ID_LENGTH" "居民身份号码应为18位" "A resident ID number has 18 characters.";
    ResidentIdCharacters "RESIDENT_ID_CHARACTERS" "居民身份号码前17位应为数字，末位应为数字或X" "A resident ID number has 17 digits, then a digit or X.";
    ResidentIdDivision "RESIDENT_ID_DIVISION" "居民身份号码的前两位不是有效的省级代码" "A resident ID number starts with the code of a province, or with 81, 82 or 83.";
    ResidentIdBirthDate "RESIDENT_ID_BIRTH_DATE" "居民身份号码中的出生日期不存在" "The birth date in the resident ID number does not exist.";
    ResidentIdFutureBirth "RESIDENT_ID_FUTURE_BIRTH" "居民身份号码中的出生日期晚于今天" "The birth date in the resident ID number has not come yet.";
    ResidentIdCheck "RESIDENT_ID_CHECK" "居民身份号码校验码不正确，请核对" "The check character of the resident ID number does not match: please compare it again.";

    UsccLength "USCC_LENGTH" "统一社会信用代码应为18位" "A unified social credit code has 18 characters.";
    UsccCharacters "USCC_CHARACTERS" "统一社会信用代码只能包含半角数字和大写字母（不含 I、O、S、V、Z）" "A unified social credit code holds digits and letters other than I, O, S, V and Z.";
    UsccDivision "USCC_DIVISION" "统一社会信用代码第3至8位应为数字" "Characters 3 to 8 of a unified social credit code are digits.";
    UsccCheck "USCC_CHECK" "统一社会信用代码校验码不正确，请核对" "The check character of the unified social credit code does not match: please compare it again.";
    UsccOrganisationCheck "USCC_ORGANISATION_CHECK" "统一社会信用代码中的组织机构代码校验码不正确" "The check character of the organisation code inside the unified social credit code does not match.";

    DocumentForm "DOCUMENT_FORM" "证件应写作“类型代码:号码”" "A document is written as its letter, a colon and its number.";
    DocumentKind "DOCUMENT_KIND" "证件类型代码不存在" "There is no document of this kind.";
    DocumentEmpty "DOCUMENT_EMPTY" "证件号码不能为空" "The document number is empty.";
    DocumentLength "DOCUMENT_LENGTH" "证件号码不能超过64个字符" "A document number has at most 64 characters.";
    DocumentCharacters "DOCUMENT_CHARACTERS" "证件号码含不可见字符" "The document number holds characters that cannot be seen.";

    NameEmpty "NAME_EMPTY" "姓名不能为空" "The name is empty.";
    NameLength "NAME_LENGTH" "姓名不能超过100个字符" "A name has at most 100 characters.";
    NameCharacters "NAME_CHARACTERS" "姓名含不可见字符" "The name holds characters that cannot be seen.";

    PlateProvince "PLATE_PROVINCE" "号牌号码应以省、自治区、直辖市简称开头" "A plate number starts with the character of a province.";
    PlateIssuer "PLATE_ISSUER" "号牌号码第二位应为发牌机关代号（不含 I、O）" "The second character of a plate number is the issuer's letter, not I or O.";
    PlateLength "PLATE_LENGTH" "号牌号码应为7位，新能源汽车应为8位" "A plate number has 7 characters, 8 on a new energy vehicle.";
    PlateSerial "PLATE_SERIAL" "号牌序号格式不正确" "The serial of the plate number has none of the known forms.";

    VinLength "VIN_LENGTH" "车辆识别代号应为17位" "A vehicle identification number has 17 characters.";
    VinCharacters "VIN_CHARACTERS" "车辆识别代号只能包含半角数字和字母（不含 I、O、Q）" "A vehicle identification number holds digits and letters other than I, O and Q.";

    LicenceFileLength "LICENCE_FILE_LENGTH" "驾驶证档案编号应为12位" "A licence file number has 12 digits.";
    LicenceFileCharacters "LICENCE_FILE_CHARACTERS" "驾驶证档案编号只能包含半角数字" "A licence file number holds the digits 0 to 9 only.";
    LicenceFileProvince "LICENCE_FILE_PROVINCE" "驾驶证档案编号的前两位不是省级代码" "A licence file number starts with the code of a province.";

    AccidentNumberLength "ACCIDENT_NUMBER_LENGTH" "事故编号应为8至32位" "An accident number has 8 to 32 characters.";
    AccidentNumberCharacters "ACCIDENT_NUMBER_CHARACTERS" "事故编号只能包含数字和字母，且至少有一位数字" "An accident number holds digits and letters only, and at least one digit.";

    CertificateForm "CERTIFICATE_FORM" "电子证照标识应由根代码1.2.156.3005.2和五个字段组成" "A certificate number is 1.2.156.3005.2 and five fields, with dots between them.";
    CertificateType "CERTIFICATE_TYPE" "证照类型代码应为18位统一社会信用代码加3位顺序号" "The type code is a unified social credit code and 3 digits.";
    CertificateIssuer "CERTIFICATE_ISSUER" "证照颁发机构应为统一社会信用代码或行政区划代码" "The issuing body is a unified social credit code or a division code.";
    CertificateSerial "CERTIFICATE_SERIAL" "证照流水号应为1至64位数字或大写字母" "The serial has 1 to 64 digits and capitals.";
    CertificateVersion "CERTIFICATE_VERSION" "证照版本号应为3位数字" "The version has 3 digits.";
    CertificateCheck "CERTIFICATE_CHECK" "电子证照标识校验码不正确，请核对" "The check character of the certificate number does not match: please compare it again.";

    EmailLength "EMAIL_LENGTH" "电子邮箱地址不能超过254个字符，@前不能超过64个字符" "An e-mail address has at most 254 characters, 64 of them before the @.";
    EmailForm "EMAIL_FORM" "电子邮箱地址应含一个@" "An e-mail address has one @.";
    EmailLocal "EMAIL_LOCAL" "电子邮箱地址@前的部分含不允许的字符" "The part before the @ holds what is not allowed there.";
    EmailDomain "EMAIL_DOMAIN" "电子邮箱地址@后的部分不是域名" "The part after the @ is not a domain name.";

    PhoneCharacters "PHONE_CHARACTERS" "电话号码只能包含半角数字、空格、连字符，开头可有加号" "A phone number holds digits, spaces and dashes, and may start with a plus.";
    PhoneLength "PHONE_LENGTH" "电话号码应为7至15位数字" "A phone number has 7 to 15 digits.";
    PhoneMobile "PHONE_MOBILE" "手机号码应为11位，以13至19开头" "A mobile number has 11 digits and starts with 13 to 19.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_screaming() {
        let codes: BTreeSet<_> = IdentifierError::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(codes.len(), IdentifierError::ALL.len());
        for code in codes {
            assert!(
                code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'),
                "{code}"
            );
        }
    }

    #[test]
    fn an_error_says_that_it_failed_and_which_rule() {
        let error = IdentifierError::ResidentIdCheck;
        assert_eq!(
            error.to_string(),
            "failed to read an identifier: RESIDENT_ID_CHECK"
        );
    }

    #[test]
    fn every_message_is_in_its_language() {
        for rule in IdentifierError::ALL {
            assert!(
                rule.message_en().is_ascii() && rule.message_en().ends_with('.'),
                "{}",
                rule.code()
            );
            assert!(
                !rule.message_zh().is_ascii() && !rule.message_zh().ends_with('。'),
                "{}",
                rule.code()
            );
        }
    }
}
