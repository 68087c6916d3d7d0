//! Verdicts on identifiers against an independent oracle: python-stdnum (LGPL, fetched by the test, not part of this
//! repository), with some 14,000 numbers of a fixed seed.
//!
//! Two differences are known, and the numbers are chosen so that they do not come up: the oracle refuses resident IDs
//! whose county did not exist in the birth year or that start with 81 to 83, and credit codes whose first two characters
//! are letters. Ours checks the organisation code in a credit code as well, so the codes here are right or one edit away.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the oracle is another program; what is banned is banned from the rules"
)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod oracle;

use chrono::{Days, NaiveDate};
use domain::identifier::{
    CaseNumber, CertificateNumber, DivisionCode, OfficeCode, ResidentId, UnifiedSocialCreditCode,
};
use oracle::{Question, Rule, SplitMix};

/// Counties that the oracle knows for every birth year.
const COUNTIES: [&str; 12] = [
    "110101", "120101", "140121", "222401", "310101", "330122", "360121", "430121", "510121", "540121",
    "620121", "650121",
];

const DIGITS: &str = "0123456789";
const CREDIT_CODE_LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ALL_LETTERS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

#[test]
fn verdicts_agree_with_python_stdnum() {
    let mut random = SplitMix(20_211_022);
    let mut questions = Vec::new();
    for _ in 0..100 {
        questions.extend(resident_ids(&mut random));
        questions.extend(credit_codes(&mut random));
        questions.extend(case_numbers(&mut random));
        questions.extend(certificate_numbers(&mut random));
    }
    let answers = oracle::ask(&questions);
    let different: Vec<_> = questions
        .iter()
        .zip(&answers)
        .filter(|(question, answer)| question.ours != **answer)
        .collect();
    assert!(
        different.is_empty(),
        "{} verdicts differ: {:#?}",
        different.len(),
        &different[..different.len().min(10)]
    );
    assert_both_verdicts_came_up(&questions);
}

/// A test that only ever sees right or only wrong numbers shows nothing.
fn assert_both_verdicts_came_up(questions: &[Question]) {
    for rule in Rule::ALL {
        for verdict in [true, false] {
            let count = questions
                .iter()
                .filter(|question| question.rule == rule && question.ours == verdict)
                .count();
            assert!(count >= 100, "{rule:?} was {verdict} only {count} times");
        }
    }
}

fn resident_ids(random: &mut SplitMix) -> Vec<Question> {
    let division: DivisionCode = random.pick(&COUNTIES).parse().unwrap();
    let number = ResidentId::new(&division, random_day(random, 1900), random.below(1000))
        .unwrap()
        .to_string();
    let birth_from_13th_month = format!("{}13{}", &number[..10], &number[12..17]);
    let mut texts = edits(&number, 0, "0123456789X", random);
    texts.push(number.to_lowercase());
    // No such month, with each possible check character: one of them is right.
    texts.extend(
        "0123456789X"
            .chars()
            .map(|check| format!("{birth_from_13th_month}{check}")),
    );
    // The same number with each possible check character.
    texts.extend(
        "0123456789X"
            .chars()
            .map(|check| format!("{}{check}", &number[..17])),
    );
    texts
        .into_iter()
        .map(|text| Question::new(Rule::ResidentId, text.parse::<ResidentId>().is_ok(), text))
        .collect()
}

fn credit_codes(random: &mut SplitMix) -> Vec<Question> {
    let code = random_credit_code(random).to_string();
    let mut texts = edits(&code, 0, ALL_LETTERS, random);
    texts.push(code.to_lowercase());
    texts.extend(
        CREDIT_CODE_LETTERS
            .chars()
            .map(|check| format!("{}{check}", &code[..17])),
    );
    let ours = |text: &str| text.parse::<UnifiedSocialCreditCode>().is_ok();
    texts
        .into_iter()
        .map(|text| Question::new(Rule::CreditCode, ours(&text), text))
        .collect()
}

/// Edits only after office and day, which ours checks as well; the oracle knows the check character only.
fn case_numbers(random: &mut SplitMix) -> Vec<Question> {
    let office: OfficeCode = format!("{}01", random.pick(&COUNTIES)).parse().unwrap();
    let tag = [(); 5]
        .map(|()| random.below(256))
        .map(|byte| u8::try_from(byte).unwrap());
    let number = CaseNumber::new(&office, random_day(random, 2004), tag)
        .unwrap()
        .to_string()
        .replace('-', "");
    let mut texts = edits_of_same_length(&number, 16, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", random);
    texts.extend(
        ALL_LETTERS
            .chars()
            .map(|check| format!("{}{check}", &number[..24])),
    );
    texts
        .into_iter()
        .map(|text| Question::new(Rule::Mod3736, text.parse::<CaseNumber>().is_ok(), text))
        .collect()
}

/// Edits only in the serial and the check character.
fn certificate_numbers(random: &mut SplitMix) -> Vec<Question> {
    let type_code = format!("{}{}", random_credit_code(random), random.text(DIGITS, 3));
    let issuer = random_credit_code(random).to_string();
    let serial = random.text(ALL_LETTERS, 12);
    let number = CertificateNumber::new(&type_code, &issuer, &serial, "001")
        .unwrap()
        .to_string();
    let check = number.chars().next_back().unwrap();
    let edited = edits(&serial, 0, ALL_LETTERS, random)
        .into_iter()
        .map(|serial| (serial, check));
    let checks = ALL_LETTERS.chars().map(|check| (serial.clone(), check));
    edited
        .chain(checks)
        .map(|(serial, check)| {
            let ours = format!("1.2.156.3005.2.{type_code}.{issuer}.{serial}.001.{check}");
            let is_right = ours.parse::<CertificateNumber>().is_ok();
            Question::new(
                Rule::Mod3736,
                is_right,
                format!("{type_code}{issuer}{serial}001{check}"),
            )
        })
        .collect()
}

/// The text itself, and with one edit: another character, swapped neighbours, one character less or more.
fn edits(text: &str, from: usize, alphabet: &str, random: &mut SplitMix) -> Vec<String> {
    let mut texts = edits_of_same_length(text, from, alphabet, random);
    texts.push(text[..text.len() - 1].to_owned());
    texts.push(format!("{text}{}", random.text(alphabet, 1)));
    texts
}

fn edits_of_same_length(text: &str, from: usize, alphabet: &str, random: &mut SplitMix) -> Vec<String> {
    let place = from + usize::from(random.below(u16::try_from(text.len() - from - 1).unwrap()));
    let substituted = format!(
        "{}{}{}",
        &text[..place],
        random.text(alphabet, 1),
        &text[place + 1..]
    );
    let (one, other) = (&text[place..=place], &text[place + 1..place + 2]);
    let swapped = format!("{}{other}{one}{}", &text[..place], &text[place + 2..]);
    vec![text.to_owned(), substituted, swapped]
}

fn random_day(random: &mut SplitMix, first_year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(first_year, 1, 1).unwrap() + Days::new(u64::from(random.below(40_000)))
}

fn random_credit_code(random: &mut SplitMix) -> UnifiedSocialCreditCode {
    let division = random.pick(&COUNTIES).parse().unwrap();
    let category = random.text(DIGITS, 2);
    UnifiedSocialCreditCode::new(&category, &division, &random.text(CREDIT_CODE_LETTERS, 8)).unwrap()
}
