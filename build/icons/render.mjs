// Renders the drawings beside this file with the system's Chromium: node build/icons/render.mjs
// What comes out is committed, so that packaging needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { chromium } from '@playwright/test';

import { findChromium } from '../programs.mjs';
import { toIcns, toIco } from './containers.mjs';

/** Up to this size, in pixels, the two fingers stand alone. */
const small = 48;
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** macOS wants air around: 824 of 1024 pixels are drawn on. */
const airOnMac = 100 / 1024;
/** Something waits: KRDS's danger red, ringed with white to be seen on every panel. */
const dot =
  '<circle cx="394" cy="118" r="118" fill="#fff" stroke="#256ef4" stroke-width="40" paint-order="stroke" />' +
  '<circle cx="394" cy="118" r="90" fill="#de3412" />';

/** @param {string} name */
const at = (name) => new URL(name, import.meta.url);

const drawing = readFileSync(at('icon.svg'), 'utf8');
const smallDrawing = readFileSync(at('icon-small.svg'), 'utf8');
const unreadDrawing = smallDrawing.replace('</svg>', `${dot}</svg>`);

const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();

/**
 * @param {string} svg
 * @param {number} size in pixels
 * @param {number} [air] of the size, on every side
 * @returns {Promise<Buffer>} a PNG with a transparent ground
 */
async function render(svg, size, air = 0) {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const side = size * (1 - 2 * air);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0"><img src="${source}" style="position:absolute;inset:${size * air}px;width:${side}px;height:${side}px">`,
  );
  await page.waitForFunction('document.images[0]?.complete');
  return page.screenshot({ omitBackground: true });
}

/**
 * @param {number} air
 * @returns {Promise<import('./containers.mjs').Picture[]>}
 */
async function renderAll(air) {
  const pictures = [];
  for (const size of sizes) {
    const svg = size <= small ? smallDrawing : drawing;
    pictures.push({ size, png: await render(svg, size, air) });
  }
  return pictures;
}

mkdirSync(at('set'), { recursive: true });
const pictures = await renderAll(0);
for (const { size, png } of pictures) writeFileSync(at(`set/${size}x${size}.png`), png);
writeFileSync(at('icon.ico'), toIco(pictures.filter(({ size }) => size <= 256)));
writeFileSync(at('icon.icns'), toIcns(await renderAll(airOnMac)));
writeFileSync(at('tray.png'), await render(smallDrawing, 32));
writeFileSync(at('tray@2x.png'), await render(smallDrawing, 64));
writeFileSync(at('tray-unread.png'), await render(unreadDrawing, 32));
writeFileSync(at('tray-unread@2x.png'), await render(unreadDrawing, 64));
await browser.close();
