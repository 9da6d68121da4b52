import { commands, page } from 'vitest/browser';
import { expect } from 'vitest';
import { comparePictures } from './comparePictures.ts';

/**
 * A block that differs by more has changed. Fonts hinted otherwise made at most 16 of it, a line of one pixel that is missing
 * makes 25 and an arrowhead 50; a letter may make less than another hinting does.
 */
export const tolerance = 20;

/** Paths are taken from the root of the workspace. */
const folder = 'packages/canvas/src/testing/visual';

/** Returns what an element shows, at half its size in CSS pixels whatever the screen's ratio. */
export async function takePicture(element: HTMLElement): Promise<ImageData> {
  const shot = await decode(await page.screenshot({ element, save: false }));
  const { width, height } = element.getBoundingClientRect();
  return shrink(shot, Math.floor(width / 2), Math.floor(height / 2));
}

/** Compares a picture with the stored one of that name, or stores it where `VITE_UPDATE_PICTURES` is set. */
export async function expectPicture(name: string, picture: ImageData, most = tolerance): Promise<void> {
  const path = `${folder}/pictures/${name}.png`;
  if (import.meta.env['VITE_UPDATE_PICTURES']) {
    await commands.writeFile(path, await encode(picture), 'base64');
    return;
  }
  const stored = await decode(await commands.readFile(path, 'base64'));
  const { worst, x, y } = comparePictures(picture, stored);
  const seen = `${folder}/__screenshots__/${name}.png`;
  if (worst > most) await commands.writeFile(seen, await encode(picture), 'base64');
  expect(worst, `${name} looks different at ${2 * x}, ${2 * y}: see ${seen}`).toBeLessThanOrEqual(most);
}

async function decode(base64: string): Promise<ImageData> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

async function encode(picture: ImageData): Promise<string> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')!.putImageData(picture, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The mean of the pixels that fall on each new one. */
function shrink({ data, width }: ImageData, newWidth: number, newHeight: number): ImageData {
  const times = Math.floor(width / newWidth);
  const result = new ImageData(newWidth, newHeight);
  for (let y = 0; y < newHeight; y += 1)
    for (let x = 0; x < newWidth; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let dy = 0; dy < times; dy += 1)
          for (let dx = 0; dx < times; dx += 1) sum += data[((y * times + dy) * width + x * times + dx) * 4 + channel]!;
        result.data[(y * newWidth + x) * 4 + channel] = sum / times ** 2;
      }
  return result;
}
