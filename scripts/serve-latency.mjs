#!/usr/bin/env node
// Measures the time from saving a note to the changed page, in a real browser, on a made-up vault:
//
//     scripts/serve-latency.mjs             1,000 notes, twenty saves
//     scripts/serve-latency.mjs 10000 5     10,000 notes, five saves
//
// It needs what `scripts/task pages` needs, and two programs built for release: casebook, and the example made_up_vault.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { launch } from '../tests/pages/site.mjs';

const [notes = 1000, rounds = 20] = process.argv.slice(2).map(Number);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const release = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', 'release');
// A RAM disk, where there is one: what the disk takes is not what is asked.
const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'casebook-latency-'));
const vault = join(folder, 'vault');

const note = (words) => `---\ntype: case\ntitle: Measured\ndate: 2026-03-02\npublish: true\n---\n## Root cause\n\n${words}\n`;

async function save(words) {
  await writeFile(join(folder, 'beside'), note(words));
  const begun = Date.now();
  await rename(join(folder, 'beside'), join(vault, 'Measured.md'));
  return begun;
}

/** Lines of a stream, as they come. */
function lines(stream) {
  const iterator = createInterface({ input: stream })[Symbol.asyncIterator]();
  return async (pattern) => {
    for (;;) {
      const { value, done } = await iterator.next();
      if (done) throw new Error('casebook serve ended');
      const found = value.match(pattern);
      if (found) return found;
    }
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

let server, browser;
try {
  execFileSync(join(release, 'examples', 'made_up_vault'), [vault, String(notes), 'typed']);
  await save('Nothing yet');
  server = spawn(join(release, 'casebook'), ['serve', vault, '--port', '0', '--color', 'never'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = lines(server.stderr);
  const [, url] = await lines(server.stdout)(/^Serving (\S+)/);
  browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${url}casebook/portfolio/cases.html`);
  await page.getByRole('link', { name: 'Measured' }).first().click();
  await page.getByText('Nothing yet').first().waitFor();
  const whole = [], built = [];
  for (let round = 0; round < rounds; round += 1) {
    const words = `Round ${round} of it`;
    const seen = page.evaluate((words) => new Promise((done) => {
      const look = () => { if (document.querySelector('main').textContent.includes(words)) done(Date.now()); };
      new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
    }), words);
    const begun = await save(words);
    whole.push(await seen - begun);
    const [, took, unit] = await said(/^Measured\.md: .* in ([\d.]+) (ms|s)\./);
    built.push(Number(took) * (unit === 's' ? 1000 : 1));
  }
  console.log(`${notes} notes, ${rounds} saves: ${median(whole)} ms from saving to the changed page (at most ${Math.max(...whole)}),`);
  console.log(`${median(built)} ms of it for the build; the rest is waiting for quiet (50 ms) and the browser.`);
} finally {
  await browser?.close();
  server?.kill();
  await rm(folder, { recursive: true, force: true });
}
