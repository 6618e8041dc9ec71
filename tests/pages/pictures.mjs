// Takes the pictures of docs/images from the portfolio in CASEBOOK_SITE and the dashboard in CASEBOOK_DASHBOARD:
// `scripts/task pictures`.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder, launch } from './site.mjs';

const dashboard = resolve(process.env.CASEBOOK_DASHBOARD ?? 'missing');
const PICTURES = [
  ['portfolio-home', 'index.html', 'light', 1280, 1120],
  ['portfolio-capability', 'capabilities/network.html', 'dark', 1280, 900],
  ['portfolio-ledger', 'ledger.html', 'light', 1280, 900],
  ['portfolio-case-phone', 'cases/scanners-logged-off-by-the-upgrade.html', 'dark', 390, 844],
  ['dashboard-digest', 'index.html', 'light', 1280, 860, dashboard],
  ['dashboard-capabilities', 'capabilities.html', 'dark', 1280, 640, dashboard],
  ['dashboard-weeks', 'weeks.html', 'light', 1280, 640, dashboard],
];

const browser = await launch();
for (const [name, path, colorScheme, width, height, of = folder] of PICTURES) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(of, path)).href);
  await page.screenshot({ path: `docs/images/${name}.png` });
  await context.close();
}
await browser.close();
