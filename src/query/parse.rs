//! From text to tree: CEL's parser behind our bounds and in our words.

use super::error::QueryError;
use super::scan::{Token, scan};
use cel::common::ast::SourceInfo;
use cel::parser::{Expression, ParseErrors, Parser};
use std::ops::Range;

/// A condition that is CEL, though it may not mean anything yet.
#[derive(Debug)]
pub(super) struct Parsed<'s> {
    pub(super) source: &'s str,
    pub(super) tokens: Vec<Token>,
    pub(super) tree: Expression,
    pub(super) info: SourceInfo,
}

pub(super) fn parse(source: &str) -> Result<Parsed<'_>, QueryError> {
    let tokens = scan(source)?;
    match Parser::new().parse_with_source_info(source) {
        Ok((tree, info)) => Ok(Parsed { source, tokens, tree, info }),
        Err(errors) => Err(explain(source, &tokens, &errors)),
    }
}

/// The first error of the parser, whose own words list the tokens of a grammar that nobody knows.
fn explain(source: &str, tokens: &[Token], errors: &ParseErrors) -> QueryError {
    // What the parser says of the tree that a syntax error left behind is an echo of it.
    let syntax = errors.errors.iter().find(|error| error.msg.starts_with("Syntax error"));
    let Some(error) = syntax.or(errors.errors.first()) else {
        return QueryError::new(0..source.len(), "the condition can't be read");
    };
    if error.msg.contains("ecursion") {
        return QueryError::new(0..source.len(), "the condition is too deep");
    }
    let at = byte_offset(source, error.pos);
    let Some(token) = tokens.iter().find(|token| token.span.end > at) else {
        return QueryError::new(last(tokens), "the condition ends too early");
    };
    let text = &source[token.span.clone()];
    let plain = |message: String| QueryError::new(token.span.clone(), message);
    if error.msg.contains("has() macro") {
        return plain("`has` takes one field".into()).help("write `has(note.role)`");
    }
    if error.msg.contains("invalid simple ident") || error.msg.contains("argument must be") {
        return plain("the first argument names the item, as in `exists(x, x == \"dns\")`".into());
    }
    if error.msg.contains("reserved") {
        return plain(format!("`{text}` is a word that CEL keeps for itself"));
    }
    plain(format!("`{text}` is not expected here"))
}

fn last(tokens: &[Token]) -> Range<usize> {
    tokens.last().map_or(0..0, |token| token.span.clone())
}

/// The place of a 1-based line and column, which count characters.
fn byte_offset(source: &str, (line, column): (isize, isize)) -> usize {
    let index = |number: isize| usize::try_from(number - 1).unwrap_or(0);
    let start: usize = source.split_inclusive('\n').take(index(line)).map(str::len).sum();
    let rest = source.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(index(column)).map_or(rest.len(), |(at, _)| at)
}
