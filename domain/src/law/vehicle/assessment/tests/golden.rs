//! The days on which the rules change, and the tables of one case after the other.

use super::*;

/// A name, and what it does to the case in which all is well.
type Flaw = (&'static str, fn(&mut TransferFacts));

/// Each thing that can be wrong, alone.
const FLAWS: [Flaw; 32] = [
    ("nothing", |_| {}),
    ("a taxi", |facts| {
        facts.vehicle.use_character = Some(UseCharacter::Taxi);
    }),
    ("formerly operating, life to 2025", |facts| {
        facts.vehicle.use_character = Some(UseCharacter::FormerlyOperating);
        facts.vehicle.scrap_date = Some(on("2025-01-01"));
    }),
    ("use not known", |facts| facts.vehicle.use_character = None),
    ("a police car", |facts| {
        facts.vehicle.use_character = Some(UseCharacter::Police);
    }),
    ("a motorcycle, life to 2030", |facts| {
        facts.vehicle.kind = VehicleKind::Motorcycle;
        facts.vehicle.scrap_date = Some(on("2030-01-01"));
    }),
    ("a lorry, life to 2030", |facts| {
        facts.vehicle.kind = VehicleKind::Other;
        facts.vehicle.use_character = Some(UseCharacter::Freight);
        facts.vehicle.scrap_date = Some(on("2030-01-01"));
    }),
    ("status GIK", |facts| {
        facts.vehicle.status = "GIK".parse().unwrap();
    }),
    ("status X", |facts| facts.vehicle.status = "AX".parse().unwrap()),
    ("not registered", |facts| facts.vehicle.registered = false),
    ("mortgaged", |facts| facts.vehicle.mortgaged = true),
    ("pledged", |facts| facts.vehicle.pledged = true),
    ("private, yet life to 2022-12-01", |facts| {
        facts.vehicle.scrap_date = Some(on("2022-12-01"));
    }),
    ("formerly a taxi, life to 2022-12-01", |facts| {
        facts.vehicle.use_character = Some(UseCharacter::FormerlyTaxi);
        facts.vehicle.scrap_date = Some(on("2022-12-01"));
    }),
    ("inspection lapsed", |facts| {
        facts.vehicle.inspection.valid_to = Some(on("2022-01-01"));
    }),
    ("inspection lapsed, certificate there", |facts| {
        facts.vehicle.inspection.valid_to = Some(on("2022-01-01"));
        facts.vehicle.inspection.certificate = true;
    }),
    ("customs supervises", |facts| {
        facts.vehicle.customs = Some(Customs::Supervised);
    }),
    ("customs let it go", |facts| {
        facts.vehicle.customs = Some(Customs::Released);
        facts.vehicle.status = "H".parse().unwrap();
    }),
    ("two violations", |facts| {
        facts.unsettled = Some(Unsettled {
            violations: 2,
            accidents: 0,
        });
    }),
    ("violations not known", |facts| facts.unsettled = None),
    ("traded in Weihai", |facts| {
        facts.trade.trade_place = Some(place(WEIHAI));
    }),
    ("invoice of Hangzhou", |facts| {
        facts.trade.invoice_place = Some(place(HANGZHOU));
    }),
    ("applied in Hangzhou", |facts| {
        facts.trade.applied_at = place(HANGZHOU);
    }),
    ("banned for long", |facts| {
        facts.applicant.banned_until = Some(on("2024-01-01"));
    }),
    ("agent without authorisation", |facts| {
        facts.applicant.agent = Some(AgentFacts {
            authorised: false,
            excuse: None,
        });
    }),
    ("a minor without a guardian", |facts| {
        facts.applicant.minor = Some(true);
    }),
    ("guardian of an adult", |facts| {
        facts.applicant.helpers = [PartyRole::Guardian].into();
    }),
    ("of another owner", |facts| facts.owner = RegisteredOwner::Another),
    ("with a number of Suzhou", |facts| {
        facts.plate = Some(plate("苏E66666"));
    }),
    ("without a number", |facts| facts.plate = None),
    ("no quota", |facts| facts.trade.quota = Quota::Missing),
    ("found: everything", |facts| {
        facts.findings = [
            Finding::FileMismatch,
            Finding::InvalidPapers,
            Finding::FalseMaterial,
        ]
        .into();
    }),
];

fn table(base: &TransferFacts, day: &str) -> String {
    let line = |(name, flaw): &Flaw| {
        let mut facts = base.clone();
        flaw(&mut facts);
        format!("{name}\n    {}", read(&assessed(&facts, day)))
    };
    FLAWS.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn on_the_last_day_of_order_124() {
    insta::assert_snapshot!(table(&facts(), "2022-04-30"));
}

#[test]
fn on_the_first_day_of_order_164() {
    insta::assert_snapshot!(table(&facts(), "2022-05-01"));
}

#[test]
fn moving_house_under_order_164() {
    insta::assert_snapshot!(table(&moving(), "2022-05-01"));
}

#[test]
fn on_the_way_under_order_164() {
    let running = changed(|facts| facts.stage = Stage::Running);
    insta::assert_snapshot!(table(&running, "2022-05-01"));
}

#[test]
fn the_day_of_acceptance_decides_also_when_the_case_runs_past_it() {
    let mortgaged = changed(|facts| facts.vehicle.mortgaged = true);
    let late = assessed_on(&mortgaged, "2022-04-30", "2022-05-06");
    assert_eq!(refusals(&late), [TransferGround::Mortgage]);
    assert_eq!(late.refusals[0].basis.article, Some("O124 20.3"));
    let after = assessed(&mortgaged, "2022-05-01");
    assert_eq!(refusals(&after), []);
    assert_eq!(after.joint[0].basis.article, Some("O164 26(3)"));
    assert_eq!(after.severity(), Severity::Clear);
}

/// A name, the two ends, and what each of the days says of an application in the place of arrival.
#[test]
fn the_days_on_which_cities_open() {
    const DAYS: [&str; 7] = [
        "2021-05-31",
        "2021-06-01",
        "2021-08-31",
        "2021-09-01",
        "2021-12-09",
        "2021-12-10",
        "2022-05-01",
    ];
    let walk = |from: &str, to: &str| -> String {
        let base = changed(|facts| {
            facts.trade.transfer_out = place(from);
            facts.trade.transfer_in = place(to);
            facts.trade.applied_at = place(to);
            (facts.trade.trade_place, facts.trade.invoice_place) = (Some(place(to)), Some(place(to)));
        });
        let letter = |day: &&str| {
            let assessment = assessed(&base, day);
            if refusals(&assessment).contains(&TransferGround::CityNotOpen) {
                '!'
            } else if assessment.referrals.contains(&Referral::CityUnknown) {
                '?'
            } else {
                'O'
            }
        };
        DAYS.iter().map(letter).collect()
    };
    assert_eq!(walk(HANGZHOU, CHENGDU), "!OOOOOO", "two pilots");
    assert_eq!(walk(HANGZHOU, LHASA), "!!!OOOO", "a capital, from September");
    assert_eq!(
        walk(HANGZHOU, WEIHAI),
        "!!!??OO",
        "never named: a person decides until December"
    );
}

#[test]
fn within_one_year_counts_the_day_one_year_before() {
    let ground = |day: &str| {
        let facts = changed(|facts| {
            facts.vehicle.use_character = Some(UseCharacter::FormerlyOperating);
            facts.vehicle.scrap_date = Some(on("2024-06-30"));
        });
        refusals(&assessed(&facts, day))
    };
    assert_eq!(ground("2023-06-29"), []);
    assert_eq!(ground("2023-06-30"), [TransferGround::NearScrap]);
    assert_eq!(
        ground("2024-06-30"),
        [TransferGround::NearScrap],
        "the last day of its life"
    );
    assert_eq!(
        ground("2024-07-01"),
        [TransferGround::NearScrap, TransferGround::Scrapped]
    );
}
