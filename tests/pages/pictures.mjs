// Takes the pictures of docs/images from the portfolio in CASEBOOK_SITE: `scripts/task pictures`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder, launch } from './site.mjs';

const PICTURES = [
  ['portfolio-home', 'index.html', 'light', 1280, 1120],
  ['portfolio-capability', 'capabilities/network.html', 'dark', 1280, 900],
  ['portfolio-ledger', 'ledger.html', 'light', 1280, 900],
  ['portfolio-case-phone', 'cases/scanners-logged-off-by-the-upgrade.html', 'dark', 390, 844],
];

const browser = await launch();
for (const [name, path, colorScheme, width, height] of PICTURES) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, path)).href);
  await page.screenshot({ path: `docs/images/${name}.png` });
  await context.close();
}
await browser.close();
