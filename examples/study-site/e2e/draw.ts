import type { Diagram } from '@calque/diagram';
import { type Exercise, toPlainDiagram } from '@calque/exercise';
import type { Locator, Page } from 'playwright-core';

export interface Plan {
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly kind: string }[];
  /** Ids of nodes. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** The whole first reference, as something to draw. */
export function getPlan({ references: [reference] }: Exercise): Plan {
  return { nodes: reference.nodes, edges: reference.edges };
}

const getCanvas = (page: Page): Locator => page.locator('.calque-surface').first();
const getOutline = (page: Page): Locator => page.getByRole('tree');

/** Boxes stand on a grid, wide enough apart that no arrow's label covers one. */
const columns = 5;
const step = { x: 216, y: 148 } as const;

function getSpot(index: number): { readonly x: number; readonly y: number } {
  return { x: 120 + (index % columns) * step.x, y: 70 + Math.floor(index / columns) * step.y };
}

/** Draws with the mouse; the keyboard types labels only. Resolves when every part is in the outline. */
export async function drawByMouse(page: Page, { nodes, edges }: Plan): Promise<void> {
  const box = await getCanvas(page).boundingBox();
  if (!box) throw new Error('The canvas is not on the page.');
  const at = (index: number) => ({ x: box.x + getSpot(index).x, y: box.y + getSpot(index).y });
  for (const [index, { label }] of nodes.entries()) {
    const { x, y } = at(index);
    await page.mouse.dblclick(x, y);
    await typeLabel(page, label);
  }
  const places = new Map(nodes.map(({ id }, index) => [id, at(index)]));
  for (const { from, to } of edges) {
    const start = places.get(from);
    const end = places.get(to);
    if (!start || !end) throw new Error(`No box for the arrow ${from} → ${to}.`);
    // With a box selected the tool would begin at that box.
    await page.mouse.click(box.x + 40, box.y + box.height - 20);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await page.mouse.move(end.x, end.y, { steps: 3 });
    await page.mouse.up();
  }
}

/** Draws with the keyboard alone: no pointer event is sent to the page. */
export async function drawByKeyboard(page: Page, { nodes, edges }: Plan): Promise<void> {
  await focusOutline(page);
  for (const { label } of nodes) {
    await page.keyboard.press('n');
    await typeLabel(page, label);
  }
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  for (const { from, to } of edges) await connectByKeyboard(page, labels.get(from) ?? '', labels.get(to) ?? '');
}

/** Goes to the drawing as Tab would. */
async function focusOutline(page: Page): Promise<void> {
  await getOutline(page).waitFor({ state: 'attached' });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate('document.activeElement?.closest("[role=tree]") !== null')) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach the drawing.');
}

async function connectByKeyboard(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('Control+f');
  const field = page.getByRole('dialog').locator('input');
  await field.waitFor();
  await page.keyboard.type(from);
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('PageDown');
    if ((await readAnnouncement(page)).includes(`${to},`)) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`The keyboard does not reach ${to} from ${from}.`);
}

/** What a screen reader was told last. */
async function readAnnouncement(page: Page): Promise<string> {
  const texts = await page.locator('.calque-canvas output').allTextContents();
  return texts.join(' ');
}

async function typeLabel(page: Page, label: string): Promise<void> {
  await page.locator('.calque-canvas input, .calque-canvas textarea').first().waitFor();
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
}

/** Goes to a button with Shift and Tab, and presses it with Enter. */
async function pressByKeyboard(page: Page, button: Locator): Promise<void> {
  await button.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await button.evaluate((element) => element === element.ownerDocument.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error('The keyboard does not reach the button.');
}

/** The components in the outline, as a screen reader hears them: label, kind, place and connections. */
export async function readOutline(page: Page): Promise<readonly string[]> {
  // The last change may still be on its way to the screen.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const rows = await getOutline(page).getByRole('treeitem').allInnerTexts();
  return rows.filter((row) => /, \d+ of \d+/.test(row));
}

/** Presses Check, and skips the guess where it is asked for. */
export async function check(page: Page, { byKeyboard = false } = {}): Promise<void> {
  const press = (button: Locator) => (byKeyboard ? pressByKeyboard(page, button) : button.click());
  await press(page.getByRole('button', { name: 'Check', exact: true }));
  const skip = page.getByRole('button', { name: 'Without a guess' });
  const result = page.locator('[data-phase="result"]');
  await skip.or(result).first().waitFor();
  if (await skip.isVisible()) await press(skip);
  await result.waitFor();
}

export interface ShownEdit {
  readonly id: string;
  readonly text: string;
}

/** What the result lists, in its order. */
export async function readEdits(page: Page): Promise<readonly ShownEdit[]> {
  const rows = await page.locator('li[data-edit]').all();
  return Promise.all(
    rows.map(async (row) => ({
      id: (await row.getAttribute('data-edit')) ?? '',
      text: (await row.locator('p').first().innerText()).trim(),
    })),
  );
}

/** The score as it stands in the ring. */
export async function readScore(page: Page): Promise<string> {
  const text = await page.locator('[data-phase="result"] [role="tabpanel"]').innerText();
  return /([\d.]+)\s*of 100/.exec(text)?.[1] ?? '';
}

/** Pastes a drawing onto the sheet, as from another canvas. */
export async function paste(page: Page, { nodes, edges }: Pick<Diagram, 'nodes' | 'edges'>): Promise<void> {
  await focusOutline(page);
  const text = JSON.stringify({ version: 1, nodes, edges, groups: [] });
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
  await getOutline(page)
    .getByRole('treeitem')
    .nth(nodes.length - 1)
    .waitFor({ state: 'attached' });
}

/** The reference as a drawing without the named nodes and with the named arrows (`from>to`) turned round. */
export function drawWithout(
  { references: [reference] }: Exercise,
  missing: readonly string[],
  reversed: readonly string[] = [],
): Pick<Diagram, 'nodes' | 'edges'> {
  const { nodes, edges } = toPlainDiagram(reference);
  return {
    nodes: nodes.filter(({ id }) => !missing.includes(id)).map((node) => ({ ...node, parent: undefined })),
    edges: edges
      .filter(({ from, to }) => !missing.includes(from) && !missing.includes(to))
      .map((edge) => (reversed.includes(`${edge.from}>${edge.to}`) ? { ...edge, from: edge.to, to: edge.from } : edge)),
  };
}
