// Another look holds what the first one does: contrast, narrow screens, print. CASEBOOK_THEMED names the output folder of
// a build with a theme.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { files, launch, watched } from './site.mjs';

const out = resolve(process.env.CASEBOOK_THEMED ?? 'missing');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;

before(async () => { browser = await launch(); });
after(() => browser?.close());

/** One page of each folder, and those at the top. */
async function kinds(folder) {
  const all = (await files(folder)).filter((path) => path.endsWith('.html') && path !== '404.html');
  const byFolder = new Map(all.map((path) => [path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path, path]));
  return [...byFolder.values()];
}

for (const site of ['portfolio', 'dashboard']) {
  const folder = join(out, site);
  const at = (path) => pathToFileURL(join(folder, path)).href;

  for (const colorScheme of ['light', 'dark']) {
    test(`${site}, ${colorScheme}: everything can be read`, async () => {
      const { page, context, faults } = await watched(browser, { colorScheme });
      for (const path of await kinds(folder)) {
        await page.goto(at(path));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2aa', 'wcag22aa'] }));
        const told = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join('\n    ')}`);
        assert.deepEqual(told, [], path);
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test(`${site}: it is another look, and fits a phone`, async () => {
    const { page, context } = await watched(browser, { viewport: { width: 390, height: 800 } });
    for (const path of await kinds(folder)) {
      await page.goto(at(path));
      const { width, serif } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        serif: getComputedStyle(document.querySelector('h1')).fontFamily.includes('Palatino'),
      }));
      assert.ok(width <= 390, `${path} is ${width} wide`);
      assert.ok(!serif, `${path} has the first look's type`);
    }
    await context.close();
  });
}
