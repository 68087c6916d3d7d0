//! Why a token is not accepted: one row each with its code and what to tell a person.

/// Makes the enum and its texts from one table, so that no refusal can be without them.
macro_rules! refusals {
    ($($refusal:ident $code:literal $zh:literal $en:literal;)+) => {
        /// Why a token does not make a principal. Never holds the token or anything it says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum TokenRefusal {
            $(
                #[doc = $en]
                #[error("failed to verify a token: {}", $code)]
                $refusal,
            )+
        }

        impl TokenRefusal {
            /// Every refusal, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$refusal),+];

            /// The stable code, for programs.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$refusal => $code,)+
                }
            }

            /// What is wrong, in Chinese.
            pub const fn message_zh(self) -> &'static str {
                match self {
                    $(Self::$refusal => $zh,)+
                }
            }

            /// What is wrong, in English.
            pub const fn message_en(self) -> &'static str {
                match self {
                    $(Self::$refusal => $en,)+
                }
            }
        }
    };
}

refusals! {
    Expired "TOKEN_EXPIRED" "登录已过期，请重新登录" "The sign-in has expired: please sign in again.";
    NotYetValid "TOKEN_NOT_YET_VALID" "登录凭证尚未生效，请核对系统时间" "The token is not valid yet: please check the clock.";
    Signature "TOKEN_SIGNATURE" "登录凭证的签名不正确" "The signature of the token does not match.";
    Algorithm "TOKEN_ALGORITHM" "登录凭证的签名算法不被接受" "The token is signed in a way that is not accepted.";
    Issuer "TOKEN_ISSUER" "登录凭证不是由受信任的机构签发" "The token is from another issuer.";
    Audience "TOKEN_AUDIENCE" "登录凭证不是签发给本系统的" "The token is for another service.";
    UnknownKey "TOKEN_UNKNOWN_KEY" "登录凭证的签名密钥未知" "The token is signed with a key that the issuer does not publish.";
    Malformed "TOKEN_MALFORMED" "登录凭证的格式不正确" "This is no token, or more than one.";
    Claims "TOKEN_CLAIMS" "登录凭证中的身份、单位或岗位信息缺失或无法识别" "The token lacks a verified identity, or names an unknown role, office or post.";
    IssuerUnavailable "ISSUER_UNAVAILABLE" "身份认证服务暂时不可用，请稍后再试" "The sign-in service cannot be reached: please try again later.";
}

#[cfg(test)]
mod tests {
    use super::TokenRefusal;

    #[test]
    fn every_refusal_has_its_words() {
        let table: Vec<String> = TokenRefusal::ALL
            .iter()
            .map(|refusal| {
                format!(
                    "{} | {} | {}",
                    refusal.code(),
                    refusal.message_zh(),
                    refusal.message_en()
                )
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"));
    }

    #[test]
    fn english_fits_in_a_header() {
        for refusal in TokenRefusal::ALL {
            assert!(
                refusal
                    .message_en()
                    .bytes()
                    .all(|b| (b' '..=b'~').contains(&b) && b != b'"')
            );
        }
    }
}
