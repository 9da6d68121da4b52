import type { Camera, Editor, Guide } from '@calque/editor';

/**
 * Shows what a dragged box snaps to, as thin elements rather than on a canvas: a guide reaches across the whole view, and
 * a canvas that large would have to be painted and composited in every frame of the drag.
 */
export function createGuides(container: HTMLElement, editor: Editor): { update(): void } {
  let shown: readonly Guide[] = [];

  function update() {
    const { preview, camera } = editor.getSession();
    const guides = preview && 'guides' in preview ? preview.guides : [];
    if (guides === shown || (guides.length === 0 && shown.length === 0)) return;
    shown = guides;
    while (container.childElementCount > guides.length) container.lastElementChild!.remove();
    while (container.childElementCount < guides.length) container.append(container.ownerDocument.createElement('div'));
    guides.forEach((guide, index) => place(container.children[index] as HTMLElement, guide, camera));
  }

  return { update };
}

function place(element: HTMLElement, { type = 'align', axis, position, from, to }: Guide, camera: Camera) {
  // An align guide of axis x is a vertical line; a gap guide of axis x is a horizontal distance.
  const isVertical = (axis === 'x') === (type === 'align');
  const start = ((isVertical ? from - camera.y : from - camera.x) * camera.zoom).toFixed(1);
  const at = ((isVertical ? position - camera.x : position - camera.y) * camera.zoom).toFixed(1);
  const length = Math.max(1, (to - from) * camera.zoom).toFixed(1);
  element.className = `calque-guide calque-guide-${type}`;
  element.dataset['axis'] = isVertical ? 'y' : 'x';
  element.style.transform = isVertical ? `translate(${at}px, ${start}px)` : `translate(${start}px, ${at}px)`;
  element.style.width = isVertical ? '' : `${length}px`;
  element.style.height = isVertical ? `${length}px` : '';
}
