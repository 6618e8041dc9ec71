//! What each stage costs on 10,000 made-up notes: `cargo bench`. docs/performance.md says how to read it.

mod support;

use casebook::analysis::View;
use casebook::analysis::levels::{Depth, levels};
use casebook::config::Config;
use casebook::diagnostic::Diagnostic;
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline::{self, Read};
use casebook::render::markdown;
use casebook::report;
use casebook::source::decode;
use casebook::syntax::outline::Detail;
use casebook::syntax::{body, front_matter};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use std::sync::Arc;
use support::{Mix, Vault as MadeUp};

const NOTES: usize = 10_000;

fn main() {
    divan::main();
}

/// The bytes of a made-up vault, by path.
fn files(mix: Mix) -> Vec<(Arc<str>, Vec<u8>)> {
    made_up(MadeUp { notes: NOTES, mix, years: 4 })
}

fn made_up(vault: MadeUp) -> Vec<(Arc<str>, Vec<u8>)> {
    let file = |number| {
        let (path, text) = vault.note(number);
        (Arc::from(path), text.into_bytes())
    };
    (0..vault.notes).map(file).collect()
}

fn read(files: &[(Arc<str>, Vec<u8>)], config: &Config) -> Vec<Read> {
    let names = Names::new(&config.names);
    files.iter().map(|(file, bytes)| pipeline::read_note(file, bytes.clone(), &names, config)).collect()
}

fn vault(mix: Mix) -> (Vault, Vec<Diagnostic>) {
    pipeline::assemble(read(&files(mix), &Config::default()), Vec::new(), Vec::new())
}

fn view<'v>(vault: &'v Vault, config: &'v Config) -> View<'v> {
    View::new(vault, config, jiff::civil::date(2026, 11, 25), jiff::tz::TimeZone::UTC)
}

/// Runs a stage over each text, and counts notes and bytes.
fn each_text<T>(bencher: Bencher<'_, '_>, mix: Mix, stage: impl Fn(&Arc<str>, &str) -> T + Sync) {
    let texts: Vec<(Arc<str>, String)> =
        files(mix).into_iter().map(|(file, bytes)| (file, decode(bytes).text)).collect();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(ItemsCount::new(NOTES)).counter(BytesCount::new(bytes)).bench(|| {
        for (file, text) in &texts {
            black_box(stage(file, text));
        }
    });
}

#[divan::bench(args = [Mix::Generic, Mix::Typed], sample_count = 10)]
fn a_front_matter(bencher: Bencher<'_, '_>, mix: Mix) {
    each_text(bencher, mix, front_matter::read);
}

#[divan::bench(args = [Mix::Generic, Mix::Typed], sample_count = 10)]
fn b_links_of_bodies(bencher: Bencher<'_, '_>, mix: Mix) {
    each_text(bencher, mix, |file, text| body::outline(file, text, 0, Detail::Links));
}

#[divan::bench(args = [Mix::Generic, Mix::Typed], sample_count = 10)]
fn c_outlines_of_bodies(bencher: Bencher<'_, '_>, mix: Mix) {
    each_text(bencher, mix, |file, text| body::outline(file, text, 0, Detail::Full));
}

#[divan::bench(args = [Mix::Generic, Mix::Typed], sample_count = 10)]
fn d_notes_from_bytes(bencher: Bencher<'_, '_>, mix: Mix) {
    let (files, config) = (files(mix), Config::default());
    bencher.counter(ItemsCount::new(NOTES)).bench(|| read(&files, &config));
}

#[divan::bench(args = [Mix::Generic, Mix::Typed], sample_count = 10)]
fn e_vault_from_notes(bencher: Bencher<'_, '_>, mix: Mix) {
    let (files, config) = (files(mix), Config::default());
    bencher
        .counter(ItemsCount::new(NOTES))
        .with_inputs(|| read(&files, &config))
        .bench_values(|notes| pipeline::assemble(notes, Vec::new(), Vec::new()));
}

#[divan::bench(args = [Mix::Generic, Mix::Typed], sample_count = 10)]
fn f_findings(bencher: Bencher<'_, '_>, mix: Mix) {
    let ((vault, found), config) = (vault(mix), Config::default());
    let view = view(&vault, &config);
    bencher
        .counter(ItemsCount::new(NOTES))
        .with_inputs(|| found.clone())
        .bench_values(|found| pipeline::findings(&view, found));
}

#[divan::bench(args = report::NAMES, sample_count = 10)]
fn g_report(bencher: Bencher<'_, '_>, name: &str) {
    let ((vault, _), config) = (vault(Mix::Typed), Config::default());
    let view = view(&vault, &config);
    bencher.counter(ItemsCount::new(NOTES)).bench(|| report::build(name, &view));
}

#[divan::bench(sample_count = 10)]
fn h_pages_of_reports(bencher: Bencher<'_, '_>) {
    let ((vault, _), config) = (vault(Mix::Typed), Config::default());
    let reports = report::all(&view(&vault, &config));
    bencher
        .counter(ItemsCount::new(NOTES))
        .bench(|| markdown::render(&reports, &[], &config).map(|pages| pages.len()));
}

/// 5,000 notes of evidence over ten years: the present level alone, with every week of the history, and with the
/// notes that almost count.
#[divan::bench(args = [Depth::Level, Depth::History, Depth::Whole], sample_count = 20)]
fn i_levels(bencher: Bencher<'_, '_>, depth: Depth) {
    let config = Config::default();
    // A fifth of them is of no kind.
    let files = made_up(MadeUp { notes: 6_250, mix: Mix::Typed, years: 10 });
    let (vault, _) = pipeline::assemble(read(&files, &config), Vec::new(), Vec::new());
    let view = view(&vault, &config);
    bencher.counter(ItemsCount::new(5_000_usize)).bench(|| levels(&view, depth).standings.len());
}
