//! Which pages there are, and what the template of each sees. All of them are always there.

use super::shell::{Shell, root};
use super::{
    capabilities, decisions, domain, figures, ledger, levels, plan, prevention, review, visibility, weeks,
};
use crate::dashboard::{Dashboard, Place};
use crate::render::template::{TemplateError, engine};
use crate::render::web::links::Links;
use crate::report::{Plain, Without};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// The large parts of reports that no template here reads.
const UNREAD: &[&str] = &["tree", "steps", "picture", "history"];
/// The most notes that a list of a picture links to.
const MOST: usize = 25;

/// One page.
pub(super) struct Page {
    /// From the root of the dashboard: `levels.html`.
    pub(super) path: String,
    /// Its template.
    pub(super) template: &'static str,
    title: String,
    section: &'static str,
    about: About,
    /// What all pages see. A copy costs nothing: its values are shared.
    around: Context,
}

/// What a page is about.
#[derive(Debug, Clone, Copy)]
enum About {
    Digest,
    Levels,
    Capabilities,
    /// By its place in the capability map.
    Domain(usize),
    Ledger,
    Prevention,
    Weeks,
    Visibility,
    Decisions,
    Plan,
    Review,
}

/// All pages.
pub(super) fn list(dashboard: &Dashboard<'_>) -> Vec<Page> {
    let mut around = Context::new();
    around.insert("as_of", &dashboard.as_of);
    around.insert("domain_pages", &capabilities::pages(dashboard.reports));
    around.insert("levels", &dashboard.levels);
    let page = |path, template, title: &str, about| page(path, template, title, about, &around);
    let mut list = vec![
        page("index.html", "dashboard/index.html", "Digest", About::Digest),
        page("levels.html", "dashboard/levels.html", "Levels", About::Levels),
        page("capabilities.html", "dashboard/capabilities.html", "Capabilities", About::Capabilities),
        page("ledger.html", "dashboard/ledger.html", "Ledger", About::Ledger),
        page("prevention.html", "dashboard/prevention.html", "Prevention", About::Prevention),
        page("weeks.html", "dashboard/weeks.html", "Weeks", About::Weeks),
        page("visibility.html", "dashboard/visibility.html", "Visibility", About::Visibility),
        page("decisions.html", "dashboard/decisions.html", "Decisions", About::Decisions),
        page("plan.html", "dashboard/plan.html", "Plan", About::Plan),
        page("review.html", "dashboard/review.html", "Review", About::Review),
    ];
    let domains = dashboard.reports.capability_map.domains.iter().enumerate();
    list.extend(domains.map(|(at, domain)| Page {
        path: format!("capabilities/{}.html", domain.page),
        template: "dashboard/domain.html",
        title: format!("Diagnosing {} problems", domain.domain),
        section: "capabilities.html",
        about: About::Domain(at),
        around: around.clone(),
    }));
    list
}

fn page(path: &'static str, template: &'static str, title: &str, about: About, around: &Context) -> Page {
    Page {
        path: path.to_owned(),
        template,
        title: title.to_owned(),
        section: path,
        about,
        around: around.clone(),
    }
}

impl Page {
    /// What its template sees: the shell, the report that it is about with the notes that it names, and its charts.
    pub(super) fn context(&self, dashboard: &Dashboard<'_>) -> Result<Context, TemplateError> {
        let mut context = Shell { path: &self.path, title: &self.title, section: self.section }.context();
        let all = dashboard.reports;
        context.extend(self.around.clone());
        let (report, head) = match self.about {
            About::Digest => (self.report("digest", &all.digest)?, &all.digest.head),
            About::Levels => (self.report("progress", &all.tier_progress)?, &all.tier_progress.head),
            About::Capabilities => {
                (self.report("capability", &all.capability_map)?, &all.capability_map.head)
            }
            About::Domain(at) => {
                let domain = &all.capability_map.domains[at];
                (self.report("domain", domain)?, &all.capability_map.head)
            }
            About::Ledger => (self.report("ledger", &all.ledger)?, &all.ledger.head),
            About::Prevention => (self.report("prevention", &all.prevention)?, &all.prevention.head),
            About::Weeks | About::Visibility => (self.report("time", &all.time)?, &all.time.head),
            About::Decisions => (self.report("decisions", &all.decisions)?, &all.decisions.head),
            About::Plan => (self.report("plan", &all.plan)?, &all.plan.head),
            About::Review => (self.report("review", &all.review)?, &all.review.head),
        };
        context.extend(report);
        let notes = match self.about {
            About::Domain(at) => named(dashboard, domain::files(&all.capability_map.domains[at])),
            _ => named(dashboard, head.notes.keys().map(String::as_str)),
        };
        context.insert("notes", &notes);
        self.beside(dashboard, &mut context);
        context.insert_value("charts", safe(self.charts(dashboard)));
        Ok(context)
    }

    /// What single templates see beside that.
    fn beside(&self, dashboard: &Dashboard<'_>, context: &mut Context) {
        match self.about {
            About::Digest => context.insert("figures", &figures::figures(dashboard.reports)),
            About::Capabilities => {
                context.insert("shared", &dashboard.shared);
                context.insert("order", &capabilities::strongest_first(dashboard));
            }
            About::Domain(at) => {
                let domain = &dashboard.reports.capability_map.domains[at];
                context.insert("shared", &domain::beside(dashboard, domain));
            }
            About::Ledger => context.insert_value("pairs", safe(ledger::pairs(dashboard))),
            _ => {}
        }
    }

    /// Its charts as HTML, by name.
    fn charts(&self, dashboard: &Dashboard<'_>) -> BTreeMap<String, String> {
        let root = root(&self.path);
        let find = |file: &str| {
            let place = dashboard.places.get(file)?;
            Some((place.title.as_str(), place.address.as_deref()))
        };
        let links = Links { root: &root, find: &find, most: MOST };
        let (all, as_of) = (dashboard.reports, dashboard.as_of.as_str());
        let charts = match self.about {
            About::Digest => vec![
                ("layers".to_owned(), weeks::layers(&links, dashboard)),
                ("level".to_owned(), levels::first(&all.tier_progress)),
                ("map".to_owned(), capabilities::map(&links, dashboard)),
            ],
            About::Levels => levels::charts(&links, &all.tier_progress),
            About::Capabilities => capabilities::charts(&links, dashboard),
            About::Domain(at) => domain::charts(&links, dashboard, &all.capability_map.domains[at]),
            About::Ledger => ledger::charts(&links, &all.ledger),
            About::Prevention => prevention::charts(&links, &all.prevention, as_of),
            About::Weeks => weeks::charts(&links, dashboard),
            About::Visibility => visibility::charts(&links, &all.time),
            About::Decisions => decisions::charts(&links, &all.decisions),
            About::Plan => plan::charts(&links, &all.plan, as_of),
            About::Review => review::charts(&links, &all.review),
        };
        charts.into_iter().filter_map(|(name, chart)| Some((name, chart?.html()))).collect()
    }

    /// A report under the name that templates have for it.
    fn report(&self, name: &'static str, report: &impl Serialize) -> Result<Context, TemplateError> {
        let report = Without(report, UNREAD);
        engine::context(self.template, &Plain(&BTreeMap::from([(name, report)])))
    }
}

/// Pieces of HTML, as templates place them.
fn safe(pieces: BTreeMap<String, String>) -> Value {
    let safe = |(name, html): (String, String)| (name, Value::safe_string(&html));
    Value::from(pieces.into_iter().map(safe).collect::<BTreeMap<String, Value>>())
}

/// Some notes, as links need them.
fn named<'d>(
    dashboard: &'d Dashboard<'_>,
    files: impl IntoIterator<Item = &'d str>,
) -> BTreeMap<&'d str, &'d Place> {
    files.into_iter().filter_map(|file| Some((file, dashboard.places.get(file)?))).collect()
}
