import type { Decoration, DiagramCanvasHandle, Underlay } from '@calque/canvas';
import { addPatch, createNode, type Diagram, type DiagramPatch } from '@calque/diagram';
import {
  type Exercise,
  getDrawnShare,
  getHint,
  getNewWhys,
  getNextHint,
  getUnderlayOpacity,
  type HintUse,
  type PassPlan,
} from '@calque/exercise';
import type { Comparison, Reference } from '@calque/grading';
import { type RefObject, useMemo, useState } from 'react';
import type { Translate } from '../messages/translate.ts';
import { getGhostReference, getGhosts } from '../overlay/decorations.ts';
import type { PanelTab } from '../panel/panel.tsx';
import type { PracticeRecord } from '../record/practiceRecord.ts';
import type { UpdateRecord } from '../record/useRecord.ts';
import { HintPanel } from './hintPanel.tsx';
import { WhyList } from './whyList.tsx';
import { WordBank } from './wordBank.tsx';

interface GuideOptions {
  readonly exercise: Exercise;
  readonly plan: PassPlan | undefined;
  readonly hints: boolean;
  readonly wordBank: boolean;
  readonly diagram: Diagram;
  /** The live comparison; null while none is needed or known. */
  readonly comparison: Comparison | null;
  readonly record: PracticeRecord;
  readonly isReadOnly: boolean;
  readonly translate: Translate;
  readonly updateRecord: UpdateRecord;
  readonly canvas: RefObject<DiagramCanvasHandle | null>;
}

interface Guide {
  readonly tabs: readonly PanelTab[];
  readonly underlay: Underlay | null;
  /** Outlines of the components that a hint has shown and that are not drawn yet. */
  readonly ghosts: readonly Decoration[];
}

/** What helps while drawing: the reference beneath the paper, why each part is there, words and hints. */
export function useGuide(options: GuideOptions): Guide {
  const { exercise, plan, comparison, diagram, record, translate, updateRecord, canvas } = options;
  const [reference] = exercise.references;
  const [startedAt] = useState(() => performance.now());

  const underlay = useMemo((): Underlay | null => {
    if (!plan?.underlay) return null;
    const drawn = comparison ? getDrawnShare(reference, comparison) : 0;
    return { content: { type: 'diagram', diagram: plan.underlay }, opacity: getUnderlayOpacity(plan, drawn) };
  }, [plan, comparison, reference]);

  const ghosts = useMemo(
    () => (comparison ? getHintGhosts(record.hints, comparison, diagram, reference, translate) : []),
    [record.hints, comparison, diagram, reference, translate],
  );

  const tabs: PanelTab[] = [];
  if (plan?.pass === 'trace') {
    const whys = comparison
      ? getNewWhys(reference, null, comparison).map((why) => ({
          ...why,
          title: getTitle(why.id, reference, translate),
        }))
      : [];
    tabs.push({ id: 'why', title: translate('panel.why'), content: <WhyList whys={whys} translate={translate} /> });
  }
  if (options.wordBank && plan) {
    const used = new Set(diagram.nodes.map(({ label }) => label.toLowerCase()));
    const pick = (word: string) => canvas.current?.apply([createWordPatch(word, reference, diagram)], 'node.add');
    tabs.push({
      id: 'words',
      title: translate('panel.words'),
      content: (
        <WordBank
          words={plan.wordBank}
          used={used}
          isReadOnly={options.isReadOnly}
          translate={translate}
          onPick={pick}
        />
      ),
    });
  }
  if (options.hints) {
    const taken = comparison ? record.hints.flatMap((use) => getHint(use, reference, comparison) ?? []) : [];
    tabs.push({
      id: 'hints',
      title: translate('panel.hints'),
      content: (
        <HintPanel
          taken={taken}
          next={comparison && getNextHint(reference, comparison, record.hints, 0)}
          translate={translate}
          onTake={({ use }) => {
            const at = Math.round(performance.now() - startedAt);
            updateRecord('hint.take', ({ hints }) => ({ hints: [...hints, { ...use, at }] }));
          }}
        />
      ),
    });
  }
  return { tabs, underlay, ghosts };
}

function getHintGhosts(
  hints: readonly HintUse[],
  comparison: Comparison,
  diagram: Diagram,
  reference: Reference,
  translate: Translate,
): Decoration[] {
  const shown = new Set(hints.flatMap(({ kind, node }) => (kind === 'ghost' && node !== null ? [node] : [])));
  if (shown.size === 0) return [];
  return getGhosts(comparison, diagram, reference, translate).filter(({ id }) => shown.has(getGhostReference(id)));
}

function getTitle(id: string, reference: Reference, translate: Translate): string {
  const labels = new Map(reference.nodes.map((node) => [node.id, node.label]));
  const edge = reference.edges.find((candidate) => candidate.id === id);
  if (!edge) return labels.get(id) ?? id;
  return translate('edge.name', { from: labels.get(edge.from) ?? '', to: labels.get(edge.to) ?? '' });
}

/** A box for a word of the bank, with the kind that the reference gives it, in the first free row below the drawing. */
function createWordPatch(word: string, reference: Reference, diagram: Diagram): DiagramPatch {
  const model = reference.nodes.find(({ label }) => label === word);
  const bottom = Math.max(0, ...diagram.nodes.map(({ y, height }) => y + height + 32));
  const taken = new Set([...diagram.nodes, ...diagram.edges, ...diagram.groups].map(({ id }) => id));
  let number = diagram.nodes.length + 1;
  while (taken.has(`word-${number}`)) number += 1;
  const node = createNode({ id: `word-${number}`, label: word, y: bottom, ...(model && { kind: model.kind }) });
  return addPatch(diagram, 'nodes', node);
}
