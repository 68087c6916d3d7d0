//! From when until when a token holds.

use super::TokenRefusal;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value};
use std::time::{SystemTime, UNIX_EPOCH};

/// How far the clocks of the issuer and ours may lie apart: a token counts this much earlier and later than it says.
pub const LEEWAY: TimeDelta = TimeDelta::seconds(30);

/// The moment by the clock of the machine. Tokens live in real time, never in that of the office clock, which the demo
/// may set to another year.
pub fn real_time() -> DateTime<Utc> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, since.subsec_nanos())
        .expect("the clock of a machine is within the years chrono knows")
}

/// Checks `exp`, and `nbf` and `iat` where they are given (RFC 7519, 4.1), and answers when the token ends.
pub(super) fn check(claims: &Map<String, Value>, now: DateTime<Utc>) -> Result<DateTime<Utc>, TokenRefusal> {
    let ends_at = moment(claims, "exp")?.ok_or(TokenRefusal::Claims)?;
    let begins_at = [moment(claims, "nbf")?, moment(claims, "iat")?];
    if now - LEEWAY >= ends_at {
        return Err(TokenRefusal::Expired);
    }
    if begins_at.into_iter().flatten().any(|at| at > now + LEEWAY) {
        return Err(TokenRefusal::NotYetValid);
    }
    Ok(ends_at)
}

/// A `NumericDate`: seconds since 1970, with a fraction if need be, which is cut off.
fn moment(claims: &Map<String, Value>, name: &str) -> Result<Option<DateTime<Utc>>, TokenRefusal> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    let seconds = value
        .as_i64()
        .or_else(|| whole(value.as_f64()?))
        .ok_or(TokenRefusal::Claims)?;
    DateTime::from_timestamp(seconds, 0)
        .map(Some)
        .ok_or(TokenRefusal::Claims)
}

fn whole(seconds: f64) -> Option<i64> {
    let in_range = (0.0..1e12).contains(&seconds);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range was checked; the fraction is to be cut off"
    )]
    in_range.then_some(seconds as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn checked(claims: &Value, now: i64) -> Result<DateTime<Utc>, TokenRefusal> {
        check(claims.as_object().unwrap(), at(now))
    }

    #[test]
    fn a_token_ends_thirty_seconds_after_it_says() {
        let claims = json!({"exp": 1000});
        assert_eq!(checked(&claims, 1029), Ok(at(1000)));
        assert_eq!(checked(&claims, 1030), Err(TokenRefusal::Expired));
    }

    #[test]
    fn a_token_begins_thirty_seconds_before_it_says() {
        for name in ["nbf", "iat"] {
            let claims = json!({"exp": 2000, name: 1000});
            assert_eq!(checked(&claims, 969), Err(TokenRefusal::NotYetValid), "{name}");
            assert_eq!(checked(&claims, 970), Ok(at(2000)), "{name}");
        }
    }

    #[test]
    fn fractions_are_cut_off() {
        assert_eq!(checked(&json!({"exp": 1000.9}), 0), Ok(at(1000)));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for exp in [
            json!("1000"),
            json!(null),
            json!(true),
            json!(1e300),
            json!(u64::MAX),
            json!(i64::MAX),
        ] {
            assert_eq!(
                checked(&json!({"exp": exp}), 0),
                Err(TokenRefusal::Claims),
                "{exp}"
            );
        }
        assert_eq!(checked(&json!({}), 0), Err(TokenRefusal::Claims));
        assert_eq!(
            checked(&json!({"exp": 1000, "nbf": "0"}), 0),
            Err(TokenRefusal::Claims)
        );
    }
}
