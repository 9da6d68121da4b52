import { createDiagram } from '@calque/diagram';
import { expect, test } from 'vitest';
import { en } from './messages/en.ts';
import { formatMessage } from './messages/format.ts';
import { TestEditor } from './testing/testEditor.ts';

test('ten components are built, connected and mended with the keyboard alone, and each step is said', () => {
  const said: string[] = [];
  const user = new TestEditor(createDiagram());
  user.editor.subscribe(({ transaction }) => {
    if (transaction?.announcement) said.push(formatMessage(en, transaction.announcement, 'en'));
  });
  const name = (label: string) => user.run('label.set', { label });

  user.key('u').key('Enter');
  name('App');
  for (const label of ['Gateway', 'Retrieval', 'Ranker', 'Re-ranking']) {
    user.key('ArrowRight', { mod: true });
    name(label);
  }
  user.run('view.find', { text: 'Ranker' });
  user.key('ArrowDown', { mod: true });
  name('Feature store');
  user.key(',').key('r').key('PageUp');
  for (const label of ['Events', 'Stream', 'Trainer', 'Registry']) {
    user.key('n');
    name(label);
  }
  user.run('view.find', { text: 'Registry' }).key('c').key('PageUp').key('PageUp').key('Enter');
  user.key('Delete').key('z', { mod: true });

  expect(user.diagram.nodes.map(({ label }) => label)).toEqual([
    'App',
    'Gateway',
    'Retrieval',
    'Ranker',
    'Re-ranking',
    'Feature store',
    'Events',
    'Stream',
    'Trainer',
    'Registry',
  ]);
  expect(said).toMatchInlineSnapshot(`
    [
      "Added unnamed, client.",
      "Named App.",
      "Added unnamed, client, connected from App.",
      "Named Gateway.",
      "Added unnamed, client, connected from Gateway.",
      "Named Retrieval.",
      "Added unnamed, client, connected from Retrieval.",
      "Named Ranker.",
      "Added unnamed, client, connected from Ranker.",
      "Named Re-ranking.",
      "Ranker, client, 4 of 5, connected from Retrieval and to Re-ranking",
      "Added unnamed, client, connected from Ranker.",
      "Named Feature store.",
      "arrow from Ranker to Feature store",
      "Reversed: arrow from Feature store to Ranker.",
      "Re-ranking, client, 6 of 6, connected from Ranker",
      "Added unnamed, client.",
      "Named Events.",
      "Added unnamed, client.",
      "Named Stream.",
      "Added unnamed, client.",
      "Named Trainer.",
      "Added unnamed, client.",
      "Named Registry.",
      "Registry, client, 5 of 10, not connected",
      "Connect Registry: pick a target with the arrow keys, then press Enter.",
      "Target Re-ranking, client.",
      "Target Ranker, client.",
      "Connected Registry to Ranker.",
      "Deleted arrow from Registry to Ranker.",
      "Undone: Deleted arrow from Registry to Ranker.",
    ]
  `);
});
