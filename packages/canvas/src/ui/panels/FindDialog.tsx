import { getNode } from '@calque/diagram';
import { findByLabel, getLabel } from '@calque/editor';
import { useCanvas } from '../../view/context.ts';
import { KindIcon } from '../Icon.tsx';
import { Dialog } from './Dialog.tsx';
import { Picker } from './Picker.tsx';

const maxFound = 50;

/** Goes to an element by its label. */
export function FindDialog() {
  const { editor, host, t, format } = useCanvas();
  const getOptions = (query: string) => {
    const { diagram } = editor.getState();
    return findByLabel(diagram, query)
      .slice(0, maxFound)
      .map((id) => {
        const kind = getNode(diagram, id)?.kind;
        return {
          id,
          label: getLabel(diagram, id),
          hint: kind && format({ key: `kind.${kind}` }),
          icon: kind ? <KindIcon kind={kind} /> : undefined,
        };
      });
  };
  return (
    <Dialog title={t('find.title')}>
      <Picker
        label={t('find.search')}
        empty={t('find.none')}
        getOptions={getOptions}
        onPick={({ id }) => {
          host.open(null);
          editor.run('select.goTo', { id });
          host.focusOutline();
        }}
      />
    </Dialog>
  );
}
