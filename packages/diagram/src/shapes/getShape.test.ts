import { describe, expect, it } from 'vitest';
import { nodeKinds } from '../document/types.ts';
import { measureText } from '../text/measureText.ts';
import { getShape, isNodeKind } from './getShape.ts';
import { iconSize } from './icons.ts';
import { layoutNode } from './layoutNode.ts';

/** All numbers of path data whose commands are absolute or relative; only used to see that it is well formed. */
const pathPattern = /^(?:[MLCQZVHSAmlcqtzvhsa](?:\s*-?\d*\.?\d+(?:\s|(?=-)|(?=[A-Za-z])|$))*)+$/;

describe('getShape', () => {
  it('draws every kind by an outline of its own', () => {
    const drawings = nodeKinds.map((kind) => {
      const shape = getShape(kind);
      return `${shape.outline(160, 64)} ${shape.details(160, 64)} ${shape.dash}`;
    });
    expect(new Set(drawings).size).toBe(nodeKinds.length);
  });

  it('gives every kind an icon and a name of its own', () => {
    expect(new Set(nodeKinds.map((kind) => getShape(kind).icon)).size).toBe(nodeKinds.length);
    expect(new Set(nodeKinds.map((kind) => getShape(kind).title)).size).toBe(nodeKinds.length);
  });

  it.each(nodeKinds)('gives well-formed paths for a %s of any size', (kind) => {
    const shape = getShape(kind);
    for (const size of [1, 7, 64, 160, 2000]) {
      expect(shape.outline(size, size)).toMatch(pathPattern);
      expect(shape.outline(size, size)).toMatch(/Z$/);
      expect(shape.details(size, size)).toMatch(/^$|^M/);
      expect(shape.details(size, size)).not.toMatch(/NaN|Infinity|e/);
      const box = shape.labelBox(size, size);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(size);
      expect(box.width).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(0);
    }
  });

  it('draws unknown kinds as a service', () => {
    expect(getShape('quantum-annealer')).toBe(getShape('service'));
    expect(getShape('__proto__')).toBe(getShape('service'));
    expect(isNodeKind('store')).toBe(true);
    expect(isNodeKind('toString')).toBe(false);
  });
});

describe('layoutNode', () => {
  const node = { label: 'Ranking', kind: 'service', width: 160, height: 64 };

  it.each(nodeKinds)('keeps icon and label of a %s in its label box', (kind) => {
    for (const label of ['A', 'Ranking', 'Candidate generation', 'A label of many words that goes on and on']) {
      const layout = layoutNode({ ...node, kind, label });
      const box = getShape(kind).labelBox(node.width, node.height);
      expect(layout.icon!.x).toBeGreaterThanOrEqual(box.x - 0.01);
      expect(layout.icon!.x + iconSize).toBeLessThan(layout.lines[0]!.x);
      for (const line of layout.lines) expect(line.x + line.width).toBeLessThanOrEqual(box.x + box.width + 0.01);
      expect(layout.lines.length).toBeLessThanOrEqual(2);
    }
  });

  it('centres the icon of a node without a label', () => {
    expect(layoutNode({ ...node, label: ' ' })).toEqual({ icon: { x: 71, y: 23 }, lines: [], truncated: false });
  });

  it('leaves out the icon where there is no room beside the label', () => {
    expect(layoutNode({ ...node, width: 70 }).icon).toBeNull();
  });

  it('uses more lines in a higher box', () => {
    const label = 'one two three four five six seven eight nine ten';
    expect(layoutNode({ ...node, label }).truncated).toBe(true);
    expect(layoutNode({ ...node, label, height: 120 }).truncated).toBe(false);
  });
});

describe('measureText', () => {
  it('adds up the widths of letters', () => {
    expect(measureText('AB', 1000)).toBe(543 + 588);
    expect(measureText('', 14)).toBe(0);
  });

  it('takes accented letters as wide as plain ones and CJK as wide as they are high', () => {
    expect(measureText('é', 14)).toBe(measureText('e', 14));
    expect(measureText('特', 14)).toBe(14);
    expect(measureText('e\u0301', 14)).toBe(measureText('e', 14));
  });
});
