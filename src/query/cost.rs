//! How much work a condition is for a note whose longest list has so many items.
//!
//! Comprehensions multiply, so the work is a polynomial of that length. Solving it for a budget gives the
//! longest list that the condition may meet; a note with a longer one is answered with "unknown".

use super::check::{NOTE, children};
use cel::common::ast::Expr;
use cel::parser::Expression;

/// Steps of the evaluator that one condition may take for one note; a tenth of a second or so.
const BUDGET: f64 = 1e6;
/// Steps that compiling the pattern of `matches` is worth.
const PATTERN: f64 = 2_000.0;
/// Lists never get longer than this, however simple the condition.
const LONGEST: usize = 200_000;

/// Steps by power of the length; two comprehensions and a list in the inner one make the third power.
type Steps = [f64; 4];

/// The longest list that a condition may meet.
pub(super) fn longest_list(tree: &Expression) -> usize {
    let steps = steps(tree);
    let total = |length: usize| steps.iter().rev().fold(0.0, |sum, factor| sum * length as f64 + factor);
    let (mut fits, mut exceeds) = (1, LONGEST);
    while exceeds - fits > 1 {
        let middle = usize::midpoint(fits, exceeds);
        if total(middle) <= BUDGET { fits = middle } else { exceeds = middle }
    }
    fits
}

fn steps(tree: &Expression) -> Steps {
    match &tree.expr {
        Expr::Comprehension(fold) => {
            let each = sum(sum(steps(&fold.loop_cond), steps(&fold.loop_step)), [1.0, 0.0, 0.0, 0.0]);
            // A list that is written out is no longer than the condition, which counts as a constant here.
            let written = if let Expr::List(list) = &fold.iter_range.expr { list.elements.len() } else { 0 };
            let written = each.map(|factor| factor * written as f64);
            sum(sum(steps(&fold.iter_range), written), [0.0, each[0], each[1], each[2] + each[3]])
        }
        Expr::Select(select) => {
            let reads = !select.test && matches!(&select.operand.expr, Expr::Ident(name) if name == NOTE);
            sum(steps(&select.operand), [1.0, f64::from(u8::from(reads)), 0.0, 0.0])
        }
        Expr::Call(call) if call.func_name == "matches" => sum(parts(tree), [PATTERN, 1.0, 0.0, 0.0]),
        _ => sum(parts(tree), [1.0, 0.0, 0.0, 0.0]),
    }
}

fn parts(tree: &Expression) -> Steps {
    children(tree).into_iter().map(steps).fold([0.0; 4], sum)
}

fn sum(a: Steps, b: Steps) -> Steps {
    std::array::from_fn(|power| a[power] + b[power])
}
