//! Figure 7: where the weeks go, and the 60-second diagnostic.

use super::activities::{self, Rung, Tables};
use super::statistics::mean_of_known;
use super::view::View;
use super::week::{self, WeekFigures};
use crate::model::choice::Nature;
use crate::model::structure::Mention;
use crate::value::identity;
use std::collections::BTreeMap;

/// "Recent" means the audits of so many days...
pub const RECENT_DAYS: i32 = 56;
/// ... and at most so many of them.
pub const RECENT_AUDITS: usize = 4;

/// Where the time goes.
#[derive(Debug)]
pub struct Time<'v> {
    /// Every audit that counts, by week.
    pub weeks: Vec<WeekFigures<'v>>,
    /// The recent ones.
    pub recent: Vec<WeekFigures<'v>>,
    /// Their means.
    pub means: Means,
    /// The 60-second diagnostic.
    pub diagnostic: Diagnostic,
    /// The repetitive activity with most hours in the recent audits.
    pub automation: Option<Automation>,
}

/// Unweighted means over the recent audits; unknown weeks are left out.
#[derive(Debug, Clone, Default)]
pub struct Means {
    /// Execution, orchestration, innovation.
    pub shares: [Option<f64>; 3],
    /// Rung, exposure and high share. The rung alone falls back on the newest review where no audit has one.
    pub rung: Rung,
    /// The review that the rung comes from, by index in the vault; `None` where it comes from audits, or nowhere.
    pub rung_from_review: Option<usize>,
    /// How many audits.
    pub n: usize,
}

/// An activity to automate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Automation {
    /// Its name as last written.
    pub activity: String,
    /// Its hours in the recent audits.
    pub hours: f64,
    /// The audits that name it as repetitive, by index in the vault.
    pub audits: Vec<usize>,
}

/// What I influenced, own, and am asked.
#[derive(Debug, Clone, Default)]
pub struct Diagnostic {
    /// With the audit that names it; `None` where no recent audit has the section.
    pub decisions: Option<Vec<(String, usize)>>,
    /// Outcomes owned.
    pub outcomes: Option<Vec<(String, usize)>>,
    /// Who asked, how often.
    pub askers: Option<Vec<Asker>>,
}

/// A person who asked for my judgment.
#[derive(Debug, Clone, PartialEq)]
pub struct Asker {
    /// Their name as first written.
    pub person: String,
    /// How often.
    pub n: usize,
    /// The audits that say so.
    pub audits: Vec<usize>,
}

/// Computes where the time goes.
pub fn time<'v>(view: &View<'v>) -> Time<'v> {
    let tables = activities::tables(view);
    let weeks: Vec<WeekFigures<'v>> =
        view.audits().into_iter().filter_map(|audit| week::figures(audit, &tables)).collect();
    let in_window = weeks.iter().filter(|week| view.within(week.audit.date, RECENT_DAYS));
    let mut recent: Vec<WeekFigures<'v>> = in_window.rev().take(RECENT_AUDITS).cloned().collect();
    recent.reverse();
    Time {
        means: means(view, &recent, &tables),
        diagnostic: diagnostic(&recent),
        automation: automation(&recent, &tables),
        weeks,
        recent,
    }
}

fn means(view: &View<'_>, recent: &[WeekFigures<'_>], tables: &Tables) -> Means {
    let of = |figure: fn(&Rung) -> Option<f64>| mean_of_known(recent.iter().map(|week| figure(&week.rung)));
    let mut rung = Rung {
        rung: of(|r| r.rung),
        exposure: of(|r| r.exposure),
        high_share: of(|r| r.high_share),
        scored_share: of(|r| r.scored_share),
    };
    let mut rung_from_review = None;
    if rung.rung.is_none() {
        let scored = |id: usize| Some((id, activities::rung(tables.get(&id)?).rung?));
        let newest = view.reviews().iter().rev().find_map(|review| scored(review.id));
        (rung_from_review, rung.rung) = newest.unzip();
    }
    let share =
        |layer: usize| mean_of_known(recent.iter().map(|week| week.shares.map(|shares| shares[layer])));
    Means { shares: [share(0), share(1), share(2)], rung, rung_from_review, n: recent.len() }
}

fn automation(recent: &[WeekFigures<'_>], tables: &Tables) -> Option<Automation> {
    let mut found: BTreeMap<&str, Automation> = BTreeMap::new();
    for (id, table) in recent.iter().filter_map(|week| Some((week.audit.id, tables.get(&week.audit.id)?))) {
        for activity in table.iter().filter(|activity| activity.nature == Some(Nature::Repetitive)) {
            let sum = found.entry(&activity.key).or_default();
            sum.activity.clone_from(&activity.name);
            sum.hours += activity.weight;
            if sum.audits.last() != Some(&id) {
                sum.audits.push(id);
            }
        }
    }
    // Of equals the first by name.
    let most = found.into_values().rev().max_by(|a, b| a.hours.total_cmp(&b.hours));
    most.filter(|most| most.hours > 0.0)
}

fn diagnostic(recent: &[WeekFigures<'_>]) -> Diagnostic {
    type Section = fn(&crate::model::kinds::audit::Audit) -> Option<&Vec<Mention>>;
    let known = |section: Section| {
        let sections: Vec<_> =
            recent.iter().filter_map(|week| Some((week.audit.id, section(week.audit.facts)?))).collect();
        (!sections.is_empty()).then_some(sections)
    };
    let texts = |section: Section| {
        let list =
            known(section)?.into_iter().flat_map(|(id, list)| list.iter().map(move |m| (m.text.clone(), id)));
        Some(list.collect())
    };
    let asked = known(|audit| audit.asked_for_judgment.as_ref());
    Diagnostic {
        decisions: texts(|audit| audit.decisions_influenced.as_ref()),
        outcomes: texts(|audit| audit.outcomes_owned.as_ref()),
        askers: asked.map(askers),
    }
}

fn askers(sections: Vec<(usize, &Vec<Mention>)>) -> Vec<Asker> {
    let mut askers: Vec<(String, Asker)> = Vec::new();
    for (id, list) in sections {
        for mention in list {
            let person = person(mention);
            let key = person_key(mention);
            match askers.iter_mut().find(|(known, _)| *known == key) {
                Some((_, asker)) => {
                    asker.n += 1;
                    if asker.audits.last() != Some(&id) {
                        asker.audits.push(id);
                    }
                }
                None => askers.push((key, Asker { person, n: 1, audits: vec![id] })),
            }
        }
    }
    askers.sort_by(|a, b| b.1.n.cmp(&a.1.n).then_with(|| a.0.cmp(&b.0)));
    askers.into_iter().map(|(_, asker)| asker).collect()
}

/// The person of an item `person: question`.
fn person(mention: &Mention) -> String {
    mention.text.split_once(':').map_or(mention.text.as_str(), |(person, _)| person).trim().to_owned()
}

/// People compare by the note they are linked to, else by name; a link's name is its file's.
pub fn person_key(mention: &Mention) -> String {
    match &mention.link {
        Some(link) if !link.is_external() => identity::key(crate::source::stem(&link.target)),
        _ => identity::key(&person(mention)),
    }
}
