import type { Translate } from '../messages/translate.ts';

interface WordBankProps {
  readonly words: readonly string[];
  /** Labels on the sheet, in lower case. */
  readonly used: ReadonlySet<string>;
  readonly isReadOnly: boolean;
  readonly translate: Translate;
  readonly onPick: (word: string) => void;
}

/** Every label of the architecture, in no telling order. Picking one draws a box with it. */
export function WordBank({ words, used, isReadOnly, translate, onPick }: WordBankProps) {
  return (
    <div className="calque-p-words">
      <p className="calque-p-panel__empty">{translate('words.intro')}</p>
      <ul className="calque-p-words__list">
        {words.map((word) => {
          const isUsed = used.has(word.toLowerCase());
          return (
            <li key={word}>
              <button
                type="button"
                className="calque-p-chip"
                data-used={isUsed || undefined}
                disabled={isReadOnly}
                aria-label={translate(isUsed ? 'words.used' : 'words.pick', { word })}
                onClick={() => onPick(word)}
              >
                {word}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
