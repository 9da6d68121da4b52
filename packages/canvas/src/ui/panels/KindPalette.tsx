import { useEffect, useRef } from 'react';
import { formatShortcut, kindShortcuts } from '@calque/editor';
import { useCanvas, useEditorValue } from '../../view/context.ts';
import { KindIcon } from '../Icon.tsx';
import { useDragOut } from '../useDragOut.ts';
import { matchesQuery } from './Picker.tsx';
import { useTypedQuery } from './useTypedQuery.ts';

interface KindPaletteProps {
  /** Changes the kind of what is selected, rather than picking up the box tool. */
  readonly changes: boolean;
}

/** All kinds with their icons: pressed to draw, dragged out onto the sheet, or picked as the end of a loose arrow. */
export function KindPalette({ changes }: KindPaletteProps) {
  const { editor, host, t, format } = useCanvas();
  const [query, setQuery] = useTypedQuery();
  const field = useRef<HTMLInputElement>(null);
  const kinds = useEditorValue((_state, _session, { getOptions }) => getOptions().kinds);
  const offer = useEditorValue((_, session) => session.offer);
  const startDrag = useDragOut();
  useEffect(() => field.current?.focus(), []);

  const close = () => {
    host.open(null);
    if (editor.getSession().offer) editor.setSession({ offer: null });
    host.focusOutline();
  };

  function pick(kind: string) {
    host.remember(kind);
    host.open(null);
    host.focusOutline();
    if (offer) editor.run('node.addConnected', { kind });
    else if (changes) editor.run('node.setKind', { kind });
    else editor.run('tool.box', { kind });
  }

  const shown = kinds
    .map((kind) => ({ kind, name: format({ key: `kind.${kind}` }) }))
    .filter(({ name }) => matchesQuery(name, query));
  const recent = query === '' ? host.getRecentKinds().filter((kind) => kinds.includes(kind)) : [];
  const title = offer ? t('offer.title') : t('kinds.title');

  const renderList = (items: readonly { kind: string; name: string }[]) => (
    <ul className="calque-kind-list">
      {items.map(({ kind, name }) => {
        const keys = kindShortcuts.find(({ args }) => args?.['kind'] === kind)?.keys[0];
        return (
          <li key={kind}>
            <button
              type="button"
              className="calque-button"
              onClick={() => pick(kind)}
              onPointerDown={(event) => !offer && !changes && startDrag(event, kind)}
            >
              <KindIcon kind={kind} />
              <span className="calque-kind-name">{name}</span>
              {keys && <span className="calque-key">{formatShortcut(keys, host.isMac ? 'mac' : 'other')}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );

  return (
    <div
      className="calque-panel calque-kinds"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div
        className="calque-kind-dialog"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <dialog> has a life of its own
        role="dialog"
        tabIndex={-1}
        aria-label={title}
      >
        <h2 className="calque-heading">{title}</h2>
        <input
          ref={field}
          className="calque-field"
          type="search"
          aria-label={t('kinds.search')}
          placeholder={t('kinds.search')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={(event) => {
            const [first] = shown;
            if (event.key === 'Enter' && first) pick(first.kind);
          }}
        />
        <div className="calque-kind-scroll">
          {recent.length > 0 && (
            <>
              <h3 className="calque-heading">{t('kinds.recent')}</h3>
              {renderList(recent.map((kind) => ({ kind, name: format({ key: `kind.${kind}` }) })))}
              <h3 className="calque-heading">{t('kinds.all')}</h3>
            </>
          )}
          {renderList(shown)}
          {shown.length === 0 && <p className="calque-empty">{t('kinds.none')}</p>}
        </div>
      </div>
    </div>
  );
}
