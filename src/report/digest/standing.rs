//! The level now, and what is missing for the next, in a line.

use crate::analysis::levels::Levels;
use serde::Serialize;

/// Where the person stands on the first ladder that tells something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelNow {
    /// The ladder's name.
    pub ladder: String,
    /// The level's name.
    pub level: String,
    /// The name of the next one; null at the top.
    pub next: Option<String>,
    /// How many of its criteria are met.
    pub met: usize,
    /// How many it has.
    pub all: usize,
    /// Those that are not, in the words of the ladder.
    pub missing: Vec<String>,
}

/// On the first ladder of the person on which a level is reached.
pub(super) fn level_now(levels: &Levels<'_>) -> Option<LevelNow> {
    let standing =
        levels.standings.iter().find(|standing| standing.of.is_none() && standing.level.is_some())?;
    let named = |level: usize| standing.ladder.levels[level].name.clone();
    Some(LevelNow {
        ladder: standing.ladder.name.clone(),
        level: standing.level.map(named)?,
        next: standing.next().map(named),
        met: standing.met(),
        all: standing.needed().count(),
        missing: standing.missing(),
    })
}
