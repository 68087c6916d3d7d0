//! The routes with their steps and periods.

use super::*;
use crate::deadline::{Length, RuleId, rule};

#[test]
fn the_routes_read_like_this() {
    let step = |step: &crate::law::vehicle::Step| {
        let beside: Vec<&str> = step.beside.iter().map(|rule| rule.as_str()).collect();
        format!(
            "    {:?} at {:?}: {} ({}) beside [{}] [{}]{}",
            step.act,
            step.end,
            step.rule,
            rule(step.rule).length.text_en(),
            beside.join(" "),
            step.basis.article.unwrap_or("-"),
            step.doubt
                .map_or_else(String::new, |doubt| format!(" (doubt: {doubt})"))
        )
    };
    let table: Vec<String> = Route::ALL
        .into_iter()
        .flat_map(|route| Occasion::ALL.map(|occasion| (route, occasion)))
        .map(|(route, occasion)| {
            let steps: Vec<String> = route.steps(occasion).iter().map(step).collect();
            format!("{route:?} {occasion:?}\n{}", steps.join("\n"))
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"));
}

fn periods(facts: &TransferFacts) -> Vec<(RuleId, Length)> {
    let assessment = assessed(facts, "2022-05-01");
    let steps = assessment.route.unwrap().steps(facts.trade.occasion);
    steps
        .iter()
        .map(|step| (step.rule, rule(step.rule).length))
        .collect()
}

#[test]
fn one_day_in_one_step_and_three_days_twice_in_two() {
    assert_eq!(periods(&facts()), [(RuleId::UC_TRANSFER, Length::WorkingDays(1))]);
    let sold_at_home = changed(|facts| {
        (facts.trade.trade_place, facts.trade.invoice_place) = (Some(place(HANGZHOU)), Some(place(HANGZHOU)));
        facts.trade.applied_at = place(HANGZHOU);
    });
    assert_eq!(
        periods(&sold_at_home),
        [
            (RuleId::UC_OUT, Length::WorkingDays(3)),
            (RuleId::UC_TRANSFER_IN, Length::WorkingDays(3))
        ]
    );
    assert_eq!(
        periods(&moving()),
        [(RuleId::UC_TRANSFER_IN, Length::WorkingDays(3))]
    );
}

#[test]
fn the_next_step_says_which_office() {
    use crate::law::vehicle::End;
    let end = |transferred_out| {
        let step = Route::TransferOutFirst.next(Occasion::ChangeOfOwner, transferred_out);
        step.unwrap().end
    };
    assert_eq!((end(false), end(true)), (End::TransferOut, End::TransferIn));
    assert_eq!(Route::SameOffice.next(Occasion::MovingHouse, false), None);
}

#[test]
fn a_move_under_order_124_has_no_route_that_was_read() {
    for applied_at in [CHENGDU, HANGZHOU] {
        let mut facts = moving();
        facts.vehicle.use_character = Some(UseCharacter::Rental);
        facts.vehicle.scrap_date = Some(on("2030-01-01"));
        facts.trade.applied_at = place(applied_at);
        let assessment = assessed(&facts, "2022-04-30");
        assert_eq!(refusals(&assessment), [], "{applied_at}");
        assert_eq!(assessment.route, None);
        assert_eq!(assessment.referrals, [Referral::MoveUnderOrder124]);
    }
    assert!(Route::AtTransferIn.doubt(RegistrationRuleSet::Order124).is_some());
    assert!(Route::AtTransferIn.doubt(RegistrationRuleSet::Order164).is_none());
}
