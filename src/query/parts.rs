//! A condition cut at its top-level `&&`.

use super::scan::{Kind, Token};
use std::ops::Range;

/// The places of the parts that must all hold; the whole where it is no conjunction.
pub(super) fn parts(source: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    split(source, tokens, &mut found);
    found
}

fn split(source: &str, tokens: &[Token], found: &mut Vec<Range<usize>>) {
    let [first, .., last] = tokens else {
        found.extend(tokens.first().map(|only| only.span.clone()));
        return;
    };
    let level = tokens.iter().map(|token| token.depth).min().unwrap_or(0);
    let is = |token: &Token, sign: &str| token.depth == level && &source[token.span.clone()] == sign;
    if is_wrapped(source, tokens, level) {
        return split(source, &tokens[1..tokens.len() - 1], found);
    }
    let looser = |token: &Token| token.kind == Kind::Sign && (is(token, "||") || is(token, "?"));
    let conjunction = tokens.iter().any(|token| token.kind == Kind::Sign && is(token, "&&"));
    if !conjunction || tokens.iter().any(looser) {
        found.push(first.span.start..last.span.end);
        return;
    }
    tokens
        .split(|token| token.kind == Kind::Sign && is(token, "&&"))
        .for_each(|part| split(source, part, found));
}

/// True where one pair of parentheses holds everything.
fn is_wrapped(source: &str, tokens: &[Token], level: usize) -> bool {
    let opens = &source[tokens[0].span.clone()] == "(";
    let outer = tokens.iter().filter(|token| token.depth == level).count();
    opens
        && outer == 2
        && tokens[tokens.len() - 1].kind == Kind::Close
        && tokens[tokens.len() - 1].depth == level
}
