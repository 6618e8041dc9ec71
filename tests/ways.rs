//! A field may be given in four ways, and in the shapes that people already use.

use casebook::config::{self, Config};
use casebook::model::kind::{Kind, Record};
use casebook::model::names::Names;
use casebook::model::note::Note;
use casebook::pipeline::read_note;
use std::fmt::Write;
use std::sync::Arc;

fn read_with(config: &Config, file: &str, text: &str) -> (Note, Vec<String>) {
    let names = Names::new(&config.names);
    let (note, findings) = read_note(&Arc::from(file), text.as_bytes().to_vec(), &names, config);
    (note, findings.iter().map(|finding| finding.code.id().to_owned()).collect())
}

fn read(text: &str) -> (Note, Vec<String>) {
    read_with(&Config::default(), "2026-03-02 Note.md", text)
}

/// What a test looks at in a case.
fn facts(note: &Note) -> String {
    let Some(Record::Case(case)) = &note.record else { return format!("{:?}", note.kind()) };
    let mut facts = String::new();
    let _ = writeln!(facts, "pattern {:?}, restore {:?}", case.pattern, case.time_to_restore);
    let _ = writeln!(facts, "symptoms {:?}", case.symptoms);
    for risk in &case.misjudgment_risks {
        let _ = writeln!(facts, "risk {:?} {}", risk.cost, risk.text);
    }
    for step in &case.diagnostic_path {
        let _ = writeln!(facts, "check {} -> {:?}", step.check, step.finding);
    }
    let _ = writeln!(facts, "cause {:?}", case.root_cause);
    for task in &case.prevention {
        let _ = writeln!(facts, "task {} {} {:?}", task.text, task.done, task.done_on);
    }
    facts
}

#[test]
fn the_four_ways_say_the_same() {
    let property = read(
        "---\ntype: case\npattern: conntrack-exhaustion\ntime_to_restore: 2h 28m\nsymptoms: [Half of all SYNs vanish]\n\
         misjudgment_risks: [\"system: restarting drops the rest\"]\n\
         diagnostic_path: [\"`conntrack -C` -> full\", \"who opens them -> the crawler\"]\n\
         root_cause: The table was full.\nprevention_plan: [Alert at 80 %]\n---\n",
    );
    let section = read(
        "---\ntype: case\n---\n## Pattern\n\nconntrack-exhaustion\n\n## Time to restore\n\n2h 28m\n\n## Symptoms\n\n- Half of all SYNs vanish\n\n\
         ## Misjudgment risks\n\n- system: restarting drops the rest\n\n## Diagnostic path\n\n1. `conntrack -C` -> full\n2. who opens them => the crawler\n\n\
         ## Root cause\n\nThe table was full.\n\n## Prevention plan\n\n- [ ] Alert at 80 %\n",
    );
    let label = read(
        "---\ntype: case\n---\n- **Pattern**: conntrack-exhaustion\n- Time to recovery: 148 minutes\n- **Symptoms:**\n  - Half of all SYNs vanish\n\
         - **Misjudgment risks**:\n  - system: restarting drops the rest\n- **Diagnostic path**:\n  1. `conntrack -C` → full\n  2. who opens them → the crawler\n\
         - **Root cause**: The table was full.\n- **Action items**:\n  - Alert at 80 %\n",
    );
    let dataview = read(
        "---\ntype: case\n---\npattern:: conntrack-exhaustion\ntime_to_restore:: PT2H28M\nsymptoms:: Half of all SYNs vanish\n\
         misjudgment_risks:: system: restarting drops the rest\n\n[root_cause:: The table was full.] and (prevention_plan:: Alert at 80 %)\n\n\
         diagnostic_path:: `conntrack -C` -> full\n\n- diagnostic_path:: who opens them -> the crawler\n",
    );
    let expected = facts(&property.0);
    assert!(expected.contains("check conntrack -C -> Some(\"full\")"), "{expected}");
    assert!(expected.contains("risk Some(System) restarting drops the rest"), "{expected}");
    for (name, (note, findings)) in
        [("property", property), ("section", section), ("label", label), ("Dataview", dataview)]
    {
        assert_eq!(facts(&note), expected, "{name}");
        assert_eq!(findings, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn ways_that_disagree_are_told_and_lists_add_up() {
    let (note, findings) = read(
        "---\ntype: case\nseverity: sev1\n---\n- Severity: sev2\n\n## Symptoms\n\n- a\n\n- **Symptoms**: b\n",
    );
    assert_eq!(findings, ["CB0302"]);
    assert_eq!(note.readings.text(&casebook::model::kinds::case::SEVERITY).as_deref(), Some("sev1"));
    let (note, findings) = read("---\ntype: case\nsymptoms: [a]\n---\n## Symptoms\n\n- a\n- b\n");
    assert_eq!(findings, Vec::<String>::new());
    let Some(Record::Case(case)) = &note.record else { panic!() };
    assert_eq!(case.symptoms, ["a", "b"]);
}

#[test]
fn a_postmortem_in_the_shape_of_the_sre_book_is_a_case() {
    let (note, findings) = read(
        "---\ntype: case\n---\n# Shakespeare Sonnet++ Postmortem (incident #465)\n\n**Date**: 2015-10-21\n\n**Authors**: jennifer, martym\n\n\
         **Status**: Complete, action items in progress\n\n**Summary:** Search down for 66 minutes during a period of high interest.\n\n\
         **Impact**: Estimated 1.21B queries lost.\n\n**Root Causes**: Cascading failure through combination of high load and a resource leak.\n\n\
         **Trigger**: Latent bug triggered by sudden increase in traffic.\n\n**Detection**: Borgmon paged on-call.\n\n\
         ## Action Items\n\n| Action Item | Type | Owner | Bug |\n|---|---|---|---|\n| Update playbook | mitigate | jennifer | n/a **DONE** |\n| Plug leak | prevent | agoogler | 5554825 |\n\n\
         ## Lessons Learned\n\n### What went well\n\n- Monitoring alerted us.\n\n### What went wrong\n\n- We're out of practice.\n\n### Where we got lucky\n\n- A mailing list had a copy.\n\n\
         ## Timeline\n\n2015-10-21 (*all times UTC*)\n\n- 14:51 News reports a new sonnet\n- 14:53 Traffic increases 88x\n",
    );
    assert_eq!(findings, Vec::<String>::new());
    let Some(Record::Case(case)) = &note.record else { panic!() };
    assert_eq!(note.date.map(|date| date.to_string()).as_deref(), Some("2015-10-21"));
    assert_eq!(
        case.symptoms,
        ["Search down for 66 minutes during a period of high interest.", "Estimated 1.21B queries lost."]
    );
    assert_eq!(
        case.root_cause.as_deref(),
        Some("Cascading failure through combination of high load and a resource leak.")
    );
    let risks: Vec<&str> = case.misjudgment_risks.iter().map(|risk| risk.text.as_str()).collect();
    assert_eq!(risks, ["We're out of practice.", "A mailing list had a copy."]);
    let tasks: Vec<(&str, bool)> =
        case.prevention.iter().map(|task| (task.text.as_str(), task.done)).collect();
    assert_eq!(tasks, [("Update playbook", true), ("Plug leak", false)]);
    assert!(case.path_from_timeline);
    let events: Vec<&str> = case.diagnostic_path.iter().map(|step| step.check.as_str()).collect();
    assert_eq!(events, ["News reports a new sonnet", "Traffic increases 88x"]);
}

#[test]
fn a_madr_record_is_a_decision() {
    let (note, findings) = read(
        "---\ntype: decision\nstatus: \"superseded by [[0123 Other]]\"\ndate: 2026-02-01\ndecision-makers: [Ada Kim, \"[[Bo Lund]]\"]\nconsulted:\ninformed:\n---\n\
         # Use one issuer\n\n## Context and Problem Statement\n\nThree issuers, three renewals.\n\n## Decision Drivers\n\n* fewer renewals\n\n\
         ## Considered Options\n\n* one issuer\n* leave it\n\n## Decision Outcome\n\nChosen option: \"one issuer\".\n\n### Consequences\n\n* Good, because fewer\n* Bad, because one\n\n\
         ### Confirmation\n\nA test renews weekly.\n\n## More Information\n\nNone.\n",
    );
    assert_eq!(findings, Vec::<String>::new());
    let Some(Record::Decision(decision)) = &note.record else { panic!() };
    assert_eq!(decision.context.as_deref(), Some("Three issuers, three renewals."));
    assert_eq!(decision.options.as_deref(), Some("- one issuer\n- leave it"));
    assert_eq!(decision.decision.as_deref(), Some("Chosen option: \"one issuer\"."));
    assert_eq!(decision.trade_offs.as_deref(), Some("- Good, because fewer\n- Bad, because one"));
    assert_eq!(decision.monitoring.as_deref(), Some("A test renews weekly."));
    let people: Vec<&str> = note.people.iter().map(|person| person.text.as_str()).collect();
    assert_eq!(people, ["Ada Kim", "Bo Lund"]);
}

#[test]
fn kinds_come_from_type_tag_or_folder() {
    let settings = "[kinds.case]\ntags = [\"incident\"]\nfolders = [\"Incidents\"]\ntypes = [\"outage\"]\n";
    let (config, wrong) = config::read(&Arc::from("casebook.toml"), settings);
    assert!(wrong.is_empty(), "{wrong:?}");
    let case = Some(Kind::Case);
    for (file, front, kind, domains, codes) in [
        ("a.md", "type: case", case, vec![], vec!["CB0301"]),
        (
            "2026-01-01 a.md",
            "type: Case\ntags: [clinical-case/network/dns]",
            case,
            vec!["network/dns"],
            vec![],
        ),
        ("2026-01-01 a.md", "tags: postmortem", case, vec![], vec![]),
        ("2026-01-01 a.md", "tags: ['#incident/db', x]", case, vec!["db"], vec![]),
        ("2026-01-01 a.md", "type: outage", case, vec![], vec![]),
        ("2026-01-01 a.md", "tags: casebook/decision", Some(Kind::Decision), vec![], vec![]),
        ("Incidents/2026-01-01 a.md", "title: x", case, vec![], vec![]),
        ("Incidents/2026-W03.md", "type: audit", Some(Kind::Audit), vec![], vec![]),
        ("a.md", "type: meeting", None, vec![], vec![]),
        ("a.md", "type: desicion", None, vec![], vec!["CB0115"]),
        ("a.md", "type: plan", None, vec![], vec!["CB0117"]),
        ("2026-01-01 a.md", "type: case\ntags: [weekly-audit]", None, vec![], vec!["CB0116"]),
        ("a.md", "tags: [case, plan]", None, vec![], vec![]),
    ] {
        let (note, findings) = read_with(&config, file, &format!("---\n{front}\n---\n"));
        assert_eq!(
            (note.kind(), note.domains, findings),
            (
                kind,
                domains.into_iter().map(String::from).collect(),
                codes.into_iter().map(String::from).collect()
            ),
            "{file}: {front}"
        );
    }
}

#[test]
fn sections_without_words_of_their_own_are_absent() {
    let (note, findings) = read(
        "---\ntype: case\ndate: 2026-03-02\n---\n## Symptoms\n\n<!-- What did you see? -->\n\n## Root cause\n\nTBD\n\n## Diagnostic path\n\n1. ?\n\n\
         ## Misjudgment risks\n\n%% later %%\n\n## Prevention plan\n\n- [ ] \n\n```\n## Timeline\n\n- 10:00 not read\n```\n",
    );
    let Some(Record::Case(case)) = &note.record else { panic!() };
    assert_eq!(casebook::analysis::capability::parts(case), 0, "{case:?}");
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn an_audit_tells_none_from_unknown() {
    let (note, _) = read_with(
        &Config::default(),
        "2026-W10.md",
        "---\ntype: audit\n---\n## Activities\n\n| Activity | Hours | Layer | Score | Nature | AI |\n|---|---|---|---|---|---|\n\
         | Tickets | 8 | Execution | 1 | repetitive | 50% |\n| Reviews | 4.5 | orchestration | | | |\n\n## Decisions influenced\n\nnone\n\n\
         ## Outcomes owned\n\n## Asked for judgment\n\n- [[Ada Kim]]: is it DNS?\n",
    );
    let Some(Record::Audit(audit)) = &note.record else { panic!() };
    assert_eq!(audit.week.map(|week| week.to_string()).as_deref(), Some("2026-W10"));
    assert_eq!(audit.decisions_influenced, Some(Vec::new()));
    assert_eq!(audit.outcomes_owned, None);
    assert_eq!(audit.asked_for_judgment.as_ref().map(Vec::len), Some(1));
    let rows = &audit.activities.as_ref().unwrap().rows;
    assert_eq!((rows[0].hours, rows[0].score, rows[0].ai), (Some(8.0), Some(1), Some(0.5)));
    assert_eq!((rows[1].hours, rows[1].score, rows[1].nature), (Some(4.5), None, None));
}

#[test]
fn values_in_running_text_are_read_with_their_remarks() {
    let facts = |line: &str| {
        let (note, findings) = read(&format!("---\ntype: case\n---\n# Title\n\n{line}\n"));
        let Some(Record::Case(case)) = &note.record else { panic!() };
        (note.date.map(|date| date.to_string()).unwrap_or_default(), case.time_to_restore, findings)
    };
    let none: Vec<String> = Vec::new();
    let day = || "2026-03-02".to_owned();
    assert_eq!(facts("**Duration:** ~8h 5m total (20:10 to 04:15)"), (day(), Some(485.0), none.clone()));
    assert_eq!(facts("**Time to repair**: 5h 8m"), (day(), Some(308.0), none.clone()));
    assert_eq!(
        facts("**Date:** January 24, 2026 | **Duration:** 2h (so far) | **Status:** Resolved"),
        ("2026-01-24".into(), Some(120.0), none.clone())
    );
    assert_eq!(
        facts("| Date | 2026-01-24 (Friday) |\n|---|---|\n| Time to recovery | 90 min |"),
        ("2026-01-24".into(), Some(90.0), none.clone())
    );
    // Two durations are no duration; prose after a label is a warning at most.
    assert_eq!(facts("- Duration: ~30h silent + ~50m active"), (day(), None, vec!["CB0204".to_owned()]));
    assert_eq!(facts("## Scope\n\nAll nodes of the cluster."), (day(), None, none));
}

#[test]
fn a_timeline_may_be_made_of_sections() {
    let (note, _) = read(
        "---\ntype: case\n---\n## Timeline ##\n\nAll times in PST\n\n### 21:10:57 Proxy evicted ###\n\nKnown issue.\n\n### 21:14\n\n## Next\n",
    );
    let Some(Record::Case(case)) = &note.record else { panic!() };
    let events: Vec<&str> = case.diagnostic_path.iter().map(|step| step.check.as_str()).collect();
    assert_eq!(events, ["Proxy evicted", "21:14"]);
}
