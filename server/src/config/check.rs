//! What a configuration must hold for each command, said all at once.
use super::{
    intakes::intakes,
    network::{network, origin},
    numbers::unfit,
    settings::{FilesMode, Handover, Http, Mail, MailMode, Remote, RemoteMode, Settings, Temporal},
};
use chrono::{DateTime, FixedOffset};
use std::{fmt, net::SocketAddr};

/// What a process does with its configuration.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// Everything on one machine, with seed data.
    Demo,
    /// The API of a real installation.
    Serve,
    /// A worker of a real installation.
    Worker,
}

/// One key that does not fit, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The key, such as `mail.host`.
    pub key: String,
    /// What is wrong and what to do.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.text)
    }
}

/// A moment with its offset from UTC; the seconds may be left out.
pub fn parse_moment(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"))
        .map_err(|_| "expected a moment with its offset, such as 2021-10-22T09:00+08:00".to_owned())
}

/// Every problem of the settings for one role; empty means that they fit.
pub fn problems(settings: &Settings, role: Role) -> Vec<Problem> {
    let mut found = Found(Vec::new());
    found.role(settings, role);
    found.mail(&settings.mail);
    let desk = settings.desks.ministry.as_deref();
    found.unless(
        desk.is_none_or(|address| address.contains('@')),
        "desks.ministry",
        "expected an address",
    );
    found.remote("registry", &settings.registry);
    found.remote("delivery", &settings.delivery);
    found.remote("sms", &settings.sms);
    found.remote("vehicles", &settings.vehicles);
    found.remote("invoices", &settings.invoices);
    found.remote("insurance", &settings.insurance);
    found.remote("stolen", &settings.stolen);
    found.remote("accidents", &settings.accidents);
    found.temporal(&settings.temporal);
    found.http(&settings.http);
    found.rest(settings);
    found.0
}

struct Found(Vec<Problem>);

impl Found {
    fn unless(&mut self, fine: bool, key: &str, text: &str) {
        if !fine {
            self.0.push(Problem {
                key: key.to_owned(),
                text: text.to_owned(),
            });
        }
    }

    fn role(&mut self, settings: &Settings, role: Role) {
        if role == Role::Demo {
            self.demo(settings);
            return;
        }
        self.unless(
            settings.clock.as_of.is_none(),
            "clock.as_of",
            "only the demo may set the office clock",
        );
        let address = settings.temporal.address.is_some();
        self.unless(
            address,
            "temporal.address",
            "name the Temporal cluster, such as http://temporal:7233",
        );
        self.unless(
            settings.database.url.is_some(),
            "database.url",
            "name the database",
        );
        let keys = &settings.keys;
        let inline = [&keys.payload, &keys.field, &keys.index]
            .iter()
            .all(|key| key.is_some());
        self.unless(
            inline || keys.file.is_some(),
            "keys.file",
            "name a key file, or give all three keys",
        );
        if role == Role::Serve {
            let issuer = settings.identity.issuer.as_deref();
            self.unless(
                issuer.is_some_and(is_web),
                "identity.issuer",
                "name the issuer, such as https://id.example.gov.cn",
            );
        }
    }

    fn demo(&mut self, settings: &Settings) {
        let loopback = settings.http.bind.is_loopback();
        self.unless(
            loopback,
            "http.bind",
            "the demo signs anybody in, so it listens on loopback addresses only",
        );
        let own = "the demo brings its own; leave this out, or use `banli serve`";
        self.unless(settings.temporal.address.is_none(), "temporal.address", own);
        self.unless(settings.identity.issuer.is_none(), "identity.issuer", own);
        if let Some(text) = &settings.clock.as_of
            && let Err(reason) = parse_moment(text)
        {
            self.unless(false, "clock.as_of", &reason);
        }
    }

    fn mail(&mut self, mail: &Mail) {
        let host = mail.mode == MailMode::Files || mail.host.is_some();
        self.unless(
            host,
            "mail.host",
            "name the mail server, or set mail.mode to files",
        );
        self.unless(mail.from.contains('@'), "mail.from", "expected an address");
        let pair = mail.username.is_some() == mail.password.is_some();
        self.unless(
            pair,
            "mail.username",
            "give mail.username and mail.password, or neither",
        );
        self.unless(
            mail.timeout_seconds > 0,
            "mail.timeout_seconds",
            "expected a second at least",
        );
    }

    fn remote(&mut self, section: &str, remote: &Remote) {
        let url = remote.mode == RemoteMode::Embedded || remote.url.as_deref().is_some_and(is_web);
        self.unless(
            url,
            &format!("{section}.url"),
            "expected an http or https address",
        );
        let timeout = format!("{section}.timeout_seconds");
        self.unless(remote.timeout_seconds > 0, &timeout, "expected a second at least");
    }

    fn temporal(&mut self, temporal: &Temporal) {
        let address = temporal.address.as_deref().is_none_or(is_web);
        self.unless(
            address,
            "temporal.address",
            "expected an address such as http://temporal:7233",
        );
        let pair = temporal.tls_cert.is_some() == temporal.tls_key.is_some();
        self.unless(
            pair,
            "temporal.tls_cert",
            "give temporal.tls_cert and temporal.tls_key, or neither",
        );
        let domain =
            temporal.tls_ca.is_none() && temporal.tls_cert.is_none() && temporal.tls_domain.is_none();
        self.unless(
            temporal.tls || domain,
            "temporal.tls",
            "certificates are given but TLS is off: set it to true",
        );
    }

    fn rest(&mut self, settings: &Settings) {
        let bucket = settings.files.mode == FilesMode::Local || settings.files.bucket.is_some();
        self.unless(
            bucket,
            "files.bucket",
            "name the bucket, or set files.mode to local",
        );
        let province = |code: &String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_digit());
        let provinces = settings.worker.provinces.iter().all(province);
        self.unless(
            provinces,
            "worker.provinces",
            "expected province codes of two digits",
        );
        let filter = crate::telemetry::logs::is_filter(&settings.log.filter);
        self.unless(filter, "log.filter", "expected levels such as info,sqlx=warn");
        let listen = settings.worker.listen.as_deref();
        self.unless(
            listen.is_none_or(|text| text.parse::<SocketAddr>().is_ok()),
            "worker.listen",
            "expected an address with its port, such as 127.0.0.1:8081",
        );
        for (key, text) in unfit(settings) {
            self.unless(false, &key, &text);
        }
        self.handover(&settings.handover);
    }

    fn handover(&mut self, handover: &Handover) {
        let listen = handover.listen.as_deref();
        self.unless(
            listen.is_none_or(|text| text.parse::<SocketAddr>().is_ok()),
            "handover.listen",
            "expected an address with its port, such as 10.0.0.5:8083",
        );
        if let Err(reason) = intakes(&handover.intakes) {
            self.unless(false, "handover.intakes", &reason);
        }
    }

    fn http(&mut self, http: &Http) {
        self.unless(
            http.origins.iter().all(|text| origin(text).is_some()),
            "http.origins",
            "expected sites such as https://banli.example.gov.cn, in lower case and without a path",
        );
        for (key, networks) in [
            ("http.trusted_proxies", &http.trusted_proxies),
            ("http.office_networks", &http.office_networks),
        ] {
            let formed = networks.iter().all(|text| network(text).is_some());
            self.unless(formed, key, "expected networks such as 10.0.0.0/8");
        }
    }
}

fn is_web(address: &str) -> bool {
    address
        .strip_prefix("https://")
        .or(address.strip_prefix("http://"))
        .is_some_and(|rest| !rest.is_empty())
}
