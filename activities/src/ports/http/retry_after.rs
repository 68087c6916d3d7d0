//! How long the other side asks us to wait (RFC 9110, 10.2.3).

use chrono::{DateTime, Utc};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// Longer wishes are cut: another try costs little, and the case has deadlines.
const LONGEST: Duration = Duration::from_mins(15);

/// Seconds, or a date, which counts from the answer's own date: clocks differ.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match value.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => (moment(value)? - moment(headers.get(DATE)?.to_str().ok()?)?)
            .to_std()
            .ok()?,
    };
    Some(wait.min(LONGEST))
}

fn moment(http_date: &str) -> Option<DateTime<Utc>> {
    Some(DateTime::parse_from_rfc2822(http_date).ok()?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        headers.insert(DATE, "Fri, 22 Oct 2021 01:00:00 GMT".parse().unwrap());
        retry_after(&headers)
    }

    #[test]
    fn both_forms_are_read() {
        assert_eq!(parsed("7"), Some(Duration::from_secs(7)));
        assert_eq!(
            parsed("Fri, 22 Oct 2021 01:00:30 GMT"),
            Some(Duration::from_secs(30))
        );
    }

    #[test]
    fn long_past_and_broken_wishes_do_no_harm() {
        assert_eq!(parsed("999999999"), Some(LONGEST));
        for value in ["Fri, 22 Oct 2021 00:59:00 GMT", "-1", "soon", ""] {
            assert_eq!(parsed(value), None, "{value}");
        }
    }
}
