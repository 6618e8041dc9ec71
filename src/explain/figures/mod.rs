//! A figure as a whole: its rule, its newest values over all notes, and the notes behind them.

mod adaptability;
mod body;
mod calibration;
mod capability;
mod completeness;
mod incidents;
mod ledger;
mod levels;
mod meaning;
mod plan;
mod prejudgment;
mod prevention;
mod rescoring;
mod times;
mod visibility;
mod week;

use super::explanation::Explanation;
use super::head::head;
use super::rule::Figure;
use crate::analysis::view::View;
use body::Body;

/// Explains a figure over the whole vault.
pub(super) fn figure(view: &View<'_>, figure: &Figure) -> Explanation {
    let (answer, sections) = compute(figure.name).map(|compute| compute(view)).unwrap_or_default();
    Explanation {
        what: "figure".to_owned(),
        title: figure.name.to_owned(),
        answer,
        rules: vec![figure.rule()],
        sections,
        see: see(view, figure),
        ..head(view, None)
    }
}

fn see(view: &View<'_>, figure: &Figure) -> Vec<String> {
    // As a word alone `capability` means the figure.
    let namesake =
        view.ladders.get(figure.name).map(|ladder| format!("casebook explain {} --as ladder", ladder.id));
    namesake.into_iter().chain([format!("casebook show {}", figure.report)]).collect()
}

fn compute(name: &str) -> Option<fn(&View<'_>) -> Body> {
    Some(match name {
        "completeness" => completeness::completeness,
        "times" => times::times,
        "incidents" => incidents::incidents,
        "capability" => capability::capability,
        "prevention" => prevention::prevention,
        "ledger" => ledger::ledger,
        "week" => week::week,
        "visibility" => visibility::visibility,
        "prejudgment" => prejudgment::prejudgment,
        "calibration" => calibration::calibration,
        "plan" => plan::plan,
        "adaptability" => adaptability::adaptability,
        "meaning" => meaning::meaning,
        "levels" => levels::levels,
        "position" => levels::position,
        "rescoring" => rescoring::rescoring,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::compute;
    use crate::explain::rule::FIGURES;

    #[test]
    fn every_figure_is_computed() {
        for figure in FIGURES {
            assert!(compute(figure.name).is_some(), "{}", figure.name);
        }
    }
}
