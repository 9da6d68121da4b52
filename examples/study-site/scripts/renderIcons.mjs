// Draws the PNG icons of the web app from public/icon.svg. Run it after changing the icon: node scripts/renderIcons.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../../scripts/findChromium.mjs';

const folder = join(import.meta.dirname, '..', 'public');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** A maskable icon is cut to any shape: it has no corners of its own, and keeps its drawing in the middle 80 %. */
const maskable = svg
  .replace(' rx="14"', '')
  .replace('<g fill="none"', '<g transform="translate(9.6 9.6) scale(.7)" fill="none"');
const icons = [
  { file: 'icon-192.png', size: 192, source: svg },
  { file: 'icon-512.png', size: 512, source: svg },
  { file: 'icon-maskable-512.png', size: 512, source: maskable },
];

const { executablePath, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args: chromiumArgs, env: { ...process.env, ...env } });
for (const { file, size, source } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${source}`);
  await page.screenshot({ path: join(folder, file), omitBackground: true });
  await page.close();
}
await browser.close();
