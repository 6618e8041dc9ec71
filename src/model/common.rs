//! The fields that every kind has, and those that several share.

use super::choice::{Choice, Scope};
use super::field::{Field, Form};

/// `title`
pub static TITLE: Field = Field::property(
    "title",
    Form::Text,
    "Its name; else the first `#` heading, else the file name without a leading date.",
)
.example("Checkout latency after the mesh upgrade");
/// `date`
pub static DATE: Field =
    Field::property("date", Form::Date, "The day it is about; else a date at the start of the file name.")
        .names(&["incident date", "date of incident", "creation date", "decision date"])
        .example("2026-03-02");
/// `tags`
pub static TAGS: Field = Field::property(
    "tags",
    Form::Texts,
    "Tags, as in Obsidian; a compound one such as `clinical-case` makes the kind.",
)
.names(&["tag"])
.example("[oncall]");
/// `aliases`
pub static ALIASES: Field = Field::property("aliases", Form::Texts, "Other names, as in Obsidian.")
    .names(&["alias"])
    .example("[Mesh latency]");
/// `domains`
pub static DOMAINS: Field = Field::property(
    "domains",
    Form::Texts,
    "The problem areas: *how I diagnose network problems*. `network/dns` counts for `network` too.",
)
.names(&["domain", "capabilities"])
.example("[network/dns]")
.prompt("which problem areas?");
/// `skills`
pub static SKILLS: Field =
    Field::property("skills", Form::Texts, "Durable skills it shows, such as contextual judgment.")
        .example("[contextual-judgment]");
/// `scope`
pub static SCOPE: Field = Field::property("scope", Form::Choice(Scope::SET), "How far it reaches.")
    .example("team")
    .prompt("how far does it reach?");
/// `publish`
pub static PUBLISH: Field =
    Field::property("publish", Form::Flag, "Only the literal `true` lets it into the portfolio.")
        .example("false")
        .prompt("only the literal true lets it into the portfolio");
/// `slug`
pub static SLUG: Field =
    Field::property("slug", Form::Text, "The last part of its address in the portfolio.")
        .example("mesh-latency");
/// `summary`
pub static SUMMARY: Field = Field::property("summary", Form::Text, "One sentence about it.")
    .names(&["description", "tl dr"])
    .example("Half of all requests waited for a DNS timeout.");
/// `people`
pub static PEOPLE: Field = Field::property("people", Form::Texts, "Who asked, took part, or benefited.")
    .names(&[
        "participants",
        "attendees",
        "atendees",
        "responders",
        "decision makers",
        "deciders",
        "consulted",
        "informed",
        "incident commander",
        "postmortem attendees",
    ])
    .example("[\"[[Ada Kim]]\"]");

/// The common fields, in the order of a scaffold.
pub static COMMON: &[&Field] =
    &[&TITLE, &DATE, &TAGS, &ALIASES, &DOMAINS, &SKILLS, &SCOPE, &PUBLISH, &SLUG, &SUMMARY, &PEOPLE];

/// `unpredictability`, of cases and decisions.
pub static UNPREDICTABILITY: Field = Field::property(
    "unpredictability",
    Form::Scale,
    "How hard it was to foresee, 1 (routine) to 5 (nobody could).",
)
.example("3")
.prompt("how hard is it to foresee? 1 routine, 5 nobody can");
/// `irreversibility`, of cases and decisions.
pub static IRREVERSIBILITY: Field =
    Field::property("irreversibility", Form::Scale, "How hard it is to undo, 1 (at once) to 5 (never).")
        .example("2")
        .prompt("how hard is it to undo? 1 at once, 5 never");
/// `skill`, of reviews and plans.
pub static SKILL: Field = Field::property("skill", Form::Text, "The one skill to grow.")
    .example("capacity modelling")
    .prompt("which one skill?");
/// `activities`, of audits and reviews.
pub static ACTIVITIES: Field = Field::section("activities", "Activities", Form::Activities, "Where the time went: `Activity / Hours / Layer / Score / Nature / AI`. Only the first two are required; a blank rest is taken from the same activity's last audit or review.")
    .names(&["where the time went", "time log", "time spent"])
    .example("| Reviews | 4 | orchestration | 4 | decision | no |")
    .prompt("Where did the time go? Layer: execution, orchestration or innovation. Score 1-5: could a perfect AI with full information replace this within three years? 1 is surely, 5 is not at all. Nature: repetitive, structured or decision. AI: yes, no, or the part done with it. What you leave blank is taken from the last time you wrote it.");
/// `trade_offs`, of ledger entries and decisions.
pub static TRADE_OFFS: Field = Field::section(
    "trade_offs",
    "Trade-offs",
    Form::Prose,
    "What it improves, which risk it brings, how that is watched.",
)
.names(&[
    "tradeoffs",
    "consequences",
    "pros and cons",
    "pros and cons of the options",
    "positive consequences",
    "negative consequences",
    "implications",
    "drawbacks",
])
.example("One more thing to run; alerted on when its hit rate falls.")
.prompt("What gets better, which risk does it bring, and how is that watched?");
